//! The whole chain, simulated: customers, shards, the gate, the directory, Atera, and a person; and everything that goes
//! wrong between them. `CHAIN_SEED=7 cargo test --test intake_chain WORLD -- --nocapture` replays one run of a world;
//! `CHAIN_RUNS=1000` makes more of them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod intake_world;

use atera_wasm::intake::delivery::{Plan, Standing};
use atera_wasm::intake::directory::Freshness;
use atera_wasm::intake::gate::Gate;
use atera_wasm::intake::sender::Policy;
use atera_wasm::model::Id;
use intake_world::disk::Row;
use intake_world::people::CATCH_ALL;
use intake_world::service::{Trouble, mark_in};
use intake_world::time::{Dice, HOUR, MINUTE, SECOND};
use intake_world::{Mishaps, Weather, World};
use std::collections::BTreeMap;
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// What came of the submissions.
type Tally = BTreeMap<String, u64>;

/// Runs a world for each seed; one that fails says how to see it again.
fn each_seed(world: &str, default: u64, run: impl Fn(u64) -> (i64, Tally)) {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = number("CHAIN_FIRST").unwrap_or(1);
    let seeds = match number("CHAIN_SEED") {
        Some(seed) => seed..=seed,
        None => first..=first - 1 + number("CHAIN_RUNS").unwrap_or(default),
    };
    let (mut minutes, mut all) = (0, Tally::new());
    for seed in seeds.clone() {
        match catch_unwind(AssertUnwindSafe(|| run(seed))) {
            Ok((time, tally)) => {
                minutes += time / MINUTE;
                for (what, number) in tally {
                    *all.entry(what).or_default() += number;
                }
            }
            Err(cause) => {
                eprintln!("replay: CHAIN_SEED={seed} cargo test --test intake_chain {world} -- --nocapture");
                resume_unwind(cause);
            }
        }
    }
    println!("{world}: seeds {seeds:?}, {minutes} simulated minutes, {all:?}");
}

const CALM: Trouble = Trouble {
    lost_after: 0,
    failed_before: 0,
    failed_after: 0,
    limited: 0,
    refused: 0,
    slow: 0,
    hidden: 0,
    hidden_ms: 0,
    latency: 300,
    outages: Vec::new(),
    allowed: 700,
};

const BLIND_MS: i64 = 10 * MINUTE;

fn quiet() -> Weather {
    Weather {
        shards: 4,
        limit: 700,
        blind_ms: BLIND_MS,
        most_tries: 3,
        plan: Plan { values: 2, comment: true },
        policy: Policy::Hold,
        live: true,
        freshness: Freshness { changes_ms: 5 * MINUTE, rescan_ms: 30 * MINUTE, pause_ms: SECOND },
        until: HOUR,
        submissions: 20,
        backlog: 0,
        looks: 20,
        others: 0,
        operator: 0,
        drift: 0,
        jumps: 0,
        crash_once_in: 0,
        mishaps: Mishaps::default(),
        trouble: CALM,
    }
}

/// Everything at once, more or less of it by the seed.
fn rough(seed: u64) -> Weather {
    let dice = Dice::new(seed ^ 0x5eed);
    let sometimes = |most: i64| if dice.percent(60) { 1 + dice.below(most) } else { 0 };
    let limit = dice.one_of(&[20, 60, 150, 700]);
    let until = 40 * MINUTE + dice.below(80 * MINUTE);
    let mut outages = Vec::new();
    if dice.percent(40) {
        let from = dice.below(until);
        outages.push((
            from,
            from + 2 * MINUTE + dice.below(if dice.percent(20) { 3 * HOUR } else { 20 * MINUTE }),
            dice.below(3),
        ));
    }
    let jumps = if dice.percent(50) { MINUTE + dice.below(20 * MINUTE) } else { 0 };
    let late = sometimes(15);
    // A create may be on its way for half a minute when it is given up, and a clock that jumps takes two minutes more.
    let on_its_way = if late > 0 { 31 * SECOND } else { SECOND };
    let margin = on_its_way + if jumps > 0 { 2 * MINUTE } else { 0 };
    Weather {
        shards: usize::try_from(1 + dice.below(4)).unwrap(),
        limit,
        plan: Plan { values: u32::try_from(dice.below(3)).unwrap(), comment: dice.percent(50) },
        policy: dice.one_of(&[
            Policy::Hold,
            Policy::Reject,
            Policy::Create { customer: Id::new(CATCH_ALL).unwrap() },
        ]),
        live: dice.percent(60),
        until,
        submissions: 1 + dice.below(20),
        looks: sometimes(40),
        others: if dice.percent(30) { dice.below(i64::try_from(limit).unwrap() * 12) } else { 0 },
        operator: sometimes(20 * MINUTE),
        drift: sometimes(10 * MINUTE),
        jumps,
        crash_once_in: if dice.percent(70) { 30 + dice.below(1_000) } else { 0 },
        mishaps: Mishaps {
            rpc_lost: sometimes(10),
            rpc_twice: sometimes(20),
            lost_before: sometimes(15),
            late,
            alarm_lost: sometimes(20),
            down: sometimes(60),
        },
        trouble: Trouble {
            lost_after: sometimes(25),
            failed_before: sometimes(15),
            failed_after: sometimes(15),
            limited: sometimes(10),
            refused: sometimes(8),
            slow: sometimes(30),
            hidden: sometimes(80),
            hidden_ms: BLIND_MS - margin,
            latency: 50 + dice.below(3 * SECOND),
            outages,
            allowed: limit,
        },
        ..quiet()
    }
}

