//! The real client and the real sandbox, both in the live dialect, and everything that passes between them: each
//! request and each reply is held against the documents as it goes by.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

pub(crate) mod fields;
pub(crate) mod people;
pub(crate) mod tickets;
pub(crate) mod time;

use crate::world::{self, WorldIo};
use atera_wasm::api::shape::{self, Type, operation, validate, validate_type};
use atera_wasm::api::{Answer, Dialect, Operation};
use atera_wasm::client::{Body, Client, Config, Listing, Outcome, Reply};
use atera_wasm::error::Error;
use atera_wasm::sandbox::{Options, Request, Response, Sandbox, Tongue};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

/// One request with its reply, as the sandbox had them.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) sent: Value,
    pub(crate) status: u16,
    pub(crate) reply: Value,
}

pub(crate) struct LiveDesk {
    pub(crate) io: WorldIo,
    pub(crate) client: Client,
    sandbox: Rc<RefCell<Sandbox>>,
    now: Rc<Cell<i64>>,
    wire: Rc<RefCell<Vec<Exchange>>>,
    /// What was asked of the sandbox, by the documents' method and path: by the client, and by hand.
    driven: RefCell<BTreeSet<String>>,
    by_hand: RefCell<BTreeSet<String>>,
}

/// A time of 2024-02-15, in milliseconds since 1970.
pub(crate) fn at(clock: &str) -> i64 {
    atera_wasm::model::Instant::parse(&format!("2024-02-15T{clock}Z")).expect("a time of day").millis()
}

impl LiveDesk {
    pub(crate) fn new() -> Self {
        let options = Options { dialect: Tongue::Live, rate_per_minute: None, ..Options::default() };
        let sandbox = Rc::new(RefCell::new(Sandbox::new(options)));
        let now = Rc::new(Cell::new(at("12:00:00")));
        let wire = Rc::new(RefCell::new(Vec::new()));
        let server = (Rc::clone(&sandbox), Rc::clone(&now), Rc::clone(&wire));
        let io = world::world(move |seen| {
            let (sandbox, now, wire) = &server;
            let response = answered(sandbox, now.get(), seen.method, &seen.path, seen.body.as_ref());
            wire.borrow_mut().push(exchange(seen.method, &seen.path, seen.body.as_ref(), &response));
            (1.0, outcome(&response))
        });
        let client =
            Client::new(Config { dialect: Dialect::Live, rate_per_minute: 1_000_000, ..world::config() });
        let (driven, by_hand) = (RefCell::default(), RefCell::default());
        Self { io, client, sandbox, now, wire, driven, by_hand }
    }

    /// What the sandbox's clock shows from now on.
    pub(crate) fn clock(&self, clock: &str) {
        self.now.set(at(clock));
    }

    /// Any call of the client; a list gives the page that was asked for.
    pub(crate) fn ask(&self, operation: Operation, input: &Value) -> Result<Value, Error> {
        self.wire.borrow_mut().clear();
        let answer = asked(&self.io, &self.client, operation, input);
        for exchange in self.wire.borrow().iter() {
            self.driven.borrow_mut().insert(fits(exchange));
        }
        answer
    }

    /// The same, of which the request, its body, the reply's status and the whole answer are known.
    pub(crate) fn does(
        &self,
        operation: Operation,
        input: &Value,
        request: &str,
        sent: Value,
        status: u16,
        answer: Value,
    ) {
        let got = self.ask(operation, input);
        let wire = self.wire.borrow();
        let seen: Vec<String> = wire.iter().map(|seen| format!("{} {}", seen.method, seen.path)).collect();
        assert_eq!(seen, [request], "{}", operation.name());
        assert_eq!((&wire[0].sent, wire[0].status), (&sent, status), "{request}");
        assert_eq!(got, Ok(answer), "{request}");
    }

    /// What was asked for the last call.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.wire.borrow().iter().map(|seen| format!("{} {}", seen.method, seen.path)).collect()
    }

    /// The body of the last of them.
    pub(crate) fn last_sent(&self) -> Value {
        self.wire.borrow().last().map_or(Value::Null, |seen| seen.sent.clone())
    }

    /// A call past the client: the verb that it does not use. Null is no body.
    pub(crate) fn by_hand(&self, method: &str, path: &str, sent: Value) -> (u16, Value) {
        let sent = Some(&sent).filter(|sent| !sent.is_null());
        let response = answered(&self.sandbox, self.now.get(), method, path, sent);
        let exchange = exchange(method, path, sent, &response);
        self.by_hand.borrow_mut().insert(fits(&exchange));
        (exchange.status, exchange.reply)
    }

    /// The calls of the documents that the client drove, and those that were sent by hand alone.
    pub(crate) fn driven(&self) -> (BTreeSet<String>, BTreeSet<String>) {
        let driven = self.driven.borrow().clone();
        let rest = self.by_hand.borrow().difference(&driven).cloned().collect();
        (driven, rest)
    }
}

