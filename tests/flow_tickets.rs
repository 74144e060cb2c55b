//! Opening and resolving a ticket, against the sandbox.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod flow_world;

use atera_wasm::error::ErrorCode;
use flow_world::{ACME, JOHN, desk, steps};
use serde_json::{Value, json};

fn request(fields: &Value) -> Value {
    let mut input = json!({ "TicketTitle": "Printer on floor 3 jams" });
    for (name, value) in fields.as_object().expect("an object") {
        input[name] = value.clone();
    }
    input
}

#[test]
fn a_ticket_is_opened_by_the_guides_steps() {
    let desk = desk();
    let answer = desk
        .flow(
            "openTicket",
            &request(&json!({
                "Email": "John.Smith@ACME.com", "impact": "major", "urgency": "medium", "category": "printing",
                "routing": [
                    { "category": "mail", "TechnicianContactID": 1 },
                    { "category": "printing", "customerId": 1, "TechnicianContactID": 2 },
                    { "category": "printing", "TechnicianContactID": 11111 },
                ],
                "comment": "We are on it",
            })),
        )
        .expect("a ticket");
    let id = answer["TicketID"].as_u64().expect("an id");
    assert_eq!(
        answer["done"],
        json!([
            { "step": "validateCustomer", "CustomerID": ACME, "EndUserID": JOHN },
            { "step": "setPriority", "TicketPriority": "High" },
            { "step": "assignTechnician", "TechnicianContactID": 11111 },
            { "step": "createTicket", "TicketID": id },
            { "step": "sendAcknowledgment", "CommentID": answer["done"][4]["CommentID"] },
        ])
    );
    assert_eq!(answer["manual"], json!([]));
    let ticket = desk.get(&format!("/tickets/{id}"));
    for (name, value) in [
        ("TicketStatus", json!("Open")),
        ("TicketPriority", json!("High")),
        ("EndUserID", json!(JOHN)),
        ("CustomerID", json!(ACME)),
        ("TechnicianContactID", json!(11111)),
    ] {
        assert_eq!(ticket[name], value, "{name}");
    }
    let comment = &desk.get(&format!("/tickets/{id}/comments"))["items"][0];
    assert_eq!((&comment["CommentText"], &comment["IsInternal"]), (&json!("We are on it"), &json!(false)));
}

#[test]
fn whoever_asks_is_found() {
    let rows = [
        (json!({ "EndUserID": JOHN }), json!(ACME), json!(JOHN), 0),
        (json!({ "CustomerID": ACME }), json!(ACME), Value::Null, 0),
        (json!({ "CustomerID": ACME, "EndUserID": JOHN }), json!(ACME), json!(JOHN), 0),
        (json!({ "Email": "somebody@ACME.com" }), json!(ACME), Value::Null, 0),
        (json!({ "Email": "somebody@acme.com", "createContact": true }), json!(ACME), json!(77777), 1),
        (json!({ "Email": "john.smith@acme.com", "createContact": true }), json!(ACME), json!(JOHN), 0),
        (
            json!({ "Email": "me@gmail.com", "CustomerID": ACME, "createContact": { "FirstName": "Mé" } }),
            json!(ACME),
            json!(77777),
            1,
        ),
    ];
    for (who, customer, contact, contacts) in rows {
        let desk = desk();
        let answer = desk.flow("openTicket", &request(&who)).expect("a ticket");
        assert_eq!((&answer["CustomerID"], &answer["EndUserID"]), (&customer, &contact), "{who}");
        assert_eq!(desk.creates(), 1 + contacts, "{who}");
        let ticket = desk.get(&format!("/tickets/{}", answer["TicketID"]));
        assert_eq!((&ticket["CustomerID"], &ticket["EndUserID"]), (&customer, &contact), "{who}");
        assert_eq!(steps(&answer, "manual"), ["assignTechnician", "sendAcknowledgment"], "{who}");
        assert!(!steps(&answer, "done").contains(&"sendAcknowledgment"), "{who}");
    }
}

