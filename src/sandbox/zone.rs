//! The account's time zone: UTC, or a fixed distance from it. A zone database would be a megabyte of wasm.

use crate::model::Instant;
use serde::{Deserialize, Deserializer};

/// A time zone without summer time: `UTC`, `Etc/GMT-2` (east of Greenwich, as IANA writes it) or `+02:00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    name: String,
    ahead_ms: i64,
}

const MINUTE_MS: i64 = 60_000;

impl Zone {
    /// The zone with this name.
    ///
    /// ```
    /// use atera_wasm::sandbox::Zone;
    /// assert!(Zone::parse("Etc/GMT-2").is_some());
    /// assert_eq!(Zone::parse("Europe/Berlin"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        let ahead = ahead_minutes(name)?;
        Some(Self { name: name.to_owned(), ahead_ms: ahead * MINUTE_MS })
    }

    /// As it was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The moment of `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ss` on this zone's clocks; `None` for anything else.
    pub(super) fn local(&self, text: &str) -> Option<i64> {
        let utc = match text.len() {
            10 => format!("{text}T00:00:00Z"),
            19 => format!("{text}Z"),
            _ => return None,
        };
        Some(Instant::parse(&utc)?.millis() - self.ahead_ms)
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self { name: "UTC".to_owned(), ahead_ms: 0 }
    }
}

fn ahead_minutes(name: &str) -> Option<i64> {
    if ["UTC", "Etc/UTC", "Etc/GMT"].contains(&name) {
        return Some(0);
    }
    if let Some(signed) = name.strip_prefix("Etc/GMT") {
        // IANA counts these westwards, against all other habits.
        let (sign, hours) = signed.split_at_checked(1)?;
        return Some(-sign_of(sign)? * whole(hours, 14)? * 60);
    }
    let (sign, clock) = name.split_at_checked(1)?;
    let (hours, minutes) = clock.split_once(':').filter(|_| clock.len() == 5)?;
    Some(sign_of(sign)? * (whole(hours, 14)? * 60 + whole(minutes, 59)?))
}

fn sign_of(sign: &str) -> Option<i64> {
    match sign {
        "+" => Some(1),
        "-" => Some(-1),
        _ => None,
    }
}

fn whole(digits: &str, most: i64) -> Option<i64> {
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| plain && *number <= most)
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::parse(&name).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "timeZone is UTC, a distance like +02:00, or one like Etc/GMT-2, not {name}: the sandbox has no zone database"
            ))
        })
    }
}
