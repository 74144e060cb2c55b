//! Custom values and the fields they are values of.

use super::LiveDesk;
use atera_wasm::api::Operation as Op;
use serde_json::{Value, json};
use std::fmt::Write;

const NONE: Value = Value::Null;

/// What each target is called in a path, one of its fields, and something that it can be set to.
const TARGETS: [(&str, u64, &str, &str); 10] = [
    ("customer", 12345, "Größe / Size", "100 % ✓ שלום"),
    ("contact", 67890, "Language", "עברית"),
    ("ticket", 54321, "Cost Center", "CC/1?#&%"),
    ("contract", 5, "Renewal", "2025-01-01"),
    ("sla", 5, "Tier", "gold 🥇"),
    ("agent", 5, "Asset Tag", "A"),
    ("snmp", 5, "Rack", "R"),
    ("tcp", 5, "Owner", "O"),
    ("http", 5, "Owner", "P"),
    ("generic", 5, "Location", "L"),
];

fn encoded(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => text.push(char::from(byte)),
            other => write!(text, "%{other:02X}").unwrap(),
        }
    }
    text
}

/// The ids of values are made up by the sandbox: they are what they are, and the same each time.
fn same_but_id(mut got: Value, wanted: &Value) -> Vec<String> {
    let rows = got.as_array_mut().expect("an array");
    let ids = rows.iter_mut().map(|row| row.as_object_mut().unwrap().remove("Id").unwrap());
    let ids: Vec<String> = ids.map(|id| id.as_str().unwrap().to_owned()).collect();
    assert_eq!(got, *wanted);
    ids
}

#[rustfmt::skip]
pub(crate) fn custom_values(desk: &LiveDesk) {
    for (target, id, name, value) in TARGETS {
        let path = format!("/customvalues/{target}field/{id}/{}", encoded(name));
        let input = json!({ "target": target, "id": id, "body": { "FieldName": name, "Value": value } });
        let done = json!({ "ActionID": id.to_string() });
        desk.does(Op::CustomValuesSet, &input, &format!("PUT {path}"), json!({ "Value": value }), 200, done.clone());
        let field = json!({ "target": target, "id": id, "fieldName": name });
        let got = desk.ask(Op::CustomValuesGetField, &field).unwrap();
        assert_eq!(desk.requests(), [format!("GET {path}")]);
        let dated = if target == "contract" { json!("2025-01-01T00:00:00Z") } else { NONE };
        let mut row = json!({ "ItemId": id, "FieldName": name, "Value": value, "ValueAsDecimal": 0.0, "ValueAsDateTime": dated, "ValueAsBool": false, "OptionId": NONE });
        if target == "contact" {
            row["OptionId"] = got[0]["OptionId"].clone();
            assert!(row["OptionId"].is_string());
        }
        let ids = same_but_id(got, &json!([row]));
        let all = desk.ask(Op::CustomValuesGet, &json!({ "target": target, "id": id })).unwrap();
        assert_eq!(desk.requests(), [format!("GET /customvalues/{target}fields/{id}")]);
        let mine = all.as_array().unwrap().iter().find(|known| known["FieldName"] == name).unwrap();
        assert_eq!((&mine["Id"], &mine["Value"]), (&json!(ids[0]), &json!(value)));
        let by_id = desk.ask(Op::CustomValuesById, &json!({ "fieldName": ids[0] })).unwrap();
        assert_eq!(desk.requests(), [format!("GET /customvalues/{}", ids[0])]);
        assert_eq!(same_but_id(by_id, &json!([row])), ids);
        let raw = desk.ask(Op::CustomValuesGetField, &json!({ "target": target, "id": id, "fieldName": name, "raw": true })).unwrap();
        assert_eq!((&raw[0]["ValueAsString"], raw[0].get("Value")), (&json!(value), None));
        // The nearest to deleting one; and the other verb.
        assert_eq!(desk.by_hand("POST", &path, json!({ "Value": "" })), (200, done));
        assert_eq!(desk.ask(Op::CustomValuesGetField, &field).unwrap()[0]["Value"], "");
    }
}

pub(crate) fn definitions(desk: &LiveDesk) {
    let fields = desk.ask(Op::CustomValuesFields, &json!({})).unwrap();
    assert_eq!(desk.requests(), ["GET /customvalues/customfields"]);
    let rows = fields.as_array().unwrap();
    let field = |name: &str| {
        let mut row = rows.iter().find(|row| row["Name"] == name).unwrap_or_else(|| panic!("{name}")).clone();
        for value in row["PossibleValues"].as_array_mut().unwrap() {
            value.as_object_mut().unwrap().remove("Id");
        }
        row
    };
    let plain = |name: &str, kind: &str, target: &str| json!({ "Name": name, "DataType": kind, "Target": target, "PossibleValues": [], "ParentAttributeName": null });
    assert_eq!(field("Größe / Size"), plain("Größe / Size", "Text", "Customer"));
    assert_eq!(field("Seats"), plain("Seats", "Numeric", "Customer"));
    assert_eq!(field("VIP"), plain("VIP", "Boolean", "Contact"));
    assert_eq!(field("Renewal"), plain("Renewal", "Date", "Contract"));
    assert_eq!(field("Rack"), plain("Rack", "Text", "SNMPDevice"));
    let options = |words: [&str; 6]| words.map(|word| json!({ "Value": word }));
    assert_eq!(
        field("Product"),
        json!({
            "Name": "Product", "DataType": "OptionsWithDependencies", "Target": "Ticket",
            "PossibleValues": options(["Laptop", "Printer", "Outlook", "Excel", "Router", "Wi-Fi"]),
            "ParentAttributeName": "Category",
        })
    );
    let targets: std::collections::BTreeSet<&str> =
        rows.iter().map(|row| row["Target"].as_str().unwrap()).collect();
    assert_eq!(targets.len(), 10, "{targets:?}");
}
