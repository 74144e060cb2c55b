//! The directory: what to read of the account next, and when.
//!
//! Contacts and customers are mirrored, so that an intake does not page through the account. A *scan* reads every page
//! of both lists, and then asks one by one for what was known before and not seen in it: a list that moves while it is
//! read can pull an item past the reader, so not being seen proves nothing, and only the service's own "not found"
//! removes a row. In live, *changes* are read between the scans. Contacts come before customers: whoever has a contact
//! then has its customer too.
//!
//! All of it is a function of a stored [`Progress`], an [`Event`] and a time. Rows, alarms and calls are the shell's.

use super::outbox::Millis;
use crate::model::Instant;
use serde::{Deserialize, Serialize};

/// One of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Contacts.
    Contacts,
    /// Customers.
    Customers,
}

/// What is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Every page of a list.
    Scan(Cursor),
    /// Rows that the scan did not see, one by one.
    Missed {
        /// Of this list.
        list: List,
    },
    /// Live: what changed since the last reading.
    Changes(Cursor),
    /// Nothing.
    Idle,
}

/// A place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// Which.
    pub list: List,
    /// The page to be read, from 1.
    pub page: u64,
    /// How long the list was when it was last looked at: a shorter one pulled items onto pages that were read.
    pub total: Option<u64>,
}

/// How far the reading is: kept in storage, so that a restart goes on where it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is being read.
    #[serde(flatten)]
    pub step: Step,
    /// The number of the scan under way, or of the last one: rows carry the number of the scan that saw them.
    pub generation: u64,
    /// When the step's reading began.
    pub began_at: Millis,
    /// When the last whole scan began and ended; without one the directory is not filled.
    pub scanned: Option<(Millis, Millis)>,
    /// Live: everything that changed before this is known.
    pub known_until: Millis,
    /// Nothing is read before this.
    pub not_before: Millis,
    /// How many readings failed in a row.
    pub failures: u32,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Time passed, or the shell was started anew.
    Due,
    /// A page was read, and its rows are stored.
    Page {
        /// Whether the list ends with it.
        last: bool,
        /// How long the list is.
        total: Option<u64>,
        /// How many items were asked for in a page.
        size: u64,
    },
    /// A row was asked for, and is stored anew or removed.
    Asked,
    /// No row of the list was missed.
    NoneMissed,
    /// The reading failed.
    Failed {
        /// Not before so many milliseconds, if somebody said so.
        wait: Option<Millis>,
    },
}

/// What to do, after rows and progress were stored together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// Read this page and store its rows under this generation; the end is [`Event::Page`] or [`Event::Failed`].
    Read {
        /// Which list.
        list: List,
        /// Which page, from 1.
        page: u64,
        /// Live: only what changed on this day of the account or later.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        changed_from: Option<String>,
        /// What the rows are marked with.
        generation: u64,
    },
    /// Ask for one row of the list that carries an older generation; the end is [`Event::Asked`],
    /// [`Event::NoneMissed`] or [`Event::Failed`].
    AskMissed {
        /// Which list.
        list: List,
        /// What the row is marked with if it is there.
        generation: u64,
    },
    /// Come back with [`Event::Due`] then.
    Wait {
        /// When.
        until: Millis,
    },
}

/// How fresh the directory is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Freshness {
    /// Live: how long between two readings of what changed.
    pub changes_ms: Millis,
    /// How long from the beginning of a scan to the next one's, at least.
    pub rescan_ms: Millis,
    /// The longest pause between two pages of a scan, but for the first, which has none: a scan is spread over the time
    /// until the next one, so that it is no burst.
    pub pause_ms: Millis,
}

const MINUTE_MS: Millis = 60_000;
const HOUR_MS: Millis = 60 * MINUTE_MS;
const DAY_MS: Millis = 24 * HOUR_MS;

