//! The directory, simulated: an account that moves while it is read, calls that fail, and a host that starts anew.
//! `DIRECTORY_SEED=7 cargo test --test intake_directory` replays one run; `DIRECTORY_RUNS=100000` makes more of them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::intake::directory::{Action, Event, Fate, Freshness, List, Progress, Step};
use atera_wasm::model::Instant;
use std::collections::BTreeMap;
use std::env;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const NOON: i64 = 1_707_998_400_000;

/// An xorshift: a seed replays a run.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33).cast_signed() % limit.max(1)
    }

    fn percent(&mut self, chance: i64) -> bool {
        self.below(100) < chance
    }
}

/// One list of the service: id → content, and when it last changed.
type Things = BTreeMap<u64, (u64, i64)>;

struct Account {
    lists: [Things; 2],
    last_id: u64,
    /// The service puts the newest first, or last.
    newest_first: bool,
    /// How far the account's clock is ahead of UTC.
    ahead: i64,
    page_size: usize,
    calls: u64,
}

fn place(list: List) -> usize {
    match list {
        List::Contacts => 0,
        List::Customers => 1,
    }
}

impl Account {
    fn new(dice: &mut Dice) -> Self {
        let mut account = Self {
            lists: [Things::new(), Things::new()],
            last_id: 0,
            newest_first: dice.percent(50),
            ahead: (dice.below(27) - 12) * HOUR,
            page_size: 1 + dice.below(5) as usize,
            calls: 0,
        };
        for _ in 0..dice.below(30) {
            account.add(List::Contacts, NOON - DAY * 30);
        }
        for _ in 0..dice.below(10) {
            account.add(List::Customers, NOON - DAY * 30);
        }
        account
    }

    fn add(&mut self, list: List, now: i64) {
        self.last_id += 1;
        self.lists[place(list)].insert(self.last_id, (0, now));
    }

    fn any(&self, list: List, dice: &mut Dice) -> Option<u64> {
        let things = &self.lists[place(list)];
        things.keys().nth(dice.below(i64::try_from(things.len()).unwrap()) as usize).copied()
    }

    fn change(&mut self, now: i64, dice: &mut Dice) {
        let list = if dice.percent(70) { List::Contacts } else { List::Customers };
        match dice.below(4) {
            0 => self.add(list, now),
            1 => {
                if let Some(id) = self.any(list, dice) {
                    self.lists[place(list)].remove(&id);
                }
            }
            2 => {
                if let Some(id) = self.any(list, dice) {
                    let (content, _) = self.lists[place(list)][&id];
                    self.lists[place(list)].insert(id, (content + 1, now));
                }
            }
            // The list is as long as before, and an item moved onto a page that was read.
            _ => {
                if let Some(id) = self.any(list, dice) {
                    self.lists[place(list)].remove(&id);
                    self.add(list, now);
                }
            }
        }
    }

    /// A page, whether it is the last, and how long the list is.
    fn page(&mut self, list: List, page: u64, from: Option<&str>) -> (Vec<(u64, u64)>, bool, u64) {
        self.calls += 1;
        let midnight =
            from.map(|day| Instant::parse(&format!("{day}T00:00:00Z")).expect("a day").millis() - self.ahead);
        let mut items: Vec<(u64, u64)> = self.lists[place(list)]
            .iter()
            .filter(|(_, (_, changed))| midnight.is_none_or(|midnight| *changed >= midnight))
            .map(|(id, (content, _))| (*id, *content))
            .collect();
        if self.newest_first {
            items.reverse();
        }
        let total = items.len();
        let first = (page as usize - 1) * self.page_size;
        let items: Vec<_> = items.into_iter().skip(first).take(self.page_size).collect();
        (items, first + self.page_size >= total, total as u64)
    }
}

/// What is in storage: rows with their generation, and the progress.
struct Host {
    rows: [BTreeMap<u64, (u64, u64)>; 2],
    progress: Progress,
    fresh: Freshness,
    live: bool,
    now: i64,
    /// When the calls may go wrong, how many of a hundred do.
    trouble: i64,
}

impl Host {
    fn new(live: bool) -> Self {
        let fresh = Freshness::usual(live);
        Self {
            rows: [BTreeMap::new(), BTreeMap::new()],
            progress: Progress::start(NOON),
            fresh,
            live,
            now: NOON,
            trouble: 0,
        }
    }

