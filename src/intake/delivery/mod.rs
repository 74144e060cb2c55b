//! A submission on its way: who sent it, then each step made once, in order.
//!
//! A step is on record before it begins and after it ended, so whoever goes on after a crash repeats none. Steps whose
//! repetition changes nothing (a contact, whose address Atera takes once; a custom value) may go again at once when
//! they are not found; a ticket and a comment wait until they were out of sight for as long as was set.

pub mod sender;
pub mod step;

pub use sender::{Found, Identity, Sender};
pub use step::{Plan, Step, Task};

use super::outbox::{self, Entry, Millis, Reason, State};
use super::outcome::Outcome;
use super::patience::Patience;
use crate::model::Id;
use serde::{Deserialize, Serialize};

/// A submission with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// When it was accepted.
    pub accepted_at: Millis,
    /// What is to be made.
    pub plan: Plan,
    /// Who sent it.
    pub sender: Sender,
    /// The steps, in their order; none before the sender is known.
    pub steps: Vec<Step>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Time passed.
    Due,
    /// The shell was started anew and found the submission.
    Revived,
    /// The sender was looked up.
    Identified {
        /// What was found.
        identity: Identity,
    },
    /// A step's create ended.
    Sent {
        /// Which step.
        step: usize,
        /// How.
        outcome: Outcome,
    },
    /// What a step's look found.
    Seen {
        /// Which step.
        step: usize,
        /// What.
        ids: Vec<Id>,
    },
    /// A step's look failed.
    LookFailed {
        /// Which step.
        step: usize,
        /// Not before so many milliseconds.
        wait: Millis,
    },
    /// A person wants it sent again.
    Resend,
    /// A person wants no ticket.
    Discard {
        /// Why.
        why: String,
    },
}

/// What to do, after the delivery was stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// Look the sender up; the end is [`Event::Identified`].
    Identify,
    /// Make it; the end is [`Event::Sent`].
    Create {
        /// Which step.
        step: usize,
        /// What.
        #[serde(flatten)]
        task: Task,
    },
    /// Look for it; the end is [`Event::Seen`] or [`Event::LookFailed`].
    Look {
        /// Which step.
        step: usize,
        /// What.
        #[serde(flatten)]
        task: Task,
        /// Made or changed after this.
        after: Millis,
    },
    /// Come back with [`Event::Due`] then.
    Wait {
        /// When.
        until: Millis,
    },
    /// Nothing: it is over, or waits for a person or for an answer under way.
    Rest,
}

/// Where it stands, for lists and counters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It goes on by itself.
    Waiting,
    /// It goes on by itself, but first it has to be found out whether something was made.
    Doubtful,
    /// A person decides.
    Parked,
    /// All is made.
    Created,
    /// There will be no ticket.
    Discarded,
}

/// How much more often something is tried whose repetition changes nothing.
const HARMLESS_TRIES: u32 = 10;

/// Something whose repetition changes nothing goes again as soon as it is not found, and more often.
fn patience_for(task: Task, patience: Patience) -> Patience {
    if task.is_told_by_mark() {
        return patience;
    }
    Patience { blind_ms: 0, most_tries: patience.most_tries.saturating_mul(HARMLESS_TRIES) }
}

impl Delivery {
    /// A submission that was just accepted.
    pub fn accepted(now: Millis, plan: Plan) -> Self {
        Self { accepted_at: now, plan, sender: Sender::Unasked { not_before: now }, steps: Vec::new() }
    }

    /// A customer's reply to his own ticket: one comment, and nobody has to be looked up.
    pub fn reply(now: Millis, found: Found) -> Self {
        let comment = Step { task: Task::Comment, entry: Entry::accepted(now) };
        Self { sender: Sender::Found(found), steps: vec![comment], ..Self::accepted(now, Plan::default()) }
    }

