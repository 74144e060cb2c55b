//! What is refused, with which status and message: keys, bodies, paths, fields, the rate.

mod sandbox_desk;

use atera_wasm::sandbox::{Options, Request, Sandbox};
use sandbox_desk::{Desk, NOON};
use serde_json::{Value, json};

#[test]
#[expect(clippy::too_many_lines, reason = "one table of every refusal")]
fn each_refusal_has_the_guides_status_and_message() {
    let contact = |more: Value| {
        let mut body = json!({ "CustomerID": 12345, "Email": "new@acme.com" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let rows: Vec<(&str, &str, Option<Value>, u16, &str)> = vec![
        ("GET", "customers/abc", None, 400, "Invalid customer ID"),
        ("GET", "customers/0", None, 400, "Invalid customer ID"),
        ("GET", "customers/-1", None, 400, "Invalid customer ID"),
        ("GET", "customers/9007199254740992", None, 400, "Invalid customer ID"),
        ("GET", "customers/99", None, 404, "Customer not found"),
        ("POST", "customers/99", Some(json!({})), 404, "Customer not found"),
        ("DELETE", "customers/99", None, 404, "Customer not found"),
        ("POST", "customers", Some(json!({ "Domain": "x.example" })), 400, "Name required"),
        ("POST", "customers", Some(json!({ "CustomerName": " \t" })), 400, "Name required"),
        ("POST", "customers/12345", Some(json!({ "CustomerName": null })), 400, "Name required"),
        ("POST", "customers/12345", Some(json!({ "Phone": 5 })), 400, "Invalid Phone"),
        ("GET", "contacts/x", None, 400, "Invalid contact ID"),
        ("GET", "contacts/99", None, 404, "Contact not found"),
        ("POST", "contacts/99", Some(json!({})), 404, "Contact not found"),
        ("DELETE", "contacts/99", None, 404, "Contact not found"),
        ("POST", "contacts", Some(json!({ "CustomerID": 12345 })), 400, "Email required"),
        ("POST", "contacts", Some(contact(json!({ "Email": "  " }))), 400, "Email required"),
        ("POST", "contacts", Some(contact(json!({ "Email": "nobody" }))), 400, "Invalid email"),
        ("POST", "contacts", Some(contact(json!({ "Email": "a@b" }))), 400, "Invalid email"),
        ("POST", "contacts", Some(contact(json!({ "Email": "a@b@c.example" }))), 400, "Invalid email"),
        (
            "POST",
            "contacts",
            Some(contact(json!({ "Email": "JOHN.Smith@acme.com" }))),
            400,
            "Email already exists",
        ),
        ("POST", "contacts", Some(contact(json!({ "CustomerID": 99 }))), 400, "Invalid customer ID"),
        ("POST", "contacts", Some(contact(json!({ "CustomerID": "12345" }))), 400, "Invalid customer ID"),
        ("POST", "contacts", Some(json!({ "Email": "new@acme.com" })), 400, "Invalid customer ID"),
        (
            "POST",
            "contacts",
            Some(contact(json!({ "IsContactPerson": "yes" }))),
            400,
            "Invalid IsContactPerson",
        ),
        ("GET", "tickets/x", None, 400, "Invalid ticket ID"),
        ("GET", "tickets/99", None, 404, "Ticket not found"),
        ("POST", "tickets/99", Some(json!({})), 404, "Ticket not found"),
        ("GET", "tickets/99/comments", None, 404, "Ticket not found"),
        ("POST", "tickets/99/comments", Some(json!({ "CommentText": "x" })), 404, "Ticket not found"),
        ("GET", "tickets/99/workhours", None, 404, "Ticket not found"),
        ("GET", "tickets/99/billableduration", None, 404, "Ticket not found"),
        ("POST", "tickets", Some(json!({ "EndUserID": 67890 })), 400, "Title required"),
        (
            "POST",
            "tickets",
            Some(json!({ "TicketTitle": "Printer jams", "EndUserID": 99 })),
            400,
            "Customer not found",
        ),
        (
            "POST",
            "tickets",
            Some(json!({ "TicketTitle": "Printer jams", "CustomerID": 99 })),
            400,
            "Invalid customer ID",
        ),
        ("POST", "tickets", Some(json!({ "TicketTitle": "Printer jams" })), 400, "Invalid customer ID"),
        ("POST", "tickets/54321", Some(json!({ "TicketPriority": "Hgih" })), 400, "Invalid priority"),
        ("POST", "tickets/54321", Some(json!({ "TicketPriority": "high" })), 400, "Invalid priority"),
        ("POST", "tickets/54321", Some(json!({ "TicketStatus": "Done" })), 400, "Invalid status"),
        ("POST", "tickets/54321", Some(json!({ "TicketType": "Question" })), 400, "Invalid type"),
        ("POST", "tickets/54321", Some(json!({ "TicketTitle": "" })), 400, "Title required"),
        ("POST", "tickets/54321", Some(json!({ "DueDate": "tomorrow" })), 400, "Invalid date"),
        ("POST", "tickets/54321/comments", Some(json!({ "CommentText": " " })), 400, "Comment required"),
        ("GET", "tickets/statusmodified", None, 400, "Invalid date"),
        ("GET", "tickets/statusmodified?modifiedAfter=yesterday", None, 400, "Invalid date"),
        ("GET", "tickets?page=0", None, 400, "Invalid page"),
        ("GET", "tickets?itemsInPage=all", None, 400, "Invalid itemsInPage"),
        ("GET", "tickets?ticketStatus=open", None, 400, "Invalid status"),
        ("GET", "tickets?customerId=acme", None, 400, "Invalid customer ID"),
        ("GET", "customvalues/customer/99", None, 404, "Customer not found"),
        ("GET", "customvalues/contact/x", None, 400, "Invalid contact ID"),
        ("POST", "customvalues/customer/12345", Some(json!({ "Value": "x" })), 400, "Field name required"),
        ("POST", "customvalues/customer/12345", Some(json!({ "FieldName": "x" })), 400, "Value required"),
        (
            "POST",
            "customvalues/contact/67890",
            Some(json!({ "FieldName": "x", "Value": 5 })),
            400,
            "Invalid Value",
        ),
        ("DELETE", "customvalues/customer/12345/Nothing", None, 404, "Custom value not found"),
        ("GET", "agents", None, 404, "Not found"),
        ("GET", "tickets/54321/attachments", None, 404, "Not found"),
        ("DELETE", "tickets/54321", None, 405, "Method not allowed"),
        ("PUT", "customers/12345", Some(json!({})), 405, "Method not allowed"),
    ];
    let mut desk = Desk::new();
    for (method, path, body, status, message) in rows {
        let shown = format!("{method} {path} {body:?}");
        assert_eq!(
            desk.call(method, path, body),
            (status, json!({ "Code": status, "Message": message })),
            "{shown}"
        );
    }
    assert_eq!(desk.sandbox.stats().commits, 0, "a refused request changes nothing");
    assert_eq!(desk.get("customers")["totalItems"], 150);
    desk.post("contacts", contact(json!({ "Email": "Zoe@Acme.com" })));
    let (_, again) = desk.call("POST", "contacts", Some(contact(json!({ "Email": "zoe@acme.com" }))));
    assert_eq!(again["Message"], "Email already exists", "addresses differ in more than their case");
    assert_eq!(
        desk.post("customers", json!({ "CustomerName": "Any" }))["CustomerID"],
        67890,
        "nor takes an id"
    );
}

#[test]
fn keys_decide_who_may_do_what() {
    let options = Options {
        api_key: vec!["full".into(), "second".into()],
        read_only_key: vec!["reader".into()],
        ..Options::default()
    };
    let mut desk = Desk::with(options);
    let status = |desk: &mut Desk, method: &str, key: &str| {
        let request = Request::new(method, "/api/v3/customers", key).with_json(r#"{"CustomerName":"Any"}"#);
        desk.send(&request).status
    };
    assert_eq!(status(&mut desk, "GET", "full"), 200);
    assert_eq!(status(&mut desk, "POST", "second"), 201);
    assert_eq!(status(&mut desk, "GET", "reader"), 200);
    assert_eq!(status(&mut desk, "POST", "reader"), 403);
    assert_eq!(status(&mut desk, "GET", "other"), 401);
    assert_eq!(status(&mut desk, "GET", ""), 401);
    let no_key =
        Request { method: "GET".into(), path_and_query: "/api/v3/customers".into(), ..Request::default() };
    let reply = desk.send(&no_key);
    assert_eq!(reply.body, br#"{"Code":401,"Message":"Unauthorized"}"#);
    assert_eq!(Desk::new().send(&no_key).status, 401, "without configured keys too, a key is needed");
    let lower = Request { headers: vec![("x-api-key".into(), "full".into())], ..no_key };
    assert_eq!(desk.send(&lower).status, 200, "header names have no case");
}

#[test]
fn a_body_must_be_json_and_of_a_reasonable_size() {
    let mut desk = Desk::new();
    let post = |content_type: &str, body: &[u8]| {
        let mut request = Request::new("POST", "/api/v3/customers", "key");
        request.headers.push(("Content-Type".into(), content_type.into()));
        request.body = body.to_vec();
        request
    };
    let name = br#"{"CustomerName":"Any"}"#;
    let rows: [(Request, u16); 8] = [
        (post("application/json", name), 201),
        (post("Application/JSON; charset=utf-8", name), 201),
        (post("text/plain", name), 415),
        (post("", name), 415),
        (post("application/json", b""), 400),
        (post("application/json", b"[]"), 400),
        (post("application/json", b"{\"CustomerName\":\"\xff\"}"), 400),
        (post("application/json", &vec![b' '; (1 << 20) + 1]), 413),
    ];
    for (request, status) in rows {
        assert_eq!(desk.send(&request).status, status, "{:?}", request.headers);
    }
    let allow = desk.send(&Request::new("PATCH", "/api/v3/tickets/54321", "key"));
    assert_eq!(allow.header("allow"), Some("GET, POST"));
}

#[test]
fn only_what_follows_api_v3_counts() {
    let mut desk = Desk::new();
    let rows = [
        ("/api/v3/customers/12345", 200),
        ("/proxy/for/atera/api/v3/customers/12345", 200),
        ("/api/v3//customers/12345/", 200),
        ("/api/v2/customers/12345", 404),
        ("/api/v30/customers/12345", 404),
        ("/customers/12345", 404),
        ("/api/v3", 404),
        ("/api/v3/customers/%zz", 404),
        ("/api/v3/customers?itemsInPage=%", 404),
    ];
    for (path, status) in rows {
        assert_eq!(desk.send(&Request::new("GET", path, "key")).status, status, "{path}");
    }
}

#[test]
fn the_rate_is_counted_over_any_sixty_seconds() {
    let mut sandbox = Sandbox::new(Options { rate_per_minute: Some(3), ..Options::default() });
    let mut at = |ms: i64, key: &str| {
        let reply = sandbox.handle(&Request::new("GET", "/api/v3/customers/12345", key), NOON + ms);
        (reply.status, reply.header("retry-after").map(str::to_owned))
    };
    assert_eq!(at(0, "a"), (200, None));
    assert_eq!(at(30_000, "a"), (200, None));
    assert_eq!(at(59_000, "a"), (200, None));
    assert_eq!(at(59_500, "a"), (429, Some("1".into())));
    assert_eq!(at(59_999, "b"), (200, None), "each key has its own rate");
    assert_eq!(at(60_000, "a"), (200, None));
    assert_eq!(at(60_001, "a"), (429, Some("30".into())), "not a minute of the calendar");
    assert_eq!(at(90_000, "a"), (200, None), "the refused ones did not count");
    assert_eq!(sandbox.stats().rate_limited, 2);
}

#[test]
fn the_guides_seven_hundred_a_minute_pass_and_not_one_more() {
    let mut sandbox = Sandbox::new(Options::default());
    let request = Request::new("GET", "/api/v3/customers/12345", "key");
    let passed = (0..701).filter(|_| sandbox.handle(&request, NOON).status == 200).count();
    assert_eq!(passed, 700);
    let mut free = Sandbox::new(Options::from_json(r#"{"ratePerMinute":null}"#).unwrap());
    assert!((0..1_500).all(|_| free.handle(&request, NOON).status == 200));
}
