//! When the clock runs: business hours in local time, as spans of UTC.

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;

/// How many days ahead business hours are counted: 100 years. Whoever opens a minute a year gets an answer,
/// and whoever asks about the year 200,000 gets one soon.
const HORIZON_DAYS: u32 = 36_525;

/// The distance of local time from UTC in minutes, east positive, at a point in time (UTC milliseconds).
pub type Zone<'a> = dyn Fn(i64) -> i32 + 'a;

/// One span of a weekday in local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// 0 is Monday, 6 is Sunday (ISO 8601).
    pub weekday: u8,
    /// The first minute of the span, counted from midnight.
    pub start: u16,
    /// The first minute after it, up to 1440. A span over midnight is two spans.
    pub end: u16,
}

/// The business hours of a week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BusinessHours {
    /// In order of weekday and start, none touching another.
    openings: Vec<Opening>,
}

impl BusinessHours {
    /// The week with these spans, in any order; a weekday may have several, overlaps count once. A span that
    /// is empty, ends before it starts or names no weekday is left out.
    ///
    /// ```
    /// use atera_wasm::rules::{BusinessHours, Opening};
    /// let nine_to_five = (0..5).map(|weekday| Opening { weekday, start: 9 * 60, end: 17 * 60 });
    /// assert_eq!(BusinessHours::new(nine_to_five).openings().len(), 5);
    /// ```
    pub fn new(openings: impl IntoIterator<Item = Opening>) -> Self {
        let mut sorted: Vec<Opening> = Vec::new();
        for given in openings {
            let opening = Opening { end: given.end.min(1440), ..given };
            if opening.weekday < 7 && opening.start < opening.end {
                let key = |opening: &Opening| (opening.weekday, opening.start);
                let at = sorted.partition_point(|known| key(known) <= key(&opening));
                sorted.insert(at, opening);
            }
        }
        let mut merged: Vec<Opening> = Vec::new();
        for opening in sorted {
            match merged.last_mut() {
                Some(last) if last.weekday == opening.weekday && opening.start <= last.end => {
                    last.end = last.end.max(opening.end);
                }
                Some(_) | None => merged.push(opening),
            }
        }
        Self { openings: merged }
    }

    /// The spans in order.
    pub fn openings(&self) -> &[Opening] {
        &self.openings
    }
}

/// A span of time: from the first UTC millisecond to the one after the last.
pub(super) type Span = (i64, i64);

/// The spans in which the clock runs, from a point in time on, in order.
pub(super) struct Openings<'a> {
    hours: Option<&'a BusinessHours>,
    zone: &'a Zone<'a>,
    /// Where the next day of looking begins, and the distance from UTC there.
    from: i64,
    offset: i64,
    days_left: u32,
    /// What was found and not yet handed out, latest first.
    found: Vec<Span>,
}

impl<'a> Openings<'a> {
    /// Without hours the clock runs always, and the zone is not asked.
    pub(super) fn new(hours: Option<&'a BusinessHours>, zone: &'a Zone<'a>, from: i64) -> Self {
        let never = hours.is_some_and(|hours| hours.openings.is_empty());
        let days_left = if never { 0 } else { HORIZON_DAYS };
        let offset = if hours.is_some() && !never { offset_at(zone, from) } else { 0 };
        Self { hours, zone, from, offset, days_left, found: Vec::new() }
    }

    /// Looks at the next 24 hours. Between two changes of the clocks local time is UTC shifted, so each piece
    /// of constant shift is exact, the days on which the clocks change included.
    fn look(&mut self, hours: &BusinessHours) {
        let (start, end) = (self.from, self.from + DAY_MS);
        let later = offset_at(self.zone, end);
        if later == self.offset {
            self.shifted(hours, start, end, later);
        } else {
            let change = self.change_between(start, end);
            self.shifted(hours, start, change, self.offset);
            self.shifted(hours, change, end, later);
        }
        self.found.reverse();
        self.from = end;
        self.offset = later;
    }

    /// The first millisecond whose shift is no longer that of `start`.
    fn change_between(&self, start: i64, end: i64) -> i64 {
        let (mut before, mut after) = (start, end);
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if offset_at(self.zone, middle) == self.offset {
                before = middle;
            } else {
                after = middle;
            }
        }
        after
    }

    /// The openings between two points in time with one shift.
    fn shifted(&mut self, hours: &BusinessHours, start: i64, end: i64, offset: i64) {
        let first = (start + offset).div_euclid(DAY_MS);
        let last = (end + offset - 1).div_euclid(DAY_MS);
        for day in first..=last {
            // 1970-01-01 was a Thursday, weekday 3.
            let weekday = (day + 3).rem_euclid(7);
            for opening in hours.openings.iter().filter(|opening| i64::from(opening.weekday) == weekday) {
                let midnight = day * DAY_MS - offset;
                let opens = (midnight + i64::from(opening.start) * MINUTE_MS).max(start);
                let closes = (midnight + i64::from(opening.end) * MINUTE_MS).min(end);
                if opens < closes {
                    self.found.push((opens, closes));
                }
            }
        }
    }
}

impl Iterator for Openings<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if let Some(span) = self.found.pop() {
                return Some(span);
            }
            self.days_left = self.days_left.checked_sub(1)?;
            let Some(hours) = self.hours else {
                self.days_left = 0;
                // Half of it: what is counted from here must not overflow.
                return Some((self.from, i64::MAX / 2));
            };
            self.look(hours);
        }
    }
}

fn offset_at(zone: &Zone<'_>, at: i64) -> i64 {
    // A zone is never two days away; whatever else comes from outside must not overflow.
    i64::from(zone(at).clamp(-2_880, 2_880)) * MINUTE_MS
}