    /// Does what an action says, and answers what came of it.
    fn act(&mut self, action: &Action, account: &mut Account, dice: &mut Dice) -> Event {
        self.now += 100;
        if dice.percent(self.trouble) && !matches!(action, Action::Wait { .. }) {
            return Event::Failed { wait: dice.percent(30).then_some(30_000) };
        }
        match action {
            Action::Read { list, page, changed_from, generation } => {
                let (items, last, total) = account.page(*list, *page, changed_from.as_deref());
                for (id, content) in items {
                    self.rows[place(*list)].insert(id, (content, *generation));
                }
                Event::Page { last, total: Some(total), size: account.page_size as u64 }
            }
            Action::AskMissed { list, generation } => {
                let rows = &mut self.rows[place(*list)];
                let Some(id) = rows.iter().find(|(_, row)| row.1 < *generation).map(|(id, _)| *id) else {
                    return Event::NoneMissed;
                };
                account.calls += 1;
                match account.lists[place(*list)].get(&id) {
                    Some((content, _)) => drop(rows.insert(id, (*content, *generation))),
                    None => drop(rows.remove(&id)),
                }
                Event::Asked
            }
            Action::Wait { until } => {
                assert!(*until > self.now - 100, "a wait is for later: {action:?} at {}", self.now);
                self.now = self.now.max(*until);
                Event::Due
            }
        }
    }

    /// So many steps, or until it is time; a host that falls over forgets everything but its storage.
    fn run(
        &mut self,
        account: &mut Account,
        dice: &mut Dice,
        until: i64,
        mut meanwhile: impl FnMut(&mut Account, i64, &mut Dice),
    ) {
        let mut event = Event::Due;
        for _ in 0..100_000 {
            if dice.percent(self.trouble) {
                let stored = serde_json::to_string(&self.progress).unwrap();
                self.progress = serde_json::from_str(&stored).unwrap();
                event = Event::Due;
            }
            let action = self.progress.take(event, self.now, self.fresh, self.live);
            if matches!(&action, Action::Wait { until: at } if *at > until) {
                self.now = self.now.max(until);
                return;
            }
            meanwhile(account, self.now, dice);
            event = self.act(&action, account, dice);
            if self.now >= until {
                // What came of the last call is stored with its rows.
                drop(self.progress.take(event, self.now, self.fresh, self.live));
                return;
            }
        }
        panic!("it never rests: {:?}", self.progress);
    }

    fn mirrors(&self, account: &Account) -> bool {
        (0..2).all(|list| {
            let known = self.rows[list].iter().map(|(id, (content, _))| (*id, *content));
            known.eq(account.lists[list].iter().map(|(id, (content, _))| (*id, *content)))
        })
    }
}

fn simulate(seed: u64) {
    let mut dice = Dice::new(seed);
    let live = seed.is_multiple_of(2);
    let mut account = Account::new(&mut dice);
    let mut host = Host::new(live);
    host.fresh.rescan_ms = 2 * HOUR;
    host.trouble = dice.below(20);
    let busy = NOON + 3 * host.fresh.rescan_ms;
    let chance = 5 + dice.below(60);
    host.run(&mut account, &mut dice, busy, |account, now, dice| {
        if dice.percent(chance) {
            account.change(now, dice);
        }
    });
    assert!(host.progress.is_filled(), "it fills in the end");
    // Everything stands still: the scan that begins after that sees all of it.
    host.trouble = 0;
    let quiet = host.now + 2 * host.fresh.rescan_ms + HOUR;
    host.run(&mut account, &mut dice, quiet, |_, _, _| {});
    assert!(host.mirrors(&account), "{:?}\n{:?}\n{:?}", host.rows, account.lists, host.progress);
}

#[test]
fn after_a_quiet_time_the_mirror_equals_the_account() {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match number("DIRECTORY_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("DIRECTORY_RUNS").unwrap_or(400),
    };
    for seed in seeds {
        let outcome = std::panic::catch_unwind(|| simulate(seed));
        if let Err(cause) = outcome {
            eprintln!("replay: DIRECTORY_SEED={seed} cargo test --test intake_directory after_a_quiet");
            std::panic::resume_unwind(cause);
        }
    }
}

/// A quiet account of so many contacts, read once.
fn filled(live: bool, contacts: u64, ahead: i64) -> (Host, Account, Dice) {
    let mut dice = Dice::new(1);
    let mut account = Account {
        lists: [Things::new(), Things::new()],
        last_id: 0,
        newest_first: false,
        ahead,
        page_size: 50,
        calls: 0,
    };
    for _ in 0..contacts {
        account.add(List::Contacts, NOON - 30 * DAY);
    }
    account.add(List::Customers, NOON - 30 * DAY);
    let mut host = Host::new(live);
    host.run(&mut account, &mut dice, NOON + 2 * MINUTE, |_, _, _| {});
    assert!(host.progress.is_filled() && host.mirrors(&account));
    (host, account, dice)
}

#[test]
fn a_fill_reads_every_page_once_without_a_pause() {
    for live in [false, true] {
        let (host, account, _) = filled(live, 501, 0);
        assert_eq!(account.calls, 11 + 1);
        let (began, ended) = host.progress.scanned.unwrap();
        assert!(ended - began <= 20 * 100, "{}", ended - began);
    }
}

