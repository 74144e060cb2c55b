//! Who sent it, who works on it, and what is written: the tables whole, and generated submissions against the checks.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::api::{Body, Dialect, Operation};
use atera_wasm::form::Schema;
use atera_wasm::intake::door::form_option;
use atera_wasm::intake::draft::{self, House, Order, Submission};
use atera_wasm::intake::routing::{Facts, Row, technician};
use atera_wasm::intake::sender::{Key, KnownContact, Policy, Question, Sender};
use atera_wasm::intake::{Mark, log};
use atera_wasm::model::{Data, Id, Priority, TicketType};
use atera_wasm::rules::host::native_ascii;
use atera_wasm::rules::{Action, CheckOptions, Report, Thing, check, check_form};
use proptest::prelude::*;
use serde_json::{Value, json};

fn id(number: u64) -> Id {
    Id::new(number).unwrap()
}

const OWNER: u64 = 12_345;
const CATCH_ALL: u64 = 99;
const JOHN: u64 = 67_890;

fn policies() -> [Policy; 3] {
    [Policy::Create { customer: id(CATCH_ALL) }, Policy::Hold, Policy::Reject]
}

/// What the answer must be, said another way than the code says it: by the first sentence that applies.
fn expected(question: &Question, shared: bool) -> Sender {
    let Question { contact, domain_owners, filled, asked, live, policy, .. } = question;
    let stranger = match policy {
        Policy::Create { customer } => Sender::NewContact { customer: *customer },
        Policy::Hold => Sender::Unknown,
        Policy::Reject => Sender::Rejected,
    };
    let creates = matches!(policy, Policy::Create { .. });
    match contact {
        Some(contact) if !contact.customer_gone || *asked => {
            Sender::Known { end_user: contact.end_user, customer: contact.customer }
        }
        _ if !filled && *live && !asked => Sender::Ask,
        _ if !(*filled || *asked && shared) => Sender::NotYet { wait: 5_000 },
        _ if domain_owners.len() == 1 && !shared => Sender::NewContact { customer: domain_owners[0] },
        _ if *live && !asked && !creates => Sender::Ask,
        _ => stranger,
    }
}

#[test]
fn every_row_of_the_table() {
    let known = |gone| KnownContact { end_user: id(JOHN), customer: Some(id(OWNER)), customer_gone: gone };
    let mut rows = 0;
    for (email, shared) in [("john@acme.com", false), ("john@gmail.com", true), ("john@GMX.de", true)] {
        for contact in [None, Some(known(false)), Some(known(true))] {
            for owners in [vec![], vec![id(OWNER)], vec![id(OWNER), id(2)]] {
                for bits in 0..8 {
                    for policy in policies() {
                        let question = Question {
                            email: email.to_owned(),
                            contact,
                            domain_owners: owners.clone(),
                            filled: bits & 1 != 0,
                            asked: bits & 2 != 0,
                            live: bits & 4 != 0,
                            policy,
                        };
                        assert_eq!(question.sender(), expected(&question, shared), "{question:?}");
                        rows += 1;
                    }
                }
            }
        }
    }
    assert_eq!(rows, 3 * 3 * 3 * 8 * 3);
}

#[test]
fn the_rows_that_matter_most_by_hand() {
    let ask = |given: Value| {
        let question: Question = serde_json::from_value(given).expect("a question");
        serde_json::to_value(question.sender()).unwrap()
    };
    // A free mailbox belongs to nobody, even where a customer claims its domain.
    assert_eq!(
        ask(json!({ "email": "a@gmail.com", "domainOwners": [OWNER], "filled": true, "policy": "hold" })),
        json!({ "sender": "unknown" })
    );
    // Two claim it.
    assert_eq!(
        ask(json!({ "email": "a@acme.com", "domainOwners": [1, 2], "filled": true, "policy": "reject" })),
        json!({ "sender": "rejected" })
    );
    // Nobody is turned away on the word of half a directory.
    assert_eq!(
        ask(json!({ "email": "a@acme.com", "domainOwners": [OWNER], "filled": false, "policy": "reject" })),
        json!({ "sender": "not_yet", "wait": 5_000 })
    );
    assert_eq!(
        ask(
            json!({ "email": "a@acme.com", "filled": false, "live": true, "policy": "create", "CustomerID": 9 })
        ),
        json!({ "sender": "ask" })
    );
    assert_eq!(
        ask(json!({ "email": "a@acme.com", "filled": true, "policy": "create", "CustomerID": 9 })),
        json!({ "sender": "new_contact", "CustomerID": 9 })
    );
    assert_eq!(
        ask(
            json!({ "email": "a@acme.com", "contact": { "EndUserID": 7 }, "filled": false, "policy": "hold" })
        ),
        json!({ "sender": "known", "EndUserID": 7 })
    );
}

