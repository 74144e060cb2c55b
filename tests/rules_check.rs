//! The checks: every rule of the rulings, every row of the guide's tables.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where it meets what it did not expect"
)]

use atera_wasm::model::{Kind, Need, Priority, Record, Scalar, Status, TicketType};
use atera_wasm::rules::host::native_ascii;
use atera_wasm::rules::{Action, CheckOptions, Issue, IssueCode, Report, Severity, Thing, check};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn ask(thing: Thing, action: Action, input: &Value, options: &CheckOptions) -> Report {
    let object = input.as_object().unwrap();
    check(thing, action, &Record::from_json(object), options, &native_ascii)
}

fn create(thing: Thing, input: &Value) -> Report {
    ask(thing, Action::Create, input, &CheckOptions::default())
}

fn update(thing: Thing, input: &Value) -> Report {
    ask(thing, Action::Update, input, &CheckOptions::default())
}

/// Path and code of every issue.
fn found(report: &Report) -> Vec<(&str, &'static str)> {
    report.issues.iter().map(|issue| (issue.path.as_str(), issue.code.as_str())).collect()
}

fn only(report: &Report) -> &Issue {
    assert_eq!(report.issues.len(), 1, "{:?}", report.issues);
    &report.issues[0]
}

/// The smallest thing that may be created, without a warning.
fn least(thing: Thing) -> Value {
    match thing {
        Thing::Ticket => json!({ "TicketTitle": "Printer jams on page two", "EndUserID": 67890 }),
        Thing::Customer => json!({ "CustomerName": "Acme Corporation", "Domain": "acme.com" }),
        Thing::Contact => json!({ "CustomerID": 12345, "Email": "jane.doe@acme.com" }),
        Thing::Comment => json!({ "CommentText": "Identified root cause" }),
        Thing::CustomValue => json!({ "FieldName": "ContractType", "Value": "Managed Services" }),
        Thing::Submission => json!({
            "name": "Jane", "email": "jane@acme.com", "subject": "Printer jams on page two",
            "description": "Since this morning",
        }),
    }
}

fn with(base: &Value, name: &str, value: Value) -> Value {
    let mut object = base.as_object().unwrap().clone();
    object.insert(name.to_owned(), value);
    Value::Object(object)
}

fn without(base: &Value, name: &str) -> Value {
    let mut object = base.as_object().unwrap().clone();
    object.shift_remove(name);
    Value::Object(object)
}

/// A value that a field of this kind takes.
fn fitting(name: &str, kind: Kind) -> Value {
    match (name, kind) {
        ("Domain", _) => json!("acme.com"),
        ("Website", _) => json!("https://www.acme.com"),
        ("Phone" | "phone", _) => json!("555-123-4567 x102"),
        (_, Kind::Id) => json!(1),
        (_, Kind::Text) => json!("Outlook disconnected since 9am"),
        (_, Kind::Email) => json!("jane@acme.com"),
        (_, Kind::Flag) => json!(true),
        (_, Kind::Instant | Kind::Moment) => json!("2024-02-15T09:00:00Z"),
        (_, Kind::Number) => json!(1.5),
        (_, Kind::Word(words)) => json!(words[0]),
    }
}

#[test]
fn the_guides_examples_pass_without_a_word() {
    for (thing, action, input) in [
        (
            Thing::Ticket,
            Action::Create,
            json!({
                "TicketTitle": "Unable to access email - multiple users affected",
                "Description": "Sales team (5 users) reporting Outlook disconnected since 9am",
                "EndUserID": 67890, "TicketPriority": "High", "TicketType": "Problem",
                "TechnicianContactID": 12345,
            }),
        ),
        (Thing::Ticket, Action::Update, json!({ "TicketStatus": "Resolved", "TicketPriority": "Medium" })),
        (
            Thing::Customer,
            Action::Create,
            json!({
                "CustomerName": "New Company Inc", "Domain": "newcompany.com", "Address": "456 Oak Avenue",
                "City": "Chicago", "State": "IL", "Country": "United States", "ZipCodeStr": "60601",
                "Phone": "555-987-6543", "Website": "https://www.newcompany.com",
                "Notes": "Referred by Acme Corporation",
            }),
        ),
        (
            Thing::Customer,
            Action::Update,
            json!({ "Phone": "555-987-6544", "Notes": "Updated contact information", "Address": "789 New Street" }),
        ),
        (
            Thing::Contact,
            Action::Create,
            json!({
                "CustomerID": 12345, "FirstName": "Jane", "LastName": "Doe", "Email": "jane.doe@acme.com",
                "Phone": "555-123-4567 x102", "JobTitle": "CFO", "IsContactPerson": false,
            }),
        ),
        (
            Thing::Contact,
            Action::Update,
            json!({ "Phone": "555-123-4567 x103", "JobTitle": "COO", "IsContactPerson": true }),
        ),
        (
            Thing::Comment,
            Action::Create,
            json!({ "CommentText": "Identified root cause - Exchange certificate expired", "IsInternal": false }),
        ),
        (
            Thing::CustomValue,
            Action::Create,
            json!({ "FieldName": "ContractType", "Value": "Managed Services" }),
        ),
    ] {
        assert_eq!(ask(thing, action, &input, &CheckOptions::default()), Report::default(), "{input}");
    }
}

