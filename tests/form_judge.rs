//! The form's judge: every type, every limit, what is hidden, and what is wrong with a schema.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    reason = "a test may fail loudly"
)]

use atera_wasm::form::{FormCode, Host, Judged, Manner, Schema, judge};
use atera_wasm::intake::door::form_option;
use atera_wasm::model::Record;
use atera_wasm::rules::host::native_ascii;
use serde_json::{Value, json};

const HOST: Host<'_> = Host { ascii: &native_ascii, graphemes: &|text| text.chars().count() };
const DOOR: Manner = Manner { demands: true, strict: true };
const PAGE: Manner = Manner { demands: true, strict: false };
const SERVER: Manner = Manner { demands: false, strict: true };

fn schema(more: &[Value]) -> Schema {
    let mut fields = vec![json!("name"), json!("email"), json!("subject"), json!("description")];
    fields.extend_from_slice(more);
    form_option::read(&json!({ "fields": fields })).unwrap_or_else(|told| panic!("{told}"))
}

fn judged(schema: &Schema, more: &Value, manner: Manner) -> Judged {
    let mut values = json!({
        "name": "Ada", "email": "ada@example.com", "subject": "Printer prints blank pages", "description": "x",
    });
    for (name, value) in more.as_object().unwrap() {
        values[name] = value.clone();
    }
    judge(schema, &Record::from_json(values.as_object().unwrap()), manner, &HOST)
}

/// Path, code and what the sentence names, with colons between.
fn told(judged: &Judged) -> Vec<String> {
    let line = |issue: &atera_wasm::form::FormIssue| {
        let param = issue.param.as_ref().map(|(name, value)| format!(" {name}={value}")).unwrap_or_default();
        let reason = issue.reason.map(|reason| format!(" {reason}")).unwrap_or_default();
        format!("{} {}{reason}{param}", issue.path, issue.code.as_str())
    };
    judged.issues.iter().map(line).collect()
}

fn kept<'a>(judged: &'a Judged, name: &str) -> Option<&'a str> {
    judged.kept.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

#[test]
fn every_type_takes_its_own_answers() {
    let field = |kind: &str, more: Value| {
        let mut field = json!({ "name": "own", "type": kind });
        for (name, value) in more.as_object().unwrap() {
            field[name] = value.clone();
        }
        field
    };
    let size = json!({ "min": -1.5, "max": "1000" });
    let days = json!({ "min": "2026-01-01", "max": "2026-12-31" });
    let list = json!({ "choices": ["a", { "value": "b", "label": { "en": "B" } }] });
    // The type, more of the field, the answer, and what is kept or told.
    let cases = [
        ("text", json!({ "maxLength": 3 }), json!(" ä "), Ok(" ä ")),
        ("text", json!({ "maxLength": 3 }), json!("abcd"), Err("own too_long limit=3")),
        ("text", json!({}), json!("a\0b"), Err("own control_character")),
        ("text", json!({}), json!("caf\u{FFFD}"), Err("own broken_text")),
        ("text", json!({}), json!({}), Err("own type")),
        ("yesno", json!({}), json!("yes"), Ok("yes")),
        ("yesno", json!({}), json!("no"), Ok("no")),
        ("yesno", json!({}), json!("maybe"), Err("own choice")),
        ("number", size.clone(), json!(" 007,50 "), Ok("7.5")),
        ("number", size.clone(), json!("-1.5"), Ok("-1.5")),
        ("number", size.clone(), json!("1000.0"), Ok("1000")),
        ("number", size.clone(), json!("-1.51"), Err("own number_least limit=-1.5")),
        ("number", size.clone(), json!("1000.01"), Err("own number_most limit=1000")),
        ("number", size, json!("1,000"), Err("own number")),
        (
            "number",
            json!({}),
            json!("123456789012345678901234567890.5"),
            Ok("123456789012345678901234567890.5"),
        ),
        ("date", days.clone(), json!("2026-01-01"), Ok("2026-01-01")),
        ("date", days.clone(), json!("2026-12-31"), Ok("2026-12-31")),
        ("date", days.clone(), json!("2025-12-31"), Err("own date_least limit=2026-01-01")),
        ("date", days.clone(), json!("2027-01-01"), Err("own date_most limit=2026-12-31")),
        ("date", days, json!("2026-02-30"), Err("own date")),
        ("options", list.clone(), json!("b"), Ok("b")),
        ("options", list, json!("B"), Err("own choice")),
    ];
    for (kind, more, answer, wanted) in cases {
        let schema = schema(&[field(kind, more)]);
        for manner in [DOOR, PAGE, SERVER] {
            let found = judged(&schema, &json!({ "own": answer }), manner);
            match wanted {
                Ok(value) => {
                    assert_eq!((told(&found), kept(&found, "own")), (vec![], Some(value)), "{kind} {answer}");
                }
                Err(issue) => {
                    assert_eq!(told(&found), [issue], "{kind} {answer}");
                    assert!(!found.issues[0].sentence().is_empty());
                }
            }
        }
    }
}

