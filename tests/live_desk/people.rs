//! The account, customers and contacts.

use super::LiveDesk;
use atera_wasm::api::Operation as Op;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

fn page(item: &Value, total: u64) -> Value {
    json!({ "items": [item], "page": 1, "itemsInPage": 1, "totalPages": total, "totalItems": total })
}

pub(crate) fn account(desk: &LiveDesk) {
    let account = json!({
        "AccountID": "0010Y00000Sandbox", "Country": "United States", "CompanyName": "Sandbox Managed Services",
        "CreatedOn": "2022-11-01T08:00:00Z", "State": "NY", "TimeZoneName": "UTC", "City": "New York",
        "Address": "1 Example Plaza", "PostalCode": "10001", "Phone": "555-100-2000", "IsITDepartment": false,
        "Plan": "Growth",
    });
    desk.does(Op::AccountGet, &json!({}), "GET /account", NONE, 200, account);
}

/// The guide's customer as the live service has it, in the guide's names.
pub(crate) fn acme() -> Value {
    json!({
        "CustomerID": 12345, "CustomerName": "Acme Corporation", "CreatedOn": "2023-01-15T10:00:00Z",
        "LastModified": "2024-02-01T14:30:00Z", "BusinessNumber": "12-3456789", "Domain": "acme.com",
        "Address": "123 Main Street", "City": "New York", "State": "NY", "Country": "United States",
        "Phone": "555-123-4567", "Fax": "555-123-4568", "Notes": "Enterprise customer - 24/7 support",
        "Logo": null, "Website": "https://www.acme.com", "Longitude": null, "Latitude": null,
        "ZipCodeStr": "10001",
    })
}

#[rustfmt::skip]
pub(crate) fn customers(desk: &LiveDesk) {
    desk.does(Op::CustomersGet, &json!({ "id": 12345 }), "GET /customers/12345", NONE, 200, acme());
    desk.does(Op::CustomersList, &json!({ "itemsInPage": 1 }), "GET /customers?page=1&itemsInPage=1", NONE, 200, page(&acme(), 150));
    desk.clock("12:00:10");
    let given = json!({
        "CustomerName": "Straße & Söhne <b>№ 5</b>", "BusinessNumber": "DE 1", "Domain": "strasse.example", "Address": "Weg 1",
        "City": "Köln", "State": "NW", "Country": "日本", "ZipCodeStr": "50667", "Phone": "1", "Fax": "2", "Notes": "a\nb\tc",
        "Website": "https://strasse.example", "Longitude": 13.5, "Latitude": -52.25, "CreatedOn": "2020-05-01T00:00:00Z",
    });
    let mut sent = given.clone();
    sent["Links"] = sent.as_object_mut().unwrap().remove("Website").unwrap();
    let made = json!({ "ActionID": "67890", "CustomerID": 67890 });
    desk.does(Op::CustomersCreate, &json!({ "body": given }), "POST /customers", sent, 201, made);
    let mut stored = given;
    for (name, value) in [("CustomerID", json!(67890)), ("LastModified", json!("2024-02-15T12:00:10Z")), ("Logo", NONE)] {
        stored[name] = value;
    }
    desk.does(Op::CustomersGet, &json!({ "id": 67890 }), "GET /customers/67890", NONE, 200, stored.clone());
    let since = json!({ "FromLastModifiedDate": "2024-02-15T12:00:10", "SortBy": "LastModified", "itemsInPage": 1 });
    let request = "GET /customers?page=1&itemsInPage=1&FromLastModifiedDate=2024-02-15T12:00:10&SortBy=LastModified";
    desk.does(Op::CustomersList, &since, request, NONE, 200, page(&stored, 1));
    let nobody = json!({ "items": [], "page": 1, "itemsInPage": 50, "totalPages": 0, "totalItems": 0 });
    desk.does(Op::CustomersList, &json!({ "FromLastModifiedDate": "2024-02-16" }), "GET /customers?page=1&itemsInPage=50&FromLastModifiedDate=2024-02-16", NONE, 200, nobody);
    desk.clock("12:00:20");
    let patch = json!({ "id": 67890, "body": { "Website": "", "Notes": "new", "Latitude": 0.5 } });
    let done = json!({ "ActionID": "67890" });
    desk.does(Op::CustomersUpdate, &patch, "POST /customers/67890", json!({ "Links": "", "Notes": "new", "Latitude": 0.5 }), 200, done.clone());
    for (name, value) in [("Website", json!("")), ("Notes", json!("new")), ("Latitude", json!(0.5)), ("LastModified", json!("2024-02-15T12:00:20Z"))] {
        stored[name] = value;
    }
    desk.does(Op::CustomersGet, &json!({ "id": 67890 }), "GET /customers/67890", NONE, 200, stored);
    assert_eq!(desk.by_hand("PUT", "/customers/67890", json!({ "Links": "https://x.example" })), (200, done));
    assert_eq!(desk.ask(Op::CustomersGet, &json!({ "id": 67890 })).unwrap()["Website"], "https://x.example");
    let folder = json!({ "body": { "CustomerID": 67890, "Name": "Verträge" } });
    desk.does(Op::CustomersCreateFolder, &folder, "POST /customers/folders", json!({ "CustomerId": 67890, "Name": "Verträge" }), 201, json!({ "ActionID": "1" }));
    let file = json!({ "body": { "CustomerID": 67890, "Name": "Größe.txt", "ContentBased64": "aGk=" } });
    desk.does(Op::CustomersAttach, &file, "POST /customers/attachments", json!({ "CustomerId": 67890, "Name": "Größe.txt", "ContentBased64": "aGk=" }), 201, json!({ "ActionID": "1" }));
    desk.does(Op::CustomersDelete, &json!({ "id": 67890 }), "DELETE /customers/67890", NONE, 204, json!({}));
    for operation in [Op::CustomersGet, Op::CustomersDelete] {
        let error = desk.ask(operation, &json!({ "id": 67890 })).expect_err("it is gone");
        assert_eq!(error.message, "customer 67890 not found: confirm the ID");
    }
}

