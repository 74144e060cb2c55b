//! Whether the answers are answers: the rules for what every submission has, and the schema's own demands.

use super::condition::Answers;
use super::day::is_day;
use super::decimal::Decimal;
use super::issue::{FormCode, FormIssue};
use super::schema::{FormField, Kind, NO, Schema, YES, standard};
use crate::api::path::push_decimal;
use crate::model::{Record, Scalar, Submission};
use crate::rules::host::ToAscii;
use crate::rules::{
    Action, CheckOptions, Checker, EmailCode, EmailOptions, IN_A_FORM, Issue, IssueCode, Severity, Thing,
    check_email, text,
};
use core::cmp::Ordering;

/// What the judge asks of the machine it runs on.
pub struct Host<'a> {
    /// A domain in A-labels.
    pub ascii: &'a ToAscii<'a>,
    /// How many letters a text has, as people count them (grapheme clusters).
    pub graphemes: &'a dyn Fn(&str) -> usize,
}

/// How strict the judge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Whether the form's demands hold. A server that signs has forms of its own.
    pub demands: bool,
    /// Whether values that no form asks for are faults, and so is an empty text where a word belongs. A page sends what
    /// its controls hold; a program says what it means.
    pub strict: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// Everything that is wrong, in the order of the form.
    pub issues: Vec<FormIssue>,
    /// For each field of the schema, whether it is shown.
    pub shown: Vec<bool>,
    /// The answers in their normal form. What is not shown is not among them.
    pub kept: Vec<(String, String)>,
}

impl Judged {
    /// Whether no issue is an error.
    pub fn ok(&self) -> bool {
        self.issues.iter().all(|issue| issue.severity == Severity::Warning)
    }
}

/// Judges what was answered. A custom answer is a text, as a form sends it.
pub fn judge(schema: &Schema, values: &Record<'_>, manner: Manner, host: &Host<'_>) -> Judged {
    let answers = Answers::new(schema, values);
    let shown = schema.fields.iter().map(|field| !manner.demands || answers.shows(field)).collect();
    let judged = Judged { shown, ..Judged::default() };
    let mut session = Session { schema, values, answers, manner, host, judged };
    session.rules();
    for (index, field) in schema.fields.iter().enumerate() {
        if session.shows(index) {
            session.field(field);
        }
    }
    session.judged
}

struct Session<'a> {
    schema: &'a Schema,
    values: &'a Record<'a>,
    answers: Answers<'a>,
    manner: Manner,
    host: &'a Host<'a>,
    judged: Judged,
}

impl Session<'_> {
    fn shows(&self, index: usize) -> bool {
        self.judged.shown.get(index).copied().unwrap_or_default()
    }

    /// What the rules say of the fields of a submission, and of those that nobody knows.
    fn rules(&mut self) {
        let options = CheckOptions::default();
        let mut checker = Checker::new(Thing::Submission, Action::Create, &options, self.host.ascii);
        for (name, value) in self.values.iter() {
            let asked = self.schema.fields.iter().position(|field| field.name == name);
            let is_ours = standard(name).is_some();
            let is_empty = matches!(value, Scalar::Text(text) if text::is_blank(text));
            let is_theirs = match (is_ours, asked) {
                (true, Some(index)) => self.shows(index),
                (true, None) => true,
                (false, Some(_)) => false,
                (false, None) => self.manner.strict,
            };
            if !is_theirs || is_empty && !self.manner.strict {
                continue;
            }
            checker.named(name, value);
            if let Scalar::Text(text) = value
                && is_ours
                && !is_empty
            {
                self.keep(name, text);
            }
        }
        let report = checker.report();
        for (name, text) in report.changes {
            self.judged.kept.retain(|(known, _)| known != name);
            self.keep(name, &text);
        }
        for issue in report.issues {
            let reason = self.reason(&issue);
            let Issue { path, code, severity, message, suggestion } = issue;
            let code = FormCode::Rule(code);
            self.push(FormIssue { path, code, reason, severity, message, suggestion, param: None });
        }
    }

    /// What the schema says of a field that is shown.
    fn field(&mut self, field: &FormField) {
        let is_wrong = |issue: &FormIssue| issue.path == field.name && issue.severity == Severity::Error;
        if self.judged.issues.iter().any(is_wrong) {
            return;
        }
        let raw = match self.values.get(&field.name) {
            Some(Scalar::Text(text)) => text,
            Some(Scalar::Null) | None => "",
            Some(Scalar::Flag(_) | Scalar::Number(_) | Scalar::Other) => {
                return self.error(field, (FormCode::Rule(IssueCode::Type), None));
            }
        };
        let answer = text::trim(raw);
        let parent = field.depends_on.as_deref().map_or("", |parent| self.answers.of(parent));
        if answer.is_empty() {
            // A list in which nothing is left to choose asks nothing.
            let can_answer = field.depends_on.is_none() || field.offered(parent).next().is_some();
            if self.manner.demands && field.is_required() && can_answer {
                self.error(field, (FormCode::Rule(IssueCode::Required), None));
            }
        } else if field.kind.is_some() || self.manner.demands {
            match answered(field, raw, answer, parent, self.host) {
                Ok(Some(kept)) => self.keep(&field.name, &kept),
                Ok(None) => {}
                Err(fault) => self.error(field, fault),
            }
        }
    }

    /// A page has no use for what would be kept.
    fn keep(&mut self, name: &str, answer: &str) {
        if !IN_A_FORM {
            self.judged.kept.push((name.to_owned(), answer.to_owned()));
        }
    }

    fn error(&mut self, field: &FormField, (code, param): Fault) {
        self.push(FormIssue {
            path: field.name.clone(),
            code,
            reason: None,
            severity: Severity::Error,
            message: String::new(),
            suggestion: None,
            param,
        });
    }

    /// As the form has its fields; then what it does not ask; and last what nobody knows, as the sender had it.
    fn push(&mut self, issue: FormIssue) {
        let mine = place(self.schema, &issue.path);
        let earlier = |before: &&FormIssue| place(self.schema, &before.path) <= mine;
        let at = self.judged.issues.iter().take_while(earlier).count();
        self.judged.issues.insert(at, issue);
    }

    /// Why an address is refused or doubtful.
    fn reason(&self, issue: &Issue) -> Option<&'static str> {
        if !matches!(issue.code, IssueCode::InvalidEmail | IssueCode::DoubtfulEmail) {
            return None;
        }
        let address = self.values.text(&issue.path)?;
        check_email(address, &EmailOptions::default(), self.host.ascii).code.map(EmailCode::as_str)
    }
}

