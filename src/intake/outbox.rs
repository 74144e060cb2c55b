//! One thing that has to be made once (a ticket, a comment): what to do next, by what happened.
//!
//! The shell keeps an [`Entry`] in durable storage. It hands it an [`Event`], stores what came of it, and only then
//! does what the [`Action`] says. So a create is on record before it leaves: whoever finds `Sending` after a crash knows
//! that it may be there, and looks for it before anything is sent again.

use super::outcome::Outcome;
use super::patience::Patience;
use crate::model::Id;
use serde::{Deserialize, Serialize};

/// Times are milliseconds since 1970.
pub type Millis = i64;

/// Where a submission stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Nothing is on its way.
    Waiting {
        /// Not before this.
        not_before: Millis,
    },
    /// A create is on its way, or was when we fell over.
    Sending,
    /// A create may have made it.
    Doubtful {
        /// Since when no create can be on its way any more, as far as we know.
        since: Millis,
        /// When to look for it next, or when the look under way began.
        look_at: Millis,
        /// How often it was looked for.
        looks: u32,
    },
    /// It is there.
    Created {
        /// Its id; a comment's is its place among those of its ticket.
        id: Id,
        /// When to look once more whether there is a second one: only after more than one create, and twice as long
        /// after as a ticket should be out of sight, because one of them was out of sight for longer.
        check_at: Option<Millis>,
    },
    /// It goes no further by itself; a person decides.
    Parked {
        /// Why.
        reason: Reason,
    },
    /// A person decided that there will be none.
    Discarded {
        /// Why.
        why: String,
    },
}

/// Why a submission goes no further by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// Atera refused it: sending it again would be refused again.
    Refused {
        /// The error's code.
        code: String,
        /// What was said; it holds no key.
        message: String,
    },
    /// Every create that may be sent was sent, and nothing is seen.
    Unseen,
    /// There is more than one: a create stayed out of sight for longer than we waited.
    Doubled {
        /// All of them.
        ids: Vec<Id>,
    },
}

/// Something to be made once, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Where it stands.
    #[serde(flatten)]
    pub state: State,
    /// When it was accepted.
    pub accepted_at: Millis,
    /// When the first create left: what was there before need not be looked at.
    pub first_sent_at: Option<Millis>,
    /// How many creates left of which nobody knows that they made nothing.
    pub creates: u32,
    /// How many of them since a person last wanted it sent again.
    pub tries: u32,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Time passed.
    Due,
    /// The shell was started anew and found the entry.
    Revived,
    /// A create ended.
    Sent(Outcome),
    /// What holds the mark.
    Seen(Vec<Id>),
    /// Looking failed; it may be tried again after so many milliseconds.
    LookFailed {
        /// Not before.
        wait: Millis,
    },
    /// A person wants it sent again.
    Resend,
    /// A person wants none.
    Discard {
        /// Why.
        why: String,
    },
}

