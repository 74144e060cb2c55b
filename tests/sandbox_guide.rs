//! The guide's own examples, byte for byte, and the totals of its lists.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect should stop right there")]

use atera_wasm::sandbox::{Options, Request, Response, Sandbox};
use serde_json::Value;

const NOW: i64 = 1_707_998_400_000;

fn get(sandbox: &mut Sandbox, path: &str) -> String {
    let reply = sandbox.handle(&Request::new("GET", path, "key"), NOW);
    assert_eq!(reply.status, 200, "{path}");
    String::from_utf8(reply.body).unwrap()
}

fn post(sandbox: &mut Sandbox, path: &str, json: &str) -> Response {
    sandbox.handle(&Request::new("POST", path, "key").with_json(json), NOW)
}

fn text(reply: &Response) -> &str {
    std::str::from_utf8(&reply.body).unwrap()
}

fn sandbox() -> Sandbox {
    Sandbox::new(Options::default())
}

#[test]
fn each_example_reply_is_the_guides() {
    let examples = [
        (
            "/api/v3/customers/12345",
            r#"{"CustomerID":12345,"CustomerName":"Acme Corporation","BusinessNumber":"12-3456789","Domain":"acme.com","Address":"123 Main Street","City":"New York","State":"NY","Country":"United States","ZipCodeStr":"10001","Phone":"555-123-4567","Fax":"555-123-4568","Website":"https://www.acme.com","Notes":"Enterprise customer - 24/7 support","CreatedOn":"2023-01-15T10:00:00Z","LastModified":"2024-02-01T14:30:00Z"}"#,
        ),
        (
            "/api/v3/contacts/67890",
            r#"{"EndUserID":67890,"CustomerID":12345,"CustomerName":"Acme Corporation","FirstName":"John","LastName":"Smith","Email":"john.smith@acme.com","Phone":"555-123-4567 x101","JobTitle":"IT Manager","IsContactPerson":true,"CreatedOn":"2023-01-20T09:00:00Z"}"#,
        ),
        (
            "/api/v3/tickets/54321",
            r#"{"TicketID":54321,"TicketTitle":"Unable to access email - multiple users affected","TicketStatus":"Open","TicketPriority":"High","TicketType":"Problem","CustomerID":12345,"CustomerName":"Acme Corporation","EndUserID":67890,"EndUserFirstName":"John","EndUserLastName":"Smith","EndUserEmail":"john.smith@acme.com","TechnicianContactID":11111,"TechnicianFullName":"Jane Tech","TicketCreatedDate":"2024-02-15T09:00:00Z","TicketSource":"Email"}"#,
        ),
        (
            "/api/v3/tickets/54321/comments",
            r#"{"items":[{"CommentID":11111,"TicketID":54321,"CommentText":"Initial triage: Checking Exchange connectivity","CommentDate":"2024-02-15T09:15:00Z","CreatorContactID":12345,"IsInternal":true}]}"#,
        ),
        (
            "/api/v3/tickets/54321/billableduration",
            r#"{"TotalBillableDuration":3600,"TotalBillableHours":1.0}"#,
        ),
        (
            "/api/v3/tickets/54321/workhours",
            r#"{"items":[{"WorkHourID":22222,"TicketID":54321,"TechnicianContactID":12345,"StartDate":"2024-02-15T09:00:00Z","EndDate":"2024-02-15T10:30:00Z","Duration":5400,"IsBillable":true,"Notes":"Initial investigation and resolution"}]}"#,
        ),
    ];
    for seed in [1, 2, 77] {
        let mut sandbox = Sandbox::new(Options { seed, ..Options::default() });
        for (path, wanted) in examples {
            assert_eq!(get(&mut sandbox, path), wanted, "{path} with seed {seed}");
        }
    }
}

