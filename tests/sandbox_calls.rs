//! Every call of the guide, and what it does to the data.

mod sandbox_desk;

use atera_wasm::sandbox::Options;
use sandbox_desk::Desk;
use serde_json::{Value, json};

#[test]
fn a_customer_lives_from_create_to_delete() {
    let mut desk = Desk::new();
    let created = desk.post(
        "customers",
        json!({ "CustomerName": "Ünïcødé & <b>Co</b>", "Country": "日本", "CustomerID": 5, "Nonsense": 1 }),
    );
    assert_eq!(
        created,
        json!({ "ActionID": 67890, "CustomerID": 67890, "CustomerName": "Ünïcødé & <b>Co</b>" })
    );
    let stored = desk.get("customers/67890");
    assert_eq!(stored["CreatedOn"], stored["LastModified"]);
    assert_eq!(stored["Country"], "日本");
    assert!(stored.get("Domain").is_none() && stored.get("Nonsense").is_none());
    let updated = desk.post("customers/67890", json!({ "CustomerName": "Plain", "Country": null }));
    assert_eq!(updated, json!({ "ActionID": 67890, "CustomerID": 67890, "CustomerName": "Plain" }));
    let after = desk.get("customers/67890");
    assert_eq!(after["CustomerName"], "Plain");
    assert!(after.get("Country").is_none());
    assert!(after["LastModified"].as_str() > stored["LastModified"].as_str());
    assert_eq!(after["CreatedOn"], stored["CreatedOn"]);
    assert_eq!(desk.get("customers")["totalItems"], 151);
    assert_eq!(desk.call("DELETE", "customers/67890", None), (204, Value::Null));
    assert_eq!(desk.call("DELETE", "customers/67890", None).0, 404);
    assert_eq!(desk.get("customers")["totalItems"], 150);
    let next = desk.post("customers", json!({ "CustomerName": "Next" }));
    assert_eq!(next["CustomerID"], 67891, "an id is never given twice");
}

#[test]
fn deleting_a_customer_removes_everything_under_it() {
    let mut desk = Desk::new();
    let before = (desk.get("contacts")["totalItems"].clone(), desk.get("tickets")["totalItems"].clone());
    let own = desk.get("tickets?customerId=12345")["totalItems"].as_u64().unwrap();
    assert!(own > 1);
    desk.post("customvalues/contact/67890", json!({ "FieldName": "Floor", "Value": "3" }));
    desk.call("DELETE", "customers/12345", None);
    for gone in [
        "customers/12345",
        "contacts/67890",
        "tickets/54321",
        "tickets/54321/comments",
        "tickets/54321/workhours",
        "tickets/54321/billableduration",
        "customvalues/customer/12345",
        "customvalues/contact/67890",
    ] {
        assert_eq!(desk.call("GET", gone, None).0, 404, "{gone}");
    }
    assert_eq!(desk.get("tickets?customerId=12345")["totalItems"], 0);
    assert_eq!(desk.get("tickets")["totalItems"], before.1.as_u64().unwrap() - own);
    assert!(desk.get("contacts")["totalItems"].as_u64() < before.0.as_u64());
    for page in 1..=10 {
        for contact in desk.get(&format!("contacts?itemsInPage=50&page={page}"))["items"].as_array().unwrap()
        {
            assert_ne!(contact["CustomerID"], 12345);
            assert!(contact["CustomerName"].is_string());
        }
    }
}

#[test]
fn a_contact_lives_from_create_to_delete() {
    let mut desk = Desk::new();
    let created =
        desk.post("contacts", json!({ "CustomerID": 12345, "Email": "zoë@acme.com", "InIgnoreMode": true }));
    assert_eq!(created, json!({ "ActionID": 77777, "EndUserID": 77777 }));
    let stored = desk.get("contacts/77777");
    assert_eq!(stored["CustomerName"], "Acme Corporation");
    assert_eq!((&stored["IsContactPerson"], &stored["InIgnoreMode"]), (&json!(false), &json!(true)));
    desk.post("customers/12345", json!({ "CustomerName": "Acme Renamed" }));
    assert_eq!(desk.get("contacts/77777")["CustomerName"], "Acme Renamed");
    let taken = desk.call("POST", "contacts/77777", Some(json!({ "Email": "john.smith@acme.com" })));
    assert_eq!(taken.1["Message"], "Email already exists");
    assert_eq!(desk.get("contacts/77777"), {
        let mut same = stored.clone();
        same["CustomerName"] = json!("Acme Renamed");
        same
    });
    desk.post("contacts/77777", json!({ "Email": "Zoe@acme.com" }));
    desk.post("contacts/77777", json!({ "Email": "zoe@acme.com" }));
    let ticket =
        desk.post("tickets", json!({ "TicketTitle": "Printer jams", "EndUserID": 77777 }))["TicketID"]
            .clone();
    assert_eq!(desk.call("DELETE", "contacts/77777", None), (204, Value::Null));
    let left = desk.get(&format!("tickets/{ticket}"));
    assert_eq!(left["CustomerID"], 12345, "the ticket stays with the customer");
    assert!(left.get("EndUserID").is_none() && left.get("EndUserEmail").is_none());
}