fn place(schema: &Schema, path: &str) -> usize {
    let asked = schema.fields.iter().position(|field| field.name == path);
    let known = || Submission::FIELDS.iter().position(|field| field.name == path);
    asked.or_else(|| known().map(|index| schema.fields.len() + index)).unwrap_or(usize::MAX)
}

/// What is wrong with an answer, and what the sentence has to name.
type Fault = (FormCode, Option<(&'static str, String)>);

/// The answer to keep, if it is not kept already, or what is wrong with it.
fn answered(
    field: &FormField,
    raw: &str,
    answer: &str,
    parent: &str,
    host: &Host<'_>,
) -> Result<Option<String>, Fault> {
    let kept = match field.kind {
        None if field.choices.is_empty() => return length(field, raw, host).map(|()| None),
        None => {
            let known = field.choices.iter().any(|choice| choice.value == answer);
            return if known { Ok(None) } else { Err((FormCode::Rule(IssueCode::InvalidWord), None)) };
        }
        Some(Kind::Text) => {
            if let Some(code) = text::fault(raw) {
                return Err((FormCode::Rule(code), None));
            }
            length(field, raw, host)?;
            raw.to_owned()
        }
        Some(Kind::Number) => number(field, answer)?,
        Some(kind) => {
            match kind {
                Kind::YesNo if answer != YES && answer != NO => return Err((FormCode::Choice, None)),
                Kind::Date => day(field, answer)?,
                Kind::Options | Kind::Dependent => chosen(field, answer, parent)?,
                Kind::Text | Kind::YesNo | Kind::Number => {}
            }
            answer.to_owned()
        }
    };
    Ok(Some(kept))
}

fn chosen(field: &FormField, answer: &str, parent: &str) -> Result<(), Fault> {
    let choice =
        field.choices.iter().find(|choice| choice.value == answer).ok_or((FormCode::Choice, None))?;
    match &field.depends_on {
        Some(of) if !choice.fits(parent) => Err((FormCode::ChoiceOf, Some(("parent", of.clone())))),
        Some(_) | None => Ok(()),
    }
}

fn length(field: &FormField, text: &str, host: &Host<'_>) -> Result<(), Fault> {
    match field.max_length {
        // A letter takes at least one byte: most texts are short enough at first sight.
        Some(most) if text.len() > most as usize && (host.graphemes)(text) > most as usize => {
            let mut limit = String::new();
            push_decimal(&mut limit, u64::from(most));
            Err((FormCode::TooLong, Some((LIMIT, limit))))
        }
        Some(_) | None => Ok(()),
    }
}

const LIMIT: &str = "limit";

fn number(field: &FormField, answer: &str) -> Result<String, Fault> {
    let number = Decimal::read(answer).ok_or((FormCode::Number, None))?;
    for (limit, code, wrong) in [
        (&field.least, FormCode::NumberLeast, Ordering::Less),
        (&field.most, FormCode::NumberMost, Ordering::Greater),
    ] {
        let limit = limit.as_deref().and_then(Decimal::read);
        if let Some(limit) = limit.filter(|limit| number.compare(limit) == wrong) {
            return Err((code, Some((LIMIT, limit.text()))));
        }
    }
    Ok(number.text())
}

fn day(field: &FormField, answer: &str) -> Result<(), Fault> {
    if !is_day(answer) {
        return Err((FormCode::Date, None));
    }
    for (limit, code, wrong) in [
        (&field.least, FormCode::DateLeast, Ordering::Less),
        (&field.most, FormCode::DateMost, Ordering::Greater),
    ] {
        if let Some(limit) = limit.as_deref().filter(|limit| answer.cmp(limit) == wrong) {
            return Err((code, Some((LIMIT, limit.to_owned()))));
        }
    }
    Ok(())
}
