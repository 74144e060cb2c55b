//! The options of a client as its caller writes them.

use super::ask::wrong;
use super::config::{self, Config};
use crate::error::Error;
use crate::model::Data;
use crate::rules::options::{OptionKind as Kind, OptionRow, check_options, option};
use crate::rules::{IssueCode, StatusTable};

/// Retries beyond this are a number of another unit by mistake.
const MAX_RETRIES: u32 = 1_000;
/// Calls in a minute beyond this are no limit any more.
const MAX_RATE: u32 = 1_000_000;

/// Every option that a client takes.
pub const CLIENT: &[OptionRow] = &[
    option("apiKey", Kind::Text),
    option("baseUrl", Kind::Text),
    option("dialect", Kind::Word(&["guide", "live"])),
    option("auth", Kind::Word(&["key", "token"])),
    option("timeZone", Kind::Text),
    option("fetch", Kind::Function),
    option("timeoutMs", Kind::Time),
    option("attemptTimeoutMs", Kind::Time),
    option("retries", Kind::Whole(0, MAX_RETRIES)),
    option("maxRetryAfterMs", Kind::Wait),
    option("ratePerMinute", Kind::Whole(1, MAX_RATE)),
    option("reserve", Kind::Whole(0, MAX_RATE)),
    option("limiter", Kind::Method("acquire")),
    option("transitions", Kind::Object),
    option("maxReplyBytes", Kind::Whole(1, u32::MAX)),
    option("onEvent", Kind::Function),
    option("dangerouslyAllowBrowser", Kind::Flag),
];

/// Reads the options of a client, and answers what it works with. The shell keeps the functions among them and calls
/// them itself.
///
/// # Errors
/// `invalid_input` with every option that is unknown or of the wrong kind, by name; or with a base URL or key that
/// cannot be used.
///
/// ```
/// use atera_wasm::client::options::read;
/// use serde_json::json;
/// assert!(read(&json!({ "retries": 5 })).is_ok());
/// assert_eq!(read(&json!({ "retires": 5 })).err().map(|error| error.to_string()).as_deref(),
///     Some("retires: unknown option: did you mean `retries`?"));
/// ```
// Deserialized by serde-wasm-bindgen, full.wasm was 109,333 bytes gzip instead of 93,045: among it the formatting of
// floating point, for errors that nobody would see.
pub fn read<D: Data>(given: &D) -> Result<Config, Error> {
    let issues = check_options(given, &[CLIENT], &[]);
    if !issues.is_empty() {
        return Err(Error::invalid(issues));
    }
    let usual = Config::default();
    let text = |name: &str| given.field(name).and_then(|value| value.text());
    let number = |name: &str| given.field(name).and_then(|value| value.number());
    let transitions = given.field("transitions").map(|table| status_table(&table).ok_or_else(no_table));
    let base_url = config::base_url(text("baseUrl").as_deref().unwrap_or(&usual.base_url))?;
    let dialect = config::dialect(text("dialect").as_deref(), &base_url)?;
    let rate = number("ratePerMinute").map_or(usual.rate_per_minute, |rate| rate as u32);
    Ok(Config {
        dialect,
        key: config::key_header(text("apiKey").as_deref(), dialect, text("auth").as_deref())?,
        time_zone: text("timeZone"),
        base_url,
        timeout_ms: number("timeoutMs").unwrap_or(usual.timeout_ms),
        attempt_timeout_ms: number("attemptTimeoutMs").unwrap_or(usual.attempt_timeout_ms),
        retries: number("retries").map_or(usual.retries, |retries| retries as u32),
        max_retry_after_ms: number("maxRetryAfterMs").unwrap_or(usual.max_retry_after_ms),
        rate_per_minute: rate.saturating_sub(number("reserve").unwrap_or(0.0) as u32).max(1),
        transitions: transitions.transpose()?.unwrap_or(usual.transitions),
    })
}

/// A table of transitions, its rows in the caller's order; `None` if it is none.
fn status_table<D: Data>(table: &D) -> Option<StatusTable> {
    let names: Vec<String> =
        table.with_record(|record| record.iter().map(|(name, _)| name.to_owned()).collect());
    let moves = |name: &str| {
        let list = table.field(name)?;
        (0..list.length()?).map(|index| list.item(index)?.text()).collect::<Option<Vec<String>>>()
    };
    let rows: Option<Vec<_>> = names.into_iter().map(|name| moves(&name).map(|to| (name, to))).collect();
    rows.map(StatusTable::new)
}

fn no_table() -> Error {
    let message = "must be an object: each status with an array of those that it may move to";
    wrong("transitions", IssueCode::Type, message)
}
