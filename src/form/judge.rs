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
    Action, CheckOptions, Checker, EmailCode, EmailOptions, Issue, IssueCode, Severity, Thing, check_email,
    text,
};

/// What the judge asks of the machine it runs on.
pub struct Host<'a> {
    /// A domain in A-labels.
    pub ascii: &'a ToAscii<'a>,
    /// How many letters a text has, as people count them (grapheme clusters).
    pub letters: &'a dyn Fn(&str) -> usize,
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
    let mut judged = Judged::default();
    for field in &schema.fields {
        judged.shown.push(!manner.demands || answers.shows(field));
    }
    judged.rules(schema, values, manner, host);
    for (index, field) in schema.fields.iter().enumerate() {
        if judged.shows(index) {
            judged.field(field, &answers, values, manner, host);
        }
    }
    judged.order(schema);
    judged
}

impl Judged {
    fn shows(&self, index: usize) -> bool {
        self.shown.get(index).copied().unwrap_or_default()
    }

    /// What the rules say of the fields of a submission, and of those that nobody knows.
    fn rules(&mut self, schema: &Schema, values: &Record<'_>, manner: Manner, host: &Host<'_>) {
        let options = CheckOptions::default();
        let mut checker = Checker::new(Thing::Submission, Action::Create, &options, host.ascii);
        for (name, value) in values.iter() {
            let place = schema.fields.iter().position(|field| field.name == name);
            let is_ours = standard(name).is_some();
            let is_empty = matches!(value, Scalar::Text(text) if text::is_blank(text));
            let is_theirs = match (is_ours, place) {
                (true, Some(index)) => self.shows(index),
                (true, None) => true,
                (false, Some(_)) => false,
                (false, None) => manner.strict,
            };
            if !is_theirs || is_empty && !manner.strict {
                continue;
            }
            checker.named(name, value);
            if let Scalar::Text(text) = value
                && is_ours
                && !is_empty
            {
                self.kept.push((name.to_owned(), text.to_owned()));
            }
        }
        let report = checker.report();
        for (name, text) in report.changes {
            self.kept.retain(|(known, _)| known != name);
            self.kept.push((name.to_owned(), text));
        }
        for issue in report.issues {
            let reason = reason(&issue, values, host);
            let Issue { path, code, severity, message, suggestion } = issue;
            let code = FormCode::Rule(code);
            self.issues.push(FormIssue {
                path,
                code,
                reason,
                severity,
                message,
                suggestion,
                params: Vec::new(),
            });
        }
    }

    /// What the schema says of a field that is shown.
    fn field(
        &mut self,
        field: &FormField,
        answers: &Answers<'_>,
        values: &Record<'_>,
        manner: Manner,
        host: &Host<'_>,
    ) {
        let is_wrong = |issue: &FormIssue| issue.path == field.name && issue.severity == Severity::Error;
        if self.issues.iter().any(is_wrong) {
            return;
        }
        let value = values.get(&field.name);
        if field.kind.is_some() && !matches!(value, None | Some(Scalar::Null | Scalar::Text(_))) {
            self.issues.push(FormIssue::error(&field.name, FormCode::Rule(IssueCode::Type)));
            return;
        }
        let raw = values.text(&field.name).unwrap_or_default();
        let answer = text::trim(raw);
        let parent = field.depends_on.as_deref().map_or("", |parent| answers.of(parent));
        if answer.is_empty() {
            // A list in which nothing is left to choose asks nothing.
            let can_answer = field.depends_on.is_none() || field.offered(parent).next().is_some();
            if manner.demands && field.is_required() && can_answer {
                self.issues.push(FormIssue::error(&field.name, FormCode::Rule(IssueCode::Required)));
            }
            return;
        }
        if field.kind.is_none() && !manner.demands {
            return;
        }
        match answered(field, raw, answer, parent, host) {
            Ok(Some(kept)) => self.kept.push((field.name.clone(), kept)),
            Ok(None) => {}
            Err(issue) => self.issues.push(issue),
        }
    }

