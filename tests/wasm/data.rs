//! A document reads the same as a JavaScript value and as `serde_json`'s.

use crate::host::{js, js_record, json, parsed, record};
use atera_wasm::model::{Data, Scalar};
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Documents as Atera sends them, and as nobody should.
const DOCUMENTS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0.5",
    "9007199254740991",
    "1e300",
    r#""""#,
    r#""Printer jams""#,
    r#""Ünïcødé 🖨️ \u0000 \"""#,
    "[]",
    "{}",
    r#"[1, "two", null, [3], {"four": 4}]"#,
    r#"{"TicketID": 1, "TicketTitle": "Printer jams", "Closed": false, "DueDate": null, "Tags": ["a"], "Contact": {"EndUserID": 2}}"#,
    r#"{"__proto__": {"TicketID": 1}, "constructor": "text", "hasOwnProperty": 3, "length": 4, "": "empty"}"#,
    r#"{"0": "zero", "1": "one"}"#,
    r#"{"Ünïcødé 🖨️": "🖨️", "line\nbreak": " "}"#,
    r#"[{"TicketID": 1, "TicketTitle": "a"}, {"TicketID": null, "TicketTitle": 2}, {}, null, "text", {"TicketID": 1.5, "TicketTitle": "ü🖨️"}]"#,
];

/// Names that the documents have, and one that they have not.
const NAMES: &[&str] = &[
    "TicketID",
    "TicketTitle",
    "Closed",
    "DueDate",
    "Tags",
    "Contact",
    "__proto__",
    "length",
    "",
    "0",
    "Ünïcødé 🖨️",
    "line\nbreak",
    "Missing",
];

/// Every document both ways.
fn documents() -> impl Iterator<Item = (&'static str, Value, JsValue)> {
    DOCUMENTS.iter().map(|text| (*text, serde_json::from_str(text).expect("a document"), parsed(text)))
}

#[wasm_bindgen_test]
fn plain_values_read_alike() {
    for (text, native, host) in documents() {
        assert_eq!(host.text(), native.text(), "{text}");
        assert_eq!(host.number(), native.number(), "{text}");
        assert_eq!(host.flag(), native.flag(), "{text}");
        assert_eq!(host.length(), native.length(), "{text}");
        assert_eq!(host.instant(), native.instant(), "{text}");
    }
}

#[wasm_bindgen_test]
fn fields_read_alike() {
    for (text, native, host) in documents() {
        // Every JavaScript object inherits what stands under `__proto__`, unless it has one of its own.
        let own = |name: &&&str| **name != "__proto__" || text.contains("__proto__");
        // Only an object of options or a body is asked for a field; text and arrays have a `length` in JavaScript.
        for name in NAMES.iter().filter(own).filter(|_| native.is_object()) {
            assert_eq!(host.field(name).map(|field| json(&field)), native.field(name), "{name} of {text}");
        }
    }
}

#[wasm_bindgen_test]
fn items_of_an_array_read_alike() {
    for (text, native, host) in documents().filter(|(_, native, _)| native.is_array()) {
        for index in 0..8 {
            assert_eq!(host.item(index).map(|item| json(&item)), native.item(index), "{index} of {text}");
        }
        assert_eq!(json(&host.pick(&[3, 0, 0])), native.pick(&[3, 0, 0]), "{text}");
        assert_eq!(json(&host.pick(&[])), native.pick(&[]), "{text}");
        // Text and arrays among the items have these in JavaScript.
        for name in NAMES.iter().filter(|name| !["length", "0"].contains(name)) {
            assert_eq!(host.numbers(name), native.numbers(name), "{name} of {text}");
            assert_eq!(host.texts(name), native.texts(name), "{name} of {text}");
        }
    }
}

#[wasm_bindgen_test]
fn records_read_alike() {
    // JavaScript puts names that are whole numbers first; these documents have them in that order.
    for (text, native, host) in documents().filter(|(_, native, _)| !native.is_array() && !native.is_string())
    {
        assert_eq!(js_record(&host), record(&native), "{text}");
    }
}

#[wasm_bindgen_test]
fn values_are_made_alike() {
    let scalars = [
        Scalar::Null,
        Scalar::Other,
        Scalar::Flag(true),
        Scalar::Number(12.5),
        Scalar::Text("ü🖨️"),
        Scalar::Text(""),
    ];
    for scalar in scalars {
        assert_eq!(json(&JsValue::plain(scalar)), Value::plain(scalar));
        let entries = [("TicketTitle", scalar), ("", scalar), ("__proto__", scalar)];
        assert_eq!(json(&JsValue::object(&entries)), Value::object(&entries));
    }
    assert_eq!(json(&JsValue::object(&[])), Value::object(&[]));
    let items = || DOCUMENTS.iter().map(|text| parsed(text)).collect::<Vec<_>>();
    let natives = DOCUMENTS.iter().map(|text| serde_json::from_str(text).expect("a document")).collect();
    assert_eq!(json(&JsValue::array(items())), Value::array(natives));
}

#[wasm_bindgen_test]
fn a_field_is_set_on_a_copy() {
    for (text, native, host) in documents().filter(|(_, native, _)| native.is_object()) {
        let before = json(&host);
        for name in ["TicketTitle", "New", "__proto__"] {
            let set = json(&host.with(name, JsValue::from_str("set")));
            assert_eq!(set, native.with(name, Value::from("set")), "{name} of {text}");
        }
        assert_eq!(json(&host), before, "the object itself stays as it was");
    }
}

#[wasm_bindgen_test]
fn digits_in_a_column_are_a_number_as_far_as_one_can_hold_them() {
    let ids = parsed(
        r#"[{"id": "12"}, {"id": "9007199254740991"}, {"id": "9007199254740993"}, {"id": "-1"}, {"id": "1.5"}, {"id": ""}]"#,
    );
    assert_eq!(ids.numbers("id"), [Some(12.0), Some(9_007_199_254_740_991.0), None, None, None, None]);
}

#[wasm_bindgen_test]
fn a_date_is_an_instant_and_its_text() {
    let date = js("new Date(Date.UTC(2026, 0, 31, 12))");
    assert_eq!(date.instant(), Some(1_769_860_800_000.0));
    assert_eq!(date.text().as_deref(), Some("2026-01-31T12:00:00.000Z"));
    let invalid = js("new Date(NaN)");
    assert_eq!((invalid.instant(), invalid.text()), (None, None));
    assert_eq!(
        js_record(&js("{ DueDate: new Date(NaN) }")),
        [("DueDate".to_owned(), r#"Text("Invalid Date")"#.to_owned())]
    );
}
