//! What each answer becomes: the error table row by row, ids of new things, and what is none of Atera's.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::reply::excerpt;
use atera_wasm::api::{Operation, path};
use atera_wasm::client::config::{base_url, dialect};
use atera_wasm::client::{Body, Client, Outcome, Reply};
use atera_wasm::error::{ERRORS, Error, ErrorCode};
use serde_json::{Value, json as value};
use world::{KEY, client, config, empty, html, json, run, script, with_body};

fn ask(answer: Outcome<Value>, operation: Operation, input: &Value) -> Result<Value, Error> {
    let io = script(vec![answer]);
    run(&io, client().ask(&io, operation, input))
}

fn get(answer: Outcome<Value>) -> Error {
    ask(answer, Operation::CustomersGet, &value!({ "id": 12345, "timeoutMs": 5_000 }))
        .expect_err("no customer")
}

#[test]
fn every_code_has_one_row() {
    assert_eq!(ERRORS.len(), 20);
    for row in ERRORS {
        assert_eq!(row.code.row(), row, "{}", row.text);
        assert_eq!(ERRORS.iter().filter(|other| other.text == row.text).count(), 1, "{}", row.text);
        let ends = !row.message.ends_with('.') && !row.fix.ends_with('.') && !row.fix.is_empty();
        assert!(ends, "{}", row.text);
        let acronym = row.message.starts_with("Atera") || row.message.starts_with("an API");
        assert!(acronym || row.message.starts_with(char::is_lowercase), "{}", row.message);
    }
}

#[test]
fn the_guides_errors_are_told_apart() {
    let said = |status: u16, message: &str| json(status, value!({ "Code": status, "Message": message }));
    let rows = [
        (said(400, "Invalid customer ID"), ErrorCode::InvalidCustomerId, "verify that the customer exists"),
        (said(400, "Invalid ticket ID"), ErrorCode::InvalidTicketId, "verify that the ticket exists"),
        (said(400, "Email already exists"), ErrorCode::DuplicateEmail, "use a unique email"),
        (said(409, "Duplicate email"), ErrorCode::DuplicateEmail, "use a unique email"),
        (said(409, "Changed meanwhile"), ErrorCode::Conflict, "Changed meanwhile"),
        (said(400, "Title required"), ErrorCode::InvalidInput, "Atera says: Title required"),
        (said(401, "Unauthorized"), ErrorCode::Unauthorized, "check the API key"),
        (empty(401), ErrorCode::Unauthorized, "check the API key"),
        (said(403, "Forbidden"), ErrorCode::Forbidden, "verify the permissions"),
        (said(404, "Customer not found"), ErrorCode::NotFound, "customer 12345 not found: confirm the ID"),
        (empty(404), ErrorCode::NotFound, "customer 12345 not found: confirm the ID"),
        (with_body(200, Body::Null), ErrorCode::NotFound, "customer 12345 not found: confirm the ID"),
        (empty(200), ErrorCode::NotFound, "customer 12345 not found"),
        (said(418, "I am a teapot"), ErrorCode::Refused, "I am a teapot"),
        (
            json(400, value!({ "title": "Bad", "detail": "Name is too long" })),
            ErrorCode::InvalidInput,
            "Name is too long",
        ),
        (html(404), ErrorCode::BadReply, "the reply is a page, not JSON: <!doctype html>"),
        (html(200), ErrorCode::BadReply, "the reply is no JSON but: <!doctype html>"),
        (with_body(200, Body::TooLarge), ErrorCode::BadReply, "maxReplyBytes"),
        (empty(302), ErrorCode::BadReply, "the key goes to no other place"),
        (empty(0), ErrorCode::BadReply, "the key goes to no other place"),
        (empty(500), ErrorCode::Server, "Atera failed: try again later"),
        (with_body(200, Body::Cut), ErrorCode::BadReply, "the reply broke off"),
    ];
    for (answer, code, words) in rows {
        let error = get(answer.clone());
        assert_eq!(error.code, code, "{answer:?}");
        assert!(error.message.contains(words), "{} <- {answer:?}", error.message);
        assert!(!error.message.ends_with('.'), "{}", error.message);
    }
}

