//! The live dialect: keys, lists with their filters, problems, and both dialects on one set of data.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod sandbox_desk;

use atera_wasm::sandbox::{Options, Request, Sandbox, Tongue, Zone};
use sandbox_desk::{Desk, NOON};
use serde_json::{Value, json};

const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln-bmF0dXJl_";

fn items(desk: &mut Desk, path: &str) -> Vec<Value> {
    desk.get(path)["items"].as_array().unwrap().clone()
}

fn texts<'a>(items: &'a [Value], name: &str) -> Vec<&'a str> {
    items.iter().map(|item| item[name].as_str().unwrap()).collect()
}

#[test]
fn each_kind_of_key_has_its_own_header() {
    let legacy = "0123456789abcdef0123456789abcdef";
    let (bearer, small) = (format!("Bearer {TOKEN}"), format!("bearer {TOKEN}"));
    let other = format!("Bearer {legacy}");
    // The headers, and what each dialect answers: live, guide.
    let rows = [
        (vec![("X-API-KEY", legacy)], 200, 200),
        (vec![("x-api-key", "any key")], 200, 200),
        (vec![("X-API-KEY", TOKEN)], 401, 200),
        (vec![("Authorization", bearer.as_str())], 200, 401),
        (vec![("authorization", small.as_str())], 200, 401),
        (vec![("Authorization", other.as_str())], 401, 401),
        (vec![("Authorization", TOKEN)], 401, 401),
        (vec![("Authorization", "Bearer eyJhbGciOiJIUzI1NiJ9.only-two")], 401, 401),
        (vec![], 401, 401),
    ];
    for (headers, live, guide) in rows {
        let headers: Vec<(String, String)> =
            headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        for (dialect, status) in [("live", live), ("guide", guide)] {
            let request = Request {
                method: "GET".into(),
                path_and_query: format!("/{dialect}/api/v3/customers"),
                headers: headers.clone(),
                ..Request::default()
            };
            let reply = Desk::new().send(&request);
            assert_eq!(reply.status, status, "{dialect}: {headers:?}");
            assert_eq!(reply.body.is_empty(), dialect == "live" && status == 401, "{dialect}: {headers:?}");
        }
    }
}

