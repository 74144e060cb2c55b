//! The options of a client.

use super::atera::Atera;
use super::error::Error;
use super::host::{Listener, Session, in_page};
use crate::api::Dialect;
use crate::client::config::{self, Auth, Config};
use crate::client::{Client, Event};
use crate::error::{Error as CoreError, ErrorCode};
use crate::rules::StatusTable;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

/// The largest reply that is read, unless the caller says otherwise.
const MAX_REPLY_BYTES: usize = 32 << 20;

/// An option on its way, by the methods of [`Builder`].
macro_rules! option_example {
    ($line:literal) => {
        concat!(
            "\n```no_run\n# use atera_wasm::web::{Atera, Auth, Dialect, Error};\n# use std::time::Duration;\n",
            "# fn example(key: &str) -> Result<(), Error> {\nlet atera = Atera::builder()",
            $line,
            ".build()?;\n# Ok(())\n# }\n```",
        )
    };
}

/// The options of an [`Atera`]; each has a default.
#[doc = option_example!(".api_key(key).timeout(Duration::from_secs(10)).retries(1)")]
#[derive(Clone, Default)]
#[must_use = "an option does nothing before `build()`"]
pub struct Builder {
    api_key: Option<String>,
    base_url: Option<String>,
    dialect: Option<Dialect>,
    auth: Option<Auth>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    retries: Option<u32>,
    max_retry_after: Option<Duration>,
    rate_per_minute: Option<u32>,
    reserve: u32,
    transitions: Option<StatusTable>,
    time_zone: Option<String>,
    max_reply_bytes: Option<usize>,
    on_event: Option<Listener>,
    dangerously_allow_browser: bool,
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

impl Builder {
    /// The API key. Leave it out where a gateway adds it. Where there is a `document` the key is refused.
    #[doc = option_example!(".api_key(key)")]
    pub fn api_key(mut self, key: &str) -> Self {
        self.api_key = Some(key.to_owned());
        self
    }

    /// Where the API answers; without it, Atera's own address. It must be absolute: in a page a gateway on the
    /// same origin is `format!("{}/atera", location.origin())`.
    #[doc = option_example!(r#".base_url("https://portal.example/atera")"#)]
    pub fn base_url(mut self, base_url: &str) -> Self {
        self.base_url = Some(base_url.to_owned());
        self
    }

    /// The contract that the server keeps; without it, `Live` for Atera's own hosts and `Guide` for every other.
    #[doc = option_example!(".dialect(Dialect::Live)")]
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = Some(dialect);
        self
    }

    /// Which header carries the key; without it, the key's own look decides.
    #[doc = option_example!(".api_key(key).auth(Auth::Token)")]
    pub fn auth(mut self, auth: Auth) -> Self {
        self.auth = Some(auth);
        self
    }

    /// The time for a whole call: waiting, every attempt, the body. 30 seconds.
    #[doc = option_example!(".timeout(Duration::from_secs(10))")]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The time for one attempt of something that may be repeated. 10 seconds.
    #[doc = option_example!(".attempt_timeout(Duration::from_secs(3))")]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// How many times a call is tried again. 3.
    #[doc = option_example!(".retries(0)")]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = Some(retries);
        self
    }

    /// The longest `Retry-After` that is waited for. 60 seconds.
    #[doc = option_example!(".max_retry_after(Duration::from_secs(5))")]
    pub fn max_retry_after(mut self, longest: Duration) -> Self {
        self.max_retry_after = Some(longest);
        self
    }

    /// How many calls go out in any 60 seconds. 700, which is the account's limit.
    #[doc = option_example!(".rate_per_minute(100)")]
    pub fn rate_per_minute(mut self, calls: u32) -> Self {
        self.rate_per_minute = Some(calls);
        self
    }

    /// How many of these calls are left to others who use the same key.
    #[doc = option_example!(".reserve(200)")]
    pub fn reserve(mut self, calls: u32) -> Self {
        self.reserve = calls;
        self
    }

    /// Which status may follow which; without it, the guide's table.
    #[doc = option_example!(
        r#".transitions(atera_wasm::rules::StatusTable::new(vec![("Open".into(), vec!["Waiting".into()])]))"#
    )]
    pub fn transitions(mut self, table: StatusTable) -> Self {
        self.transitions = Some(table);
        self
    }

    /// The account's time zone by its IANA name; without it, the account is asked when it is needed.
    #[doc = option_example!(r#".time_zone("Europe/Berlin")"#)]
    pub fn time_zone(mut self, zone: &str) -> Self {
        self.time_zone = Some(zone.to_owned());
        self
    }

    /// The largest reply that is read. 32 MiB.
    #[doc = option_example!(".max_reply_bytes(1 << 20)")]
    pub fn max_reply_bytes(mut self, bytes: usize) -> Self {
        self.max_reply_bytes = Some(bytes);
        self
    }

    /// Hears what happens during a call: requests, replies, waits, retries. No bodies, no key.
    #[doc = option_example!(".on_event(|event| println!(\"{} {}\", event.operation.name(), event.kind.as_str()))")]
    pub fn on_event(mut self, listener: impl Fn(&Event) + 'static) -> Self {
        self.on_event = Some(Rc::new(listener));
        self
    }

    /// Allows a key in a page, where every visitor can read it. Only if nobody else can open the page.
    #[doc = option_example!(".api_key(key).dangerously_allow_browser(true)")]
    pub fn dangerously_allow_browser(mut self, allow: bool) -> Self {
        self.dangerously_allow_browser = allow;
        self
    }

    /// The client. Nothing is sent.
    ///
    /// # Errors
    /// [`Error::KeyInBrowser`] for a key in a page, and [`Error::InvalidInput`] for an option that no client can have.
    #[doc = option_example!("")]
    pub fn build(self) -> Result<Atera, Error> {
        if self.api_key.is_some() && !self.dangerously_allow_browser && in_page() {
            return Err(CoreError::new(ErrorCode::KeyInBrowser).into());
        }
        let max_reply_bytes = self.max_reply_bytes.unwrap_or(MAX_REPLY_BYTES);
        let on_event = self.on_event.clone();
        let client = Client::new(self.config()?);
        Ok(Atera { session: Rc::new(Session { client, max_reply_bytes, on_event }) })
    }

    fn config(self) -> Result<Config, CoreError> {
        let fallback = Config::default();
        let base_url = config::base_url(self.base_url.as_deref().unwrap_or(&fallback.base_url))?;
        let dialect = match self.dialect {
            Some(dialect) => dialect,
            None => config::dialect(None, &base_url)?,
        };
        let auth = self.auth.map(|auth| match auth {
            Auth::Key => "key",
            Auth::Token => "token",
        });
        let rate = self.rate_per_minute.unwrap_or(fallback.rate_per_minute).saturating_sub(self.reserve);
        Ok(Config {
            key: config::key_header(self.api_key.as_deref(), dialect, auth)?,
            base_url,
            dialect,
            timeout_ms: self.timeout.map_or(fallback.timeout_ms, millis),
            attempt_timeout_ms: self.attempt_timeout.map_or(fallback.attempt_timeout_ms, millis),
            retries: self.retries.unwrap_or(fallback.retries),
            max_retry_after_ms: self.max_retry_after.map_or(fallback.max_retry_after_ms, millis),
            rate_per_minute: rate.max(1),
            transitions: self.transitions.unwrap_or(fallback.transitions),
            time_zone: self.time_zone,
        })
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Builder").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