#[test]
fn json_that_stops_in_the_middle_broke_off() {
    let half = Body::Text(r#"{"CustomerID":123"#.into());
    let error = get(with_body(200, half));
    assert_eq!((error.code, error.message.contains("broke off")), (ErrorCode::BadReply, true));
}

#[test]
fn a_page_that_happens_to_be_json_is_a_page() {
    let body = Body::Json(value!({ "CustomerID": 1 }));
    let reply = Reply { status: 200, content_type: Some("text/html".into()), retry_after: None, body };
    assert_eq!(get(Outcome::Reply(reply)).code, ErrorCode::BadReply);
}

#[test]
fn the_key_is_in_no_message() {
    for answer in [
        json(401, value!({ "Message": format!("the key {KEY} is unknown") })),
        with_body(200, Body::Text(format!("X-API-KEY: {KEY}"))),
        with_body(400, Body::Text(format!("bad header {KEY}"))),
    ] {
        let error = get(answer);
        assert!(!format!("{error:?}").contains(KEY), "{}", error.message);
        assert!(error.message.contains("[key]"), "{}", error.message);
    }
    assert!(!format!("{:?}", config()).contains(KEY));
}

#[test]
fn somebody_elses_text_is_short_and_on_one_line() {
    assert_eq!(excerpt("  a\r\n\tb\u{0}c.  "), "a b c");
    let long = excerpt(&"ü".repeat(10_000));
    assert_eq!(long.chars().count(), 201);
}

#[test]
fn ids_of_new_things_come_under_their_names() {
    for reply in [
        value!({ "ActionID": 54321 }),
        value!({ "ActionID": "54321" }),
        value!({ "ActionID": "x", "TicketID": 54321 }),
    ] {
        let ticket = value!({ "body": { "TicketTitle": "Printer on floor 3 jams", "EndUserID": 67890 } });
        let made = ask(json(201, reply), Operation::TicketsCreate, &ticket).expect("made");
        assert_eq!(made["TicketID"], 54321);
    }
    let customer = ask(
        json(201, value!({ "ActionID": 9 })),
        Operation::CustomersCreate,
        &value!({ "body": { "CustomerName": "Acme" } }),
    );
    assert_eq!(customer.expect("made"), value!({ "ActionID": 9, "CustomerID": 9 }));
    let contact = value!({ "body": { "CustomerID": 1, "Email": "ann@acme.com" } });
    assert_eq!(
        ask(json(200, value!({ "ActionID": 9 })), Operation::ContactsCreate, &contact).expect("made")["EndUserID"],
        9
    );
}

#[test]
fn an_id_that_javascript_cannot_hold_is_refused_and_not_rounded() {
    let ticket = value!({ "body": { "TicketTitle": "Printer on floor 3 jams", "EndUserID": 67890 } });
    let reply = json(201, value!({ "ActionID": "9007199254740993" }));
    assert_eq!(
        ask(reply, Operation::TicketsCreate, &ticket).expect_err("no exact id").code,
        ErrorCode::Ambiguous
    );
}

#[test]
fn updates_and_deletes_take_any_body_or_none() {
    for answer in [empty(200), empty(204), with_body(200, Body::Null), json(200, value!({ "ActionID": 1 }))] {
        let patch = value!({ "id": 1, "body": { "Phone": "555" } });
        assert!(ask(answer.clone(), Operation::CustomersUpdate, &patch).is_ok(), "{answer:?}");
        assert!(ask(answer.clone(), Operation::CustomersDelete, &value!({ "id": 1 })).is_ok(), "{answer:?}");
    }
}

#[test]
fn custom_values_come_as_an_array_whatever_their_envelope() {
    let values = value!([{ "FieldName": "ContractType", "Value": "Managed Services" }]);
    let asked = value!({ "target": "customer", "id": 12345 });
    for body in [value!({ "items": values.clone() }), values.clone()] {
        assert_eq!(ask(json(200, body), Operation::CustomValuesGet, &asked).expect("values"), values);
    }
    assert_eq!(
        ask(with_body(200, Body::Null), Operation::CustomValuesGet, &asked).expect("none"),
        value!([])
    );
}

#[test]
fn nothing_is_sent_that_the_rules_refuse() {
    let io = script(vec![empty(200)]);
    let rows = [
        (
            Operation::TicketsCreate,
            value!({ "body": { "TicketDescription": "x", "Title": "y" } }),
            "unknown_field",
        ),
        (Operation::TicketsCreate, value!({}), "required"),
        (Operation::ContactsCreate, value!({ "body": { "CustomerID": 1 } }), "required"),
        (Operation::ContactsUpdate, value!({ "id": 1, "body": { "EndUserID": 5 } }), "read_only"),
        (Operation::TicketsAddComment, value!({ "id": 1, "body": { "CommentText": " " } }), "required"),
        (
            Operation::CustomValuesSet,
            value!({ "target": "customer", "id": 1, "body": { "Value": "x" } }),
            "required",
        ),
        (Operation::TicketsGet, value!({ "id": 0 }), "invalid_id"),
        (Operation::TicketsGet, value!({ "id": "54321" }), "invalid_id"),
        (Operation::TicketsGet, value!({}), "invalid_id"),
        (Operation::CustomValuesGet, value!({ "target": "agent", "id": 1 }), "invalid_word"),
        (
            Operation::CustomValuesDelete,
            value!({ "target": "customer", "id": 1, "fieldName": ".." }),
            "required",
        ),
    ];
    for (operation, input, code) in rows {
        let error = run(&io, client().ask(&io, operation, &input)).expect_err("refused");
        assert_eq!(error.code, ErrorCode::InvalidInput, "{input}");
        assert!(error.issues.iter().any(|issue| issue.code.as_str() == code), "{input}: {:?}", error.issues);
    }
    assert_eq!(io.sent(), 0);
}

#[test]
fn what_goes_out_is_in_its_normal_form() {
    let io = script(vec![json(201, value!({ "ActionID": 1 }))]);
    let contact = value!({ "body": { "CustomerID": 1, "Email": "  Ann@BÜCHER.example " } });
    run(&io, client().ask(&io, Operation::ContactsCreate, &contact)).expect("made");
    let seen = io.0.seen.borrow();
    assert_eq!(seen[0].body, Some(value!({ "CustomerID": 1, "Email": "Ann@xn--bcher-kva.example" })));
}

#[test]
fn each_write_goes_out_in_the_guides_shape() {
    let rows = [
        (
            Operation::TicketsAddComment,
            value!({ "id": 54321, "body": { "CommentText": "Grüße ✓", "IsInternal": false } }),
            "POST /tickets/54321/comments",
            Some(value!({ "CommentText": "Grüße ✓", "IsInternal": false })),
        ),
        (
            Operation::CustomValuesSet,
            value!({ "target": "contact", "id": 7, "body": { "FieldName": "Sprache", "Value": "עברית" } }),
            "POST /customvalues/contact/7",
            Some(value!({ "FieldName": "Sprache", "Value": "עברית" })),
        ),
        (
            Operation::CustomValuesDelete,
            value!({ "target": "customer", "id": 7, "fieldName": "Größe 1/2" }),
            "DELETE /customvalues/customer/7/Gr%C3%B6%C3%9Fe%201%2F2",
            None,
        ),
        (
            Operation::TicketsUpdate,
            value!({ "id": 54321, "from": "Open", "body": { "TicketStatus": "Resolved", "TicketPriority": "Medium" } }),
            "POST /tickets/54321",
            Some(value!({ "TicketStatus": "Resolved", "TicketPriority": "Medium" })),
        ),
    ];
    for (operation, input, sent, body) in rows {
        let io = script(vec![json(200, value!({ "ActionID": 1 }))]);
        run(&io, client().ask(&io, operation, &input)).expect("done");
        let seen = io.0.seen.borrow();
        assert_eq!(format!("{} {}", seen[0].method, seen[0].path), sent);
        assert_eq!(seen[0].body, body);
    }
}

#[test]
fn a_status_moves_only_as_the_table_allows() {
    let update = |answers: Vec<Outcome<Value>>, input: Value| {
        let io = script(answers);
        let result = run(&io, client().ask(&io, Operation::TicketsUpdate, &input));
        (result, io.sent())
    };
    let ticket = |status: &str| json(200, value!({ "TicketID": 1, "TicketStatus": status }));
    let done = || json(200, value!({ "ActionID": 1 }));
    let close = value!({ "id": 1, "body": { "TicketStatus": "Closed" } });
    let (result, sent) = update(vec![ticket("Open"), done()], close.clone());
    let error = result.expect_err("resolve first");
    let refusal = error.refusal.as_ref().expect("the move");
    assert_eq!((error.code, sent), (ErrorCode::IllegalTransition, 1));
    assert_eq!((refusal.from.as_str(), refusal.to.as_str()), ("Open", "Closed"));
    assert_eq!(refusal.allowed, ["Pending", "Resolved"]);
    let (result, sent) = update(vec![ticket("Resolved"), done()], close.clone());
    assert_eq!((result.is_ok(), sent), (true, 2));
    let known = value!({ "id": 1, "from": "Resolved", "body": { "TicketStatus": "Closed" } });
    assert_eq!(update(vec![done()], known).1, 1, "no need to read what the caller knows");
    let other = value!({ "id": 1, "body": { "TicketPriority": "Low" } });
    assert_eq!(update(vec![done()], other).1, 1, "no status, no need to read");
    let (result, sent) = update(vec![with_body(200, Body::Null)], close);
    assert_eq!((result.expect_err("no ticket").code, sent), (ErrorCode::NotFound, 1));
}

#[test]
fn a_table_of_the_callers_own_counts() {
    let table = atera_wasm::rules::StatusTable::new(vec![("Open".into(), vec!["Waiting".into()])]);
    let client = Client::new(atera_wasm::client::Config { transitions: table, ..config() });
    let io = script(vec![json(200, value!({ "ActionID": 1 }))]);
    let move_to = |status: &str| {
        let input = value!({ "id": 1, "from": "Open", "body": { "TicketStatus": status } });
        run(&io, client.ask(&io, Operation::TicketsUpdate, &input)).map_err(|error| error.code)
    };
    assert!(move_to("Waiting").is_ok());
    assert_eq!(move_to("Resolved"), Err(ErrorCode::IllegalTransition));
}

#[test]
fn paths_are_encoded() {
    let mut text = String::new();
    path::encode(&mut text, "a b/c?d#e%f&g=ü€😀");
    assert_eq!(text, "a%20b%2Fc%3Fd%23e%25f%26g%3D%C3%BC%E2%82%AC%F0%9F%98%80");
    assert_eq!([0, 7, 10, u64::MAX].map(path::decimal), ["0", "7", "10", "18446744073709551615"]);
}

#[test]
fn a_base_url_is_host_and_path_alone() {
    assert_eq!(base_url(" https://atera.example ").as_deref(), Ok("https://atera.example/api/v3"));
    assert_eq!(base_url("http://127.0.0.1:8787/api/v3/").as_deref(), Ok("http://127.0.0.1:8787/api/v3"));
    for wrong in [
        "",
        "atera.example",
        "ftp://x",
        "https://",
        "https:///x",
        "https://u:p@x",
        "https://x?y",
        "https://x#y",
        "https://x/ y",
        "https://x\\y",
    ] {
        assert_eq!(base_url(wrong).expect_err("no base").code, ErrorCode::InvalidInput, "{wrong}");
    }
}

#[test]
fn the_dialect_follows_the_host() {
    use atera_wasm::api::Dialect::{Guide, Live};
    for (named, base, expected) in [
        (None, "https://help.example/api/v3", Guide),
        (None, "https://app.atera.com/api/v3", Live),
        (None, "https://API.Atera.com:443/api/v3", Live),
        (None, "https://app.atera.com.evil.example/api/v3", Guide),
        (None, "https://help.example/app.atera.com", Guide),
        (Some("guide"), "https://app.atera.com/api/v3", Guide),
        (Some("live"), "https://help.example/api/v3", Live),
    ] {
        assert_eq!(dialect(named, base), Ok(expected), "{named:?} {base}");
    }
    assert_eq!(
        dialect(Some("Guide"), "https://help.example").expect_err("no word").code,
        ErrorCode::InvalidInput
    );
}