/// What to do, after the entry was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Send the create; its end is [`Event::Sent`].
    Create,
    /// Look for what holds the mark, made or changed after this time; the end is [`Event::Seen`] or
    /// [`Event::LookFailed`].
    Look {
        /// Not before this.
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

/// The clocks of this host and of the service differ a little.
const CLOCK_SLACK_MS: Millis = 300_000;
/// How long before the first look, the second, and so on; the last one holds for all that follow. A look reads every
/// ticket that changed, which is one call in a hundred while a backlog drains, so there are few; one that says "absent"
/// decides nothing before the time that was set is over.
const LOOK_WAITS_MS: [Millis; 4] = [2_000, 10_000, 60_000, 600_000];

impl Entry {
    /// A submission that was just accepted.
    pub fn accepted(now: Millis) -> Self {
        let state = State::Waiting { not_before: now };
        Self { state, accepted_at: now, first_sent_at: None, creates: 0, tries: 0 }
    }

    /// Whether it was refused and nothing can have been made.
    pub fn was_refused(&self) -> bool {
        matches!(self.state, State::Parked { reason: Reason::Refused { .. } }) && self.creates == 0
    }

    /// Whether it is over: it is there and nothing more is to be checked, or there will be none.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Created { check_at: None, .. } | State::Discarded { .. })
    }

    /// When something can be done for it next; nothing while an answer or a person is waited for.
    pub fn due_at(&self) -> Option<Millis> {
        match self.state {
            State::Waiting { not_before: at }
            | State::Doubtful { look_at: at, .. }
            | State::Created { check_at: Some(at), .. } => Some(at),
            State::Sending
            | State::Created { check_at: None, .. }
            | State::Parked { .. }
            | State::Discarded { .. } => None,
        }
    }

    /// Takes an event in and says what to do. The entry has to be stored before it is done.
    ///
    /// ```
    /// use atera_wasm::intake::{Action, Entry, Event, Outcome, Patience, State};
    /// let mut entry = Entry::accepted(0);
    /// let patience = Patience::default();
    /// assert_eq!(entry.take(Event::Due, 0, patience), Action::Create);
    /// // The reply is lost: it is looked for, not sent again.
    /// let wait = entry.take(Event::Sent(Outcome::Unknown), 10_000, patience);
    /// assert_eq!(wait, Action::Wait { until: 12_000 });
    /// assert!(matches!(entry.take(Event::Due, 12_000, patience), Action::Look { .. }));
    /// ```
    pub fn take(&mut self, event: Event, now: Millis, patience: Patience) -> Action {
        match event {
            Event::Due => self.due(now),
            Event::Revived => self.revived(now),
            Event::Sent(outcome) => self.sent(outcome, now, patience),
            Event::Seen(ids) => self.seen(ids, now, patience),
            Event::LookFailed { wait } => self.look_failed(now, wait),
            Event::Resend => {
                self.resend(now, patience);
                self.rest()
            }
            Event::Discard { why } => self.discard(&why),
        }
    }

    fn due(&mut self, now: Millis) -> Action {
        match self.state {
            State::Waiting { not_before } if now >= not_before => {
                self.state = State::Sending;
                self.first_sent_at = self.first_sent_at.or(Some(now));
                self.creates += 1;
                self.tries += 1;
                Action::Create
            }
            State::Doubtful { since, look_at, looks } if now >= look_at => {
                self.state = State::Doubtful { since, look_at: now, looks };
                self.look()
            }
            State::Created { check_at: Some(at), .. } if now >= at => self.look(),
            State::Waiting { .. }
            | State::Sending
            | State::Doubtful { .. }
            | State::Created { .. }
            | State::Parked { .. }
            | State::Discarded { .. } => self.rest(),
        }
    }

    /// Only time begins something: whatever else happened, the shell comes back when it has its turn.
    fn rest(&self) -> Action {
        self.due_at().map_or(Action::Rest, |until| Action::Wait { until })
    }

    fn look(&self) -> Action {
        Action::Look { after: self.first_sent_at.unwrap_or(self.accepted_at) - CLOCK_SLACK_MS }
    }

    /// Whatever was on its way when we fell over may have arrived.
    fn revived(&mut self, now: Millis) -> Action {
        if self.state == State::Sending { self.doubt(now) } else { self.rest() }
    }

    fn doubt(&mut self, now: Millis) -> Action {
        let until = now + LOOK_WAITS_MS[0];
        self.state = State::Doubtful { since: now, look_at: until, looks: 0 };
        Action::Wait { until }
    }

    /// An answer to a create that nobody waits for any more (the entry was taken over after a crash) is left aside,
    /// unless it names what was made.
    fn sent(&mut self, outcome: Outcome, now: Millis, patience: Patience) -> Action {
        let expected = self.state == State::Sending;
        match outcome {
            Outcome::Created(id) if expected || matches!(self.state, State::Doubtful { .. }) => {
                self.created(id, now, patience)
            }
            Outcome::Refused(reason) if expected => {
                self.made_nothing();
                self.park(reason)
            }
            Outcome::Later { wait } if expected => {
                self.made_nothing();
                let until = now + wait.max(0);
                self.state = State::Waiting { not_before: until };
                Action::Wait { until }
            }
            Outcome::Unknown if expected => self.doubt(now),
            Outcome::Created(_) | Outcome::Refused(_) | Outcome::Later { .. } | Outcome::Unknown => {
                self.rest()
            }
        }
    }

    fn made_nothing(&mut self) {
        self.creates = self.creates.saturating_sub(1);
        self.tries = self.tries.saturating_sub(1);
    }

    fn created(&mut self, id: Id, now: Millis, patience: Patience) -> Action {
        let check_at = (self.creates > 1).then(|| patience.together(now + 2 * patience.blind_ms, now));
        self.state = State::Created { id, check_at };
        check_at.map_or(Action::Rest, |until| Action::Wait { until })
    }

    fn park(&mut self, reason: Reason) -> Action {
        self.state = State::Parked { reason };
        Action::Rest
    }

    fn seen(&mut self, mut ids: Vec<Id>, now: Millis, patience: Patience) -> Action {
        ids.sort_unstable();
        ids.dedup();
        match (&self.state, ids.as_slice()) {
            (State::Doubtful { .. } | State::Created { check_at: Some(_), .. }, [_, _, ..]) => {
                self.park(Reason::Doubled { ids })
            }
            (State::Doubtful { .. }, [id]) => self.created(*id, now, patience),
            (State::Doubtful { since, look_at, looks }, []) => {
                // What it saw is as old as its beginning.
                let (since, began, looks) = (*since, *look_at, *looks + 1);
                if began - since < patience.blind_ms {
                    let wait = LOOK_WAITS_MS.get(looks as usize).or(LOOK_WAITS_MS.last());
                    // The last look comes when the time is over, not minutes later.
                    let at = (now + wait.copied().unwrap_or_default()).min(since + patience.blind_ms);
                    let look_at = patience.together(at, now);
                    self.state = State::Doubtful { since, look_at, looks };
                    return Action::Wait { until: look_at };
                }
                if self.tries >= patience.most_tries {
                    return self.park(Reason::Unseen);
                }
                // It goes when it has its turn, not with this answer.
                self.state = State::Waiting { not_before: now };
                Action::Wait { until: now }
            }
            (State::Created { id, check_at: Some(_) }, [_] | []) => {
                self.state = State::Created { id: *id, check_at: None };
                Action::Rest
            }
            (
                State::Waiting { .. }
                | State::Sending
                | State::Created { check_at: None, .. }
                | State::Parked { .. }
                | State::Discarded { .. },
                _,
            ) => self.rest(),
        }
    }

    /// Nothing is ever sent again on the word of a look that failed.
    fn look_failed(&mut self, now: Millis, wait: Millis) -> Action {
        let until = now + wait.max(LOOK_WAITS_MS[0]);
        match &mut self.state {
            State::Doubtful { look_at, .. } => *look_at = until,
            State::Created { check_at: Some(at), .. } => *at = until,
            State::Waiting { .. }
            | State::Sending
            | State::Created { check_at: None, .. }
            | State::Parked { .. }
            | State::Discarded { .. } => return self.rest(),
        }
        Action::Wait { until }
    }

    /// What is parked and not there goes again: what may have been made is looked for once more. It was looked for
    /// during all of the time that was set, so one look decides. What is there stays.
    pub(super) fn resend(&mut self, now: Millis, patience: Patience) {
        match &self.state {
            State::Parked { reason: Reason::Refused { .. } | Reason::Unseen } => {
                self.tries = 0;
                self.state = if self.creates == 0 {
                    State::Waiting { not_before: now }
                } else {
                    State::Doubtful { since: now - patience.blind_ms, look_at: now, looks: 0 }
                };
            }
            State::Parked { reason: Reason::Doubled { .. } }
            | State::Waiting { .. }
            | State::Sending
            | State::Doubtful { .. }
            | State::Created { .. }
            | State::Discarded { .. } => {}
        }
    }

    /// Only what goes no further by itself can be discarded: anything else may still be made.
    fn discard(&mut self, why: &str) -> Action {
        if matches!(self.state, State::Parked { .. }) {
            self.give_up(why);
        }
        Action::Rest
    }

    /// It is not made any more. Of two that are there, the first is the one that counts.
    pub(super) fn give_up(&mut self, why: &str) {
        let first = match &self.state {
            State::Created { .. } => return,
            State::Parked { reason: Reason::Doubled { ids } } => ids.first().copied(),
            State::Waiting { .. }
            | State::Sending
            | State::Doubtful { .. }
            | State::Parked { .. }
            | State::Discarded { .. } => None,
        };
        self.state = match first {
            Some(id) => State::Created { id, check_at: None },
            None => State::Discarded { why: why.to_owned() },
        };
    }
}