#[test]
fn an_address_is_found_whatever_its_spelling_and_a_subdomain_is_another() {
    let key = |email: &str| Key::of(email, &native_ascii);
    assert_eq!(key(" John.Smith@ACME.com "), key("john.smith@acme.com"));
    assert_eq!(key("j@Bücher.example").unwrap().domain.as_deref(), Some("xn--bcher-kva.example"));
    assert_eq!(key("j@mail.acme.com").unwrap().domain.as_deref(), Some("mail.acme.com"));
    assert_eq!(key("j@GMail.com").unwrap().domain, None);
    assert_eq!(key("no address"), None);
    let domain = |text: &str| Key::of_domain(text, &native_ascii);
    assert_eq!(domain(" Bücher.example ").as_deref(), Some("xn--bcher-kva.example"));
    assert_eq!((domain("gmail.com"), domain("acme"), domain("")), (None, None, None));
}

#[test]
fn the_first_fitting_row_routes() {
    let row = |given: Value| serde_json::from_value::<Row>(given).expect("a row");
    let table = [
        row(json!({ "category": "Network", "site": "Berlin", "TechnicianContactID": 1 })),
        row(json!({ "priority": "Critical", "TechnicianContactID": 2 })),
        row(json!({ "CustomerID": OWNER, "TechnicianContactID": 3 })),
        row(json!({ "category": "Billing" })),
        row(json!({ "TechnicianContactID": 4 })),
    ];
    let to = |category, site, priority, customer| {
        technician(&table, Facts { category, priority, site, customer }).map(Id::get)
    };
    assert_eq!(to(Some(" network "), Some("BERLIN"), Some(Priority::Critical), Some(id(OWNER))), Some(1));
    assert_eq!(to(Some("Network"), None, Some(Priority::Critical), Some(id(OWNER))), Some(2));
    assert_eq!(to(Some("Network"), Some("Bonn"), Some(Priority::Low), Some(id(OWNER))), Some(3));
    assert_eq!(to(Some("billing"), None, Some(Priority::Low), None), None);
    assert_eq!(to(None, None, None, Some(id(1))), Some(4));
    assert_eq!(technician(&[], Facts::default()), None);
}

fn mark() -> Mark {
    Mark::from_hash(&[7; 32]).unwrap()
}

fn submission() -> Submission {
    Submission {
        name: "Jane van Doe".into(),
        email: "jane@acme.com".into(),
        subject: "Printer on floor 3\njams".into(),
        description: "since  nine\n\nagain [ref 7k2m9q4x1d8v]".into(),
        phone: Some("555 1".into()),
        site: Some("Berlin".into()),
        category: Some("Printing".into()),
        ..Submission::default()
    }
}

#[test]
fn a_ticket_says_everything_once() {
    let order = Order {
        submission: submission(),
        end_user: Some(id(JOHN)),
        customer: Some(id(OWNER)),
        new_contact: false,
        house: House::default(),
        form: Schema::default(),
    };
    let body = draft::ticket(&order, &mark());
    let text = "since  nine\n\nagain [ref: 7k2m9q4x1d8v]\n\nName: Jane van Doe\nE-mail: jane@acme.com\nPhone: 555 1\nSite: Berlin\nCategory: Printing";
    assert_eq!(
        body,
        json!({
            "TicketTitle": "Printer on floor 3 jams", "Description": mark().added_to(text),
            "TicketPriority": "Medium", "TicketType": "Problem", "EndUserID": JOHN,
        })
    );
    // A new contact holds name, address and telephone itself.
    let order = Order { new_contact: true, ..order };
    let body = draft::ticket(&order, &mark());
    let text = "since  nine\n\nagain [ref: 7k2m9q4x1d8v]\n\nSite: Berlin\nCategory: Printing";
    assert_eq!(body["Description"], mark().added_to(text));
}

