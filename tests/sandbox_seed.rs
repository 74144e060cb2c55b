//! The made-up world: always the same, and like a real desk.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::model::Instant;
use atera_wasm::sandbox::{EPOCH, Options, Request, Sandbox};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn read(sandbox: &mut Sandbox, path: &str) -> Value {
    let reply = sandbox.handle(&Request::new("GET", &format!("/api/v3/{path}"), "key"), 0);
    serde_json::from_slice(&reply.body).unwrap()
}

fn all(sandbox: &mut Sandbox, list: &str) -> Vec<Value> {
    let mut items = Vec::new();
    for page in 1.. {
        let reply = read(sandbox, &format!("{list}?page={page}&itemsInPage=50"));
        items.extend(reply["items"].as_array().unwrap().clone());
        if page >= reply["totalPages"].as_u64().unwrap() {
            return items;
        }
    }
    unreachable!()
}

fn world(options: Options) -> Vec<Value> {
    let mut sandbox = Sandbox::new(Options { rate_per_minute: None, ..options });
    ["customers", "contacts", "tickets"].into_iter().flat_map(|list| all(&mut sandbox, list)).collect()
}

fn millis(value: &Value) -> i64 {
    Instant::parse(value.as_str().unwrap()).unwrap().millis()
}

fn epoch() -> i64 {
    Instant::parse(EPOCH).unwrap().millis()
}

#[test]
fn the_same_seed_gives_the_same_world_and_another_another() {
    let first = world(Options::default());
    assert_eq!(first, world(Options::default()));
    assert_ne!(first, world(Options { seed: 2, ..Options::default() }));
}

