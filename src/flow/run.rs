//! One run of a flow: the calls it makes, within its time, with its log kept.

use super::log::Log;
use super::step::{ALWAYS, Flow, Taker, When};
use crate::api::Operation;
use crate::api::reply::id_in;
use crate::client::ask::{whole, wrong};
use crate::client::{Client, Io, Patience};
use crate::error::{Done, Error, ErrorCode, Fact};
use crate::model::{Data, Id, Scalar};
use crate::rules::{Issue, IssueCode, Severity};
use std::cell::RefCell;

/// A flow under way.
pub(super) struct Run<'a, I: Io> {
    pub(super) client: &'a Client,
    pub(super) io: &'a I,
    pub(super) input: &'a I::Data,
    pub(super) log: Log,
    deadline: Option<f64>,
}

/// Whether the input has something under a name: neither `false` nor a blank text.
fn is_given<D: Data>(input: &D, name: &str) -> bool {
    let said =
        |value: D| value.flag() != Some(false) && value.text().is_none_or(|text| !text.trim().is_empty());
    input.field(name).is_some_and(said)
}

/// A typo must not be lost in silence: `closeTicket` for `closeTickets` would leave them open.
fn refuse_unknown<D: Data>(flow: &Flow, input: &D) -> Result<(), Error> {
    let known = |name: &str| flow.fields.split(' ').chain(ALWAYS.split(' ')).any(|field| field == name);
    let issue = |name: &str| Issue {
        path: name.to_owned(),
        code: IssueCode::UnknownField,
        severity: Severity::Error,
        message: ["unknown: ", flow.name, " takes ", flow.fields].concat(),
        suggestion: None,
    };
    let issues: Vec<Issue> = input.with_record(|record| {
        record.iter().filter(|(name, _)| !known(name)).map(|(name, _)| issue(name)).collect()
    });
    if issues.is_empty() { Ok(()) } else { Err(Error::invalid(issues)) }
}

impl<'a, I: Io> Run<'a, I> {
    /// Begins a flow, or goes on with it.
    pub(super) fn begin(
        flow: &'static Flow,
        client: &'a Client,
        io: &'a I,
        input: &'a I::Data,
    ) -> Result<Self, Error> {
        refuse_unknown(flow, input)?;
        let wanted = |when: When| match when {
            When::Always => true,
            When::Given(name) => is_given(input, name),
            When::Missing(name) => !is_given(input, name),
        };
        let steps = flow.steps.iter().filter(|step| wanted(step.when)).collect();
        let token = match input.field("resume") {
            Some(token) => token.text().unwrap_or_default(),
            None => flow.name.to_owned(),
        };
        let log = Log::new(flow, steps, &token).ok_or_else(|| {
            let message = ["resume is no token of ", flow.name, ": pass the `resume` of the error it gave"];
            wrong("resume", IssueCode::Type, &message.concat())
        })?;
        let time = input.field("timeoutMs").and_then(|ms| ms.number()).filter(|ms| *ms > 0.0);
        Ok(Self { client, io, input, log, deadline: time.map(|ms| io.now() + ms) })
    }

