//! What Cloudflare Turnstile says of a visitor.

use super::refusal::Code;
use serde::Deserialize;
use serde_json::Value;

/// The reply of siteverify, and what was expected of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// The HTTP status; none if no answer came in time.
    pub status: Option<u16>,
    /// The body, if it was JSON.
    pub body: Option<Value>,
    /// Where the challenge may have been taken.
    pub hostnames: Vec<String>,
    /// What it has to have been taken for.
    pub action: Option<String>,
}

/// Errors of siteverify that are the Worker's own: the visitor can do nothing about them.
const OURS: &[&str] = &["missing-input-secret", "invalid-input-secret", "bad-request"];
/// Errors that go away.
const PASSING: &[&str] = &["internal-error"];

/// Why the visitor is refused, if he is.
pub fn judge(reply: &Reply) -> Option<Code> {
    let answered = reply.status.is_some_and(|status| (200..500).contains(&status) && status != 429);
    let Some(body) = reply.body.as_ref().filter(|body| answered && body.is_object()) else {
        return Some(Code::ChallengeUnavailable);
    };
    if body.get("success") == Some(&Value::Bool(true)) {
        return if is_here(body, reply) { None } else { Some(Code::ChallengeElsewhere) };
    }
    let codes = body.get("error-codes").and_then(Value::as_array);
    let named = |table: &[&str]| {
        codes.into_iter().flatten().filter_map(Value::as_str).any(|code| table.contains(&code))
    };
    Some(match (named(OURS), named(PASSING)) {
        (true, _) => Code::NotConfigured,
        (false, true) => Code::ChallengeUnavailable,
        (false, false) => Code::ChallengeFailed,
    })
}

/// A response that was earned on another site, or for another form, is another's.
fn is_here(body: &Value, reply: &Reply) -> bool {
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let hostname = text("hostname").is_some_and(|name| reply.hostnames.iter().any(|known| known == name));
    hostname && reply.action.as_deref().is_none_or(|action| text("action") == Some(action))
}

/// A UUID from a hash: the idempotency key by which a question that is asked again is the same question.
///
/// ```
/// use atera_wasm::intake::door::turnstile::uuid;
/// assert_eq!(uuid(&[0xff; 32]).as_deref(), Some("ffffffff-ffff-8fff-bfff-ffffffffffff"));
/// assert_eq!(uuid(&[0; 4]), None);
/// ```
pub fn uuid(hash: &[u8]) -> Option<String> {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(hash.get(..16)?);
    // Version 8 of RFC 9562: made by a rule of our own.
    let value = u128::from_be_bytes(bytes) & !(0xF << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    let hex = format!("{value:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    Some([part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-"))
}
