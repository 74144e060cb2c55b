//! Reading a reply: the envelope of a list, the id of something new, the words of an error.

use crate::error::{Error, ErrorCode};
use crate::model::{Data, Id};
use crate::rules::text::joined;

/// A list's envelope, both dialects' names read alike.
#[derive(Debug, Clone)]
pub struct Envelope<D> {
    /// The items.
    pub items: D,
    /// How many they are.
    pub count: usize,
    /// How many there are in all, if the server says.
    pub total_items: Option<u64>,
    /// Which page this is, if the server says.
    pub page: Option<u64>,
    /// How many items it puts in a page, if the server says.
    pub items_in_page: Option<u64>,
    /// How many pages there are, if the server says.
    pub total_pages: Option<u64>,
    /// Whether the server names a next page. Its address is never followed: it may lead elsewhere.
    pub next_link: bool,
}

/// The envelope of a list, or `None` if this is no list. A bare array is a list as well.
pub fn envelope<D: Data>(body: &D) -> Option<Envelope<D>> {
    if let Some(count) = body.length() {
        let items = body.clone();
        return Some(Envelope {
            items,
            count,
            total_items: None,
            page: None,
            items_in_page: None,
            total_pages: None,
            next_link: false,
        });
    }
    let items = body.field("items")?;
    let count = items.length()?;
    let whole = |name: &str| body.number_of(name).filter(|n| *n >= 0.0).map(|n| n as u64);
    Some(Envelope {
        count,
        total_items: whole("totalItems").or_else(|| whole("totalItemCount")),
        page: whole("page"),
        items_in_page: whole("itemsInPage"),
        total_pages: whole("totalPages"),
        next_link: body.text_of("nextLink").is_some_and(|link| !link.is_empty()),
        items,
    })
}

/// An id in a reply: a number, or digits as older servers send them.
pub fn id_in<D: Data>(body: &D, name: &str) -> Option<Id> {
    let value = body.field(name)?;
    match value.number() {
        Some(number) => Id::from_number(number),
        None => Id::from_digits(&value.text()?),
    }
}

/// The id of what a create made: under its own name, or as `ActionID`.
pub fn created_id<D: Data>(body: &D, id_field: &str) -> Option<Id> {
    id_in(body, id_field).or_else(|| id_in(body, "ActionID"))
}

/// What the server says went wrong: the guide's `Message`, `ProblemDetails`, or whatever text there is, in an
/// inner object or the first of a list too.
pub fn error_text<D: Data>(body: &D) -> Option<String> {
    const NAMES: [&str; 6] = ["Message", "message", "detail", "title", "error", "error_description"];
    const INNER: [&str; 3] = ["error", "errors", "Errors"];
    const DEEPEST: usize = 3;
    let mut part = body.clone();
    for _ in 0..DEEPEST {
        let filled = |text: &String| !text.trim().is_empty();
        let named = NAMES.iter().find_map(|name| part.text_of(name).filter(filled));
        if let Some(text) = named.or_else(|| part.text().filter(filled)) {
            return Some(text);
        }
        part = INNER.iter().find_map(|name| part.field(name)).or_else(|| part.item(0))?;
    }
    None
}

/// The code of a refused request, from its status and, for the guide's 400s, from its message.
pub fn error_code(status: u16, message: &str) -> ErrorCode {
    const BY_MESSAGE: &[(&str, ErrorCode)] = &[
        ("invalid customer id", ErrorCode::InvalidCustomerId),
        ("invalid ticket id", ErrorCode::InvalidTicketId),
        ("email already exists", ErrorCode::DuplicateEmail),
        ("duplicate email", ErrorCode::DuplicateEmail),
    ];
    let lower = message.to_ascii_lowercase();
    let named = BY_MESSAGE.iter().find(|(words, _)| place(&lower, words).is_some()).map(|(_, code)| *code);
    match status {
        400 => named.unwrap_or(ErrorCode::InvalidInput),
        401 => ErrorCode::Unauthorized,
        403 => ErrorCode::Forbidden,
        404 | 410 => ErrorCode::NotFound,
        408 => ErrorCode::Timeout,
        409 => named.unwrap_or(ErrorCode::Conflict),
        429 => ErrorCode::RateLimited,
        500..=599 => ErrorCode::Server,
        300..=399 => ErrorCode::BadReply,
        _ => ErrorCode::Refused,
    }
}

/// The error of a refused request: what happened in the table's words, the server's own if they say more,
/// and what to do.
pub fn error(status: u16, said: Option<&str>, about: &str) -> Error {
    let said = said.map(excerpt).filter(|text| !text.is_empty());
    let code = error_code(status, said.as_deref().unwrap_or_default());
    let mut what = match code {
        ErrorCode::NotFound => joined(&[about, " not found"]),
        _ => code.row().message.to_owned(),
    };
    if let Some(text) = said.filter(|text| !repeats(&what, text, code)) {
        what.push_str(" (Atera says: ");
        what.push_str(&text);
        what.push(')');
    }
    Error::because(code, &what).at_status(status)
}

/// Whether the server's words add nothing: our own, or the guide's "Ticket not found".
fn repeats(what: &str, said: &str, code: ErrorCode) -> bool {
    let lower = said.to_ascii_lowercase();
    lower == what.to_ascii_lowercase() || lower.ends_with("not found") && code == ErrorCode::NotFound
}

/// Where a text stands in another. The standard library's search is three kilobytes of wasm; this one reads a few
/// short texts.
pub fn place(text: &str, wanted: &str) -> Option<usize> {
    (0..text.len())
        .find(|at| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(wanted.as_bytes())))
}

/// At most 200 characters of somebody else's text, on one line, for use in a message.
pub fn excerpt(text: &str) -> String {
    const MOST: usize = 200;
    let mut short = String::new();
    let mut gap = false;
    for (count, character) in text.trim().chars().enumerate() {
        if count == MOST {
            short.push('…');
            break;
        }
        if character.is_whitespace() || character.is_control() {
            gap = true;
            continue;
        }
        if gap && !short.is_empty() {
            short.push(' ');
        }
        gap = false;
        short.push(character);
    }
    while short.ends_with('.') {
        short.pop();
    }
    short
}
