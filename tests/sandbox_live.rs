//! The live dialect: what each call of customers, contacts, tickets and comments takes and shows, field by
//! field.

#![recursion_limit = "256"]

mod sandbox_desk;

use sandbox_desk::Desk;
use serde_json::{Value, json};

#[test]
fn a_customer_shows_every_field_of_its_shape() {
    let mut desk = Desk::live();
    let acme = json!({
        "CustomerID": 12345, "CustomerName": "Acme Corporation", "CreatedOn": "2023-01-15T10:00:00Z",
        "LastModified": "2024-02-01T14:30:00Z", "BusinessNumber": "12-3456789", "Domain": "acme.com",
        "Address": "123 Main Street", "City": "New York", "State": "NY", "Country": "United States",
        "Phone": "555-123-4567", "Fax": "555-123-4568", "Notes": "Enterprise customer - 24/7 support",
        "Logo": null, "Links": "https://www.acme.com", "Longitude": null, "Latitude": null,
        "ZipCodeStr": "10001",
    });
    assert_eq!(desk.get("customers/12345"), acme);
    let page = desk.get("customers?page=1&itemsInPage=1");
    assert_eq!(
        page,
        json!({
            "items": [acme], "totalItemCount": 150, "page": 1, "itemsInPage": 1, "totalPages": 150,
            "prevLink": null,
            "nextLink": "https://app.atera.com/api/v3/customers?page=2&itemsInPage=1",
        })
    );
}

#[test]
fn a_customer_lives_from_create_to_delete() {
    let mut desk = Desk::live();
    let whole = json!({
        "CustomerName": "Ünïcødé", "CreatedOn": "2020-05-01T00:00:00Z", "BusinessNumber": "1", "Domain": "u.example",
        "Address": "a", "City": "c", "State": "s", "Country": "日本", "Phone": "1", "Fax": "2", "Notes": "n",
        "Links": "https://u.example", "Longitude": 13.5, "Latitude": -52.25, "ZipCodeStr": "z",
    });
    let id = desk.made("customers", whole.clone());
    assert_eq!(id, 67890);
    let stored = desk.get("customers/67890");
    for (name, value) in whole.as_object().unwrap() {
        assert_eq!(&stored[name], value, "{name}");
    }
    for (method, name) in [("PUT", "Put"), ("POST", "Posted")] {
        let reply = desk.call(method, "customers/67890", Some(json!({ "CustomerName": name, "Fax": null })));
        assert_eq!(reply, (200, json!({ "ActionID": "67890" })));
        let after = desk.get("customers/67890");
        assert_eq!((&after["CustomerName"], &after["Fax"]), (&json!(name), &json!("2")));
        assert!(after["LastModified"].as_str() > stored["LastModified"].as_str());
    }
    let detail = desk.problem("PUT", "customers/67890", json!({ "CreatedOn": "2020-05-01T00:00:00Z" }), 400);
    assert_eq!(detail, "Unknown property CreatedOn");
    assert_eq!(desk.problem("POST", "customers", json!({ "Website": "x" }), 400), "Unknown property Website");
    assert_eq!(desk.problem("POST", "customers", json!({ "Phone": "1" }), 400), "Name required");
    assert_eq!(desk.call("DELETE", "customers/67890", None), (204, Value::Null));
    assert_eq!(desk.problem("DELETE", "customers/67890", json!({}), 404), "Customer not found");
    assert_eq!(desk.problem("PUT", "customers/67890", json!({}), 404), "Customer not found");
}

