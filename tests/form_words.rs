//! The words in every language: complete, named by something, with their placeholders, and never English by oversight.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod pseudo_words;

use atera_wasm::form::FormCode;
use atera_wasm::form::words::{Language, SOURCES, Told, language, wanted};
use atera_wasm::intake::door::refusal::REFUSALS;
use atera_wasm::intake::page::form::{self, FormPage};
use atera_wasm::intake::page::{notice, receipt};
use atera_wasm::intake::receipt_answer;
use atera_wasm::model::{Kind, Status, Submission};
use atera_wasm::rules::{EmailCode, IssueCode};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Tables whose keys are those of a language's plural forms.
const PLURALS: [&str; 2] = ["count.left.", "count.over."];

/// What is the same in English: loan words, and words that happen to be spelled alike.
const SAME: &[(&str, &str)] = &[
    ("de", "receipts.status"),
    ("de", "receipts.ticket"),
    ("es", "form.error"),
    ("es", "form.no"),
    ("fr", "receipts.ticket"),
    ("it", "form.no"),
    ("it", "receipts.ticket"),
    ("nl", "receipts.status"),
    ("nl", "receipts.statuses.Open"),
    ("nl", "receipts.ticket"),
];

fn source(tag: &str) -> Map<String, Value> {
    let (_, json) = SOURCES.iter().find(|(known, _)| *known == tag).unwrap();
    serde_json::from_str(json).unwrap()
}

fn gather(found: &mut BTreeMap<String, String>, path: &str, value: &Value) {
    match value {
        Value::String(text) => {
            found.insert(path.to_owned(), text.clone());
        }
        Value::Object(entries) => {
            for (name, value) in entries {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                gather(found, &path, value);
            }
        }
        other => panic!("{path} is {other}"),
    }
}

/// Every word by its place: `form.title`.
fn words(tag: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    gather(&mut found, "", &Value::Object(source(tag)));
    found
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn is_plural(path: &str) -> bool {
    PLURALS.iter().any(|table| path.starts_with(table))
}

#[test]
fn every_language_has_every_key_and_no_other() {
    let english: BTreeSet<_> = words("en").into_keys().filter(|path| !is_plural(path)).collect();
    for (tag, json) in SOURCES {
        assert!(Language::read(json).is_some(), "{tag} cannot be read by the pages");
        let own: BTreeSet<_> = words(tag).into_keys().filter(|path| !is_plural(path)).collect();
        assert_eq!(own.symmetric_difference(&english).collect::<Vec<_>>(), [""; 0], "{tag}");
        let forms = source(tag)["count"].clone();
        assert_eq!(keys(&forms["left"]), keys(&forms["over"]), "{tag}");
        assert!(keys(&forms["left"]).contains("other"), "{tag}");
    }
}

/// Whether somebody who fills a form in can meet this code. A new code has to be put here, and into [`RULES`].
fn is_met(code: IssueCode) -> bool {
    match code {
        IssueCode::Required
        | IssueCode::Type
        | IssueCode::InvalidWord
        | IssueCode::InvalidEmail
        | IssueCode::UnknownField
        | IssueCode::ControlCharacter
        | IssueCode::BrokenText
        | IssueCode::VagueTitle
        | IssueCode::PhoneDigits
        | IssueCode::DoubtfulEmail => true,
        // A submission has no id, no time, no status and no website, and it is never an update.
        IssueCode::InvalidId
        | IssueCode::InvalidTime
        | IssueCode::ReadOnly
        | IssueCode::Unsupported
        | IssueCode::NotOpen
        | IssueCode::Empty
        | IssueCode::WebsiteUrl
        | IssueCode::DomainName
        | IssueCode::SharedDomain
        | IssueCode::NoDomain => false,
    }
}

const RULES: [IssueCode; 20] = [
    IssueCode::Required,
    IssueCode::Type,
    IssueCode::InvalidWord,
    IssueCode::InvalidId,
    IssueCode::InvalidTime,
    IssueCode::InvalidEmail,
    IssueCode::ReadOnly,
    IssueCode::UnknownField,
    IssueCode::Unsupported,
    IssueCode::ControlCharacter,
    IssueCode::BrokenText,
    IssueCode::NotOpen,
    IssueCode::Empty,
    IssueCode::VagueTitle,
    IssueCode::WebsiteUrl,
    IssueCode::PhoneDigits,
    IssueCode::DomainName,
    IssueCode::SharedDomain,
    IssueCode::NoDomain,
    IssueCode::DoubtfulEmail,
];

#[test]
fn every_code_has_its_sentence_and_every_sentence_its_code() {
    let english = source("en");
    let mut issues: BTreeSet<_> =
        RULES.into_iter().filter(|code| is_met(*code)).map(IssueCode::as_str).collect();
    issues.extend(FormCode::OWN.iter().map(|code| code.as_str()));
    // What is said where a code is known to nobody.
    issues.insert("other");
    assert_eq!(keys(&english["issues"]), issues);
    let fields: BTreeSet<_> =
        Submission::FIELDS.iter().map(|field| field.name).filter(|name| *name != "id").collect();
    assert_eq!(keys(&english["fields"]), fields);
    for (code, table) in english["issues"].as_object().unwrap() {
        assert!(table[""].is_string(), "{code} has no sentence for any field");
        let own: Vec<_> = keys(table).into_iter().filter(|field| !field.is_empty()).collect();
        assert!(own.iter().all(|field| fields.contains(field)), "{code}: {own:?}");
    }
    assert_eq!(keys(&english["emails"]), EmailCode::ALL.iter().map(|code| code.as_str()).collect());
    assert_eq!(keys(&english["refusals"]), REFUSALS.iter().map(|row| row.text).collect());
    let receipts = receipt_answer::Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(keys(&english["receipts"]["refusals"]), receipts);
    assert_eq!(keys(&english["receipts"]["statuses"]), Status::WORDS.iter().copied().collect());
    for field in Submission::FIELDS {
        if let Kind::Word(words) = field.kind {
            assert_eq!(keys(&english["choices"][field.name]), words.iter().copied().collect());
        }
    }
}

/// The places of the pages and of the element that name words; the words themselves name nothing.
fn programs() -> String {
    let mut all = String::new();
    for folder in ["src/intake/page", "src/intake/door", "pkg/form"] {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_file() && !path.ends_with("pkg/form/words.js") {
                all += &fs::read_to_string(path).unwrap();
            }
        }
    }
    all
}

