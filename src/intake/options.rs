//! The options of an intake: every name. Those whose bounds the shell knows are judged there.

use crate::model::{Data, Shape};
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

/// The options that hold others, each by its path; of a list every item is meant. What a form, a technician's row or a
/// table of priorities holds is refused where it is read.
const NESTED: &[(&[&str], &[OptionRow])] = &[
    (&["unknownSender"], &[option("policy", Kind::Any), option("CustomerID", Kind::Any)]),
    (
        &["customValues"],
        &[option("from", Kind::Any), option("target", Kind::Any), option("FieldName", Kind::Any)],
    ),
    (
        &["comment"],
        &[
            option("CommentText", Kind::Any),
            option("IsInternal", Kind::Any),
            option("TechnicianContactID", Kind::Any),
        ],
    ),
    (
        &["freshness"],
        &[option("changesMs", Kind::Any), option("rescanMs", Kind::Any), option("pauseMs", Kind::Any)],
    ),
    (
        &["turnstile"],
        &[
            option("siteKey", Kind::Any),
            option("hostnames", Kind::Any),
            option("action", Kind::Any),
            option("url", Kind::Text),
            option("timeoutMs", Kind::Time),
        ],
    ),
    (&["proofOfWork"], &[option("bits", Kind::Any)]),
    (&["form", "script"], &[option("src", Kind::Any), option("integrity", Kind::Any)]),
];

/// What is no option of an intake or of the wrong kind, in one sentence; `None` if all of them are.
///
/// ```
/// use atera_wasm::intake::options::fault;
/// let told = fault(&serde_json::json!({ "blindMS": 1000 }));
/// assert_eq!(told.as_deref(), Some("blindMS: unknown option: did you mean `blindMs`?"));
/// ```
pub fn fault<D: Data>(given: &D) -> Option<String> {
    let mut told = Vec::new();
    tell(given, "", INTAKE, &mut told);
    sentence(&told)
}

/// What is no option inside of an option, or of the wrong kind there, in one sentence; `None` if all of them are. Asked
/// after everything that the shell judges: who left out a name because it is misspelt hears first that it is left out.
///
/// ```
/// use atera_wasm::intake::options::nested_fault;
/// let told = nested_fault(&serde_json::json!({ "customValues": [{ "from": "site", "fieldName": "Site" }] }));
/// assert_eq!(told.as_deref(), Some("customValues[0].fieldName: unknown option: did you mean `FieldName`?"));
/// ```
pub fn nested_fault<D: Data>(given: &D) -> Option<String> {
    let mut told = Vec::new();
    for (path, rows) in NESTED {
        descend(given, "", path, rows, &mut told);
    }
    sentence(&told)
}

/// Follows the names of a path, through every item of a list.
fn descend<D: Data>(value: &D, at: &str, path: &[&str], rows: &[OptionRow], told: &mut Vec<String>) {
    if let Some(length) = value.length() {
        for (index, item) in (0..length).filter_map(|index| Some((index, value.item(index)?))) {
            descend(&item, &format!("{at}[{index}]"), path, rows, told);
        }
    } else if let Some((name, rest)) = path.split_first() {
        if let Some(inner) = value.field(name) {
            let dot = if at.is_empty() { "" } else { "." };
            descend(&inner, &format!("{at}{dot}{name}"), rest, rows, told);
        }
    } else if value.shape() == Shape::Object {
        tell(value, &format!("{at}."), rows, told);
    }
}

fn tell<D: Data>(given: &D, before: &str, rows: &[OptionRow], told: &mut Vec<String>) {
    let issues = check_options(given, rows, &[]);
    told.extend(issues.iter().map(|issue| format!("{before}{}: {}", issue.path, issue.message)));
}

fn sentence(told: &[String]) -> Option<String> {
    (!told.is_empty()).then(|| told.join("; "))
}
