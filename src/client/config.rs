//! The options of a client, checked once.

use super::ask::wrong;
use crate::api::Dialect;
use crate::api::reply::place;
use crate::error::Error;
use crate::rules::text::{joined, split};
use crate::rules::{IssueCode, StatusTable};

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
    /// The account's time zone by its IANA name, if the caller knows it; else the account is asked.
    pub time_zone: Option<String>,
}

/// The header that carries the key. It prints as nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyHeader {
    auth: Auth,
    value: String,
}

/// Which generation a key is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// A legacy key, 32 hexadecimal digits: it goes in `X-API-KEY`.
    Key,
    /// A token, a JWT: it goes in `Authorization`, and gets 401 in `X-API-KEY`.
    Token,
}

impl Auth {
    /// The generation with this word, as an option names it.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "key" => Some(Auth::Key),
            "token" => Some(Auth::Token),
            _ => None,
        }
    }

    /// What the key looks like: a JWT has three parts, and its first begins with `{"` in base64url.
    fn of(key: &str) -> Self {
        let base64url = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        let token =
            key.starts_with("eyJ") && split(key, b'.').count() == 3 && split(key, b'.').all(base64url);
        if token { Auth::Token } else { Auth::Key }
    }
}

fn is_legacy(key: &str) -> bool {
    key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl KeyHeader {
    /// The header's name.
    pub fn name(&self) -> &'static str {
        match self.auth {
            Auth::Key => "X-API-KEY",
            Auth::Token => "Authorization",
        }
    }

    /// What the header holds, key included, for the host that sends it.
    pub fn reveal(&self) -> String {
        match self.auth {
            Auth::Key => self.value.clone(),
            Auth::Token => joined(&["Bearer ", &self.value]),
        }
    }

    /// What to do about a 401: the key may be of the other generation.
    pub fn advice(&self) -> &'static str {
        match self.auth {
            Auth::Key => {
                "this key went out in X-API-KEY, where legacy keys belong (32 hexadecimal digits); a newer token (eyJ…) goes in Authorization: Bearer, with `auth: \"token\"` if it was not recognised"
            }
            Auth::Token => {
                "this token went out in Authorization: Bearer, where newer tokens belong (eyJ…); a legacy key (32 hexadecimal digits) goes in X-API-KEY, with `auth: \"key\"` if it was not recognised"
            }
        }
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
            time_zone: None,
        }
    }
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
    let unfit = |why: &str| wrong("baseUrl", IssueCode::Type, why);
    let mut trimmed = given.trim();
    while let Some(shorter) = trimmed.strip_suffix('/') {
        trimmed = shorter;
    }
    let rest = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"));
    let Some(rest) = rest.filter(|rest| !rest.is_empty() && !rest.starts_with('/')) else {
        return Err(unfit("baseUrl is no http(s) URL: write it out, as in https://app.atera.com/api/v3"));
    };
    if rest.chars().any(|letter| letter.is_control() || matches!(letter, '?' | '#' | '@' | '\\' | ' ')) {
        return Err(unfit("baseUrl holds more than host and path: leave out user, query and fragment"));
    }
    let path = if rest.bytes().any(|byte| byte == b'/') { "" } else { API_PATH };
    Ok(joined(&[trimmed, path]))
}

/// The dialect of a server: the one named, else `live` for Atera's own hosts and `guide` for every other.
///
/// # Errors
/// When the word is no dialect.
pub fn dialect(named: Option<&str>, base_url: &str) -> Result<Dialect, Error> {
    let host = split(base_url, b'/').nth(2).unwrap_or_default();
    let host = split(host, b':').next().unwrap_or_default();
    match named {
        Some(word) => Dialect::from_word(word).ok_or_else(|| {
            wrong("dialect", IssueCode::InvalidWord, "dialect is no dialect: use \"guide\" or \"live\"")
        }),
        None if ATERA_HOSTS.iter().any(|own| host.eq_ignore_ascii_case(own)) => Ok(Dialect::Live),
        None => Ok(Dialect::Guide),
    }
}

/// The header for a key, or nothing where a gateway adds it. A pasted `Bearer ` is taken off. In the live dialect
/// the key's own look says where it goes, unless the caller does; the guide knows `X-API-KEY` alone.
///
/// # Errors
/// When the key is blank or holds what no header may, or when `auth` is no generation of keys.
///
/// ```
/// use atera_wasm::api::Dialect;
/// use atera_wasm::client::config::key_header;
/// let header = key_header(Some("Bearer eyJh.eyJi.c2ln"), Dialect::Live, None)?.expect("a key");
/// assert_eq!((header.name(), header.reveal().as_str()), ("Authorization", "Bearer eyJh.eyJi.c2ln"));
/// # Ok::<(), atera_wasm::error::Error>(())
/// ```
pub fn key_header(
    key: Option<&str>,
    dialect: Dialect,
    auth: Option<&str>,
) -> Result<Option<KeyHeader>, Error> {
    let named = auth.map(|word| {
        let message =
            "auth is no generation of keys: use \"key\" (X-API-KEY) or \"token\" (Authorization: Bearer)";
        Auth::from_word(word).ok_or_else(|| wrong("auth", IssueCode::InvalidWord, message))
    });
    let named = named.transpose()?;
    let Some(key) = key else { return Ok(None) };
    let key = key.trim();
    let pasted =
        key.split_at_checked("Bearer ".len()).filter(|(word, _)| word.eq_ignore_ascii_case("Bearer "));
    let key = pasted.map_or(key, |(_, rest)| rest.trim_start());
    let key = if key.eq_ignore_ascii_case("Bearer") { "" } else { key };
    if key.is_empty() {
        return Err(wrong(
            "apiKey",
            IssueCode::Required,
            "apiKey is blank: pass the API key, or leave it out where a gateway adds it",
        ));
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(wrong(
            "apiKey",
            IssueCode::ControlCharacter,
            "apiKey holds a character that no header may: copy it again",
        ));
    }
    let auth = named.unwrap_or(match dialect {
        Dialect::Guide => Auth::Key,
        Dialect::Live if pasted.is_some() && !is_legacy(key) => Auth::Token,
        Dialect::Live => Auth::of(key),
    });
    Ok(Some(KeyHeader { auth, value: key.to_owned() }))
}