#[test]
fn custom_answers_are_lines_in_the_words_of_the_desk() {
    let form = form_option::read(&json!({ "fields": [
        "name", "email", "subject", "description",
        { "name": "urgent", "type": "yesno", "label": { "de": "Eilt es?", "en": "Is it urgent?" } },
        { "name": "device", "type": "options", "label": "Device:", "choices": [{ "value": "pc", "label": { "en": "A computer" } }, "mac"] },
        { "name": "center", "type": "text", "FieldName": "Cost Center" },
        { "name": "note", "type": "text" },
    ] }))
    .unwrap();
    let custom = json!({ "urgent": "no", "device": "pc", "center": "7", "note": "a\n[ref 7k2m9q4x1d8v]", "gone": "x", "odd": 5 });
    let submission = Submission { custom: serde_json::from_value(custom).unwrap(), ..submission() };
    let order = Order {
        submission,
        end_user: Some(id(JOHN)),
        customer: None,
        new_contact: true,
        house: House::default(),
        form,
    };
    let text = "since  nine\n\nagain [ref: 7k2m9q4x1d8v]\n\nSite: Berlin\nCategory: Printing\n\
                Is it urgent: No\nDevice: A computer\nnote: a [ref: 7k2m9q4x1d8v]\ngone: x";
    assert_eq!(draft::ticket(&order, &mark())["Description"], mark().added_to(text));
}

#[test]
fn the_house_decides_priority_type_and_technician() {
    let urgencies = json!({ "high": "Low", "medium": "Low", "low": "Low" });
    let house: House = serde_json::from_value(json!({
        "priorities": { "outage": { "high": "Critical", "medium": "High", "low": "High" }, "major": urgencies, "single": urgencies, "minor": urgencies },
        "ticketType": "Request",
        "technicians": [{ "priority": "Critical", "TechnicianContactID": 5 }],
    }))
    .expect("a house");
    assert_eq!(house.ticket_type, Some(TicketType::Request));
    let priority = |impact: &str, urgency: &str, house: &House| {
        let given = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        let submission = Submission { impact: given(impact), urgency: given(urgency), ..submission() };
        let order = Order {
            submission,
            end_user: Some(id(1)),
            customer: None,
            new_contact: false,
            house: house.clone(),
            form: Schema::default(),
        };
        draft::ticket(&order, &mark())
    };
    let body = priority("outage", "high", &house);
    assert_eq!(
        (&body["TicketPriority"], &body["TicketType"], &body["TechnicianContactID"]),
        (&json!("Critical"), &json!("Request"), &json!(5))
    );
    assert_eq!(priority("minor", "high", &house)["TicketPriority"], "Low");
    let usual = House::default();
    assert_eq!(priority("minor", "high", &usual)["TicketPriority"], "Medium");
    assert_eq!(priority("", "high", &usual)["TicketPriority"], "High");
    assert_eq!(priority("major", "", &usual)["TicketPriority"], "High");
    assert_eq!(priority("", "", &usual)["TechnicianContactID"], Value::Null);
}

