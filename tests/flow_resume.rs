//! A flow that stops at any of its requests goes on from there, and makes everything exactly once.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod flow_world;

use atera_wasm::error::ErrorCode;
use atera_wasm::flow::{Does, FLOWS};
use flow_world::{ACME, Desk, Stopped, Trouble, desk, steps};
use serde_json::{Value, json};

/// Each flow that changes something, with all its steps in it.
fn rows() -> Vec<(&'static str, Value)> {
    let open = json!({
        "TicketTitle": "Printer on floor 3 jams", "Email": "new@acme.com", "createContact": { "FirstName": "Nía" },
        "impact": "single", "urgency": "high", "comment": "We are on it",
        "routing": [{ "customerId": ACME, "TechnicianContactID": 11111 }],
    });
    let resolve = json!({ "id": 54321, "findings": "certificate expired", "summary": "Mail works again" });
    let onboard = json!({
        "customer": { "CustomerName": "<b>Ünïcødé", "Domain": "bücher.example" },
        "contact": { "Email": "jane@bücher.example", "FirstName": "Jané" },
        "customValues": { "ContractType": "Managed", "Straße/№": "100 % ✓" },
    });
    let deactivate =
        json!({ "id": ACME, "confirm": "Acme Corporation", "closeTickets": true, "export": true });
    vec![
        ("openTicket", open),
        ("resolveTicket", resolve),
        ("onboardCustomer", onboard),
        ("deactivateCustomer", deactivate),
    ]
}

fn with(input: &Value, name: &str, value: impl Into<Value>) -> Value {
    let mut input = input.clone();
    input[name] = value.into();
    input
}

/// What the caller finds out about a step in doubt, and answers.
fn settle(desk: &Desk, input: &Value, stopped: &Stopped) -> Value {
    let input = with(input, "resume", stopped.resume.clone());
    match &*desk.lost.borrow() {
        Some(made) => with(&input, "confirmed", json!({ &stopped.left[0]: made["ActionID"] })),
        None => with(&input, "repeat", true),
    }
}

/// What `done` says of the things that were made, in the order in which they were.
fn made(answer: &Value) -> Vec<(u64, u64)> {
    let names = ["TicketID", "CommentID", "EndUserID", "CustomerID"];
    let done = answer["done"].as_array().expect("a list");
    let makers = [
        "createTicket",
        "createContact",
        "createCustomer",
        "addFindings",
        "sendSummary",
        "sendAcknowledgment",
    ];
    let entry = |entry: &Value| {
        let step = makers.iter().position(|step| entry["step"] == *step)?;
        Some((step as u64, names.iter().find_map(|name| entry[name].as_u64())?))
    };
    let mut made: Vec<_> = done.iter().filter_map(entry).collect();
    made.sort_unstable();
    made
}

/// Without saying what became of it, a create in doubt is not sent again. A contact may be found by its address.
fn nothing_is_repeated_blindly(
    desk: &Desk,
    name: &str,
    input: &Value,
    stopped: &Stopped,
    case: &str,
) -> bool {
    let created = desk.creates();
    let failed = &stopped.left[0];
    match desk.flow(name, &with(input, "resume", stopped.resume.clone())) {
        Ok(_) => {
            assert_eq!((name, failed.as_str()), ("openTicket", "createContact"), "{case}");
            true
        }
        Err(refused) => {
            assert_eq!((refused.error.code, desk.creates()), (ErrorCode::Ambiguous, created), "{case}");
            let how = format!("`confirmed: {{ {failed}: id }}`");
            assert!(refused.error.message.contains(&how), "{case}: {}", refused.error.message);
            assert_eq!((&refused.resume, &refused.left), (&stopped.resume, &stopped.left), "{case}");
            false
        }
    }
}

