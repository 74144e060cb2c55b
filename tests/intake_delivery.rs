//! A whole delivery, simulated: contact, ticket, custom values and comment, each made once, in order, whatever falls over.
//! `INTAKE_SEED=7 cargo test --test intake_delivery` replays one run; `INTAKE_RUNS=100000` makes more of them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::intake::delivery::{Action, Delivery, Event, Identity, Plan, Standing, Task};
use atera_wasm::intake::shard::{
    Failed, Happened, Reply, Search, Where, outcome, place, reply, search, take, unidentified,
};
use atera_wasm::intake::{Outcome, Patience};
use atera_wasm::model::Id;
use serde_json::{Value, json};
use std::env;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const PATIENCE: Patience = Patience { blind_ms: 10 * MINUTE, most_tries: 3 };
const PLAN: Plan = Plan { values: 2, comment: true };

/// An xorshift: a seed replays a run.
struct Dice(u64);

impl Dice {
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

fn id(number: u64) -> Id {
    Id::new(number).unwrap()
}

/// What was made: task, when, and from when on it can be seen. A contact's address is taken once.
#[derive(Default)]
struct Atera {
    made: Vec<(Task, i64, i64)>,
}

impl Atera {
    fn create(&mut self, task: Task, now: i64, dice: &mut Dice, trouble: i64) -> (Outcome, i64) {
        let took = 50 + dice.below(20 * SECOND);
        let is_there = self.made.iter().any(|(made, ..)| *made == task);
        if task == Task::Contact && is_there {
            let failed: Failed =
                serde_json::from_value(json!({ "task": "contact", "code": "duplicate_email" })).unwrap();
            return (outcome(&failed), took);
        }
        let fault = if dice.percent(trouble) { dice.below(4) } else { 9 };
        if (2..9).contains(&fault) {
            let later = Outcome::Later { wait: dice.below(MINUTE) };
            return (if fault == 2 { later } else { Outcome::Unknown }, took);
        }
        // A value that is set again is the same value.
        if !(is_there && matches!(task, Task::Value { .. })) {
            let hidden = if task == Task::Ticket { dice.below(9 * MINUTE) } else { 0 };
            self.made.push((task, now, now + if fault == 9 { 0 } else { hidden }));
        }
        (if fault == 9 { Outcome::Created(id(self.made.len() as u64)) } else { Outcome::Unknown }, took)
    }

