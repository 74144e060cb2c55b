//! One call, on its way.

use super::error::{Details, Error};
use super::host::{CallIo, Session};
use crate::api::Operation;
use crate::api::reply::id_in;
use crate::error::{Error as CoreError, ErrorCode};
use crate::flow;
use crate::model::{Id, Status};
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

/// What a create made.
#[doc = example!(
    r#"let created = atera.customers().create(&json!({ "CustomerName": "Acme" })).await?;"#
    "println!(\"{}: {}\", created.id.get(), created.reply);"
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Created {
    /// The id of what is new.
    pub id: Id,
    /// What the server said, with the id under the guide's name.
    pub reply: Value,
}

/// What a call asks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Verb {
    Operation(Operation),
    FindByEmail,
    Flow(&'static str),
}

type Read<T> = fn(Option<Value>, Verb) -> Result<T, CoreError>;

/// A call that was described and not yet made: awaiting it sends it, dropping the future aborts it. What it holds in
/// the pacer's queue is given back.
#[doc = example!(
    "let ticket = atera.tickets().get(id).timeout(Duration::from_secs(5)).await?;"
    "println!(\"{:?}\", ticket.ticket_title.get());"
)]
#[must_use = "a call does nothing unless it is awaited"]
pub struct PendingCall<T> {
    session: Rc<Session>,
    verb: Verb,
    input: Result<Map<String, Value>, CoreError>,
    read: Read<T>,
}

impl<T: DeserializeOwned> PendingCall<T> {
    /// A call whose answer is one thing of the model, or an array of them.
    pub(super) fn typed(session: &Rc<Session>, operation: Operation) -> Self {
        Self::new(session, Verb::Operation(operation), typed)
    }
}

impl PendingCall<Value> {
    /// A call whose answer is whatever the server says.
    pub(super) fn plain(session: &Rc<Session>, operation: Operation) -> Self {
        Self::new(session, Verb::Operation(operation), |answer, _| Ok(answer.unwrap_or_default()))
    }
}

impl PendingCall<()> {
    /// A call without an answer.
    pub(super) fn silent(session: &Rc<Session>, operation: Operation) -> Self {
        Self::new(session, Verb::Operation(operation), |_, _| Ok(()))
    }
}

impl PendingCall<Created> {
    /// A call that makes something new.
    pub(super) fn create(session: &Rc<Session>, operation: Operation) -> Self {
        Self::new(session, Verb::Operation(operation), created)
    }
}