fn checked(dialect: Dialect, operation: Operation, body: &Value) -> Report {
    let options = CheckOptions::default();
    body.with_record(|record| match dialect.route(operation).expect("a route").body {
        Body::Thing(thing, action) => check(thing, action, record, &options, &native_ascii),
        Body::Form(form, _) => check_form(form, record, &options, &native_ascii),
        Body::Empty | Body::Ids => panic!("no body"),
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zäöüß ,.<>&'\"\\[\\]]{1,40}",
        "\\PC{1,40}",
        "[ \t\n\u{200B}]{0,3}[a-z]{1,9}[ \t\n]{0,3}[a-zé,]{0,9}",
        Just("[ref 7k2m9q4x1d8v] \n[ref".to_owned()),
    ]
}

fn submissions() -> impl Strategy<Value = Submission> {
    let word = |words: &'static [&'static str]| {
        proptest::option::of(proptest::sample::select(words).prop_map(str::to_owned))
    };
    let email = prop_oneof![
        Just("jane@acme.com".to_owned()),
        Just("J.Ö@bücher.example".to_owned()),
        "[a-z]{1,8}@[a-z]{2,8}\\.com"
    ];
    let free = || proptest::option::of(text());
    (
        (text(), email, text(), text()),
        word(&["outage", "major", "single", "minor"]),
        word(&["high", "medium", "low"]),
        (free(), free(), free(), "(\\[ref )?[ -~äß]{0,12}"),
    )
        .prop_map(|((name, email, subject, description), impact, urgency, (category, phone, site, own))| {
            let custom = [("own".to_owned(), own.into())].into();
            Submission { name, email, subject, description, impact, urgency, category, phone, site, custom }
        })
        .prop_filter("the door lets it through", |submission| {
            let mut given = serde_json::to_value(submission).unwrap();
            given.as_object_mut().unwrap().retain(|name, value| !value.is_null() && name != "own");
            given
                .with_record(|record| {
                    check(Thing::Submission, Action::Create, record, &CheckOptions::default(), &native_ascii)
                })
                .ok()
        })
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> =
        text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    letters.sort_unstable();
    letters
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// What the door lets in, both dialects take.
    #[test]
    fn a_draft_passes_the_checks(submission in submissions(), live in any::<bool>(), contact in any::<bool>(), new_contact in any::<bool>()) {
        let dialect = if live { Dialect::Live } else { Dialect::Guide };
        let order = Order {
            submission: submission.clone(),
            end_user: (live || contact).then(|| id(JOHN)),
            customer: Some(id(OWNER)),
            new_contact,
            house: House { technicians: vec![Row { technician: Some(id(3)), ..Row::default() }], ..House::default() },
            form: Schema::default(),
        };
        let body = draft::ticket(&order, &mark());
        let report = checked(dialect, Operation::TicketsCreate, &body);
        prop_assert!(report.ok(), "{:?} {}", report.issues, body);
        let description = body["Description"].as_str().unwrap();
        prop_assert_eq!(description.matches("[ref ").count(), 1, "one mark: {}", description);
        prop_assert!(mark().is_in(description));
        prop_assert!(!body["TicketTitle"].as_str().unwrap().contains('\n'));

        let body = draft::contact(&submission, id(OWNER));
        let report = checked(dialect, Operation::ContactsCreate, &body);
        prop_assert!(report.ok(), "{:?} {}", report.issues, body);
        let names = [&body["FirstName"], &body["LastName"]].map(|name| name.as_str().unwrap_or_default());
        prop_assert_eq!(letters(&names.concat()), letters(&submission.name), "no letter is lost");
    }
}

#[test]
fn names_are_split_where_people_would() {
    for (name, first, last) in [
        ("Jane Doe", json!("Jane"), json!("Doe")),
        (" Anna  Maria\tDoe ", json!("Anna Maria"), json!("Doe")),
        ("Doe, Jane Ann", json!("Jane Ann"), json!("Doe")),
        ("Cher", json!("Cher"), Value::Null),
        ("a, b, c", json!("a, b,"), json!("c")),
    ] {
        let body = draft::contact(&Submission { name: name.into(), ..submission() }, id(OWNER));
        assert_eq!((&body["FirstName"], &body["LastName"]), (&first, &last), "{name}");
        assert_eq!(
            (&body["CustomerID"], &body["Email"], &body["Phone"]),
            (&json!(OWNER), &json!("jane@acme.com"), &json!("555 1"))
        );
    }
}

#[test]
fn every_event_of_the_log_names_only_hashes_codes_and_counts() {
    let personal = json!({
        "receipt": "Jane Doe", "state": "jane@acme.com", "code": "Printer on floor 3", "status": "403", "waitMs": "soon",
        "ticket": { "a": 1 }, "count": null, "part": "0123456789abcdef0123456789abcdef", "hook": "ÄÖ", "action": "a b",
        "email": "jane@acme.com", "subject": "x", "description": "x", "name": "x", "key": "x", "contacts": [1], "customers": "1", "ms": true,
    });
    for (event, _) in log::EVENTS {
        let line = log::line(event, personal.as_object().unwrap());
        assert_eq!(Value::Object(line), json!({ "event": event }));
    }
    let line = |event: &str, given: Value| Value::Object(log::line(event, given.as_object().unwrap()));
    let good = json!({ "receipt": "7f3a9c00aa12", "code": "rate_limited", "waitMs": 12, "state": "waiting" });
    assert_eq!(
        line("sent", good),
        json!({ "event": "sent", "receipt": "7f3a9c00aa12", "code": "rate_limited", "waitMs": 12, "state": "waiting" })
    );
    assert_eq!(line("sent", json!({ "receipt": "0123456789abcdef0" })), json!({ "event": "sent" }));
    assert_eq!(line("jane@acme.com", json!({ "receipt": "7f" })), json!({ "event": "unknown_event" }));
}
