//! The counters in Prometheus' text format.

use serde_json::{Map, Value};
use std::fmt::Write;

/// Whose counter it is, and how those of several objects become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    /// The sum over the shards.
    Sum,
    /// The largest of the shards.
    Most,
    /// The gate's.
    Gate,
    /// The directory's.
    Directory,
}

/// A line: its name without the prefix, what kind it is, its counter and by what that is divided, and what it says.
type Row = (&'static str, &'static str, From, &'static str, f64, &'static str);

const PREFIX: &str = "atera_intake_";
const SECONDS: f64 = 1_000.0;

/// Every line.
const ROWS: &[Row] = &[
    ("accepted_total", "counter", From::Sum, "accepted", 1.0, "Submissions accepted."),
    ("created_total", "counter", From::Sum, "created", 1.0, "Submissions that became a ticket."),
    (
        "duplicates_refused_total",
        "counter",
        From::Sum,
        "repeated",
        1.0,
        "Submissions that came again and made nothing new.",
    ),
    (
        "conflicts_total",
        "counter",
        From::Sum,
        "conflicts",
        1.0,
        "Submissions with a known id and another content.",
    ),
    (
        "ambiguous_total",
        "counter",
        From::Sum,
        "ambiguous",
        1.0,
        "Creates of which nobody knew whether they made a ticket.",
    ),
    ("parked_total", "counter", From::Sum, "parkedTotal", 1.0, "Submissions that were parked, ever."),
    ("parked", "gauge", From::Sum, "parked", 1.0, "Submissions that wait for a person."),
    ("waiting", "gauge", From::Sum, "waiting", 1.0, "Submissions on their way."),
    ("doubtful", "gauge", From::Sum, "doubtful", 1.0, "Submissions whose ticket is being looked for."),
    (
        "replies_parked",
        "gauge",
        From::Sum,
        "repliesParked",
        1.0,
        "Customers' replies that wait for a person.",
    ),
    ("replies_waiting", "gauge", From::Sum, "repliesWaiting", 1.0, "Customers' replies on their way."),
    (
        "discarded",
        "gauge",
        From::Sum,
        "discarded",
        1.0,
        "Submissions of which a person decided that there is no ticket.",
    ),
    (
        "oldest_waiting_seconds",
        "gauge",
        From::Most,
        "oldestWaitingMs",
        SECONDS,
        "How long the oldest submission or reply on its way has waited.",
    ),
    ("budget_used", "gauge", From::Gate, "used", 1.0, "Calls to Atera in the last 60 seconds."),
    ("budget", "gauge", From::Gate, "limit", 1.0, "Calls to Atera that any 60 seconds may have."),
    ("rate_limited_total", "counter", From::Gate, "limited", 1.0, "Calls that Atera answered with 429."),
    (
        "frozen_seconds_total",
        "counter",
        From::Gate,
        "heldMs",
        SECONDS,
        "How long no call was let go after a 429.",
    ),
    (
        "rate_limited_unpredicted_total",
        "counter",
        From::Gate,
        "limitedUnpredicted",
        1.0,
        "429s that the own count did not predict.",
    ),
    ("leases_expired_total", "counter", From::Gate, "expired", 1.0, "Calls whose end nobody told the gate."),
    ("atera_down_seconds_total", "counter", From::Gate, "downMs", SECONDS, "How long Atera did not answer."),
    ("directory_contacts", "gauge", From::Directory, "contacts", 1.0, "Contacts in the directory."),
    ("directory_customers", "gauge", From::Directory, "customers", 1.0, "Customers in the directory."),
    (
        "directory_filled",
        "gauge",
        From::Directory,
        "filled",
        1.0,
        "Whether the directory has read the whole account once.",
    ),
    (
        "directory_age_seconds",
        "gauge",
        From::Directory,
        "scanAgeMs",
        SECONDS,
        "How long ago the directory's last whole scan ended.",
    ),
];

/// What the objects answered when they were asked for their counters; nothing of an object that did not answer.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Counters {
    /// Of each shard.
    pub shards: Vec<Map<String, Value>>,
    /// Of the gate.
    pub gate: Map<String, Value>,
    /// Of the directory.
    pub directory: Map<String, Value>,
    /// How many objects did not answer: what they count is missing from the sums.
    pub silent: u32,
}

/// The text. A counter that nobody gave has no line: a gap is seen, a zero would be believed.
///
/// ```
/// use atera_wasm::intake::operator::metrics::{Counters, text};
/// let counters: Counters = serde_json::from_str(r#"{ "shards": [{ "accepted": 2 }, { "accepted": 3 }] }"#).unwrap();
/// assert!(text(&counters).contains("\natera_intake_accepted_total 5\n"));
/// ```
pub fn text(counters: &Counters) -> String {
    let mut text = String::new();
    for (name, kind, from, counter, divisor, help) in ROWS {
        if let Some(value) = counters.value(*from, counter) {
            line(&mut text, name, kind, help, value / divisor);
        }
    }
    line(&mut text, "silent_objects", "gauge", "Objects that did not answer.", f64::from(counters.silent));
    text
}

fn line(text: &mut String, name: &str, kind: &str, help: &str, value: f64) {
    // Writing to a text cannot fail.
    let _ =
        write!(text, "# HELP {PREFIX}{name} {help}\n# TYPE {PREFIX}{name} {kind}\n{PREFIX}{name} {value}\n");
}

impl Counters {
    fn value(&self, from: From, name: &str) -> Option<f64> {
        let mut shards = self.shards.iter().filter_map(|shard| number(shard, name));
        match from {
            From::Sum => shards.next().map(|first| shards.fold(first, |sum, value| sum + value)),
            From::Most => shards.reduce(f64::max),
            From::Gate => number(&self.gate, name),
            From::Directory => number(&self.directory, name),
        }
    }
}

fn number(counters: &Map<String, Value>, name: &str) -> Option<f64> {
    let value = counters.get(name)?;
    value.as_bool().map(|flag| f64::from(u8::from(flag))).or_else(|| value.as_f64())
}
