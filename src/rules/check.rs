//! May this be created or updated? One pass over what the caller gave, driven by the guide's field tables.
//!
//! Rules that hold for every field:
//! - null is no value: nothing on an optional field, and missing on a required one.
//! - A required field may be absent from an update, but not blank in one.
//! - A blank text where an id, a flag or a time belongs is of the wrong type, unless the field is required:
//!   then it is missing.

use super::email::{EmailOptions, check_email};
use super::host::ToAscii;
use super::nearest::nearest;
use super::needs::Needs;
use super::{Issue, IssueCode, Report, Severity, customer, message, synonym, text, ticket};
use crate::model::{Comment, Contact, CustomValue, Customer, Field, Id, Instant, Kind, Need, Record, Scalar};
use crate::model::{Submission, Ticket};

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A ticket.
    Ticket,
    /// A customer.
    Customer,
    /// A contact of a customer.
    Contact,
    /// A comment on a ticket.
    Comment,
    /// The value of a custom field.
    CustomValue,
    /// What a form sends.
    Submission,
}

impl Thing {
    /// Everything that can be checked.
    pub const ALL: &'static [Thing] = &[
        Thing::Ticket,
        Thing::Customer,
        Thing::Contact,
        Thing::Comment,
        Thing::CustomValue,
        Thing::Submission,
    ];

    /// The guide's rows for it.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Thing::Ticket => Ticket::FIELDS,
            Thing::Customer => Customer::FIELDS,
            Thing::Contact => Contact::FIELDS,
            Thing::Comment => Comment::FIELDS,
            Thing::CustomValue => CustomValue::FIELDS,
            Thing::Submission => Submission::FIELDS,
        }
    }

    /// Which of its fields a caller must fill in; counted once, by the compiler.
    fn needs(self) -> Needs {
        match self {
            Thing::Ticket => const { Needs::of(Ticket::FIELDS) },
            Thing::Customer => const { Needs::of(Customer::FIELDS) },
            Thing::Contact => const { Needs::of(Contact::FIELDS) },
            Thing::Comment => const { Needs::of(Comment::FIELDS) },
            Thing::CustomValue => const { Needs::of(CustomValue::FIELDS) },
            Thing::Submission => const { Needs::of(Submission::FIELDS) },
        }
    }
}

/// What it is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Something new: required fields must be there.
    Create,
    /// A patch: what is absent stays as it is.
    Update,
}

/// How strict a check is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// Let fields pass that the guide does not know. Their text must still be whole.
    pub allow_unknown: bool,
    /// Refuse e-mail addresses with letters beyond ASCII before the `@`.
    pub refuse_eai: bool,
    /// Statuses besides the guide's four that an update may name: those of the caller's own table.
    pub statuses: Vec<String>,
}

/// The one required field that may be empty: `CustomValue`'s.
const CLEARABLE: &str = "Value";

/// Everything that is wrong with a record, at once, in the order of the guide's fields.
///
/// ```
/// use atera_wasm::model::{Record, Scalar};
/// use atera_wasm::rules::{Action, CheckOptions, Thing, check, host::native_ascii};
/// let draft = Record::new(vec![("TicketPriority", Scalar::Text("hgih")), ("EndUserID", Scalar::Number(7.0))]);
/// let report = check(Thing::Ticket, Action::Create, &draft, &CheckOptions::default(), &native_ascii);
/// let told: Vec<_> = report.issues.iter().map(|issue| issue.message.as_str()).collect();
/// assert_eq!(told, [
///     "title required: add a title to the ticket",
///     "invalid priority: use Low, Medium, High, or Critical",
/// ]);
/// assert_eq!(report.issues[1].suggestion.as_deref(), Some("High"));
/// ```
pub fn check(
    thing: Thing,
    action: Action,
    record: &Record<'_>,
    options: &CheckOptions,
    ascii: &ToAscii<'_>,
) -> Report {
    let mut checker = Checker::new(thing, action, options, ascii);
    for (name, value) in record.iter() {
        checker.named(name, value);
    }
    checker.report()
}

/// One check under way: for hosts that need not gather a record first.
pub struct Checker<'a> {
    thing: Thing,
    pub(super) action: Action,
    fields: &'static [Field],
    options: &'a CheckOptions,
    pub(super) ascii: &'a ToAscii<'a>,
    /// Bit by field: the caller named it.
    given: u32,
    /// Bit by field: the caller gave it a value.
    filled: u32,
    /// Whether the caller named something that is no field.
    unknown: bool,
    report: Report,
}