/// Any call of a client; a list gives the page that was asked for.
pub(crate) fn asked(
    io: &WorldIo,
    client: &Client,
    operation: Operation,
    input: &Value,
) -> Result<Value, Error> {
    let route = client.config.dialect.route(operation);
    if !route.is_some_and(|route| matches!(route.answer, Answer::Page)) {
        return world::run(io, client.ask(io, operation, input));
    }
    let listing: RefCell<Listing<Value>> = RefCell::new(client.listing(operation, input)?);
    let patience = listing.borrow().patience();
    let page = world::run(io, client.next_page(io, &listing, patience))?.expect("a first page");
    Ok(json!({
        "items": page.items, "page": page.page, "itemsInPage": page.items_in_page,
        "totalPages": page.total_pages, "totalItems": page.total_items,
    }))
}

/// What the sandbox says to a request with a legacy key.
pub(crate) fn answered(
    sandbox: &Rc<RefCell<Sandbox>>,
    now: i64,
    method: &str,
    path: &str,
    body: Option<&Value>,
) -> Response {
    let path =
        path.strip_prefix("https://atera.test").map_or_else(|| format!("/api/v3{path}"), str::to_owned);
    let mut request = Request::new(method, &path, world::KEY);
    if let Some(body) = body {
        request = request.with_json(&body.to_string());
    }
    sandbox.borrow_mut().handle(&request, now)
}

fn json_of(response: &Response) -> Value {
    if response.body.is_empty() { Value::Null } else { serde_json::from_slice(&response.body).expect("JSON") }
}

fn exchange(method: &str, path: &str, sent: Option<&Value>, response: &Response) -> Exchange {
    let (method, path) = (method.to_owned(), path.to_owned());
    let sent = sent.cloned().unwrap_or(Value::Null);
    Exchange { method, path, sent, status: response.status, reply: json_of(response) }
}

pub(crate) fn outcome(response: &Response) -> Outcome<Value> {
    let body = if response.body.is_empty() { Body::Empty } else { Body::Json(json_of(response)) };
    let header = |name: &str| response.header(name).map(str::to_owned);
    Outcome::Reply(Reply {
        status: response.status,
        content_type: header("content-type"),
        retry_after: header("retry-after"),
        body,
    })
}

/// Holds an exchange against the documents: the path, the query, what was sent, what came back for its status.
/// Answers the documents' method and path.
fn fits(exchange: &Exchange) -> String {
    let (path, query) = exchange.path.split_once('?').unwrap_or((&exchange.path, ""));
    let shown = format!("{} {path}", exchange.method);
    let known =
        operation(&exchange.method, path).unwrap_or_else(|| panic!("{shown} is no call of the documents"));
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let name = pair.split('=').next().unwrap();
        assert!(known.query.contains(&name), "{shown} has no query {name}");
    }
    let none: Vec<String> = Vec::new();
    let findings = match known.body {
        None => exchange.sent.as_object().map(|_| "a body".to_owned()).into_iter().collect(),
        Some(Type::Unknown(_)) => none.clone(),
        Some(Type::Object(shape)) => validate(shape.name, &exchange.sent),
        Some(kind) => validate_type(kind, &exchange.sent),
    };
    assert_eq!(findings, none, "{shown} sends {}", exchange.sent);
    assert_eq!(
        replied_wrongly(known, exchange),
        none,
        "{shown} answers {} {}",
        exchange.status,
        exchange.reply
    );
    format!("{} {}", known.method, known.path)
}

/// Where a reply is not what the documents say. A refusal is a problem where they name no body for it, and 401 is
/// empty; 404 is named for few calls.
fn replied_wrongly(known: &shape::Operation, exchange: &Exchange) -> Vec<String> {
    match (known.reply(exchange.status), exchange.status) {
        (Some(Some(Type::Unknown(_))), _) => Vec::new(),
        // The documents name 201 for a comment and no body with it; the id is what creates answer elsewhere.
        (Some(None), 201) => validate("Result", &exchange.reply),
        (Some(None), 204) | (None, 401) => {
            (!exchange.reply.is_null()).then(|| "a body where there is none".to_owned()).into_iter().collect()
        }
        (Some(Some(kind)), _) => {
            let findings = validate_type(kind, &documented(exchange)).into_iter();
            findings.filter(|finding| !finding.ends_with("no shape is known for OptionFieldValues")).collect()
        }
        (Some(None), 400) | (None, 403 | 404 | 429) => validate("ProblemDetails", &exchange.reply),
        (Some(None) | None, status) => vec![format!("{status} is not named")],
    }
}

/// The documents name `includeComments` and not the field that it adds.
fn documented(exchange: &Exchange) -> Value {
    let mut reply = exchange.reply.clone();
    if exchange.path.contains("includeComments=true") {
        for ticket in reply["items"].as_array_mut().unwrap() {
            let comments = ticket.as_object_mut().unwrap().remove("Comments").expect("the comments");
            for comment in comments.as_array().unwrap() {
                assert_eq!(validate("TicketCommentDto", comment), Vec::<String>::new());
            }
        }
    }
    reply
}