fn fails_and_goes_on(name: &str, input: &Value, clean: (&Desk, &Value), number: usize, trouble: Trouble) {
    let (whole, answer) = clean;
    let case = format!("{name}, {trouble:?} at request {number}");
    let desk = desk();
    desk.spoil(number, trouble);
    let stopped = desk.flow(name, input).expect_err(&case);
    let mut again = with(input, "resume", stopped.resume.clone());
    if stopped.error.code == ErrorCode::Ambiguous {
        assert!(stopped.resume.ends_with(&format!(";{}=?", stopped.left[0])), "{case}: {}", stopped.resume);
        let written = desk.writes();
        if nothing_is_repeated_blindly(&desk, name, input, &stopped, &case) {
            assert_eq!(desk.creates(), whole.creates(), "{case}");
            return;
        }
        assert_eq!(desk.writes(), written, "{case}");
        again = settle(&desk, input, &stopped);
    }
    let resumed = desk.flow(name, &again).expect(&case);
    assert_eq!(desk.creates(), whole.creates(), "{case}");
    for id in ["TicketID", "CustomerID", "EndUserID"] {
        assert_eq!(resumed[id], answer[id], "{case}: {id}");
    }
    assert_eq!(made(&resumed), made(answer), "{case}");
    assert_eq!(resumed["manual"], answer["manual"], "{case}");
}

#[test]
fn every_request_may_fail() {
    for (name, input) in rows() {
        let clean = desk();
        let answer = clean.flow(name, &input).expect(name);
        // Of the pages of one list, which are alike, the first and the last.
        let seen = clean.seen.borrow();
        let page = |line: &str| line.split_once("page=").map(|(list, _)| list.to_owned());
        let inner = |index: usize| {
            index > 0
                && index + 1 < seen.len()
                && page(&seen[index]).is_some()
                && page(&seen[index]) == page(&seen[index - 1])
                && page(&seen[index]) == page(&seen[index + 1])
        };
        for number in (1..=seen.len()).filter(|number| !inner(number - 1)) {
            // A read changes nothing, however it fails.
            let reads = seen[number - 1].starts_with("GET");
            for trouble in
                Trouble::ALL.into_iter().filter(|trouble| !reads || *trouble == Trouble::LostBefore)
            {
                fails_and_goes_on(name, &input, (&clean, &answer), number, trouble);
            }
        }
    }
}

#[test]
fn two_failures_in_a_row_are_two_steps_forward() {
    let desk = desk();
    let (name, input) = rows().swap_remove(2);
    // Ten pages of contacts, the customer, and then the contact.
    desk.spoil(12, Trouble::Refused);
    let first = desk.flow(name, &input).expect_err("the contact is refused");
    assert_eq!(first.left, ["createContact", "setCustomValue"]);
    assert_eq!(first.resume, "onboardCustomer;createCustomer=67890");
    assert_eq!(first.done[1], json!({ "step": "createCustomer", "CustomerID": 67890 }));
    desk.spoil(13, Trouble::Refused);
    let second =
        desk.flow(name, &with(&input, "resume", first.resume)).expect_err("a custom value is refused");
    assert_eq!(second.left, ["setCustomValue"]);
    let token = "onboardCustomer;createCustomer=67890;createContact=77777;setCustomValue;setCustomValue=?";
    assert_eq!(second.resume, token);
    let answer = desk.flow(name, &with(&input, "resume", token)).expect("the rest");
    let all = ["checkInput", "createCustomer", "createContact", "setCustomValue", "setCustomValue"];
    assert_eq!(steps(&answer, "done"), all);
    assert_eq!(answer["done"][4], json!({ "step": "setCustomValue", "FieldName": "Straße/№" }));
    assert_eq!(desk.creates(), 2);
}

#[test]
fn what_was_repeated_and_lost_again_is_in_doubt_again() {
    let desk = desk();
    let (name, input) = rows().swap_remove(1);
    desk.spoil(2, Trouble::LostBefore);
    let first = desk.flow(name, &input).expect_err("lost");
    desk.spoil(2, Trouble::LostAfter);
    let second = desk.flow(name, &settle(&desk, &input, &first)).expect_err("lost again");
    assert_eq!(second.error.code, ErrorCode::Ambiguous);
    assert_eq!(second.resume, "resolveTicket;addFindings=?");
    desk.flow(name, &settle(&desk, &input, &second)).expect("settled");
    assert_eq!(desk.creates(), 2);
}

