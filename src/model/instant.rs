//! Points in time, as the API writes them: ISO 8601 with a zone.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time. It keeps the text it was read from, so that writing it gives the same text back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instant {
    text: String,
    millis: i64,
}

const DAY_MS: i64 = 86_400_000;

impl Instant {
    /// Reads `2024-02-15T09:00:00Z`, with up to nine decimals of a second and `Z` or `+01:00` at the end.
    ///
    /// ```
    /// use atera_wasm::model::Instant;
    /// let nine = Instant::parse("2024-02-15T09:00:00Z").map(|instant| instant.millis());
    /// assert_eq!(nine, Some(1_707_987_600_000));
    /// assert_eq!(Instant::parse("2024-02-30T09:00:00Z"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Self::read_millis(text).map(|millis| Self { text: text.to_owned(), millis })
    }

    /// Milliseconds since 1970-01-01T00:00:00Z of a text that [`Instant::parse`] reads, without keeping it.
    pub fn read_millis(text: &str) -> Option<i64> {
        parse_millis(text)
    }

    /// The instant this many milliseconds after 1970-01-01T00:00:00Z, written in UTC to the second
    /// (to the millisecond if it has a part of one).
    pub fn from_millis(millis: i64) -> Self {
        Self { text: write_millis(millis), millis }
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn millis(&self) -> i64 {
        self.millis
    }

    /// The text it was read from, or its text in UTC.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Days since 1970-01-01 of a date in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date
/// algorithms"): a year is counted from March, so that the leap day comes last.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a day since 1970-01-01: the inverse of [`days_from_civil`].
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    days_from_civil(next_year, next_month, 1) - days_from_civil(year, month, 1)
}

/// Where digits stand, and what stands between them.
const PATTERN: &[u8] = b"0000-00-00T00:00:00";

/// Two digits as a number below `limit`.
fn two_digits(text: &[u8], limit: i64) -> Option<i64> {
    let [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = text else {
        return None;
    };
    Some(i64::from(tens - b'0') * 10 + i64::from(ones - b'0')).filter(|number| *number < limit)
}

/// The milliseconds of `.123456`, rounded down, and what is behind them.
fn fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let Some((b'.', mut rest)) = text.split_first() else {
        return Some((0, text));
    };
    let (mut millis, mut unit, mut count) = (0, 100, 0);
    while let Some((digit @ b'0'..=b'9', behind)) = rest.split_first() {
        millis += i64::from(digit - b'0') * unit;
        unit /= 10;
        count += 1;
        rest = behind;
    }
    (1..=9).contains(&count).then_some((millis, rest))
}

/// The zone's distance from UTC in minutes.
fn zone(text: &[u8]) -> Option<i64> {
    let (sign, clock) = match text.split_first()? {
        (b'Z' | b'z', []) => return Some(0),
        (b'+', clock) => (1, clock),
        (b'-', clock) => (-1, clock),
        _ => return None,
    };
    let (hours, rest) = clock.split_at_checked(2)?;
    let (b':', minutes) = rest.split_first()? else {
        return None;
    };
    Some(sign * (two_digits(hours, 24)? * 60 + two_digits(minutes, 60)?))
}

fn parse_millis(text: &str) -> Option<i64> {
    let (head, tail) = text.as_bytes().split_at_checked(PATTERN.len())?;
    // Year, month, day, hour, minute, second: each separator begins the next.
    let mut parts = [0_i64; 6];
    let mut places = parts.iter_mut();
    let mut part = places.next()?;
    for (byte, wanted) in head.iter().zip(PATTERN) {
        match (*byte, *wanted) {
            (digit @ b'0'..=b'9', b'0') => *part = *part * 10 + i64::from(digit - b'0'),
            (b't', b'T') => part = places.next()?,
            (separator, wanted) if separator == wanted => part = places.next()?,
            _ => return None,
        }
    }
    let [year, month, day, hour, minute, second] = parts;
    let (millis, rest) = fraction(tail)?;
    let offset = zone(rest)?;
    let date = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
    // A leap second (:60) has no place on this clock.
    if !date || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let seconds = hour * 3_600 + (minute - offset) * 60 + second;
    Some(days_from_civil(year, month, day) * DAY_MS + seconds * 1_000 + millis)
}

fn write_millis(millis: i64) -> String {
    let (year, month, day) = civil_from_days(millis.div_euclid(DAY_MS));
    let rest = millis.rem_euclid(DAY_MS);
    let mut text = String::with_capacity(24);
    let mut put = |number: i64, width: u32, after: &str| {
        for place in (0..width).rev() {
            let digit = (number / 10_i64.pow(place)) % 10;
            text.push(char::from(b'0' + digit as u8));
        }
        text.push_str(after);
    };
    put(year, 4, "-");
    put(month, 2, "-");
    put(day, 2, "T");
    put(rest / 3_600_000, 2, ":");
    put(rest / 60_000 % 60, 2, ":");
    if rest % 1_000 == 0 {
        put(rest / 1_000 % 60, 2, "Z");
    } else {
        put(rest / 1_000 % 60, 2, ".");
        put(rest % 1_000, 3, "Z");
    }
    text
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an ISO 8601 time with a zone"))
    }
}