#[test]
fn every_row_is_taken_or_refused_as_its_need_says() {
    for thing in Thing::ALL {
        for field in thing.fields() {
            for action in [Action::Create, Action::Update] {
                let input = with(&least(*thing), field.name, fitting(field.name, field.kind));
                let report = ask(*thing, action, &input, &CheckOptions::default());
                if field.need == Need::System {
                    assert_eq!(found(&report), [(field.name, "read_only")], "{thing:?}");
                    // Even null: it would be sent.
                    let null = with(&least(*thing), field.name, Value::Null);
                    let report = ask(*thing, action, &null, &CheckOptions::default());
                    assert_eq!(found(&report), [(field.name, "read_only")], "{thing:?}");
                } else {
                    assert_eq!(report, Report::default(), "{thing:?} {}", field.name);
                }
            }
        }
    }
}

#[test]
fn every_required_row_is_required_and_not_blank() {
    for thing in Thing::ALL {
        for field in thing.fields().iter().filter(|field| field.need == Need::Required) {
            let missing = without(&least(*thing), field.name);
            assert_eq!(found(&create(*thing, &missing)), [(field.name, "required")], "{thing:?}");
            assert!(
                update(*thing, &with(&missing, "x", json!(1)))
                    .issues
                    .iter()
                    .all(|issue| issue.path != field.name)
            );
            let mut blanks = vec![Value::Null, json!("  \t\n"), json!("\u{200B}\u{A0}"), json!("")];
            if field.name == "Value" {
                blanks.truncate(1);
            }
            for blank in blanks {
                let input = with(&least(*thing), field.name, blank);
                assert_eq!(found(&create(*thing, &input)), [(field.name, "required")], "{input}");
                assert_eq!(found(&update(*thing, &input)), [(field.name, "required")], "{input}");
            }
        }
    }
    let cleared = create(Thing::CustomValue, &json!({ "FieldName": "ContractType", "Value": "" }));
    assert_eq!(cleared, Report::default());
}

#[test]
fn the_guides_validation_errors_have_its_words() {
    let told = |thing, input: Value| {
        let report = create(thing, &input);
        assert!(!report.ok());
        only(&report).message.clone()
    };
    let ticket = least(Thing::Ticket);
    assert_eq!(
        told(Thing::Ticket, without(&ticket, "TicketTitle")),
        "title required: add a title to the ticket"
    );
    assert_eq!(
        told(Thing::Ticket, with(&ticket, "TicketPriority", json!("hgih"))),
        "invalid priority: use Low, Medium, High, or Critical"
    );
    assert_eq!(
        told(Thing::Ticket, without(&ticket, "EndUserID")),
        "customer required: add CustomerID or EndUserID"
    );
    assert_eq!(
        told(Thing::Customer, json!({ "Domain": "acme.com" })),
        "name required: add the customer's name"
    );
    let contact = least(Thing::Contact);
    assert_eq!(told(Thing::Contact, without(&contact, "Email")), "email required: add an email address");
    assert!(told(Thing::Contact, with(&contact, "Email", json!("jane"))).starts_with("invalid email: "));
    assert_eq!(
        told(Thing::Contact, without(&contact, "CustomerID")),
        "customer required: add the CustomerID"
    );
}

