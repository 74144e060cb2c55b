//! The live contract as facts: every object, word and call of Atera's `OpenAPI` document of June 2026, for the
//! domains of the guide. Tests prove with it that nothing leaves the client that the document does not know, and the
//! drift watch compares a real account with it. The client has no use for it: it is compiled natively only.

mod customers;
mod objects;
mod operations;
mod tickets;
mod validate;
mod words;

pub use objects::SHAPES;
pub use operations::OPERATIONS;
pub use validate::{validate, validate_type};
pub use words::WORDS;

/// What a value may be, in the document's terms.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// A whole number of 64 bits.
    Int64,
    /// A whole number of 32 bits.
    Int32,
    /// Any number.
    Double,
    /// Text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A date with its time of day. The offset may be missing: the document's own account-local times have none.
    DateTime,
    /// 8-4-4-4-12 hexadecimal digits.
    Uuid,
    /// One of some words.
    Word(&'static Words),
    /// An object.
    Object(&'static Shape),
    /// An object that the document names and does not describe.
    Unknown(&'static str),
    /// A list of such values.
    List(&'static Type),
}

/// The words that a field may hold.
#[derive(Debug)]
pub struct Words {
    /// The document's name for them.
    pub name: &'static str,
    /// The words, in the document's order.
    pub words: &'static [&'static str],
}

/// What the document says of one field.
#[derive(Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// What it holds.
    pub kind: Type,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it must be there.
    pub required: bool,
}

/// An object.
#[derive(Debug)]
pub struct Shape {
    /// The document's name for it.
    pub name: &'static str,
    /// Its fields, in the document's order.
    pub fields: &'static [Field],
}

/// A status, and the body that comes with it if the document names one.
pub type Reply = (u16, Option<Type>);

/// A call.
#[derive(Debug)]
pub struct Operation {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path below `/api/v3`, with its parameters in braces.
    pub path: &'static str,
    /// What may stand in the query.
    pub query: &'static [&'static str],
    /// What is sent.
    pub body: Option<Type>,
    /// What may come back.
    pub replies: &'static [Reply],
}

impl Shape {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Operation {
    /// What comes back with this status: `None` if the document does not name the status, `Some(None)` if it names
    /// it without a body.
    pub fn reply(&self, status: u16) -> Option<Option<Type>> {
        self.replies.iter().find(|(known, _)| *known == status).map(|(_, body)| *body)
    }
}

/// The object with this name.
///
/// ```
/// use atera_wasm::api::shape::shape;
/// let ticket = shape("TicketDto").expect("an object of the document");
/// assert!(ticket.field("FirstComment").is_some_and(|field| field.nullable));
/// assert!(shape("CreateFolderRequest").is_none(), "named, but not described");
/// ```
pub fn shape(name: &str) -> Option<&'static Shape> {
    SHAPES.iter().copied().find(|shape| shape.name == name)
}

/// The call of this method and path. The path is the document's, or one that was really asked, without its query:
/// a fixed word goes before a parameter.
///
/// ```
/// use atera_wasm::api::shape::operation;
/// let path = |path| operation("GET", path).map(|found| found.path);
/// assert_eq!(path("/tickets/{ticketId}"), Some("/tickets/{ticketId}"));
/// assert_eq!(path("/tickets/17"), Some("/tickets/{ticketId}"));
/// assert_eq!(path("/tickets/lastmodified"), Some("/tickets/lastmodified"));
/// assert_eq!(path("/tickets/17/relations"), None);
/// ```
pub fn operation(method: &str, path: &str) -> Option<&'static Operation> {
    let fitting = OPERATIONS.iter().filter(|row| row.method == method && fits(row.path, path));
    fitting.min_by_key(|row| row.path.matches('{').count())
}

fn fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted == given => {}
            (Some(wanted), Some(given)) if wanted.starts_with('{') && !given.is_empty() => {}
            (Some(_) | None, Some(_) | None) => return false,
        }
    }
}
