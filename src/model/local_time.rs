//! Times without a zone: an account's own wall clock, and bare dates.
//!
//! The live contract has three regimes. An [`Instant`] is a point in time and carries its zone.
//! `FromLastModifiedDate`, `startWorkhour` and `endWorkhour` are the account's own time and must carry none.
//! A date alone begins at the account's midnight.

use super::instant::Instant;

/// A time on the account's own clock: `2026-02-15T09:00:00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalTime {
    text: String,
    millis: i64,
}

/// A day in the account's own calendar: `2026-02-15`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalDate {
    text: String,
}

const MINUTE_MS: i64 = 60_000;

impl LocalTime {
    /// Reads `2026-02-15T09:00:00`. A zone at its end is refused: it would be ignored, or worse.
    ///
    /// ```
    /// use atera_wasm::model::LocalTime;
    /// assert!(LocalTime::parse("2026-02-15T09:00:00").is_some());
    /// assert!(LocalTime::parse("2026-02-15T09:00:00Z").is_none());
    /// assert!(LocalTime::parse("2026-02-15T09:00:00+02:00").is_none());
    /// assert!(LocalTime::parse("2026-02-30T09:00:00").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        const LENGTH: usize = "2026-02-15T09:00:00".len();
        let mut zoned = text.to_owned();
        zoned.push('Z');
        let millis = Instant::read_millis(&zoned).filter(|_| text.len() == LENGTH)?;
        zoned.pop();
        Some(Self { text: zoned, millis })
    }

    /// What the account's clock shows at an instant, where its zone is so many minutes ahead of UTC; to the
    /// second, which is as fine as the contract has it.
    ///
    /// ```
    /// use atera_wasm::model::LocalTime;
    /// assert_eq!(LocalTime::at(1_707_987_600_000, 120).as_str(), "2024-02-15T11:00:00");
    /// ```
    pub fn at(instant_millis: i64, ahead_minutes: i32) -> Self {
        let millis = (instant_millis + i64::from(ahead_minutes) * MINUTE_MS).div_euclid(1_000) * 1_000;
        let mut text = Instant::from_millis(millis).as_str().to_owned();
        text.pop();
        Self { text, millis }
    }

    /// Milliseconds on the account's own clock: fit to compare two times of one account, and for nothing else.
    pub fn millis(&self) -> i64 {
        self.millis
    }

    /// The text, as the contract wants it.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl LocalDate {
    /// Reads `2026-02-15`.
    ///
    /// ```
    /// use atera_wasm::model::LocalDate;
    /// assert!(LocalDate::parse("2026-02-15").is_some());
    /// assert!(LocalDate::parse("2026-2-15").is_none());
    /// assert!(LocalDate::parse("2026-02-15T00:00:00").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut midnight = text.to_owned();
        midnight.push_str("T00:00:00");
        LocalTime::parse(&midnight)?;
        Some(Self { text: text.to_owned() })
    }

    /// The text, as the contract wants it.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}
