//! Every option of a client and of a call: what it takes, and how what it does not take is refused by name.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::{Answer, Dialect, Operation};
use atera_wasm::client::options::{CLIENT, read};
use atera_wasm::client::{Ask, Config};
use atera_wasm::error::{Error, ErrorCode};
use atera_wasm::model::{Scalar, Shape};
use atera_wasm::rules::IssueCode;
use atera_wasm::rules::options::{OptionKind as Kind, OptionRow, OptionValue, check_option, option};
use serde_json::{Value, json};

fn issue(error: &Error) -> (&str, IssueCode, &str, Option<&str>) {
    assert_eq!((error.code, error.issues.len()), (ErrorCode::InvalidInput, 1), "{error}");
    let issue = &error.issues[0];
    (&issue.path, issue.code, &issue.message, issue.suggestion.as_deref())
}

/// Every kind, with all that it holds; whatever is not among them is refused by each.
const VALUES: &[OptionValue<'_>] = &[
    OptionValue::Plain(Scalar::Null),
    OptionValue::Plain(Scalar::Flag(true)),
    OptionValue::Plain(Scalar::Flag(false)),
    OptionValue::Plain(Scalar::Number(0.0)),
    OptionValue::Plain(Scalar::Number(1.0)),
    OptionValue::Plain(Scalar::Number(5.0)),
    OptionValue::Plain(Scalar::Number(0.5)),
    OptionValue::Plain(Scalar::Number(-1.0)),
    OptionValue::Plain(Scalar::Number(f64::NAN)),
    OptionValue::Plain(Scalar::Number(f64::INFINITY)),
    OptionValue::Plain(Scalar::Number(f64::NEG_INFINITY)),
    OptionValue::Plain(Scalar::Text("")),
    OptionValue::Plain(Scalar::Text("0")),
    OptionValue::Plain(Scalar::Text("live")),
    OptionValue::Plain(Scalar::Text("12345678901")),
    OptionValue::Shaped(Shape::List, false),
    OptionValue::Shaped(Shape::Object, false),
    OptionValue::Shaped(Shape::Object, true),
    OptionValue::Shaped(Shape::Date, false),
    OptionValue::Shaped(Shape::Function, false),
    OptionValue::Shaped(Shape::Other, false),
];

#[test]
fn each_kind_holds_its_own_values_and_no_others() {
    let all: Vec<usize> = (1..VALUES.len()).collect();
    for (kind, held, wanted) in [
        (Kind::Any, &(0..VALUES.len()).collect::<Vec<_>>()[..], ""),
        (Kind::Given, all.as_slice(), "a value, or be left out"),
        (Kind::Text, &[11, 12, 13, 14][..], "a text"),
        (Kind::Flag, &[1, 2], "true or false"),
        (Kind::Whole(0, 4), &[3, 4], "a whole number from 0 to 4"),
        (Kind::Whole(1, u32::MAX), &[4, 5], "a whole number from 1"),
        (Kind::Time, &[4, 5, 6], "a number of milliseconds above 0"),
        (Kind::Wait, &[3, 4, 5, 6], "a number of milliseconds from 0"),
        (Kind::Word(&["guide", "live"]), &[13], "one of \"guide\", \"live\""),
        (Kind::Function, &[19], "a function"),
        (Kind::Method("acquire"), &[17], "an object with the method `acquire`"),
        (Kind::Object, &[16, 17], "an object"),
        (Kind::List, &[15], "an array"),
    ] {
        for (index, value) in VALUES.iter().enumerate() {
            let found = check_option("one", *value, &[option("one", kind)]);
            assert_eq!(found.is_none(), held.contains(&index), "{kind:?} {value:?}");
            if let Some(issue) = found {
                assert!(issue.message.starts_with(&format!("must be {wanted}; it is ")), "{}", issue.message);
                let word =
                    matches!(kind, Kind::Word(_)) && matches!(value, OptionValue::Plain(Scalar::Text(_)));
                let code = if word { IssueCode::InvalidWord } else { IssueCode::Type };
                assert_eq!((issue.path.as_str(), issue.code), ("one", code));
            }
        }
    }
}

