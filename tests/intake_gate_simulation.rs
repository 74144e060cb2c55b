//! The gate, simulated. `INTAKE_SEED=7 cargo test --test intake_gate_simulation` replays one run of each world;
//! `INTAKE_RUNS=1000000` makes more of them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod gate_world;

use gate_world::{Dice, MINUTE, SECOND, Weather, World};
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Runs a world for each seed; one that fails says how to see it again.
fn each_seed(test: &str, default: u64, run: impl Fn(u64) -> i64) {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match number("INTAKE_SEED") {
        Some(seed) => seed..=seed,
        None => 1..=number("INTAKE_RUNS").unwrap_or(default),
    };
    let mut minutes = 0;
    for seed in seeds {
        match catch_unwind(AssertUnwindSafe(|| run(seed))) {
            Ok(time) => minutes += time / MINUTE,
            Err(cause) => {
                eprintln!("replay: INTAKE_SEED={seed} cargo test --test intake_gate_simulation {test}");
                resume_unwind(cause);
            }
        }
    }
    println!("{test}: {minutes} simulated minutes");
}

/// Nothing is left when everything is over.
fn assert_empty(world: &World) {
    let counters = world.gate.counters();
    assert_eq!((counters.open, counters.used, counters.waiting), (0, 0, [0; 3]), "{counters:?}");
}

fn rough(seed: u64) -> Weather {
    let mut dice = Dice::new(seed ^ 0x5eed);
    let limit = [1, 5, 20, 60, 150][usize::try_from(dice.below(5)).unwrap()];
    let mut sometimes = |most: i64| if dice.percent(50) { dice.below(most) } else { 0 };
    let weather = Weather {
        limit,
        leaks: sometimes(20),
        unused: sometimes(30),
        late: sometimes(30),
        twice: sometimes(30),
        failing: sometimes(40),
        restarts: sometimes(2 * MINUTE),
        jumps: sometimes(2 * MINUTE),
        others: sometimes(200),
        says_when: sometimes(100),
        latency: (20, 40 + sometimes(20 * SECOND)),
        until: 8 * MINUTE,
        ..Weather::default()
    };
    let load = |dice: &mut Dice| (usize::try_from(dice.below(12)).unwrap(), dice.below(10 * SECOND));
    let patience = |dice: &mut Dice| dice.below(20 * SECOND);
    let from = dice.below(6 * MINUTE);
    Weather {
        workers: [load(&mut dice), load(&mut dice), load(&mut dice)],
        patience: [patience(&mut dice), patience(&mut dice), patience(&mut dice)],
        outage: dice.percent(40).then(|| (from, from + dice.below(4 * MINUTE), dice.percent(50))),
        allowed: if dice.percent(50) { limit } else { 0 },
        ..weather
    }
}

/// Everything at once: crashes, restarts, jumps, others, outages. The world itself counts what arrives.
#[test]
fn never_more_than_the_limit_in_any_minute_and_nothing_is_left() {
    each_seed("never_more_than_the_limit_in_any_minute_and_nothing_is_left", 80, |seed| {
        let mut world = World::new(seed, rough(seed));
        world.settle();
        assert_empty(&world);
        world.now
    });
}

const BUSY: Weather = Weather {
    limit: 700,
    workers: [(0, 0); 3],
    patience: [10 * SECOND, 20 * SECOND, 20 * SECOND],
    latency: (50, 2 * SECOND),
    until: 4 * MINUTE,
    leaks: 0,
    unused: 0,
    late: 0,
    twice: 0,
    failing: 0,
    restarts: 0,
    jumps: 0,
    outage: None,
    others: 0,
    allowed: 0,
    says_when: 0,
};

/// The thousandths of the budget that were used between two times.
fn used(world: &World, limit: usize, from: i64, to: i64) -> i64 {
    let count = world.seen.arrivals.iter().filter(|at| (from..to).contains(*at)).count();
    i64::try_from(count).unwrap() * 1_000 * MINUTE / (i64::try_from(limit).unwrap() * (to - from))
}

fn worst(waits: &[i64], percent: usize) -> i64 {
    let mut sorted = waits.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default()
}

