//! The client for Rust callers: what leaves, what comes back, and what is dropped.

use crate::host::{KEY, atera, fetch, observed, options, poll_once, sandbox_fetch, sent, turn};
use atera_wasm::model::{Id, Status, Ticket};
use atera_wasm::sandbox::{Options, Sandbox};
use atera_wasm::web::{Atera, Error, ErrorCode};
use serde_json::json;
use std::time::Duration;
use wasm_bindgen_test::wasm_bindgen_test;

const TICKET: &str =
    "return Promise.resolve(Response.json({ TicketID: 54321, TicketTitle: 'Jam', TicketStatus: 'Open' }));";

fn id(number: u64) -> Id {
    Id::new(number).expect("an id")
}

#[wasm_bindgen_test]
async fn a_ticket_comes_as_the_models_own_type() {
    fetch(TICKET);
    let ticket: Ticket = atera().tickets().get(id(54321)).await.expect("a ticket");
    assert_eq!(ticket.ticket_id.get(), Some(&id(54321)));
    assert_eq!(ticket.ticket_status.get(), Some(&Status::Open));
    let sent = observed(
        "(({ method, url, headers, redirect }) => [method, url, headers.get('x-api-key'), redirect].join(' '))(seen[0])",
    );
    assert_eq!(sent.as_string(), Some(format!("GET https://atera.test/api/v3/tickets/54321 {KEY} manual")));
}

