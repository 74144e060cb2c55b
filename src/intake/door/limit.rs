//! Who posts too often: a sliding count for each key, in bounded memory.

use super::refusal::Code;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The limits are per minute.
const WINDOW_MS: i64 = 60_000;

#[derive(Debug, Clone, Copy)]
struct Count {
    /// The number of the minute.
    minute: i64,
    current: u32,
    before: u32,
}

impl Count {
    fn at(self, minute: i64) -> Self {
        match minute.saturating_sub(self.minute) {
            // A clock that steps back a little forgets nobody.
            -1..=0 => self,
            1 => Self { minute, current: 0, before: self.current },
            _ => Self { minute, current: 0, before: 0 },
        }
    }
}

/// How often each key came, for the last two minutes.
///
/// What came in the minute before counts by the part of it that still lies in the last 60 seconds. That is exact for
/// requests that come evenly, and it takes three numbers for a key.
#[derive(Debug)]
pub struct Counters {
    counts: BTreeMap<String, Count>,
    most: usize,
}

impl Counters {
    /// Nobody came yet; at most so many keys are known at a time.
    pub const fn new(most: usize) -> Self {
        Self { counts: BTreeMap::new(), most }
    }

    /// How many keys are known.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether nobody is known.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Counts one more, or says how many milliseconds to wait. What is refused does not count: who goes on knocking
    /// is let in as soon as one who waits.
    pub fn take(&mut self, key: &str, per_minute: u32, now: i64) -> Option<i64> {
        let (minute, elapsed) = (now.div_euclid(WINDOW_MS), now.rem_euclid(WINDOW_MS));
        let known = self.counts.get(key).copied();
        let mut count = known.unwrap_or(Count { minute, current: 0, before: 0 }).at(minute);
        let wait = wait_ms(count, elapsed, i64::from(per_minute));
        if wait > 0 {
            return Some(wait);
        }
        if known.is_none() {
            self.make_room(minute);
        }
        count.current += 1;
        self.counts.insert(key.to_owned(), count);
        None
    }

    /// How often a key came in the last minute.
    pub fn seen(&self, key: &str, now: i64) -> u32 {
        let (minute, elapsed) = (now.div_euclid(WINDOW_MS), now.rem_euclid(WINDOW_MS));
        let Some(count) = self.counts.get(key).map(|count| count.at(minute)) else { return 0 };
        let before = i64::from(count.before) * (WINDOW_MS - elapsed) / WINDOW_MS;
        count.current.saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
    }

    /// Those who are gone make room first, then those who came least: a crowd of strangers does not wash out the
    /// one who posts much.
    fn make_room(&mut self, minute: i64) {
        if self.counts.len() < self.most {
            return;
        }
        self.counts.retain(|_, count| minute.saturating_sub(count.minute) <= 1);
        while self.counts.len() >= self.most {
            let least = self
                .counts
                .iter()
                .min_by_key(|(_, count)| u64::from(count.current) + u64::from(count.before));
            let Some(key) = least.map(|(key, _)| key.clone()) else { return };
            self.counts.remove(&key);
        }
    }
}

/// Somebody who wants in.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Knock {
    /// A hash of the address; none for a server that signs, which posts for many.
    pub address: Option<String>,
    /// An origin, the id of a key, or a receipt.
    pub site: String,
    /// The limit for an address.
    pub per_address: u32,
    /// The limit for a site.
    pub per_site: u32,
    /// Milliseconds since 1970.
    pub now: i64,
}

/// Whether he may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Why not.
    pub refusal: Option<Code>,
    /// When he may.
    pub retry_after_ms: Option<i64>,
}

/// The counts of the door, or of the receipts: of addresses, of sites, and of all.
#[derive(Debug)]
pub struct Limits {
    addresses: Counters,
    sites: Counters,
    all: Counters,
}

/// A hundred bytes each.
const MOST_ADDRESSES: usize = 4_096;
/// The list of origins, and two keys.
const MOST_SITES: usize = 256;
/// A hundred bytes each, too.
const MOST_RECEIPTS: usize = 4_096;

impl Limits {
    /// Nobody came yet.
    pub const fn new() -> Self {
        Self::of(MOST_SITES)
    }

    /// The same for receipts. Each is a site of its own: if all were one, who visits much would keep out everybody.
    pub const fn of_receipts() -> Self {
        Self::of(MOST_RECEIPTS)
    }

    const fn of(most_sites: usize) -> Self {
        Self {
            addresses: Counters::new(MOST_ADDRESSES),
            sites: Counters::new(most_sites),
            all: Counters::new(1),
        }
    }

    /// Counts somebody. Who is refused for his address takes nothing from his site.
    pub fn take(&mut self, knock: &Knock) -> Verdict {
        self.all.take("", u32::MAX, knock.now);
        let of_address = knock.address.as_deref();
        let wait = of_address.and_then(|address| self.addresses.take(address, knock.per_address, knock.now));
        if wait.is_some() {
            return Verdict { refusal: Some(Code::AddressRateLimited), retry_after_ms: wait };
        }
        let wait = self.sites.take(&knock.site, knock.per_site, knock.now);
        Verdict { refusal: wait.map(|_| Code::SiteRateLimited), retry_after_ms: wait }
    }

    /// How many knocked in the last minute, those who were refused among them.
    pub fn load(&self, now: i64) -> u32 {
        self.all.seen("", now)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

/// How long until one more fits.
fn wait_ms(count: Count, elapsed: i64, limit: i64) -> i64 {
    let (current, before) = (i64::from(count.current), i64::from(count.before));
    if current < limit {
        return reached(before, limit - 1 - current).saturating_sub(elapsed).max(0);
    }
    WINDOW_MS - elapsed + reached(current, limit - 1)
}

/// How far into a minute no more than `room` of what came in the minute before still counts.
fn reached(before: i64, room: i64) -> i64 {
    if before <= room {
        return 0;
    }
    // Rounded up: a moment too early would be refused again.
    ((before - room) * WINDOW_MS + before - 1) / before
}

/// The network that an address stands for: a household has one IPv4 address, or 2^64 of IPv6.
///
/// ```
/// use atera_wasm::intake::door::limit::network;
/// assert_eq!(network("203.0.113.7"), "203.0.113.7");
/// assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
/// assert_eq!(network("::ffff:203.0.113.7"), "203.0.113.7");
/// assert_eq!(network("nonsense"), "unknown");
/// ```
pub fn network(address: &str) -> String {
    match address.trim().parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => address.to_string(),
        Ok(IpAddr::V6(address)) => {
            address.to_ipv4_mapped().map_or_else(|| prefix(address), |four: Ipv4Addr| four.to_string())
        }
        Err(_) => "unknown".to_owned(),
    }
}

fn prefix(address: Ipv6Addr) -> String {
    let [one, two, three, four, ..] = address.segments();
    format!("{}/64", Ipv6Addr::new(one, two, three, four, 0, 0, 0, 0))
}
