//! Onboarding, finding, deactivating, auditing and routing, against the sandbox.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod flow_world;

use atera_wasm::error::ErrorCode;
use flow_world::{ACME, Desk, JOHN, NOON, desk, steps};
use serde_json::{Value, json};

fn onboarding() -> Value {
    json!({
        "customer": { "CustomerName": "<b>Ünïcødé", "Domain": "bücher.example" },
        "contact": { "Email": "jane@bücher.example", "FirstName": "Jané" },
        "customValues": [{ "FieldName": "Straße/№ 5?", "Value": "100 % ✓" }],
    })
}

fn onboarded(desk: &Desk) -> u64 {
    desk.flow("onboardCustomer", &onboarding()).expect("a customer")["CustomerID"].as_u64().expect("an id")
}

#[test]
fn a_customer_is_taken_on_by_the_guides_steps() {
    let desk = desk();
    let answer = desk.flow("onboardCustomer", &onboarding()).expect("a customer");
    assert_eq!((&answer["CustomerID"], &answer["EndUserID"]), (&json!(67890), &json!(77777)));
    assert_eq!(steps(&answer, "done"), ["checkInput", "createCustomer", "createContact", "setCustomValue"]);
    assert_eq!(steps(&answer, "manual"), ["deployAgents", "configureAlerts"]);
    assert_eq!(desk.get("/customers/67890")["CustomerName"], "<b>Ünïcødé");
    let contact = desk.get("/contacts/77777");
    assert_eq!((&contact["IsContactPerson"], &contact["CustomerID"]), (&json!(true), &json!(67890)));
    assert_eq!(contact["Email"], "jane@xn--bcher-kva.example");
    let values = desk.get("/customvalues/customer/67890");
    assert_eq!(values["items"], json!([{ "FieldName": "Straße/№ 5?", "Value": "100 % ✓" }]));
    let alone =
        desk.flow("onboardCustomer", &json!({ "customer": { "CustomerName": "Solo" } })).expect("alone");
    assert_eq!(steps(&alone, "manual"), ["createContact", "deployAgents", "configureAlerts"]);
    assert_eq!(alone["EndUserID"], Value::Null);
}

#[test]
fn nothing_is_made_of_an_onboarding_that_is_wrong() {
    use ErrorCode::{DuplicateEmail, InvalidInput};
    let rows = [
        ("customer", json!({}), InvalidInput, "CustomerName"),
        ("customer", json!({ "CustomerName": "x", "CustomerID": 5 }), InvalidInput, "CustomerID"),
        ("contact", json!({ "FirstName": "Jane" }), InvalidInput, "Email"),
        ("contact", json!({ "Email": "jane" }), InvalidInput, "Email"),
        ("contact", json!({ "Email": "JOHN.smith@acme.com" }), DuplicateEmail, ""),
        ("customValues", json!({ "Seats": 5 }), InvalidInput, "Value"),
        ("customValues", json!([{ "Value": "x" }]), InvalidInput, "FieldName"),
    ];
    let desk = desk();
    for (name, value, code, path) in rows {
        let mut input = onboarding();
        input[name] = value.clone();
        let stopped = desk.flow("onboardCustomer", &input).expect_err("refused");
        let first = stopped.error.issues.first().map_or("", |issue| issue.path.as_str());
        assert_eq!((stopped.error.code, first), (code, path), "{value}");
        assert_eq!(stopped.left[0], "checkInput");
    }
    assert_eq!(desk.commits(), 0);
}

fn names(answer: &Value) -> Vec<&str> {
    answer["customers"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["CustomerName"].as_str())
        .collect()
}

