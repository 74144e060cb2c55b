//! May this be created or updated? One pass over what the caller gave, driven by the guide's field tables.
//!
//! Rules that hold for every field:
//! - null is no value: nothing on an optional field, and missing on a required one.
//! - A required field may be absent from an update, but not blank in one.
//! - A blank text where an id, a flag or a time belongs is of the wrong type, unless the field is required:
//!   then it is missing.

use super::email::{EmailOptions, check_email};
use super::form::Form;
use super::host::ToAscii;
use super::nearest::nearest;
use super::needs::Needs;
use super::thing::{Action, CheckOptions, Thing};
use super::{IN_A_FORM, Issue, IssueCode, Report, Severity, customer, message, synonym, text, ticket};
use crate::model::{Field, Id, Instant, Kind, LocalTime, Need, Record, Scalar, Submission};

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

/// The same for a body of another contract than the guide's.
pub fn check_form(
    form: &'static Form,
    record: &Record<'_>,
    options: &CheckOptions,
    ascii: &ToAscii<'_>,
) -> Report {
    let mut checker = Checker::of_form(form, options, ascii);
    for (name, value) in record.iter() {
        checker.named(name, value);
    }
    (form.whole)(record, &mut |path, code, message| checker.error(path, code, message, None));
    checker.report()
}