#[test]
fn nothing_is_made_for_a_request_that_is_wrong() {
    use ErrorCode::{InvalidInput, NotFound};
    let desk = desk();
    let rows = [
        (request(&json!({})), InvalidInput, "CustomerID"),
        (request(&json!({ "CustomerID": 1 })), NotFound, ""),
        (request(&json!({ "EndUserID": 1 })), NotFound, ""),
        (request(&json!({ "EndUserID": JOHN, "CustomerID": 12717 })), InvalidInput, "CustomerID"),
        (request(&json!({ "Email": "me@gmail.com", "createContact": true })), NotFound, ""),
        (request(&json!({ "Email": "me@nowhere.test", "createContact": true })), NotFound, ""),
        (request(&json!({ "Email": "no address" })), InvalidInput, "Email"),
        (request(&json!({ "CustomerID": ACME, "TicketPriority": "hgih" })), InvalidInput, "TicketPriority"),
        (request(&json!({ "CustomerID": ACME, "TicketStatus": "Closed" })), InvalidInput, "TicketStatus"),
        (request(&json!({ "CustomerID": ACME, "impact": "major" })), InvalidInput, "urgency"),
        (request(&json!({ "CustomerID": ACME, "urgency": "high" })), InvalidInput, "impact"),
        (request(&json!({ "CustomerID": ACME, "impact": "all", "urgency": "high" })), InvalidInput, "impact"),
        (
            json!({ "Email": "new@acme.com", "createContact": true, "TicketTitle": " " }),
            InvalidInput,
            "TicketTitle",
        ),
        (
            request(&json!({ "Email": "new@acme.com", "createContact": { "CustomerId": 1 } })),
            InvalidInput,
            "CustomerId",
        ),
        (
            request(&json!({ "CustomerID": ACME, "routing": [{ "TechnicianContactID": "x" }] })),
            InvalidInput,
            "TechnicianContactID",
        ),
    ];
    for (input, code, path) in rows {
        let error = desk.flow("openTicket", &input).expect_err("refused").error;
        assert_eq!(error.code, code, "{input}: {}", error.message);
        let first = error.issues.first().map_or("", |issue| issue.path.as_str());
        assert_eq!(first, path, "{input}: {}", error.message);
    }
    assert_eq!(desk.commits(), 0);
}

#[test]
fn a_priority_or_a_technician_that_is_named_stays() {
    let desk = desk();
    let named = json!({
        "CustomerID": ACME, "TicketPriority": "Low", "impact": "outage", "urgency": "high",
        "TechnicianContactID": 11111, "routing": [{ "TechnicianContactID": 12345 }],
    });
    let answer = desk.flow("openTicket", &request(&named)).expect("a ticket");
    assert_eq!((&answer["TicketPriority"], &answer["TechnicianContactID"]), (&json!("Low"), &json!(11111)));
    assert!(!steps(&answer, "done").contains(&"setPriority"));
}

#[test]
fn a_ticket_is_resolved_by_the_guides_steps() {
    let desk = desk();
    let input = json!({ "id": 54321, "findings": "certificate <expired>", "summary": "Mail works again ✓" });
    let answer = desk.flow("resolveTicket", &input).expect("resolved");
    assert_eq!(steps(&answer, "done"), ["checkTransition", "addFindings", "setResolved", "sendSummary"]);
    assert_eq!(steps(&answer, "manual"), ["logTime"]);
    assert_eq!((&answer["from"], &answer["TicketStatus"]), (&json!("Open"), &json!("Resolved")));
    assert_eq!(desk.get("/tickets/54321")["TicketStatus"], "Resolved");
    let comments = desk.get("/tickets/54321/comments");
    let told: Vec<_> = comments["items"].as_array().expect("comments").iter().skip(1).collect();
    assert_eq!(
        (&told[0]["CommentText"], &told[0]["IsInternal"]),
        (&json!("certificate <expired>"), &json!(true))
    );
    assert_eq!(
        (&told[1]["CommentText"], &told[1]["IsInternal"]),
        (&json!("Mail works again ✓"), &json!(false))
    );
    // Findings, status, summary: the customer hears of it when it is so.
    let writes = ["POST /tickets/54321/comments", "POST /tickets/54321", "POST /tickets/54321/comments"];
    assert_eq!(desk.writes(), writes);
}

#[test]
fn a_closed_ticket_stays_closed_and_gets_no_comment() {
    let desk = desk();
    desk.post("/tickets/54321", &json!({ "TicketStatus": "Closed" }));
    let stopped = desk.flow("resolveTicket", &json!({ "id": 54321, "findings": "x" })).expect_err("final");
    assert_eq!(stopped.error.code, ErrorCode::IllegalTransition);
    assert_eq!(stopped.left, ["checkTransition", "addFindings", "setResolved"]);
    assert_eq!(stopped.done, json!([]));
    assert_eq!(desk.writes(), Vec::<String>::new());
}

#[test]
fn what_is_not_given_is_not_said() {
    let desk = desk();
    let answer = desk.flow("resolveTicket", &json!({ "id": 54321, "summary": "  " })).expect("resolved");
    assert_eq!(steps(&answer, "done"), ["checkTransition", "setResolved"]);
    assert_eq!(steps(&answer, "manual"), ["logTime", "sendSummary"]);
    assert_eq!(desk.creates(), 0);
    let error = desk.flow("resolveTicket", &json!({})).expect_err("no id").error;
    assert_eq!((error.code, error.issues[0].path.as_str()), (ErrorCode::InvalidInput, "id"));
}
