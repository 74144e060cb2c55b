//! The client as the shell calls it: options, a call, and how it ends.

use crate::host::{js, parsed, raw_shell_calls, share_memory, shell_calls};
use atera_wasm::wasm::calls::{close, open, start};
use atera_wasm::wasm::tasks::replied;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const OPTIONS: &str = "{ baseUrl: 'https://atera.test/api/v3', apiKey: 'secret', retries: 0 }";

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