#[test]
fn a_ticket_needs_a_customer_or_a_contact() {
    let base = json!({ "TicketTitle": "Printer jams on page two" });
    for (input, issues) in [
        (json!({}), vec![("CustomerID", "required")]),
        (json!({ "CustomerID": 1 }), vec![]),
        (json!({ "EndUserID": 1 }), vec![]),
        (json!({ "CustomerID": 1, "EndUserID": 2 }), vec![]),
        (json!({ "CustomerID": null, "EndUserID": 2 }), vec![]),
        (json!({ "CustomerID": null, "EndUserID": "" }), vec![("CustomerID", "required")]),
        (json!({ "CustomerID": 0 }), vec![("CustomerID", "invalid_id")]),
        (json!({ "CustomerID": "12" }), vec![("CustomerID", "type")]),
    ] {
        let mut whole = base.as_object().unwrap().clone();
        whole.extend(input.as_object().unwrap().clone());
        assert_eq!(found(&create(Thing::Ticket, &Value::Object(whole))), issues, "{input}");
    }
    for (input, issues) in [
        (json!({ "CustomerID": 5 }), vec![]),
        (json!({ "EndUserID": null }), vec![]),
        (json!({ "EndUserID": null, "CustomerID": null }), vec![("CustomerID", "required")]),
    ] {
        assert_eq!(found(&update(Thing::Ticket, &input)), issues, "{input}");
    }
}

#[test]
fn an_update_names_something() {
    for thing in Thing::ALL {
        let report = update(*thing, &json!({}));
        assert_eq!(found(&report), [("", "empty")]);
        assert_eq!(only(&report).message, "nothing to update: name at least one field");
    }
    assert_eq!(found(&update(Thing::Ticket, &json!({ "Mood": 1 }))), [("Mood", "unknown_field")]);
    let allowed = CheckOptions { allow_unknown: true, ..CheckOptions::default() };
    assert_eq!(ask(Thing::Ticket, Action::Update, &json!({ "Mood": 1 }), &allowed), Report::default());
}

#[test]
fn words_are_exact_and_near_misses_are_recognised() {
    let misses: &[(&str, &str, Option<&str>)] = &[
        ("TicketPriority", "hgih", Some("High")),
        ("TicketPriority", "high", Some("High")),
        ("TicketPriority", "HIGH", Some("High")),
        ("TicketPriority", " High", Some("High")),
        ("TicketPriority", "Critcal", Some("Critical")),
        ("TicketPriority", "Urgent", None),
        ("TicketPriority", "", None),
        ("TicketStatus", "open", Some("Open")),
        ("TicketStatus", "Opne", Some("Open")),
        ("TicketStatus", "Resovled", Some("Resolved")),
        ("TicketStatus", "Closed.", Some("Closed")),
        ("TicketStatus", "In progress", None),
        ("TicketType", "problem", Some("Problem")),
        ("TicketType", "Incidnet", Some("Incident")),
        ("TicketType", "Changes", Some("Change")),
        ("TicketType", "Task", None),
    ];
    for (name, word, meant) in misses {
        for action in [Action::Create, Action::Update] {
            let input = with(&least(Thing::Ticket), name, json!(word));
            let report = ask(Thing::Ticket, action, &input, &CheckOptions::default());
            let issue = only(&report);
            assert_eq!((issue.path.as_str(), issue.code), (*name, IssueCode::InvalidWord), "{word:?}");
            assert_eq!(issue.suggestion.as_deref(), *meant, "{word:?}");
        }
    }
    for (name, words) in [
        ("TicketPriority", Priority::WORDS),
        ("TicketStatus", Status::WORDS),
        ("TicketType", TicketType::WORDS),
    ] {
        for word in words {
            assert_eq!(update(Thing::Ticket, &json!({ name: word })), Report::default(), "{name} {word}");
        }
    }
    let form = create(Thing::Submission, &with(&least(Thing::Submission), "impact", json!("Outage")));
    assert_eq!(only(&form).suggestion.as_deref(), Some("outage"));
}

#[test]
fn a_new_ticket_is_open() {
    for word in Status::WORDS {
        let report = create(Thing::Ticket, &with(&least(Thing::Ticket), "TicketStatus", json!(word)));
        if *word == "Open" {
            assert_eq!(report, Report::default());
        } else {
            assert_eq!(found(&report), [("TicketStatus", "not_open")], "{word}");
            assert_eq!(only(&report).suggestion.as_deref(), Some("Open"));
        }
    }
}

