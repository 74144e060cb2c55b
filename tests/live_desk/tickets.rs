//! Tickets, what is said on them, and what they are to each other.

use super::LiveDesk;
use atera_wasm::api::Operation as Op;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

fn with(mut value: Value, more: Value) -> Value {
    value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    value
}

/// A ticket that nobody has touched yet, made at this time by John for Acme.
fn fresh(id: u64, made: &str) -> Value {
    let at = |clock: &str| format!("2024-02-15T{clock}Z");
    let numbers = ["OnSite", "OffSite", "OnSLA", "OffSLA", "Total"];
    let mut ticket = json!({
        "TicketID": id, "TicketTitle": "Prüfstand: printer jams № 5", "TicketNumber": id.to_string(),
        "TicketPriority": "High", "TicketImpact": "SiteDown", "TicketStatus": "Open", "TicketSource": "API",
        "TicketType": "Incident", "EndUserID": 67890, "EndUserEmail": "john.smith@acme.com",
        "EndUserFirstName": "John", "EndUserLastName": "Smith", "EndUserPhone": "555-123-4567 x101",
        "TicketResolvedDate": null, "TicketCreatedDate": at(made), "FirstResponseDate": null,
        "FirstResponseDueDate": at("16:02:00"), "ClosedTicketDueDate": "2024-02-16T12:02:00Z",
        "DueDate": at("16:02:00"), "Description": "since nine\nשלום", "LastEndUserComment": null,
        "LastEndUserCommentTimestamp": null, "LastTechnicianComment": null,
        "LastTechnicianCommentTimestamp": null, "LastActivityDate": null, "CustomerID": 12345,
        "CustomerName": "Acme Corporation", "CustomerBusinessNumber": "12-3456789",
        "TechnicianContactID": 12345, "TechnicianFullName": "Alex Morgan",
        "TechnicianEmail": "alex.morgan@msp.example", "ContractID": null, "RelationType": "None",
        "RelatedTicketId": null,
    });
    for (kind, unit) in numbers.iter().flat_map(|kind| [(kind, "Seconds"), (kind, "Minutes")]) {
        ticket[format!("{kind}Duration{unit}")] = json!(0);
    }
    ticket
}

fn page(item: &Value, page: u64, total: u64) -> Value {
    json!({ "items": [item], "page": page, "itemsInPage": 1, "totalPages": total, "totalItems": total })
}

fn made(desk: &LiveDesk, body: Value) -> u64 {
    let answer = desk.ask(Op::TicketsCreate, &json!({ "body": body })).unwrap();
    assert_eq!(answer["ActionID"], answer["TicketID"].to_string());
    answer["TicketID"].as_u64().unwrap()
}

fn draft() -> Value {
    json!({
        "TicketTitle": "Prüfstand: printer jams № 5", "Description": "since nine\nשלום", "EndUserID": 67890,
        "TicketPriority": "High", "TicketImpact": "SiteDown", "TicketType": "Incident", "TicketStatus": "Open",
        "TechnicianContactID": 12345,
    })
}

