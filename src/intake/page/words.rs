//! The words of the pages, a row for each language.

/// A language, and all words of the pages in it.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// Its tag (BCP 47).
    pub tag: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What the form is called.
    pub title: &'static str,
    /// Before the title when something has to be corrected.
    pub error: &'static str,
    /// The heading over what has to be corrected.
    pub problem: &'static str,
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
    /// Where Turnstile needs a script and there is none.
    pub no_script: &'static str,
    /// The heading when a submission was taken.
    pub accepted: &'static str,
    /// What happens now.
    pub accepted_text: &'static str,
    /// The link to the receipt.
    pub receipt: &'static str,
    /// What the receipt is for.
    pub receipt_text: &'static str,
    /// The heading of a refusal.
    pub refused: &'static str,
    /// What a person can do after a refusal that shows no form.
    pub back: &'static str,
    /// The link to a new form.
    pub again: &'static str,
    /// The words of a receipt.
    pub receipts: &'static ReceiptWords,
    /// Name, label and hint of each field.
    pub fields: &'static [(&'static str, &'static str, &'static str)],
    /// Field, value and words of each choice.
    pub choices: &'static [(&'static str, &'static str, &'static str)],
    /// Field, code of the issue and what to tell. What is not here is told in the words of the rules.
    pub issues: &'static [(&'static str, &'static str, &'static str)],
}

/// The words of a receipt.
#[derive(Debug, Clone, Copy)]
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
}

/// The languages there are.
pub const LANGUAGES: &[&Language] = &[&ENGLISH];

/// What is spoken where a language is not known.
const ENGLISH: Language = Language {
    tag: "en",
    dir: "ltr",
    title: "Ask for help",
    error: "Error: ",
    problem: "There is a problem",
    optional: " (optional)",
    send: "Send",
    none: "No answer",
    choose: "Choose…",
    yes: "Yes",
    no: "No",
    trap: "Leave this field empty",
    no_script: "This page has to check that you are a person, and needs JavaScript for it. Turn it on and load the page again, or reach us in another way.",
    accepted: "We have your request",
    accepted_text: "It is stored safely, and it becomes a ticket as soon as our help desk takes it.",
    receipt: "Follow your request",
    receipt_text: "Keep the address of that page: it shows how far your request is, to whoever has it.",
    refused: "Your request was not sent",
    back: "What you wrote is still in the form: go back in your browser to find it.",
    again: "Open a new form",
    receipts: &ReceiptWords {
        title: "Your request",
        reference: "Reference",
        accepted: "We have your request. It becomes a ticket in a moment: load this page again.",
        waiting: "We have your request. It takes longer than usual, and nothing is lost.",
        created: "Your request is a ticket at our help desk.",
        parked: "We have your request. A person of our help desk looks at it.",
        ticket: "Ticket",
        subject: "Subject",
        status: "Status",
        due: "We answer until",
        silent: "The help desk cannot be reached at the moment: load this page again in a minute.",
        conversation: "Conversation",
        nothing: "Nobody has written anything yet.",
        reply: "Your reply",
        send: "Send the reply",
        sent: "Your reply is stored. It appears here as soon as the help desk has it.",
        confirm: "It is solved: close the ticket",
        reopen: "It is not solved: open it again",
    },
    fields: &[
        ("name", "Your name", ""),
        ("email", "Your email address", "We answer to this address."),
        (
            "subject",
            "What is wrong, in a few words",
            "For example: the printer on floor 2 prints blank pages.",
        ),
        ("description", "What happened", "What did you do, what did you expect, and what did you see?"),
        ("impact", "Who is affected", ""),
        ("urgency", "How soon do you need help", ""),
        ("category", "What it is about", ""),
        ("phone", "Your telephone number", "If you would rather be called."),
        ("site", "Where it happens", "The office, floor or room."),
    ],
    choices: &[
        ("impact", "outage", "Nobody can work"),
        ("impact", "major", "Many people cannot do their work"),
        ("impact", "single", "One person, or there is a way around it"),
        ("impact", "minor", "Nobody is held up: a small thing, or a wish"),
        ("urgency", "high", "Now: it cannot wait"),
        ("urgency", "medium", "Today"),
        ("urgency", "low", "When there is time"),
    ],
    issues: &[
        ("name", "required", "Enter your name"),
        ("email", "required", "Enter your email address"),
        ("subject", "required", "Say in a few words what is wrong"),
        ("description", "required", "Describe what happened"),
        ("impact", "invalid_word", "Choose who is affected"),
        ("urgency", "invalid_word", "Choose how soon you need help"),
    ],
};

/// The language that is meant by a tag; English if it is none of ours.
pub fn language(tag: Option<&str>) -> &'static Language {
    let known = tag.and_then(|tag| LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(tag)));
    known.copied().unwrap_or(&ENGLISH)
}

impl Language {
    /// Label and hint of a field.
    pub fn field(&self, name: &str) -> (&'static str, &'static str) {
        let found = self.fields.iter().find(|(field, ..)| *field == name);
        found.map_or(("", ""), |(_, label, hint)| (label, hint))
    }

    /// What to tell of an issue, if the language has its own words for it.
    pub fn issue(&self, path: &str, code: &str) -> Option<&'static str> {
        let found = self.issues.iter().find(|(field, known, _)| *field == path && *known == code);
        found.map(|(.., text)| *text)
    }
}