#[test]
fn a_status_of_the_callers_own_table_may_be_named() {
    let options = CheckOptions { statuses: vec!["Waiting for parts".to_owned()], ..CheckOptions::default() };
    let ask = |action, word: &str| {
        let input = with(&least(Thing::Ticket), "TicketStatus", json!(word));
        check(Thing::Ticket, action, &Record::from_json(input.as_object().unwrap()), &options, &native_ascii)
    };
    assert_eq!(ask(Action::Update, "Waiting for parts"), Report::default());
    assert_eq!(
        only(&ask(Action::Update, "waiting for prats")).suggestion.as_deref(),
        Some("Waiting for parts")
    );
    assert_eq!(found(&ask(Action::Create, "Waiting for parts")), [("TicketStatus", "not_open")]);
    assert_eq!(
        found(&update(Thing::Ticket, &json!({ "TicketStatus": "Waiting for parts" }))),
        [("TicketStatus", "invalid_word")]
    );
}

#[test]
fn unknown_fields_are_told_with_what_was_meant() {
    for (thing, name, meant) in [
        (Thing::Ticket, "TicketDescription", Some("Description")),
        (Thing::Ticket, "Title", Some("TicketTitle")),
        (Thing::Ticket, "Subject", Some("TicketTitle")),
        (Thing::Ticket, "Prioritty", None),
        (Thing::Ticket, "TicketPrioritty", Some("TicketPriority")),
        (Thing::Ticket, "Mood", None),
        (Thing::Customer, "Name", Some("CustomerName")),
        (Thing::Contact, "EmailAddress", Some("Email")),
        (Thing::Comment, "Internal", Some("IsInternal")),
    ] {
        for action in [Action::Create, Action::Update] {
            let input = with(&least(thing), name, json!("a text that is long enough"));
            let report = ask(thing, action, &input, &CheckOptions::default());
            let issue = only(&report);
            assert_eq!((issue.path.as_str(), issue.code), (name, IssueCode::UnknownField));
            assert_eq!(issue.suggestion.as_deref(), meant, "{name}");
            let allowed = CheckOptions { allow_unknown: true, ..CheckOptions::default() };
            assert_eq!(ask(thing, action, &input, &allowed), Report::default());
            let broken = with(&input, name, json!("a\0b"));
            assert_eq!(found(&ask(thing, action, &broken, &allowed)), [(name, "control_character")]);
        }
    }
}

#[test]
fn ids_are_whole_positive_and_exact() {
    for (value, code) in [
        (json!(1), None),
        (json!(9_007_199_254_740_991_u64), None),
        (json!(0), Some("invalid_id")),
        (json!(-1), Some("invalid_id")),
        (json!(1.5), Some("invalid_id")),
        (json!(9_007_199_254_740_992_u64), Some("invalid_id")),
        (json!(1e300), Some("invalid_id")),
        (json!("7"), Some("type")),
        (json!(true), Some("type")),
        (json!([7]), Some("type")),
        (json!({}), Some("type")),
    ] {
        let report = update(Thing::Ticket, &json!({ "TechnicianContactID": value }));
        assert_eq!(report.issues.first().map(|issue| issue.code.as_str()), code, "{value}");
    }
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0] {
        let record = Record::new(vec![("TechnicianContactID", Scalar::Number(number))]);
        let report = check(Thing::Ticket, Action::Update, &record, &CheckOptions::default(), &native_ascii);
        assert_eq!(found(&report), [("TechnicianContactID", "invalid_id")]);
    }
    let digits = update(Thing::Ticket, &json!({ "CustomerID": " 12345 " }));
    assert_eq!(only(&digits).suggestion.as_deref(), Some("12345"));
}

#[test]
fn every_kind_refuses_every_other_type() {
    let samples = [json!(true), json!(1), json!("2024-02-15T09:00:00Z"), json!([]), json!({})];
    for thing in Thing::ALL {
        for field in thing.fields().iter().filter(|field| field.need != Need::System) {
            for sample in &samples {
                let fits = match field.kind {
                    Kind::Id | Kind::Number => sample.is_number(),
                    Kind::Flag => sample.is_boolean(),
                    Kind::Text | Kind::Email | Kind::Instant | Kind::Moment | Kind::Word(_) => {
                        sample.is_string()
                    }
                };
                let report = update(*thing, &json!({ field.name: sample }));
                let typed = report.issues.iter().any(|issue| issue.code == IssueCode::Type);
                assert_eq!(typed, !fits, "{} {sample}", field.name);
            }
        }
    }
}

