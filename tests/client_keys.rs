//! Keys of both generations: where each goes, what a 401 says of it, and what none can be.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::{Dialect, Operation};
use atera_wasm::client::config::key_header;
use atera_wasm::client::{Client, Config};
use atera_wasm::error::ErrorCode;
use serde_json::json as value;
use world::{client, config, empty, json, run, script};

#[test]
fn a_key_goes_where_its_generation_belongs() {
    const LEGACY: &str = "0123456789abcdef0123456789ABCDEF";
    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    let header = |key: &str, dialect, auth: Option<&str>| {
        let header = key_header(Some(key), dialect, auth).expect("a key").expect("a header");
        (header.name(), header.reveal())
    };
    let in_key = |key: &str| ("X-API-KEY", key.to_owned());
    let in_token = |key: &str| ("Authorization", format!("Bearer {key}"));
    let opaque = "a1b2c3";
    for (key, dialect, auth, expected) in [
        (LEGACY, Dialect::Guide, None, in_key(LEGACY)),
        // The guide knows one header, whatever the key looks like.
        (TOKEN, Dialect::Guide, None, in_key(TOKEN)),
        (LEGACY, Dialect::Live, None, in_key(LEGACY)),
        (TOKEN, Dialect::Live, None, in_token(TOKEN)),
        (" k ", Dialect::Live, None, in_key("k")),
        (&format!("Bearer {TOKEN}"), Dialect::Live, None, in_token(TOKEN)),
        (&format!(" bearer  {TOKEN} "), Dialect::Live, None, in_token(TOKEN)),
        (&format!("Bearer {LEGACY}"), Dialect::Live, None, in_key(LEGACY)),
        (&format!("Bearer {opaque}"), Dialect::Live, None, in_token(opaque)),
        (&format!("Bearer {LEGACY}"), Dialect::Guide, None, in_key(LEGACY)),
        // Three parts alone are no token, nor is the beginning alone.
        ("a.b.c", Dialect::Live, None, in_key("a.b.c")),
        ("eyJhbGciOi.eyJzdWIi", Dialect::Live, None, in_key("eyJhbGciOi.eyJzdWIi")),
        (TOKEN, Dialect::Live, Some("key"), in_key(TOKEN)),
        (LEGACY, Dialect::Live, Some("token"), in_token(LEGACY)),
        (TOKEN, Dialect::Guide, Some("token"), in_token(TOKEN)),
    ] {
        assert_eq!(header(key, dialect, auth), expected, "{key} {dialect:?} {auth:?}");
    }
    let error = key_header(Some(TOKEN), Dialect::Live, Some("Bearer")).expect_err("no generation");
    assert!(error.message.contains("\"token\"") && !error.message.contains(TOKEN), "{}", error.message);
}

#[test]
fn a_401_names_both_generations_and_not_the_key() {
    let io = script(vec![empty(401)]);
    let error =
        run(&io, client().ask(&io, Operation::CustomersGet, &value!({ "id": 12345 }))).expect_err("no key");
    for words in ["X-API-KEY", "legacy", "eyJ", "Authorization: Bearer", "`auth: \"token\"`"] {
        assert!(error.message.contains(words), "{}", error.message);
    }
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    let key = key_header(Some(token), Dialect::Live, None).expect("a token");
    let client = Client::new(Config { key, dialect: Dialect::Live, ..config() });
    let io = script(vec![json(401, value!({ "title": format!("Bearer {token} has expired") }))]);
    let error = run(&io, client.ask(&io, Operation::AccountGet, &value!({}))).expect_err("no account");
    assert!(error.message.contains("[key] has expired"), "{}", error.message);
    assert!(error.message.contains("legacy key") && !error.message.contains(token), "{}", error.message);
}

#[test]
fn a_key_is_what_a_header_can_carry() {
    assert_eq!(key_header(None, Dialect::Guide, None), Ok(None));
    for wrong in ["", "  ", "a\r\nX-Other: b", "ключ", "a b", "Bearer ", "Bearer a b"] {
        let error = key_header(Some(wrong), Dialect::Live, None).expect_err("no header");
        assert_eq!(error.code, ErrorCode::InvalidInput, "{wrong:?}");
        assert!(wrong.trim().is_empty() || !error.message.contains(wrong), "the key is in the message");
    }
}
