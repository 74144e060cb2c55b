//! Gates for JavaScript. One holds hundreds of leases: it stays here, under a number that the host chose, and only what
//! happened and what to do cross.

use super::intake::{read, written};
use super::roster::Roster;
use crate::client::retry::retry_after;
use crate::error::{Error, ErrorCode};
use crate::intake::gate::class::Class;
use crate::intake::gate::lease::Lease;
use crate::intake::gate::{Ending, Gate, Kept, Options, Step};
use crate::intake::outbox::Millis;
use serde::Deserialize;
use serde_json::Value;
use std::cell::RefCell;

thread_local! {
    static GATES: RefCell<Roster<RefCell<Gate>>> = const { RefCell::new(Roster::new()) };
}

#[derive(Deserialize)]
struct Opening {
    gate: u32,
    options: Options,
    /// What was stored; anything that is no list of leases counts as unreadable.
    rows: Value,
    kept: Value,
    now: Millis,
}

#[derive(Deserialize)]
struct Asking {
    class: Class,
    waiter: u64,
    #[serde(rename = "patienceMs")]
    patience_ms: Millis,
}

#[derive(Deserialize)]
struct Leaving {
    waiter: u64,
}

#[derive(Deserialize)]
struct Finishing {
    lease: u64,
    #[serde(flatten)]
    ending: Ending,
}

#[derive(Deserialize)]
struct Nothing {}

/// What every event has: which gate, and when.
#[derive(Deserialize)]
struct Event<Input> {
    gate: u32,
    now: Millis,
    #[serde(flatten)]
    input: Input,
}

#[derive(Deserialize)]
struct Reply {
    status: u16,
    #[serde(rename = "retryAfter")]
    retry_after: Option<String>,
    /// How far the header lies ahead, if the host can read it as a date.
    #[serde(rename = "untilMs")]
    until_ms: Option<f64>,
}

/// Opens a gate as it was stored; the step says what to write and to do first.
pub(super) fn open(input: &str) -> Result<String, Error> {
    let opening: Opening = read(input)?;
    let rows = serde_json::from_value::<Vec<Lease>>(opening.rows).ok();
    let kept = serde_json::from_value::<Kept>(opening.kept).ok();
    let mut gate = Gate::restore(opening.options, rows.as_deref(), kept, opening.now);
    let step = gate.wake(opening.now);
    GATES.with_borrow_mut(|gates| gates.insert(opening.gate, RefCell::new(gate)));
    written(&step)
}

fn known<T>(number: u32, run: impl FnOnce(&mut Gate) -> T) -> Result<T, Error> {
    // The instance that held it is gone.
    let unknown = || Error::with_message(ErrorCode::Stopped, "there is no gate under this number: open it");
    GATES.with_borrow(|gates| gates.get(number).map(|gate| run(&mut gate.borrow_mut()))).ok_or_else(unknown)
}

fn step<Input: for<'a> Deserialize<'a>>(
    input: &str,
    run: impl FnOnce(&mut Gate, Input, Millis) -> Step,
) -> Result<String, Error> {
    let event: Event<Input> = read(input)?;
    written(&known(event.gate, |gate| run(gate, event.input, event.now))?)
}

/// Somebody asks for a lease.
pub(super) fn ask(input: &str) -> Result<String, Error> {
    step(input, |gate, asking: Asking, now| gate.ask(asking.class, asking.waiter, asking.patience_ms, now))
}

/// Somebody asks no more.
pub(super) fn leave(input: &str) -> Result<String, Error> {
    step(input, |gate, leaving: Leaving, now| gate.leave(leaving.waiter, now))
}

/// A call is over.
pub(super) fn finish(input: &str) -> Result<String, Error> {
    step(input, |gate, finishing: Finishing, now| gate.finish(finishing.lease, finishing.ending, now))
}

/// Time passed.
pub(super) fn wake(input: &str) -> Result<String, Error> {
    step(input, |gate, Nothing {}, now| gate.wake(now))
}

/// How it stands.
pub(super) fn counters(input: &str) -> Result<String, Error> {
    let event: Event<Nothing> = read(input)?;
    written(&known(event.gate, |gate| gate.counters())?)
}

/// What a reply means for its lease.
pub(super) fn ending(input: &str) -> Result<String, Error> {
    let reply: Reply = read(input)?;
    let asked = reply.retry_after.and_then(|header| retry_after(&header, |_| reply.until_ms));
    written(&Ending::of(reply.status, asked.map(|ms| ms.ceil() as Millis)))
}
