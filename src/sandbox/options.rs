//! What a caller decides about a sandbox.

use super::fault::{Fault, objection};
use super::zone::Zone;
use crate::error::Error;
use crate::model::Instant;
use crate::rules::options::{OptionKind as Kind, OptionRow, check_options, option};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

/// Which of Atera's two contracts is spoken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tongue {
    /// The guide's.
    #[default]
    Guide,
    /// The service's own, as its `OpenAPI` document of June 2026 describes it.
    ///
    /// Stricter than the service: a property that a body's shape does not have is 400 (its framework would leave
    /// it aside); so is a technician or an end user who is not there. Where the document is silent:
    /// - what is missing is 404, never `null`; a key in the wrong header is 401 without a body;
    /// - null in a body is the same as leaving the property out;
    /// - `EndUserEmail` of nobody makes a contact with the customer whose `Domain` it is, else with the first;
    /// - `POST customers/folders` asks for `CustomerId` and `Name` and takes anything besides;
    /// - `includeComments` adds `Comments` to each ticket; an `OptionFieldValues` has `Id` and `Value`;
    /// - `billableworkhourssiteduration` answers `OnSiteDurationHours`, `OffSiteDurationHours` and
    ///   `TotalDurationHours`, summed up;
    /// - `RelationType` is what the ticket in the path is to the other one, which gets the opposite;
    /// - `SortBy` puts the earliest first, `startWorkhour` and `endWorkhour` are both included, and work from
    ///   Monday to Friday, eight to six UTC, counts as within the service level.
    Live,
}

/// How a sandbox behaves. Read from JSON, the names are camelCase and an unknown one is an error.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Options {
    /// Which dialect is spoken where the path does not say: the guide's unless told.
    pub dialect: Tongue,
    /// The account's time zone, in the live dialect: UTC unless told.
    pub time_zone: Zone,
    /// Which made-up world: the same seed gives the same customers, contacts and tickets.
    pub seed: u64,
    /// The keys that may do everything. With none given, any key does; a request without one is always refused.
    #[serde(deserialize_with = "one_or_many")]
    pub api_key: Vec<String>,
    /// Keys that may read; a write with one of them is 403 Forbidden.
    #[serde(deserialize_with = "one_or_many")]
    pub read_only_key: Vec<String>,
    /// Requests a key may make in any 60 seconds, the guide's 700 unless told; `None` (null) is no limit.
    pub rate_per_minute: Option<u32>,
    /// Whether an illegal change of status is refused. The guide states the rules but lists no error for
    /// breaking them, so the service is taken not to enforce them: off unless asked for.
    pub enforce_transitions: bool,
    /// The most items a page holds. A request for more gets this many, and the reply says so.
    pub max_items_in_page: u64,
    /// How long every reply takes, in milliseconds.
    pub latency_ms: Latency,
    /// The moment the seeded data lead up to; the guide's own examples keep their dates.
    #[serde(deserialize_with = "instant")]
    pub epoch: Instant,
    /// What goes wrong, and when.
    pub faults: Vec<Fault>,
}

/// Noon UTC of the day on which the guide's example ticket was opened: the seeded data end here.
pub const EPOCH: &str = "2024-02-15T12:00:00Z";
/// [`EPOCH`] in milliseconds since 1970.
pub(super) const EPOCH_MS: i64 = 1_707_998_400_000;

impl Default for Options {
    fn default() -> Self {
        Self {
            dialect: Tongue::Guide,
            time_zone: Zone::default(),
            seed: 1,
            api_key: Vec::new(),
            read_only_key: Vec::new(),
            rate_per_minute: Some(700),
            enforce_transitions: false,
            max_items_in_page: 50,
            latency_ms: Latency::Fixed(0),
            epoch: Instant::from_millis(EPOCH_MS),
            faults: Vec::new(),
        }
    }
}

/// Every option. What several kinds of values fit is read by its own type.
const KNOWN: &[OptionRow] = &[
    option("dialect", Kind::Word(&["guide", "live"])),
    option("timeZone", Kind::Text),
    option("seed", Kind::Whole(0, u32::MAX)),
    option("apiKey", Kind::Any),
    option("readOnlyKey", Kind::Any),
    option("ratePerMinute", Kind::Any),
    option("enforceTransitions", Kind::Flag),
    option("maxItemsInPage", Kind::Whole(1, u32::MAX)),
    option("latencyMs", Kind::Any),
    option("epoch", Kind::Any),
    option("faults", Kind::List),
];

/// What else an option must be, where its kind does not say it.
const WANTED: &[(&str, &str)] = &[
    ("timeZone", "UTC, a distance like +02:00, or one like Etc/GMT-2: the sandbox has no zone database"),
    ("apiKey", "a text, or an array of texts"),
    ("readOnlyKey", "a text, or an array of texts"),
    ("ratePerMinute", "a whole number from 0, or null for no limit"),
    ("latencyMs", "a whole number of milliseconds, or an array of two to draw from"),
    ("epoch", "ISO 8601 with a zone, or milliseconds since 1970"),
];

fn unfit(why: &str) -> String {
    format!("the sandbox options do not fit: {why}")
}

impl Options {
    /// Reads options from JSON.
    ///
    /// # Errors
    /// A sentence that names the option which is unknown or of the wrong type.
    ///
    /// ```
    /// use atera_wasm::sandbox::Options;
    /// let options = Options::from_json(r#"{"ratePerMinute":5,"apiKey":"k"}"#).unwrap();
    /// assert_eq!(options.rate_per_minute, Some(5));
    /// assert!(Options::from_json(r#"{"ratePerHour":5}"#).is_err());
    /// ```
    pub fn from_json(json: &str) -> Result<Self, String> {
        let given = serde_json::from_str(json).map_err(|error| unfit(&error.to_string()))?;
        Self::from_value(given)
    }

    /// Reads options from what they are as JSON.
    ///
    /// # Errors
    /// A sentence that names every option which is unknown or of the wrong kind.
    pub fn from_value(given: Value) -> Result<Self, String> {
        if !given.is_object() {
            return Err(unfit("they must be an object"));
        }
        let issues = check_options(&given, KNOWN, &[]);
        if !issues.is_empty() {
            return Err(unfit(&Error::invalid(issues).message));
        }
        // Each alone: what serde says of all together names none of them.
        for (name, value) in given.as_object().into_iter().flatten() {
            let Err(error) = serde_json::from_value::<Self>(json!({ name: value })) else { continue };
            let wanted = WANTED.iter().find(|(option, _)| option == name);
            let why = wanted.map_or_else(|| error.to_string(), |(_, wanted)| format!("must be {wanted}"));
            return Err(unfit(&format!("{name}: {why}")));
        }
        let options: Self = serde_json::from_value(given).map_err(|error| unfit(&error.to_string()))?;
        objection(&options.faults).map_or(Ok(options), Err)
    }
}

/// How long a reply takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Latency {
    /// Always this many milliseconds.
    Fixed(u32),
    /// Between these two, drawn from the seed.
    Between(u32, u32),
}

fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Keys {
        None(()),
        One(String),
        Many(Vec<String>),
    }
    Ok(match Keys::deserialize(deserializer)? {
        Keys::None(()) => Vec::new(),
        Keys::One(key) => vec![key],
        Keys::Many(keys) => keys,
    })
}

fn instant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Moment {
        Text(Instant),
        Millis(i64),
    }
    Ok(match Moment::deserialize(deserializer)? {
        Moment::Text(instant) => instant,
        Moment::Millis(millis) => Instant::from_millis(millis),
    })
}
