//! One program, both dialects, one set of data: what it observes is the same, up to what only the live service adds.

#![recursion_limit = "256"]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::{Answer, Dialect, Operation as Op};
use atera_wasm::client::{Body, Client, Config, Listing, Outcome, Reply};
use atera_wasm::error::Error;
use atera_wasm::sandbox::{Options, Request, Sandbox};
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use world::{KEY, WorldIo, config, run, world};

const NOON: i64 = 1_707_998_400_000;

struct Program {
    io: WorldIo,
    client: Client,
    dialect: Dialect,
    observed: Map<String, Value>,
}

/// The world that both dialects share; the clock moves a second with each request.
fn shared() -> WorldIo {
    let sandbox = RefCell::new(Sandbox::new(Options { rate_per_minute: None, ..Options::default() }));
    let sandbox = Rc::new(sandbox);
    let mut now = NOON;
    world(move |seen| {
        now += 1_000;
        let path = seen.path.strip_prefix("https://atera.test").expect("our own host");
        let mut request = Request::new(seen.method, path, KEY);
        if let Some(body) = &seen.body {
            request = request.with_json(&body.to_string());
        }
        let response = sandbox.borrow_mut().handle(&request, now);
        let body = serde_json::from_slice(&response.body).map_or(Body::Empty, Body::Json);
        let content_type = response.header("content-type").map(str::to_owned);
        (1.0, Outcome::Reply(Reply { status: response.status, content_type, retry_after: None, body }))
    })
}

impl Program {
    fn new(io: &WorldIo, word: &str) -> Self {
        let dialect = Dialect::from_word(word).expect("a dialect");
        let base_url = format!("https://atera.test/{word}/api/v3");
        let client = Client::new(Config { base_url, dialect, rate_per_minute: 1_000_000, ..config() });
        Self { io: io.clone(), client, dialect, observed: Map::new() }
    }

    fn ask(&self, operation: Op, input: &Value) -> Result<Value, Error> {
        let page = self.dialect.route(operation).is_some_and(|route| route.answer == Answer::Page);
        if !page {
            return run(&self.io, self.client.ask(&self.io, operation, input));
        }
        let listing: RefCell<Listing<Value>> = RefCell::new(self.client.listing(operation, input)?);
        let patience = listing.borrow().patience();
        let mut pages = Vec::new();
        while let Some(page) = run(&self.io, self.client.next_page(&self.io, &listing, patience))? {
            pages.push(json!([
                page.items,
                page.page,
                page.items_in_page,
                page.total_pages,
                page.total_items
            ]));
        }
        Ok(Value::Array(pages))
    }

    fn sees(&mut self, what: &str, operation: Op, input: &Value) -> Value {
        let answer = match self.ask(operation, input) {
            Ok(answer) => answer,
            Err(error) => {
                json!({ "code": error.code.as_str(), "status": error.status, "message": error.message })
            }
        };
        self.observed.insert(what.to_owned(), answer.clone());
        answer
    }