/// The guide's contact.
pub(crate) fn john() -> Value {
    json!({
        "EndUserID": 67890, "CustomerID": 12345, "CustomerName": "Acme Corporation", "FirstName": "John",
        "LastName": "Smith", "JobTitle": "IT Manager", "Email": "john.smith@acme.com",
        "Phone": "555-123-4567 x101", "MobilePhone": null, "IsContactPerson": true, "InIgnoreMode": false,
        "CreatedOn": "2023-01-20T09:00:00Z", "LastModified": "2023-01-20T09:00:00Z", "Archived": false,
        "DepartmentID": null, "DepartmentName": null, "DefaultAgentId": null,
    })
}

#[rustfmt::skip]
pub(crate) fn contacts(desk: &LiveDesk) {
    desk.does(Op::ContactsGet, &json!({ "id": 67890 }), "GET /contacts/67890", NONE, 200, john());
    let part = json!({ "Email": "John.Smith@acme", "itemsInPage": 1 });
    desk.does(Op::ContactsList, &part, "GET /contacts?page=1&itemsInPage=1&Email=John.Smith%40acme", NONE, 200, page(&john(), 1));
    desk.clock("12:01:00");
    let given = json!({
        "Email": " Jürgen@BÜCHER.example ", "CustomerID": 12345, "FirstName": "Jürgen", "LastName": "O'Ü", "JobTitle": "CFO",
        "Phone": "+49 221 5", "MobilePhone": "0171", "IsContactPerson": false, "InIgnoreMode": true, "DepartmentID": 3,
        "DepartmentName": "Sales", "DefaultAgentId": 9, "CreatedOn": "2020-05-01T00:00:00Z",
    });
    let mut sent = given.clone();
    sent["Email"] = json!("Jürgen@xn--bcher-kva.example");
    for (ours, theirs) in [("FirstName", "Firstname"), ("LastName", "Lastname")] {
        sent[theirs] = sent.as_object_mut().unwrap().remove(ours).unwrap();
    }
    let made = json!({ "ActionID": "77777", "EndUserID": 77777 });
    desk.does(Op::ContactsCreate, &json!({ "body": given }), "POST /contacts", sent.clone(), 201, made);
    let mut stored = given;
    stored["Email"] = sent["Email"].clone();
    for (name, value) in [("EndUserID", json!(77777)), ("CustomerName", json!("Acme Corporation")), ("Archived", json!(false)), ("LastModified", json!("2024-02-15T12:01:00Z"))] {
        stored[name] = value;
    }
    let filters = json!({ "Phone": "+49 221", "FromLastModifiedDate": "2024-02-15", "SortBy": "Creation", "itemsInPage": 1 });
    let request = "GET /contacts?page=1&itemsInPage=1&Phone=%2B49%20221&FromLastModifiedDate=2024-02-15&SortBy=Creation";
    desk.does(Op::ContactsList, &filters, request, NONE, 200, page(&stored, 1));
    desk.clock("12:01:10");
    let patch = json!({ "id": 77777, "body": { "FirstName": "J", "Archived": true } });
    let done = json!({ "ActionID": "77777" });
    desk.does(Op::ContactsUpdate, &patch, "POST /contacts/77777", json!({ "Firstname": "J", "Archived": true }), 200, done.clone());
    for (name, value) in [("FirstName", json!("J")), ("Archived", json!(true)), ("LastModified", json!("2024-02-15T12:01:10Z"))] {
        stored[name] = value;
    }
    desk.does(Op::ContactsGet, &json!({ "id": 77777 }), "GET /contacts/77777", NONE, 200, stored);
    assert_eq!(desk.by_hand("PUT", "/contacts/77777", json!({ "Lastname": "Roe" })), (200, done));
    assert_eq!(desk.ask(Op::ContactsGet, &json!({ "id": 77777 })).unwrap()["LastName"], "Roe");
    let again = desk.ask(Op::ContactsCreate, &json!({ "body": { "Email": "JOHN.smith@acme.com", "CustomerID": 12345 } }));
    assert_eq!(again.expect_err("taken").code, atera_wasm::error::ErrorCode::DuplicateEmail);
    desk.does(Op::ContactsDelete, &json!({ "id": 77777 }), "DELETE /contacts/77777", NONE, 204, json!({}));
    let error = desk.ask(Op::ContactsDelete, &json!({ "id": 77777 })).expect_err("it is gone");
    assert_eq!(error.message, "contact 77777 not found: confirm the ID");
}