#[test]
fn a_contact_lives_from_create_to_delete() {
    let mut desk = Desk::live();
    assert_eq!(
        desk.get("contacts/67890"),
        json!({
            "EndUserID": 67890, "CustomerID": 12345, "CustomerName": "Acme Corporation", "Firstname": "John",
            "Lastname": "Smith", "JobTitle": "IT Manager", "Email": "john.smith@acme.com",
            "Phone": "555-123-4567 x101", "MobilePhone": null, "IsContactPerson": true, "InIgnoreMode": false,
            "CreatedOn": "2023-01-20T09:00:00Z", "LastModified": "2023-01-20T09:00:00Z", "Archived": false,
            "DepartmentID": null, "DepartmentName": null, "DefaultAgentId": null,
        })
    );
    let id = desk.made("contacts",
        json!({
            "Email": "jane.doe@acme.com", "CustomerName": "Acme Corporation", "Firstname": "Jane", "Lastname": "Doe",
            "JobTitle": "CFO", "Phone": "1", "MobilePhone": "2", "IsContactPerson": false, "InIgnoreMode": true,
            "CreatedOn": "2020-05-01T00:00:00Z", "DepartmentID": 3, "DepartmentName": "Sales", "DefaultAgentId": 9,
        }),
    );
    assert_eq!(id, 77777);
    let stored = desk.get("contacts/77777");
    let (customer, department) = (&stored["CustomerID"], &stored["DepartmentName"]);
    assert_eq!(
        (customer, department, &stored["DefaultAgentId"]),
        (&json!(12345), &json!("Sales"), &json!(9))
    );
    let reply = desk.call("PUT", "contacts/77777", Some(json!({ "Archived": true, "Lastname": "Roe" })));
    assert_eq!(reply, (200, json!({ "ActionID": "77777" })));
    let after = desk.get("contacts/77777");
    assert_eq!(
        (&after["Archived"], &after["Lastname"], &after["Firstname"]),
        (&json!(true), &json!("Roe"), &json!("Jane"))
    );
    assert!(after["LastModified"].as_str() > stored["LastModified"].as_str());
    let bodies = [
        (json!({ "Email": "JOHN.smith@acme.com", "CustomerID": 12345 }), "Email already exists"),
        (json!({ "CustomerID": 12345 }), "Email required"),
        (json!({ "Email": "x@acme.com" }), "Invalid customer ID"),
        (json!({ "Email": "x@acme.com", "CustomerName": "Nobody" }), "Invalid customer ID"),
        (json!({ "Email": "nobody", "CustomerID": 12345 }), "Invalid email"),
        (
            json!({ "Email": "x@acme.com", "CustomerID": 12345, "FirstName": "X" }),
            "Unknown property FirstName",
        ),
    ];
    for (body, detail) in bodies {
        assert_eq!(desk.problem("POST", "contacts", body, 400), detail);
    }
    let fixed = desk.problem("POST", "contacts/77777", json!({ "Email": "new@acme.com" }), 400);
    assert_eq!(fixed, "Unknown property Email", "an address cannot be changed");
    assert_eq!(desk.call("DELETE", "contacts/77777", None), (204, Value::Null));
    assert_eq!(desk.call("GET", "contacts/77777", None).0, 404);
}

#[test]
fn a_ticket_shows_every_field_of_its_shape() {
    let mut desk = Desk::live();
    let example = json!({
        "TicketID": 54321, "TicketTitle": "Unable to access email - multiple users affected",
        "TicketNumber": "54321", "TicketPriority": "High", "TicketImpact": "Major", "TicketStatus": "Open",
        "TicketSource": "Email", "TicketType": "Problem", "EndUserID": 67890,
        "EndUserEmail": "john.smith@acme.com", "EndUserFirstName": "John", "EndUserLastName": "Smith",
        "EndUserPhone": "555-123-4567 x101", "TicketResolvedDate": null,
        "TicketCreatedDate": "2024-02-15T09:00:00Z", "TechnicianFirstCommentDate": null,
        "FirstResponseDueDate": null, "ClosedTicketDueDate": null, "FirstComment": null,
        "LastEndUserComment": null, "LastEndUserCommentTimestamp": null,
        "LastTechnicianComment": "Initial triage: Checking Exchange connectivity",
        "LastTechnicianCommentTimestamp": "2024-02-15T09:15:00Z",
        "OnSiteDurationSeconds": 0, "OnSiteDurationMinutes": 0, "OffSiteDurationSeconds": 3600,
        "OffSiteDurationMinutes": 60, "OnSLADurationSeconds": 3600, "OnSLADurationMinutes": 60,
        "OffSLADurationSeconds": 0, "OffSLADurationMinutes": 0, "TotalDurationSeconds": 3600,
        "TotalDurationMinutes": 60, "CustomerID": 12345, "CustomerName": "Acme Corporation",
        "CustomerBusinessNumber": "12-3456789", "TechnicianContactID": 11111,
        "TechnicianFullName": "Jane Tech", "TechnicianEmail": null, "ContractID": null,
        "RelationType": "None", "RelatedTicketId": null,
    });
    assert_eq!(desk.get("tickets/54321"), example);
    let listed = desk.get("tickets?customerId=12345&itemsInPage=50");
    let same = listed["items"].as_array().unwrap().iter().find(|item| item["TicketID"] == 54321);
    assert_eq!(same, Some(&example), "a list shows as much");
}