    /// Everything the shared surface has. `who` keeps what two runs make apart.
    fn run(mut self, who: &str) -> (Map<String, Value>, [u64; 3]) {
        let email = format!("jürgen.{who}@strasse.example");
        let customer = json!({ "body": { "CustomerName": "Straße & Söhne", "Domain": "strasse.example", "Website": "https://strasse.example", "Notes": "a\nb", "ZipCodeStr": "1" } });
        let customer =
            self.sees("customer made", Op::CustomersCreate, &customer)["CustomerID"].as_u64().unwrap();
        self.sees(
            "customer changed",
            Op::CustomersUpdate,
            &json!({ "id": customer, "body": { "Website": "https://x.example", "Fax": "7" } }),
        );
        let contact = json!({ "body": { "CustomerID": customer, "Email": email, "FirstName": "Jürgen", "LastName": "Ü", "JobTitle": "CFO", "IsContactPerson": true } });
        let contact = self.sees("contact made", Op::ContactsCreate, &contact)["EndUserID"].as_u64().unwrap();
        self.sees(
            "contact changed",
            Op::ContactsUpdate,
            &json!({ "id": contact, "body": { "LastName": "Ö" } }),
        );
        self.sees(
            "contact again",
            Op::ContactsCreate,
            &json!({ "body": { "CustomerID": customer, "Email": email.to_uppercase() } }),
        );
        let ticket = json!({ "body": { "TicketTitle": "Printer jams on floor 2", "Description": "since nine ✓", "EndUserID": contact, "CustomerID": customer, "TicketPriority": "High", "TicketType": "Incident", "TechnicianContactID": 11111 } });
        let ticket = self.sees("ticket made", Op::TicketsCreate, &ticket)["TicketID"].as_u64().unwrap();
        self.sees(
            "ticket moved",
            Op::TicketsUpdate,
            &json!({ "id": ticket, "from": "Open", "body": { "TicketStatus": "Pending" } }),
        );
        self.sees(
            "ticket moved, read first",
            Op::TicketsUpdate,
            &json!({ "id": ticket, "body": { "TicketStatus": "Resolved", "TicketPriority": "Low" } }),
        );
        self.sees(
            "ticket moved wrongly",
            Op::TicketsUpdate,
            &json!({ "id": ticket, "body": { "TicketStatus": "Pending" } }),
        );
        // What live adds: the author.
        let mut comment = json!({ "CommentText": "Erneuert ✓\n<b>", "IsInternal": false });
        if self.dialect == Dialect::Live {
            comment["TechnicianContactID"] = json!(12345);
        }
        self.sees("comment made", Op::TicketsAddComment, &json!({ "id": ticket, "body": comment }));
        for target in [("customer", customer), ("contact", contact)] {
            let (word, id) = target;
            let field = if word == "customer" { "Größe / Size" } else { "Floor" };
            self.sees(
                &format!("{word} value set"),
                Op::CustomValuesSet,
                &json!({ "target": word, "id": id, "body": { "FieldName": field, "Value": "100 % ✓" } }),
            );
        }
        (self.observed, [customer, contact, ticket])
    }

    /// The reads alone.
    fn read(mut self, [customer, contact, ticket]: [u64; 3], who: &str) -> Map<String, Value> {
        let id = |id: u64| json!({ "id": id });
        let email = format!("jürgen.{who}@strasse.example");
        for (what, operation, input) in [
            ("customer", Op::CustomersGet, id(customer)),
            ("example customer", Op::CustomersGet, id(12345)),
            ("customers", Op::CustomersList, json!({})),
            ("no customer", Op::CustomersGet, id(5)),
            ("contact", Op::ContactsGet, id(contact)),
            ("contacts", Op::ContactsList, json!({ "itemsInPage": 40 })),
            ("contacts of a customer", Op::ContactsList, json!({ "ofCustomer": 12345 })),
            ("no contact", Op::ContactsGet, id(5)),
            ("ticket", Op::TicketsGet, id(ticket)),
            ("example ticket", Op::TicketsGet, id(54321)),
            ("no ticket", Op::TicketsGet, id(5)),
            ("tickets of a customer", Op::TicketsList, json!({ "customerId": customer })),
            (
                "open tickets of a customer",
                Op::TicketsList,
                json!({ "customerId": 12345, "ticketStatus": "Open" }),
            ),
            ("changed tickets", Op::TicketsModifiedAfter, json!({ "modifiedAfter": "2024-02-15T03:00:00Z" })),
            ("comments", Op::TicketsComments, id(ticket)),
            ("example comments", Op::TicketsComments, id(54321)),
            ("no comments", Op::TicketsComments, id(5)),
            ("billed", Op::TicketsBillableDuration, id(54321)),
            ("billed of some", Op::TicketsBillableDurations, json!({ "body": [ticket, 54321] })),
            ("work", Op::TicketsWorkHours, id(54321)),
            ("values of a customer", Op::CustomValuesGet, json!({ "target": "customer", "id": customer })),
            ("values of a contact", Op::CustomValuesGet, json!({ "target": "contact", "id": contact })),
        ] {
            self.sees(what, operation, &input);
        }
        for (what, email) in [
            ("found", email.to_ascii_uppercase()),
            ("found by its example", "JOHN.smith@ACME.com".into()),
            ("a part", "ohn.smith@acme.com".into()),
            ("nobody", "nobody@nowhere.example".into()),
        ] {
            let found = run(&self.io, self.client.find_by_email(&self.io, &json!({ "email": email })))
                .expect("an answer");
            self.observed.insert(what.to_owned(), found.unwrap_or(Value::Null));
        }
        self.observed
    }
}

