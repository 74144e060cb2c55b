//! The outbox, simulated: a service that loses, delays and forgets, and a host that falls over anywhere.
//! `INTAKE_SEED=7 cargo test --test intake_outbox` replays one run; `INTAKE_RUNS=1000000` makes more of them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::error::{ERRORS, Error};
use atera_wasm::intake::{Action, Entry, Event, Mark, Outcome, Patience, Reason, State};
use atera_wasm::model::Id;
use std::collections::BTreeSet;
use std::env;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const PATIENCE: Patience = Patience { blind_ms: 10 * MINUTE, most_tries: 3 };

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

/// How bad it gets.
#[derive(Clone, Copy)]
struct Weather {
    /// Percent of creates whose end nobody hears of, or that are refused for now.
    trouble: i64,
    /// Percent of the host's steps at which it falls over.
    crashes: i64,
    /// How long a ticket may stay out of sight, from the moment when its create was given up.
    blind_ms: i64,
}

/// The service: for each ticket when it was made, and when it can be seen.
#[derive(Default)]
struct Atera {
    tickets: Vec<(Id, i64, i64)>,
}

impl Atera {
    fn commit(&mut self, now: i64, visible_at: i64) -> Id {
        let id = Id::new(54_321 + self.tickets.len() as u64).unwrap();
        self.tickets.push((id, now, visible_at));
        id
    }

    /// What a create does, what the host hears of it, and how long that takes.
    fn create(&mut self, now: i64, dice: &mut Dice, weather: Weather) -> (Outcome, i64) {
        let took = 50 + dice.below(30 * SECOND);
        if !dice.percent(weather.trouble) {
            return (Outcome::Created(self.commit(now, now + took)), took);
        }
        match dice.below(5) {
            // Carried out, and seen only later; the answer is lost.
            0 | 1 => {
                self.commit(now, now + took + dice.below(weather.blind_ms));
                (Outcome::Unknown, took)
            }
            2 => (Outcome::Later { wait: dice.below(90 * SECOND) }, took),
            // Lost on its way, or failed before it did anything.
            _ => (Outcome::Unknown, took),
        }
    }

    fn seen(&self, after: i64, now: i64) -> Vec<Id> {
        let seen = self.tickets.iter().filter(|(_, made, visible)| *made >= after && *visible <= now);
        seen.map(|(id, _, _)| *id).collect()
    }
}

/// How a run ended.
struct Ended {
    entry: Entry,
    tickets: usize,
    minutes: i64,
}

/// The shell's loop, with a fall at every place where it may fall.
fn simulate(seed: u64, weather: Weather) -> Ended {
    let mut dice = Dice::new(seed);
    let mut atera = Atera::default();
    let mut now = 0;
    let mut stored = Entry::accepted(now);
    let mut event = Event::Due;
    for _ in 0..10_000 {
        let mut entry = stored.clone();
        let action = entry.take(event, now, PATIENCE);
        let falls = |dice: &mut Dice| dice.percent(weather.crashes);
        if falls(&mut dice) {
            now += dice.below(2 * MINUTE);
            event = Event::Revived;
            continue;
        }
        // What is stored is what is read: it goes through its text.
        stored = serde_json::from_str(&serde_json::to_string(&entry).unwrap()).unwrap();
        if falls(&mut dice) {
            now += dice.below(2 * MINUTE);
            event = Event::Revived;
            continue;
        }
        event = match action {
            Action::Create => {
                let (outcome, took) = atera.create(now, &mut dice, weather);
                now += took;
                Event::Sent(outcome)
            }
            Action::Look { after } => {
                assert!(after <= now, "it looks into the past");
                now += 50 + dice.below(5 * SECOND);
                if dice.percent(weather.trouble / 2) {
                    Event::LookFailed { wait: dice.below(MINUTE) }
                } else {
                    Event::Seen(atera.seen(after, now))
                }
            }
            Action::Wait { until } => {
                // An alarm is never early, and sometimes late.
                now = now.max(until) + if dice.percent(10) { dice.below(5 * MINUTE) } else { 0 };
                if dice.percent(10) { Event::Revived } else { Event::Due }
            }
            Action::Rest => {
                let minutes = now / MINUTE;
                return Ended { entry: stored, tickets: atera.tickets.len(), minutes };
            }
        };
        if falls(&mut dice) {
            event = Event::Revived;
        }
    }
    panic!("seed {seed}: it never ends")
}

