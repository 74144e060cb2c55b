//! What a flow has done, what is left, and the token with which it goes on. Pure, and one for all flows.
//!
//! A token is the flow's name and its steps, `onboardCustomer;createCustomer=67890;createContact=?`: the id
//! that a step made behind it, and a question mark where nobody knows whether it did.

use super::step::{Flow, Step, Taker};
use crate::api::path::decimal;
use crate::error::{Done, Error, ErrorCode, Fact, Progress};
use crate::model::Id;

/// The log of one run.
#[derive(Debug)]
pub(super) struct Log {
    flow: &'static Flow,
    steps: Vec<&'static Step>,
    /// The step under way.
    now: &'static str,
    /// The steps of earlier runs that this one has not come to yet.
    before: Vec<(&'static Step, Option<Id>)>,
    /// The step of which nobody knows whether it was taken.
    doubt: Option<&'static str>,
    done: Vec<Done>,
    manual: Vec<(&'static str, &'static str)>,
    token: String,
}

impl Log {
    /// A log of these steps, which goes on where a token says. `None` if it is no token of this flow.
    pub(super) fn new(flow: &'static Flow, steps: Vec<&'static Step>, token: &str) -> Option<Self> {
        let mut log = Self {
            flow,
            steps,
            now: "",
            before: Vec::new(),
            doubt: None,
            done: Vec::new(),
            manual: Vec::new(),
            token: String::new(),
        };
        let mut entries = token.split(';');
        if entries.next() != Some(flow.name) {
            return None;
        }
        for entry in entries {
            let (name, id) = entry.split_once('=').unwrap_or((entry, ""));
            let step = flow.steps.iter().find(|step| step.name == name)?;
            match (id, step.taker) {
                ("?", _) => log.doubt = Some(step.name),
                ("", Taker::Flow) => log.before.push((step, None)),
                (digits, Taker::Maker(_)) => log.before.push((step, Some(Id::from_digits(digits)?))),
                (_, Taker::Flow | Taker::Person(_)) => return None,
            }
            if id != "?" {
                log.token.push(';');
                log.token.push_str(entry);
            }
        }
        log.manual = log.steps.iter().filter_map(|step| by_hand(step)).collect();
        Some(log)
    }

    /// The row of a step.
    pub(super) fn step(&self, name: &str) -> Option<&'static Step> {
        self.flow.steps.iter().find(|step| step.name == name)
    }

    /// Goes on to a step.
    pub(super) fn reach(&mut self, step: &'static str) {
        self.now = step;
    }

    /// Whether an earlier run took a step that this one has not come to yet.
    pub(super) fn knows(&self, step: &str) -> bool {
        self.before.iter().any(|(known, _)| known.name == step)
    }

    /// Takes over a step of an earlier run, with the id that it made.
    pub(super) fn take_over(&mut self, step: &str) -> Option<Option<Id>> {
        let index = self.before.iter().position(|(known, _)| known.name == step)?;
        let (step, id) = self.before.remove(index);
        self.done.push(entry(step, id));
        Some(id)
    }

    /// A step that only looked, or only thought.
    pub(super) fn looked(&mut self, step: &'static str, facts: Vec<(&'static str, Fact)>) {
        self.done.push(Done { step, facts });
    }

    /// A step that changed something.
    pub(super) fn acted(&mut self, step: &'static Step, id: Option<Id>) {
        self.doubt = None;
        self.token.push(';');
        self.token.push_str(step.name);
        if let Some(id) = id {
            self.token.push('=');
            self.token.push_str(&decimal(id.get()));
        }
        self.done.push(entry(step, id));
    }

    /// Something more to know of the last step.
    pub(super) fn note(&mut self, name: &'static str, fact: Fact) {
        if let Some(done) = self.done.last_mut() {
            done.facts.push((name, fact));
        }
    }

    /// Leaves a step to a person.
    pub(super) fn leave(&mut self, step: &'static str, why: &'static str) {
        self.manual.push((step, why));
    }

    /// Whether nobody knows if a step was taken.
    pub(super) fn doubts(&self, step: &str) -> bool {
        self.doubt == Some(step)
    }

    /// A step failed. One that makes something is in doubt only if its error says so; any other may have been
    /// taken all the same, and is simply taken again.
    pub(super) fn failed(&mut self, step: &'static Step, error: &Error) {
        let maker = matches!(step.taker, Taker::Maker(_));
        let doubtful = !maker || error.code == ErrorCode::Ambiguous;
        self.doubt = doubtful.then_some(step.name);
    }

    /// What is done, and what a person has to do.
    pub(super) fn end(self) -> (Vec<Done>, Vec<(&'static str, &'static str)>) {
        (self.done, self.manual)
    }

    /// The error, with how far the flow came.
    pub(super) fn stop(mut self, mut error: Error) -> Error {
        let mut resume = [self.flow.name, &self.token].concat();
        if let Some(step) = self.doubt {
            resume = [&resume, ";", step, "=?"].concat();
        }
        if error.code == ErrorCode::Ambiguous {
            let how = [
                "; go on with `resume` and `confirmed: { ",
                self.now,
                ": id }` if it was carried out, or with `resume` and `repeat: true` if it was not",
            ];
            error.message.push_str(&how.concat());
        }
        self.done.extend(self.before.iter().map(|(step, id)| entry(step, *id)));
        let left = self.steps.iter().skip_while(|step| !self.now.is_empty() && step.name != self.now);
        let left = left.filter(|step| !matches!(step.taker, Taker::Person(_))).map(|step| step.name);
        let taken = |name: &&str| *name == self.now || self.done.iter().all(|done| done.step != *name);
        let left = left.filter(taken).collect();
        error.stopped_at = Some(Box::new(Progress { left, done: self.done, resume }));
        error
    }
}

fn by_hand(step: &Step) -> Option<(&'static str, &'static str)> {
    match step.taker {
        Taker::Person(why) => Some((step.name, why)),
        Taker::Flow | Taker::Maker(_) => None,
    }
}

fn entry(step: &'static Step, id: Option<Id>) -> Done {
    let facts = match (step.taker, id) {
        (Taker::Maker(name), Some(id)) => vec![(name, Fact::Id(id))],
        (Taker::Maker(_) | Taker::Flow | Taker::Person(_), _) => Vec::new(),
    };
    Done { step: step.name, facts }
}
