//! The options of an intake: every name. Those whose bounds the shell knows are judged there.

use crate::model::Data;
use crate::rules::options::{OptionKind as Kind, OptionRow, check_options, option};

/// Every option that an intake takes.
pub const INTAKE: &[OptionRow] = &[
    option("origins", Kind::Any),
    option("baseUrl", Kind::Text),
    option("dialect", Kind::Word(&["guide", "live"])),
    option("timeZone", Kind::Text),
    option("shards", Kind::Any),
    option("formerShards", Kind::Any),
    option("customValues", Kind::Any),
    option("comment", Kind::Any),
    option("ratePerMinute", Kind::Any),
    option("reserve", Kind::Any),
    option("leaseMs", Kind::Any),
    option("blindMs", Kind::Any),
    option("mostTries", Kind::Any),
    option("unknownSender", Kind::Any),
    option("technicians", Kind::Any),
    option("priorities", Kind::Any),
    option("ticketType", Kind::Any),
    option("freshness", Kind::Any),
    option("access", Kind::Any),
    option("receiptDays", Kind::Any),
    option("minSeconds", Kind::Any),
    option("maxBodyBytes", Kind::Any),
    option("bodyMs", Kind::Any),
    option("perAddressPerMinute", Kind::Any),
    option("perSitePerMinute", Kind::Any),
    option("perReceiptPerMinute", Kind::Any),
    option("perVisitorPerMinute", Kind::Any),
    option("honeypot", Kind::Any),
    option("turnstile", Kind::Any),
    option("proofOfWork", Kind::Any),
    option("form", Kind::Any),
    option("now", Kind::Function),
    option("onAccepted", Kind::Function),
    option("onCreated", Kind::Function),
    option("onParked", Kind::Function),
    option("log", Kind::Function),
];

/// What is no option of an intake or of the wrong kind, in one sentence; `None` if all of them are.
///
/// ```
/// use atera_wasm::intake::options::fault;
/// let told = fault(&serde_json::json!({ "blindMS": 1000 }));
/// assert_eq!(told.as_deref(), Some("blindMS: unknown option: did you mean `blindMs`?"));
/// ```
pub fn fault<D: Data>(given: &D) -> Option<String> {
    let issues = check_options(given, &[INTAKE], &[]);
    let told: Vec<String> = issues.iter().map(|issue| format!("{}: {}", issue.path, issue.message)).collect();
    (!told.is_empty()).then(|| told.join("; "))
}