#[test]
fn every_other_key_is_named_somewhere() {
    let programs = programs();
    let tables = [
        "fields.",
        "choices.",
        "issues.",
        "emails.",
        "refusals.",
        "receipts.refusals.",
        "receipts.statuses.",
    ];
    let unnamed: Vec<_> = words("en")
        .into_keys()
        .filter(|path| !is_plural(path) && !tables.iter().any(|table| path.starts_with(table)))
        .filter(|path| {
            let name = path.rsplit('.').next().unwrap();
            let snake: String = name
                .chars()
                .map(|letter| match letter {
                    'A'..='Z' => format!("_{}", letter.to_ascii_lowercase()),
                    _ => letter.to_string(),
                })
                .collect();
            let ways = [format!(".{name}"), format!(".{snake}"), format!("'{name}'")];
            !ways.iter().any(|way| names(&programs, way))
        })
        .collect();
    assert_eq!(unnamed, [""; 0]);
}

/// Whether it is there as a whole word.
fn names(programs: &str, way: &str) -> bool {
    programs.match_indices(way).any(|(at, _)| {
        let next = programs[at + way.len()..].chars().next();
        way.ends_with('\'') || !next.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    })
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|part| part.split_once('}').expect("a closed brace").0).collect()
}

#[test]
fn every_translation_keeps_the_placeholders() {
    let english = words("en");
    for (tag, _) in SOURCES {
        for (path, text) in words(tag) {
            if !is_plural(&path) {
                assert_eq!(placeholders(&text), placeholders(&english[&path]), "{tag} {path}");
            } else if path.ends_with("other") || path.ends_with("few") || path.ends_with("many") {
                assert_eq!(placeholders(&text), BTreeSet::from(["n"]), "{tag} {path}");
            } else {
                // One and two may be said in words.
                assert!(placeholders(&text).is_subset(&BTreeSet::from(["n"])), "{tag} {path}");
            }
        }
    }
}

#[test]
fn nothing_is_english_by_oversight() {
    let english = words("en");
    let mut same = Vec::new();
    for (tag, _) in &SOURCES[1..] {
        for (path, text) in words(tag) {
            if !text.is_empty() && english.get(&path) == Some(&text) && path != "dir" {
                same.push(((*tag).to_owned(), path));
            }
        }
    }
    same.sort();
    let same: Vec<_> = same.iter().map(|(tag, path)| (tag.as_str(), path.as_str())).collect();
    assert_eq!(same, SAME);
}

