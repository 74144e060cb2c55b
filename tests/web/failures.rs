//! The client for Rust callers where the host or the server misbehaves: an error in words, never a panic, never silence.

use crate::host::{KEY, atera, fetch, no_fetch, observed, options, sent};
use atera_wasm::model::Id;
use atera_wasm::web::{Error, ErrorCode, HostError};
use serde_json::json;
use std::error::Error as _;
use wasm_bindgen_test::wasm_bindgen_test;

fn id(number: u64) -> Id {
    Id::new(number).expect("an id")
}

async fn failure(body: &str) -> Error {
    fetch(body);
    atera().tickets().get(id(1)).await.expect_err(body)
}

fn source(error: &Error) -> &HostError {
    let source = error.source().and_then(|source| source.downcast_ref());
    source.expect("what the host said")
}

#[wasm_bindgen_test]
async fn a_broken_connection_is_a_network_error_with_its_source() {
    let error = failure("return Promise.reject(new TypeError('fetch failed'));").await;
    assert_eq!((error.code(), error.retryable()), (ErrorCode::Network, true));
    assert_eq!(source(&error).to_string(), "fetch failed");
}

/// Whatever a stranger's `fetch` throws or answers.
const HOSTILE: &[&str] = &[
    "throw new TypeError('no');",
    "throw 'a text';",
    "throw null;",
    "throw undefined;",
    "throw Symbol('no');",
    "throw { get message() { throw 1; }, get cause() { throw 2; }, get code() { throw 3; } };",
    "throw new Proxy({}, { get() { throw new Error('trap'); } });",
    "return Promise.reject('a text');",
    "return Promise.reject();",
    "return Promise.reject({ get cause() { throw 1; } });",
    "return undefined;",
    "return null;",
    "return 42;",
    "return Promise.resolve(null);",
    "return Promise.resolve({});",
    "return { get then() { throw new Error('no'); } };",
    "return { then(_, reject) { reject('no'); } };",
    "return Promise.resolve({ get status() { throw new Error('no'); } });",
    "return Promise.resolve({ status: NaN });",
    "return Promise.resolve({ status: '200' });",
];

#[wasm_bindgen_test]
async fn whatever_fetch_throws_or_answers_is_a_network_error() {
    for body in HOSTILE {
        let error = failure(body).await;
        assert_eq!(error.code(), ErrorCode::Network, "{body}: {error}");
        assert!(!source(&error).to_string().is_empty(), "{body}");
    }
}

/// Responses whose body cannot be read.
const UNREADABLE: &[&str] = &[
    "return Promise.resolve({ status: 200 });",
    "return Promise.resolve({ status: 200, headers: null, text: 7 });",
    "return Promise.resolve({ status: 200, get headers() { throw 1; }, text() { throw 2; } });",
    "return Promise.resolve({ status: 200, text: () => Promise.reject('no') });",
    "const used = new Response('{}'); used.text(); return Promise.resolve(used);",
    "const locked = new Response('{}'); locked.body.getReader(); return Promise.resolve(locked);",
    "return Promise.resolve(new Response(new ReadableStream({ start(c) { c.error('broken'); } })));",
    "return Promise.resolve({ status: 200, body: new ReadableStream({ start(c) { c.enqueue(7); c.close(); } }) });",
];

#[wasm_bindgen_test]
async fn a_body_that_cannot_be_read_has_broken_off() {
    for body in UNREADABLE {
        let error = failure(body).await;
        assert_eq!(error.code(), ErrorCode::BadReply, "{body}: {error}");
    }
}

#[wasm_bindgen_test]
async fn a_double_that_has_text_alone_is_read() {
    fetch("return Promise.resolve({ status: 200, text: () => Promise.resolve('{\"TicketID\":9}') });");
    let ticket = atera().tickets().get(id(9)).await.expect("a ticket");
    assert_eq!(ticket.ticket_id.get(), Some(&id(9)));
}

#[wasm_bindgen_test]
async fn where_fetch_is_missing_a_create_was_not_sent() {
    no_fetch();
    let draft = json!({ "TicketTitle": "Jam", "CustomerID": 1 });
    let error = atera().tickets().create(&draft).await.expect_err("nothing to send with");
    assert_eq!(error.code(), ErrorCode::Network, "{error}");
    assert!(error.to_string().contains("this host has no fetch"), "{error}");
}

#[wasm_bindgen_test]
async fn a_create_is_sent_again_only_if_it_was_never_sent() {
    let draft = json!({ "TicketTitle": "Jam", "CustomerID": 1 });
    let atera = options().build().expect("good options");
    fetch(
        "if (n > 1) return Promise.resolve(Response.json({ ActionID: 7 }));
         return Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED', message: 'refused' } }));",
    );
    assert_eq!(atera.tickets().create(&draft).await.expect("a ticket").id, id(7));
    assert_eq!(sent(), 2);
    fetch("return Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }));");
    let error = atera.tickets().create(&draft).await.expect_err("nobody knows");
    assert!(matches!(error, Error::Ambiguous(_)), "{error}");
    assert_eq!(source(&error).code(), Some("ECONNRESET"));
    assert_eq!(sent(), 1);
}

#[wasm_bindgen_test]
async fn a_page_is_no_reply() {
    for status in [200, 404, 502] {
        let body = format!(
            "return Promise.resolve(new Response('<!doctype html>', {{ status: {status}, headers: {{ 'content-type': 'text/html' }} }}));"
        );
        let error = failure(&body).await;
        let code = if status == 502 { ErrorCode::Server } else { ErrorCode::BadReply };
        assert_eq!((error.code(), error.status()), (code, Some(status)), "{error}");
    }
}

#[wasm_bindgen_test]
async fn a_reply_that_is_too_large_is_not_read_to_its_end() {
    fetch(
        "globalThis.pulled = 0; globalThis.cancelled = false;
         return Promise.resolve(new Response(new ReadableStream({
           pull(c) { pulled += 1; c.enqueue(new Uint8Array(1000)); }, cancel() { cancelled = true; },
         })));",
    );
    let atera = options().retries(0).max_reply_bytes(10_000).build().expect("good options");
    let error = atera.tickets().get(id(1)).await.expect_err("too large");
    assert_eq!(error.code(), ErrorCode::BadReply);
    assert!(observed("pulled < 15 && cancelled").is_truthy());
}

#[wasm_bindgen_test]
async fn a_redirect_is_not_followed() {
    let error = failure("return Promise.resolve(new Response(null, { status: 302, headers: { location: 'https://evil.test' } }));").await;
    assert_eq!(error.code(), ErrorCode::BadReply);
    let error = failure("return Promise.resolve({ status: 0, type: 'opaqueredirect' });").await;
    assert_eq!(error.code(), ErrorCode::BadReply);
}

#[wasm_bindgen_test]
async fn the_key_stands_in_no_error() {
    for body in [
        format!("throw new TypeError('bad header {KEY}');"),
        format!(
            "return Promise.resolve(Response.json({{ Message: 'unknown key {KEY}' }}, {{ status: 401 }}));"
        ),
        format!("return Promise.resolve(new Response('{KEY}'));"),
    ] {
        let error = failure(&body).await;
        assert!(!format!("{error} {error:?}").contains(KEY), "{error:?}");
    }
}

#[wasm_bindgen_test]
async fn an_address_that_is_none_is_told_in_words() {
    fetch("return Promise.resolve(Response.json({}));");
    let atera = options().retries(0).base_url("https://[atera").build().expect("it looks like a URL");
    let error = atera.tickets().get(id(1)).await.expect_err("no address");
    assert_eq!(error.code(), ErrorCode::Network, "{error}");
}