/// One check under way: for hosts that need not gather a record first.
pub struct Checker<'a> {
    /// Whose doubts and synonyms hold; some bodies of other contracts are none of the guide's things.
    thing: Option<Thing>,
    form: Option<&'static Form>,
    needs: Needs,
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
        Self {
            thing: Some(thing),
            form: None,
            needs: thing.needs(),
            action,
            fields: thing.fields(),
            options,
            ascii,
            given: 0,
            filled: 0,
            unknown: false,
            report: Report::default(),
        }
    }

    /// Nothing is given yet of a body that another contract describes.
    pub fn of_form(form: &'static Form, options: &'a CheckOptions, ascii: &'a ToAscii<'a>) -> Self {
        // The thing is one of the guide's only for a moment: what differs is put in its place.
        Self {
            thing: form.thing,
            form: Some(form),
            needs: Needs::of(form.fields),
            fields: form.fields,
            ..Self::new(Thing::Comment, form.action, options, ascii)
        }
    }

    /// The caller gave a value under a name.
    pub fn named(&mut self, name: &str, value: Scalar<'_>) {
        match self.fields().iter().position(|field| field.name == name) {
            Some(index) => self.field(index, value),
            None => self.unknown(name, value),
        }
    }

    /// The caller gave a value for the field with this place in [`Thing::fields`].
    pub fn field(&mut self, index: usize, value: Scalar<'_>) {
        let Some(field) = self.fields().get(index) else {
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

    fn thing(&self) -> Option<Thing> {
        if IN_A_FORM { Some(Thing::Submission) } else { self.thing }
    }

    fn fields(&self) -> &'static [Field] {
        if IN_A_FORM { Submission::FIELDS } else { self.fields }
    }

    /// The rules alone know no other contract than the guide's, and their wasm holds nothing for one.
    fn form(&self) -> Option<&'static Form> {
        if cfg!(all(target_arch = "wasm32", not(any(feature = "wasm-client", feature = "web")))) {
            None
        } else {
            self.form
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
        if let Some(form) = self.form().filter(|form| !form.open || !self.options.allow_unknown) {
            let (code, message) = form.objection(name);
            let meant = self.thing.and_then(|thing| synonym::meant(thing, name));
            let meant = meant
                .filter(|meant| code == IssueCode::UnknownField && form.has(meant))
                .or_else(|| nearest(name, &mut form.fields.iter().map(|field| field.name)));
            self.error(name, code, message, meant.filter(|_| code == IssueCode::UnknownField));
        } else if !self.options.allow_unknown {
            let meant = self.thing().filter(|_| !IN_A_FORM).and_then(|thing| synonym::meant(thing, name));
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
            (Kind::Id, Scalar::Number(number)) if !IN_A_FORM => {
                if Id::from_number(number).is_none() {
                    let message = "invalid id: use a whole number from 1 to 9007199254740991";
                    self.error(field.name, IssueCode::InvalidId, message, None);
                }
            }
            (Kind::Number, Scalar::Number(number)) if number.is_finite() => {}
            (Kind::Instant, Scalar::Text(text)) if !IN_A_FORM => {
                if Instant::read_millis(text).is_none() {
                    let message = "invalid time: use ISO 8601 with a zone, like 2024-02-15T09:00:00Z";
                    self.error(field.name, IssueCode::InvalidTime, message, None);
                }
            }
            (Kind::Moment, Scalar::Text(text)) if !IN_A_FORM => {
                if Instant::read_millis(text).is_none() && LocalTime::parse(text).is_none() {
                    let message = "invalid time: use 2024-02-15T09:00:00Z, or 2024-02-15T09:00:00 for the account's own clock";
                    self.error(field.name, IssueCode::InvalidTime, message, None);
                }
            }
            (Kind::Word(words), Scalar::Text(text)) => self.word(field.name, words, text),
            (kind, _) => {
                self.error(
                    field.name,
                    IssueCode::Type,
                    message::wrong_type(kind),
                    typed(kind, value).filter(|_| !IN_A_FORM),
                );
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
            let told = message::invalid_word(name);
            let told = match self.form() {
                Some(_) if name == ticket::STATUS => ticket::OWN_STATUS.to_owned(),
                Some(_) if told.is_none() => {
                    text::joined(&["invalid word: use one of ", &text::listed(words.iter().copied(), ", ")])
                }
                Some(_) | None => {
                    told.unwrap_or("invalid word: use one of the words of this field").to_owned()
                }
            };
            self.push(name, IssueCode::InvalidWord, Severity::Error, &told, meant);
        } else if self.form().is_none()
            && name == ticket::STATUS
            && self.action == Action::Create
            && text != ticket::FIRST_STATUS
        {
            self.error(name, IssueCode::NotOpen, ticket::NOT_OPEN, Some(ticket::FIRST_STATUS));
        }
    }

    /// Warnings about a text that is whole.
    fn doubts(&mut self, name: &'static str, text: &str) {
        match (self.thing(), name) {
            (Some(Thing::Ticket), "TicketTitle") | (Some(Thing::Submission), "subject") => {
                ticket::title(self, name, text);
            }
            (Some(Thing::Customer), "Website") => customer::website(self, name, text),
            (Some(Thing::Customer), "Domain") => customer::domain(self, name, text),
            (Some(Thing::Customer | Thing::Contact), "Phone") | (Some(Thing::Submission), "phone") => {
                customer::phone(self, name, text);
            }
            (
                Some(
                    Thing::Ticket
                    | Thing::Customer
                    | Thing::Contact
                    | Thing::Comment
                    | Thing::CustomValue
                    | Thing::Submission,
                )
                | None,
                _,
            ) => {}
        }
    }

    /// What should be there and is not.
    fn absent(&mut self) {
        let Needs { required, conditional } = self.needs;
        if self.action == Action::Create && required & !self.given != 0 {
            for (index, field) in self.fields().iter().enumerate() {
                if required & !self.given & (1 << index) != 0 {
                    self.error(field.name, IssueCode::Required, message::required(field.name), None);
                }
            }
        }
        // An update need not name them; one that takes all of them away leaves a ticket without a customer.
        let due = self.action == Action::Create || self.given & conditional == conditional;
        if self.form().is_none() && conditional != 0 && due && self.filled & conditional == 0 {
            self.error(ticket::CUSTOMER, IssueCode::Required, ticket::CUSTOMER_REQUIRED, None);
        }
        if self.thing() == Some(Thing::Customer) {
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
            |path: &str| self.fields().iter().position(|field| field.name == path).unwrap_or(usize::MAX);
        let mine = place(path);
        let at = self.report.issues.partition_point(|issue| place(&issue.path) <= mine);
        let message = if IN_A_FORM { String::new() } else { message.to_owned() };
        let issue = Issue { path: path.to_owned(), code, severity, message, suggestion };
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
        Kind::Text | Kind::Email | Kind::Instant | Kind::Moment | Kind::Number | Kind::Word(_) => false,
    };
    plain.then_some(text)
}