#[test]
fn in_live_a_new_contact_is_seen_within_minutes_in_every_zone() {
    for hours in -12..=14 {
        let (mut host, mut account, mut dice) = filled(true, 120, hours * HOUR);
        // Just after midnight, just before it, and at noon of the account's clock.
        for _ in 0..24 {
            account.add(List::Contacts, host.now);
            let until = host.now + 6 * MINUTE;
            host.run(&mut account, &mut dice, until, |_, _, _| {});
            assert!(host.mirrors(&account), "{hours} hours ahead, {}", host.now);
            let until = host.now + 53 * MINUTE;
            host.run(&mut account, &mut dice, until, |_, _, _| {});
        }
    }
}

#[test]
fn in_live_a_day_without_changes_costs_two_calls_each_five_minutes() {
    let (mut host, mut account, mut dice) = filled(true, 500, 0);
    let before = account.calls;
    let until = host.now + 23 * HOUR;
    host.run(&mut account, &mut dice, until, |_, _, _| {});
    let calls = account.calls - before;
    assert!((540..=23 * 12 * 2).contains(&calls), "{calls}");
}

#[test]
fn in_the_guide_a_scan_is_spread_over_the_time_until_the_next() {
    let (mut host, mut account, mut dice) = filled(false, 50_000, 0);
    let filling = account.calls;
    // 1,000 pages in six hours are one in 21.6 seconds; the scan begins six hours after the first one did.
    for (hour, expected) in [(6, 0), (7, 166), (9, 500), (12, 1_000)] {
        host.run(&mut account, &mut dice, NOON + hour * HOUR, |_, _, _| {});
        let calls = account.calls - filling;
        assert!(calls.abs_diff(expected) <= 10, "{calls} calls until hour {hour}");
    }
}

#[test]
fn what_moves_onto_a_page_that_was_read_is_not_missed() {
    let (_, mut account, mut dice) = filled(false, 220, 0);
    let mut host = Host::new(false);
    let mut event = Event::Due;
    while !host.progress.is_filled() {
        let action = host.progress.take(event, host.now, host.fresh, false);
        if matches!(action, Action::Read { list: List::Contacts, page: 3, .. })
            && account.lists[0].len() == 220
        {
            // Two pages were read; now as much of them goes as pulls the third one onto the first.
            account.lists[0] = account.lists[0].split_off(&61);
        }
        event = host.act(&action, &mut account, &mut dice);
    }
    // What was removed is known still, until it is asked for; what is there was seen at once.
    assert!(account.lists[0].keys().all(|id| host.rows[0].contains_key(id)));
}

#[test]
fn only_the_service_itself_removes_a_row() {
    let (mut host, mut account, mut dice) = filled(false, 60, 0);
    let gone = *account.lists[0].keys().next().unwrap();
    account.lists[0].remove(&gone);
    // The rescan passes its page, and then asks for it: until then it is there.
    let generation = host.progress.generation;
    let mut asked = false;
    let mut event = Event::Due;
    for _ in 0..50 {
        let action = host.progress.take(event, host.now, host.fresh, false);
        if let Action::AskMissed { list: List::Contacts, .. } = action {
            assert!(asked || host.rows[0].contains_key(&gone));
            asked = true;
        }
        event = host.act(&action, &mut account, &mut dice);
        if host.progress.generation > generation && host.progress.step == Step::Idle {
            break;
        }
    }
    assert!(asked && !host.rows[0].contains_key(&gone) && host.mirrors(&account));
    let fates = ["not_found", "invalid_customer_id", "bad_reply", "server", "unauthorized", "rate_limited"]
        .map(Fate::of);
    assert_eq!(fates, [Fate::Gone, Fate::Gone, Fate::Stays, Fate::Later, Fate::Later, Fate::Later]);
}

#[test]
fn failures_wait_longer_each_time_and_never_less_than_was_said() {
    let mut progress = Progress::start(0);
    let fresh = Freshness::usual(false);
    let mut now = 0;
    let mut waits = Vec::new();
    for _ in 0..12 {
        let Action::Wait { until } = progress.take(Event::Failed { wait: None }, now, fresh, false) else {
            panic!("a wait")
        };
        assert_eq!(progress.take(Event::Due, until - 1, fresh, false), Action::Wait { until });
        waits.push(until - now);
        now = until;
    }
    assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300].map(|seconds| seconds * 1_000));
    let said = progress.take(Event::Failed { wait: Some(400_000) }, now, fresh, false);
    assert_eq!(said, Action::Wait { until: now + 400_000 });
    // One success, and it is patient again.
    drop(progress.take(Event::Page { last: false, total: None, size: 50 }, now + 400_000, fresh, false));
    assert_eq!(progress.failures, 0);
}

#[test]
fn a_clock_that_was_set_back_does_not_stop_the_reading() {
    let (mut host, mut account, mut dice) = filled(false, 10, 0);
    host.now -= 400 * DAY;
    let until = host.now + 7 * HOUR;
    account.add(List::Contacts, host.now);
    host.run(&mut account, &mut dice, until, |_, _, _| {});
    assert!(host.mirrors(&account), "{:?}", host.progress);
}
