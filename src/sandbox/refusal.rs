//! Why a request is refused: one table of statuses and the guide's messages.

use std::borrow::Cow;

/// The kinds of things that have an id in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Customer,
    Contact,
    Ticket,
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    Unauthorized,
    Forbidden,
    RateLimited {
        retry_after: String,
    },
    NoSuchPath,
    MethodNotAllowed {
        allow: String,
    },
    TooLarge,
    NotJson,
    BadJson,
    /// The id in the path is no id.
    BadId(Thing),
    /// The id in the path names nothing.
    NotFound(Thing),
    /// The `CustomerID` in the body is missing or names nobody.
    UnknownCustomer,
    /// The `EndUserID` in the body names nobody.
    UnknownEndUser,
    NameRequired,
    EmailRequired,
    InvalidEmail,
    EmailExists,
    TitleRequired,
    InvalidPriority,
    InvalidStatus,
    InvalidType,
    InvalidDate,
    InvalidPage,
    InvalidItemsInPage,
    /// A field holds a value of the wrong type.
    InvalidField(&'static str),
    CommentRequired,
    FieldNameRequired,
    ValueRequired,
    NoSuchCustomValue,
    IllegalTransition {
        from: String,
        to: String,
    },
    /// The body has a property that its shape does not have.
    UnknownProperty(String),
    /// A field that must be there is not.
    Required(&'static str),
    /// A time of the account's own zone is malformed, or it has an offset.
    NotLocal(&'static str),
    UnknownTechnician,
    /// The body names no author, or two.
    OneAuthor,
    RequesterRequired,
    InvalidSpan,
    /// The ids in the body are not a list of ids.
    InvalidIds,
    BadItem,
    /// Nobody defined this field.
    NoSuchField,
    /// The value does not fit the field's type.
    InvalidValue,
    InvalidRelation,
    NoSuchRelation,
}

impl Refusal {
    /// The status and the message. Where the guide has a message for it, that is the message.
    pub(super) fn answer(&self) -> (u16, Cow<'static, str>) {
        let (status, message) = match self {
            Refusal::Unauthorized => (401, "Unauthorized"),
            Refusal::Forbidden => (403, "Forbidden"),
            Refusal::RateLimited { .. } => (429, "Rate limited"),
            Refusal::NoSuchPath => (404, "Not found"),
            Refusal::MethodNotAllowed { .. } => (405, "Method not allowed"),
            Refusal::TooLarge => (413, "Payload too large"),
            Refusal::NotJson => (415, "Unsupported media type"),
            Refusal::BadJson => (400, "Invalid JSON"),
            Refusal::BadId(Thing::Customer) | Refusal::UnknownCustomer => (400, "Invalid customer ID"),
            Refusal::BadId(Thing::Contact) => (400, "Invalid contact ID"),
            Refusal::BadId(Thing::Ticket) => (400, "Invalid ticket ID"),
            Refusal::NotFound(Thing::Customer) => (404, "Customer not found"),
            Refusal::NotFound(Thing::Contact) => (404, "Contact not found"),
            Refusal::NotFound(Thing::Ticket) => (404, "Ticket not found"),
            Refusal::UnknownEndUser => (400, "Customer not found"),
            Refusal::NameRequired => (400, "Name required"),
            Refusal::EmailRequired => (400, "Email required"),
            Refusal::InvalidEmail => (400, "Invalid email"),
            Refusal::EmailExists => (400, "Email already exists"),
            Refusal::TitleRequired => (400, "Title required"),
            Refusal::InvalidPriority => (400, "Invalid priority"),
            Refusal::InvalidStatus => (400, "Invalid status"),
            Refusal::InvalidType => (400, "Invalid type"),
            Refusal::InvalidDate => (400, "Invalid date"),
            Refusal::InvalidPage => (400, "Invalid page"),
            Refusal::InvalidItemsInPage => (400, "Invalid itemsInPage"),
            Refusal::InvalidField(name) => return (400, format!("Invalid {name}").into()),
            Refusal::CommentRequired => (400, "Comment required"),
            Refusal::FieldNameRequired => (400, "Field name required"),
            Refusal::ValueRequired => (400, "Value required"),
            Refusal::NoSuchCustomValue => (404, "Custom value not found"),
            Refusal::IllegalTransition { from, to } => {
                return (400, format!("Invalid status transition from {from} to {to}").into());
            }
            Refusal::UnknownProperty(name) => return (400, format!("Unknown property {name}").into()),
            Refusal::Required(name) => return (400, format!("{name} required").into()),
            Refusal::NotLocal(name) => {
                return (
                    400,
                    format!("Invalid {name}: yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss without an offset").into(),
                );
            }
            Refusal::UnknownTechnician => (400, "Technician not found"),
            Refusal::OneAuthor => {
                (400, "Exactly one of TechnicianCommentDetails and EnduserCommentDetails required")
            }
            Refusal::RequesterRequired => {
                (400, "EndUserID, or EndUserFirstName, EndUserLastName and EndUserEmail required")
            }
            Refusal::InvalidSpan => (400, "EndWorkHour must be after StartWorkHour"),
            Refusal::InvalidIds => (400, "Invalid ticket IDs"),
            Refusal::BadItem => (400, "Invalid item ID"),
            Refusal::NoSuchField => (400, "Custom field not found"),
            Refusal::InvalidValue => (400, "Invalid value for this custom field"),
            Refusal::InvalidRelation => (400, "Invalid relation"),
            Refusal::NoSuchRelation => (400, "Relation not found"),
        };
        (status, message.into())
    }

    /// The header that goes with the refusal, if one does.
    pub(super) fn header(&self) -> Option<(&'static str, String)> {
        if let Refusal::RateLimited { retry_after } = self {
            return Some(("retry-after", retry_after.clone()));
        }
        if let Refusal::MethodNotAllowed { allow } = self {
            return Some(("allow", allow.clone()));
        }
        None
    }
}
