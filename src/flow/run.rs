//! One run of a flow: its rows one by one, within its time, with a log of what is done and a token to go on with.
//!
//! A token is the flow's name and its steps, `onboardCustomer;createCustomer=67890;createContact=?`: behind a
//! step the id that it made, and a question mark where nobody knows whether it did.

use super::known::{
    at, copied, fill, holds, id as id_data, is_given, items, nothing, put, text as text_data,
};
use super::step::{ALWAYS, Does, Flow, Step};
use super::{FLOWS, think};
use crate::api::Dialect;
use crate::api::Operation;
use crate::api::path::decimal;
use crate::api::reply::{id_in, place};
use crate::client::ask::{whole, wrong};
use crate::client::call_options;
use crate::client::{Client, Io, Patience};
use crate::error::{Error, ErrorCode};
use crate::model::{Data, Id, Scalar};
use crate::rules::IssueCode;
use crate::rules::options::{OptionKind, option};
use std::cell::RefCell;

/// Why a flow stopped, and how far it came.
#[derive(Debug, Clone)]
pub struct Stop<D> {
    /// The error of the step that failed.
    pub error: Error,
    /// `{ done, left, resume }`: the steps that are done, the names of those that are not, and the token.
    pub progress: D,
}

/// A flow under way.
pub(super) struct Run<'a, I: Io> {
    pub(super) client: &'a Client,
    pub(super) io: &'a I,
    /// What the flow knows so far; the caller's input is at `input`.
    pub(super) known: I::Data,
    flow: &'static Flow,
    deadline: Option<f64>,
    /// The steps of earlier runs that this one has not come to yet.
    before: Vec<(&'static Step, Option<Id>)>,
    /// The step of which nobody knows whether it was taken.
    doubt: Option<&'static str>,
    done: Vec<I::Data>,
    manual: Vec<I::Data>,
    token: String,
}

/// Carries out the flow with this name.
///
/// # Errors
/// `unsupported` for a name that no flow has, and any row of the error table, with how far the flow came.
pub async fn run<I: Io>(
    client: &Client,
    io: &I,
    name: &str,
    input: &I::Data,
) -> Result<I::Data, Stop<I::Data>> {
    let Some(flow) = FLOWS.iter().copied().find(|flow| flow.name == name) else {
        return Err(Stop { error: Error::new(ErrorCode::Unsupported), progress: nothing() });
    };
    let mut run = Run {
        client,
        io,
        known: nothing::<I::Data>().with("input", input.clone()),
        flow,
        deadline: None,
        before: Vec::new(),
        doubt: None,
        done: Vec::new(),
        manual: Vec::new(),
        token: flow.name.to_owned(),
    };
    let mut row = 0;
    let ended = match run.begin(input) {
        Ok(()) => run.walk(&mut row).await,
        Err(error) => Err(error),
    };
    match ended {
        Ok(()) => Ok(run.answer()),
        Err(error) => Err(run.stop(error, row)),
    }
}

/// A typo must not be lost in silence: `closeTicket` for `closeTickets` would leave them open.
fn refuse_unknown<D: Data>(flow: &Flow, input: &D) -> Result<(), Error> {
    // What a field of the flow's own holds is for its steps to say.
    let own = flow.fields.split(' ').map(|name| option(name, OptionKind::Any));
    let known: Vec<_> = own.chain(ALWAYS.iter().copied()).collect();
    call_options::check(&known, input, &[])
}

