//! The options of a client as its caller writes them.

use super::ask::wrong;
use super::call_options;
use super::config::{self, Config};
use crate::error::Error;
use crate::model::Data;
use crate::rules::options::{OptionKind as Kind, OptionRow, option};
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
    call_options::check(CLIENT, given, &[])?;
    let mut config = Config::default();
    if let Some(base_url) = given.text_of("baseUrl") {
        config.base_url = config::base_url(&base_url)?;
    }
    config.dialect = config::dialect(given.text_of("dialect").as_deref(), &config.base_url)?;
    let (key, auth) = (given.text_of("apiKey"), given.text_of("auth"));
    config.key = config::key_header(key.as_deref(), config.dialect, auth.as_deref())?;
    config.time_zone = given.text_of("timeZone");
    let number = |name: &str, usual: f64| given.number_of(name).unwrap_or(usual);
    config.timeout_ms = number("timeoutMs", config.timeout_ms);
    config.attempt_timeout_ms = number("attemptTimeoutMs", config.attempt_timeout_ms);
    config.retries = number("retries", config.retries.into()) as u32;
    config.max_retry_after_ms = number("maxRetryAfterMs", config.max_retry_after_ms);
    let rate = number("ratePerMinute", config.rate_per_minute.into());
    config.rate_per_minute = (rate - number("reserve", 0.0)).max(1.0) as u32;
    if let Some(table) = given.field("transitions") {
        config.transitions = status_table(&table).ok_or_else(no_table)?;
    }
    Ok(config)
}

/// A table of transitions, its rows in the caller's order; `None` if it is none.
fn status_table<D: Data>(table: &D) -> Option<StatusTable> {
    let mut text = String::new();
    for (row, status) in table.names().iter().enumerate() {
        let moves = table.field(status)?;
        text.push_str(if row == 0 { "" } else { "\n" });
        text.push_str(status);
        for index in 0..moves.length()? {
            text.push('\t');
            text.push_str(&moves.item(index)?.text()?);
        }
    }
    Some(StatusTable::from_text(text))
}

fn no_table() -> Error {
    let message = "must be an object: each status with an array of those that it may move to";
    wrong("transitions", IssueCode::Type, message)
}
