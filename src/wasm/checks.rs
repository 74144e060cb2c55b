//! The rules, callable: one door. The host writes its question into the shared memory, asks, and reads the answer
//! from there, as JSON text.

use super::json::Json;
use super::values::{self, Written, with_written};
use crate::model::Priority;
use crate::rules::{
    Action, BusinessHours, CheckOptions, Checker, EmailCode, EmailOptions, Impact, Opening, PriorityRow,
    PriorityTable, SlaInput, SlaOptions, SlaTargets, StatusChange, StatusTable, Thing, TransitionCode,
    Urgency, check_email, check_transition, next_statuses, priority_for, sla,
};
use wasm_bindgen::prelude::*;

/// The things in the order of their numbers at this boundary: a question with such a number asks for a check.
const THINGS: [Thing; 6] =
    [Thing::Ticket, Thing::Customer, Thing::Contact, Thing::Comment, Thing::CustomValue, Thing::Submission];
/// The names of a thing's fields, in the order of their numbers, with commas between.
const NAMES: u8 = 6;
/// The verdict on an e-mail address.
const EMAIL: u8 = 7;
/// Where a ticket may go from a status.
const NEXT_STATUSES: u8 = 8;
/// Whether a ticket may go from one status to another.
const TRANSITION: u8 = 9;
/// The priority for an impact and an urgency.
const PRIORITY: u8 = 10;
/// How a ticket stands with its response target.
const SLA: u8 = 11;

const UPDATE: u8 = 1;
const ALLOW_UNKNOWN: u8 = 2;
const REFUSE_EAI: u8 = 4;
/// The text of a status table stands before the record.
const OWN_TABLE: u8 = 8;
/// All texts are ASCII.
const ASCII: u8 = 16;

/// Answers what the host wrote: a record of so many entries, and what else the question needs behind it. How many
/// bytes the answer has; none if there is nothing to say.
#[wasm_bindgen]
pub fn ask(question: u8, flags: u8, entries: usize, bytes: usize) -> usize {
    let thing = THINGS.get(usize::from(question)).copied();
    let fields = thing.unwrap_or(Thing::Ticket).fields();
    let answer = with_written(fields, bytes, flags & ASCII != 0, |written| match (thing, question) {
        (Some(thing), _) => report(thing, flags, entries, written),
        (None, NAMES) => field_names(flags & !ASCII),
        (None, EMAIL) => verdict(written.text(), flags),
        (None, NEXT_STATUSES) => moves(written),
        (None, TRANSITION) => transition(written),
        (None, PRIORITY) => priority(written).map_or_else(String::new, |found| found.as_str().to_owned()),
        (None, SLA) => clock(entries, flags, written).unwrap_or_default(),
        (None, _) => String::new(),
    });
    values::left(answer)
}

fn field_names(number: u8) -> String {
    let mut names = String::new();
    for field in THINGS.get(usize::from(number)).copied().unwrap_or(Thing::Ticket).fields() {
        names.push_str(field.name);
        names.push(',');
    }
    names.pop();
    names
}

fn report(thing: Thing, flags: u8, entries: usize, written: &mut Written<'_>) -> String {
    let mut options = CheckOptions {
        allow_unknown: flags & ALLOW_UNKNOWN != 0,
        refuse_eai: flags & REFUSE_EAI != 0,
        statuses: Vec::new(),
    };
    if flags & OWN_TABLE != 0 {
        for status in table(written).statuses() {
            options.statuses.push(status.to_owned());
        }
    }
    let action = if flags & UPDATE == 0 { Action::Create } else { Action::Update };
    let mut checker = Checker::new(thing, action, &options, &values::domain_to_ascii);
    for _ in 0..entries {
        match written.entry() {
            (Err(index), value) => checker.field(index, value),
            (Ok(name), value) => checker.named(name, value),
        }
    }
    let report = checker.report();
    let clean = report.issues.is_empty() && report.changes.is_empty();
    if clean { String::new() } else { Json::report(&report) }
}