impl Freshness {
    /// Live: changes every five minutes, everything once a day, quickly because no changes are read meanwhile. In the
    /// guide nothing tells what changed, so everything is read every six hours.
    pub fn usual(live: bool) -> Self {
        let (rescan_ms, pause_ms) = if live { (DAY_MS, 1_000) } else { (6 * HOUR_MS, MINUTE_MS) };
        Self { changes_ms: 5 * MINUTE_MS, rescan_ms, pause_ms }
    }

    fn pause(self, total: Option<u64>, size: u64) -> Millis {
        let pages = total.unwrap_or(0).div_ceil(size.max(1)).max(1);
        self.pause_ms.min(self.rescan_ms / pages.cast_signed())
    }
}

const FIRST_RETRY_MS: Millis = 2_000;
const LAST_RETRY_MS: Millis = 5 * MINUTE_MS;

impl Cursor {
    const fn start(list: List) -> Self {
        Self { list, page: 1, total: None }
    }

    /// The place after a page; `None` when the list is over. What was deleted in front of the reader pulled as many
    /// items onto pages that were already read, so he goes back.
    fn after(self, last: bool, total: Option<u64>, size: u64) -> Option<Self> {
        let missing = self.total.zip(total).map_or(0, |(before, now)| before.saturating_sub(now));
        let total = total.or(self.total);
        if missing > 0 && self.page > 1 {
            let page = self.page.saturating_sub(missing.div_ceil(size.max(1))).max(1);
            return Some(Self { page, total, ..self });
        }
        (!last).then_some(Self { page: self.page + 1, total, ..self })
    }
}

impl Progress {
    /// Of an empty directory.
    pub fn start(now: Millis) -> Self {
        Self {
            step: Step::Scan(Cursor::start(List::Contacts)),
            generation: 1,
            began_at: now,
            scanned: None,
            known_until: now,
            not_before: now,
            failures: 0,
        }
    }

    /// Whether the whole account was read once.
    pub fn is_filled(&self) -> bool {
        self.scanned.is_some()
    }

    /// Takes an event in and says what to do.
    ///
    /// ```
    /// use atera_wasm::intake::directory::{Action, Event, Freshness, List, Progress};
    /// let mut progress = Progress::start(0);
    /// let guide = Freshness::usual(false);
    /// let first = progress.take(Event::Due, 0, guide, false);
    /// assert!(matches!(first, Action::Read { list: List::Contacts, page: 1, .. }));
    /// let page = Event::Page { last: true, total: Some(12), size: 50 };
    /// assert!(matches!(progress.take(page, 90, guide, false), Action::Read { list: List::Customers, page: 1, .. }));
    /// ```
    pub fn take(&mut self, event: Event, now: Millis, fresh: Freshness, live: bool) -> Action {
        self.trust(now);
        match event {
            Event::Due => {}
            Event::Failed { wait } => return self.failed(wait, now),
            Event::Page { last, total, size } => {
                self.failures = 0;
                if self.is_filled() && matches!(self.step, Step::Scan(_)) {
                    self.not_before = now + fresh.pause(total, size);
                }
                self.turn_page(now, |cursor| cursor.after(last, total, size));
            }
            Event::Asked => self.failures = 0,
            Event::NoneMissed => {
                self.failures = 0;
                self.none_missed(now);
            }
        }
        self.next(now, fresh, live)
    }

    /// A clock that was set back must not leave the directory as it is until it has caught up.
    fn trust(&mut self, now: Millis) {
        self.began_at = self.began_at.min(now);
        self.known_until = self.known_until.min(now);
        self.scanned = self.scanned.map(|(began, ended)| (began.min(now), ended.min(now)));
        self.not_before = self.not_before.min(now + HOUR_MS);
    }

    fn failed(&mut self, wait: Option<Millis>, now: Millis) -> Action {
        let own = (FIRST_RETRY_MS << self.failures.min(10)).min(LAST_RETRY_MS);
        self.failures = self.failures.saturating_add(1);
        self.not_before = now + wait.unwrap_or(own).max(FIRST_RETRY_MS);
        Action::Wait { until: self.not_before }
    }