impl<'a> Checker<'a> {
    /// Nothing is given yet.
    pub fn new(thing: Thing, action: Action, options: &'a CheckOptions, ascii: &'a ToAscii<'a>) -> Self {
        let report = Report::default();
        Self {
            thing,
            action,
            fields: thing.fields(),
            options,
            ascii,
            given: 0,
            filled: 0,
            unknown: false,
            report,
        }
    }

    /// The caller gave a value under a name.
    pub fn named(&mut self, name: &str, value: Scalar<'_>) {
        match self.fields.iter().position(|field| field.name == name) {
            Some(index) => self.field(index, value),
            None => self.unknown(name, value),
        }
    }

    /// The caller gave a value for the field with this place in [`Thing::fields`].
    pub fn field(&mut self, index: usize, value: Scalar<'_>) {
        let Some(field) = self.fields.get(index) else {
            return;
        };
        self.given |= 1 << index;
        if field.need == Need::System {
            self.error(
                field.name,
                IssueCode::ReadOnly,
                "read-only: leave this field out, Atera fills it in",
                None,
            );
        } else if is_nothing(field, value) {
            if field.need == Need::Required {
                self.error(field.name, IssueCode::Required, message::required(field.name), None);
            }
        } else {
            let blank = matches!(value, Scalar::Text(text) if text::is_blank(text));
            self.filled |= u32::from(!blank) << index;
            self.value(field, value);
        }
    }

    /// That was everything.
    pub fn report(mut self) -> Report {
        self.absent();
        if self.action == Action::Update && self.given == 0 && !self.unknown {
            self.error("", IssueCode::Empty, "nothing to update: name at least one field", None);
        }
        self.report
    }

    fn unknown(&mut self, name: &str, value: Scalar<'_>) {
        self.unknown = true;
        if !self.options.allow_unknown {
            let meant = synonym::meant(self.thing, name);
            let message = match meant {
                Some(_) => "unknown field: use the suggested name",
                None => "unknown field: leave it out",
            };
            self.error(name, IssueCode::UnknownField, message, meant);
        } else if let Scalar::Text(text) = value {
            self.text(name, text);
        }
    }

    fn value(&mut self, field: &'static Field, value: Scalar<'_>) {
        match (field.kind, value) {
            (_, Scalar::Null) | (Kind::Flag, Scalar::Flag(_)) => {}
            (Kind::Text, Scalar::Text(text)) => {
                if self.text(field.name, text) {
                    self.doubts(field.name, text);
                }
            }
            (Kind::Email, Scalar::Text(text)) => self.email(field.name, text),
            (Kind::Id, Scalar::Number(number)) => {
                if Id::from_number(number).is_none() {
                    let message = "invalid id: use a whole number from 1 to 9007199254740991";
                    self.error(field.name, IssueCode::InvalidId, message, None);
                }
            }
            (Kind::Number, Scalar::Number(number)) if number.is_finite() => {}
            (Kind::Instant, Scalar::Text(text)) => {
                if Instant::read_millis(text).is_none() {
                    let message = "invalid time: use ISO 8601 with a zone, like 2024-02-15T09:00:00Z";
                    self.error(field.name, IssueCode::InvalidTime, message, None);
                }
            }
            (Kind::Word(words), Scalar::Text(text)) => self.word(field.name, words, text),
            (kind, _) => {
                self.error(field.name, IssueCode::Type, message::wrong_type(kind), typed(kind, value));
            }
        }
    }

    /// Whether the text is whole; an issue if not.
    fn text(&mut self, name: &str, text: &str) -> bool {
        let Some(code) = text::fault(text) else {
            return true;
        };
        let message = match code {
            IssueCode::BrokenText => "broken text: a character was lost on its way, type it again",
            _ => "control character: remove what is not text, a tab or a newline",
        };
        self.error(name, code, message, None);
        false
    }

    fn email(&mut self, name: &'static str, text: &str) {
        if text::find(text, |letter| letter == '\u{FFFD}').is_some() {
            self.text(name, text);
            return;
        }
        let options = EmailOptions { refuse_eai: self.options.refuse_eai };
        let verdict = check_email(text, &options, self.ascii);
        let severity = if verdict.ok { Severity::Warning } else { Severity::Error };
        let code = if verdict.ok { IssueCode::DoubtfulEmail } else { IssueCode::InvalidEmail };
        if let Some(message) = verdict.message {
            self.push(name, code, severity, message, verdict.suggestion);
        }
        if verdict.ok && verdict.value != text {
            self.report.changes.push((name, verdict.value));
        }
    }