#[test]
fn a_ticket_lives_from_create_to_delete() {
    let mut desk = Desk::live();
    let id = desk.made("tickets",
        json!({
            "TicketTitle": "Printer jams", "Description": "Since nine", "EndUserID": 67890, "TicketPriority": "Low",
            "TicketImpact": "Minor", "TicketStatus": "On Hold", "TicketType": "Incident",
            "TechnicianEmail": "alex.morgan@msp.example",
        }),
    );
    let path = format!("tickets/{id}");
    let stored = desk.get(&path);
    let wanted = json!({
        "TicketStatus": "On Hold", "FirstComment": "Since nine", "TicketImpact": "Minor", "TicketType": "Incident",
        "TechnicianContactID": 12345, "TechnicianFullName": "Alex Morgan", "CustomerID": 12345, "TicketSource": "API",
    });
    for (name, value) in wanted.as_object().unwrap() {
        assert_eq!(&stored[name], value, "{name}");
    }
    assert_eq!(desk.get("tickets?ticketStatus=On%20Hold")["totalItemCount"], 1);
    for (method, status) in [("PUT", "Waiting for parts"), ("POST", "Resolved")] {
        let change = json!({ "TicketStatus": status, "TechnicianContactID": 11111 });
        assert_eq!(desk.call(method, &path, Some(change)), (200, json!({ "ActionID": id.to_string() })));
        assert_eq!(desk.get(&path)["TicketStatus"], status);
    }
    assert!(desk.get(&path)["TicketResolvedDate"].is_string());
    assert_eq!(desk.call("DELETE", &path, None), (204, Value::Null));
    assert_eq!(desk.problem("DELETE", &path, json!({}), 404), "Ticket not found");
}

