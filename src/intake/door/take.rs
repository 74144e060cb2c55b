//! What a body says of its sender and of its submission, asked in one go: each question that crosses from the host
//! costs a Worker more than the rules do.

use super::draft::{self, Checked, Draft};
use super::fields::{self, Body, Sorted};
use super::proof;
use super::refusal::Code;
use super::token::{self, Sender};
use crate::form::{Host, Schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A body, with what is known of who sent it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// What stood in it.
    #[serde(flatten)]
    pub body: Body,
    /// The nonce of a signed request. Who signs is no form.
    pub nonce: Option<String>,
    /// Whether the token's signature holds; none as long as nobody has looked.
    #[serde(default)]
    pub genuine: Option<bool>,
    /// The hash of what proves the work; empty if nothing does.
    #[serde(default)]
    pub work: Vec<u8>,
    /// Milliseconds since 1970.
    pub now: i64,
    /// How long a person needs at least, in seconds.
    pub min_seconds: f64,
    /// The form that this Worker serves.
    #[serde(default)]
    pub form: Schema,
}

/// A signature that the host has to look at before anything else can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unverified {
    /// What was signed.
    pub signed: String,
    /// 32 bytes.
    pub signature: Vec<u8>,
    /// What proves the work: its SHA-256 belongs to the answer.
    pub work: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// What to verify; then the same is asked again.
    pub verify: Option<Unverified>,
    /// Why it ends here.
    pub refusal: Option<Code>,
    /// How long to wait, if that helps.
    pub retry_after_ms: Option<i64>,
    /// The submission's id.
    pub id: Option<String>,
    /// Turnstile's response.
    pub challenge: Option<String>,
    /// The language that the form was in.
    pub language: Option<String>,
    /// The token, if it can be read.
    pub token: Option<String>,
    /// The fields of a form, for the page that shows them again.
    pub values: Vec<(String, Value)>,
    /// What the rules say; none of a sender who is refused.
    pub draft: Option<Checked>,
}

/// Sorts the fields, judges the sender, and checks the submission.
pub fn take(asked: Asked, host: &Host<'_>) -> Taken {
    let Asked { body, nonce, genuine, work, now, min_seconds, form } = asked;
    let media = body.media;
    let Sorted { refusal, id, has_token, token, trapped, challenge, proof, language, values } =
        fields::sort(body);
    if refusal.is_some() {
        return Taken { refusal, ..Taken::default() };
    }
    if let (Some(token), None) = (&token, genuine) {
        let work = proof.filter(|_| token.bits > 0).and_then(|number| proof::text(&token.text, &number));
        let verify = Unverified { signed: token.signed.clone(), signature: token.signature.clone(), work };
        return Taken { verify: Some(verify), ..Taken::default() };
    }
    let from_page = nonce.is_none();
    let text = token.as_ref().map(|token| token.text.clone());
    let genuine = genuine.unwrap_or_default();
    let verdict =
        token::judge(&Sender { trapped, has_token, token, genuine, work, id, nonce, now, min_seconds });
    let shown_again = if media.is_form() { values.clone() } else { Vec::new() };
    let draft =
        verdict.refusal.is_none().then(|| draft::judge(&Draft { values, media, form, from_page }, host));
    Taken {
        verify: None,
        refusal: verdict.refusal,
        retry_after_ms: verdict.retry_after_ms,
        id: verdict.id,
        challenge,
        language,
        token: text,
        values: shown_again,
        draft,
    }
}