#[wasm_bindgen_test]
async fn a_create_sends_json_and_answers_the_id() {
    fetch(
        "globalThis.body = request.text(); return Promise.resolve(Response.json({ ActionID: 7 }, { status: 201 }));",
    );
    let draft =
        Ticket { ticket_title: "Jam".to_owned().into(), customer_id: id(1).into(), ..Ticket::default() };
    let created = atera().tickets().create(&draft).await.expect("a new ticket");
    assert_eq!(created.id, id(7));
    let body = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(observed("globalThis.body"))).await;
    assert_eq!(body.expect("a body").as_string().as_deref(), Some(r#"{"TicketTitle":"Jam","CustomerID":1}"#));
    assert_eq!(
        observed("seen[0].headers.get('content-type')").as_string().as_deref(),
        Some("application/json")
    );
}

#[wasm_bindgen_test]
async fn an_input_that_breaks_a_rule_is_not_sent() {
    fetch(TICKET);
    let error = atera().tickets().create(&json!({ "TicketTitle": "" })).await.expect_err("no title");
    assert_eq!(error.code(), ErrorCode::InvalidInput);
    assert!(error.issues().iter().any(|issue| issue.path == "TicketTitle"), "{error}");
    assert_eq!(sent(), 0);
}

#[wasm_bindgen_test]
async fn what_is_not_there_is_not_found() {
    fetch("return Promise.resolve(Response.json({ Message: 'Ticket not found' }, { status: 404 }));");
    let error = atera().tickets().get(id(1)).await.expect_err("no such ticket");
    assert!(matches!(error, Error::NotFound(_)), "{error}");
    assert_eq!((error.status(), error.attempts(), error.retryable()), (Some(404), 1, false));
}

#[wasm_bindgen_test]
async fn a_429_is_waited_out_or_told() {
    fetch(
        "return Promise.resolve(n === 1 ? new Response(null, { status: 429, headers: { 'Retry-After': '0' } }) : Response.json({ TicketID: 1 }));",
    );
    let atera = options().build().expect("good options");
    atera.tickets().get(id(1)).await.expect("the second answer");
    assert_eq!(sent(), 2);
    fetch("return Promise.resolve(new Response(null, { status: 429, headers: { 'Retry-After': '120' } }));");
    let error = atera.tickets().get(id(1)).await.expect_err("too long to wait");
    assert_eq!(error.code(), ErrorCode::RateLimited);
    assert_eq!(error.retry_after(), Some(Duration::from_mins(2)));
}

#[wasm_bindgen_test]
async fn a_call_that_takes_too_long_is_aborted() {
    fetch("return new Promise(() => {});");
    let error = atera().tickets().get(id(1)).timeout(Duration::from_millis(30)).await.expect_err("no answer");
    assert_eq!(error.code(), ErrorCode::Timeout);
    assert!(observed("seen[0].signal.aborted").is_truthy());
}

#[wasm_bindgen_test]
async fn a_body_that_takes_too_long_is_aborted() {
    fetch("return Promise.resolve(new Response(new ReadableStream({})));");
    let error = atera().tickets().get(id(1)).timeout(Duration::from_millis(30)).await.expect_err("no body");
    assert_eq!(error.code(), ErrorCode::Timeout);
}

#[wasm_bindgen_test]
async fn a_dropped_future_aborts_its_request() {
    fetch(
        "return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));",
    );
    let mut call = atera().tickets().get(id(1)).into_future();
    assert!(poll_once(&mut call).is_pending());
    assert!(!observed("seen[0].signal.aborted").is_truthy());
    drop(call);
    assert!(observed("seen[0].signal.aborted").is_truthy());
    turn().await;
}

#[wasm_bindgen_test]
async fn a_request_that_was_answered_is_not_aborted() {
    fetch(TICKET);
    atera().tickets().get(id(1)).await.expect("a ticket");
    assert!(!observed("seen[0].signal.aborted").is_truthy());
}

#[wasm_bindgen_test]
async fn nothing_is_sent_before_the_call_is_awaited() {
    fetch(TICKET);
    drop(atera().tickets().get(id(1)));
    drop(atera().tickets().get(id(1)).into_future());
    assert_eq!(sent(), 0);
}

#[wasm_bindgen_test]
async fn a_dropped_future_gives_its_place_in_the_queue_back() {
    fetch(TICKET);
    let atera = options().rate_per_minute(1).build().expect("good options");
    atera.tickets().get(id(1)).await.expect("the only call of this minute");
    let mut dropped = atera.tickets().get(id(2)).timeout(Duration::from_secs(90)).into_future();
    assert!(poll_once(&mut dropped).is_pending());
    drop(dropped);
    // Behind another call that waits it would be told at once that two minutes are too long.
    let mut next = atera.tickets().get(id(3)).timeout(Duration::from_secs(90)).into_future();
    assert!(poll_once(&mut next).is_pending());
    let mut behind = atera.tickets().get(id(4)).timeout(Duration::from_secs(90)).into_future();
    assert!(matches!(poll_once(&mut behind), std::task::Poll::Ready(Err(Error::RateLimited(_)))));
}

#[wasm_bindgen_test]
async fn a_key_is_refused_where_there_is_a_document() {
    let added = observed("typeof document === 'undefined' && (globalThis.document = {}, true)").is_truthy();
    let error = Atera::builder().api_key(KEY).build().expect_err("a key in a page");
    let allowed = Atera::builder().api_key(KEY).dangerously_allow_browser(true).build();
    let keyless = Atera::builder().build();
    if added {
        observed("delete globalThis.document");
    }
    assert!(matches!(error, Error::KeyInBrowser(_)), "{error}");
    assert!(error.to_string().starts_with("an API key in a page can be read by every visitor"), "{error}");
    assert!(allowed.is_ok() && keyless.is_ok());
    assert!(!format!("{allowed:?}").contains(KEY));
}

#[wasm_bindgen_test]
async fn a_domain_and_a_zone_are_read_by_the_host() {
    fetch(
        "return Promise.resolve(Response.json({ items: [{ EndUserID: 7, Email: 'j@xn--bcher-kva.example' }], totalPages: 1 }));",
    );
    let found = atera().contacts().find_by_email("J@Bücher.example").await.expect("a list");
    assert_eq!(found.and_then(|contact| contact.end_user_id.get().copied()), Some(id(7)));
}

#[wasm_bindgen_test]
async fn the_sandbox_answers_as_atera_would() {
    sandbox_fetch(Sandbox::new(Options::default()));
    let atera = atera();
    let customer =
        atera.customers().create(&json!({ "CustomerName": "Ünïcødé <b>" })).await.expect("a customer").id;
    let draft = json!({ "TicketTitle": "Jam", "CustomerID": customer });
    let ticket = atera.tickets().create(&draft).await.expect("a ticket").id;
    let error = atera
        .tickets()
        .update(ticket, &json!({ "TicketStatus": "Closed" }))
        .await
        .expect_err("not from Open");
    assert_eq!(
        error.transition().map(|refusal| refusal.allowed.clone()),
        Some(vec!["Pending".into(), "Resolved".into()])
    );
    let patch = json!({ "TicketStatus": "Resolved" });
    atera.tickets().update(ticket, &patch).from_status(Status::Open).await.expect("an update");
    atera
        .tickets()
        .add_comment(ticket, &json!({ "CommentText": "On it", "IsInternal": true }))
        .await
        .expect("a comment");
    atera.custom_values().set("customer", customer, "Region", "North").await.expect("a value");
    let values = atera.custom_values().get("customer", customer).await.expect("the values");
    assert_eq!(values.first().and_then(|value| value.value.get().cloned()).as_deref(), Some("North"));
    let read = atera.customers().get(customer).await.expect("the customer");
    assert_eq!(read.customer_name.get().map(String::as_str), Some("Ünïcødé <b>"));
    atera.customers().delete(customer).await.expect("deleted");
    let error = atera.account().get().await.expect_err("the guide has no account");
    assert_eq!(error.code(), ErrorCode::Unsupported);
    let found = atera.flows().find_customers(&json!({ "name": "Acme" })).await.expect("a workflow");
    assert!(found.get("done").is_some(), "{found}");
}