#[test]
fn a_ticket_needs_a_title_a_description_and_somebody_who_asks() {
    let mut desk = Desk::live();
    let ticket = |more: Value| {
        let mut body =
            json!({ "TicketTitle": "Printer jams", "Description": "Since nine", "EndUserID": 67890 });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let someone = "EndUserID, or EndUserFirstName, EndUserLastName and EndUserEmail required";
    let rows = [
        (ticket(json!({ "CustomerID": 12345 })), "Unknown property CustomerID"),
        (ticket(json!({ "TicketDescription": "x" })), "Unknown property TicketDescription"),
        (ticket(json!({ "Title": "x" })), "Unknown property Title"),
        (ticket(json!({ "TicketTitle": " " })), "Title required"),
        (ticket(json!({ "Description": null })), "Description required"),
        (ticket(json!({ "EndUserID": null })), someone),
        (
            ticket(json!({ "EndUserID": null, "EndUserEmail": "a@acme.com", "EndUserFirstName": "A" })),
            someone,
        ),
        (ticket(json!({ "EndUserID": 5 })), "Customer not found"),
        (ticket(json!({ "TicketPriority": "Hgih" })), "Invalid priority"),
        (ticket(json!({ "TicketImpact": "Huge" })), "Invalid TicketImpact"),
        (ticket(json!({ "TechnicianContactID": 5 })), "Technician not found"),
    ];
    for (body, detail) in rows {
        let shown = body.to_string();
        assert_eq!(desk.problem("POST", "tickets", body, 400), detail, "{shown}");
    }
    let description = desk.problem("PUT", "tickets/54321", json!({ "Description": "x" }), 400);
    assert_eq!(description, "Unknown property Description");
    assert_eq!(desk.sandbox.stats().commits, 0);
}

#[test]
fn an_unknown_address_makes_a_contact() {
    let mut desk = Desk::live();
    let ask = |email: &str| {
        json!({
            "TicketTitle": "Printer jams", "Description": "Since nine", "EndUserFirstName": "Zoë",
            "EndUserLastName": "Ng", "EndUserEmail": email, "EndUserPhone": "7",
        })
    };
    let mut opened = |email: &str| {
        let id = desk.made("tickets", ask(email));
        desk.get(&format!("tickets/{id}"))
    };
    let known = opened("John.Smith@acme.com");
    assert_eq!((&known["EndUserID"], &known["EndUserFirstName"]), (&json!(67890), &json!("John")));
    let first = opened("zoe@acme.com");
    assert_eq!((&first["EndUserID"], &first["CustomerID"]), (&json!(77777), &json!(12345)));
    assert_eq!((&first["EndUserFirstName"], &first["EndUserPhone"]), (&json!("Zoë"), &json!("7")));
    assert_eq!(opened("ZOE@acme.com")["EndUserID"], 77777, "the second time she is known");
    let elsewhere = desk.get("customers?itemsInPage=50")["items"].as_array().unwrap()[7].clone();
    let domain = elsewhere["Domain"].as_str().unwrap().to_owned();
    let id = desk.made("tickets", ask(&format!("zoe@{domain}")));
    assert_eq!(desk.get(&format!("tickets/{id}"))["CustomerID"], elsewhere["CustomerID"]);
    let id = desk.made("tickets", ask("zoe@nowhere.example"));
    assert_eq!(desk.get(&format!("tickets/{id}"))["CustomerID"], 12345, "the first customer takes the rest");
    assert_eq!(desk.problem("POST", "tickets", ask("nobody"), 400), "Invalid email");
}

#[test]
fn a_comment_has_exactly_one_author() {
    let mut desk = Desk::live();
    let path = "tickets/54321/comments";
    let page = desk.get(path);
    assert_eq!((&page["totalItemCount"], &page["itemsInPage"]), (&json!(1), &json!(20)));
    assert_eq!(
        page["items"][0],
        json!({
            "Date": "2024-02-15T09:15:00Z", "Comment": "Initial triage: Checking Exchange connectivity",
            "CommentHtml": "<p>Initial triage: Checking Exchange connectivity</p>", "EndUserID": null,
            "TechnicianContactID": 12345, "Email": "alex.morgan@msp.example", "FirstName": "Alex",
            "LastName": "Morgan", "IsInternal": true,
        })
    );
    let technician = json!({ "TechnicianId": 11111, "IsInternal": false });
    let user = json!({ "EnduserId": 67890 });
    let one = "Exactly one of TechnicianCommentDetails and EnduserCommentDetails required";
    let rows = [
        (json!({ "CommentText": "x" }), one),
        (
            json!({ "CommentText": "x", "TechnicianCommentDetails": technician, "EnduserCommentDetails": user }),
            one,
        ),
        (json!({ "CommentText": "x", "IsInternal": true }), "Unknown property IsInternal"),
        (json!({ "CommentText": " ", "EnduserCommentDetails": user }), "Comment required"),
        (
            json!({ "CommentText": "x", "TechnicianCommentDetails": { "IsInternal": true } }),
            "Invalid TechnicianCommentDetails",
        ),
        (
            json!({ "CommentText": "x", "TechnicianCommentDetails": { "TechnicianId": 5 } }),
            "Technician not found",
        ),
        (json!({ "CommentText": "x", "EnduserCommentDetails": { "EnduserId": 5 } }), "Customer not found"),
        (
            json!({ "CommentText": "x", "EnduserCommentDetails": { "EndUserId": 67890 } }),
            "Unknown property EndUserId",
        ),
        (json!({ "CommentText": "x", "EnduserCommentDetails": 67890 }), "Invalid EnduserCommentDetails"),
    ];
    for (body, detail) in rows {
        assert_eq!(desk.problem("POST", path, body, 400), detail);
    }
    let first = desk.made(path, json!({ "CommentText": "<b> & more\nlines", "EnduserCommentDetails": user }));
    let second = desk.made(path,
        json!({
            "CommentText": "We are on it", "CommentTimestampUTC": "2024-02-15T12:30:00",
            "TechnicianCommentDetails": { "TechnicianEmail": "MIRIAM.cohen@msp.example", "IsInternal": false },
        }),
    );
    assert_eq!(second, first + 1, "the id of the comment");
    let items = desk.get(path)["items"].clone();
    assert_eq!((&items[1]["EndUserID"], &items[1]["TechnicianContactID"]), (&json!(67890), &json!(null)));
    assert_eq!((&items[1]["FirstName"], &items[1]["Email"]), (&json!("John"), &json!("john.smith@acme.com")));
    assert_eq!(items[1]["CommentHtml"], "<p>&lt;b&gt; &amp; more<br>lines</p>");
    assert_eq!(
        (&items[2]["TechnicianContactID"], &items[2]["Date"]),
        (&json!(12811), &json!("2024-02-15T12:30:00Z"))
    );
    let ticket = desk.get("tickets/54321");
    assert_eq!(ticket["LastEndUserComment"], "<b> & more\nlines");
    assert_eq!(ticket["LastTechnicianComment"], "We are on it");
    assert_eq!(ticket["TechnicianFirstCommentDate"], "2024-02-15T12:30:00Z", "the end user's is no response");
}

#[test]
fn the_made_up_world_has_what_only_live_shows() {
    let mut desk = Desk::live();
    let mut all = |list: &str| -> Vec<Value> {
        let pages = desk.get(&format!("{list}?itemsInPage=50"))["totalPages"].as_u64().unwrap().min(12);
        let page = |page: u64| desk.get(&format!("{list}?itemsInPage=50&page={page}"))["items"].clone();
        (1..=pages).map(page).flat_map(|items| items.as_array().unwrap().clone()).collect()
    };
    let (customers, contacts, tickets) = (all("customers"), all("contacts"), all("tickets"));
    let some = |items: &[Value], name: &str, wanted: &dyn Fn(&Value) -> bool| {
        let count = items.iter().filter(|item| wanted(&item[name])).count();
        assert!(count > 0 && count < items.len(), "{name}: {count} of {}", items.len());
    };
    some(&customers, "Longitude", &Value::is_f64);
    for name in ["MobilePhone", "DepartmentID", "DepartmentName"] {
        some(&contacts, name, &|value| !value.is_null());
    }
    some(&contacts, "Archived", &|value| *value == true);
    for impact in ["NoImpact", "SiteDown", "ServerIssue", "Minor", "Major", "Crisis"] {
        some(&tickets, "TicketImpact", &|value| *value == impact);
    }
    for name in ["LastEndUserComment", "LastTechnicianCommentTimestamp", "TechnicianFirstCommentDate"] {
        some(&tickets, name, &Value::is_string);
    }
    for name in
        ["OnSiteDurationSeconds", "OffSiteDurationSeconds", "OnSLADurationMinutes", "OffSLADurationMinutes"]
    {
        some(&tickets, name, &|value| *value != 0);
    }
    for ticket in &tickets {
        let seconds = |name: &str| ticket[format!("{name}DurationSeconds")].as_u64().unwrap();
        assert_eq!(seconds("OnSite") + seconds("OffSite"), seconds("Total"), "{ticket}");
        assert_eq!(seconds("OnSLA") + seconds("OffSLA"), seconds("Total"), "{ticket}");
        if let Some(due) = ticket["FirstResponseDueDate"].as_str() {
            assert!(due < ticket["ClosedTicketDueDate"].as_str().unwrap(), "{ticket}");
        }
    }
}