#[test]
fn customers_are_found_by_name_and_domain() {
    let desk = desk();
    onboarded(&desk);
    let find = |input: Value| desk.flow("findCustomers", &input).expect("an answer");
    for input in [
        json!({ "domain": "BÜCHER.example" }),
        json!({ "domain": "xn--bcher-kva.example" }),
        json!({ "name": "c", "domain": "bücher.example" }),
    ] {
        assert_eq!(names(&find(input.clone())), ["<b>Ünïcødé"], "{input}");
    }
    // The sandbox has another of this name.
    for name in ["ÜNÏCØDÉ", " <B>ünï "] {
        assert_eq!(names(&find(json!({ "name": name }))), ["<b>Ünïcødé</b> & Söhne", "<b>Ünïcødé"], "{name}");
    }
    for input in [
        json!({ "name": "no such name" }),
        json!({ "domain": "cher.example" }),
        json!({ "domain": "www.acme.com" }),
        json!({ "name": "Acme", "domain": "bücher.example" }),
    ] {
        assert_eq!(names(&find(input.clone())), Vec::<&str>::new(), "{input}");
    }
    let acme = find(json!({ "name": "acme corp" }));
    // A list leaves Notes out; the details have them.
    assert_eq!(acme["customers"][0]["Notes"], "Enterprise customer - 24/7 support");
    let contacts = acme["customers"][0]["contacts"].as_array().expect("contacts");
    assert!(contacts.iter().any(|contact| contact["EndUserID"] == JOHN));
    assert!(contacts.iter().all(|contact| contact["CustomerID"] == ACME));
    assert_eq!(steps(&acme, "done"), ["searchCustomers", "getDetails", "listContacts"]);
    let alone = find(json!({ "domain": "acme.com", "contacts": false }));
    assert_eq!(alone["customers"][0].get("contacts"), None);
    assert_eq!(alone["done"][0], json!({ "step": "searchCustomers", "CustomerIDs": [ACME] }));
    let nothing = desk.flow("findCustomers", &json!({ "name": " " })).expect_err("nothing to look for");
    assert_eq!(nothing.error.code, ErrorCode::InvalidInput);
    let wrong = desk.flow("findCustomers", &json!({ "domain": "a b" })).expect_err("no domain");
    assert_eq!(wrong.error.issues[0].path, "domain");
}