/// Where the live observation lacks something that the guide's has, or has it otherwise. Null is nothing: the guide
/// leaves such a field out.
fn differences(path: &str, guide: &Value, live: &Value, found: &mut Vec<String>) {
    match (guide, live) {
        (Value::Object(guide), Value::Object(live)) => {
            for (name, value) in guide {
                let path = format!("{path}.{name}");
                match live.get(name) {
                    None if value.is_null() => {}
                    None => found.push(format!("{path} is missing")),
                    Some(other) => differences(&path, value, other, found),
                }
            }
        }
        (Value::Array(guide), Value::Array(live)) if guide.len() == live.len() => {
            for (guide, live) in guide.iter().zip(live) {
                differences(&format!("{path}[]"), guide, live, found);
            }
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => {}
        (one, other) if one == other => {}
        (_, Value::Null) => found.push(format!("{path} is null")),
        (one, other) => {
            let number = one.as_u64().map(|number| number.to_string());
            let text = number.is_some() && number.as_deref() == other.as_str();
            found.push(if text { format!("{path} is text") } else { format!("{path}: {one} / {other}") });
        }
    }
}

fn compared(guide: &Map<String, Value>, live: &Map<String, Value>) -> Vec<String> {
    let mut found = Vec::new();
    differences("", &Value::Object(guide.clone()), &Value::Object(live.clone()), &mut found);
    found.sort();
    found.dedup();
    found
}

/// The contract's `Result` is an `ActionID` of text and nothing else.
const OF_WRITES: &[&str] = &[
    ".comment made.ActionID is text",
    ".comment made.TicketID is missing",
    ".contact changed.ActionID is text",
    ".contact changed.EndUserID is missing",
    ".contact made.ActionID is text",
    ".contact value set.ActionID is text",
    ".contact value set.EndUserID is missing",
    ".customer changed.ActionID is text",
    ".customer changed.CustomerID is missing",
    ".customer changed.CustomerName is missing",
    ".customer made.ActionID is text",
    ".customer made.CustomerName is missing",
    ".customer value set.ActionID is text",
    ".customer value set.CustomerID is missing",
    ".ticket made.ActionID is text",
    ".ticket made.TicketTitle is missing",
    ".ticket moved, read first.ActionID is text",
    ".ticket moved, read first.TicketID is missing",
    ".ticket moved.ActionID is text",
    ".ticket moved.TicketID is missing",
];

/// A live ticket's last activity is that of its comments; a comment that is read has no id and does not name its
/// ticket. The guide gives comments and work all at once, live in pages.
const OF_READS: &[&str] = &[
    ".changed tickets[][][].LastActivityDate is null",
    ".comments[][]: 1 / 50",
    ".comments[][][].CommentID is missing",
    ".comments[][][].TicketID is missing",
    ".example comments[][]: 1 / 50",
    ".example comments[][][].CommentID is missing",
    ".example comments[][][].TicketID is missing",
    ".work[][]: 1 / 50",
];

#[test]
fn what_one_dialect_writes_both_read_alike() {
    for writer in ["guide", "live"] {
        let io = shared();
        let (_, ids) = Program::new(&io, writer).run(writer);
        let guide = Program::new(&io, "guide").read(ids, writer);
        let live = Program::new(&io, "live").read(ids, writer);
        assert_eq!((guide.len(), &guide["found"]["EndUserID"]), (26, &json!(ids[1])));
        assert_eq!(compared(&guide, &live), OF_READS, "written in {writer}");
    }
}

#[test]
fn one_program_writes_alike_in_both() {
    let guide = Program::new(&shared(), "guide").run("x").0;
    let live = Program::new(&shared(), "live").run("x").0;
    assert_eq!(guide["contact again"]["code"], "duplicate_email");
    assert_eq!(guide["ticket moved wrongly"]["code"], "illegal_transition");
    assert_eq!(compared(&guide, &live), OF_WRITES);
}
