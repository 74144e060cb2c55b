//! How an answer looks: status, headers and body, as JSON for a program and as a page for a person.

use super::draft::IssueLine;
use super::enter::{Place, Speech};
use super::refusal::{Code, Shown};
use crate::form::Schema;
use crate::form::words::{Language, wanted};
use crate::intake::page::form::{self, Challenge, FormPage, FormScript};
use crate::intake::page::schema::served;
use crate::intake::page::{self, STYLE, notice};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How long a browser may remember what a preflight told.
const PREFLIGHT_SECONDS: &str = "600";

/// What came of a request.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Outcome {
    /// A browser asked whether it may post.
    Preflight,
    /// The form was asked for.
    Form,
    /// The stylesheet was asked for.
    Style,
    /// The form was asked for as data.
    Schema,
    /// A token was asked for.
    Token {
        /// The token.
        token: String,
        /// The id that the submission will have.
        id: String,
        /// How many zero bits the proof of work needs; none if no proof is asked for.
        #[serde(default)]
        bits: u32,
    },
    /// The submission is stored.
    Accepted {
        /// Its id.
        id: String,
        /// What opens the receipt.
        receipt: String,
        /// Where the receipt is.
        url: String,
    },
    /// It ended at a rung.
    Refused {
        /// Which one.
        code: Code,
        /// What the rules found.
        #[serde(default)]
        issues: Vec<IssueLine>,
        /// When it may work.
        retry_after_ms: Option<i64>,
    },
}

/// What is needed to show the form, again or for the first time.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Paper {
    /// The user's wishes.
    pub form: Schema,
    /// The name of the trap.
    pub honeypot: String,
    /// Turnstile, if it is used.
    pub challenge: Option<Challenge>,
    /// The script of the form's page.
    pub script: Option<FormScript>,
    /// The token that the form came with.
    pub token: Option<String>,
    /// A new token.
    pub fresh_token: String,
    /// What the visitor wrote, if it was read.
    pub values: Option<Vec<(String, Value)>>,
}

/// Something to be answered.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// Where.
    pub place: Place,
    /// To whom.
    pub speech: Speech,
    /// The listed origin.
    pub origin: Option<String>,
    /// The language that the visitor wants.
    pub language: Option<String>,
    /// The header, which counts where no language of ours is named.
    #[serde(default)]
    pub accept_language: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// For pages.
    #[serde(default)]
    pub paper: Paper,
}

/// An HTTP answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers. Each value is the program's own, a number, or an origin of the list.
    pub headers: Vec<(&'static str, String)>,
    /// The body; none with 204.
    pub body: Option<String>,
}

/// Makes the answer.
pub fn answer(asked: Asked) -> Answer {
    let language = wanted(&[asked.language.as_deref()], asked.accept_language.as_deref());
    let mut headers = vec![("X-Content-Type-Options", "nosniff".to_owned()), ("Vary", "Origin".to_owned())];
    if let Some(origin) = asked.origin {
        headers.push(("Access-Control-Allow-Origin", origin));
        headers.push(("Access-Control-Expose-Headers", "Retry-After".to_owned()));
    }
    let has_challenge = asked.paper.challenge.is_some();
    let script = asked.paper.script.as_ref().map(|script| script.src.clone());
    let (status, body) = match asked.outcome {
        Outcome::Preflight => {
            headers.push(("Access-Control-Allow-Methods", asked.place.methods().join(", ")));
            headers.push(("Access-Control-Allow-Headers", "Content-Type".to_owned()));
            headers.push(("Access-Control-Max-Age", PREFLIGHT_SECONDS.to_owned()));
            (204, None)
        }
        Outcome::Style => {
            headers.push(("Content-Type", "text/css; charset=utf-8".to_owned()));
            headers.push(("Cache-Control", "public, max-age=300".to_owned()));
            return Answer { status: 200, headers, body: Some(STYLE.to_owned()) };
        }
        Outcome::Schema => {
            headers.push(("Content-Type", "application/json".to_owned()));
            headers.push(("Cache-Control", "public, max-age=300".to_owned()));
            headers.push(("Vary", "Accept-Language".to_owned()));
            let Paper { form, honeypot, challenge, .. } = &asked.paper;
            let body = served(form, language, honeypot, challenge.as_ref()).to_string();
            return Answer { status: 200, headers, body: Some(body) };
        }
        Outcome::Form => (200, Some(sheet(language, asked.paper, Vec::new(), Shown::FreshForm))),
        Outcome::Token { token, id, bits } => {
            let body = match bits {
                0 => json!({ "token": token, "id": id }),
                _ => json!({ "token": token, "id": id, "proof": { "bits": bits } }),
            };
            (200, Some(body.to_string()))
        }
        Outcome::Accepted { id, receipt, url } => (
            202,
            Some(match asked.speech {
                Speech::Json => {
                    json!({ "id": id, "receipt": receipt, "url": url, "state": "accepted" }).to_string()
                }
                Speech::Page => notice::accepted(language, &url),
            }),
        ),
        Outcome::Refused { code, issues, retry_after_ms } => {
            refused_headers(code, asked.place, retry_after_ms, &mut headers);
            let body = match asked.speech {
                Speech::Json => refused_json(code, &issues, retry_after_ms),
                Speech::Page => refused_page(language, asked.paper, code, issues),
            };
            (code.row().status, Some(body))
        }
    };
    headers.push(("Cache-Control", "no-store".to_owned()));
    if body.is_some() {
        match asked.speech {
            Speech::Json => headers.push(("Content-Type", "application/json".to_owned())),
            Speech::Page => headers.extend(page::headers(has_challenge, script.as_deref())),
        }
    }
    Answer { status, headers, body }
}