#[test]
fn the_marks_are_those_of_each_language() {
    let quotes = [
        ("en", "“", "”"),
        ("de", "„", "“"),
        ("fr", "«\u{a0}", "\u{a0}»"),
        ("es", "«", "»"),
        ("pt", "“", "”"),
        ("it", "«", "»"),
        ("nl", "“", "”"),
        ("pl", "„", "”"),
        ("he", "״", "״"),
        ("ar", "«", "»"),
        ("ja", "「", "」"),
        ("zh", "“", "”"),
    ];
    assert_eq!(quotes.map(|(tag, ..)| tag), SOURCES.map(|(tag, _)| tag));
    for (tag, open, close) in quotes {
        for (path, text) in words(tag) {
            assert!(!text.contains(['"', '\'', '\t', '\n']) && !text.contains("  "), "{tag} {path}: {text}");
            assert!(!text.contains("..."), "{tag} {path}: {text}");
            if path != "form.optional" && path != "form.error" {
                assert_eq!(text.trim(), text, "{tag} {path}");
            }
            let inside = [open, "{label}", close].concat();
            assert!(!text.contains("{label}") || text.contains(&inside), "{tag} {path}: {text}");
            let is_high =
                |text: &str| [" :", " ;", " ?", " !", " »", "« "].iter().any(|mark| text.contains(mark));
            assert!(!is_high(&text), "{tag} {path}: {text}");
            let is_hint = path.starts_with("fields.") && path.rsplit('.').next() == Some("hint");
            assert!(is_hint || !text.is_empty(), "{tag} {path}");
        }
    }
}

#[test]
fn a_language_is_found_by_its_tag_or_by_what_the_browser_asks_for() {
    let tag = |tag: &str| language(tag).map(|language| language.tag);
    for (tagged, ours) in [
        ("de", Some("de")),
        ("pt-BR", Some("pt")),
        ("iw", Some("he")),
        ("zh-Hant-TW", Some("zh")),
        ("DE_at", Some("de")),
        (" fr ", Some("fr")),
        ("", None),
        ("deu", None),
        ("x", None),
        ("*", None),
    ] {
        assert_eq!(tag(tagged), ours, "{tagged}");
    }
    let header = |header: &str| wanted(&[], Some(header)).tag;
    assert_eq!(header("da, en-gb;q=0.8, en;q=0.7"), "en");
    assert_eq!(header("en;q=0.5, de;q=0.9"), "de");
    assert_eq!(header("fr;q=0.8, it;q=0.8"), "fr");
    assert_eq!(header("de;q=0, nl;q=0.1"), "nl");
    assert_eq!(header("de;q=nonsense, nl ; q=0.1"), "nl");
    assert_eq!(header("de;q=2, pl;q=1"), "pl");
    assert_eq!(header("*, xx"), "en");
    assert_eq!(header(""), "en");
    assert_eq!(wanted(&[Some("xx"), Some("ja")], Some("de")).tag, "ja");
    assert_eq!(wanted(&[None, Some("xx")], Some("de")).tag, "de");
    assert_eq!(wanted(&[], None).tag, "en");
    assert_eq!(["he", "ar", "en"].map(|tag| language(tag).unwrap().dir), ["rtl", "rtl", "ltr"]);
}

#[test]
fn a_sentence_holds_its_values_and_does_not_read_them() {
    let english = language("en").unwrap();
    let told = |told: Told<'_>| english.issue(&told);
    let field = Told { path: "office", label: "Your {limit} office", code: "too_long", ..Told::default() };
    let params = [("limit", "40")];
    assert_eq!(
        told(Told { params: &params, ..field }),
        "Shorten “Your {limit} office” to 40 characters at most"
    );
    assert_eq!(told(Told { path: "name", code: "required", ..field }), "Enter your name");
    assert_eq!(told(Told { code: "no_such_code", label: "Office", ..field }), "Check “Office”");
    let dot = Told { path: "email", code: "invalid_email", reason: Some("dot"), ..field };
    assert_eq!(told(dot), "Remove the extra dot before the @");
    assert_eq!(
        told(Told { reason: Some("nonsense"), ..dot }),
        "Enter an email address, like name@example.com"
    );
}

const OWN: &str = "VISITOR";

