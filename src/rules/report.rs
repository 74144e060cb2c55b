//! The answer of a check: everything that is wrong, at once.

use serde::Serialize;

/// How much an issue weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The operation would be refused.
    Error,
    /// The operation goes through; somebody may regret it.
    Warning,
}

/// What is wrong, for programs. Text is for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IssueCode {
    /// A field that must be there is missing or blank.
    Required,
    /// A field holds another type than it should.
    Type,
    /// A word that is not one of the field's words.
    InvalidWord,
    /// An id that is no whole number from 1 to 2^53 − 1.
    InvalidId,
    /// A time that is no ISO 8601 time with a zone.
    InvalidTime,
    /// An e-mail address that cannot be used; the message says why.
    InvalidEmail,
    /// A field that only Atera fills in.
    ReadOnly,
    /// A field that does not exist.
    UnknownField,
    /// Something that the contract has no way to say; the message names the nearest thing.
    Unsupported,
    /// NUL or another control character besides tab and newline.
    ControlCharacter,
    /// A lone surrogate or U+FFFD: text that was broken on its way.
    BrokenText,
    /// A new ticket is Open; another status cannot be created.
    NotOpen,
    /// An update that changes nothing.
    Empty,
    /// Warning: a title that names neither system nor symptom.
    VagueTitle,
    /// Warning: a website that is no http(s) URL.
    WebsiteUrl,
    /// Warning: a phone number without a digit.
    PhoneDigits,
    /// Warning: a domain that is no host name.
    DomainName,
    /// Warning: a domain that a free mail provider shares among strangers.
    SharedDomain,
    /// Warning: a customer without a domain cannot be found by e-mail.
    NoDomain,
    /// Warning: an e-mail address that looks mistyped or that some servers refuse.
    DoubtfulEmail,
}

impl IssueCode {
    /// The stable code, as callers in JavaScript see it.
    pub fn as_str(self) -> &'static str {
        match self {
            IssueCode::Required => "required",
            IssueCode::Type => "type",
            IssueCode::InvalidWord => "invalid_word",
            IssueCode::InvalidId => "invalid_id",
            IssueCode::InvalidTime => "invalid_time",
            IssueCode::InvalidEmail => "invalid_email",
            IssueCode::ReadOnly => "read_only",
            IssueCode::UnknownField => "unknown_field",
            IssueCode::Unsupported => "unsupported",
            IssueCode::ControlCharacter => "control_character",
            IssueCode::BrokenText => "broken_text",
            IssueCode::NotOpen => "not_open",
            IssueCode::Empty => "empty",
            IssueCode::VagueTitle => "vague_title",
            IssueCode::WebsiteUrl => "website_url",
            IssueCode::PhoneDigits => "phone_digits",
            IssueCode::DomainName => "domain_name",
            IssueCode::SharedDomain => "shared_domain",
            IssueCode::NoDomain => "no_domain",
            IssueCode::DoubtfulEmail => "doubtful_email",
        }
    }
}

/// Writes codes as their stable words.
macro_rules! serialize_as_str {
    ($($code:ty),*) => {
        $(impl serde::Serialize for $code {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        })*
    };
}
pub(crate) use serialize_as_str;

serialize_as_str!(IssueCode);

/// One thing that is wrong, where it is and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// The field's name; empty for the whole object.
    pub path: String,
    /// For programs.
    pub code: IssueCode,
    /// Error or warning.
    pub severity: Severity,
    /// For people: lower case, no final full stop, says what to do.
    pub message: String,
    /// What the caller may have meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// Everything that is wrong with an input, and what it becomes when it is used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// All issues, in the order of the fields.
    pub issues: Vec<Issue>,
    /// Fields that are written otherwise than they were given: an e-mail address in its normal form.
    pub changes: Vec<(&'static str, String)>,
}

impl Report {
    /// Whether the operation accepts this input: no issue is an error.
    pub fn ok(&self) -> bool {
        self.issues.iter().all(|issue| issue.severity == Severity::Warning)
    }
}
