//! The outbox with the real client and the sandbox, in both dialects: whatever happens on the way, one ticket.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::{Dialect, Operation};
use atera_wasm::client::{Body, Client, Config, Failure, Outcome as Sent, Patience as Time, Reply};
use atera_wasm::error::Error;
use atera_wasm::intake::{Action, Entry, Event, Mark, Outcome, Patience, State};
use atera_wasm::model::{Id, Instant};
use atera_wasm::sandbox::{Delivery, Options, Request, Sandbox};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use world::{Seen, WorldIo, config, run, world};

const NOON: i64 = 1_707_998_400_000;
const JOHN: u64 = 67_890;

/// The sandbox as the world's server, by the world's clock.
fn server(faults: &str, dialect: Dialect) -> (WorldIo, Client, Rc<RefCell<Sandbox>>) {
    let options = format!(r#"{{ "ratePerMinute": null, "faults": {faults} }}"#);
    let sandbox = Rc::new(RefCell::new(Sandbox::new(Options::from_json(&options).expect("options"))));
    let answering = Rc::clone(&sandbox);
    let segment = match dialect {
        Dialect::Guide => "/guide/api/v3",
        Dialect::Live => "/live/api/v3",
    };
    let io = world(move |seen: &Seen| {
        let mut request = Request::new(seen.method, &[segment, &seen.path].concat(), "key");
        if let Some(body) = &seen.body {
            request = request.with_json(&body.to_string());
        }
        let reply = answering.borrow_mut().handle(&request, NOON + seen.at as i64);
        if reply.delivery == Delivery::Dropped {
            return (50.0, Sent::Failed(Failure::Network("reset".into())));
        }
        let body = match serde_json::from_slice(&reply.body) {
            Ok(Value::Null) | Err(_) => Body::Empty,
            Ok(body) => Body::Json(body),
        };
        let retry_after = reply.header("retry-after").map(str::to_owned);
        let content_type = reply.header("content-type").map(str::to_owned);
        (50.0, Sent::Reply(Reply { status: reply.status, content_type, retry_after, body }))
    });
    (io, Client::new(Config { dialect, ..config() }), sandbox)
}

fn now(io: &WorldIo) -> i64 {
    NOON + io.time() as i64
}

fn create(io: &WorldIo, client: &Client, mark: &Mark) -> Outcome {
    let description = mark.added_to("since <b>Ünïcødé</b>");
    let body =
        json!({ "TicketTitle": "Printer on floor 3 jams", "Description": description, "EndUserID": JOHN });
    match run(io, client.ask(io, Operation::TicketsCreate, &json!({ "body": body }))) {
        Ok(ticket) => Outcome::Created(Id::new(ticket["TicketID"].as_u64().unwrap()).unwrap()),
        Err(error) => Outcome::of(&error),
    }
}

/// The tickets with the mark among those that changed since then.
fn look(io: &WorldIo, client: &Client, mark: &Mark, after: i64) -> Result<Vec<Id>, Error> {
    let after = Instant::from_millis(after);
    let listing =
        client.listing(Operation::TicketsModifiedAfter, &json!({ "modifiedAfter": after.as_str() }))?;
    let listing = RefCell::new(listing);
    let mut found = Vec::new();
    while let Some(page) = run(io, client.next_page(io, &listing, Time::default()))? {
        for ticket in page.items.as_array().unwrap() {
            if ticket["Description"].as_str().is_some_and(|text| mark.is_in(text)) {
                found.push(Id::new(ticket["TicketID"].as_u64().unwrap()).unwrap());
            }
        }
    }
    Ok(found)
}

/// Runs a submission to its end, as a shell would.
fn work(io: &WorldIo, client: &Client, mark: &Mark) -> Entry {
    let mut entry = Entry::accepted(now(io));
    let mut event = Event::Due;
    for _ in 0..1_000 {
        event = match entry.take(event, now(io), Patience::default()) {
            Action::Create => Event::Sent(create(io, client, mark)),
            Action::Look { after } => match look(io, client, mark, after) {
                Ok(tickets) => Event::Seen(tickets),
                Err(error) => {
                    Event::LookFailed { wait: error.retry_after_ms.unwrap_or_default().cast_signed() }
                }
            },
            Action::Wait { until } => {
                io.set_time((until - NOON) as f64);
                Event::Due
            }
            Action::Rest => return entry,
        };
    }
    panic!("it never ends: {entry:?}");
}

/// How many tickets of the sandbox hold the mark: the newest come first.
fn tickets(sandbox: &RefCell<Sandbox>, mark: &Mark) -> usize {
    sandbox.borrow_mut().set_faults(Vec::new()).expect("no faults");
    let newest = Request::new("GET", "/guide/api/v3/tickets?page=1&itemsInPage=50", "key");
    let reply = sandbox.borrow_mut().handle(&newest, NOON);
    let body: Value = serde_json::from_slice(&reply.body).expect("JSON");
    let marked = |ticket: &&Value| ticket["Description"].as_str().is_some_and(|text| mark.is_in(text));
    body["items"].as_array().unwrap().iter().filter(marked).count()
}

#[test]
fn one_ticket_whatever_happens_on_the_way() {
    let post =
        |kind: &str, nth: u32| format!(r#"{{ "when": {{ "method": "POST", "nth": {nth} }}, {kind} }}"#);
    let read = |kind: &str, nth: u32| format!(r#"{{ "when": {{ "method": "GET", "nth": {nth} }}, {kind} }}"#);
    let lost_before = r#""kind": "drop_before""#;
    let lost_after = r#""kind": "drop_after""#;
    let failed_after = r#""kind": "status", "code": 502, "afterCommit": true"#;
    let failed = r#""kind": "status", "code": 503"#;
    let limited = r#""kind": "rate_limited", "retryAfter": 30"#;
    let cut = r#""kind": "truncated", "bytes": 3, "reset": true"#;
    let faults = [
        vec![],
        vec![post(lost_before, 1)],
        vec![post(lost_after, 1)],
        vec![post(failed_after, 1)],
        vec![post(failed, 1)],
        vec![post(limited, 1)],
        vec![post(cut, 1)],
        vec![post(lost_before, 1), post(lost_after, 2)],
        vec![post(failed, 1), post(failed, 2), post(lost_after, 3)],
        // The look fails too, more often than the client tries again.
        vec![
            post(lost_after, 1),
            r#"{ "when": { "method": "GET", "times": 9 }, "kind": "status", "code": 500 }"#.to_owned(),
        ],
        vec![post(lost_before, 1), read(r#""kind": "html_200""#, 1), read(r#""kind": "null_body""#, 2)],
    ];
    for dialect in [Dialect::Guide, Dialect::Live] {
        for (number, faults) in faults.iter().enumerate() {
            let mark = Mark::from_hash(&[number as u8 + 1; 32]).expect("a mark");
            let (io, client, sandbox) = server(&format!("[{}]", faults.join(",")), dialect);
            let entry = work(&io, &client, &mark);
            assert!(
                matches!(entry.state, State::Created { check_at: None, .. }),
                "{dialect:?} {faults:?}: {entry:?}"
            );
            assert_eq!(tickets(&sandbox, &mark), 1, "{dialect:?} {faults:?}");
        }
    }
}

#[test]
fn what_atera_refuses_is_parked_with_its_words() {
    let (io, client, sandbox) =
        server(r#"[{ "when": { "method": "POST" }, "kind": "status", "code": 403 }]"#, Dialect::Live);
    let mark = Mark::from_hash(&[9; 32]).expect("a mark");
    let entry = work(&io, &client, &mark);
    let text = serde_json::to_value(&entry).expect("JSON");
    assert_eq!((&text["state"], &text["reason"]["code"]), (&json!("parked"), &json!("forbidden")));
    assert!(!text.to_string().contains(world::KEY));
    assert_eq!(tickets(&sandbox, &mark), 0);
}