fn count(tally: &mut Tally, what: &str) {
    *tally.entry(what.to_owned()).or_default() += 1;
}

/// What holds of every row when the world is quiet. `blind` says that a create may stay out of sight for too long.
fn check(world: &World, blind: bool) -> Tally {
    let mut tally = Tally::new();
    for (id, hash) in world.accepted.borrow().iter() {
        let (shard, _) = world.place(id);
        let kept = world.shards[shard].borrow().rows.get(id).map(|row| row.hash);
        assert_eq!(kept, Some(*hash), "{id} was accepted and is not there");
    }
    let service = world.service.borrow();
    let mut comments: BTreeMap<&str, u64> = BTreeMap::new();
    for ticket in &service.tickets {
        for (text, ..) in &ticket.comments {
            *comments.entry(mark_in(text).unwrap()).or_default() += 1;
        }
    }
    let mut tickets: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for ticket in &service.tickets {
        tickets.entry(&ticket.mark).or_default().push((ticket.made_at, ticket.visible_at));
    }
    let mut marks = 0;
    for disk in &world.shards {
        for row in disk.borrow().rows.values() {
            let made = tickets.get(row.mark.as_str()).map_or(&[][..], Vec::as_slice);
            let written = comments.get(row.mark.as_str()).copied().unwrap_or_default();
            marks += usize::from(!made.is_empty());
            check_row(world, row, made, written, blind, &mut tally);
        }
    }
    assert_eq!(marks, tickets.len(), "a ticket belongs to nobody");
    let open = world.gate_memory().borrow().gate.as_ref().map(Gate::counters);
    if let Some(counters) = open {
        assert_eq!((counters.open, counters.waiting), (0, [0; 3]), "{counters:?}");
    }
    tally.insert("conflicts".to_owned(), world.conflicts.get());
    tally.insert("repeated".to_owned(), world.repeated.get());
    tally.insert("falls".to_owned(), world.time.crashes.get());
    tally.insert("429".to_owned(), service.seen_429 as u64);
    tally.insert("calls".to_owned(), service.calls as u64);
    tally.insert("decisions".to_owned(), world.decisions.get());
    tally.insert("readings for marks".to_owned(), world.searched.get());
    tally
}

fn check_row(world: &World, row: &Row, made: &[(i64, i64)], comments: u64, blind: bool, tally: &mut Tally) {
    let fail = |what: &str| panic!("{what}: {made:?}, {comments} comments, {row:#?}");
    let noted = world.noted.borrow().contains(&row.id);
    let reason = row.reason.clone().unwrap_or_default();
    let is_reply = row.parent.is_some();
    if made.len() > 1 || comments > 1 {
        if !blind {
            fail("more than one");
        }
        if !(noted || matches!(row.standing, Standing::Parked | Standing::Discarded)) {
            fail("more than one, and nobody was told");
        }
        for pair in made.windows(2) {
            let ((before, visible), (after, _)) = (pair[0], pair[1]);
            if after - before < BLIND_MS - MINUTE || visible - before < BLIND_MS - MINUTE {
                fail("it was sent again too soon");
            }
        }
        count(tally, "more than one, and shown");
    }
    let values = world.weather.plan.values as usize;
    match row.standing {
        Standing::Created if is_reply => {
            if comments == 0 {
                fail("created, and not there");
            }
            count(tally, "replies");
        }
        Standing::Created => {
            if made.is_empty() || (comments == 0) == world.weather.plan.comment {
                fail("created, and not all is there");
            }
            let service = world.service.borrow();
            let ticket = service.tickets.iter().find(|ticket| Some(ticket.id) == row.ticket).unwrap();
            if ticket.mark != row.mark || made.len() == 1 && ticket.values.len() != values {
                fail("another's ticket, or without its values");
            }
            let wanted = row.submission().description;
            if !ticket.description.contains(&wanted) {
                fail("another payload");
            }
            count(tally, "created");
        }
        Standing::Parked => {
            let code = reason.split(':').next().unwrap_or_default();
            let service = world.service.borrow();
            let refused = service.refusals.get(&row.mark).is_some_and(|codes| codes.contains(code));
            let stranger = code == "unknown_sender" && world.weather.policy == Policy::Hold;
            let unseen = code == "unseen" && (blind || is_reply || made.is_empty() || row.ticket.is_some());
            let doubled = code == "doubled" && blind;
            if !(refused && code != "duplicate_email" || stranger || unseen || doubled) {
                fail("parked for no reason");
            }
            count(tally, &format!("parked: {code}"));
        }
        Standing::Discarded => count(tally, "discarded"),
        Standing::Waiting | Standing::Doubtful => fail("it is not over"),
    }
}