impl<I: Io> Run<'_, I> {
    fn begin(&mut self, input: &I::Data) -> Result<(), Error> {
        refuse_unknown(self.flow, input)?;
        let time = input.field("timeoutMs").and_then(|ms| ms.number()).filter(|ms| *ms > 0.0);
        self.deadline = time.map(|ms| self.io.now() + ms);
        if self.client.config.dialect == Dialect::Live {
            self.set("live", super::known::flag(true));
        }
        let Some(token) = input.field("resume") else { return Ok(()) };
        self.go_on(&token.text().unwrap_or_default()).ok_or_else(|| {
            let message =
                ["resume is no token of ", self.flow.name, ": pass the `resume` of the error it gave"];
            wrong("resume", IssueCode::Type, &message.concat())
        })
    }

    /// Reads a token. Whatever an earlier run made is at `made`, whatever it may have taken at `tried`.
    fn go_on(&mut self, token: &str) -> Option<()> {
        let mut entries = token.split(';');
        if entries.next() != Some(self.flow.name) {
            return None;
        }
        for entry in entries {
            let (name, digits) = entry.split_once('=').unwrap_or((entry, ""));
            let step = self.flow.steps.iter().find(|step| step.acts() && step.name == name)?;
            self.set(&["tried.", name].concat(), super::known::flag(true));
            if digits == "?" {
                self.doubt = Some(step.name);
                continue;
            }
            let id = Id::from_digits(digits);
            let lacks_id = id.is_none() && step.makes().is_some();
            // The live service need not name the id of a new comment.
            let excused = step.makes() == Some("CommentID") && super::known::is_given(&self.known, "live");
            if id.is_some() && step.makes().is_none()
                || id.is_none() && !digits.is_empty()
                || lacks_id && !excused
            {
                return None;
            }
            self.remember(step, id);
            self.before.push((step, id));
        }
        Some(())
    }

    /// A step that changed something goes into the token, and what it made to `made`.
    fn remember(&mut self, step: &'static Step, id: Option<Id>) {
        self.token.push(';');
        self.token.push_str(step.name);
        if let Some(id) = id {
            self.token.push('=');
            self.token.push_str(&decimal(id.get()));
            self.set(&["made.", step.name].concat(), id_data(id));
        }
    }

    async fn walk(&mut self, row: &mut usize) -> Result<(), Error> {
        for (index, step) in self.flow.steps.iter().enumerate() {
            *row = index;
            if !step.marked('?').all(|place| holds(&self.known, place)) {
                continue;
            }
            let each = step.marked('*').next();
            let over = each.map_or_else(|| vec![nothing()], |list| self.items(list));
            let mut answers = Vec::new();
            for item in over {
                self.set("item", item);
                answers.extend(self.take(step).await?);
            }
            let answer = if each.is_some() { Some(I::Data::array(answers)) } else { answers.pop() };
            if let (Some(answer), Some(place)) = (answer, step.marked('>').next()) {
                self.set(place, answer);
            }
        }
        Ok(())
    }

    async fn take(&mut self, step: &'static Step) -> Result<Option<I::Data>, Error> {
        let input = fill(&self.known, nothing(), step.text);
        let answer = match step.does {
            Does::Leave(why) => {
                self.leave(step.name, why);
                None
            }
            Does::Keep => Some(input),
            Does::Think(rule) => {
                think(self, rule)?;
                None
            }
            Does::Check(operation) => {
                self.client.check(self.io, operation, &input)?;
                None
            }
            Does::Find => self.client.find_by_email(self.io, &self.timed(input)?).await?,
            Does::List(operation) => Some(self.all(operation, &input).await?),
            Does::Get(operation) | Does::Set(operation) | Does::Make(operation, _) => {
                return self.ask(step, operation, input).await;
            }
        };
        self.say(step, None);
        Ok(answer)
    }

    /// Takes a row that makes one call, unless an earlier run has.
    async fn ask(
        &mut self,
        step: &'static Step,
        operation: Operation,
        input: I::Data,
    ) -> Result<Option<I::Data>, Error> {
        if let Some(index) = self.before.iter().position(|(known, _)| known.name == step.name && step.acts())
        {
            let (_, id) = self.before.remove(index);
            self.say(step, id);
            return Ok(None);
        }
        let settled = self.settled(step)?;
        if settled.is_some() {
            self.acted(step, settled);
            return Ok(None);
        }
        let input = self.timed(input)?;
        let answer = match self.client.ask(self.io, operation, &input).await {
            Ok(answer) => Some(answer),
            Err(error) if error.code == ErrorCode::NotFound && self.may_be_gone(step) => None,
            Err(error) => {
                // A create is in doubt only if its error says so; anything else is simply taken again.
                let doubtful = step.makes().is_none() || error.code == ErrorCode::Ambiguous;
                if step.acts() {
                    self.doubt = doubtful.then_some(step.name);
                }
                return Err(error);
            }
        };
        let made = step.makes().and_then(|name| id_in(answer.as_ref()?, name));
        if step.acts() {
            self.acted(step, made);
        } else {
            self.say(step, None);
        }
        Ok(answer)
    }

    fn may_be_gone(&self, step: &Step) -> bool {
        step.marked('~').any(|place| holds(&self.known, place))
    }

    fn acted(&mut self, step: &'static Step, id: Option<Id>) {
        self.doubt = None;
        self.remember(step, id);
        self.say(step, id);
    }

    /// Puts a step on the list of those that are done.
    #[inline(never)]
    fn say(&mut self, step: &Step, id: Option<Id>) {
        let mut facts = step.marked('+').peekable();
        if step.acts() || facts.peek().is_some() {
            self.done.push(facts.fold(entry(step, id), |done, fact| copied(&self.known, done, fact)));
        }
    }

    /// Leaves a step to a person.
    pub(super) fn leave(&mut self, step: &str, why: &str) {
        self.manual.push(I::Data::object(&[("step", Scalar::Text(step)), ("why", Scalar::Text(why))]));
    }

    /// What the caller found out about a create in doubt: the id it made. `None` if it is not in doubt, or may
    /// be repeated.
    fn settled(&self, step: &Step) -> Result<Option<Id>, Error> {
        if step.makes().is_none() || self.doubt != Some(step.name) {
            return Ok(None);
        }
        if let Some(confirmed) = self.at("input.confirmed")
            && let Some(id) = whole(&confirmed, step.name)?
        {
            return Ok(Some(id));
        }
        if is_given(&self.known, "input.repeat") {
            return Ok(None);
        }
        let what = ["nobody knows yet whether ", step.name, " was carried out"].concat();
        Err(Error::because(ErrorCode::Ambiguous, &what))
    }

    /// What stands at a place of what the flow knows.
    #[inline(never)]
    pub(super) fn at(&self, place: &str) -> Option<I::Data> {
        at(&self.known, place)
    }

    /// The items of the list at a place.
    #[inline(never)]
    pub(super) fn items(&self, place: &str) -> Vec<I::Data> {
        self.at(place).map_or_else(Vec::new, |list| items(&list))
    }

    /// The text at a place, trimmed; `None` if it is blank.
    pub(super) fn text(&self, place: &str) -> Option<String> {
        let text = self.at(place)?.text()?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Puts something at a place of what the flow knows.
    #[inline(never)]
    pub(super) fn set(&mut self, place: &str, value: I::Data) {
        self.known = put(&self.known, place, value);
    }

    fn time_left(&self) -> Result<Option<f64>, Error> {
        let left = self.deadline.map(|deadline| deadline - self.io.now());
        if left.is_some_and(|left| left <= 0.0) { Err(Error::new(ErrorCode::Timeout)) } else { Ok(left) }
    }

    fn timed(&self, input: I::Data) -> Result<I::Data, Error> {
        Ok(match self.time_left()? {
            Some(left) => input.with("timeoutMs", I::Data::plain(Scalar::Number(left))),
            None => input,
        })
    }

    /// Reads a list to its end.
    async fn all(&self, operation: Operation, options: &I::Data) -> Result<I::Data, Error> {
        let listing = RefCell::new(self.client.listing(operation, options)?);
        let mut all = Vec::new();
        loop {
            let patience = Patience { timeout_ms: self.time_left()?, bulk: true };
            let Some(page) = self.client.next_page(self.io, &listing, patience).await? else {
                return Ok(I::Data::array(all));
            };
            all.extend(items(&page.items));
        }
    }

    /// Everything that is done; first what earlier runs did and this one did not come to.
    fn all_done(&mut self) -> I::Data {
        let mut done: Vec<I::Data> = self.before.iter().map(|(step, id)| entry(step, *id)).collect();
        done.append(&mut self.done);
        I::Data::array(done)
    }

    fn answer(mut self) -> I::Data {
        let done = self.all_done();
        fill(&self.known, nothing(), self.flow.answer)
            .with("done", done)
            .with("manual", I::Data::array(self.manual))
    }

    fn stop(mut self, mut error: Error, row: usize) -> Stop<I::Data> {
        let here = self.flow.steps.get(row).map_or("", |step| step.name);
        if error.code == ErrorCode::Ambiguous {
            let how = [
                "; go on with `resume` and `confirmed: { ",
                here,
                ": id }` if it was carried out, or with `resume` and `repeat: true` if it was not",
            ];
            error.message.push_str(&how.concat());
        }
        if let Some(step) = self.doubt {
            self.token = [&self.token, ";", step, "=?"].concat();
        }
        let mut left: Vec<&str> = Vec::new();
        for step in self.flow.steps.iter().skip(row) {
            let mut asked = step.marked('?').filter(|asked| place(asked, "input.").is_some());
            let wanted = asked.all(|place| holds(&self.known, place));
            if wanted && !matches!(step.does, Does::Leave(_)) && !left.contains(&step.name) {
                left.push(step.name);
            }
        }
        let left = left.into_iter().map(text_data).collect();
        let done = self.all_done();
        let progress = I::Data::object(&[("resume", Scalar::Text(&self.token))])
            .with("done", done)
            .with("left", I::Data::array(left));
        Stop { error, progress }
    }
}

fn entry<D: Data>(step: &Step, id: Option<Id>) -> D {
    let entry = D::object(&[("step", Scalar::Text(step.name))]);
    match (step.makes(), id) {
        (Some(name), Some(id)) => entry.with(name, id_data(id)),
        (Some(_), None) | (None, _) => entry,
    }
}