#[test]
fn each_example_list_begins_and_ends_as_in_the_guide() {
    let mut sandbox = sandbox();
    let customers = get(&mut sandbox, "/api/v3/customers?page=1&itemsInPage=50");
    let acme = r#"{"items":[{"CustomerID":12345,"CustomerName":"Acme Corporation","Domain":"acme.com","Address":"123 Main Street","City":"New York","State":"NY","Country":"United States","ZipCodeStr":"10001","Phone":"555-123-4567","Website":"https://www.acme.com","CreatedOn":"2023-01-15T10:00:00Z"},"#;
    assert!(customers.starts_with(acme), "{customers}");
    assert!(
        customers.ends_with(r#"],"totalItems":150,"page":1,"itemsInPage":50,"totalPages":3}"#),
        "{customers}"
    );
    let contacts = get(&mut sandbox, "/api/v3/contacts?page=1&itemsInPage=50");
    let john = r#"{"items":[{"EndUserID":67890,"CustomerID":12345,"CustomerName":"Acme Corporation","FirstName":"John","LastName":"Smith","Email":"john.smith@acme.com","Phone":"555-123-4567 x101","JobTitle":"IT Manager","IsContactPerson":true,"CreatedOn":"2023-01-20T09:00:00Z"},"#;
    assert!(contacts.starts_with(john), "{contacts}");
    assert!(
        contacts.ends_with(r#"],"totalItems":500,"page":1,"itemsInPage":50,"totalPages":10}"#),
        "{contacts}"
    );
    let tickets = get(&mut sandbox, "/api/v3/tickets?page=1&itemsInPage=50");
    assert!(
        tickets.ends_with(r#"],"totalItems":2847,"page":1,"itemsInPage":50,"totalPages":57}"#),
        "{tickets}"
    );
}

#[test]
fn each_example_create_answers_as_in_the_guide() {
    let mut sandbox = sandbox();
    let customer = post(
        &mut sandbox,
        "/api/v3/customers",
        r#"{"CustomerName":"New Company Inc","Domain":"newcompany.com","Address":"456 Oak Avenue","City":"Chicago","State":"IL","Country":"United States","ZipCodeStr":"60601","Phone":"555-987-6543","Website":"https://www.newcompany.com","Notes":"Referred by Acme Corporation"}"#,
    );
    assert_eq!(text(&customer), r#"{"ActionID":67890,"CustomerID":67890,"CustomerName":"New Company Inc"}"#);
    let contact = post(
        &mut sandbox,
        "/api/v3/contacts",
        r#"{"CustomerID":12345,"FirstName":"Jane","LastName":"Doe","Email":"jane.doe@acme.com","Phone":"555-123-4567 x102","JobTitle":"CFO","IsContactPerson":false}"#,
    );
    assert_eq!(text(&contact), r#"{"ActionID":77777,"EndUserID":77777}"#);
    // The example answers 54321, which the guide's other examples already use: the next free id instead.
    let ticket = post(
        &mut sandbox,
        "/api/v3/tickets",
        r#"{"TicketTitle":"Unable to access email - multiple users affected","Description":"Sales team (5 users) reporting Outlook disconnected since 9am","EndUserID":67890,"TicketPriority":"High","TicketType":"Problem","TechnicianContactID":12345}"#,
    );
    let reply: Value = serde_json::from_slice(&ticket.body).unwrap();
    let names: Vec<&String> = reply.as_object().unwrap().keys().collect();
    assert_eq!(names, ["ActionID", "TicketID", "TicketTitle"]);
    assert_eq!(reply["ActionID"], reply["TicketID"]);
    assert!(reply["TicketID"].as_u64().unwrap() > 54_321);
    for reply in [customer, contact, ticket] {
        assert_eq!(reply.status, 201);
    }
}

#[test]
fn each_example_update_is_taken() {
    let mut sandbox = sandbox();
    let examples = [
        (
            "/api/v3/customers/12345",
            r#"{"Phone":"555-987-6544","Notes":"Updated contact information","Address":"789 New Street"}"#,
        ),
        (
            "/api/v3/contacts/67890",
            r#"{"Phone":"555-123-4567 x103","JobTitle":"COO","IsContactPerson":true}"#,
        ),
        ("/api/v3/tickets/54321", r#"{"TicketStatus":"Resolved","TicketPriority":"Medium"}"#),
    ];
    for (path, body) in examples {
        let reply = post(&mut sandbox, path, body);
        assert_eq!(reply.status, 200, "{path}");
        let now: Value = serde_json::from_str(&get(&mut sandbox, path)).unwrap();
        let sent: Value = serde_json::from_str(body).unwrap();
        for (name, value) in sent.as_object().unwrap() {
            assert_eq!(&now[name], value, "{path} {name}");
        }
    }
    let comment = post(
        &mut sandbox,
        "/api/v3/tickets/54321/comments",
        r#"{"CommentText":"Identified root cause - Exchange certificate expired","IsInternal":false}"#,
    );
    assert_eq!(comment.status, 201);
    let set = post(
        &mut sandbox,
        "/api/v3/customvalues/customer/12345",
        r#"{"FieldName":"ContractType","Value":"Managed Services"}"#,
    );
    assert_eq!(set.status, 200);
}

#[test]
fn the_ids_that_the_examples_use_are_each_seen_once_in_the_lists() {
    let mut sandbox = sandbox();
    for (list, id_name, total) in
        [("customers", "CustomerID", 150), ("contacts", "EndUserID", 500), ("tickets", "TicketID", 2847)]
    {
        let mut ids = std::collections::BTreeSet::new();
        for page in 1.. {
            let reply: Value = serde_json::from_str(&get(
                &mut sandbox,
                &format!("/api/v3/{list}?page={page}&itemsInPage=50"),
            ))
            .unwrap();
            for item in reply["items"].as_array().unwrap() {
                assert!(ids.insert(item[id_name].as_u64().unwrap()), "{list} shows an id twice");
            }
            if page == reply["totalPages"].as_u64().unwrap() {
                break;
            }
        }
        assert_eq!(ids.len(), total, "{list}");
    }
}