/// A text may be a key in the wrong place: only a short number is repeated.
#[test]
fn what_was_passed_is_named_but_no_text_is_repeated() {
    let found = [
        "null",
        "true",
        "false",
        "the number 0",
        "the number 1",
        "the number 5",
        "a fraction",
        "the number -1",
        "NaN",
        "Infinity",
        "-Infinity",
        "an empty text",
        "the text \"0\"",
        "a text",
        "a text",
        "an array",
        "an object",
        "an object",
        "a Date",
        "a function",
    ];
    for (value, found) in VALUES.iter().zip(found) {
        for kind in [Kind::Flag, Kind::List, Kind::Object] {
            if let Some(issue) = check_option("one", *value, &[option("one", kind)]) {
                assert!(issue.message.ends_with(&format!("; it is {found}")), "{}", issue.message);
            }
        }
    }
}

/// A value that the JSON of a test can hold and an option of this kind takes.
fn fit(row: &OptionRow) -> Option<Value> {
    match row.kind {
        Kind::Text if row.name == "apiKey" => Some(json!("0123456789abcdef0123456789abcdef")),
        Kind::Text if row.name == "baseUrl" => Some(json!("https://atera.example")),
        Kind::Text | Kind::Given | Kind::Any => Some(json!("Europe/Berlin")),
        Kind::Flag => Some(json!(true)),
        Kind::Whole(least, _) => Some(json!(least)),
        Kind::Time | Kind::Wait => Some(json!(5.5)),
        Kind::Word(words) => Some(json!(words[0])),
        Kind::Object => Some(json!({ "Open": ["Closed"] })),
        Kind::List => Some(json!([])),
        Kind::Function | Kind::Method(_) => None,
    }
}

#[test]
fn each_option_of_a_client_takes_its_kind_and_refuses_every_other_by_name() {
    for row in CLIENT {
        if let Some(fit) = fit(row) {
            assert!(read(&json!({ row.name: fit })).is_ok(), "{}", row.name);
        }
        for wrong in [json!(null), json!(true), json!(-1), json!(0.5), json!("0"), json!([]), json!({})] {
            let kind = match &wrong {
                Value::Bool(_) => matches!(row.kind, Kind::Flag),
                Value::Number(number) => {
                    number.as_f64() == Some(0.5) && matches!(row.kind, Kind::Time | Kind::Wait)
                }
                Value::String(_) => matches!(row.kind, Kind::Text),
                Value::Object(_) => matches!(row.kind, Kind::Object),
                Value::Null | Value::Array(_) => false,
            };
            if !kind {
                let error = read(&json!({ row.name: wrong })).expect_err(row.name);
                let (path, _, message, _) = issue(&error);
                assert_eq!(path, row.name);
                assert!(message.starts_with("must be "), "{message}");
            }
        }
    }
}

#[test]
fn an_option_that_no_client_has_is_refused_with_the_nearest() {
    for (name, meant) in [
        ("retires", Some("retries")),
        ("Retries", Some("retries")),
        ("apikey", Some("apiKey")),
        ("baseURL", Some("baseUrl")),
        ("timeout", Some("timeoutMs")),
        ("proxy", None),
        ("timeoutMS", Some("timeoutMs")),
        ("onEvents", Some("onEvent")),
        ("__proto__", None),
        ("", None),
    ] {
        let error = read(&json!({ name: 1 })).expect_err(name);
        let (path, code, message, suggestion) = issue(&error);
        assert_eq!((path, code, suggestion), (name, IssueCode::UnknownField, meant));
        match meant {
            Some(meant) => assert_eq!(message, format!("unknown option: did you mean `{meant}`?")),
            None => assert!(
                message.starts_with("unknown option: leave it out, or use one of apiKey, "),
                "{message}"
            ),
        }
    }
    let both = read(&json!({ "retires": 1, "retries": "0" })).expect_err("two faults");
    assert_eq!(
        both.message,
        "retires: unknown option: did you mean `retries`?; retries: must be a whole number from 0 to 1000; it is the text \"0\""
    );
}