fn seeds(default: u64) -> Vec<u64> {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    match number("INTAKE_SEED") {
        Some(seed) => vec![seed],
        None => (1..=number("INTAKE_RUNS").unwrap_or(default)).collect(),
    }
}

#[test]
fn accepted_means_one_ticket_or_a_person_knows() {
    let mut minutes = 0;
    let mut created = 0;
    for seed in seeds(3_000) {
        let weather = Weather {
            trouble: (seed % 91).cast_signed(),
            crashes: (seed % 31).cast_signed(),
            // A crash may come after the create and be noticed two minutes later.
            blind_ms: PATIENCE.blind_ms - 3 * MINUTE,
        };
        let ended = simulate(seed, weather);
        minutes += ended.minutes;
        let fail = |what: &str| panic!("INTAKE_SEED={seed}: {what}: {:?}", ended.entry);
        match &ended.entry.state {
            State::Created { check_at: None, .. } if ended.tickets == 1 => created += 1,
            State::Created { .. } => fail("created, and not one ticket"),
            State::Parked { reason: Reason::Unseen } if ended.tickets == 0 => {}
            State::Parked { .. } => fail("parked for no reason"),
            State::Waiting { .. } | State::Sending | State::Doubtful { .. } | State::Discarded { .. } => {
                fail("it rests before it is over");
            }
        }
    }
    println!("{minutes} simulated minutes, {created} tickets");
}

/// Beyond the time that was set no promise holds but one: it does not go unnoticed.
#[test]
fn a_ticket_that_was_out_of_sight_for_too_long_is_shown() {
    let mut doubled = 0;
    for seed in seeds(1_500) {
        let weather = Weather { trouble: 60, crashes: 2, blind_ms: PATIENCE.blind_ms * 3 / 2 };
        let ended = simulate(seed, weather);
        match &ended.entry.state {
            State::Parked { reason: Reason::Doubled { ids: tickets } } => {
                assert!(tickets.len() > 1 && tickets.len() <= ended.tickets, "INTAKE_SEED={seed}");
                doubled += 1;
            }
            State::Parked { reason: Reason::Unseen | Reason::Refused { .. } } => {}
            _ => assert_eq!(ended.tickets, 1, "INTAKE_SEED={seed}: {:?}", ended.entry),
        }
    }
    assert!(doubled > 0, "the weather was too good to tell");
}

#[test]
fn a_refusal_is_parked_with_its_reason_and_may_be_sent_again() {
    let mut entry = Entry::accepted(0);
    assert_eq!(entry.take(Event::Due, 0, PATIENCE), Action::Create);
    let refused = Reason::Refused { code: "forbidden".into(), message: "forbidden".into() };
    assert_eq!(entry.take(Event::Sent(Outcome::Refused(refused.clone())), 1, PATIENCE), Action::Rest);
    assert_eq!(entry.state, State::Parked { reason: refused });
    assert_eq!(entry.take(Event::Due, 2, PATIENCE), Action::Rest);
    assert_eq!(entry.take(Event::Resend, 3, PATIENCE), Action::Wait { until: 3 });
    assert_eq!(entry.take(Event::Due, 3, PATIENCE), Action::Create);
    let ticket = Id::new(7).unwrap();
    assert_eq!(entry.take(Event::Sent(Outcome::Created(ticket)), 4, PATIENCE), Action::Rest);
    assert!(entry.is_over());
    // Nothing takes a ticket back.
    for event in [Event::Resend, Event::Discard { why: "no".into() }, Event::Revived, Event::Due] {
        assert_eq!(entry.take(event, 5, PATIENCE), Action::Rest);
        assert_eq!(entry.state, State::Created { id: ticket, check_at: None });
    }
}