#[test]
fn null_on_an_optional_field_is_no_value() {
    for thing in Thing::ALL {
        for field in thing.fields().iter().filter(|field| field.need == Need::Optional) {
            let input = with(&least(*thing), field.name, Value::Null);
            for report in [create(*thing, &input), update(*thing, &input)] {
                assert!(report.ok());
                let routing = field.name == "Domain";
                assert_eq!(report.issues.len(), usize::from(routing), "{}", field.name);
            }
        }
    }
}

#[test]
fn times_are_iso_8601_with_a_zone() {
    for (text, ok) in [
        ("2024-02-15T09:00:00Z", true),
        ("2024-02-15T09:00:00.123+05:30", true),
        ("2024-02-15T09:00:00", false),
        ("2024-02-30T09:00:00Z", false),
        ("tomorrow", false),
        ("", false),
    ] {
        let report = update(Thing::Ticket, &json!({ "DueDate": text }));
        assert_eq!(report.ok(), ok, "{text}");
        assert!(ok || only(&report).code == IssueCode::InvalidTime);
    }
}

#[test]
fn text_is_whole_and_has_no_control_characters() {
    let good = "Grüße, 世界 👋🏽\ttab\nline\r\nline \u{202E}rtl";
    for (text, code) in [
        (good, None),
        ("a text\0 with NUL", Some("control_character")),
        ("a text\u{1B}[31m with escape", Some("control_character")),
        ("a text\r with a lone return", Some("control_character")),
        ("a text\u{7F} with delete", Some("control_character")),
        ("a text\u{85} with C1", Some("control_character")),
        ("a text that broke \u{FFFD}", Some("broken_text")),
    ] {
        for thing in Thing::ALL {
            for field in
                thing.fields().iter().filter(|field| field.kind == Kind::Text && field.need != Need::System)
            {
                let report = update(*thing, &json!({ field.name: text }));
                let error = report.issues.iter().find(|issue| issue.severity == Severity::Error);
                assert_eq!(error.map(|issue| issue.code.as_str()), code, "{} {text:?}", field.name);
            }
        }
    }
    let broken = update(Thing::Contact, &json!({ "Email": "caf\u{FFFD}@acme.com" }));
    assert_eq!(found(&broken), [("Email", "broken_text")]);
}

#[test]
fn an_email_is_normalised_doubted_or_refused() {
    let ask = |email: &str, refuse_eai| {
        let input = with(&least(Thing::Contact), "Email", json!(email));
        let options = CheckOptions { refuse_eai, ..CheckOptions::default() };
        check(
            Thing::Contact,
            Action::Create,
            &Record::from_json(input.as_object().unwrap()),
            &options,
            &native_ascii,
        )
    };
    let normal = ask(" Jane@BÜCHER.de ", false);
    assert_eq!(
        (normal.issues.len(), normal.changes),
        (0, vec![("Email", "Jane@xn--bcher-kva.de".to_owned())])
    );
    assert_eq!(ask("jane@acme.com", false), Report::default());

    let typo = ask("jane@gmial.com", false);
    assert!(typo.ok());
    assert_eq!(found(&typo), [("Email", "doubtful_email")]);
    assert_eq!(only(&typo).suggestion.as_deref(), Some("jane@gmail.com"));

    assert_eq!(found(&ask("jörg@acme.com", false)), [("Email", "doubtful_email")]);
    assert!(ask("jörg@acme.com", false).ok());
    assert_eq!(found(&ask("jörg@acme.com", true)), [("Email", "invalid_email")]);

    let refused = ask("Jane <jane@acme.com>", false);
    assert!(!refused.ok());
    assert_eq!(only(&refused).suggestion.as_deref(), Some("jane@acme.com"));
    assert!(refused.changes.is_empty());
}