#[test]
fn the_same_requests_get_the_same_bytes_also_after_a_reset() {
    let requests = [
        Request::new("POST", "/api/v3/customers", "key").with_json(r#"{"CustomerName":"A"}"#),
        Request::new("POST", "/api/v3/tickets/54321/comments", "key").with_json(r#"{"CommentText":"B"}"#),
        Request::new("GET", "/api/v3/tickets/54321/comments", "key"),
        Request::new("DELETE", "/api/v3/customers/12345", "key"),
        Request::new("GET", "/api/v3/tickets?itemsInPage=50", "key"),
        Request::new("GET", "/api/v3/nothing", "key"),
    ];
    let options =
        Options::from_json(r#"{"latencyMs":[5,500],"faults":[{"when":{"nth":3},"kind":"null_body"}]}"#)
            .unwrap();
    let run = |sandbox: &mut Sandbox| -> Vec<_> {
        requests.iter().map(|request| sandbox.handle(request, 7)).collect()
    };
    let mut sandbox = Sandbox::new(options.clone());
    let first = run(&mut sandbox);
    assert!(first.iter().any(|reply| reply.delay_ms != first[0].delay_ms), "the latency varies");
    assert_eq!(first, run(&mut Sandbox::new(options)));
    sandbox.reset();
    assert_eq!(sandbox.stats().requests, 0);
    assert_eq!(first, run(&mut sandbox));
}

#[test]
fn everything_refers_to_something_and_happens_in_order() {
    for seed in 1..=6 {
        let mut sandbox = Sandbox::new(Options { seed, rate_per_minute: None, ..Options::default() });
        let customers: BTreeMap<u64, i64> = all(&mut sandbox, "customers")
            .iter()
            .map(|item| (item["CustomerID"].as_u64().unwrap(), millis(&item["CreatedOn"])))
            .collect();
        let contacts = all(&mut sandbox, "contacts");
        let emails: BTreeSet<String> =
            contacts.iter().map(|item| item["Email"].as_str().unwrap().to_lowercase()).collect();
        assert_eq!((customers.len(), contacts.len(), emails.len()), (150, 500, 500), "seed {seed}");
        assert!(*customers.keys().max().unwrap() < 67_890, "the example create must answer 67890");
        let mut known = BTreeMap::new();
        for contact in &contacts {
            let created = millis(&contact["CreatedOn"]);
            let customer = contact["CustomerID"].as_u64().unwrap();
            assert!(created >= customers[&customer], "seed {seed}: {contact}");
            known.insert(contact["EndUserID"].as_u64().unwrap(), (customer, created));
        }
        assert!(*known.keys().max().unwrap() < 77_777);
        let primary: BTreeSet<&u64> = contacts
            .iter()
            .filter(|item| item["IsContactPerson"] == true)
            .map(|item| &known[&item["EndUserID"].as_u64().unwrap()].0)
            .collect();
        assert_eq!(primary.len(), 150, "every customer has its primary contact");
        for ticket in all(&mut sandbox, "tickets") {
            let (customer, since) = known[&ticket["EndUserID"].as_u64().unwrap()];
            let created = millis(&ticket["TicketCreatedDate"]);
            assert_eq!(ticket["CustomerID"], customer);
            assert!(created >= since && created <= epoch(), "seed {seed}: {ticket}");
            let closed = ticket["TicketStatus"] == "Closed" || ticket["TicketStatus"] == "Resolved";
            assert_eq!(ticket.get("TicketResolvedDate").is_some(), closed, "seed {seed}: {ticket}");
            for name in ["FirstResponseDate", "TicketResolvedDate", "LastActivityDate"] {
                let date = ticket.get(name).map_or(created, millis);
                assert!(date >= created && date <= epoch(), "seed {seed} {name}: {ticket}");
            }
        }
    }
}

#[test]
fn conversations_and_hours_belong_to_their_tickets_and_have_ids_of_their_own() {
    let mut sandbox = Sandbox::new(Options { rate_per_minute: None, ..Options::default() });
    let (mut comments, mut hours) = (BTreeSet::new(), BTreeSet::new());
    for ticket in all(&mut sandbox, "tickets") {
        let id = &ticket["TicketID"];
        let spoken = read(&mut sandbox, &format!("tickets/{id}/comments"))["items"].clone();
        for comment in spoken.as_array().unwrap() {
            assert_eq!(&comment["TicketID"], id);
            assert!(comments.insert(comment["CommentID"].as_u64().unwrap()));
        }
        let worked = read(&mut sandbox, &format!("tickets/{id}/workhours"))["items"].clone();
        let mut billable = 0;
        for span in worked.as_array().unwrap() {
            assert!(hours.insert(span["WorkHourID"].as_u64().unwrap()));
            let seconds = (millis(&span["EndDate"]) - millis(&span["StartDate"])) / 1_000;
            assert_eq!(span["Duration"], seconds);
            billable += if span["IsBillable"] == true { seconds } else { 0 };
        }
        let total = read(&mut sandbox, &format!("tickets/{id}/billableduration"));
        if *id != 54_321 {
            assert_eq!(total["TotalBillableDuration"], billable, "{id}");
            assert_eq!(total["TotalBillableHours"].as_f64(), Some(billable as f64 / 3_600.0));
        }
    }
    assert!(comments.contains(&11_111) && hours.contains(&22_222));
    assert!(
        comments.len() > 4_000 && hours.len() > 1_500,
        "{} comments, {} spans",
        comments.len(),
        hours.len()
    );
}

#[test]
fn the_desk_looks_like_one() {
    let mut sandbox = Sandbox::new(Options { rate_per_minute: None, ..Options::default() });
    let tickets = all(&mut sandbox, "tickets");
    let count = |wanted: &dyn Fn(&Value) -> bool| tickets.iter().filter(|item| wanted(item)).count();
    let share = |name: &str, word: &str| count(&|item| item[name] == word) * 100 / tickets.len();
    for (name, words) in [
        ("TicketStatus", &["Open", "Pending", "Resolved"][..]),
        ("TicketPriority", &["Critical", "High", "Medium", "Low"]),
        ("TicketType", &["Problem", "Request", "Incident", "Change"]),
        ("TicketSource", &["Email", "Portal", "Agent", "API"]),
    ] {
        for word in words {
            assert!(count(&|item| item[name] == *word) > 20, "{name} {word}");
        }
    }
    assert!((85..98).contains(&share("TicketStatus", "Closed")));
    assert!((35..55).contains(&share("TicketPriority", "Medium")));
    let waiting = |item: &Value| {
        item["TicketStatus"] == "Open"
            && item.get("FirstResponseDate").is_none()
            && item.get("DueDate").is_some()
    };
    assert!(count(&|item| waiting(item) && millis(&item["DueDate"]) < epoch()) >= 3, "some are breached");
    let soon = epoch()..epoch() + 4 * 3_600_000;
    assert!(
        count(&|item| waiting(item) && soon.contains(&millis(&item["DueDate"]))) >= 3,
        "some are due soon"
    );
    let names: String =
        all(&mut sandbox, "customers").iter().map(|item| item["CustomerName"].as_str().unwrap()).collect();
    for part in ["<b>Ünïcødé", "שלום", "النور", "東京", "Łódź"] {
        assert!(names.contains(part), "{part}");
    }
}

#[test]
fn another_epoch_moves_the_history_and_leaves_the_examples() {
    let shifted = Options::from_json(r#"{"epoch":"2026-06-01T08:00:00Z","ratePerMinute":null}"#).unwrap();
    let later = shifted.epoch.millis() - epoch();
    let (old, new) = (world(Options::default()), world(shifted));
    let mut moved = 0;
    for (old, new) in old.iter().zip(&new) {
        for name in ["CreatedOn", "TicketCreatedDate", "TicketResolvedDate", "FirstResponseDate", "DueDate"] {
            let (Some(was), Some(is)) = (old.get(name), new.get(name)) else { continue };
            let example = old["TicketID"] == 54_321
                || old["EndUserID"] == 67_890 && old.get("FirstName").is_some()
                || old["CustomerID"] == 12_345 && old.get("Domain").is_some();
            assert_eq!(millis(is) - millis(was), if example { 0 } else { later }, "{old}");
            moved += usize::from(!example);
        }
    }
    assert!(moved > 6_000);
}