/// The person who wants it sent again cannot know that it is not there by now, and two are not taken back.
#[test]
fn what_may_be_there_is_looked_for_before_a_person_sends_it_again() {
    let patience = Patience { most_tries: 1, ..PATIENCE };
    let mut unseen = Entry::accepted(0);
    unseen.take(Event::Due, 0, patience);
    unseen.take(Event::Sent(Outcome::Unknown), 0, patience);
    let over = patience.blind_ms;
    assert!(matches!(unseen.take(Event::Due, over, patience), Action::Look { .. }));
    unseen.take(Event::Seen(Vec::new()), over, patience);
    assert_eq!(unseen.state, State::Parked { reason: Reason::Unseen });

    let now = over + 3 * MINUTE;
    assert_eq!(unseen.take(Event::Resend, now, patience), Action::Wait { until: now });
    let ticket = Id::new(7).unwrap();
    for (seen, next) in [
        (vec![ticket], State::Created { id: ticket, check_at: None }),
        // It was looked for long enough before: one look more, and it goes.
        (Vec::new(), State::Waiting { not_before: now }),
    ] {
        let mut entry = unseen.clone();
        assert!(matches!(entry.take(Event::Due, now, patience), Action::Look { .. }));
        entry.take(Event::Seen(seen), now, patience);
        assert_eq!(entry.state, next);
    }
}

#[test]
fn only_what_is_parked_can_be_discarded() {
    let discard = || Event::Discard { why: "spam".into() };
    let mut entry = Entry::accepted(0);
    entry.take(discard(), 0, PATIENCE);
    assert_eq!(entry.state, State::Waiting { not_before: 0 });
    entry.state = State::Parked { reason: Reason::Unseen };
    entry.take(discard(), 0, PATIENCE);
    assert_eq!(entry.state, State::Discarded { why: "spam".into() });
    assert_eq!(entry.take(Event::Resend, 1, PATIENCE), Action::Rest);
}

#[test]
fn nothing_is_sent_on_the_word_of_a_look_that_failed() {
    let mut entry = Entry::accepted(0);
    entry.take(Event::Due, 0, PATIENCE);
    entry.take(Event::Sent(Outcome::Unknown), 0, PATIENCE);
    for minute in 0..1_000 {
        let action = entry.take(Event::LookFailed { wait: 0 }, minute * MINUTE, PATIENCE);
        assert!(matches!(action, Action::Wait { .. }), "{action:?}");
    }
    let now = 1_000 * MINUTE;
    assert_eq!(entry.take(Event::Seen(Vec::new()), now, PATIENCE), Action::Wait { until: now });
    assert_eq!(entry.take(Event::Due, now, PATIENCE), Action::Create);
}

/// What a look saw is as old as its beginning: the last one has to begin when the time is over, however long it takes.
#[test]
fn a_look_that_takes_long_tells_nothing_of_its_end() {
    let mut entry = Entry::accepted(0);
    entry.take(Event::Due, 0, PATIENCE);
    entry.take(Event::Sent(Outcome::Unknown), 0, PATIENCE);
    let before = PATIENCE.blind_ms - SECOND;
    assert!(matches!(entry.take(Event::Due, before, PATIENCE), Action::Look { .. }));
    let after = PATIENCE.blind_ms + SECOND;
    entry.take(Event::Seen(Vec::new()), after, PATIENCE);
    assert!(matches!(entry.take(Event::Due, after, PATIENCE), Action::Look { .. }), "{entry:?}");
    entry.take(Event::Seen(Vec::new()), after, PATIENCE);
    assert_eq!(entry.take(Event::Due, after, PATIENCE), Action::Create);
}

/// When a submission whose create was lost at this time is looked for, if it is never seen.
fn looks(lost_at: i64) -> Vec<i64> {
    let mut entry = Entry::accepted(lost_at);
    entry.take(Event::Due, lost_at, PATIENCE);
    let mut action = entry.take(Event::Sent(Outcome::Unknown), lost_at, PATIENCE);
    let mut times = Vec::new();
    while let Action::Wait { until } = action {
        if matches!(entry.take(Event::Due, until, PATIENCE), Action::Look { .. }) {
            times.push(until);
            action = entry.take(Event::Seen(Vec::new()), until, PATIENCE);
        } else {
            break;
        }
    }
    times
}

