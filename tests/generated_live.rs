//! What the drift watch compares an account with is made from the facts of the live contract.
//! `UPDATE=1 cargo test --test generated_live` writes it anew.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::api::shape::{Shape, Type, Words, operation, shape};
use std::fmt::Write;
use std::{env, fs};

const PATH: &str = "pkg/live-shapes.js";
const HEAD: &str = "// @ts-check\n// Made from the facts of the live contract by tests/generated_live.rs; \
                    UPDATE=1 cargo test --test generated_live writes it anew.\n";
const WIDTH: usize = 116;

/// What the drift watch reads, in this order: `{customerId}` and `{ticketId}` are the first that a list showed.
const READS: &[&str] = &[
    "/account",
    "/customers",
    "/contacts",
    "/tickets",
    "/tickets/noComments",
    "/tickets/statusmodified",
    "/tickets/lastmodified",
    "/workhours",
    "/tickets/{ticketId}/comments",
    "/tickets/{ticketId}/workhoursrecords",
    "/tickets/{ticketId}/attachments",
    "/tickets/{ticketId}/billableduration",
    "/tickets/{ticketId}/workhours",
    "/customvalues/customfields",
    "/customvalues/customerfields/{customerId}",
];

/// The objects and words that the replies hold, each once.
#[derive(Default)]
struct Reached {
    shapes: Vec<&'static Shape>,
    words: Vec<&'static Words>,
}

impl Reached {
    fn through(&mut self, kind: Type) {
        match kind {
            Type::Object(shape) if !self.shapes.iter().any(|known| known.name == shape.name) => {
                self.shapes.push(shape);
                for field in shape.fields {
                    self.through(field.kind);
                }
            }
            Type::Word(words) if !self.words.iter().any(|known| known.name == words.name) => {
                self.words.push(words);
            }
            Type::List(item) => self.through(*item),
            Type::Object(_)
            | Type::Word(_)
            | Type::Unknown(_)
            | Type::Int64
            | Type::Int32
            | Type::Double
            | Type::Text
            | Type::Boolean
            | Type::DateTime
            | Type::Uuid => {}
        }
    }
}

/// Some parts, with as many on a line as fit.
fn filled(parts: impl Iterator<Item = String>) -> String {
    let mut lines = vec![String::from("   ")];
    for part in parts {
        if lines.last().is_some_and(|line| line.len() + part.len() + 2 > WIDTH) {
            lines.push(String::from("   "));
        }
        let line = lines.last_mut().expect("there is one");
        write!(line, " {part},").unwrap();
    }
    lines.join("\n")
}

fn read(path: &str, reached: &mut Reached) -> String {
    let call = operation("GET", path).expect("the contract has the call");
    let reply = call.reply(200).flatten().expect("the contract names the reply");
    reached.through(reply);
    let paged = call.query.contains(&"itemsInPage");
    format!("  {{ path: '{path}', reply: '{}', paged: {paged} }},\n", reply.name())
}

fn made() -> String {
    let mut reached = Reached::default();
    let mut js = format!(
        "{HEAD}\n/** What the drift watch reads: the path below the base URL, and what the contract says comes back. */\n\
         export const READS = Object.freeze([\n"
    );
    for path in READS {
        js += &read(path, &mut reached);
    }
    reached.through(Type::Object(shape("ProblemDetails").expect("the contract has it")));
    js += "]);\n\n/**\n * Each object's fields with their types, in the contract's own notation: `?` means that it may be null.\n \
           * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}\n */\n\
           export const SHAPES = Object.freeze({\n";
    for shape in &reached.shapes {
        let fields = shape.fields.iter().map(|field| {
            let null = if field.nullable { "?" } else { "" };
            format!("{}: '{}{null}'", field.name, field.kind.name())
        });
        writeln!(js, "  {}: {{\n{}\n  }},", shape.name, filled(fields)).unwrap();
    }
    js += "});\n\n/**\n * The words that a field of such a type may hold.\n \
           * @type {Readonly<Record<string, readonly string[]>>}\n */\nexport const WORDS = Object.freeze({\n";
    for words in &reached.words {
        let list: Vec<_> = words.words.iter().map(|word| format!("'{word}'")).collect();
        let row = format!("  {}: [{}],", words.name, list.join(", "));
        if row.len() > WIDTH {
            writeln!(js, "  {}: [\n{}\n  ],", words.name, filled(list.into_iter())).unwrap();
        } else {
            writeln!(js, "{row}").unwrap();
        }
    }
    js + "});\n"
}

#[test]
fn the_drift_watch_compares_with_the_contract() {
    let made = made();
    if env::var_os("UPDATE").is_some() {
        fs::write(PATH, &made).expect("the file can be written");
    }
    let kept = fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        kept == made,
        "{PATH} is not what the contract says: run UPDATE=1 cargo test --test generated_live"
    );
}
