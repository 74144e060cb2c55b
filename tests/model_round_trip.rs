//! Whatever Atera sends comes back out as it came in: types that we did not expect, null, unknown fields.

#![expect(clippy::unwrap_used, reason = "a test stops where it meets what it did not expect")]

use atera_wasm::model::work_hour::BillableDuration;
use atera_wasm::model::{Comment, Contact, CustomValue, Customer, Field, Submission, Ticket, WorkHour};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no infinity", |number| number.is_finite()).prop_map(Value::from),
        any::<u32>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop_oneof!["Open", "Closed", "High", "Request", "API", "Portal", "open", "Urgent"]
            .prop_map(Value::from),
        prop_oneof![
            "2024-02-15T09:00:00Z",
            "2024-02-15T09:00:00.1234567Z",
            "2024-02-15T09:00:00\\+05:30",
            "2024-02-15T09:00:00",
            "2024-02-30T09:00:00Z",
        ]
        .prop_map(Value::from),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => scalar(),
        1 => scalar().prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::vec(("[a-z]{1,4}", inner), 0..4)
                    .prop_map(|entries| Value::Object(entries.into_iter().collect())),
            ]
        }),
    ]
}

fn object(fields: &'static [Field]) -> impl Strategy<Value = Map<String, Value>> {
    let known = proptest::sample::select(fields).prop_map(|field| field.name.to_owned());
    let name = prop_oneof![8 => known, 1 => "[A-Za-z]{1,10}", 1 => "\\PC{0,6}"];
    proptest::collection::vec((name, value()), 0..24).prop_map(|entries| entries.into_iter().collect())
}

fn keeps<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(given: &Map<String, Value>) {
    let text = serde_json::to_string(given).unwrap();
    let given: Value = serde_json::from_str(&text).unwrap();
    let thing: T = serde_json::from_str(&text).unwrap();
    let written = serde_json::to_string(&thing).unwrap();
    let back: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(back, given);
    assert_eq!(serde_json::from_str::<T>(&written).unwrap(), thing);
}

macro_rules! keeps {
    ($($test:ident: $thing:ty;)*) => {
        proptest! {
            $(
                #[test]
                fn $test(given in object(<$thing>::FIELDS)) {
                    keeps::<$thing>(&given);
                }
            )*
        }
    };
}

keeps! {
    customer_keeps_everything: Customer;
    contact_keeps_everything: Contact;
    ticket_keeps_everything: Ticket;
    comment_keeps_everything: Comment;
    custom_value_keeps_everything: CustomValue;
    work_hour_keeps_everything: WorkHour;
    billable_duration_keeps_everything: BillableDuration;
    submission_keeps_everything: Submission;
}

#[test]
fn numbers_keep_how_they_were_written() {
    for text in [r#"{"Duration":5400}"#, r#"{"Duration":5400.0}"#, r#"{"Duration":1.5}"#] {
        let thing: WorkHour = serde_json::from_str(text).unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(&serde_json::to_string(&thing).unwrap()).unwrap(),
            serde_json::from_str::<Value>(text).unwrap()
        );
    }
}

#[test]
fn the_guides_ticket_comes_back_byte_for_byte() {
    let text = concat!(
        r#"{"TicketID":54321,"TicketTitle":"Unable to access email - multiple users affected","#,
        r#""TicketPriority":"High","TicketStatus":"Open","TicketType":"Problem","CustomerID":12345,"#,
        r#""CustomerName":"Acme Corporation","EndUserID":67890,"EndUserEmail":"john.smith@acme.com","#,
        r#""TicketCreatedDate":"2024-02-15T09:00:00Z","TicketSource":"Email"}"#
    );
    let ticket: Ticket = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&ticket).unwrap(), text);
    assert!(ticket.other.is_empty());
}

#[test]
fn ids_beyond_javascript_are_kept_and_not_taken_for_ids() {
    let given = json!({ "TicketID": 9_007_199_254_740_992_u64, "CustomerID": 0, "EndUserID": "7" });
    let ticket: Ticket = serde_json::from_value(given.clone()).unwrap();
    assert_eq!(
        (ticket.ticket_id.get(), ticket.customer_id.get(), ticket.end_user_id.get()),
        (None, None, None)
    );
    assert_eq!(serde_json::to_value(&ticket).unwrap(), given);
}