impl<T> PendingCall<T> {
    pub(super) fn new(session: &Rc<Session>, verb: Verb, read: Read<T>) -> Self {
        Self { session: Rc::clone(session), verb, input: Ok(Map::new()), read }
    }

    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Ok(input) = &mut self.input {
            input.insert(name.to_owned(), value.into());
        }
        self
    }

    pub(super) fn about(self, id: Id) -> Self {
        self.with("id", id.get())
    }

    pub(super) fn sends(self, body: &(impl Serialize + ?Sized)) -> Self {
        match as_json(body) {
            Ok(body) => self.with("body", body),
            Err(error) => Self { input: Err(error), ..self },
        }
    }

    /// The input is the whole of what is asked, as a workflow's is.
    pub(super) fn asks(self, input: &(impl Serialize + ?Sized)) -> Self {
        let input = as_json(input).and_then(|input| match input {
            Value::Object(input) => Ok(input),
            _ => Err(CoreError::because(ErrorCode::InvalidInput, "the input is not an object")),
        });
        Self { input, ..self }
    }

    /// The time for the whole call; without it, the client's.
    #[doc = example!("let ticket = atera.tickets().get(id).timeout(Duration::from_secs(5)).await?;")]
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with("timeoutMs", timeout.as_secs_f64() * 1_000.0)
    }

    /// Lets other calls go first while the pacer makes calls wait.
    #[doc = example!("let ticket = atera.tickets().get(id).bulk().await?;")]
    pub fn bulk(self) -> Self {
        self.with("bulk", true)
    }

    /// Sends fields that the contract does not know; without it they are refused.
    #[doc = example!(
        r#"let draft = json!({ "TicketTitle": "Jam", "EndUserID": 7, "Mood": "blue" });"#
        "let created = atera.tickets().create(&draft).allow_unknown().await?;"
    )]
    pub fn allow_unknown(self) -> Self {
        self.with("allowUnknown", true)
    }

    /// The status that the ticket has now, for an update that changes it: without it the ticket is read first.
    #[doc = example!(
        r#"let patch = json!({ "TicketStatus": "Resolved" });"#
        "atera.tickets().update(id, &patch).from_status(atera_wasm::model::Status::Open).await?;"
    )]
    pub fn from_status(self, status: Status) -> Self {
        self.with("from", status.as_str())
    }

    /// The reply untouched, as the server wrote it.
    #[doc = example!("let reply: serde_json::Value = atera.tickets().get(id).raw().await?;")]
    pub fn raw(self) -> PendingCall<Value> {
        let call = self.with("raw", true);
        let read = |answer: Option<Value>, _| Ok(answer.unwrap_or_default());
        PendingCall { session: call.session, verb: call.verb, input: call.input, read }
    }

    async fn send(self) -> Result<T, Error> {
        let Self { session, verb, input, read } = self;
        let mut input = input?;
        if matches!(verb, Verb::Flow("auditCustomers")) {
            // The core has no clock of its own, and only an audit compares with the present.
            input.entry("now").or_insert_with(|| js_sys::Date::now().into());
        }
        let input = Value::Object(input);
        let io = CallIo::new(&session);
        let (answer, progress) = match verb {
            Verb::Operation(operation) => (session.client.ask(&io, operation, &input).await.map(Some), None),
            Verb::FindByEmail => (session.client.find_by_email(&io, &input).await, None),
            Verb::Flow(name) => match flow::run(&session.client, &io, name, &input).await {
                Ok(answer) => (Ok(Some(answer)), None),
                Err(stop) => (Err(stop.error), Some(stop.progress)),
            },
        };
        let answer = answer.and_then(|answer| read(answer, verb));
        answer.map_err(|error| Details { error, progress, cause: io.cause() }.into())
    }
}

/// What a caller passed, as JSON.
fn as_json(body: &(impl Serialize + ?Sized)) -> Result<Value, CoreError> {
    let refuse = |error: serde_json::Error| {
        CoreError::because(ErrorCode::InvalidInput, &format!("the input cannot be written as JSON ({error})"))
    };
    serde_json::to_value(body).map_err(refuse)
}

/// The answer as a thing of the model. These read whatever an object holds, so only another shape fails.
pub(super) fn typed<T: DeserializeOwned>(answer: Option<Value>, _: Verb) -> Result<T, CoreError> {
    let refuse = |error: serde_json::Error| {
        CoreError::because(ErrorCode::BadReply, &format!("the reply has another shape ({error})"))
    };
    serde_json::from_value(answer.unwrap_or_default()).map_err(refuse)
}

fn created(answer: Option<Value>, verb: Verb) -> Result<Created, CoreError> {
    let reply = answer.unwrap_or_default();
    let name = match verb {
        Verb::Operation(Operation::CustomersCreate) => "CustomerID",
        Verb::Operation(Operation::ContactsCreate) => "EndUserID",
        Verb::Operation(Operation::TicketsLogWork) => "WorkHourID",
        Verb::Operation(_) | Verb::FindByEmail | Verb::Flow(_) => "TicketID",
    };
    let unnamed =
        || CoreError::because(ErrorCode::Ambiguous, "the request was accepted, but the reply names no id");
    let id = id_in(&reply, name).ok_or_else(unnamed)?;
    Ok(Created { id, reply })
}

impl<T: 'static> IntoFuture for PendingCall<T> {
    type Output = Result<T, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<T> fmt::Debug for PendingCall<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PendingCall").field("verb", &self.verb).finish_non_exhaustive()
    }
}