#[test]
fn what_is_hidden_is_neither_demanded_nor_checked_nor_kept() {
    let schema = schema(&[
        json!({ "name": "asked", "type": "yesno", "required": true }),
        json!({ "name": "count", "type": "number", "required": true, "showIf": { "field": "asked", "is": "yes" } }),
        json!({ "name": "category", "required": true, "choices": ["a"], "showIf": { "field": "asked", "is": "yes" } }),
    ]);
    let hidden = judged(&schema, &json!({ "asked": "no", "count": "many", "category": "z" }), DOOR);
    assert_eq!((told(&hidden), kept(&hidden, "count"), kept(&hidden, "category")), (vec![], None, None));
    assert_eq!(hidden.shown, [true, true, true, true, true, false, false]);
    let shown = judged(&schema, &json!({ "asked": "yes", "count": "many", "category": "z" }), DOOR);
    assert_eq!(told(&shown), ["count number", "category invalid_word"]);
    assert_eq!(
        told(&judged(&schema, &json!({ "asked": "yes" }), PAGE)),
        ["count required", "category required"]
    );
    assert_eq!(told(&judged(&schema, &json!({}), DOOR)), ["asked required"]);
    // A server that signs has a form of its own: what it says is read, and nothing is demanded.
    let server = judged(&schema, &json!({ "count": "5" }), SERVER);
    assert_eq!((told(&server), kept(&server, "count")), (vec![], Some("5")));
}

#[test]
fn a_dependent_list_follows_its_parent() {
    let schema = schema(&[
        json!({ "name": "device", "type": "options", "choices": ["pc", "printer", "other"] }),
        json!({ "name": "model", "type": "dependent", "dependsOn": "device", "required": true, "choices": [
            { "value": "x1", "for": ["pc"] }, { "value": "p9", "for": ["printer"] }] }),
    ]);
    let cases = [
        (json!({}), vec![]),
        (json!({ "device": "other" }), vec![]),
        (json!({ "device": "pc" }), vec!["model required"]),
        (json!({ "device": "pc", "model": "x1" }), vec![]),
        (json!({ "device": "pc", "model": "p9" }), vec!["model choice_of parent=device"]),
        (json!({ "model": "p9" }), vec!["model choice_of parent=device"]),
        (json!({ "device": "pc", "model": "z" }), vec!["model choice"]),
    ];
    for (answers, wanted) in cases {
        assert_eq!(told(&judged(&schema, &answers, DOOR)), wanted, "{answers}");
    }
}

#[test]
fn the_rules_hold_as_ever_and_give_the_reason_of_an_address() {
    let schema = schema(&[json!({ "name": "phone", "required": true }), json!("impact")]);
    let answers = json!({ "email": "ada@gmial..com", "subject": "help", "phone": " ", "impact": "big" });
    let found = judged(&schema, &answers, DOOR);
    assert_eq!(
        told(&found),
        ["email invalid_email domain", "subject vague_title", "phone required", "impact invalid_word"]
    );
    let typo = judged(&schema, &json!({ "email": "ada@gmial.com", "phone": "1" }), DOOR);
    assert_eq!((told(&typo), typo.ok()), (vec!["email doubtful_email".to_owned()], true));
    assert_eq!(typo.issues[0].suggestion.as_deref(), Some("ada@gmail.com"));
    assert_eq!(
        kept(&judged(&schema, &json!({ "email": " Ada@ACME.com", "phone": "1" }), DOOR), "email"),
        Some("Ada@acme.com")
    );
    // A page sends whatever controls it has; a program says what it means.
    let strange = json!({ "phone": "1", "newsletter": "on", "impact": "" });
    assert_eq!(told(&judged(&schema, &strange, PAGE)), Vec::<String>::new());
    assert_eq!(told(&judged(&schema, &strange, DOOR)), ["impact invalid_word", "newsletter unknown_field"]);
}

