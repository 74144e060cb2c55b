//! The live dialect: every operation of the contract is there, with its statuses.

mod sandbox_desk;

use sandbox_desk::Desk;
use serde_json::{Value, json};

/// A body, or null for none.
type Row = (&'static str, &'static str, Value, u16);

fn operations() -> Vec<Row> {
    let contact = json!({ "Email": "new@acme.com", "CustomerID": 12345 });
    let customer = json!({ "CustomerName": "New" });
    let ticket = json!({ "TicketTitle": "Printer jams", "Description": "x", "EndUserID": 67890 });
    let comment = json!({ "CommentText": "x", "EnduserCommentDetails": { "EnduserId": 67890 } });
    let work = json!({
        "StartWorkHour": "2024-02-15T11:00:00Z", "EndWorkHour": "2024-02-15T11:30:00+00:00",
        "TechnicianContactID": 11111, "Billiable": true, "OnCustomerSite": false,
    });
    vec![
        ("GET", "account", json!(null), 200),
        ("GET", "contacts", json!(null), 200),
        ("POST", "contacts", contact, 201),
        ("GET", "contacts/67890", json!(null), 200),
        ("POST", "contacts/67890", json!({ "Phone": "1" }), 200),
        ("PUT", "contacts/67890", json!({ "Phone": "1" }), 200),
        ("DELETE", "contacts/77777", json!(null), 204),
        ("GET", "customers", json!(null), 200),
        ("POST", "customers", customer, 201),
        ("GET", "customers/12345", json!(null), 200),
        ("POST", "customers/12345", json!({ "Phone": "1" }), 200),
        ("PUT", "customers/12345", json!({ "Phone": "1" }), 200),
        ("DELETE", "customers/67890", json!(null), 204),
        ("POST", "customers/folders", json!({ "CustomerId": 12345, "Name": "x" }), 201),
        (
            "POST",
            "customers/attachments",
            json!({ "CustomerId": 12345, "Name": "x", "ContentBased64": "" }),
            201,
        ),
        ("GET", "customvalues/customfields", json!(null), 200),
        ("GET", "tickets", json!(null), 200),
        ("POST", "tickets", ticket, 201),
        ("GET", "tickets/noComments", json!(null), 200),
        ("GET", "tickets/statusmodified", json!(null), 200),
        ("GET", "tickets/lastmodified?date=2024-02-15T00:00:00Z", json!(null), 200),
        ("GET", "tickets/54321", json!(null), 200),
        ("PUT", "tickets/54321", json!({ "TicketPriority": "Low" }), 200),
        ("POST", "tickets/54321", json!({ "TicketImpact": "Minor" }), 200),
        ("GET", "tickets/54321/comments", json!(null), 200),
        ("POST", "tickets/54321/comments", comment, 201),
        ("GET", "tickets/54321/attachments", json!(null), 200),
        ("GET", "tickets/54321/billableduration", json!(null), 200),
        ("POST", "tickets/billableduration", json!([54321]), 200),
        ("GET", "tickets/54321/nonbillableduration", json!(null), 200),
        ("GET", "tickets/54321/workhours", json!(null), 200),
        ("POST", "tickets/54321/workhours", work, 201),
        ("POST", "tickets/billableworkhourssiteduration", json!([54321]), 200),
        ("GET", "tickets/54321/workhoursrecords", json!(null), 200),
        (
            "POST",
            "tickets/54321/relations",
            json!({ "RelatedTicketId": 54320, "RelationType": "Child" }),
            201,
        ),
        ("DELETE", "tickets/54321/relations/Child", json!(null), 204),
        ("DELETE", "tickets/54321", json!(null), 204),
        ("GET", "workhours", json!(null), 200),
    ]
}

#[test]
fn each_operation_of_the_contract_is_answered() {
    let mut desk = Desk::live();
    for (method, path, body, status) in operations() {
        let (got, reply) = desk.call(method, path, (!body.is_null()).then_some(body));
        assert_eq!(got, status, "{method} {path}: {reply}");
        assert_eq!(reply.is_null(), status == 204, "{method} {path}: {reply}");
        let wrote = method != "GET" && !path.ends_with("duration") && status != 204;
        assert_eq!(reply.get("ActionID").is_some(), wrote, "{method} {path}: {reply}");
    }
}

/// The paths that only the guide has, and the writes that live does not have.
#[test]
fn what_only_the_guide_has_is_not_found() {
    let mut desk = Desk::live();
    let rows = [
        ("DELETE", "customvalues/customer/12345/ContractType", 405),
        ("GET", "customvalues/customer/12345", 404),
        ("POST", "customvalues/customer/12345", 405),
        ("POST", "tickets/statusmodified", 400),
        ("PATCH", "tickets/54321", 405),
    ];
    for (method, path, status) in rows {
        let body = if method == "GET" { Value::Null } else { json!({}) };
        desk.problem(method, path, body, status);
    }
    assert_eq!(desk.sandbox.stats().commits, 0);
}

/// The two calls of the guide whose paths mean something else here.
#[test]
fn the_same_path_may_mean_something_else() {
    let mut desk = Desk::live();
    let path = "tickets/statusmodified?modifiedAfter=2999-01-01T00:00:00Z";
    assert!(desk.get(path)["totalItemCount"].as_u64() > Some(0), "no date is asked for");
    assert!(desk.get("tickets/54321/workhours").get("items").is_none(), "a summary, no list");
}
