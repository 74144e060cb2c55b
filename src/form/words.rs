//! The words of the form, the receipts and the notices: one file for each language, for pages and element alike.
//!
//! `words/<tag>.json` is the only source. Pages are written from it here; what the element needs of it is made into
//! `pkg/form/words/` by `tests/generated_words.rs`.

mod wanted;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;
pub use wanted::{language, wanted};

/// The tag of each language and its words, as JSON. The first one is spoken where no other is known.
pub const SOURCES: [(&str, &str); 12] = [
    ("en", include_str!("words/en.json")),
    ("de", include_str!("words/de.json")),
    ("fr", include_str!("words/fr.json")),
    ("es", include_str!("words/es.json")),
    ("pt", include_str!("words/pt.json")),
    ("it", include_str!("words/it.json")),
    ("nl", include_str!("words/nl.json")),
    ("pl", include_str!("words/pl.json")),
    ("he", include_str!("words/he.json")),
    ("ar", include_str!("words/ar.json")),
    ("ja", include_str!("words/ja.json")),
    ("zh", include_str!("words/zh.json")),
];

static LANGUAGES: [OnceLock<Language>; SOURCES.len()] = [const { OnceLock::new() }; SOURCES.len()];

type Table<'a> = BTreeMap<&'a str, &'a str>;

/// A language, and all words of the pages in it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Language {
    /// Its tag (BCP 47).
    pub tag: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What stands around the fields.
    pub form: FormWords,
    #[serde(borrow)]
    fields: BTreeMap<&'static str, FieldWords>,
    #[serde(borrow)]
    choices: BTreeMap<&'static str, Table<'static>>,
    #[serde(borrow)]
    issues: BTreeMap<&'static str, Table<'static>>,
    #[serde(borrow)]
    emails: Table<'static>,
    /// What becomes of a submission.
    pub states: StateWords,
    /// The heading of a refusal.
    pub refused: &'static str,
    /// What a person can do after a refusal that shows no form.
    pub back: &'static str,
    #[serde(borrow)]
    refusals: Table<'static>,
    /// The words of a receipt.
    pub receipts: ReceiptWords,
}

/// What stands around the fields.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FormWords {
    /// What the form is called.
    pub title: &'static str,
    /// Behind the label of a field that may stay empty.
    pub optional: &'static str,
    /// The button.
    pub send: &'static str,
    /// The choice of nothing.
    pub none: &'static str,
    /// In a list where nothing is chosen yet.
    pub choose: &'static str,
    /// An answer.
    pub yes: &'static str,
    /// An answer.
    pub no: &'static str,
    /// Beside the trap, for whoever meets it.
    pub trap: &'static str,
    /// Before the title when something has to be corrected.
    pub error: &'static str,
    /// The heading over what has to be corrected.
    pub problem: &'static str,
    /// Where Turnstile needs a script and there is none.
    pub no_script: &'static str,
}

/// A field of a submission.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct FieldWords {
    /// What it is called.
    pub label: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: &'static str,
}

/// What becomes of a submission.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StateWords {
    /// The heading when it was taken.
    pub accepted: &'static str,
    /// What happens now.
    pub accepted_text: &'static str,
    /// The link to the receipt.
    pub receipt: &'static str,
    /// What the receipt is for.
    pub receipt_text: &'static str,
    /// The link to a new form.
    pub again: &'static str,
}

/// The words of a receipt.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptWords {
    /// The heading.
    pub title: &'static str,
    /// Before the short name of the submission.
    pub reference: &'static str,
    /// It was accepted just now.
    pub accepted: &'static str,
    /// It takes longer than usual.
    pub waiting: &'static str,
    /// The ticket is there.
    pub created: &'static str,
    /// A person looks at it.
    pub parked: &'static str,
    /// Before the ticket's number.
    pub ticket: &'static str,
    /// Before the ticket's title.
    pub subject: &'static str,
    /// Before the ticket's status.
    pub status: &'static str,
    #[serde(borrow)]
    statuses: Table<'static>,
    /// Before the time of the first response.
    pub due: &'static str,
    /// The ticket is there and cannot be read now.
    pub silent: &'static str,
    /// The heading over the public comments.
    pub conversation: &'static str,
    /// There are none.
    pub nothing: &'static str,
    /// The label of the reply.
    pub reply: &'static str,
    /// Its button.
    pub send: &'static str,
    /// A reply was taken.
    pub sent: &'static str,
    /// The button from Resolved to Closed.
    pub confirm: &'static str,
    /// The button from Resolved to Open.
    pub reopen: &'static str,
    #[serde(borrow)]
    refusals: Table<'static>,
}

/// What a sentence about an issue is made from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'a> {
    /// The field's name.
    pub path: &'a str,
    /// What the field is called on this form.
    pub label: &'a str,
    /// Why, for programs.
    pub code: &'a str,
    /// Why an e-mail address is refused or doubtful.
    pub reason: Option<&'a str>,
    /// What the sentence has to name.
    pub params: &'a [(&'a str, &'a str)],
}

impl Language {
    /// A language from its source; nothing if a word is missing.
    pub fn read(source: &'static str) -> Option<Self> {
        serde_json::from_str(source).ok()
    }

    /// Label and hint of a field.
    pub fn field(&self, name: &str) -> FieldWords {
        self.fields.get(name).copied().unwrap_or_default()
    }

    /// What an answer of ours is called; nothing if it is none of ours.
    pub fn choice(&self, field: &str, value: &str) -> Option<&'static str> {
        self.choices.get(field).and_then(|choices| choices.get(value)).copied()
    }

    /// What to tell of an issue: the field's own sentence, or that for any field.
    pub fn issue(&self, told: &Told<'_>) -> String {
        let known = self.issues.get(told.code).or_else(|| self.issues.get("other"));
        let own = known.and_then(|table| table.get(told.path).or_else(|| table.get("")));
        let why = told.reason.and_then(|reason| self.emails.get(reason));
        filled(why.or(own).copied().unwrap_or_default(), told)
    }

    /// What to tell of a refusal, by its code.
    pub fn refusal(&self, code: &str) -> &'static str {
        self.refusals.get(code).copied().unwrap_or(self.refused)
    }
}

impl ReceiptWords {
    /// What a status is called; an account's own is called as it is.
    pub fn status<'a>(&self, status: &'a str) -> &'a str {
        self.statuses.get(status).copied().unwrap_or(status)
    }

    /// Why something was not done, by its code.
    pub fn refusal(&self, code: &str) -> &'static str {
        self.refusals.get(code).copied().unwrap_or_default()
    }
}

/// The sentence with its values. They are put in once: a brace in a value is the visitor's.
fn filled(sentence: &str, told: &Told<'_>) -> String {
    let mut whole = String::new();
    let mut rest = sentence;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
    {
        let given = told.params.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        whole.extend([before, given.unwrap_or(if name == "label" { told.label } else { "" })]);
        rest = after;
    }
    whole + rest
}
