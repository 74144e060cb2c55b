//! The form's token: when the form was opened, and which submission it will be.
//!
//! `time.nonce.signature`, or `time.nonce.bits.signature` where work is asked for. The nonce is the submission's id: a form that is sent twice, by a double click or by
//! reloading the page behind it, makes one submission, and a token that was watched is of no use for another.

use super::proof;
use super::refusal::Code;
use super::signature::from_base64url;
use serde::{Deserialize, Serialize};

/// How long a token can be used, in milliseconds.
pub const LONGEST_MS: i64 = 24 * 3_600_000;
/// How far the clocks of two machines of the same network may be apart.
const AHEAD_MS: i64 = 60_000;
/// Nothing else that the same secret signs begins so.
const PURPOSE: &str = "form-token";

/// A token that was read; whether it is genuine, the host knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    /// As it came.
    pub text: String,
    /// When it was given, in milliseconds since 1970.
    pub time: i64,
    /// The id of the submission.
    pub nonce: String,
    /// How many zero bits the proof of work needs.
    pub bits: u32,
    /// What was signed.
    pub signed: String,
    /// 32 bytes.
    pub signature: Vec<u8>,
}

/// A token that is not signed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// What stands before the signature.
    pub head: String,
    /// What is signed.
    pub signed: String,
    /// How many zero bits the proof of work needs.
    pub bits: u32,
}

/// A new token, without its signature.
pub fn offer(time: i64, nonce: &str, bits: u32) -> Offer {
    let head = if bits > 0 { format!("{time}.{nonce}.{bits}.") } else { format!("{time}.{nonce}.") };
    Offer { head, signed: signed_text(time, nonce, bits), bits }
}

fn signed_text(time: i64, nonce: &str, bits: u32) -> String {
    match bits {
        0 => format!("{PURPOSE}\n{time}\n{nonce}"),
        _ => format!("{PURPOSE}\n{time}\n{nonce}\n{bits}"),
    }
}

/// Reads a token.
///
/// ```
/// use atera_wasm::intake::door::token::read;
/// let text = format!("1700000000000.{}.{}", "n".repeat(22), "A".repeat(43));
/// assert_eq!(read(&text).map(|token| token.time), Some(1_700_000_000_000));
/// assert_eq!(read("1700000000000"), None);
/// ```
pub fn read(text: &str) -> Option<Token> {
    let mut parts = text.split('.');
    let (time, nonce, third) = (parts.next()?, parts.next()?, parts.next()?);
    let (bits, signature) = match parts.next() {
        None => (0, third),
        Some(signature) => (bits(third)?, signature),
    };
    let plain = parts.next().is_none() && time.len() <= 15 && time.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || !super::is_unguessable(nonce) {
        return None;
    }
    let time = time.parse().ok()?;
    let signature = from_base64url(signature).filter(|bytes| bytes.len() == 32)?;
    Some(Token {
        text: text.to_owned(),
        time,
        nonce: nonce.to_owned(),
        bits,
        signed: signed_text(time, nonce, bits),
        signature,
    })
}

fn bits(text: &str) -> Option<u32> {
    let plain = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|bits| plain && (1..=proof::MOST_BITS).contains(bits))
}

/// What is known of a sender when its fields are sorted.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sender {
    /// Whether the field that people do not see was filled in.
    pub trapped: bool,
    /// Whether there was a field `token` at all.
    pub has_token: bool,
    /// The token, if it can be read.
    pub token: Option<Token>,
    /// Whether its signature holds.
    pub genuine: bool,
    /// The hash that proves the work, of the token and the number that came; empty if none came.
    #[serde(default)]
    pub work: Vec<u8>,
    /// The id that the sender gave.
    pub id: Option<String>,
    /// The nonce of a signed request. Who signs is no form.
    pub nonce: Option<String>,
    /// Milliseconds since 1970.
    pub now: i64,
    /// How long a person needs at least, in seconds.
    pub min_seconds: f64,
}

/// The submission's id, or why there will be none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// The refusal.
    pub refusal: Option<Code>,
    /// How long to wait, if that helps.
    pub retry_after_ms: Option<i64>,
    /// The submission's id.
    pub id: Option<String>,
}

/// Judges a sender.
///
/// A filled trap is refused and not pretended to be accepted. A program learns nothing that it could use: neither which
/// field it was nor that there is one. A person whose browser filled the field in would lose the request by a false
/// answer; so the form comes back with every value but that one, and the second click sends it.
pub fn judge(sender: &Sender) -> Verdict {
    let id = match &sender.nonce {
        Some(nonce) => Ok(sender.id.as_ref().unwrap_or(nonce).clone()),
        None => person(sender),
    };
    match id {
        Ok(id) => Verdict { refusal: None, retry_after_ms: None, id: Some(id) },
        Err(code) => Verdict { refusal: Some(code), retry_after_ms: wait_ms(sender, code), id: None },
    }
}

fn person(sender: &Sender) -> Result<String, Code> {
    if sender.trapped {
        return Err(Code::LooksAutomated);
    }
    if !sender.has_token {
        return Err(Code::TokenRequired);
    }
    let token = sender.token.as_ref().filter(|_| sender.genuine).ok_or(Code::TokenInvalid)?;
    let age = sender.now.saturating_sub(token.time);
    if age < -AHEAD_MS {
        return Err(Code::TokenInvalid);
    }
    if age > LONGEST_MS {
        return Err(Code::TokenExpired);
    }
    if age < least_ms(sender) {
        return Err(Code::TooFast);
    }
    if sender.id.as_ref().is_some_and(|id| *id != token.nonce) {
        return Err(Code::TokenOfAnother);
    }
    worked(token, sender, age).map(|()| token.nonce.clone())
}

/// Who cannot compute can wait.
fn worked(token: &Token, sender: &Sender, age: i64) -> Result<(), Code> {
    let can_pass = proof::holds(&sender.work, token.bits) || age >= proof::patience_ms(least_ms(sender));
    match (can_pass, sender.work.is_empty()) {
        (true, _) => Ok(()),
        (false, true) => Err(Code::ProofRequired),
        (false, false) => Err(Code::ProofInvalid),
    }
}

fn least_ms(sender: &Sender) -> i64 {
    (sender.min_seconds * 1_000.0) as i64
}

/// How long until the token is old enough.
fn wait_ms(sender: &Sender, code: Code) -> Option<i64> {
    let age = if code == Code::TooFast {
        least_ms(sender)
    } else if code == Code::ProofRequired {
        proof::patience_ms(least_ms(sender))
    } else {
        return None;
    };
    let token = sender.token.as_ref()?;
    Some(token.time.saturating_add(age).saturating_sub(sender.now))
}