#[test]
fn a_table_of_transitions_has_arrays_of_texts() {
    let table = json!({ "transitions": { "Open": ["Waiting", "Open"], "Waiting": [] } });
    assert_eq!(read(&table).unwrap().transitions.statuses(), ["Open", "Waiting"]);
    for wrong in [json!({ "Open": "Closed" }), json!({ "Open": [1] }), json!({ "Open": null })] {
        let error = read(&json!({ "transitions": wrong })).expect_err("no table");
        let (path, code, message, _) = issue(&error);
        assert_eq!((path, code), ("transitions", IssueCode::Type));
        assert!(!message.contains("::") && message.contains("each status"), "{message}");
    }
}

#[test]
fn what_is_not_said_stays_as_usual() {
    let (read, usual) = (read(&json!({ "reserve": 100 })).unwrap(), Config::default());
    assert_eq!((read.retries, read.timeout_ms, read.rate_per_minute), (usual.retries, usual.timeout_ms, 600));
    assert_eq!(self::read(&json!({ "ratePerMinute": 5, "reserve": 9 })).unwrap().rate_per_minute, 1);
}

/// What a call needs besides its options.
fn arguments() -> Value {
    json!({ "id": 7, "target": "customer", "fieldName": "F", "relationType": "Parent", "ofCustomer": 7, "body": {} })
}

#[test]
fn every_call_of_both_dialects_refuses_an_unknown_option_and_a_wrong_kind() {
    for dialect in [Dialect::Guide, Dialect::Live] {
        for route in dialect.routes() {
            let is_list = route.answer == Answer::Page;
            let mut wrong = vec![
                ("timeoutMs", json!("1"), IssueCode::Type),
                ("timeoutMs", json!(0), IssueCode::Type),
                ("timeoutMs", json!(-1), IssueCode::Type),
                ("timeoutMs", json!(null), IssueCode::Type),
                ("raw", json!(1), IssueCode::Type),
                ("signal", json!({}), IssueCode::Type),
                ("signal", json!(null), IssueCode::Type),
                ("timeoutms", json!(1), IssueCode::UnknownField),
                ("other", json!(1), IssueCode::UnknownField),
                ("", json!(1), IssueCode::UnknownField),
            ];
            if is_list {
                wrong.push(("page", json!(null), IssueCode::Type));
                wrong.push(("itemInPage", json!(5), IssueCode::UnknownField));
                wrong.extend(route.filters.iter().map(|filter| (filter.name, json!(null), IssueCode::Type)));
            } else {
                wrong.push(("page", json!(1), IssueCode::UnknownField));
            }
            for (name, value, code) in wrong {
                let mut input = arguments();
                assert!(Ask::read(dialect, route, &input).is_ok(), "{:?} {input}", route.operation);
                input[name] = value.clone();
                let error = Ask::read(dialect, route, &input).expect_err(name);
                let (path, found, _, _) = issue(&error);
                assert_eq!((path, found), (name, code), "{:?} {name} {value}", route.operation);
            }
        }
    }
}

#[test]
fn calls_of_several_requests_refuse_unknown_options_too() {
    for (operation, input) in [
        (Operation::TicketsBillableDurations, json!({ "body": [1], "bulk": true, "timeoutms": 5 })),
        (
            Operation::TicketsUpdate,
            json!({ "id": 1, "body": { "TicketTitle": "Printer on fire" }, "form": "Open" }),
        ),
    ] {
        let io = world::world(|_| panic!("nothing may be sent"));
        let error = world::run(&io, world::client().ask(&io, operation, &input)).expect_err("unknown");
        assert_eq!(issue(&error).1, IssueCode::UnknownField);
    }
    let io = world::world(|_| panic!("nothing may be sent"));
    let input = json!({ "email": "a@b.example", "bulk": true, "page": 1 });
    let error = world::run(&io, world::client().find_by_email(&io, &input)).expect_err("unknown");
    assert_eq!(issue(&error).0, "page");
}