fn statuses(desk: &Desk, customer: u64) -> Vec<(u64, String)> {
    let page = |page: u64| desk.get(&format!("/tickets?page={page}&itemsInPage=50&customerId={customer}"));
    let status =
        |ticket: &Value| Some((ticket["TicketID"].as_u64()?, ticket["TicketStatus"].as_str()?.to_owned()));
    let pages = (1..=page(1)["totalPages"].as_u64().expect("a count")).map(page);
    pages
        .flat_map(|page| {
            page["items"].as_array().expect("tickets").iter().filter_map(status).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn a_customer_with_active_tickets_stays() {
    let desk = desk();
    let active: Vec<u64> = statuses(&desk, ACME)
        .into_iter()
        .filter(|(_, status)| status != "Closed")
        .map(|(id, _)| id)
        .collect();
    assert!(active.contains(&54321));
    let rows = [
        (json!({ "id": ACME, "confirm": "Acme Corporation" }), vec!["closeTickets"]),
        (json!({ "id": ACME, "confirm": "Acme Corporation", "closeTickets": false }), vec!["closeTickets"]),
        (json!({ "id": ACME, "confirm": "acme corporation", "closeTickets": true }), vec!["confirm"]),
        (json!({ "id": ACME, "closeTickets": true }), vec!["confirm"]),
        (json!({ "id": ACME }), vec!["confirm", "closeTickets"]),
    ];
    for (input, paths) in rows {
        let stopped = desk.flow("deactivateCustomer", &input).expect_err("refused");
        let issues: Vec<&str> = stopped.error.issues.iter().map(|issue| issue.path.as_str()).collect();
        assert_eq!((stopped.error.code, issues), (ErrorCode::InvalidInput, paths), "{input}");
        let expected = json!([{ "step": "reviewTickets", "CustomerID": ACME, "TicketIDs": active }]);
        assert_eq!(stopped.done, expected, "{input}");
    }
    assert_eq!(desk.commits(), 0);
}

#[test]
fn a_customer_is_closed_archived_and_deleted() {
    let desk = desk();
    let before = statuses(&desk, ACME);
    let contacts = desk.flow("findCustomers", &json!({ "domain": "acme.com" })).expect("acme");
    let input = json!({ "id": ACME, "confirm": "Acme Corporation", "closeTickets": true, "export": true });
    let answer = desk.flow("deactivateCustomer", &input).expect("deleted");
    assert_eq!(steps(&answer, "manual"), ["removeAgents"]);
    assert_eq!(steps(&answer, "done").first(), Some(&"reviewTickets"));
    assert_eq!(steps(&answer, "done").last(), Some(&"deleteCustomer"));
    let archive = &answer["archive"];
    assert_eq!(archive["customer"]["CustomerName"], "Acme Corporation");
    assert_eq!(archive["contacts"], contacts["customers"][0]["contacts"]);
    let kept = archive["tickets"].as_array().expect("tickets");
    assert_eq!(kept.len(), before.len());
    assert!(kept.iter().all(|ticket| ticket["CustomerID"] == ACME && ticket["TicketStatus"] == "Closed"));
    // An open ticket is resolved first; Pending and Resolved may be closed at once.
    for (id, status) in before {
        let stops = match status.as_str() {
            "Open" => vec!["Resolved", "Closed"],
            "Closed" => vec![],
            _ => vec!["Closed"],
        };
        let done = answer["done"].as_array().expect("a list");
        let moves = done.iter().filter(|entry| entry["step"] == "closeTickets" && entry["TicketID"] == id);
        let moves: Vec<&str> = moves.filter_map(|entry| entry["TicketStatus"].as_str()).collect();
        assert_eq!(moves, stops, "{id} was {status}");
    }
    let gone = desk.flow("deactivateCustomer", &input).expect_err("gone");
    assert_eq!(gone.error.code, ErrorCode::NotFound);
}

#[test]
fn other_customers_tickets_are_left_alone() {
    let desk = desk();
    let id = onboarded(&desk);
    let ticket =
        desk.post("/tickets", &json!({ "TicketTitle": "Printer on floor 3 jams", "CustomerID": id }));
    desk.deaf.set(true);
    let input = json!({ "id": id, "confirm": "<b>Ünïcødé", "closeTickets": true, "export": true });
    let answer = desk.flow("deactivateCustomer", &input).expect("deleted");
    assert_eq!(answer["closed"], json!([ticket["TicketID"]]));
    assert_eq!(answer["archive"]["tickets"].as_array().map(Vec::len), Some(1));
    let changed = [format!("POST /tickets/{}", ticket["TicketID"]), format!("DELETE /customers/{id}")];
    assert!(desk.writes().iter().skip(3).all(|write| changed.contains(write)), "{:?}", desk.writes());
    assert_eq!(desk.get("/tickets/54321")["TicketStatus"], "Open");
}

#[test]
fn a_customer_without_tickets_needs_no_closing_and_a_name_is_compared_to_the_letter() {
    let desk = desk();
    let id = onboarded(&desk);
    for wrong in ["Ünïcødé", "<B>ÜNÏCØDÉ", "<b>Ünïcødé ", "&lt;b&gt;Ünïcødé"] {
        let input = json!({ "id": id, "confirm": wrong });
        assert_eq!(
            desk.flow("deactivateCustomer", &input).expect_err("another").error.issues[0].path,
            "confirm"
        );
    }
    let answer =
        desk.flow("deactivateCustomer", &json!({ "id": id, "confirm": "<b>Ünïcødé" })).expect("deleted");
    assert_eq!(steps(&answer, "done"), ["reviewTickets", "deleteCustomer"]);
    assert_eq!((answer.get("archive"), answer.get("closed")), (None, None));
}

fn findings(answer: &Value, customer: u64) -> Vec<&Value> {
    let entry =
        answer["customers"].as_array().expect("a list").iter().find(|entry| entry["CustomerID"] == customer);
    entry.map(|entry| entry["findings"].as_array().expect("a list").iter().collect()).unwrap_or_default()
}

fn codes(answer: &Value, customer: u64) -> Vec<&str> {
    findings(answer, customer).iter().filter_map(|finding| finding["code"].as_str()).collect()
}

#[test]
fn an_audit_finds_what_the_guide_asks_for() {
    let desk = desk();
    let make = |body: Value| desk.post("/customers", &body)["CustomerID"].as_u64().expect("an id");
    let bare = make(json!({ "CustomerName": "ACME  corporation", "Domain": "ACME.com" }));
    let shared = make(json!({ "CustomerName": "Solo", "Domain": "gmail.com" }));
    let none = make(json!({ "CustomerName": "Nobody's" }));
    let nameless =
        desk.post("/contacts", &json!({ "CustomerID": none, "Email": "x@nobody.example", "FirstName": " " }));
    desk.post(
        &format!("/customvalues/customer/{none}"),
        &json!({ "FieldName": "ContractType", "Value": "Managed" }),
    );
    let input = json!({ "now": NOON, "staleDays": 10, "customFields": ["ContractType", "Straße"] });
    let answer = desk.flow("auditCustomers", &input).expect("an audit");
    assert_eq!(answer["checked"], 153);
    assert_eq!(
        codes(&answer, ACME),
        ["duplicate_name", "duplicate_domain", "stale", "missing_custom_values"]
    );
    assert_eq!(findings(&answer, ACME)[1]["CustomerIDs"], json!([bare]));
    assert_eq!(findings(&answer, ACME)[2]["LastModified"], "2024-02-01T14:30:00Z");
    assert_eq!(
        codes(&answer, bare),
        [
            "untidy_name",
            "duplicate_name",
            "duplicate_domain",
            "missing_fields",
            "no_primary_contact",
            "missing_custom_values"
        ]
    );
    let missing = ["BusinessNumber", "Address", "City", "State", "Country", "ZipCodeStr", "Phone", "Website"];
    assert_eq!(findings(&answer, bare)[3]["fields"], json!(missing));
    assert_eq!(codes(&answer, shared)[0], "shared_domain");
    assert_eq!(
        codes(&answer, none),
        ["no_domain", "missing_fields", "nameless_contacts", "no_primary_contact", "missing_custom_values"]
    );
    assert_eq!(findings(&answer, none)[2]["EndUserIDs"], json!([nameless["EndUserID"]]));
    assert_eq!(findings(&answer, none)[4]["fields"], json!(["Straße"]));
    assert_eq!(answer["manual"], json!([]));
}

#[test]
fn an_audit_needs_to_know_the_time() {
    let desk = desk();
    for (input, path) in [
        (json!({}), "now"),
        (json!({ "now": "yesterday" }), "now"),
        (json!({ "now": 0, "staleDays": -1 }), "staleDays"),
        (json!({ "now": 0, "staleDays": "x" }), "staleDays"),
    ] {
        assert_eq!(
            desk.flow("auditCustomers", &input).expect_err("no time").error.issues[0].path,
            path,
            "{input}"
        );
    }
    assert_eq!(desk.sent(), 0);
    // A year after its last change, to the day, and one day later.
    for (now, stale) in [("2025-01-31T14:30:00Z", false), ("2025-01-31T14:30:01Z", true)] {
        let answer = desk.flow("auditCustomers", &json!({ "now": now })).expect("an audit");
        assert_eq!(codes(&answer, ACME).contains(&"stale"), stale, "{now}");
    }
}

#[test]
fn an_address_leads_to_its_customer() {
    let desk = desk();
    let own = onboarded(&desk);
    let rows = [
        (" John.Smith@acme.COM ", json!(JOHN), json!(ACME), "contact"),
        ("somebody@Acme.com", Value::Null, json!(ACME), "domain"),
        ("x@BÜCHER.example", Value::Null, json!(own), "domain"),
        ("x@xn--bcher-kva.example", Value::Null, json!(own), "domain"),
        ("x@mail.acme.com", Value::Null, Value::Null, "unknown_domain"),
        ("x@gmail.com", Value::Null, Value::Null, "shared_domain"),
        ("x@twins.example", Value::Null, Value::Null, "several_customers"),
    ];
    for name in ["One", "Two"] {
        desk.post("/customers", &json!({ "CustomerName": name, "Domain": "twins.example" }));
    }
    desk.post("/customers", &json!({ "CustomerName": "Three", "Domain": "GMAIL.com" }));
    for (email, contact, customer, reason) in rows {
        let answer = desk.flow("routeByDomain", &json!({ "Email": email })).expect("an answer");
        let id = |thing: &str, name: &str| answer[thing].get(name).cloned().unwrap_or_default();
        assert_eq!(
            (id("contact", "EndUserID"), id("customer", "CustomerID")),
            (contact, customer),
            "{email}"
        );
        assert_eq!(answer["reason"], reason, "{email}");
        assert_eq!(
            answer.get("contact").is_some(),
            answer.get("customer").is_some(),
            "both are there, or null"
        );
        assert_eq!(steps(&answer, "done"), ["findContact", "findCustomer"]);
    }
    for wrong in ["", "acme.com", "a b@acme.com"] {
        let error = desk.flow("routeByDomain", &json!({ "Email": wrong })).expect_err("no address").error;
        assert_eq!(
            (error.code, error.issues[0].path.as_str()),
            (ErrorCode::InvalidInput, "Email"),
            "{wrong}"
        );
    }
}
