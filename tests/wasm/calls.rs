//! The client as the shell calls it: options, a call, and how it ends.

use crate::host::{js, json, parsed, raw_shell_calls, share_memory, shell_calls, to_error};
use atera_wasm::error::ERRORS;
use atera_wasm::model::Data;
use atera_wasm::wasm::calls::{close, open, start};
use atera_wasm::wasm::tasks::{failed, replied};
use js_sys::Reflect;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const OPTIONS: &str = "{ baseUrl: 'https://atera.test/api/v3', apiKey: 'secret', retries: 0 }";

/// The error that the core throws for options, as JSON.
fn refusal(options: &str) -> Option<Value> {
    let thrown = open(1, &js(options), &[]).err()?;
    close(1);
    Some(json(&thrown))
}

/// A client with a call under way.
fn call(client: u32, task: u32, verb: &str, input: &str) {
    share_memory();
    open(client, &js(OPTIONS), &[]).expect("good options");
    let _ = shell_calls();
    start(client, task, verb.to_owned(), js(input));
}

/// How a call ended: the last thing that the shell was told, without the number of its task.
fn end() -> (String, JsValue) {
    let calls = raw_shell_calls();
    let last = calls.last().expect("the shell was told something");
    (last.get(0).as_string().unwrap_or_default(), last.get(2))
}

#[wasm_bindgen_test]
fn good_options_answer_the_header_that_carries_the_key() {
    let header = open(1, &js(OPTIONS), &[]).expect("good options");
    assert_eq!(header, ["X-API-KEY", "secret"]);
    close(1);
}

#[wasm_bindgen_test]
fn an_option_that_is_unknown_or_of_the_wrong_kind_is_refused_by_name() {
    let refusals = [
        ("{ retires: 3 }", "retires"),
        ("{ retries: '0' }", "retries"),
        ("{ retries: -1 }", "retries"),
        ("{ timeoutMs: NaN }", "timeoutMs"),
        ("{ timeoutMs: Infinity }", "timeoutMs"),
        ("{ timeoutMs: 10n }", "timeoutMs"),
        ("{ apiKey: null }", "apiKey"),
        ("{ apiKey: Symbol('key') }", "apiKey"),
        ("{ fetch: {} }", "fetch"),
        ("{ limiter: {} }", "limiter"),
        ("{ transitions: 'Open' }", "transitions"),
        ("{ baseUrl: 'no url' }", "baseUrl"),
    ];
    for (options, name) in refusals {
        let error = refusal(options).unwrap_or_default();
        let issue = error.pointer("/issues/0/path").cloned().unwrap_or_default();
        assert_eq!((&error["code"], &issue), (&json!("invalid_input"), &json!(name)), "{options}: {error}");
        let message = error["message"].as_str().unwrap_or_default();
        assert!(message.contains(name) && !message.contains("::"), "{options}: {message}");
    }
}

#[wasm_bindgen_test]
fn the_reply_goes_to_the_caller_as_the_host_parsed_it() {
    call(1, 1, "tickets.get", "{ id: 54321 }");
    let sent = shell_calls();
    assert_eq!(sent.pointer("/0/3"), Some(&json!("https://atera.test/api/v3/tickets/54321")), "{sent}");
    let reply = parsed(r#"{"TicketID": 54321, "Unknown": [null]}"#);
    replied(1, 200, Some("application/json".to_owned()), None, 0, reply.clone());
    let (name, value) = end();
    assert_eq!(name, "done");
    assert_eq!(value, reply, "the same object, not a copy");
    close(1);
}

#[wasm_bindgen_test]
fn an_error_crosses_as_what_the_packages_classes_are_made_of() {
    for (status, body, code) in [
        (404, r#"{"Message": "not found"}"#, "not_found"),
        (401, "{}", "unauthorized"),
        (403, "{}", "forbidden"),
        (500, "{}", "server"),
        (429, "{}", "rate_limited"),
    ] {
        call(2, 2, "tickets.get", "{ id: 1 }");
        replied(2, status, Some("application/json".to_owned()), None, 0, parsed(body));
        let (name, details) = end();
        assert_eq!(name, "fail", "{status}");
        let row = ERRORS.iter().find(|row| row.text == code).expect("a row of the table");
        let error = to_error(&details);
        let field = |name: &str| Reflect::get(&error, &name.into()).unwrap_or_default();
        assert_eq!(String::from(error.name()), row.class, "{status}");
        assert_eq!(field("code"), JsValue::from_str(code), "{status}");
        assert_eq!(field("status"), JsValue::from(status), "{status}");
        assert_eq!(field("retryable"), JsValue::from(row.retryable), "{status}");
        assert_eq!(field("attempts"), JsValue::from(1), "{status}");
        let message = String::from(error.message());
        assert!(!message.is_empty() && !message.contains("secret"), "{status}: {message}");
        close(2);
    }
}

#[wasm_bindgen_test]
fn the_hosts_reason_says_whether_a_create_is_in_doubt() {
    let reasons = [
        ("ECONNREFUSED", "network", "network"),
        ("ENOTFOUND", "network", "network"),
        ("UND_ERR_CONNECT_TIMEOUT", "network", "network"),
        ("ECONNRESET", "network", "ambiguous"),
        ("", "network", "ambiguous"),
        ("timeout", "timeout", "ambiguous"),
    ];
    let create =
        "{ body: { TicketTitle: 'Printer jams', Description: 'It jams.', EndUserID: 1, CustomerID: 1 } }";
    for (reason, read, created) in reasons {
        for (verb, input, code) in [("tickets.get", "{ id: 1 }", read), ("tickets.create", create, created)] {
            call(4, 5, verb, input);
            failed(5, reason, "what the host said");
            let (name, details) = end();
            let told = details.field("code").and_then(|code| code.text());
            assert_eq!((name.as_str(), told.as_deref()), ("fail", Some(code)), "{verb} after {reason}");
            close(4);
        }
    }
}

#[wasm_bindgen_test]
fn what_is_wrong_with_a_call_is_listed_in_its_error() {
    call(3, 3, "tickets.create", "{ body: { TicketTitle: '', TicketPriority: 'Hihg' } }");
    let (name, details) = end();
    assert_eq!(name, "fail");
    let issues = details.field("issues").map(|issues| json(&issues)).unwrap_or_default();
    let paths: Vec<_> = issues.as_array().into_iter().flatten().map(|issue| issue["path"].clone()).collect();
    assert!(paths.contains(&json!("TicketTitle")) && paths.contains(&json!("TicketPriority")), "{issues}");
    close(3);
}

#[wasm_bindgen_test]
fn a_call_of_a_client_that_was_closed_ends_as_aborted() {
    let _ = shell_calls();
    start(99, 4, "tickets.get".to_owned(), js("{ id: 1 }"));
    let (name, details) = end();
    assert_eq!(
        (name.as_str(), details.field("code").and_then(|code| code.text()).as_deref()),
        ("fail", Some("aborted"))
    );
}
