//! A language that nobody speaks: English with accents, longer, in brackets. What stands on a page outside of brackets
//! did not come from the words.

use serde_json::{Map, Value};

/// Letters that look like those of English.
const ACCENTED: &[(char, char)] = &[
    ('a', 'á'),
    ('c', 'ç'),
    ('e', 'é'),
    ('g', 'ğ'),
    ('i', 'í'),
    ('n', 'ñ'),
    ('o', 'ö'),
    ('r', 'ř'),
    ('s', 'š'),
    ('u', 'ü'),
    ('y', 'ý'),
    ('z', 'ž'),
];

/// Words in that language, from English ones. What the program reads, tag and direction, stays.
pub(crate) fn source(english: &str) -> String {
    let words: Map<String, Value> = serde_json::from_str(english).unwrap();
    let spoken = words.into_iter().map(|(name, value)| match name.as_str() {
        "tag" => (name, Value::from("en-XA")),
        "dir" => (name, value),
        _ => (name, spoken(value)),
    });
    Value::Object(spoken.collect()).to_string()
}

fn spoken(value: Value) -> Value {
    match value {
        Value::Object(entries) => entries.into_iter().map(|(name, value)| (name, spoken(value))).collect(),
        Value::String(text) if text.is_empty() => Value::String(text),
        Value::String(text) => Value::String(sentence(&text)),
        other => panic!("{other}"),
    }
}

/// Accents everywhere but in placeholders; and as long as a language that takes four letters for three.
fn sentence(text: &str) -> String {
    let mut is_name = false;
    let accented: String = text
        .chars()
        .map(|letter| {
            is_name = letter == '{' || (is_name && letter != '}');
            let found = ACCENTED.iter().find(|(plain, _)| *plain == letter && !is_name);
            found.map_or(letter, |(_, accented)| *accented)
        })
        .collect();
    let more = "~".repeat(text.chars().count() * 2 / 5);
    format!("[{accented}{more}]")
}

/// What is left of a page without its tags and without what stands in brackets.
pub(crate) fn outside_brackets(page: &str) -> Vec<String> {
    let mut rest = String::new();
    let (mut depth, mut is_tag) = (0_usize, false);
    for letter in page.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                rest.push(' ');
            }
            _ if is_tag => {}
            '[' => depth += 1,
            ']' => depth -= 1,
            _ if depth == 0 => rest.push(letter),
            _ => {}
        }
    }
    rest.split_whitespace().map(str::to_owned).collect()
}