#[test]
fn custom_values_keep_any_field_name() {
    let mut desk = Desk::new();
    for (target, id, id_name) in [("customer", 12345, "CustomerID"), ("contact", 67890, "EndUserID")] {
        let path = format!("customvalues/{target}/{id}");
        let before = desk.get(&path)["items"].as_array().unwrap().len();
        let names = ["Größe / Size", "שדה", "100 %", "a+b", "x?y#z"];
        for name in names {
            let set = desk.post(&path, json!({ "FieldName": name, "Value": "first" }));
            assert_eq!(set, json!({ "ActionID": id, id_name: id }));
            desk.post(&path, json!({ "FieldName": name, "Value": "wert – " }));
        }
        let items = desk.get(&path)["items"].clone();
        assert_eq!(items.as_array().unwrap().len(), before + names.len());
        assert_eq!(items[before], json!({ "FieldName": "Größe / Size", "Value": "wert – " }));
        for encoded in ["Gr%C3%B6%C3%9Fe%20%2F%20Size", "%D7%A9%D7%93%D7%94", "100%20%25", "a+b", "x%3Fy%23z"]
        {
            assert_eq!(desk.call("DELETE", &format!("{path}/{encoded}"), None).0, 204, "{encoded}");
        }
        assert_eq!(desk.get(&path)["items"].as_array().unwrap().len(), before);
    }
}

#[test]
fn a_ticket_takes_its_customer_from_its_contact() {
    let mut desk = Desk::new();
    let id = desk.post("tickets", json!({ "TicketTitle": "Printer jams", "EndUserID": 67890 }))["TicketID"]
        .clone();
    let stored = desk.get(&format!("tickets/{id}"));
    assert_eq!(stored["CustomerID"], 12345);
    assert_eq!(stored["EndUserEmail"], "john.smith@acme.com");
    assert_eq!((&stored["TicketStatus"], &stored["TicketSource"]), (&json!("Open"), &json!("API")));
    assert_eq!(stored["TicketCreatedDate"], stored["LastActivityDate"]);
    let due = desk.post(
        "tickets",
        json!({ "TicketTitle": "Printer jams", "CustomerID": 12345, "DueDate": "2024-03-01T10:00:00+02:00" }),
    );
    assert_eq!(desk.get(&format!("tickets/{}", due["TicketID"]))["DueDate"], "2024-03-01T08:00:00Z");
    let stranger = desk.get("customers?page=2")["items"][0]["CustomerID"].clone();
    let both = desk.call(
        "POST",
        "tickets",
        Some(json!({ "TicketTitle": "Printer jams", "EndUserID": 67890, "CustomerID": stranger })),
    );
    assert_eq!((both.0, &both.1["Message"]), (400, &json!("Invalid customer ID")));
}

#[test]
fn dates_follow_from_what_happens() {
    let mut desk = Desk::new();
    let text = |desk: &mut Desk, name: &str| {
        desk.get("tickets/54321").get(name).map(|date| date.as_str().unwrap().to_owned())
    };
    assert_eq!(text(&mut desk, "LastActivityDate"), None);
    desk.post("tickets/54321/comments", json!({ "CommentText": "internal", "IsInternal": true }));
    assert_eq!(text(&mut desk, "FirstResponseDate"), None, "an internal note is no response");
    let noted = text(&mut desk, "LastActivityDate");
    assert!(noted.is_some());
    desk.post("tickets/54321/comments", json!({ "CommentText": "We are on it" }));
    let responded = text(&mut desk, "FirstResponseDate");
    assert_eq!(responded, text(&mut desk, "LastActivityDate"));
    desk.post("tickets/54321/comments", json!({ "CommentText": "Still on it" }));
    assert_eq!(text(&mut desk, "FirstResponseDate"), responded, "the first response stays the first");
    desk.post("tickets/54321", json!({ "TicketStatus": "Resolved" }));
    let resolved = text(&mut desk, "TicketResolvedDate");
    assert_eq!(resolved, text(&mut desk, "LastActivityDate"));
    desk.post("tickets/54321", json!({ "TicketStatus": "Closed" }));
    assert_eq!(text(&mut desk, "TicketResolvedDate"), resolved);
    desk.post("tickets/54321", json!({ "TicketStatus": "Open" }));
    assert_eq!(text(&mut desk, "TicketResolvedDate"), None, "a reopened ticket is not resolved");
    let comments = desk.get("tickets/54321/comments")["items"].clone();
    assert_eq!(comments.as_array().unwrap().len(), 4);
    assert_eq!(
        (&comments[3]["CommentText"], &comments[3]["CreatorContactID"]),
        (&json!("Still on it"), &json!(12345))
    );
}