    fn look(&self, task: Task, after: i64, now: i64) -> Vec<Id> {
        let seen = |(_, (made, at, visible)): &(usize, &(Task, i64, i64))| {
            *made == task && *at >= after && *visible <= now
        };
        self.made.iter().enumerate().filter(seen).map(|(place, _)| id(place as u64 + 1)).collect()
    }
}

/// The shell's loop, with a fall at every place where it may fall. What is stored goes through its text.
fn simulate(seed: u64, trouble: i64, crashes: i64) -> (Delivery, Atera) {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut atera = Atera::default();
    let mut now = 0;
    let mut stored = Delivery::accepted(now, PLAN);
    let mut event = Event::Due;
    for _ in 0..10_000 {
        let mut delivery = stored.clone();
        let is_due = event == Event::Due;
        let action = delivery.take(event, now, PATIENCE);
        // The shell asks for a turn before it says that something is due: nothing else may begin anything.
        let waits = matches!(action, Action::Wait { .. } | Action::Rest);
        assert!(is_due || waits, "INTAKE_SEED={seed} cargo test --test intake_delivery: {action:?}");
        event = Event::Revived;
        if dice.percent(crashes) {
            now += dice.below(2 * MINUTE);
            continue;
        }
        stored = serde_json::from_str(&serde_json::to_string(&delivery).unwrap()).unwrap();
        assert_eq!(stored, delivery, "what is stored is what was meant");
        if dice.percent(crashes) {
            now += dice.below(2 * MINUTE);
            continue;
        }
        let next = match action {
            Action::Identify if dice.percent(trouble) => {
                Event::Identified { identity: Identity::Later { wait: dice.below(MINUTE) } }
            }
            Action::Identify => Event::Identified { identity: Identity::NewContact { customer: id(5) } },
            Action::Create { step, task } => {
                let (outcome, took) = atera.create(task, now, &mut dice, trouble);
                now += took;
                Event::Sent { step, outcome }
            }
            Action::Look { step, task, after } => {
                now += 50 + dice.below(5 * SECOND);
                if dice.percent(trouble / 2) {
                    Event::LookFailed { step, wait: dice.below(MINUTE) }
                } else {
                    Event::Seen { step, ids: atera.look(task, after, now) }
                }
            }
            Action::Wait { until } => {
                assert_eq!(stored.due_at(), Some(until), "seed {seed}");
                now = now.max(until);
                Event::Due
            }
            Action::Rest => {
                assert_eq!(stored.due_at(), None, "seed {seed}");
                return (stored, atera);
            }
        };
        if !dice.percent(crashes) {
            event = next;
        }
    }
    panic!("INTAKE_SEED={seed} cargo test --test intake_delivery: it never ends: {stored:?}")
}

fn seeds(default: u64) -> Vec<u64> {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    match number("INTAKE_SEED") {
        Some(seed) => vec![seed],
        None => (1..=number("INTAKE_RUNS").unwrap_or(default)).collect(),
    }
}

#[test]
fn each_step_is_made_once_and_in_order() {
    let all =
        [Task::Contact, Task::Ticket, Task::Value { index: 0 }, Task::Value { index: 1 }, Task::Comment];
    for seed in seeds(1_000) {
        let (delivery, atera) = simulate(seed, (seed % 60).cast_signed(), (seed % 25).cast_signed());
        let made: Vec<Task> = atera.made.iter().map(|(task, ..)| *task).collect();
        let fail =
            |what: &str| panic!("INTAKE_SEED={seed} cargo test --test intake_delivery: {what}: {delivery:?}");
        assert!(all.starts_with(&made), "INTAKE_SEED={seed} cargo test --test intake_delivery: {made:?}");
        match delivery.standing() {
            Standing::Created if made == all => {}
            // Every try was lost, and what is parked was not made.
            Standing::Parked if delivery.reason().as_deref() == Some("unseen") => {}
            Standing::Created
            | Standing::Parked
            | Standing::Waiting
            | Standing::Doubtful
            | Standing::Discarded => fail("not all was made"),
        }
    }
}

/// Runs a delivery by hand: what it is told, and what it wants then.
fn after(delivery: &mut Delivery, events: &[Value]) -> Action {
    let mut last = Action::Rest;
    for event in events {
        last = delivery.take(serde_json::from_value(event.clone()).unwrap(), 1_000, PATIENCE);
    }
    last
}

#[test]
fn a_sender_who_is_held_waits_for_a_person_and_goes_on_from_there() {
    let mut delivery = Delivery::accepted(0, Plan::default());
    let held = after(
        &mut delivery,
        &[json!({ "event": "due" }), json!({ "event": "identified", "identity": { "identity": "hold" } })],
    );
    assert_eq!((held, delivery.standing()), (Action::Rest, Standing::Parked));
    assert_eq!(delivery.reason().as_deref(), Some("unknown_sender"));
    assert_eq!(after(&mut delivery, &[json!({ "event": "due" })]), Action::Rest);
    assert_eq!(
        after(&mut delivery, &[json!({ "event": "resend" }), json!({ "event": "due" })]),
        Action::Identify
    );
    let known = json!({ "event": "identified", "identity": { "identity": "contact", "end_user": 7, "customer": null } });
    let create = after(&mut delivery, &[known, json!({ "event": "due" })]);
    assert_eq!(create, Action::Create { step: 0, task: Task::Ticket });
    assert!(delivery.is_sending() && delivery.due_at().is_none());
}

/// Shards take what is due for the longest first. If who was looked up went to the end of the line, a backlog would be
/// looked up to its last before its first ticket is made.
#[test]
fn who_was_looked_up_keeps_his_place_in_the_line() {
    let identity = json!({ "identity": "new_contact", "customer": 5 });
    let identified = json!({ "event": "identified", "identity": identity });
    let mut delivery = Delivery::accepted(0, PLAN);
    let next = after(&mut delivery, &[json!({ "event": "due" }), identified.clone()]);
    assert_eq!((next, delivery.due_at()), (Action::Wait { until: 0 }, Some(0)));

    let made = json!({ "event": "sent", "step": 0, "outcome": { "outcome": "created", "of": 9 } });
    after(&mut delivery, &[json!({ "event": "due" }), made]);
    assert_eq!(delivery.due_at(), Some(0), "nor does he lose it with a step that is made");

    let later = json!({ "event": "identified", "identity": { "identity": "later", "wait": 500 } });
    let mut postponed = Delivery::accepted(0, PLAN);
    after(&mut postponed, &[json!({ "event": "due" }), later, identified]);
    assert_eq!(postponed.due_at(), Some(1_500), "his place is the one that he has now");
}

/// An address that Atera refuses would be asked for again and again, and nobody would hear of it.
#[test]
fn a_sender_whom_atera_refuses_to_look_up_waits_for_a_person_with_the_reason() {
    let asked = |error: Value| -> Identity { unidentified(&serde_json::from_value(error).unwrap()) };
    let refused = asked(json!({ "code": "invalid_input", "message": "no address" }));
    let mut delivery = Delivery::accepted(0, Plan::default());
    after(&mut delivery, &[json!({ "event": "due" }), json!({ "event": "identified", "identity": refused })]);
    assert_eq!((delivery.standing(), delivery.due_at()), (Standing::Parked, None));
    assert_eq!(delivery.reason().as_deref(), Some("invalid_input: no address"));
    let resend = [json!({ "event": "resend" }), json!({ "event": "due" })];
    assert_eq!(after(&mut delivery.clone(), &resend), Action::Identify);
    after(&mut delivery, &[json!({ "event": "discard", "why": "spam" })]);
    assert_eq!((delivery.standing(), delivery.reason()), (Standing::Discarded, None));

    for (error, wait) in [
        (json!({ "code": "server", "message": "" }), 5_000),
        (json!({ "code": "rate_limited", "message": "", "retryAfterMs": 300.0 }), 300),
    ] {
        assert_eq!(asked(error), Identity::Later { wait });
    }
}

#[test]
fn a_sender_who_is_rejected_gets_no_ticket_and_nobody_can_send_it_again() {
    let mut delivery = Delivery::accepted(0, PLAN);
    after(
        &mut delivery,
        &[json!({ "event": "due" }), json!({ "event": "identified", "identity": { "identity": "reject" } })],
    );
    assert_eq!(delivery.standing(), Standing::Discarded);
    assert_eq!(
        after(&mut delivery, &[json!({ "event": "resend" }), json!({ "event": "due" })]),
        Action::Rest
    );
}

#[test]
fn a_step_that_is_refused_parks_the_rest_and_keeps_what_was_made() {
    let known =
        json!({ "event": "identified", "identity": { "identity": "contact", "end_user": 7, "customer": 5 } });
    let refused = json!({ "outcome": "refused", "of": { "reason": "refused", "code": "forbidden", "message": "not yours" } });
    let mut delivery = Delivery::accepted(0, PLAN);
    after(
        &mut delivery,
        &[
            json!({ "event": "due" }),
            known,
            json!({ "event": "due" }),
            json!({ "event": "sent", "step": 0, "outcome": { "outcome": "created", "of": 99 } }),
            json!({ "event": "due" }),
            json!({ "event": "sent", "step": 1, "outcome": refused }),
        ],
    );
    assert_eq!((delivery.standing(), delivery.ticket()), (Standing::Parked, Some(id(99))));
    assert_eq!(delivery.reason().as_deref(), Some("forbidden: not yours"));
    // Sent again it goes on with the value, not with the ticket.
    let again = after(&mut delivery.clone(), &[json!({ "event": "resend" }), json!({ "event": "due" })]);
    assert_eq!(again, Action::Create { step: 1, task: Task::Value { index: 0 } });
    after(&mut delivery, &[json!({ "event": "discard", "why": "by hand" })]);
    assert_eq!((delivery.standing(), delivery.ticket()), (Standing::Discarded, Some(id(99))));
}

#[test]
fn a_ticket_that_was_refused_asks_again_who_sent_it_unless_we_made_its_contact_or_it_may_be_there() {
    let identified = |identity: Value| json!({ "event": "identified", "identity": identity });
    let refused = json!({ "outcome": "refused", "of": { "reason": "refused", "code": "not_found", "message": "no contact" } });
    let known = identified(json!({ "identity": "contact", "end_user": 7, "customer": 5 }));
    let due = || json!({ "event": "due" });
    let sent = |step: usize, outcome: &Value| json!({ "event": "sent", "step": step, "outcome": outcome });
    let again = |mut delivery: Delivery| after(&mut delivery, &[json!({ "event": "resend" }), due()]);
    let mut delivery = Delivery::accepted(0, PLAN);
    after(&mut delivery, &[due(), known.clone(), due(), sent(0, &refused)]);
    assert_eq!(delivery.standing(), Standing::Parked);
    assert_eq!(again(delivery), Action::Identify);

    let mut made = Delivery::accepted(0, PLAN);
    let stranger = identified(json!({ "identity": "new_contact", "customer": 5 }));
    let contact = sent(0, &json!({ "outcome": "created", "of": 8 }));
    after(&mut made, &[due(), stranger, due(), contact, due(), sent(1, &refused)]);
    assert_eq!(again(made), Action::Create { step: 1, task: Task::Ticket });

    // The first create was lost and never seen; only the second one was refused.
    let mut doubtful = Delivery::accepted(0, PLAN);
    let lost = sent(0, &json!({ "outcome": "unknown" }));
    after(&mut doubtful, &[due(), known, due(), lost]);
    let over = 3 * PATIENCE.blind_ms;
    for event in [
        json!({ "event": "due" }),
        json!({ "event": "seen", "step": 0, "ids": [] }),
        due(),
        sent(0, &refused),
    ] {
        let event: Event = serde_json::from_value(event).unwrap();
        doubtful.take(event, over, PATIENCE);
    }
    assert_eq!(doubtful.standing(), Standing::Parked);
    doubtful.take(Event::Resend, over, PATIENCE);
    let next = doubtful.take(Event::Due, over, PATIENCE);
    assert!(matches!(next, Action::Look { step: 0, task: Task::Ticket, .. }), "{next:?}");
}

#[test]
fn only_what_waits_for_a_person_can_be_discarded() {
    let mut delivery = Delivery::accepted(0, PLAN);
    after(&mut delivery, &[json!({ "event": "discard", "why": "no" })]);
    assert_eq!(delivery.standing(), Standing::Waiting);
}

#[test]
fn a_reply_is_one_comment() {
    let begun = reply(&Reply { now: 5, to: atera_wasm::intake::delivery::Found::default() });
    assert_eq!((begun.due, begun.standing), (Some(5), Standing::Waiting));
    let event = Event::Due;
    let delivery = serde_json::from_str(&begun.delivery).unwrap();
    let taken = take(Happened { delivery, event, now: 5, blind_ms: 1, most_tries: 1 });
    assert_eq!(taken.action, Action::Create { step: 0, task: Task::Comment });
    assert!(taken.kept.is_sending);
}

#[test]
fn a_place_is_stable_and_spreads() {
    let of = |seed: u8| {
        place(&Where {
            hash: (0..32_u8).map(|n| seed.wrapping_mul(37).wrapping_add(n.wrapping_mul(11))).collect(),
            shards: 8,
        })
        .unwrap()
    };
    assert_eq!(of(1), of(1));
    assert!(of(1).mark.starts_with("[ref ") && of(1).name.len() == 12);
    let mut shards: Vec<u32> = (0..=255).map(|seed| of(seed).shard).collect();
    shards.sort_unstable();
    shards.dedup();
    assert_eq!(shards, (0..8).collect::<Vec<_>>());
    assert_eq!(place(&Where { hash: vec![1, 2, 3], shards: 8 }), None);
}

#[test]
fn marks_are_found_in_the_texts_that_hold_them() {
    let texts = vec![
        (id(1), Some("a [ref x]".to_owned())),
        (id(2), None),
        (id(3), Some("<p>[ref x]</p>".to_owned())),
    ];
    let found = search(&Search { marks: vec!["[ref x]".into(), "[ref y]".into()], texts });
    assert_eq!(found, [vec![id(1), id(3)], vec![]]);
}