/// Every page with every sentence on it that it can have.
fn pages(language: &Language) -> Vec<String> {
    let read = |value: Value| serde_json::from_value::<FormPage>(value).unwrap();
    let mut issues: Vec<Value> = RULES
        .into_iter()
        .filter(|code| is_met(*code))
        .map(IssueCode::as_str)
        .chain(FormCode::OWN.iter().map(|code| code.as_str()))
        .flat_map(|code| Submission::FIELDS.iter().map(move |field| (field.name, code)))
        .map(|(path, code)| json!({ "path": path, "code": code, "severity": "error", "message": "english" }))
        .collect();
    issues.extend(EmailCode::ALL.iter().map(|code| {
        json!({ "path": "email", "code": "invalid_email", "severity": "error", "message": "english", "reason": code.as_str() })
    }));
    issues.extend(
        REFUSALS
            .iter()
            .map(|row| json!({ "path": "", "code": row.text, "severity": "error", "message": row.sentence })),
    );
    let values: Map<String, Value> =
        Submission::FIELDS.iter().map(|field| (field.name.to_owned(), Value::from(OWN))).collect();
    let own = json!({ "fields": [
        { "name": "name" },
        { "name": "asked", "type": "yesno", "label": OWN },
        { "name": "picked", "type": "options", "label": OWN, "choices": [{ "value": "one", "label": OWN }] },
    ] });
    let blank = json!({ "token": "t", "honeypot": "website", "challenge": { "siteKey": "k" } });
    let wrong = json!({ "token": "t", "honeypot": "website", "values": values, "issues": issues });
    let mut pages = vec![
        form::render(language, &read(blank)),
        form::render(language, &read(wrong)),
        form::render(language, &read(json!({ "form": own, "token": "t", "honeypot": "website" }))),
        notice::accepted(language, "receipts"),
    ];
    pages.extend(REFUSALS.iter().map(|row| notice::refused(language, row.code)));
    pages.extend(receipt_answer::Code::ALL.map(|code| notice::told(language, code)));
    pages.extend(receipts(language));
    pages
}

fn receipts(language: &Language) -> Vec<String> {
    let paper = |state: &str, ticket: Value, replied: bool, problem: Value| {
        receipt::render(language, &serde_json::from_value(json!({
            "url": "receipts", "reference": OWN, "state": state, "ticketId": 7, "ticket": ticket, "replyId": "r",
            "replied": replied, "problem": problem, "text": OWN,
        })).unwrap())
    };
    let ticket = |status: &str, comments: Value| {
        json!({
            "title": OWN, "status": status, "dueAt": "2024-02-15T13:00:00Z", "comments": comments,
            "allowed": ["reply", "confirm", "reopen"],
        })
    };
    let said = json!([{ "text": OWN, "at": "2024-02-15T10:00:00Z" }]);
    let mut pages: Vec<_> = Status::WORDS
        .iter()
        .map(|status| paper("created", ticket(status, said.clone()), false, Value::Null))
        .collect();
    pages.extend(
        ["accepted", "waiting", "parked", "created"]
            .map(|state| paper(state, Value::Null, false, Value::Null)),
    );
    pages.push(paper("created", ticket("Open", json!([])), true, Value::Null));
    pages.extend(
        receipt_answer::Code::ALL.map(|code| paper("created", ticket("Open", json!([])), false, json!(code))),
    );
    pages
}

#[test]
fn no_page_says_anything_that_is_not_of_the_words() {
    let pseudo: &'static str = Box::leak(pseudo_words::source(SOURCES[0].1).into_boxed_str());
    let language = Language::read(pseudo).unwrap();
    // What is no word: the ticket's number, a moment and its zone.
    let plain = ["7", "2024-02-15", "13:00", "10:00", "UTC", OWN];
    for page in pages(&language) {
        let (_, body) = page.split_once("<title>").unwrap();
        let outside: Vec<_> = pseudo_words::outside_brackets(body)
            .into_iter()
            .filter(|word| !plain.contains(&word.as_str()))
            .collect();
        assert_eq!(outside, [""; 0], "{page}");
        assert!(page.contains("lang=\"en-XA\""));
    }
}

#[test]
fn a_page_in_any_language_says_nothing_in_english() {
    let english = words("en");
    for (tag, _) in SOURCES.iter().skip(1) {
        let spoken = language(tag).unwrap();
        let all = pages(spoken).concat();
        let (dir, left) = (spoken.dir, words(tag));
        assert!(all.contains(&format!("<html lang=\"{tag}\" dir=\"{dir}\">")));
        for (path, text) in &english {
            // Short words stand in attributes and inside other words.
            let is_own = left.get(path).is_some_and(|own| own == text) || text.contains('{');
            assert!(text.len() < 12 || is_own || !all.contains(text.as_str()), "{tag} {path}: {text}");
        }
    }
}