    /// Ends the flow: its answer with what was done, or its error with how far it came.
    pub(super) fn end(self, answer: Result<I::Data, Error>) -> Result<I::Data, Error> {
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => return Err(self.log.stop(error)),
        };
        let (done, manual) = self.log.end();
        let manual = manual
            .iter()
            .map(|(step, why)| I::Data::object(&[("step", Scalar::Text(step)), ("why", Scalar::Text(why))]));
        let manual = I::Data::array(manual.collect());
        Ok(answer.with("done", I::Data::array(done.iter().map(shown).collect())).with("manual", manual))
    }

    /// The time that is left for the next call.
    pub(super) fn time_left(&self) -> Result<Option<f64>, Error> {
        let left = self.deadline.map(|deadline| deadline - self.io.now());
        if left.is_some_and(|left| left <= 0.0) { Err(Error::new(ErrorCode::Timeout)) } else { Ok(left) }
    }

    /// Makes a call that is no list.
    pub(super) async fn ask(&self, operation: Operation, input: I::Data) -> Result<I::Data, Error> {
        let input = match self.time_left()? {
            Some(left) => input.with("timeoutMs", I::Data::plain(Scalar::Number(left))),
            None => input,
        };
        self.client.ask(self.io, operation, &input).await
    }

    /// Reads one thing.
    pub(super) async fn get(&self, operation: Operation, id: Id) -> Result<I::Data, Error> {
        self.ask(operation, about::<I::Data>(id)).await
    }

    /// Reads a list to its end.
    pub(super) async fn all(&self, operation: Operation, options: I::Data) -> Result<Vec<I::Data>, Error> {
        let listing = RefCell::new(self.client.listing(operation, &options)?);
        let mut items = Vec::new();
        loop {
            let patience = Patience { timeout_ms: self.time_left()?, bulk: true };
            let Some(page) = self.client.next_page(self.io, &listing, patience).await? else {
                return Ok(items);
            };
            items.extend((0..page.items.length().unwrap_or(0)).filter_map(|index| page.items.item(index)));
        }
    }

    /// Takes a step that changes something, unless an earlier run has taken it. Answers the id that it made.
    pub(super) async fn act(
        &mut self,
        name: &'static str,
        operation: Operation,
        input: I::Data,
    ) -> Result<Option<Id>, Error> {
        if let Some(id) = self.log.take_over(name) {
            return Ok(id);
        }
        self.log.reach(name);
        let Some(step) = self.log.step(name) else { return Err(Error::new(ErrorCode::Unsupported)) };
        if let Taker::Maker(_) = step.taker
            && self.log.doubts(name)
            && let Some(id) = self.settled(name)?
        {
            self.log.acted(step, Some(id));
            return Ok(Some(id));
        }
        let made = match (self.ask(operation, input).await, step.taker) {
            (Ok(answer), Taker::Maker(id)) => id_in(&answer, id),
            (Ok(_), Taker::Flow | Taker::Person(_)) => None,
            (Err(error), _) => {
                self.log.failed(step, &error);
                return Err(error);
            }
        };
        self.log.acted(step, made);
        Ok(made)
    }

    /// What the caller found out about a step in doubt: the id it made, or, with `None`, that it may be taken
    /// again.
    fn settled(&self, step: &str) -> Result<Option<Id>, Error> {
        let confirmed = self.input.field("confirmed");
        if let Some(id) = confirmed.map_or(Ok(None), |confirmed| whole(&confirmed, step))? {
            return Ok(Some(id));
        }
        if self.input.field("repeat").and_then(|repeat| repeat.flag()) == Some(true) {
            return Ok(None);
        }
        let what = ["nobody knows yet whether ", step, " was carried out"].concat();
        Err(Error::because(ErrorCode::Ambiguous, &what))
    }

    /// The id that the caller must give.
    pub(super) fn id(&self, name: &str) -> Result<Id, Error> {
        let message = [name, " is missing: pass a whole number from 1 to 9007199254740991"];
        whole(self.input, name)?.ok_or_else(|| wrong(name, IssueCode::InvalidId, &message.concat()))
    }

    /// The text under a name of the input.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.input.field(name)?.text().filter(|text| !text.trim().is_empty())
    }

    /// Whether the input has something under a name: neither `false` nor a blank text.
    pub(super) fn is_given(&self, name: &str) -> bool {
        is_given(self.input, name)
    }
}

/// The input of a call about one thing.
pub(super) fn about<D: Data>(id: Id) -> D {
    D::object(&[("id", number(id))])
}

/// The input of a call with a body.
pub(super) fn carrying<D: Data>(body: D) -> D {
    D::object(&[]).with("body", body)
}

/// An id as a plain value.
pub(super) fn number<'a>(id: Id) -> Scalar<'a> {
    Scalar::Number(id.get() as f64)
}

/// The ids of things, where they have one.
pub(super) fn ids_of<D: Data>(things: &[D], name: &str) -> Vec<Id> {
    things.iter().filter_map(|thing| id_in(thing, name)).collect()
}

/// A document with an id under a name, if there is one.
pub(super) fn with_id<D: Data>(data: D, name: &str, id: Option<Id>) -> D {
    match id {
        Some(id) => data.with(name, D::plain(number(id))),
        None => data,
    }
}

fn shown<D: Data>(done: &Done) -> D {
    done.facts.iter().fold(D::object(&[("step", Scalar::Text(done.step))]), |data, (name, fact)| {
        let value = match fact {
            Fact::Id(id) => D::plain(number(*id)),
            Fact::Ids(ids) => D::array(ids.iter().map(|id| D::plain(number(*id))).collect()),
            Fact::Text(text) => D::plain(Scalar::Text(text)),
        };
        data.with(name, value)
    })
}