    fn word(&mut self, name: &'static str, words: &[&'static str], text: &str) {
        let custom: &[String] = if name == ticket::STATUS { &self.options.statuses } else { &[] };
        let known = words.contains(&text) || custom.iter().any(|word| word == text);
        if !known {
            let mut all = words.iter().copied().chain(custom.iter().map(String::as_str));
            let meant = nearest(text, &mut all).map(str::to_owned);
            self.push(name, IssueCode::InvalidWord, Severity::Error, message::invalid_word(name), meant);
        } else if name == ticket::STATUS && self.action == Action::Create && text != ticket::FIRST_STATUS {
            self.error(name, IssueCode::NotOpen, ticket::NOT_OPEN, Some(ticket::FIRST_STATUS));
        }
    }

    /// Warnings about a text that is whole.
    fn doubts(&mut self, name: &'static str, text: &str) {
        match (self.thing, name) {
            (Thing::Ticket, "TicketTitle") | (Thing::Submission, "subject") => {
                ticket::title(self, name, text);
            }
            (Thing::Customer, "Website") => customer::website(self, name, text),
            (Thing::Customer, "Domain") => customer::domain(self, name, text),
            (Thing::Customer | Thing::Contact, "Phone") | (Thing::Submission, "phone") => {
                customer::phone(self, name, text);
            }
            (
                Thing::Ticket
                | Thing::Customer
                | Thing::Contact
                | Thing::Comment
                | Thing::CustomValue
                | Thing::Submission,
                _,
            ) => {}
        }
    }

    /// What should be there and is not.
    fn absent(&mut self) {
        let Needs { required, conditional } = self.thing.needs();
        if self.action == Action::Create && required & !self.given != 0 {
            for (index, field) in self.fields.iter().enumerate() {
                if required & !self.given & (1 << index) != 0 {
                    self.error(field.name, IssueCode::Required, message::required(field.name), None);
                }
            }
        }
        // An update need not name them; one that takes all of them away leaves a ticket without a customer.
        let due = self.action == Action::Create || self.given & conditional == conditional;
        if conditional != 0 && due && self.filled & conditional == 0 {
            self.error(ticket::CUSTOMER, IssueCode::Required, ticket::CUSTOMER_REQUIRED, None);
        }
        if self.thing == Thing::Customer {
            self.routing();
        }
    }

    /// Tickets are routed to a customer by its domain.
    fn routing(&mut self) {
        let Some(index) = self.fields.iter().position(|field| field.name == customer::DOMAIN) else {
            return;
        };
        let bit = 1 << index;
        let due = self.action == Action::Create || self.given & bit != 0;
        if due && self.filled & bit == 0 {
            self.warn(customer::DOMAIN, IssueCode::NoDomain, customer::NO_DOMAIN, None);
        }
    }

    fn error(&mut self, path: &str, code: IssueCode, message: &str, suggestion: Option<&str>) {
        self.push(path, code, Severity::Error, message, suggestion.map(str::to_owned));
    }

    pub(super) fn warn(&mut self, path: &str, code: IssueCode, message: &str, suggestion: Option<String>) {
        self.push(path, code, Severity::Warning, message, suggestion);
    }

    /// Adds an issue behind those of earlier fields; unknown fields come last, in the caller's order.
    fn push(
        &mut self,
        path: &str,
        code: IssueCode,
        severity: Severity,
        message: &str,
        suggestion: Option<String>,
    ) {
        let place =
            |path: &str| self.fields.iter().position(|field| field.name == path).unwrap_or(usize::MAX);
        let mine = place(path);
        let at = self.report.issues.partition_point(|issue| place(&issue.path) <= mine);
        let issue = Issue { path: path.to_owned(), code, severity, message: message.to_owned(), suggestion };
        self.report.issues.insert(at, issue);
    }
}

/// Whether a value is none: null, or a blank text in a field that the caller must fill in. The value of a
/// custom field may be empty: that clears it.
fn is_nothing(field: &Field, value: Scalar<'_>) -> bool {
    match value {
        Scalar::Null => true,
        Scalar::Text(text) => match field.need {
            Need::Required => field.name != CLEARABLE && text::is_blank(text),
            Need::Conditional => text::is_blank(text),
            Need::Optional | Need::System => false,
        },
        Scalar::Flag(_) | Scalar::Number(_) | Scalar::Other => false,
    }
}

/// The value in the type that the field wants, where the text says it plainly.
fn typed(kind: Kind, value: Scalar<'_>) -> Option<&str> {
    let Scalar::Text(text) = value else {
        return None;
    };
    let text = text::trim(text);
    let plain = match kind {
        Kind::Id => Id::from_digits(text).is_some(),
        Kind::Flag => matches!(text, "true" | "false"),
        Kind::Text | Kind::Email | Kind::Instant | Kind::Number | Kind::Word(_) => false,
    };
    plain.then_some(text)
}