#[rustfmt::skip]
pub(crate) fn tickets(desk: &LiveDesk) {
    desk.clock("12:02:00");
    let first = made(desk, draft());
    let id = first + 1;
    let answer = json!({ "ActionID": id.to_string(), "TicketID": id });
    desk.does(Op::TicketsCreate, &json!({ "body": draft() }), "POST /tickets", draft(), 201, answer);
    let mut stored = fresh(id, "12:02:00");
    let about = json!({ "id": id });
    desk.does(Op::TicketsGet, &about, &format!("GET /tickets/{id}"), NONE, 200, stored.clone());
    // Several of the guide's own tickets have no comment, so the filters narrow the list to the newest.
    let filters = json!({ "customerId": 12345, "ticketStatus": "Open", "includeRelations": false, "itemsInPage": 1 });
    let query = "page=1&itemsInPage=1&customerId=12345&ticketStatus=Open&includeRelations=false";
    for (operation, path) in [(Op::TicketsList, "/tickets"), (Op::TicketsNoComments, "/tickets/noComments")] {
        let got = desk.ask(operation, &filters).unwrap();
        assert_eq!(desk.requests(), [format!("GET {path}?{query}")]);
        let total = got["totalItems"].as_u64().unwrap();
        assert_eq!(got, page(&stored, 1, total), "{path}");
        assert!(total > 1);
    }
    desk.clock("12:02:30");
    let patch = json!({ "TicketTitle": "Printer jams on floor 2", "TicketStatus": "Resolved", "TicketType": "Problem", "TicketPriority": "Low", "TicketImpact": "Minor", "TechnicianEmail": "miriam.cohen@msp.example" });
    let done = json!({ "ActionID": id.to_string() });
    let update = json!({ "id": id, "from": "Open", "body": patch });
    desk.does(Op::TicketsUpdate, &update, &format!("POST /tickets/{id}"), patch.clone(), 200, done.clone());
    stored = with(with(stored, patch), json!({
        "TechnicianContactID": 12811, "TechnicianFullName": "Miriam Cohen", "TicketResolvedDate": "2024-02-15T12:02:30Z",
        "ClosedTicketDueDate": "2024-02-21T12:02:00Z",
    }));
    desk.does(Op::TicketsGet, &about, &format!("GET /tickets/{id}"), NONE, 200, stored.clone());
    let after = json!({ "modifiedAfter": "2024-02-15T13:02:00+01:00", "includeComments": false, "includeRelations": true, "itemsInPage": 1 });
    let request = "GET /tickets/lastmodified?page=1&itemsInPage=1&date=2024-02-15T12:02:00Z&includeComments=false&includeRelations=true";
    desk.does(Op::TicketsModifiedAfter, &after, request, NONE, 200, page(&stored, 1, 1));
    let over = desk.ask(Op::TicketsStatusModified, &json!({ "itemsInPage": 1 })).unwrap();
    let last = over["totalPages"].as_u64().unwrap();
    let request = format!("GET /tickets/statusmodified?page={last}&itemsInPage=1&includeComments=false&includeRelations=false");
    let input = json!({ "page": last, "itemsInPage": 1, "includeComments": false, "includeRelations": false });
    desk.does(Op::TicketsStatusModified, &input, &request, NONE, 200, page(&stored, last, last));
    // Without `from` the ticket is read first.
    desk.ask(Op::TicketsUpdate, &json!({ "id": id, "body": { "TicketStatus": "Closed" } })).unwrap();
    assert_eq!(desk.requests(), [format!("GET /tickets/{id}"), format!("POST /tickets/{id}")]);
    let error = desk.ask(Op::TicketsUpdate, &json!({ "id": id, "body": { "TicketStatus": "Open" } })).expect_err("final");
    assert_eq!(error.code, atera_wasm::error::ErrorCode::IllegalTransition);
    assert_eq!(desk.by_hand("PUT", &format!("/tickets/{id}"), json!({ "TicketStatus": "Waiting for parts" })), (200, done));
    assert_eq!(desk.ask(Op::TicketsGet, &about).unwrap()["TicketStatus"], "Waiting for parts");
    // An address that nobody has makes a contact.
    let stranger = json!({ "TicketTitle": "Printer jams on floor 2", "Description": "x", "EndUserFirstName": "Zoë", "EndUserLastName": "Ng", "EndUserEmail": "zoe@acme.com", "EndUserPhone": "7" });
    let theirs = made(desk, stranger);
    let theirs = desk.ask(Op::TicketsGet, &json!({ "id": theirs })).unwrap();
    assert_eq!((&theirs["EndUserFirstName"], &theirs["CustomerID"]), (&json!("Zoë"), &json!(12345)));
    // The customer beside the contact is compared, and left out.
    let both = with(draft(), json!({ "CustomerID": 12345 }));
    made(desk, both.clone());
    assert_eq!(desk.requests(), ["GET /contacts/67890", "POST /tickets"]);
    assert_eq!(desk.last_sent(), draft());
    assert!(desk.ask(Op::TicketsCreate, &json!({ "body": with(both, json!({ "CustomerID": 12346 })) })).is_err());
    assert_eq!(desk.requests(), ["GET /contacts/67890"]);
    desk.does(Op::TicketsAttachments, &json!({ "id": 54321 }), "GET /tickets/54321/attachments", NONE, 200, json!([]));
    let seventh = id + (7 - id % 7) % 7;
    let has = seventh - 7;
    desk.does(Op::TicketsAttachments, &json!({ "id": has }), &format!("GET /tickets/{has}/attachments"), NONE, 200, json!([format!("https://attachments.example/{has}/screenshot.png")]));
    desk.does(Op::TicketsDelete, &about, &format!("DELETE /tickets/{id}"), NONE, 204, json!({}));
    assert_eq!(desk.ask(Op::TicketsGet, &about).expect_err("it is gone").status, Some(404));
}