    /// As the form has its fields; then what it does not ask; and last what nobody knows, as the sender had it.
    fn order(&mut self, schema: &Schema) {
        let place = |path: &str| {
            let asked = schema.fields.iter().position(|field| field.name == path);
            let known = || Submission::FIELDS.iter().position(|field| field.name == path);
            asked.or_else(|| known().map(|index| schema.fields.len() + index)).unwrap_or(usize::MAX)
        };
        self.issues.sort_by_key(|issue| place(&issue.path));
    }
}

/// The answer to keep, if it is not kept already, or what is wrong with it.
fn answered(
    field: &FormField,
    raw: &str,
    answer: &str,
    parent: &str,
    host: &Host<'_>,
) -> Result<Option<String>, FormIssue> {
    let error = |code: FormCode| FormIssue::error(&field.name, code);
    let choice =
        |found: bool, code: FormCode| if found { Ok(Some(answer.to_owned())) } else { Err(error(code)) };
    match field.kind {
        None => {
            let is_known =
                field.choices.is_empty() || field.choices.iter().any(|choice| choice.value == answer);
            if !is_known {
                return Err(error(FormCode::Rule(IssueCode::InvalidWord)));
            }
            length(field, raw, host).map(|()| None)
        }
        Some(Kind::Text) => match text::fault(raw) {
            Some(code) => Err(error(FormCode::Rule(code))),
            None => length(field, raw, host).map(|()| Some(raw.to_owned())),
        },
        Some(Kind::YesNo) => choice(answer == YES || answer == NO, FormCode::Choice),
        Some(Kind::Number) => number(field, answer).map(Some),
        Some(Kind::Date) => day(field, answer).map(Some),
        Some(Kind::Options | Kind::Dependent) => {
            let mut known = field.choices.iter().filter(|choice| choice.value == answer).peekable();
            if known.peek().is_none() {
                return Err(error(FormCode::Choice));
            }
            if field.depends_on.is_some() && !known.any(|choice| choice.fits(parent)) {
                let of = field.depends_on.as_deref().unwrap_or_default();
                return Err(error(FormCode::ChoiceOf).with("parent", of));
            }
            Ok(Some(answer.to_owned()))
        }
    }
}

fn length(field: &FormField, text: &str, host: &Host<'_>) -> Result<(), FormIssue> {
    match field.max_length {
        // A letter takes at least one byte: most texts are short enough at first sight.
        Some(most) if text.len() > most as usize && (host.letters)(text) > most as usize => {
            let mut limit = String::new();
            push_decimal(&mut limit, u64::from(most));
            Err(FormIssue::error(&field.name, FormCode::TooLong).with("limit", &limit))
        }
        Some(_) | None => Ok(()),
    }
}

fn number(field: &FormField, answer: &str) -> Result<String, FormIssue> {
    let error = |code: FormCode| FormIssue::error(&field.name, code);
    let number = Decimal::read(answer).ok_or_else(|| error(FormCode::Number))?;
    let limit = |limit: &Option<String>| limit.as_deref().and_then(Decimal::read);
    if let Some(least) = limit(&field.least).filter(|least| number.compare(least).is_lt()) {
        return Err(error(FormCode::NumberLeast).with("limit", &least.text()));
    }
    if let Some(most) = limit(&field.most).filter(|most| number.compare(most).is_gt()) {
        return Err(error(FormCode::NumberMost).with("limit", &most.text()));
    }
    Ok(number.text())
}

fn day(field: &FormField, answer: &str) -> Result<String, FormIssue> {
    let error = |code: FormCode| FormIssue::error(&field.name, code);
    if !is_day(answer) {
        return Err(error(FormCode::Date));
    }
    if let Some(least) = field.least.as_deref().filter(|least| answer < *least) {
        return Err(error(FormCode::DateLeast).with("limit", least));
    }
    if let Some(most) = field.most.as_deref().filter(|most| answer > *most) {
        return Err(error(FormCode::DateMost).with("limit", most));
    }
    Ok(answer.to_owned())
}

/// Why an address is refused or doubtful.
fn reason(issue: &Issue, values: &Record<'_>, host: &Host<'_>) -> Option<&'static str> {
    if !matches!(issue.code, IssueCode::InvalidEmail | IssueCode::DoubtfulEmail) {
        return None;
    }
    let address = values.text(&issue.path)?;
    check_email(address, &EmailOptions::default(), host.ascii).code.map(EmailCode::as_str)
}