#[test]
fn a_length_is_counted_in_the_hosts_letters() {
    let schema = schema(&[json!({ "name": "own", "type": "text", "maxLength": 2 })]);
    let one = Host { ascii: &native_ascii, graphemes: &|_| 1 };
    let values = json!({ "name": "A", "email": "a@b.de", "subject": "Printer prints blank", "description": "x", "own": "👩‍👧" });
    let record = Record::from_json(values.as_object().unwrap());
    assert!(judge(&schema, &record, DOOR, &one).ok());
    assert!(!judge(&schema, &record, DOOR, &HOST).ok());
}

#[test]
fn every_code_of_the_form_has_its_word() {
    let all = FormCode::OWN;
    let words: std::collections::BTreeSet<_> = all.iter().map(|code| code.as_str()).collect();
    assert_eq!(words.len(), all.len());
}

#[test]
fn each_mistake_in_a_schema_has_its_sentence() {
    let own = |more: Value| {
        let mut field = json!({ "name": "own", "type": "text" });
        for (name, value) in more.as_object().unwrap() {
            field[name] = value.clone();
        }
        vec![field]
    };
    let options = |more: Value| {
        let mut field = json!({ "name": "own", "type": "options", "choices": ["a", "b"] });
        for (name, value) in more.as_object().unwrap() {
            field[name] = value.clone();
        }
        field
    };
    let circle = |name: &str, other: &str| json!({ "name": name, "type": "text", "showIf": { "field": other, "is": "x" } });
    let mut deep = json!({ "field": "name", "is": "x" });
    for _ in 0..9 {
        deep = json!({ "all": [deep] });
    }
    let cases = [
        (vec![json!("age")], "age is no field of a submission"),
        (vec![json!(5)], "a field of the form is a name"),
        (vec![json!({ "name": "own" })], "the field own has no type"),
        (own(json!({ "type": "colour" })), "the field own has the type colour"),
        (own(json!({ "name": "Own field" })), "the field Own field has no fit name"),
        (own(json!({ "name": "token" })), "the field token has a name that the door uses"),
        (own(json!({ "lable": "x" })), "the field own has no lable"),
        (own(json!({ "label": 5 })), "the field own has a label that is neither"),
        (own(json!({ "required": "yes" })), "the field own is required or not"),
        (own(json!({ "maxLength": 0 })), "the field own has a maxLength of 0"),
        (own(json!({ "maxLength": 1.5 })), "the field own has a maxLength that is no whole number"),
        (own(json!({ "min": 1 })), "the field own takes no min"),
        (own(json!({ "choices": ["a"] })), "the field own takes no choices"),
        (own(json!({ "target": "asset" })), "the field own has the target asset"),
        (own(json!({ "type": "options" })), "the field own has no choices"),
        (own(json!({ "type": "number", "min": "one" })), "the field own has a min or max that is no number"),
        (own(json!({ "type": "number", "min": 2, "max": 1 })), "the field own has a min above"),
        (own(json!({ "type": "number", "maxLength": 5 })), "the field own takes no maxLength"),
        (own(json!({ "type": "date", "min": "1.2.2026" })), "the field own has a min or max that is no day"),
        (
            own(json!({ "type": "date", "min": "2026-02-02", "max": "2026-02-01" })),
            "the field own has a min after",
        ),
        (vec![options(json!({ "choices": ["a", "a"] }))], "the field own has the choice a twice"),
        (vec![options(json!({ "choices": [" a"] }))], "the field own has a choice without a value"),
        (vec![options(json!({ "choices": [5] }))], "the field own has a choice that is neither"),
        (
            vec![options(json!({ "choices": [{ "value": "a", "for": ["x"] }] }))],
            "the field own has a choice a for a parent",
        ),
        (vec![options(json!({ "dependsOn": "name" }))], "the field own has dependsOn"),
        (vec![options(json!({ "type": "dependent" }))], "the field own has no parent"),
        (vec![options(json!({ "type": "dependent", "dependsOn": "gone" }))], "the field own depends on gone"),
        (
            vec![options(json!({ "type": "dependent", "dependsOn": "name" }))],
            "the field own depends on name, which has no choices",
        ),
        (
            vec![
                json!("impact"),
                options(
                    json!({ "type": "dependent", "dependsOn": "impact", "choices": [{ "value": "a", "for": ["huge"] }] }),
                ),
            ],
            "the field own has a choice for huge",
        ),
        (vec![options(json!({})), options(json!({}))], "the form has two fields own"),
        (vec![json!({ "name": "impact", "choices": ["a"] })], "the field impact takes no choices"),
        (
            vec![json!({ "name": "impact", "type": "text" })],
            "the field impact is a field of every submission",
        ),
        (
            vec![json!({ "name": "phone", "FieldName": "Phone" })],
            "the field phone is a field of every submission",
        ),
        (own(json!({ "showIf": { "field": "gone", "is": "x" } })), "the field own has a showIf on gone"),
        (own(json!({ "showIf": { "field": "name" } })), "the field own has a showIf that cannot be read"),
        (own(json!({ "showIf": { "all": [] } })), "the field own has a showIf with an empty list"),
        (
            own(json!({ "showIf": { "field": "name", "is": [] } })),
            "the field own has a showIf with an empty list",
        ),
        (own(json!({ "showIf": deep })), "the field own has a showIf of more than 8"),
        (
            vec![json!("impact"), own(json!({ "showIf": { "field": "impact", "is": "huge" } })).remove(0)],
            "the field own has a showIf on the answer huge",
        ),
        (own(json!({ "showIf": { "field": "own", "is": "x" } })), "the field own waits for itself"),
        (
            vec![circle("one", "two"), circle("two", "three"), circle("three", "one")],
            "the field one waits for itself",
        ),
    ];
    for (more, sentence) in cases {
        let mut fields = vec![json!("name"), json!("email"), json!("subject"), json!("description")];
        fields.extend(more);
        let found = form_option::read(&json!({ "fields": fields })).unwrap_err();
        assert!(found.starts_with(sentence), "{found} is not {sentence}");
    }
    for (form, sentence) in [
        (json!([]), "the form is an object"),
        (json!({ "titel": "x" }), "the form has no titel"),
        (json!({ "title": 5 }), "the form's title"),
        (json!({ "fields": "name" }), "the form's fields are a list"),
        (json!({ "fields": ["name"] }), "the form lacks email, subject, description"),
        (
            json!({ "fields": ["name", "email", "subject", { "name": "description", "showIf": { "field": "name", "is": "x" } }] }),
            "the field description is always needed",
        ),
    ] {
        let found = form_option::read(&form).unwrap_err();
        assert!(found.starts_with(sentence), "{found} is not {sentence}");
    }
    assert_eq!(schema(&[]).fields.len(), 4);
}

#[test]
fn a_schema_survives_its_way_through_json() {
    let schema = schema(&[
        json!({ "name": "own", "type": "number", "label": { "en": "Seats", "de": "Plätze" }, "min": 1, "max": 9, "FieldName": "Seats", "target": "customer" }),
        json!({ "name": "list", "type": "dependent", "dependsOn": "impact", "choices": [{ "value": "a", "for": ["outage"] }],
            "showIf": { "any": [{ "field": "impact", "not": "minor" }, { "field": "own", "is": ["1", "2"] }] } }),
        json!("impact"),
    ]);
    let text = serde_json::to_string(&schema).unwrap();
    assert_eq!(serde_json::from_str::<Schema>(&text).unwrap(), schema);
}