    /// Takes an event in and says what to do. The delivery has to be stored before it is done.
    ///
    /// ```
    /// use atera_wasm::intake::delivery::{Action, Delivery, Event, Identity, Plan, Task};
    /// use atera_wasm::intake::Patience;
    /// use atera_wasm::model::Id;
    /// let mut delivery = Delivery::accepted(0, Plan::default());
    /// assert_eq!(delivery.take(Event::Due, 0, Patience::default()), Action::Identify);
    /// let identity = Identity::Contact { end_user: Id::new(7).expect("an id"), customer: None };
    /// let next = delivery.take(Event::Identified { identity }, 0, Patience::default());
    /// assert_eq!(next, Action::Wait { until: 0 });
    /// let create = Action::Create { step: 0, task: Task::Ticket };
    /// assert_eq!(delivery.take(Event::Due, 0, Patience::default()), create);
    /// ```
    pub fn take(&mut self, event: Event, now: Millis, patience: Patience) -> Action {
        match event {
            Event::Due => self.due(now, patience),
            Event::Revived => {
                for step in &mut self.steps {
                    if step.entry.state == State::Sending {
                        step.entry.take(outbox::Event::Revived, now, patience);
                    }
                }
                self.rest()
            }
            Event::Identified { identity } => self.identified(identity, now),
            Event::Sent { step, outcome } => self.pass(step, outbox::Event::Sent(outcome), now, patience),
            Event::Seen { step, ids } => self.pass(step, outbox::Event::Seen(ids), now, patience),
            Event::LookFailed { step, wait } => {
                self.pass(step, outbox::Event::LookFailed { wait }, now, patience)
            }
            Event::Resend => self.resend(now, patience),
            Event::Discard { why } => self.discard(&why),
        }
    }

    fn due(&mut self, now: Millis, patience: Patience) -> Action {
        if let Sender::Unasked { not_before } = self.sender {
            return if now >= not_before { Action::Identify } else { Action::Wait { until: not_before } };
        }
        let Some(step) = self.ready(now) else { return self.rest() };
        self.pass(step, outbox::Event::Due, now, patience)
    }

    /// The step that something can be done for now: a finished one whose check is due, or the first unfinished one.
    fn ready(&self, now: Millis) -> Option<usize> {
        self.waits().filter(|(_, at)| now >= *at).map(|(step, _)| step).next()
    }

    /// Which steps wait for what time. Of the unfinished ones only the first can go on.
    fn waits(&self) -> impl Iterator<Item = (usize, Millis)> {
        let current = self.steps.iter().position(|step| !matches!(step.entry.state, State::Created { .. }));
        let open = if self.is_off() { 0 } else { current.map_or(self.steps.len(), |current| current + 1) };
        self.steps
            .iter()
            .take(open)
            .enumerate()
            .filter_map(|(place, step)| Some((place, step.entry.due_at()?)))
    }

    fn is_off(&self) -> bool {
        self.sender.is_parked() || matches!(self.sender, Sender::Discarded { .. })
    }

    /// Hands an event to a step. What it answers is done by the shell; when it is over the next step is due at once.
    fn pass(&mut self, place: usize, event: outbox::Event, now: Millis, patience: Patience) -> Action {
        let Some(step) = self.steps.get_mut(place) else { return self.rest() };
        let task = step.task;
        match step.entry.take(event, now, patience_for(task, patience)) {
            outbox::Action::Create => Action::Create { step: place, task },
            outbox::Action::Look { after } => Action::Look { step: place, task, after },
            outbox::Action::Wait { .. } | outbox::Action::Rest => {
                self.learn(place);
                self.rest()
            }
        }
    }

    /// A contact that was made is the sender.
    fn learn(&mut self, place: usize) {
        let made = self.steps.get(place).filter(|step| step.task == Task::Contact);
        if let (Some(State::Created { id, .. }), Sender::Found(found)) =
            (made.map(|step| &step.entry.state), &mut self.sender)
        {
            found.end_user = Some(*id);
        }
    }

    /// When the shell has to come back.
    pub fn due_at(&self) -> Option<Millis> {
        match self.sender {
            Sender::Unasked { not_before } => Some(not_before),
            Sender::Found(_) => self.waits().map(|(_, at)| at).min(),
            Sender::Held | Sender::Refused { .. } | Sender::Discarded { .. } => None,
        }
    }

    fn rest(&self) -> Action {
        self.due_at().map_or(Action::Rest, |until| Action::Wait { until })
    }

    fn identified(&mut self, identity: Identity, now: Millis) -> Action {
        let Sender::Unasked { not_before } = self.sender else { return self.rest() };
        self.sender = match identity {
            Identity::Contact { end_user, customer } => {
                Sender::Found(Found { end_user: Some(end_user), customer, was_known: true })
            }
            Identity::NewContact { customer } => {
                Sender::Found(Found { end_user: None, customer: Some(customer), was_known: false })
            }
            Identity::Hold => Sender::Held,
            Identity::Refused { code, message } => Sender::Refused { code, message },
            Identity::Reject => Sender::Discarded { why: "the sender is not known here".to_owned() },
            Identity::Later { wait } => Sender::Unasked { not_before: now + wait.max(1) },
        };
        if let Sender::Found(found) = self.sender {
            // Due since then, not since now: it keeps its place among all that are due.
            self.steps = self.planned(found.end_user.is_none(), not_before);
        }
        self.rest()
    }

