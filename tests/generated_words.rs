//! The element's words are made from `src/form/words/`. `UPDATE=1 cargo test --test generated_words` writes them anew.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::form::words::SOURCES;
use serde_json::{Map, Value};
use std::fmt::Write;
use std::{env, fs};

const HEAD: &str = "// @ts-check\n// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.\n";
/// Only a page without JavaScript says it.
const UNHEARD: &str = "noScript";
const FOLDER: &str = "pkg/form/words";

/// What the element needs before anybody typed, and what it may have to say afterwards. The rest is said by pages alone.
const DRAWN: &[&str] = &["form", "fields", "choices", "count"];
const ANSWERED: &[&str] = &["issues", "emails", "suggest", "states", "refusals"];
/// Keys under which a language has as many sentences as it has plural forms.
const PLURALS: &[&str] = &["left", "over"];

fn matches(path: &str, made: &str) {
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(FOLDER).expect("the folder can be made");
        fs::write(path, made).expect("the file can be written");
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "{path} is not what src/form/words says: run UPDATE=1 cargo test --test generated_words"
    );
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n"))
}

fn key(name: &str) -> String {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && !name.is_empty();
    if is_plain { name.to_owned() } else { quoted(name) }
}

fn literal(name: &str, value: &Value, depth: usize) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Object(entries) => {
            let indent = "  ".repeat(depth);
            let mut rows = String::new();
            for (name, value) in entries.iter().filter(|(name, _)| *name != UNHEARD) {
                writeln!(rows, "{indent}  {}: {},", key(name), literal(name, value, depth + 1)).unwrap();
            }
            let object = format!("{{\n{rows}{indent}}}");
            if PLURALS.contains(&name) {
                format!("/** @type {{import('../words.js').Plural}} */ ({object})")
            } else {
                object
            }
        }
        other => panic!("{name} is {other}"),
    }
}

/// One module: the tag, the direction and some of the parts. The others have the type of the English one.
fn module(source: &Map<String, Value>, parts: &[&str], kind: &str, english: &str) -> String {
    let tag = source["tag"].as_str().unwrap();
    let mut chosen = Map::new();
    for part in ["tag", "dir"].iter().chain(parts) {
        chosen.insert((*part).to_owned(), source[*part].clone());
    }
    let object = literal("", &Value::Object(chosen), 0);
    if tag == SOURCES[0].0 {
        format!(
            "{HEAD}const words = {object};\n\n/** @typedef {{typeof words}} {kind} */\nexport default words;\n"
        )
    } else {
        format!(
            "{HEAD}/** @type {{import('{english}').{kind}}} */\nconst words = {object};\n\nexport default words;\n"
        )
    }
}

#[test]
fn the_elements_words_are_the_sources() {
    let mut list = format!(
        "{HEAD}\n/**\n * What each language can load: the words to draw with, and those to answer with.\n * @type {{Record<string, [() => Promise<{{ default: import('./en.js').Words }}>, () => Promise<{{ default: import('./en-answers.js').Answers }}>]>}}\n */\nexport const LANGUAGES = {{\n"
    );
    for (tag, json) in SOURCES {
        let source: Map<String, Value> =
            serde_json::from_str(json).unwrap_or_else(|fault| panic!("{tag}: {fault}"));
        assert_eq!(source["tag"], *tag);
        matches(&format!("{FOLDER}/{tag}.js"), &module(&source, DRAWN, "Words", "./en.js"));
        let answers = module(&source, ANSWERED, "Answers", "./en-answers.js");
        matches(&format!("{FOLDER}/{tag}-answers.js"), &answers);
        writeln!(list, "  {tag}: [() => import('./{tag}.js'), () => import('./{tag}-answers.js')],").unwrap();
    }
    matches(&format!("{FOLDER}/languages.js"), &format!("{list}}};\n"));
}