#[test]
fn a_token_is_its_own_flows_alone() {
    let desk = desk();
    let tokens = [
        "\"openTicket\"",
        "\"\"",
        "7",
        "\"resolveTicket;nothing\"",
        "\"resolveTicket;checkTransition\"",
        "\"resolveTicket;addFindings\"",
        "\"resolveTicket;addFindings=x\"",
        "\"resolveTicket;setResolved=5\"",
        "\"resolveTicket;setResolved=x\"",
        "\"resolveTicket;logTime\"",
    ];
    for token in tokens {
        let token: Value = serde_json::from_str(token).expect("JSON");
        let input = json!({ "id": 54321, "resume": token });
        let error = desk.flow("resolveTicket", &input).expect_err("no token").error;
        assert_eq!(
            (error.code, error.issues[0].path.as_str()),
            (ErrorCode::InvalidInput, "resume"),
            "{token}"
        );
    }
    let input = json!({
        "id": 54321, "findings": "x", "resume": "resolveTicket;addFindings=?", "confirmed": { "addFindings": "5" },
    });
    let error = desk.flow("resolveTicket", &input).expect_err("no id").error;
    assert_eq!((error.code, error.issues[0].path.as_str()), (ErrorCode::InvalidInput, "addFindings"));
    assert_eq!(desk.commits(), 0);
}

#[test]
fn a_flow_has_one_time_for_all_its_calls() {
    let desk = desk();
    let (name, input) = rows().swap_remove(2);
    // Each request takes 100 ms: ten pages of contacts, the customer, and the time is over.
    let stopped = desk.flow(name, &with(&input, "timeoutMs", 1_100)).expect_err("too late");
    assert_eq!((stopped.error.code, desk.sent()), (ErrorCode::Timeout, 11));
    assert_eq!(stopped.resume, "onboardCustomer;createCustomer=67890");
}

#[test]
fn a_typo_is_not_lost() {
    let desk = desk();
    for flow in FLOWS {
        let error =
            desk.flow(flow.name, &json!({ "confimed": {}, "x": 1 })).expect_err("no such field").error;
        let paths: Vec<&str> = error.issues.iter().map(|issue| issue.path.as_str()).collect();
        assert_eq!(paths, ["confimed", "x"], "{}", flow.name);
        assert!(error.issues.iter().all(|issue| issue.code.as_str() == "unknown_field"));
    }
    let unknown = desk.flow("closeTicket", &json!({})).expect_err("no such flow");
    assert_eq!((unknown.error.code, desk.sent()), (ErrorCode::Unsupported, 0));
}

/// Whether a part of a step's text is one that the table of marks knows.
fn is_part(part: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
    let place = |text: &str| !text.is_empty() && text.chars().all(letter);
    let copy = |text: &str| {
        text.split_once('=').is_some_and(|(to, from)| place(to) && place(from.trim_matches('\'')))
    };
    match part.split_at(1) {
        ("?", rest) => place(rest.strip_prefix('!').unwrap_or(rest)),
        ("*" | ">" | "~", rest) => place(rest),
        ("+", rest) => copy(rest),
        _ => copy(part),
    }
}

#[test]
fn the_tables_of_steps_are_whole() {
    assert_eq!(FLOWS.len(), 7);
    for flow in FLOWS {
        assert!(!flow.fields.split(' ').any(str::is_empty), "{}", flow.name);
        let parts = flow.steps.iter().flat_map(|step| step.text.split(' ')).chain(flow.answer.split(' '));
        for part in parts.filter(|part| !part.is_empty() && *part != "+") {
            assert!(is_part(part), "{}: {part}", flow.name);
        }
        for step in flow.steps {
            // A token is cut at these.
            assert!(!step.name.is_empty() && !step.name.contains([';', '=', ' ']), "{}", flow.name);
            if let Does::Leave(why) = step.does {
                assert!(!why.ends_with('.') && why.contains(':'), "{why}");
            }
            // A token finds its step by the name.
            let acts = |step: &atera_wasm::flow::Step| matches!(step.does, Does::Set(_) | Does::Make(..));
            let twins =
                flow.steps.iter().filter(|other| acts(other) && acts(step) && other.name == step.name);
            assert!(twins.count() <= 1, "{}: {}", flow.name, step.name);
        }
    }
}