#[test]
fn rough_accepted_means_one_ticket_or_a_person_knows() {
    each_seed("rough", 10, |seed| {
        let world = World::new(seed, rough(seed));
        world.settle(12 * HOUR);
        let tally = check(&world, false);
        let time = world.now();
        world.end();
        (time, tally)
    });
}

/// Beyond the time that was set one thing holds: it does not go unnoticed, and nothing is sent before that time is over.
#[test]
fn blind_beyond_the_time_that_was_set_nothing_goes_unnoticed() {
    each_seed("blind", 4, |seed| {
        let mut weather = rough(seed);
        weather.jumps = 0;
        weather.trouble.hidden = 60;
        weather.trouble.hidden_ms = BLIND_MS * 3 / 2;
        weather.trouble.lost_after = 30;
        let world = World::new(seed, weather);
        world.settle(12 * HOUR);
        let tally = check(&world, true);
        let time = world.now();
        world.end();
        (time, tally)
    });
}

/// A backlog in good weather: the budget is used, customers hardly wait for their receipts, and the directory is read.
#[test]
fn backlog_drains_at_the_limit_and_no_class_starves() {
    each_seed("backlog", 1, |seed| {
        let weather = Weather {
            shards: 8,
            limit: 700,
            plan: Plan { values: 1, comment: seed % 2 == 0 },
            policy: Policy::Create { customer: Id::new(CATCH_ALL).unwrap() },
            freshness: Freshness { changes_ms: MINUTE, rescan_ms: 2 * MINUTE, pause_ms: SECOND },
            until: 4 * MINUTE,
            submissions: 0,
            backlog: 1_600,
            looks: 300,
            ..quiet()
        };
        let world = World::new(seed, weather);
        world.time.run(4 * MINUTE);
        let waited = world.waited.get();
        let (middle, gap) = saturated(&world);
        world.settle(HOUR);
        let tally = check(&world, false);
        assert!(middle >= 95, "{middle} % of the budget were used: {:?}", world.service.borrow().by_minute);
        assert!(waited[0] <= 5 * SECOND, "an interactive call waited {} ms", waited[0]);
        assert!(gap <= 65 * SECOND, "the directory read nothing for {gap} ms");
        let made = ["created", "replies"].map(|what| tally.get(what).copied().unwrap_or_default());
        assert_eq!(made.iter().sum::<u64>(), rows(&world), "not all were created");
        println!("backlog: {middle} % of the budget, interactive calls waited {} ms at most", waited[0]);
        let time = world.now();
        world.end();
        (time, tally)
    });
}

/// All shards come back at the moment when Atera is asked again. If each came with all that it can carry, whoever posts at
/// that moment would wait for them.
#[test]
fn while_atera_is_down_a_shard_asks_once_for_all_that_wait() {
    let refuses = 2;
    let outage = (MINUTE, 61 * MINUTE, refuses);
    let weather = Weather {
        shards: 8,
        submissions: 600,
        looks: 0,
        until: 60 * MINUTE,
        trouble: Trouble { outages: vec![outage], ..CALM },
        ..quiet()
    };
    let world = World::new(1, weather);
    world.time.run(5 * MINUTE);
    let before = world.sent_away.get();
    world.time.run(55 * MINUTE);
    let sent_away = world.sent_away.get() - before;
    world.end();
    // Atera is asked twice a minute.
    let most = 8 * 50 * 2;
    assert!(
        sent_away > most / 4 && sent_away <= most + most / 10,
        "{sent_away} questions of 8 shards, not {most}"
    );
}

fn rows(world: &World) -> u64 {
    world.shards.iter().map(|disk| disk.borrow().rows.len() as u64).sum()
}

/// The per cent of the budget that were used from the second minute to the fourth, and the longest time for which the
/// background got nothing.
fn saturated(world: &World) -> (usize, i64) {
    let service = world.service.borrow();
    let calls: usize = (1..4).map(|minute| service.by_minute.get(&minute).copied().unwrap_or_default()).sum();
    let grants = &world.grants.borrow()[2];
    let gap = grants.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(i64::MAX);
    (calls * 100 / (3 * 700), gap)
}