#[test]
fn modified_after_shows_what_changed_since_and_in_order() {
    let mut desk = Desk::new();
    let all = desk.get("tickets/statusmodified?modifiedAfter=2024-02-01T00:00:00Z&itemsInPage=50");
    assert!(all["totalItems"].as_u64().unwrap() > 50);
    let dates: Vec<String> =
        all["items"].as_array().unwrap().iter().map(|item| item["LastActivityDate"].to_string()).collect();
    assert!(dates.is_sorted());
    desk.post("tickets/54321", json!({ "TicketPriority": "Low" }));
    let at = desk.get("tickets/54321")["LastActivityDate"].as_str().unwrap().to_owned();
    let before = desk.get("tickets/statusmodified?modifiedAfter=2024-02-15T12:00:00%2B00:00");
    assert_eq!((&before["totalItems"], &before["items"][0]["TicketID"]), (&json!(1), &json!(54321)));
    assert_eq!(
        desk.get(&format!("tickets/statusmodified?modifiedAfter={at}"))["totalItems"],
        0,
        "after means after"
    );
}

#[test]
fn transitions_are_enforced_only_when_asked_for() {
    let words = ["Open", "Pending", "Resolved", "Closed"];
    // Rows are from, columns are to: the table of the rulings.
    let legal = [
        [true, true, true, false],
        [true, true, true, true],
        [true, false, true, true],
        [false, false, false, true],
    ];
    for (from, row) in words.iter().zip(legal) {
        for (to, legal) in words.iter().zip(row) {
            let mut free = Desk::new();
            free.post("tickets/54321", json!({ "TicketStatus": from }));
            free.post("tickets/54321", json!({ "TicketStatus": to }));
            let mut strict = Desk::with(Options { enforce_transitions: true, ..Options::default() });
            for step in if *from == "Closed" { vec!["Resolved", "Closed"] } else { vec![*from] } {
                strict.post("tickets/54321", json!({ "TicketStatus": step }));
            }
            let (status, reply) = strict.call("POST", "tickets/54321", Some(json!({ "TicketStatus": to })));
            assert_eq!(status, if legal { 200 } else { 400 }, "{from} to {to}");
            if !legal {
                assert_eq!(reply["Message"], format!("Invalid status transition from {from} to {to}"));
                assert_eq!(strict.get("tickets/54321")["TicketStatus"], *from);
            }
        }
    }
    let closed = json!({ "TicketTitle": "Printer jams", "CustomerID": 12345, "TicketStatus": "Closed" });
    let mut strict = Desk::with(Options { enforce_transitions: true, ..Options::default() });
    assert_eq!(strict.call("POST", "tickets", Some(closed.clone())).0, 400);
    assert_eq!(Desk::new().call("POST", "tickets", Some(closed)).0, 201);
}

#[test]
fn pages_are_clamped_and_say_so() {
    let mut desk = Desk::new();
    let big = desk.get("tickets?page=1&itemsInPage=500");
    assert_eq!(big["items"].as_array().unwrap().len(), 50);
    assert_eq!((&big["itemsInPage"], &big["totalPages"]), (&json!(50), &json!(57)));
    let last = desk.get("tickets?page=57&itemsInPage=50");
    assert_eq!(last["items"].as_array().unwrap().len(), 2847 - 56 * 50);
    let beyond = desk.get("tickets?page=58&itemsInPage=50");
    assert_eq!((&beyond["items"], &beyond["totalItems"]), (&json!([]), &json!(2847)));
    let far = desk.get("tickets?page=9007199254740991&itemsInPage=50");
    assert_eq!(far["items"], json!([]));
    let default = desk.get("customers");
    assert_eq!((&default["page"], &default["itemsInPage"]), (&json!(1), &json!(20)));
    let mut small = Desk::with(Options { max_items_in_page: 7, ..Options::default() });
    assert_eq!(small.get("contacts?itemsInPage=50")["totalPages"], 72);
}

#[test]
fn tickets_are_filtered_by_customer_and_status() {
    let mut desk = Desk::new();
    let mut sum = 0;
    for status in ["Open", "Pending", "Resolved", "Closed"] {
        let found = desk.get(&format!("tickets?ticketStatus={status}&itemsInPage=50"));
        assert!(found["items"].as_array().unwrap().iter().all(|item| item["TicketStatus"] == status));
        sum += found["totalItems"].as_u64().unwrap();
    }
    assert_eq!(sum, 2847);
    let acme = desk.get("tickets?customerId=12345&ticketStatus=Open&itemsInPage=50");
    let items = acme["items"].as_array().unwrap();
    assert!(items.iter().any(|item| item["TicketID"] == 54321));
    assert!(items.iter().all(|item| item["CustomerID"] == 12345 && item["TicketStatus"] == "Open"));
}
