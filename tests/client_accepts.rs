//! A report without an error means that the operation accepts: the client sends it, and the sandbox takes it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::Operation;
use atera_wasm::client::{Body, Outcome, Reply};
use atera_wasm::error::ErrorCode;
use atera_wasm::model::{Record, TicketType};
use atera_wasm::rules::{Action, CheckOptions, Thing, check, host::native_ascii};
use atera_wasm::sandbox::{Options, Request, Sandbox};
use proptest::prelude::*;
use serde_json::{Map, Value, json as value};
use world::{Seen, WorldIo, client, run, world};

const NOON: i64 = 1_707_998_400_000;

/// The sandbox as the world's server.
fn sandbox() -> WorldIo {
    let mut sandbox = Sandbox::new(Options { rate_per_minute: None, ..Options::default() });
    world(move |seen: &Seen| {
        let mut request = Request::new(seen.method, &["/api/v3", &seen.path].concat(), "key");
        if let Some(body) = &seen.body {
            request = request.with_json(&body.to_string());
        }
        let reply = sandbox.handle(&request, NOON);
        let body = match serde_json::from_slice(&reply.body) {
            Ok(Value::Null) | Err(_) => Body::Empty,
            Ok(body) => Body::Json(body),
        };
        let content_type = Some("application/json".into());
        (1.0, Outcome::Reply(Reply { status: reply.status, content_type, retry_after: None, body }))
    })
}

fn text() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => "[a-zA-Zäöüß€✓ ]{1,40}".prop_map(Value::from),
        1 => ".{0,12}".prop_map(Value::from),
        1 => Just(value!("<b>Ünïcødé</b>\n\tשלום 😀")),
        1 => Just(value!(" ")),
    ]
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop_oneof![3 => prop::sample::select(words).prop_map(Value::from), 1 => Just(value!("hgih"))]
}

fn id(known: u64) -> impl Strategy<Value = Value> {
    prop_oneof![6 => Just(value!(known)), 1 => Just(value!(0)), 1 => Just(value!(1.5)), 1 => Just(Value::Null)]
}

fn email() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => "[a-z]{1,9}[0-9]{9}@[a-z]{1,9}\\.example".prop_map(Value::from),
        1 => Just(value!("  Jörg.Ü99@BÜCHER.example ")),
        1 => Just(value!("no..dots@acme.com")),
        1 => Just(value!("john.smith@acme")),
    ]
}

/// Each field is there or not.
fn draft(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> impl Strategy<Value = Map<String, Value>> {
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let values: Vec<_> = fields.into_iter().map(|(_, value)| prop::option::weighted(0.7, value)).collect();
    values.prop_map(move |values| {
        let present = names.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), value?)));
        present.collect()
    })
}

fn holds(thing: Thing, operation: Operation, draft: &Map<String, Value>) -> Result<(), TestCaseError> {
    let report =
        check(thing, Action::Create, &Record::from_json(draft), &CheckOptions::default(), &native_ascii);
    let io = sandbox();
    let answer = run(&io, client().ask(&io, operation, &value!({ "body": draft })));
    match answer {
        Ok(_) => prop_assert!(report.ok(), "accepted against the report: {draft:?}"),
        Err(error) => {
            prop_assert!(!report.ok(), "{} refused what the report accepts: {draft:?}", error.message);
            prop_assert_eq!(error.code, ErrorCode::InvalidInput);
            prop_assert_eq!(io.sent(), 0, "what the report refuses is not sent");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn tickets(draft in draft(vec![
        ("TicketTitle", text().boxed()),
        ("Description", text().boxed()),
        ("TicketPriority", word(&["Low", "Medium", "High", "Critical"]).boxed()),
        ("TicketType", word(TicketType::WORDS).boxed()),
        ("CustomerID", id(12_345).boxed()),
        ("EndUserID", id(67_890).boxed()),
        ("TechnicianContactID", id(11_111).boxed()),
    ])) {
        holds(Thing::Ticket, Operation::TicketsCreate, &draft)?;
    }

    #[test]
    fn contacts(draft in draft(vec![
        ("CustomerID", id(12_345).boxed()),
        ("Email", email().boxed()),
        ("FirstName", text().boxed()),
        ("JobTitle", text().boxed()),
        ("IsContactPerson", prop_oneof![any::<bool>().prop_map(Value::from), Just(value!("yes"))].boxed()),
    ])) {
        holds(Thing::Contact, Operation::ContactsCreate, &draft)?;
    }

    #[test]
    fn customers(draft in draft(vec![
        ("CustomerName", text().boxed()),
        ("Domain", text().boxed()),
        ("Website", text().boxed()),
        ("Phone", text().boxed()),
        ("Notes", text().boxed()),
        ("CustomerID", id(1).boxed()),
    ])) {
        holds(Thing::Customer, Operation::CustomersCreate, &draft)?;
    }
}
