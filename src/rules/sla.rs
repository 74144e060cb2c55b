//! When the first response is due, and whether it is late.
//!
//! The guide gives a target by priority, counted from `TicketCreatedDate`. What it leaves open:
//!
//! - The clock stops while a ticket is Pending, as far as the caller gives the status history; without one it
//!   runs. The history alone says since when a ticket waits, so it decides, not `TicketStatus`.
//! - Resolving or closing a ticket answers it: without a `FirstResponseDate` the resolution counts, else the
//!   first such entry of the history, else the last activity of a ticket that is Resolved or Closed, else now.
//! - An answer stops the clock for good. `remaining_ms` is then what was left of the target, negative if late.
//! - `remaining_ms` counts time in which the clock runs: business hours, if there are any.
//! - `due_at_ms` of a paused ticket is when it would be due if the wait ended now. Without an hour of business
//!   in the next 100 years it is never due.

use super::business_hours::{BusinessHours, Openings, Span, Zone};
use super::report::serialize_as_str;
use crate::model::{Instant, Priority, Record, Status};

const HOUR_MS: i64 = 3_600_000;
/// JavaScript's dates end at 8.64e15; this leaves a century for counting beyond the last one.
const FAR_MS: i64 = 8_000_000_000_000_000;

/// The guide's response targets in hours, from the most urgent down.
pub const SLA_HOURS: &[(Priority, u32)] =
    &[(Priority::Critical, 1), (Priority::High, 4), (Priority::Medium, 8), (Priority::Low, 24)];

/// How soon a ticket of each priority is to be answered, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlaTargets {
    /// Complete business outage.
    pub critical_ms: i64,
    /// Major productivity impact.
    pub high_ms: i64,
    /// Single user, or a workaround exists.
    pub medium_ms: i64,
    /// Minor issue or enhancement.
    pub low_ms: i64,
}

impl Default for SlaTargets {
    fn default() -> Self {
        Self { critical_ms: HOUR_MS, high_ms: 4 * HOUR_MS, medium_ms: 8 * HOUR_MS, low_ms: 24 * HOUR_MS }
    }
}

impl SlaTargets {
    fn of(&self, priority: Priority) -> i64 {
        match priority {
            Priority::Critical => self.critical_ms,
            Priority::High => self.high_ms,
            Priority::Medium => self.medium_ms,
            Priority::Low => self.low_ms,
        }
    }
}

/// A ticket took this status at this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// UTC milliseconds.
    pub at_ms: i64,
    /// Its status from then on; any word.
    pub status: String,
}

/// What the clock needs to know of a ticket. Times are UTC milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlaInput {
    /// `TicketPriority`.
    pub priority: Priority,
    /// `TicketCreatedDate`.
    pub created_ms: i64,
    /// `FirstResponseDate`.
    pub first_response_ms: Option<i64>,
    /// `TicketResolvedDate`.
    pub resolved_ms: Option<i64>,
    /// `LastActivityDate`.
    pub last_activity_ms: Option<i64>,
    /// `TicketStatus`, if it is one of the guide's four.
    pub status: Option<Status>,
    /// The changes of its status, in any order; empty if they are not known.
    pub history: Vec<StatusChange>,
}

impl SlaInput {
    /// What a ticket's own fields say. `None` if there is no clock to run: the ticket has no readable
    /// `TicketCreatedDate`, or no priority that has a target.
    pub fn from_record(ticket: &Record<'_>, history: Vec<StatusChange>) -> Option<Self> {
        let time = |name: &str| ticket.text(name).and_then(Instant::read_millis);
        Some(Self {
            priority: ticket.text("TicketPriority").and_then(Priority::from_word)?,
            created_ms: time("TicketCreatedDate")?,
            first_response_ms: time("FirstResponseDate"),
            resolved_ms: time("TicketResolvedDate"),
            last_activity_ms: time("LastActivityDate"),
            status: ticket.text("TicketStatus").and_then(Status::from_word),
            history,
        })
    }
}

/// How the clock runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlaOptions {
    /// The response targets.
    pub targets: SlaTargets,
    /// Whether the clock stops while Pending.
    pub pause: bool,
    /// When the clock runs; around the clock without.
    pub hours: Option<BusinessHours>,
    /// How much may be left for a ticket to be due soon; a quarter of its target without: 15 minutes for
    /// Critical, 1, 2 and 6 hours for the others.
    pub due_soon_ms: Option<i64>,
}

impl Default for SlaOptions {
    fn default() -> Self {
        Self { targets: SlaTargets::default(), pause: true, hours: None, due_soon_ms: None }
    }
}

/// How a ticket stands with its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlaState {
    /// Answered in time.
    Met,
    /// Not answered, and there is time.
    Running,
    /// Not answered, and little time is left.
    DueSoon,
    /// Answered late, or not answered and late.
    Breached,
    /// Not answered, and the ticket waits for the customer.
    Paused,
}

impl SlaState {
    /// The stable word, as callers in JavaScript see it.
    pub fn as_str(self) -> &'static str {
        match self {
            SlaState::Met => "met",
            SlaState::Running => "running",
            SlaState::DueSoon => "due_soon",
            SlaState::Breached => "breached",
            SlaState::Paused => "paused",
        }
    }
}