#[test]
fn vague_titles_are_doubted() {
    for (title, vague) in [
        ("Printer jams on page two", false),
        ("Outlook crashes", false),
        ("VPN is down again", false),
        ("Drucker druckt nicht", false),
        ("打印机无法打印任何文件了吗", false),
        ("Help", true),
        ("URGENT!!!", true),
        ("VPN down", true),
        ("         Wifi         ", true),
        ("Please help, it is not working", true),
        ("urgent issue, need help asap", true),
        ("!!!!!!!!!!!!!!!!", true),
        ("打印机无法打印", true),
    ] {
        for (thing, name) in [(Thing::Ticket, "TicketTitle"), (Thing::Submission, "subject")] {
            for action in [Action::Create, Action::Update] {
                let input = with(&least(thing), name, json!(title));
                let report = ask(thing, action, &input, &CheckOptions::default());
                assert!(report.ok());
                assert_eq!(
                    found(&report),
                    if vague { vec![(name, "vague_title")] } else { vec![] },
                    "{title}"
                );
            }
        }
    }
}

#[test]
fn websites_phones_and_domains_are_doubted_never_refused() {
    let rows: &[(&str, &str, Option<&str>, Option<&str>)] = &[
        ("Website", "https://www.acme.com", None, None),
        ("Website", "http://acme.com:8080/a?b#c", None, None),
        ("Website", "HTTPS://ACME.COM", None, None),
        ("Website", "http://intranet", None, None),
        ("Website", "http://192.168.0.1/x", None, None),
        ("Website", "https://bücher.de", None, None),
        ("Website", "", None, None),
        ("Website", "www.acme.com", Some("website_url"), Some("https://www.acme.com")),
        ("Website", "acme.com/shop", Some("website_url"), Some("https://acme.com/shop")),
        ("Website", "ftp://acme.com", Some("website_url"), None),
        ("Website", "javascript:alert(1)", Some("website_url"), None),
        ("Website", "https://", Some("website_url"), None),
        ("Website", "https://ac me.com", Some("website_url"), None),
        ("Website", "https://acme.com:http", Some("website_url"), None),
        ("Website", "none", Some("website_url"), Some("https://none")),
        ("Phone", "555-123-4567 x101", None, None),
        ("Phone", "٠١٢٣", None, None),
        ("Phone", "", None, None),
        ("Phone", "call me", Some("phone_digits"), None),
        ("Domain", "acme.com", None, None),
        ("Domain", "ACME.co.uk", None, None),
        ("Domain", "bücher.de", None, None),
        ("Domain", "acme", Some("domain_name"), None),
        ("Domain", "ac_me.com", Some("domain_name"), None),
        ("Domain", "https://www.acme.com/", Some("domain_name"), Some("acme.com")),
        ("Domain", "@acme.com", Some("domain_name"), Some("acme.com")),
        ("Domain", "john@acme.com", Some("domain_name"), Some("acme.com")),
        ("Domain", "acme.com.", Some("domain_name"), Some("acme.com")),
        ("Domain", "gmail.com", Some("shared_domain"), None),
        ("Domain", "GMX.de", Some("shared_domain"), None),
        ("Domain", "", Some("no_domain"), None),
        ("Domain", "  ", Some("no_domain"), None),
    ];
    for (name, text, code, suggestion) in rows {
        for action in [Action::Create, Action::Update] {
            let input = with(&least(Thing::Customer), name, json!(text));
            let report = ask(Thing::Customer, action, &input, &CheckOptions::default());
            assert!(report.ok(), "{text}");
            assert_eq!(report.issues.first().map(|issue| issue.code.as_str()), *code, "{name} {text}");
            assert!(report.issues.len() <= 1);
            let meant = report.issues.first().and_then(|issue| issue.suggestion.as_deref());
            assert_eq!(meant, *suggestion, "{name} {text}");
        }
    }
    let phone = json!({ "Phone": "call me" });
    assert_eq!(found(&update(Thing::Contact, &phone)), [("Phone", "phone_digits")]);
    assert_eq!(
        found(&update(Thing::Submission, &json!({ "phone": "call me" }))),
        [("phone", "phone_digits")]
    );
}

#[test]
fn a_customer_without_a_domain_is_not_routed() {
    let report = create(Thing::Customer, &json!({ "CustomerName": "Acme" }));
    assert!(report.ok());
    assert_eq!(found(&report), [("Domain", "no_domain")]);
    assert_eq!(update(Thing::Customer, &json!({ "Notes": "A note" })), Report::default());
    assert_eq!(found(&update(Thing::Customer, &json!({ "Domain": null }))), [("Domain", "no_domain")]);
}

