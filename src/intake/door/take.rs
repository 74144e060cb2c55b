//! What a body says of its sender and of its submission, asked in one go: each question that crosses from the host
//! costs a Worker more than the rules do.

use super::draft::{self, Checked, Draft, IssueLine};
use super::fields::{self, Body, Sorted};
use super::json_body;
use super::limit::{Knock, Limits};
use super::media::Media;
use super::proof;
use super::refusal::Code;
use super::token::{self, Sender};
use crate::form::{Host, Schema};
use crate::intake::delivery::Plan;
use crate::intake::digest::{hex, sha256};
use crate::intake::outbox::Millis;
use crate::intake::shard::{self, Begun, Place, Where};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A body, with what is known of who sent it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// What it is.
    pub media: Media,
    /// What stood in a form, by the host's parsers. JSON is read here.
    #[serde(default)]
    pub entries: Option<Vec<(String, Value)>>,
    /// The name of the trap.
    pub honeypot: String,
    /// Who signed the request. Who signs is no form.
    #[serde(default)]
    pub signer: Option<Signer>,
    /// Who posts: an origin, or the id of a key.
    pub site: String,
    /// To be counted; none of whom was counted before.
    #[serde(default)]
    pub knock: Option<Knock>,
    /// Whether the token's signature holds; none as long as nobody has looked.
    #[serde(default)]
    pub genuine: Option<bool>,
    /// Milliseconds since 1970.
    pub now: Millis,
    /// How long a person needs at least, in seconds.
    pub min_seconds: f64,
    /// How many shards there are.
    pub shards: u32,
    /// What is to be made.
    #[serde(default)]
    pub plan: Plan,
}

/// Who signed a request.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signer {
    /// The id of the key.
    pub key: String,
    /// Good once.
    pub nonce: String,
    /// Until when it has to be remembered.
    pub expires_at: Millis,
}

/// A signature that the host has to look at before anything else can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unverified {
    /// What was signed.
    pub signed: String,
    /// 32 bytes.
    pub signature: Vec<u8>,
}

/// A nonce, to be remembered where the submission is. The body is signed, and so is the submission's id in it: whoever
/// sends it again reaches the same shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Nonce {
    /// With its key's id: two keys may use the same.
    pub value: String,
    /// Until when.
    pub expires_at: Millis,
}

/// A submission to be kept, as its shard is given it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Admitted {
    /// Its id.
    pub id: String,
    /// Its shard, its mark, and its name for logs.
    #[serde(flatten)]
    pub place: Place,
    /// Tells whether two submissions are one.
    pub hash: String,
    /// The submission in its normal form, as JSON text.
    pub submission: String,
    /// Who is told when it is accepted.
    pub email: Option<String>,
    /// An origin, or the id of a key.
    pub site: String,
    /// The language that the form was in.
    pub language: Option<String>,
    /// Of a signed request.
    pub nonce: Option<Nonce>,
    /// Its delivery.
    pub begun: Begun,
}

/// What came of it. What is nothing is left out on its way to the host.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// What to verify; then the same is asked again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify: Option<Unverified>,
    /// Why it ends here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Code>,
    /// How long to wait, if that helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<Millis>,
    /// The submission's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Turnstile's response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// The language that the form was in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The token, if it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// The fields of a form, for the page that shows them again; none if the body was not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<(String, Value)>>,
    /// What the rules found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<IssueLine>,
    /// What is kept; none if the rules do not allow it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admitted: Option<Admitted>,
}

impl Taken {
    fn refused(code: Code, retry_after_ms: Option<Millis>) -> Self {
        Self { refusal: Some(code), retry_after_ms, ..Self::default() }
    }
}

/// Counts and judges the sender, sorts the fields, and checks the submission by the form that this Worker serves. A body
/// of JSON is read only of whom the counts let pass.
pub fn take(mut asked: Asked, form: &Schema, body: &[u8], limits: &mut Limits, host: &Host<'_>) -> Taken {
    if let Some(knock) = &asked.knock {
        let verdict = limits.take(knock);
        if let Some(code) = verdict.refusal {
            return Taken::refused(code, verdict.retry_after_ms);
        }
    }
    let media = asked.media;
    let entries = if media.is_form() { asked.entries.take() } else { json_body::entries(body) };
    let sorted = fields::sort(Body { media, entries, honeypot: asked.honeypot.clone() });
    if let Some(code) = sorted.refusal {
        return Taken::refused(code, None);
    }
    match (&sorted.token, asked.genuine) {
        (Some(token), None) => {
            let verify = Unverified { signed: token.signed.clone(), signature: token.signature.clone() };
            Taken { verify: Some(verify), ..Taken::default() }
        }
        (Some(_) | None, _) => judge(&asked, form, sorted, host),
    }
}

fn judge(asked: &Asked, form: &Schema, sorted: Sorted, host: &Host<'_>) -> Taken {
    let Asked { media, signer, genuine, now, min_seconds, .. } = asked;
    let Sorted { id, has_token, token, trapped, challenge, proof, language, values, refusal: _ } = sorted;
    let text = token.as_ref().map(|token| token.text.clone());
    let work =
        token.as_ref().filter(|token| token.bits > 0).and_then(|token| proof::text(&token.text, &proof?));
    let verdict = token::judge(&Sender {
        trapped,
        has_token,
        token,
        genuine: genuine.unwrap_or_default(),
        work: work.map(|text| sha256(text).to_vec()).unwrap_or_default(),
        id,
        nonce: signer.as_ref().map(|signer| signer.nonce.clone()),
        now: *now,
        min_seconds: *min_seconds,
    });
    let mut taken = Taken {
        refusal: verdict.refusal,
        retry_after_ms: verdict.retry_after_ms,
        id: verdict.id,
        challenge,
        language,
        token: text,
        values: Some(if media.is_form() { values.clone() } else { Vec::new() }),
        ..Taken::default()
    };
    if let Some(id) = taken.id.clone() {
        let from_page = asked.signer.is_none();
        let checked = draft::judge(&Draft { values, media: *media, form, from_page }, host);
        taken.admitted = admitted(asked, id, &checked, taken.language.clone());
        taken.issues = checked.issues;
    }
    taken
}

fn admitted(asked: &Asked, id: String, checked: &Checked, language: Option<String>) -> Option<Admitted> {
    let hash = sha256(&id).to_vec();
    let place = shard::place(&Where { hash, shards: asked.shards }).filter(|_| checked.ok)?;
    Some(Admitted {
        id,
        place,
        hash: hex(&sha256(&checked.canonical)),
        submission: checked.canonical.clone(),
        email: checked.submission.get("email").cloned(),
        site: asked.site.clone(),
        language,
        nonce: asked.signer.as_ref().map(nonce),
        begun: Begun::ticket(asked.now, asked.plan),
    })
}

fn nonce(signer: &Signer) -> Nonce {
    Nonce { value: [&signer.key, "\n", &signer.nonce].concat(), expires_at: signer.expires_at }
}