#[rustfmt::skip]
pub(crate) fn comments(desk: &LiveDesk) {
    let triage = json!({
        "CommentDate": "2024-02-15T09:15:00Z", "CommentText": "Initial triage: Checking Exchange connectivity",
        "CommentHtml": "<p>Initial triage: Checking Exchange connectivity</p>", "EndUserID": null, "TechnicianContactID": 12345,
        "CreatorContactID": 12345, "Email": "alex.morgan@msp.example", "FirstName": "Alex", "LastName": "Morgan", "IsInternal": true,
    });
    let list = json!({ "id": 54321, "itemsInPage": 1 });
    desk.does(Op::TicketsComments, &list, "GET /tickets/54321/comments?page=1&itemsInPage=1", NONE, 200, page(&triage, 1, 1));
    desk.clock("12:03:00");
    let say = |body: Value, sent: Value| {
        let got = desk.ask(Op::TicketsAddComment, &json!({ "id": 54321, "body": body })).unwrap();
        assert_eq!(desk.requests(), ["POST /tickets/54321/comments"]);
        assert_eq!(desk.last_sent(), sent);
        assert_eq!(got["ActionID"], got["CommentID"].to_string());
    };
    say(
        json!({ "CommentText": "Zertifikat erneuert ✓\n<b>", "IsInternal": true, "TechnicianContactID": 13407 }),
        json!({ "CommentText": "Zertifikat erneuert ✓\n<b>", "TechnicianCommentDetails": { "IsInternal": true, "TechnicianId": 13407 } }),
    );
    say(
        json!({ "CommentText": "On it", "IsInternal": false, "TechnicianEmail": "miriam.cohen@msp.example", "CommentTimestampUTC": "2024-02-15T12:02:50Z" }),
        json!({ "CommentText": "On it", "TechnicianCommentDetails": { "IsInternal": false, "TechnicianEmail": "miriam.cohen@msp.example" }, "CommentTimestampUTC": "2024-02-15T12:02:50Z" }),
    );
    say(json!({ "CommentText": "thank you", "EndUserID": 67890 }), json!({ "CommentText": "thank you", "EnduserCommentDetails": { "EnduserId": 67890 } }));
    let said = desk.ask(Op::TicketsComments, &json!({ "id": 54321 })).unwrap();
    let wanted = [
        json!({ "CommentDate": "2024-02-15T12:03:00Z", "CommentText": "Zertifikat erneuert ✓\n<b>", "CommentHtml": "<p>Zertifikat erneuert ✓<br>&lt;b&gt;</p>", "EndUserID": null, "TechnicianContactID": 13407, "CreatorContactID": 13407, "Email": "bjorn.sorensen@msp.example", "FirstName": "Bjørn", "LastName": "Sørensen", "IsInternal": true }),
        json!({ "CommentDate": "2024-02-15T12:02:50Z", "CommentText": "On it", "CommentHtml": "<p>On it</p>", "EndUserID": null, "TechnicianContactID": 12811, "CreatorContactID": 12811, "Email": "miriam.cohen@msp.example", "FirstName": "Miriam", "LastName": "Cohen", "IsInternal": false }),
        json!({ "CommentDate": "2024-02-15T12:03:00Z", "CommentText": "thank you", "CommentHtml": "<p>thank you</p>", "EndUserID": 67890, "TechnicianContactID": null, "CreatorContactID": 67890, "Email": "john.smith@acme.com", "FirstName": "John", "LastName": "Smith", "IsInternal": false }),
    ];
    assert_eq!(&said["items"].as_array().unwrap()[1..], wanted);
    let ticket = desk.ask(Op::TicketsGet, &json!({ "id": 54321 })).unwrap();
    assert_eq!((&ticket["FirstResponseDate"], &ticket["LastActivityDate"]), (&json!("2024-02-15T12:02:50Z"), &json!("2024-02-15T12:03:00Z")));
    let with_comments = desk.ask(Op::TicketsModifiedAfter, &json!({ "modifiedAfter": "2024-02-15T12:02:59Z", "includeComments": true })).unwrap();
    assert_eq!((&with_comments["totalItems"], &with_comments["items"][0]["TicketID"]), (&json!(1), &json!(54321)));
}

#[rustfmt::skip]
pub(crate) fn relations(desk: &LiveDesk) {
    desk.clock("12:04:00");
    let parent = made(desk, draft());
    let child = made(desk, draft());
    let relation = json!({ "RelatedTicketId": child, "RelationType": "Parent" });
    let request = format!("POST /tickets/{parent}/relations");
    desk.does(Op::TicketsRelate, &json!({ "id": parent, "body": relation }), &request, relation, 201, json!({ "ActionID": parent.to_string() }));
    let related = |id: u64| {
        let ticket = desk.ask(Op::TicketsGet, &json!({ "id": id, "includeRelations": true })).unwrap();
        assert_eq!(desk.requests(), [format!("GET /tickets/{id}?includeRelations=true")]);
        (ticket["RelationType"].clone(), ticket["RelatedTicketId"].clone())
    };
    assert_eq!(related(parent), (json!("Parent"), json!(child)));
    assert_eq!(related(child), (json!("Child"), json!(parent)));
    let unrelate = json!({ "id": child, "relationType": "Child" });
    desk.does(Op::TicketsUnrelate, &unrelate, &format!("DELETE /tickets/{child}/relations/Child"), NONE, 204, json!({}));
    assert_eq!(related(parent), (json!("None"), NONE));
    assert_eq!(desk.ask(Op::TicketsUnrelate, &unrelate).expect_err("none left").status, Some(400));
}
