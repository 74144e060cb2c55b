//! The options of a client, checked once.

use crate::api::Dialect;
use crate::api::reply::place;
use crate::error::{Error, ErrorCode};
use crate::rules::{Issue, IssueCode, Severity, StatusTable};

/// The options of a client. [`Config::default`] holds what is used where the caller says nothing.
#[derive(Debug, Clone)]
pub struct Config {
    /// Everything in front of a call's path, without a slash at its end.
    pub base_url: String,
    /// The contract that the server keeps.
    pub dialect: Dialect,
    /// The time for a whole call: waiting, every attempt, the body.
    pub timeout_ms: f64,
    /// The time for one attempt of something that may be repeated.
    pub attempt_timeout_ms: f64,
    /// How many times a call is tried again.
    pub retries: u32,
    /// The longest `Retry-After` that is waited for.
    pub max_retry_after_ms: f64,
    /// How many calls go out in any 60 seconds, the reserve already taken off.
    pub rate_per_minute: u32,
    /// Which status may follow which.
    pub transitions: StatusTable,
    /// The header that carries the key; none where a gateway adds it.
    pub key: Option<KeyHeader>,
}

/// The header that carries the key. It prints as nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyHeader {
    /// The header's name.
    pub name: &'static str,
    value: String,
}

impl KeyHeader {
    /// The key itself, for the host that sends it.
    pub fn reveal(&self) -> &str {
        &self.value
    }

    /// Somebody else's text with the key taken out: a server may echo it.
    pub fn redact(&self, text: &str) -> String {
        let mut clean = String::new();
        let mut rest = text;
        while let Some((before, behind)) = place(rest, &self.value)
            .and_then(|at| Some((rest.get(..at)?, rest.get(at + self.value.len()..)?)))
        {
            clean.push_str(before);
            clean.push_str("[key]");
            rest = behind;
        }
        clean.push_str(rest);
        clean
    }
}

impl std::fmt::Debug for KeyHeader {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("KeyHeader")
    }
}

/// Where Atera answers.
pub const ATERA_BASE_URL: &str = "https://app.atera.com/api/v3";
const ATERA_HOSTS: &[&str] = &["app.atera.com", "api.atera.com"];
/// The path of the API, used when a base URL names only an origin.
const API_PATH: &str = "/api/v3";
/// The guide's limit: 700 requests a minute.
pub const RATE_PER_MINUTE: u32 = 700;

impl Default for Config {
    fn default() -> Self {
        Self {
            base_url: ATERA_BASE_URL.to_owned(),
            dialect: Dialect::Guide,
            timeout_ms: 30_000.0,
            attempt_timeout_ms: 10_000.0,
            retries: 3,
            max_retry_after_ms: 60_000.0,
            rate_per_minute: RATE_PER_MINUTE,
            transitions: StatusTable::default(),
            key: None,
        }
    }
}

fn issue(path: &str, code: IssueCode, message: &str) -> Error {
    Error::invalid(vec![Issue {
        path: path.to_owned(),
        code,
        severity: Severity::Error,
        message: message.to_owned(),
        suggestion: None,
    }])
}

/// The base URL in the form that calls use.
///
/// # Errors
/// When it is no http(s) URL, or holds a user, a query or a fragment: the key would go astray, or into a log.
///
/// ```
/// use atera_wasm::client::config::base_url;
/// assert_eq!(base_url("https://atera.example/").as_deref(), Ok("https://atera.example/api/v3"));
/// assert_eq!(base_url("https://atera.example/proxy/").as_deref(), Ok("https://atera.example/proxy"));
/// assert!(base_url("https://me:secret@atera.example").is_err());
/// ```
pub fn base_url(given: &str) -> Result<String, Error> {
    let wrong = |what: &str| issue("baseUrl", IssueCode::Type, what);
    let trimmed = given.trim().trim_end_matches('/');
    let rest = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"));
    let Some(rest) = rest.filter(|rest| !rest.is_empty() && !rest.starts_with('/')) else {
        return Err(wrong("baseUrl is no http(s) URL: write it out, as in https://app.atera.com/api/v3"));
    };
    if rest.contains(['?', '#', '@', '\\']) || rest.chars().any(|c| c.is_control() || c == ' ') {
        return Err(wrong("baseUrl holds more than host and path: leave out user, query and fragment"));
    }
    Ok(if rest.contains('/') { trimmed.to_owned() } else { [trimmed, API_PATH].concat() })
}

/// The dialect of a server: the one named, else `live` for Atera's own hosts and `guide` for every other.
///
/// # Errors
/// When the word is no dialect, or the dialect is not built yet.
pub fn dialect(named: Option<&str>, base_url: &str) -> Result<Dialect, Error> {
    let host = base_url.split('/').nth(2).unwrap_or_default();
    let dialect = match named {
        Some(word) => Dialect::from_word(word).ok_or_else(|| {
            issue("dialect", IssueCode::InvalidWord, "dialect is no dialect: use \"guide\" or \"live\"")
        })?,
        None if ATERA_HOSTS.iter().any(|own| host.eq_ignore_ascii_case(own)) => Dialect::Live,
        None => Dialect::Guide,
    };
    match dialect {
        Dialect::Guide => Ok(dialect),
        Dialect::Live => Err(Error::with_message(
            ErrorCode::Unsupported,
            "this version does not speak the live dialect yet: set `dialect: \"guide\"` for a server that keeps the guide's contract",
        )),
    }
}

/// The header for a key, or nothing where a gateway adds it.
///
/// # Errors
/// When the key is blank or holds what no header may.
pub fn key_header(key: Option<&str>) -> Result<Option<KeyHeader>, Error> {
    let Some(key) = key else { return Ok(None) };
    let key = key.trim();
    if key.is_empty() {
        return Err(issue(
            "apiKey",
            IssueCode::Required,
            "apiKey is blank: pass the API key, or leave it out where a gateway adds it",
        ));
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(issue(
            "apiKey",
            IssueCode::ControlCharacter,
            "apiKey holds a character that no header may: copy it again",
        ));
    }
    Ok(Some(KeyHeader { name: "X-API-KEY", value: key.to_owned() }))
}