#[test]
fn a_token_is_one_of_the_keys_of_the_options() {
    let mut desk = Desk::with(Options {
        dialect: Tongue::Live,
        api_key: vec![TOKEN.into()],
        read_only_key: vec!["reader".into()],
        ..Options::default()
    });
    let path = "/api/v3/customers";
    assert_eq!(desk.send(&Request::with_token("GET", path, TOKEN)).status, 200);
    let other = TOKEN.replace("c2ln", "b3Ro");
    assert_eq!(desk.send(&Request::with_token("GET", path, &other)).status, 401);
    let write = Request::new("POST", path, "reader").with_json(r#"{"CustomerName":"Any"}"#);
    let refused = desk.send(&write);
    assert_eq!(
        (refused.status, refused.header("content-type")),
        (403, Some("application/problem+json; charset=utf-8"))
    );
    let question = Request::new("POST", "/api/v3/tickets/billableduration", "reader").with_json("[54321]");
    assert_eq!(desk.send(&question).status, 200, "a question with a body is no write");
}

#[test]
fn an_error_is_a_problem() {
    let mut desk = Desk::live();
    let reply = desk.send(&Request::new("GET", "/api/v3/tickets/99?x=1", "key"));
    assert_eq!(reply.header("content-type"), Some("application/problem+json; charset=utf-8"));
    let problem: Value = serde_json::from_slice(&reply.body).unwrap();
    assert_eq!(
        problem,
        json!({
            "type": "https://tools.ietf.org/html/rfc9110#section-15.5.5", "title": "Not Found", "status": 404,
            "detail": "Ticket not found", "instance": "/api/v3/tickets/99",
        })
    );
    let rows = [
        ("GET", "agents", 404, "Not found"),
        ("GET", "contacts/x", 400, "Invalid contact ID"),
        ("GET", "tickets?page=0", 400, "Invalid page"),
        ("GET", "tickets?customerId=acme", 400, "Invalid customer ID"),
        ("GET", "tickets?ticketStatus=%20", 400, "Invalid status"),
        ("GET", "tickets/lastmodified", 400, "date required"),
        ("GET", "tickets/lastmodified?date=yesterday", 400, "Invalid date"),
        ("GET", "customers?SortBy=Name", 400, "Invalid SortBy"),
        ("GET", "customers?SortBy=creation", 400, "Invalid SortBy"),
        ("GET", "contacts?SortBy=", 400, "Invalid SortBy"),
        ("DELETE", "tickets", 405, "Method not allowed"),
        ("POST", "tickets/54321/attachments", 405, "Method not allowed"),
        ("DELETE", "customvalues/ticketfield/54321/Category", 405, "Method not allowed"),
    ];
    for (method, path, status, detail) in rows {
        assert_eq!(desk.problem(method, path, Value::Null, status), detail, "{path}");
    }
    let local = "yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss without an offset";
    for name in ["customers?FromLastModifiedDate", "contacts?FromLastModifiedDate", "workhours?startWorkhour"]
    {
        for date in ["2024-02-01T00:00:00Z", "2024-02-01T00:00:00%2B02:00", "2024-2-1", "2024-02-30", ""] {
            let detail = desk.problem("GET", &format!("{name}={date}"), Value::Null, 400);
            assert_eq!(
                detail,
                format!("Invalid {}: {local}", name.split('?').next_back().unwrap()),
                "{date}"
            );
        }
    }
}

#[test]
fn the_rate_and_scripted_faults_speak_live_too() {
    let options =
        r#"{"dialect":"live","ratePerMinute":1,"faults":[{"when":{"nth":2},"kind":"status","code":503}]}"#;
    let mut sandbox = Sandbox::new(Options::from_json(options).unwrap());
    let mut ask = || {
        let reply = sandbox.handle(&Request::new("GET", "/api/v3/customers/12345", "key"), NOON);
        let body: Value = serde_json::from_slice(&reply.body).unwrap();
        (reply.status, body["detail"].clone(), reply.header("retry-after").map(str::to_owned))
    };
    assert_eq!(ask().0, 200);
    assert_eq!(ask(), (503, json!("Scripted fault"), None));
    assert_eq!(ask(), (429, json!("Rate limited"), Some("60".into())));
}

#[test]
fn pages_link_to_each_other_with_everything_that_was_asked() {
    let mut desk = Desk::live();
    let mut request = Request::new("GET", "/x/live/api/v3/contacts?Email=%40&itemsInPage=2&page=2", "key");
    request.origin = "https://atera.example:8443".into();
    let reply = desk.send(&request);
    let page: Value = serde_json::from_slice(&reply.body).unwrap();
    let base = "https://atera.example:8443/x/live/api/v3/contacts";
    assert_eq!(page["prevLink"], format!("{base}?page=1&itemsInPage=2&Email=%40"));
    assert_eq!(page["nextLink"], format!("{base}?page=3&itemsInPage=2&Email=%40"));
    let (mut seen, mut at) = (0, "contacts?itemsInPage=50".to_owned());
    loop {
        let page = desk.get(&at);
        seen += page["items"].as_array().unwrap().len();
        let Some(next) = page["nextLink"].as_str() else { break };
        at = next.split("/api/v3/").nth(1).unwrap().to_owned();
    }
    assert_eq!(seen, 500);
    let clamped = desk.get("customers?itemsInPage=500");
    assert_eq!((&clamped["itemsInPage"], &clamped["totalPages"]), (&json!(50), &json!(3)));
    let beyond = desk.get("customers?page=99");
    assert_eq!(
        (&beyond["items"], &beyond["nextLink"], &beyond["prevLink"]),
        (&json!([]), &json!(null), &json!(null))
    );
}

#[test]
fn contacts_are_found_by_parts_of_their_address_and_number() {
    let mut desk = Desk::live();
    desk.made(
        "contacts",
        json!({ "Email": "x.john.smith@acme.com", "CustomerID": 12345, "Phone": "+1 (9) X777" }),
    );
    let both = items(&mut desk, "contacts?Email=JOHN.smith%40acme");
    assert_eq!(texts(&both, "Email"), ["john.smith@acme.com", "x.john.smith@acme.com"]);
    let one = items(&mut desk, "contacts?Phone=x777");
    assert_eq!(texts(&one, "Email"), ["x.john.smith@acme.com"]);
    assert_eq!(desk.get("contacts?Email=john.smith%40acme.com&Phone=x777")["totalItemCount"], 1);
    assert_eq!(desk.get("contacts?Email=nobody%40acme.com")["totalItemCount"], 0);
}

#[test]
fn lists_are_filtered_and_sorted_by_their_changes() {
    let mut desk = Desk::live();
    for list in ["customers", "contacts"] {
        for (word, field) in [("Creation", "CreatedOn"), ("LastModified", "LastModified")] {
            let page = items(&mut desk, &format!("{list}?SortBy={word}&itemsInPage=50&page=2"));
            assert!(texts(&page, field).is_sorted(), "{list} {word}");
        }
    }
    assert!(!texts(&items(&mut desk, "customers?itemsInPage=50"), "LastModified").is_sorted());
    let all = desk.get("customers")["totalItemCount"].as_u64().unwrap();
    let recent = desk.get("customers?FromLastModifiedDate=2024-02-02&SortBy=LastModified&itemsInPage=50");
    let count = recent["totalItemCount"].as_u64().unwrap();
    assert!(count > 0 && count < all, "{count}");
    assert!(recent["items"][0]["LastModified"].as_str().unwrap() >= "2024-02-02T00:00:00Z");
    let exact = desk.get("contacts?FromLastModifiedDate=2023-01-20T09:00:00")["totalItemCount"].clone();
    let later = desk.get("contacts?FromLastModifiedDate=2023-01-20T09:00:01")["totalItemCount"].clone();
    assert_eq!(exact.as_u64().unwrap() - later.as_u64().unwrap(), 1, "John Smith was changed at nine");
    desk.call("PUT", "contacts/67890", Some(json!({ "JobTitle": "CTO" })));
    assert_eq!(desk.get("contacts?FromLastModifiedDate=2024-02-15T12:00:01")["totalItemCount"], 1);
}

#[test]
fn local_times_are_on_the_accounts_clocks() {
    let options = r#"{"dialect":"live","timeZone":"Etc/GMT-2"}"#;
    let mut desk = Desk::with(Options::from_json(options).unwrap());
    assert_eq!(desk.get("account")["TimeZoneName"], "Etc/GMT-2");
    let mut since =
        |time: &str| desk.get(&format!("contacts?FromLastModifiedDate={time}"))["totalItemCount"].as_u64();
    // 09:00 UTC is 11:00 there.
    assert_eq!(since("2023-01-20T11:00:00").unwrap() - since("2023-01-20T11:00:01").unwrap(), 1);
    for name in ["Europe/Berlin", "+15:00", "+2", "Etc/GMT+", "utc", ""] {
        assert_eq!(Zone::parse(name), None, "{name}");
        let error = Options::from_json(&json!({ "timeZone": name }).to_string()).unwrap_err();
        assert!(error.contains("timeZone: must be UTC, a distance like +02:00"), "{error}");
    }
    for name in ["UTC", "+02:00", "-09:30", "Etc/GMT+5", "Etc/UTC"] {
        assert_eq!(Zone::parse(name).unwrap().name(), name);
    }
    assert!(Options::from_json(r#"{"dialect":"both"}"#).is_err());
}

#[test]
fn tickets_are_listed_by_what_happened_to_them() {
    let mut desk = Desk::live();
    let silent = desk.get("tickets/noComments?itemsInPage=50");
    assert!(silent["totalItemCount"].as_u64().unwrap() > 0);
    for item in silent["items"].as_array().unwrap() {
        let (user, technician) = (&item["LastEndUserComment"], &item["LastTechnicianComment"]);
        assert_eq!((user, technician), (&json!(null), &json!(null)));
    }
    let own = desk.get("tickets/noComments?customerId=12345&ticketStatus=Open")["totalItemCount"].as_u64();
    assert!(own < silent["totalItemCount"].as_u64());
    let over = items(&mut desk, "tickets/statusmodified?itemsInPage=50");
    assert!(over.iter().all(|item| ["Resolved", "Closed"].contains(&item["TicketStatus"].as_str().unwrap())));
    for date in ["2024-02-15T00:00:00Z", "2024-02-15T02:00:00%2B02:00", "2024-02-15T00:00:00", "2024-02-15"] {
        let count = desk.get(&format!("tickets/lastmodified?date={date}"))["totalItemCount"].clone();
        let guide = desk.get_at("/guide/api/v3/tickets/statusmodified?modifiedAfter=2024-02-15T00:00:00Z");
        assert_eq!(count, guide["totalItems"], "{date}");
    }
    desk.call("PUT", "tickets/54321", Some(json!({ "TicketStatus": "Waiting for parts" })));
    let now = items(&mut desk, "tickets/lastmodified?date=2024-02-15T12:00:00Z");
    assert_eq!(now.len(), 1);
    assert_eq!(desk.get("tickets?ticketStatus=Waiting%20for%20parts")["items"][0]["TicketID"], 54321);
    assert_eq!(desk.get("tickets?ticketStatus=Unheard%20of")["totalItemCount"], 0);
}

#[test]
fn comments_come_with_tickets_when_asked_for() {
    let mut desk = Desk::live();
    let path = "tickets/lastmodified?date=2024-02-15T08:00:00Z&itemsInPage=50";
    assert!(items(&mut desk, path).iter().all(|item| item.get("Comments").is_none()));
    let with = items(&mut desk, &format!("{path}&includeComments=true"));
    let example = with.iter().find(|item| item["TicketID"] == 54321).unwrap();
    assert_eq!(example["Comments"], desk.get("tickets/54321/comments")["items"]);
    assert!(with.iter().any(|item| item["Comments"] == json!([])), "those without any have none");
    let over = items(&mut desk, "tickets/statusmodified?includeComments=true");
    assert!(over.iter().all(|item| item["Comments"].is_array()));
}

#[test]
fn what_one_dialect_writes_the_other_reads() {
    let mut desk = Desk::live();
    let ticket = desk.made(
        "tickets",
        json!({ "TicketTitle": "Printer jams", "Description": "Since nine", "EndUserID": 67890, "TicketStatus": "On Hold" }),
    );
    let seen = desk.get_at(&format!("/guide/api/v3/tickets/{ticket}"));
    assert_eq!(seen["Description"], "Since nine");
    assert_eq!(seen["TicketStatus"], "On Hold");
    assert!(seen.get("TechnicianContactID").is_none(), "the guide leaves out what is empty");
    let comment = json!({ "CommentText": "internal", "IsInternal": true });
    let path = format!("/guide/api/v3/tickets/{ticket}");
    let (status, reply) = desk.call_at("POST", &format!("{path}/comments"), Some(comment));
    assert_eq!(status, 201);
    assert_eq!(reply["TicketID"], ticket);
    let back = desk.get(&format!("tickets/{ticket}/comments"))["items"][0].clone();
    assert_eq!((&back["Comment"], &back["TechnicianContactID"]), (&json!("internal"), &json!(12345)));
    let (status, refused) = desk.call_at("POST", &path, Some(json!({ "TicketStatus": "Waiting" })));
    assert_eq!((status, refused), (400, json!({ "Code": 400, "Message": "Invalid status" })));
    let customer = json!({ "CustomerName": "Made in guide", "Website": "https://made.example" });
    let (_, made) = desk.call_at("POST", "/guide/api/v3/customers", Some(customer));
    assert_eq!(desk.get(&format!("customers/{}", made["CustomerID"]))["Links"], "https://made.example");
    let contact = desk.made(
        "contacts",
        json!({ "Email": "a@made.example", "CustomerName": "Made in guide", "Firstname": "A" }),
    );
    assert_eq!(desk.get_at(&format!("/guide/api/v3/contacts/{contact}"))["FirstName"], "A");
}

#[test]
fn only_the_part_directly_before_the_api_picks_a_dialect() {
    let rows = [
        ("/api/v3/customers", "totalItems"),
        ("/live/api/v3/customers", "totalItemCount"),
        ("/x/y/live/api/v3/customers", "totalItemCount"),
        ("/live/x/api/v3/customers", "totalItems"),
        ("/alive/api/v3/customers", "totalItems"),
        ("/guide/api/v3/customers?next=/live/api/v3", "totalItems"),
    ];
    for (path, name) in rows {
        assert!(Desk::new().get_at(path).get(name).is_some(), "{path}");
    }
    assert!(Desk::live().get_at("/guide/api/v3/customers").get("totalItems").is_some());
}