    fn turn_page(&mut self, now: Millis, after: impl FnOnce(Cursor) -> Option<Cursor>) {
        self.step = match self.step {
            Step::Scan(cursor) => match (after(cursor), cursor.list) {
                (Some(next), _) => Step::Scan(next),
                (None, List::Contacts) => Step::Scan(Cursor::start(List::Customers)),
                (None, List::Customers) => Step::Missed { list: List::Contacts },
            },
            Step::Changes(cursor) => match (after(cursor), cursor.list) {
                (Some(next), _) => Step::Changes(next),
                (None, List::Contacts) => Step::Changes(Cursor::start(List::Customers)),
                (None, List::Customers) => {
                    self.known_until = self.began_at;
                    self.began_at = now;
                    Step::Idle
                }
            },
            other @ (Step::Missed { .. } | Step::Idle) => other,
        };
    }

    fn none_missed(&mut self, now: Millis) {
        self.step = match self.step {
            Step::Missed { list: List::Contacts } => Step::Missed { list: List::Customers },
            Step::Missed { list: List::Customers } => {
                self.scanned = Some((self.began_at, now));
                self.known_until = self.began_at;
                self.began_at = now;
                Step::Idle
            }
            other @ (Step::Scan(_) | Step::Changes(_) | Step::Idle) => other,
        };
    }

    fn next(&mut self, now: Millis, fresh: Freshness, live: bool) -> Action {
        if now < self.not_before {
            return Action::Wait { until: self.not_before };
        }
        let generation = self.generation;
        match self.step {
            Step::Scan(Cursor { list, page, .. }) => {
                Action::Read { list, page, changed_from: None, generation }
            }
            Step::Changes(Cursor { list, page, .. }) => {
                Action::Read { list, page, changed_from: Some(day_before(self.known_until)), generation }
            }
            Step::Missed { list } => Action::AskMissed { list, generation },
            Step::Idle => self.rest(now, fresh, live),
        }
    }

    /// Nothing is being read: begin, or wait until it is time.
    fn rest(&mut self, now: Millis, fresh: Freshness, live: bool) -> Action {
        let rescan_at = self.scanned.map_or(now, |(began, _)| began + fresh.rescan_ms);
        let changes_at = live.then_some(self.began_at + fresh.changes_ms);
        if now >= rescan_at {
            self.generation += 1;
            self.begin(Step::Scan(Cursor::start(List::Contacts)), now, fresh, live)
        } else if changes_at.is_some_and(|at| now >= at) {
            self.begin(Step::Changes(Cursor::start(List::Contacts)), now, fresh, live)
        } else {
            Action::Wait { until: changes_at.map_or(rescan_at, |at| at.min(rescan_at)) }
        }
    }

    fn begin(&mut self, step: Step, now: Millis, fresh: Freshness, live: bool) -> Action {
        self.step = step;
        self.began_at = now;
        self.next(now, fresh, live)
    }
}

/// The day before, in UTC. `FromLastModifiedDate` is on the account's own clock, and that day began in every zone before
/// this instant: so the zone need not be known, and clocks may differ by hours.
fn day_before(instant: Millis) -> String {
    let day_before = Instant::from_millis(instant - DAY_MS);
    day_before.as_str().split('T').next().unwrap_or_default().to_owned()
}

/// What becomes of a row that was asked for and did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// The service knows it no more.
    Gone,
    /// It says nothing that can be read: the row stays, and the reading goes on.
    Stays,
    /// Ask again.
    Later,
}

impl Fate {
    /// By the error's code.
    pub fn of(code: &str) -> Self {
        match code {
            "not_found" | "invalid_customer_id" => Fate::Gone,
            "bad_reply" | "invalid_input" => Fate::Stays,
            _ => Fate::Later,
        }
    }
}