fn refused_headers(code: Code, place: Place, wait: Option<i64>, headers: &mut Vec<(&'static str, String)>) {
    if code == Code::MethodNotAllowed {
        headers.push(("Allow", place.methods().join(", ")));
    }
    if code.row().status == 401 {
        headers.push(("WWW-Authenticate", "Atera-Intake".to_owned()));
    }
    if let Some(ms) = wait {
        headers.push(("Retry-After", seconds(ms).to_string()));
    }
}

/// Whole seconds, rounded up: the header knows no others, and a moment too early is refused again.
pub(in crate::intake) fn seconds(ms: i64) -> i64 {
    (ms.max(0) + 999) / 1_000
}

/// Left out are the issues of what has none, and a wait that would not help.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RefusedBody<'a> {
    code: Code,
    message: &'static str,
    #[serde(skip_serializing_if = "<[IssueLine]>::is_empty")]
    issues: &'a [IssueLine],
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<i64>,
}

fn refused_json(code: Code, issues: &[IssueLine], wait: Option<i64>) -> String {
    let retry_after_ms = wait.map(|ms| ms.max(0));
    let body = RefusedBody { code, message: code.row().sentence, issues, retry_after_ms };
    serde_json::to_string(&body).unwrap_or_default()
}

fn refused_page(language: &Language, paper: Paper, code: Code, mut issues: Vec<IssueLine>) -> String {
    let row = code.row();
    if row.shown == Shown::Sentence || paper.values.is_none() {
        return notice::refused(language, code);
    }
    issues.retain(|issue| issue.severity == "error");
    if issues.is_empty() {
        // A fault of the whole form.
        let whole = |text: &str| IssueLine {
            path: String::new(),
            code: row.text.to_owned(),
            severity: "error".to_owned(),
            message: text.to_owned(),
            suggestion: None,
            reason: None,
            params: BTreeMap::new(),
        };
        issues.push(whole(row.sentence));
    }
    sheet(language, paper, issues, row.shown)
}

fn sheet(language: &Language, paper: Paper, issues: Vec<IssueLine>, shown: Shown) -> String {
    let token = match shown {
        Shown::Form => paper.token.unwrap_or(paper.fresh_token),
        Shown::FreshForm | Shown::Sentence => paper.fresh_token,
    };
    let texts = paper.values.into_iter().flatten();
    let values = texts.filter_map(|(name, value)| Some((name, value.as_str()?.to_owned()))).collect();
    let page = FormPage {
        form: paper.form,
        honeypot: paper.honeypot,
        challenge: paper.challenge,
        script: paper.script,
        token,
        values,
        issues,
    };
    form::render(language, &page)
}
