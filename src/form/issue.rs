//! What is wrong with an answer.

use crate::rules::{IssueCode, Severity};

/// What is wrong, for programs: a code of the rules, or one of the form's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormCode {
    /// The rules say so.
    Rule(IssueCode),
    /// More letters than the field takes.
    TooLong,
    /// No number.
    Number,
    /// A number below the least one.
    NumberLeast,
    /// A number above the greatest one.
    NumberMost,
    /// No day of the calendar.
    Date,
    /// A day before the first one.
    DateLeast,
    /// A day after the last one.
    DateMost,
    /// Nothing of the list.
    Choice,
    /// Of the list, but not with what was chosen in the field that it depends on.
    ChoiceOf,
}

impl FormCode {
    /// The form's own.
    pub const OWN: [FormCode; 9] = [
        FormCode::TooLong,
        FormCode::Number,
        FormCode::NumberLeast,
        FormCode::NumberMost,
        FormCode::Date,
        FormCode::DateLeast,
        FormCode::DateMost,
        FormCode::Choice,
        FormCode::ChoiceOf,
    ];

    /// What to tell a program's author of the codes that the form gives.
    const SENTENCES: [(FormCode, &'static str); 14] = [
        (FormCode::Rule(IssueCode::Required), "required: fill in this field"),
        (FormCode::Rule(IssueCode::Type), "wrong type: use text"),
        (FormCode::Rule(IssueCode::InvalidWord), "invalid choice: use one of the list"),
        (
            FormCode::Rule(IssueCode::ControlCharacter),
            "control character: remove what is not text, a tab or a newline",
        ),
        (
            FormCode::Rule(IssueCode::BrokenText),
            "broken text: a character was lost on its way, type it again",
        ),
        (FormCode::TooLong, "too long: shorten it"),
        (FormCode::Number, "no number: write digits, without a unit or thousands separators"),
        (FormCode::NumberLeast, "number too small: see the limit"),
        (FormCode::NumberMost, "number too large: see the limit"),
        (FormCode::Date, "no date: write it as 2026-02-15"),
        (FormCode::DateLeast, "date too early: see the limit"),
        (FormCode::DateMost, "date too late: see the limit"),
        (FormCode::Choice, "invalid choice: use one of the list"),
        (FormCode::ChoiceOf, "invalid choice: use one that belongs to what was chosen before"),
    ];

    /// The stable code, as callers in JavaScript see it.
    pub fn as_str(self) -> &'static str {
        match self {
            FormCode::Rule(code) => code.as_str(),
            FormCode::TooLong => "too_long",
            FormCode::Number => "number",
            FormCode::NumberLeast => "number_least",
            FormCode::NumberMost => "number_most",
            FormCode::Date => "date",
            FormCode::DateLeast => "date_least",
            FormCode::DateMost => "date_most",
            FormCode::Choice => "choice",
            FormCode::ChoiceOf => "choice_of",
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormIssue {
    /// The field's name.
    pub path: String,
    /// For programs.
    pub code: FormCode,
    /// Why an e-mail address is refused or doubtful: the word of its own table.
    pub reason: Option<&'static str>,
    /// Error or warning.
    pub severity: Severity,
    /// What the rules tell a program's author; empty for the form's own codes.
    pub message: String,
    /// What may have been meant.
    pub suggestion: Option<String>,
    /// What the sentence for a person has to name: `limit`, or the `parent` of a list.
    pub param: Option<(&'static str, String)>,
}

impl FormIssue {
    /// What to tell a program's author.
    pub fn sentence(&self) -> &str {
        if !self.message.is_empty() {
            return &self.message;
        }
        let own = FormCode::SENTENCES.iter().find(|(code, _)| *code == self.code);
        own.map_or("", |(_, sentence)| sentence)
    }
}