/// Whoever fills it: at least 95 % of the budget can be used, and an interactive call hardly waits behind a backlog.
#[test]
fn the_budget_can_be_used() {
    each_seed("the_budget_can_be_used", 6, |seed| {
        let mut dice = Dice::new(seed);
        let mixes = [
            [(0, 0), (60, 0), (0, 0)],
            [(0, 0), (0, 0), (60, 0)],
            [(60, 0), (0, 0), (0, 0)],
            [(5, 2 * SECOND), (60, 0), (20, 0)],
            [(40, SECOND), (40, 0), (40, 0)],
            [(3, 30 * SECOND), (30, 0), (0, 0)],
        ];
        let mix = usize::try_from(seed - 1).unwrap() % mixes.len();
        let limit = [700, 200, 700, 100][usize::try_from(dice.below(4)).unwrap()];
        let mut world = World::new(seed, Weather { limit, workers: mixes[mix], ..BUSY });
        world.settle();
        assert_empty(&world);
        let used = used(&world, limit, MINUTE, 4 * MINUTE);
        assert!((950..=1_000).contains(&used), "mix {mix}, limit {limit}: {used} ‰");
        // Five of them ask as often as a hundred a minute allow.
        if (mix == 3 && limit == 700) || mix == 5 {
            let wait = worst(&world.seen.waits[0], 99);
            assert!(wait <= 2_000, "mix {mix}, limit {limit}: interactive calls wait {wait} ms");
        }
        world.now
    });
}

/// Interactive calls that could use everything leave the others their share.
#[test]
fn no_class_starves() {
    each_seed("no_class_starves", 2, |seed| {
        let limit = [700, 100][usize::try_from(seed % 2).unwrap()];
        let workers = [(200, 0), (30, 0), (30, 0)];
        let patience = [30 * SECOND, 30 * SECOND, 30 * SECOND];
        let mut world = World::new(seed, Weather { limit, workers, patience, ..BUSY });
        world.settle();
        assert_empty(&world);
        let counters = world.gate.counters();
        let total: u64 = counters.granted.iter().sum();
        for (class, least) in [(0, 400), (1, 90), (2, 45)] {
            let share = counters.granted[class] * 1_000 / total;
            assert!(share >= least, "class {class} got {share} ‰: {counters:?}");
            // The interactive calls spend each minute in a moment, so that is how long the others wait for the next.
            let gap = world.seen.grants[class].windows(2).map(|pair| pair[1] - pair[0]).max();
            assert!(gap.unwrap() <= 65 * SECOND, "class {class}, limit {limit}: nothing for {gap:?} ms");
        }
        world.now
    });
}

/// A dead service gets a few calls; when it is back, the backlog goes at full speed.
#[test]
fn an_outage_costs_few_calls_and_is_over_when_it_is_over() {
    each_seed("an_outage_costs_few_calls_and_is_over_when_it_is_over", 2, |seed| {
        let hangs = seed % 2 == 0;
        let (from, to) = (2 * MINUTE, 12 * MINUTE);
        let outage = Some((from, to, hangs));
        let workers = [(0, 0), (60, 0), (10, 0)];
        let mut world = World::new(seed, Weather { workers, outage, until: 16 * MINUTE, ..BUSY });
        world.settle();
        assert_empty(&world);
        let lost = world.seen.lost - world.seen.probes;
        // What is on its way is lost, and what goes before the breaker knows.
        assert!(lost <= 45, "{lost} calls into a dead service");
        assert!(world.seen.probes >= 10, "{} probes", world.seen.probes);
        assert!(world.seen.lost > world.seen.probes);
        let counters = world.gate.counters();
        assert!((9 * MINUTE..11 * MINUTE).contains(&counters.down_ms), "{counters:?}");
        let back = used(&world, 700, 13 * MINUTE, 16 * MINUTE);
        assert!(back >= 950, "{back} ‰ after it came back");
        world.now
    });
}

/// Beside another consumer the calls settle at what is left, and few of them are refused.
#[test]
fn beside_another_consumer_few_are_refused() {
    each_seed("beside_another_consumer_few_are_refused", 2, |seed| {
        let says_when = [0, 100, 50, 0][usize::try_from(seed % 4).unwrap()];
        let (others, allowed, until) = (300, 700, 12 * MINUTE);
        let workers = [(0, 0), (60, 0), (0, 0)];
        let weather = Weather { workers, others, allowed, until, says_when, latency: (50, 300), ..BUSY };
        let mut world = World::new(seed, weather);
        world.settle();
        assert_empty(&world);
        let counters = world.gate.counters();
        let refused = world.seen.limited * 1_000 / world.seen.arrivals.len();
        assert!(counters.limited_unpredicted > 0 && counters.held_ms > 0);
        assert!(refused <= 30, "{refused} ‰ refused: {counters:?}");
        let used = used(&world, 400, 5 * MINUTE, until);
        assert!(used >= 600, "{used} ‰ of what the other leaves");
        world.now
    });
}
