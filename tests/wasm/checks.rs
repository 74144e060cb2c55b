//! The rules and the form's judge, as the package's own modules call them: a record through the shared memory, an answer
//! as an object.

use crate::host::{js, json, share_memory, write_record};
use atera_wasm::wasm::checks::{
    check_email, check_record, check_transition, field_names, next_statuses, priority_for, sla,
};
use atera_wasm::wasm::form::judge_form;
use atera_wasm::wasm::thing::Thing;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn checked(thing: Thing, record: &str) -> Value {
    share_memory();
    write_record(&js(record));
    json(&check_record(thing, false, false, false, None))
}

#[wasm_bindgen_test]
fn a_clean_record_is_answered_by_nothing() {
    share_memory();
    write_record(&js(
        "{ TicketTitle: 'Printer on floor 2 jams', Description: 'Since Monday.', CustomerID: 1 }",
    ));
    assert!(check_record(Thing::Ticket, false, false, false, None).is_undefined());
}

#[wasm_bindgen_test]
fn a_report_names_what_is_wrong_and_what_becomes_of_the_rest() {
    let report = checked(
        Thing::Contact,
        "{ Email: 'John@ACME.com', CustomerID: 0, Firstname: 'Jürgen 🖨️', Lastname: null }",
    );
    assert_eq!(report["ok"], json!(false));
    assert_eq!(report["changes"], json!([["Email", "John@acme.com"]]));
    let issues = report["issues"].as_array().expect("issues");
    let id = issues.iter().find(|issue| issue["path"] == "CustomerID").expect("an issue of the id");
    assert_eq!((&id["code"], &id["severity"]), (&json!("invalid_id"), &json!("error")));
    assert!(id.get("suggestion").is_none(), "what is missing is left out: {id}");
}

#[wasm_bindgen_test]
fn the_host_turns_a_domain_into_its_a_label() {
    let verdict = json(&check_email("mail@Bücher.example", false));
    assert_eq!(verdict, json!({ "ok": true, "value": "mail@xn--bcher-kva.example" }));
}

#[wasm_bindgen_test]
fn a_refused_address_says_where_it_goes_wrong() {
    let verdict = json(&check_email("john..smith@acme.com", false));
    assert_eq!((&verdict["ok"], &verdict["code"], &verdict["at"]), (&json!(false), &json!("dot"), &json!(5)));
    assert_eq!(verdict["suggestion"], json!("john.smith@acme.com"));
}

#[wasm_bindgen_test]
fn fields_stand_in_the_order_of_their_numbers() {
    let names = json(&field_names(Thing::Ticket));
    assert_eq!(names[0], json!("TicketID"));
    assert_eq!(names[1], json!("TicketTitle"));
}

#[wasm_bindgen_test]
fn statuses_are_asked_of_the_guides_table_or_ones_own() {
    assert_eq!(json(&next_statuses("Open", None)), json!(["Pending", "Resolved"]));
    assert_eq!(json(&next_statuses("Open", Some("Open\tParts\nParts".to_owned()))), json!(["Parts"]));
    let refused = json(&check_transition("Open", "Closed", None));
    assert_eq!((&refused["code"], &refused["from"]), (&json!("illegal_transition"), &json!("Open")));
    let allowed = json(&check_transition("Open", "Pending", None));
    assert_eq!(
        allowed,
        json!({ "ok": true, "from": "Open", "to": "Pending", "allowed": ["Pending", "Resolved"] })
    );
}

#[wasm_bindgen_test]
fn a_priority_follows_or_there_is_none() {
    assert_eq!(priority_for("single", "high", None).as_string().as_deref(), Some("High"));
    let own = "Low\tLow\tLow\tLow\tLow\tLow\tLow\tLow\tLow\tLow\tLow\tLow";
    assert_eq!(priority_for("outage", "high", Some(own.to_owned())).as_string().as_deref(), Some("Low"));
    assert!(priority_for("outage", "high", Some("Low\tUrgent".to_owned())).is_undefined());
    assert!(priority_for("everything", "high", None).is_undefined());
}

#[wasm_bindgen_test]
fn a_clock_runs_in_the_hosts_time_zones() {
    share_memory();
    write_record(&js("{ TicketPriority: 'High', TicketCreatedDate: '2024-02-16T15:00:00Z' }"));
    // Friday 16:00 in Berlin, open from 9 to 17: one hour on Friday, three on Monday.
    let open: Vec<f64> = (0..5).flat_map(|day| [f64::from(day), 540.0, 1020.0]).collect();
    let now = 1_708_095_600_000.0;
    let answer = json(&sla(now, None, &[1.0, 4.0, 8.0, 24.0], true, Some(open), "Europe/Berlin", 0));
    assert_eq!(answer["state"], json!("running"));
    assert_eq!(answer["dueAtMs"], json!(1_708_340_400_000_u64), "{answer}");
}

#[wasm_bindgen_test]
fn a_forms_answers_are_judged_and_its_fields_counted() {
    share_memory();
    write_record(&js(
        "{ name: 'Ada', email: 'ada@example', subject: 'Printer on floor 2 jams', description: 'x' }",
    ));
    let judged = json(&judge_form(None));
    assert_eq!(judged["ok"], json!(false));
    assert_eq!(judged["shown"][0], json!("name"));
    let issue = &judged["issues"][0];
    assert_eq!((&issue["path"], &issue["reason"]), (&json!("email"), &json!("domain")));
    assert!(issue.get("message").is_none(), "a page has sentences of its own");
}