#[test]
fn everything_is_told_at_once_in_the_order_of_the_fields() {
    let report = create(
        Thing::Ticket,
        &json!({
            "Zebra": 1, "DueDate": "soon", "TechnicianFullName": "Jane", "Apple": 2, "TicketType": "Task",
            "TicketStatus": "Closed", "TicketPriority": "hgih", "Description": "\0", "TicketID": 7,
        }),
    );
    assert_eq!(
        found(&report),
        [
            ("TicketID", "read_only"),
            ("TicketTitle", "required"),
            ("Description", "control_character"),
            ("TicketPriority", "invalid_word"),
            ("TicketStatus", "not_open"),
            ("TicketType", "invalid_word"),
            ("CustomerID", "required"),
            ("TechnicianFullName", "read_only"),
            ("DueDate", "invalid_time"),
            ("Zebra", "unknown_field"),
            ("Apple", "unknown_field"),
        ]
    );
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop_oneof!["High", "hgih", "Open", "Closed", "a@b.co", "x@gmial.con", "acme.com", "https://x", "7"]
            .prop_map(Value::from),
        Just(json!([])),
        Just(json!({ "a": 1 })),
    ]
}

fn any_object(thing: Thing) -> impl Strategy<Value = Map<String, Value>> {
    let known = proptest::sample::select(thing.fields()).prop_map(|field| field.name.to_owned());
    let name = prop_oneof![6 => known, 1 => "[A-Za-z_]{0,14}", 1 => any::<String>()];
    proptest::collection::vec((name, scalar()), 0..14).prop_map(|entries| entries.into_iter().collect())
}

fn any_input() -> impl Strategy<Value = (Thing, Map<String, Value>)> {
    proptest::sample::select(Thing::ALL).prop_flat_map(|thing| (Just(thing), any_object(thing)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_input_is_answered((thing, object) in any_input(), patch: bool, allow_unknown: bool, refuse_eai: bool) {
        let action = if patch { Action::Update } else { Action::Create };
        let options = CheckOptions { allow_unknown, refuse_eai, statuses: Vec::new() };
        let report = check(thing, action, &Record::from_json(&object), &options, &native_ascii);
        for issue in &report.issues {
            prop_assert!(!issue.message.is_empty() && !issue.message.ends_with('.'));
            prop_assert!(!issue.message.starts_with(char::is_uppercase), "{}", issue.message);
            let known = thing.fields().iter().any(|field| field.name == issue.path);
            prop_assert!(known || issue.path.is_empty() || object.contains_key(&issue.path));
        }
        // Sorted by the guide's order, unknown names last; no error twice on one field.
        let place = |path: &str| thing.fields().iter().position(|field| field.name == path).unwrap_or(usize::MAX);
        prop_assert!(report.issues.windows(2).all(|pair| place(&pair[0].path) <= place(&pair[1].path)));
        let errors: Vec<_> = report.issues.iter().filter(|issue| issue.severity == Severity::Error).map(|issue| &issue.path).collect();
        prop_assert!(errors.windows(2).all(|pair| pair[0] != pair[1]));
        for (name, value) in &report.changes {
            prop_assert!(object.get(*name).is_some_and(|given| given.as_str() != Some(value.as_str())));
        }
    }

    /// Adding unknown fields, in any place, changes nothing but that they are told.
    #[test]
    fn what_is_unknown_hides_nothing((thing, object) in any_input(), at in 0_usize..14) {
        let mut entries: Vec<_> = object.iter().map(|(name, value)| (name.as_str(), Scalar::from_json(value))).collect();
        let options = CheckOptions::default();
        let before = check(thing, Action::Create, &Record::new(entries.clone()), &options, &native_ascii);
        entries.insert(at.min(entries.len()), ("Unheard Of Field", Scalar::Null));
        let mut after = check(thing, Action::Create, &Record::new(entries), &options, &native_ascii);
        let told = after.issues.len();
        after.issues.retain(|issue| issue.path != "Unheard Of Field");
        prop_assert_eq!(told, after.issues.len() + 1);
        prop_assert_eq!(after, before);
    }
}