fn verdict(email: &str, flags: u8) -> String {
    let options = EmailOptions { refuse_eai: flags & REFUSE_EAI != 0 };
    let verdict = check_email(email, &options, &values::domain_to_ascii);
    let mut json = Json::object();
    json.flag("ok", verdict.ok);
    json.text("value", &verdict.value);
    json.maybe("code", verdict.code.map(EmailCode::as_str));
    if let Some(at) = verdict.at {
        json.number("at", i64::try_from(at).unwrap_or(i64::MAX));
    }
    json.maybe("suggestion", verdict.suggestion.as_deref());
    json.maybe("message", verdict.message);
    json.done()
}

/// The caller's own table, or the guide's.
fn table(written: &mut Written<'_>) -> StatusTable {
    written.maybe_text().map_or_else(StatusTable::default, |text| StatusTable::from_text(text.to_owned()))
}

fn moves(written: &mut Written<'_>) -> String {
    let from = written.text();
    let mut json = Json::object();
    json.list("allowed", &next_statuses(from, &table(written)));
    json.done()
}

fn transition(written: &mut Written<'_>) -> String {
    let (from, to) = (written.text(), written.text());
    let answer = check_transition(from, to, &table(written));
    let mut json = Json::object();
    json.flag("ok", answer.ok);
    json.text("from", from);
    json.text("to", to);
    json.list("allowed", &answer.allowed);
    json.maybe("code", answer.code.map(TransitionCode::as_str));
    json.maybe("message", answer.message.as_deref());
    json.done()
}

/// Behind impact and urgency stand twelve words, row by row, or nothing.
fn priority(written: &mut Written<'_>) -> Option<Priority> {
    let impact = Impact::from_word(written.text());
    let urgency = Urgency::from_word(written.text());
    let mut table = PriorityTable::default();
    if let Some(first) = written.maybe_text() {
        let mut first = Some(first);
        for row in [&mut table.outage, &mut table.major, &mut table.single, &mut table.minor] {
            let PriorityRow { high, medium, low } = row;
            for cell in [high, medium, low] {
                *cell = Priority::from_word(first.take().unwrap_or_else(|| written.text()))?;
            }
        }
    }
    Some(priority_for(impact?, urgency?, &table))
}

/// Whether the clock stops while Pending.
const PAUSE: u8 = 1;

/// Before the ticket stand: now; what is due soon, if the caller says; four hours from Critical down; how many
/// openings there are, and weekday (0 is Monday), first and last minute of each; how many changes of status there
/// were, and time and status of each.
fn clock(entries: usize, flags: u8, written: &mut Written<'_>) -> Option<String> {
    const HOUR_MS: f64 = 3_600_000.0;
    let now = written.number();
    let due_soon = written.number();
    let mut target = || (written.number() * HOUR_MS) as i64;
    let targets =
        SlaTargets { critical_ms: target(), high_ms: target(), medium_ms: target(), low_ms: target() };
    let mut hours = None;
    // Not a number if there are no business hours.
    let openings = written.number();
    if openings >= 0.0 {
        let mut number = || written.number() as u16;
        let openings =
            (0..openings as u32).map(|_| Opening { weekday: number() as u8, start: number(), end: number() });
        hours = Some(BusinessHours::new(openings));
    }
    let mut history = Vec::new();
    for _ in 0..written.number() as u32 {
        let (at, status) = (written.number(), written.text().to_owned());
        if !at.is_nan() {
            history.push(StatusChange { at_ms: at as i64, status });
        }
    }
    let due_soon_ms = (due_soon >= 0.0).then_some(due_soon as i64);
    let options = SlaOptions { targets, pause: flags & PAUSE != 0, hours, due_soon_ms };
    let ticket = SlaInput::from_record(&written.record(entries), history)?;
    let answer = sla(&ticket, now as i64, &options, &values::zone_offset);
    let mut json = Json::object();
    json.text("state", answer.state.as_str());
    if let Some(due) = answer.due_at_ms {
        json.number("dueAt", due);
    }
    json.number("remainingMs", answer.remaining_ms);
    Some(json.done())
}