    fn planned(&self, with_contact: bool, due: Millis) -> Vec<Step> {
        let contact = with_contact.then_some(Task::Contact);
        let values = (0..self.plan.values).map(|index| Task::Value { index });
        let comment = self.plan.comment.then_some(Task::Comment);
        let tasks = contact.into_iter().chain([Task::Ticket]).chain(values).chain(comment);
        tasks.map(|task| Step { task, entry: Entry::accepted(due) }).collect()
    }

    fn resend(&mut self, now: Millis, patience: Patience) -> Action {
        if self.sender.is_parked() || self.may_be_of_another() {
            self.sender = Sender::Unasked { not_before: now };
            self.steps.clear();
        }
        for step in &mut self.steps {
            step.entry.resend(now, patience_for(step.task, patience));
        }
        self.rest()
    }

    /// Whether the ticket was refused for a contact that was there before, and none can have been made: the contact may
    /// be gone by now. One that we made stays: asked again, it would pass for one that was known.
    fn may_be_of_another(&self) -> bool {
        let is_known = matches!(self.sender, Sender::Found(found) if found.was_known);
        is_known && self.steps.iter().any(|step| step.task == Task::Ticket && step.entry.was_refused())
    }

    /// Only what waits for a person can be discarded. What was made stays; what was to follow is not made.
    fn discard(&mut self, why: &str) -> Action {
        if self.standing() == Standing::Parked {
            if self.sender.is_parked() {
                self.sender = Sender::Discarded { why: why.to_owned() };
            }
            for step in &mut self.steps {
                step.entry.give_up(why);
            }
        }
        self.rest()
    }

    /// Whether a create is on its way.
    pub fn is_sending(&self) -> bool {
        self.steps.iter().any(|step| step.entry.state == State::Sending)
    }

    /// Where it stands.
    pub fn standing(&self) -> Standing {
        match self.sender {
            Sender::Held | Sender::Refused { .. } => return Standing::Parked,
            Sender::Discarded { .. } => return Standing::Discarded,
            Sender::Unasked { .. } => return Standing::Waiting,
            Sender::Found(_) => {}
        }
        let open = self.steps.iter().find(|step| !matches!(step.entry.state, State::Created { .. }));
        match open.map(|step| &step.entry.state) {
            None | Some(State::Created { .. }) => Standing::Created,
            Some(State::Waiting { .. } | State::Sending) => Standing::Waiting,
            Some(State::Doubtful { .. }) => Standing::Doubtful,
            Some(State::Parked { .. }) => Standing::Parked,
            Some(State::Discarded { .. }) => Standing::Discarded,
        }
    }

    /// The ticket, once it is there.
    pub fn ticket(&self) -> Option<Id> {
        let ticket = self.steps.iter().find(|step| step.task == Task::Ticket)?;
        match &ticket.entry.state {
            State::Created { id, .. } => Some(*id),
            State::Parked { reason: Reason::Doubled { ids } } => ids.first().copied(),
            State::Waiting { .. }
            | State::Sending
            | State::Doubtful { .. }
            | State::Parked { .. }
            | State::Discarded { .. } => None,
        }
    }

    /// Why a person is asked.
    pub fn reason(&self) -> Option<String> {
        match &self.sender {
            Sender::Held => return Some("unknown_sender".to_owned()),
            Sender::Refused { code, message } => return Some(format!("{code}: {message}")),
            Sender::Unasked { .. } | Sender::Found(_) | Sender::Discarded { .. } => {}
        }
        self.steps.iter().find_map(|step| match &step.entry.state {
            State::Parked { reason: Reason::Refused { code, message } } => Some(format!("{code}: {message}")),
            State::Parked { reason: Reason::Unseen } => Some("unseen".to_owned()),
            State::Parked { reason: Reason::Doubled { ids } } => {
                let ids: Vec<String> = ids.iter().map(|id| id.get().to_string()).collect();
                Some(format!("doubled: {}", ids.join(", ")))
            }
            State::Waiting { .. }
            | State::Sending
            | State::Doubtful { .. }
            | State::Created { .. }
            | State::Discarded { .. } => None,
        })
    }
}
