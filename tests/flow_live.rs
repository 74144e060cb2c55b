//! The workflows in the live dialect: who writes a comment, who logs the time, and what cannot be done.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod flow_world;

use atera_wasm::error::ErrorCode;
use flow_world::{ACME, JOHN, live_desk};
use serde_json::{Value, json};

const JANE: u64 = 11_111;

fn steps_of(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(|row| row["step"].as_str()).collect()
}

#[test]
fn a_ticket_is_opened_for_the_contact_of_an_address() {
    let desk = live_desk();
    let input = json!({
        "TicketTitle": "Printer on floor 3 jams", "Description": "since <b>Ünïcødé</b>", "Email": "John.Smith@ACME.com",
        "impact": "major", "urgency": "medium", "TechnicianContactID": JANE, "comment": "We are on it",
    });
    let answer = desk.flow("openTicket", &input).expect("a ticket");
    assert_eq!((&answer["CustomerID"], &answer["EndUserID"]), (&json!(ACME), &json!(JOHN)));
    assert_eq!(answer["manual"], json!([]));
    let id = answer["TicketID"].as_u64().expect("an id");
    // What the guide's own reply shows of it.
    let ticket = desk.get(&format!("/tickets/{id}"));
    assert_eq!(
        (&ticket["Description"], &ticket["CustomerID"]),
        (&json!("since <b>Ünïcødé</b>"), &json!(ACME))
    );
    let comments = desk.get(&format!("/tickets/{id}/comments"));
    assert_eq!(comments["items"][0]["CreatorContactID"], JANE);
    assert_eq!(comments["items"][0]["IsInternal"], false);
    // The contacts were searched by the address, not read to their end.
    assert!(desk.seen.borrow()[0].contains("/contacts?"), "{:?}", desk.seen.borrow());
    assert!(desk.sent() <= 5, "{:?}", desk.seen.borrow());
}

#[test]
fn an_acknowledgement_without_a_technician_is_left_to_a_person() {
    let desk = live_desk();
    let input = json!({
        "TicketTitle": "Printer on floor 3 jams", "Description": "again", "EndUserID": JOHN, "comment": "We are on it",
    });
    let answer = desk.flow("openTicket", &input).expect("a ticket");
    assert_eq!(steps_of(&answer["manual"]), ["assignTechnician", "sendAcknowledgment"]);
    assert_eq!(desk.creates(), 1);
}

#[test]
fn a_ticket_for_a_customer_alone_is_refused_before_anything_is_made() {
    let desk = live_desk();
    let input =
        json!({ "TicketTitle": "Printer on floor 3 jams", "Description": "again", "CustomerID": ACME });
    let stopped = desk.flow("openTicket", &input).expect_err("no contact");
    assert_eq!((stopped.error.code, desk.commits()), (ErrorCode::InvalidInput, 0));
    assert!(stopped.error.message.contains("by EndUserID"), "{}", stopped.error.message);
}

#[test]
fn the_tickets_technician_writes_and_logs() {
    let desk = live_desk();
    let input = json!({
        "id": 54_321, "findings": "driver", "summary": "printer works again",
        "work": { "StartDate": "2024-02-15T10:00:00Z", "EndDate": "2024-02-15T11:00:00Z", "IsBillable": true, "Notes": "driver" },
    });
    let answer = desk.flow("resolveTicket", &input).expect("resolved");
    assert_eq!(
        steps_of(&answer["done"]),
        ["checkTransition", "addFindings", "logTime", "setResolved", "sendSummary"]
    );
    assert_eq!(answer["manual"], json!([]));
    let hours = desk.get("/tickets/54321/workhours");
    let logged = hours["items"].as_array().and_then(|rows| rows.last()).expect("a row");
    assert_eq!((&logged["TechnicianContactID"], &logged["Notes"]), (&json!(JANE), &json!("driver")));
}

#[test]
fn work_that_cannot_be_logged_is_told_before_anything_is_written() {
    let desk = live_desk();
    let input = json!({ "id": 54_321, "findings": "x", "work": { "StartDate": "2024-02-15T11:00:00Z", "EndDate": "2024-02-15T10:00:00Z", "IsBillable": true } });
    let stopped = desk.flow("resolveTicket", &input).expect_err("ends before it begins");
    assert_eq!((stopped.error.code, desk.commits()), (ErrorCode::InvalidInput, 0));
    let answer = desk.flow("resolveTicket", &json!({ "id": 54_321 })).expect("resolved");
    assert_eq!(steps_of(&answer["manual"]), ["logTime", "sendSummary"]);
}

#[test]
fn a_customer_is_taken_on_and_found_again() {
    let desk = live_desk();
    let input = json!({
        "customer": { "CustomerName": "Ünïcødé GmbH", "Domain": "unicode.example", "Website": "https://unicode.example" },
        "contact": { "FirstName": "Jané", "LastName": "Döe", "Email": "jane@unicode.example" },
    });
    let answer = desk.flow("onboardCustomer", &input).expect("taken on");
    let customer = answer["CustomerID"].as_u64().expect("an id");
    let found = desk
        .flow("findCustomers", &json!({ "name": "ünïcødé gmbh", "domain": "unicode.example" }))
        .expect("found");
    assert_eq!(found["customers"][0]["CustomerID"], customer);
    assert_eq!(found["customers"][0]["contacts"][0]["FirstName"], "Jané");
    let routed = desk.flow("routeByDomain", &json!({ "Email": "new@unicode.example" })).expect("an answer");
    assert_eq!((&routed["customer"]["CustomerID"], &routed["reason"]), (&json!(customer), &json!("domain")));
}