#[test]
fn the_later_looks_of_all_come_together_and_the_last_when_the_time_is_over() {
    let all: Vec<_> = (0..MINUTE).step_by(997).map(|at| looks(1_000 * MINUTE + at)).collect();
    for (times, lost_at) in all.iter().zip((1_000 * MINUTE..).step_by(997)) {
        let &[first, second, .., last] = times.as_slice() else { panic!("{times:?}") };
        assert_eq!((first - lost_at, second - first), (2 * SECOND, 10 * SECOND));
        let over = lost_at + PATIENCE.blind_ms;
        assert!((over..over + MINUTE).contains(&last), "{times:?}");
        assert!(times.iter().skip(2).all(|at| at % MINUTE == 0), "{times:?}");
        assert_eq!(times.len(), 4);
    }
    // Sixty submissions, lost within a minute: at most two readings for each of the two late looks.
    let late: BTreeSet<_> = all.iter().flat_map(|times| times.iter().skip(2)).collect();
    assert!(late.len() <= 4, "{late:?}");
}

#[test]
fn a_reading_waits_for_others_for_a_part_of_the_patience() {
    let gather = |blind_ms| Patience { blind_ms, ..PATIENCE }.gather();
    assert_eq!([0, 1_000, 10 * MINUTE, 1_000 * MINUTE].map(gather), [500, 500, 5 * SECOND, 5 * SECOND]);
}

#[test]
fn creates_that_stay_unseen_are_left_to_a_person() {
    let mut entry = Entry::accepted(0);
    let (mut event, mut now, mut creates) = (Event::Due, 0, 0);
    let parked = loop {
        event = match entry.take(event, now, PATIENCE) {
            Action::Create => {
                creates += 1;
                Event::Sent(Outcome::Unknown)
            }
            Action::Look { .. } => Event::Seen(Vec::new()),
            Action::Wait { until } => {
                now = until;
                Event::Due
            }
            Action::Rest => break entry.state.clone(),
        };
    };
    assert_eq!((parked, creates), (State::Parked { reason: Reason::Unseen }, 3));
    let three = 3 * PATIENCE.blind_ms;
    assert!((three..three + MINUTE).contains(&now), "{now}");
}

/// A late answer to a create that somebody else has taken over counts only if it names the ticket.
#[test]
fn an_answer_that_comes_late_is_weighed() {
    let doubtful = || {
        let mut entry = Entry::accepted(0);
        entry.take(Event::Due, 0, PATIENCE);
        entry.take(Event::Revived, 1_000, PATIENCE);
        entry
    };
    let before = doubtful();
    for outcome in [Outcome::Unknown, Outcome::Later { wait: 0 }, Outcome::Refused(Reason::Unseen)] {
        let mut entry = doubtful();
        entry.take(Event::Sent(outcome), 1_500, PATIENCE);
        assert_eq!(entry, before);
    }
    let mut entry = doubtful();
    let ticket = Id::new(7).unwrap();
    entry.take(Event::Sent(Outcome::Created(ticket)), 1_500, PATIENCE);
    assert_eq!(entry.state, State::Created { id: ticket, check_at: None });
}

/// Whatever the client says of a create, it is known what that means; and only a refusal is never looked for.
#[test]
fn every_error_has_its_meaning() {
    for row in ERRORS {
        let outcome = Outcome::of(&Error::new(row.code));
        let sure = matches!(outcome, Outcome::Refused(_) | Outcome::Later { .. });
        let unsure = [
            "ambiguous",
            "server",
            "network",
            "timeout",
            "aborted",
            "bad_reply",
            "stopped",
            "refused",
            "conflict",
        ];
        assert_eq!(sure, !unsure.contains(&row.text), "{}", row.text);
    }
}

#[test]
fn a_mark_is_short_and_its_own() {
    let mark = |seed: u8| Mark::from_hash(&[seed; 32]).unwrap();
    assert_ne!(mark(1), mark(2));
    let description = mark(1).added_to("<b>Ünïcødé</b>\n");
    assert_eq!(description, format!("<b>Ünïcødé</b>\n\n{}", mark(1).as_str()));
    assert!(mark(1).is_in(&description) && !mark(2).is_in(&description));
    assert!(mark(1).as_str().len() < 20);
}