serialize_as_str!(SlaState);

/// The answer of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlaAnswer {
    /// How the ticket stands.
    pub state: SlaState,
    /// When the first response is due, UTC milliseconds; `None` if the clock never gets there.
    pub due_at_ms: Option<i64>,
    /// What is left of the target, in milliseconds of running clock; negative if late.
    pub remaining_ms: i64,
}

/// How a ticket stands with its response target at `now_ms` (UTC milliseconds). `zone` is asked only if there
/// are business hours.
///
/// ```
/// use atera_wasm::model::{Priority, Record, Scalar};
/// use atera_wasm::rules::{SlaInput, SlaOptions, SlaState, sla};
/// let ticket = Record::new(vec![
///     ("TicketPriority", Scalar::Text("High")),
///     ("TicketCreatedDate", Scalar::Text("2024-02-15T09:00:00Z")),
/// ]);
/// let input = SlaInput::from_record(&ticket, Vec::new()).unwrap();
/// let hour = 3_600_000;
/// let answer = sla(&input, input.created_ms + hour, &SlaOptions::default(), &|_| 0);
/// assert_eq!(answer.state, SlaState::Running);
/// assert_eq!(answer.due_at_ms, Some(input.created_ms + 4 * hour));
/// assert_eq!(answer.remaining_ms, 3 * hour);
/// ```
pub fn sla(input: &SlaInput, now_ms: i64, options: &SlaOptions, zone: &Zone<'_>) -> SlaAnswer {
    let near = |at: i64| at.clamp(-FAR_MS, FAR_MS);
    let created = near(input.created_ms);
    let target = options.targets.of(input.priority).clamp(0, FAR_MS);
    let answered = answered_at(input, now_ms).map(near);
    let until = answered.unwrap_or(near(now_ms));
    let (pauses, pending) = if options.pause { pauses(&input.history, until) } else { (Vec::new(), false) };
    let openings = Openings::new(options.hours.as_ref(), zone, created);
    let (due, elapsed) = count(openings, &pauses, created, target, until);
    let remaining = target - elapsed;
    let late = due.is_some_and(|due| until > due);
    let soon = options.due_soon_ms.unwrap_or(target / 4);
    let state = if late {
        SlaState::Breached
    } else if answered.is_some() {
        SlaState::Met
    } else if pending {
        SlaState::Paused
    } else if remaining <= soon && due.is_some() {
        SlaState::DueSoon
    } else {
        SlaState::Running
    };
    SlaAnswer { state, due_at_ms: due, remaining_ms: remaining }
}

/// When the ticket was answered, if it was.
fn answered_at(input: &SlaInput, now: i64) -> Option<i64> {
    let settles = |status: &str| status == Status::Resolved.as_str() || status == Status::Closed.as_str();
    let settled = || {
        let changes = input.history.iter().filter(|change| settles(&change.status) && change.at_ms <= now);
        changes.map(|change| change.at_ms).min()
    };
    let is_settled = input.status.is_some_and(|status| settles(status.as_str()));
    let at_least = || is_settled.then(|| input.last_activity_ms.unwrap_or(now));
    input.first_response_ms.or(input.resolved_ms).or_else(settled).or_else(at_least)
}

/// The spans in which the ticket was Pending before `until`, in order, and whether it still is: then the last
/// one ends there.
fn pauses(history: &[StatusChange], until: i64) -> (Vec<Span>, bool) {
    let mut changes: Vec<&StatusChange> = Vec::with_capacity(history.len());
    // Most histories come in order: then each one goes to the end. Of two at one time the later one counts.
    for change in history.iter().filter(|change| change.at_ms <= until) {
        let at = changes.partition_point(|known| known.at_ms <= change.at_ms);
        changes.insert(at, change);
    }
    let mut spans = Vec::new();
    let mut since = None;
    for change in changes {
        let pending = change.status == Status::Pending.as_str();
        match since {
            None if pending => since = Some(change.at_ms),
            Some(start) if !pending => {
                spans.push((start, change.at_ms));
                since = None;
            }
            None | Some(_) => {}
        }
    }
    spans.extend(since.map(|start| (start, until)));
    (spans, since.is_some())
}

/// When the running clock reaches the target, and how far it has come at `until`.
fn count(openings: Openings<'_>, pauses: &[Span], from: i64, target: i64, until: i64) -> (Option<i64>, i64) {
    let mut due = (target == 0).then_some(from);
    let mut total = 0;
    let mut elapsed = 0;
    for (opens, closes) in openings {
        if due.is_some() && opens >= until {
            break;
        }
        let mut start = opens;
        let past = pauses.partition_point(|(_, end)| *end <= opens);
        let ahead = pauses.get(past..).unwrap_or_default().iter().copied();
        for (stops, goes_on) in ahead.take_while(|(stops, _)| *stops < closes).chain([(closes, closes)]) {
            if stops > start {
                if due.is_none() && target - total <= stops - start {
                    due = Some(start + target - total);
                }
                total = total.saturating_add(stops - start).min(2 * FAR_MS);
                elapsed += (stops.min(until) - start).max(0);
            }
            start = start.max(goes_on);
        }
    }
    (due, elapsed)
}
