//! The operator: which address is which action, and what is answered.
//!
//! Who may come in is decided by the shell, which alone can compare secrets; everything here is for somebody who may.

pub mod metrics;
pub mod page;

use serde::{Deserialize, Serialize};

/// A request to the operator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Asked {
    /// The method, in capitals.
    pub method: String,
    /// The path.
    pub path: String,
    /// `state` of the query.
    pub state: Option<String>,
    /// `after` of the query: where an earlier list ended.
    pub after: Option<String>,
    /// `reason` of the body.
    pub reason: Option<String>,
    /// Whether the credential is one that a browser sends by itself, whatever page asks: a password or a cookie.
    pub ambient: bool,
    /// The header `Origin`.
    pub origin: Option<String>,
    /// The origin of this Worker.
    pub own_origin: String,
    /// The header `Sec-Fetch-Site`.
    pub fetch_site: Option<String>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// The page for people.
    Page,
    /// Its style sheet.
    Style,
    /// A list of submissions as JSON.
    List {
        /// In this state.
        state: &'static str,
        /// Where to begin.
        from: Place,
    },
    /// A parked submission goes again.
    Resend {
        /// Which.
        id: String,
    },
    /// There will be no ticket.
    Discard {
        /// Which.
        id: String,
        /// Why.
        reason: String,
    },
    /// Everything, as JSON lines.
    Export,
    /// The counters, as Prometheus reads them.
    Metrics,
}

/// A place in the submissions of all shards.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The shard's number, from 0.
    pub shard: u32,
    /// Behind this id; from the first one if there is none.
    pub after: Option<String>,
}

/// Why nothing is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The status.
    pub status: u16,
    /// For programs.
    pub code: &'static str,
    /// For people.
    pub message: &'static str,
    /// The methods that the address takes, where the method was wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow: Option<&'static str>,
}

/// The states that can be listed.
pub const STATES: &[&str] = &["parked", "doubtful", "waiting", "created", "discarded"];

/// The most letters of a reason.
pub const LONGEST_REASON: usize = 500;
const LONGEST_ID: usize = 128;

/// What an address stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    Page,
    Style,
    List,
    Export,
    Metrics,
    Resend,
    Discard,
}

/// Every address: its method, its path below `/admin`, `*` for an id, and what it stands for.
const ADDRESSES: &[(&str, &[&str], Door)] = &[
    ("GET", &[], Door::Page),
    ("GET", &["style.css"], Door::Style),
    ("GET", &["submissions"], Door::List),
    ("GET", &["export"], Door::Export),
    ("GET", &["metrics"], Door::Metrics),
    ("POST", &["submissions", "*", "resend"], Door::Resend),
    ("POST", &["submissions", "*", "discard"], Door::Discard),
];

const fn refusal(status: u16, code: &'static str, message: &'static str) -> Refusal {
    Refusal { status, code, message, allow: None }
}

const NOT_FOUND: Refusal = refusal(404, "not_found", "there is nothing at this address");

impl Asked {
    /// What is to be done, or why not.
    ///
    /// # Errors
    /// A refusal with its status.
    pub fn act(&self) -> Result<Act, Refusal> {
        let parts: Vec<&str> = self.path.split('/').filter(|part| !part.is_empty()).collect();
        let Some((&"admin", below)) = parts.split_first() else { return Err(NOT_FOUND) };
        let found = ADDRESSES
            .iter()
            .find_map(|(method, pattern, door)| Some((*method, *door, fitted(pattern, below)?)));
        let Some((method, door, id)) = found else { return Err(NOT_FOUND) };
        if self.method != method {
            let told = "this address takes another method: see the header Allow";
            return Err(Refusal { allow: Some(method), ..refusal(405, "method", told) });
        }
        if method == "POST" && !self.is_own_page() {
            let told = "this did not come from the operator's own page: open it and try again there";
            return Err(refusal(403, "cross_site", told));
        }
        self.at(door, id)
    }

    /// A page of somebody else can make a browser post with the operator's own credential. It cannot choose `Origin` or
    /// `Sec-Fetch-Site`; a program with a bearer token sends neither.
    fn is_own_page(&self) -> bool {
        match (&self.origin, &self.fetch_site) {
            (Some(origin), _) => *origin == self.own_origin,
            (None, Some(site)) => site == "same-origin",
            (None, None) => !self.ambient,
        }
    }

    fn at(&self, door: Door, id: &str) -> Result<Act, Refusal> {
        match door {
            Door::Page => Ok(Act::Page),
            Door::Style => Ok(Act::Style),
            Door::Export => Ok(Act::Export),
            Door::Metrics => Ok(Act::Metrics),
            Door::Resend => Ok(Act::Resend { id: id.to_owned() }),
            Door::Discard => Ok(Act::Discard { id: id.to_owned(), reason: self.reason()? }),
            Door::List => {
                let state = self.state.as_deref().unwrap_or("parked");
                let state = STATES.iter().find(|known| **known == state).ok_or(refusal(
                    400,
                    "state",
                    "state is none: use parked, doubtful, waiting, created or discarded",
                ))?;
                let from = self.after.as_deref().map_or(Some(Place::default()), Place::read);
                let told = "after is no place in a list: pass what an earlier list gave as next";
                Ok(Act::List { state, from: from.ok_or(refusal(400, "after", told))? })
            }
        }
    }

    fn reason(&self) -> Result<String, Refusal> {
        let reason = self.reason.as_deref().unwrap_or_default().trim();
        if reason.is_empty() {
            return Err(refusal(400, "reason", "reason required: say why there will be no ticket"));
        }
        if reason.chars().count() > LONGEST_REASON {
            return Err(refusal(400, "reason", "the reason is too long: use at most 500 letters"));
        }
        Ok(reason.to_owned())
    }
}

/// The id of an address that fits a pattern; empty if the pattern has none.
fn fitted<'a>(pattern: &[&str], path: &[&'a str]) -> Option<&'a str> {
    let mut id = "";
    for (wanted, part) in pattern.iter().zip(path) {
        if *wanted == "*" && is_id(part) {
            id = part;
        } else if wanted != part {
            return None;
        }
    }
    (pattern.len() == path.len()).then_some(id)
}

fn is_id(text: &str) -> bool {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    plain && (1..=LONGEST_ID).contains(&text.len())
}

impl Place {
    /// Reads `2.7f3a`; `None` if it is none.
    pub fn read(text: &str) -> Option<Self> {
        let (shard, after) = text.split_once('.')?;
        let after = Some(after.to_owned()).filter(|after| !after.is_empty());
        let whole = after.as_deref().is_none_or(is_id);
        Some(Self { shard: shard.parse().ok().filter(|_| whole)?, after })
    }

    /// The text that [`Place::read`] reads.
    pub fn text(&self) -> String {
        [&self.shard.to_string(), ".", self.after.as_deref().unwrap_or_default()].concat()
    }
}
