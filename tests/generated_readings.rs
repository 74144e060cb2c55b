//! What the client's shell renames by is made from the tables in `src/model/reading.rs` and the documented shapes.
//! `UPDATE=1 cargo test --test generated_readings` writes it anew, and the fixture of both interpreters with it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::api::shape::shape;
use atera_wasm::model::Data;
use atera_wasm::model::reading::{Reading, Source};
use serde_json::{Value, json};
use std::fmt::Write;
use std::{env, fs};

const HEAD: &str = "// @ts-check
// Made from src/model/reading.rs by tests/generated_readings.rs; UPDATE=1 cargo test --test generated_readings writes it
// anew. A literal for each shape, because nothing else is as fast: see benches/RESULTS.md.

/**
 * @typedef {{
 *   make: (sent: any) => any, known: ReadonlySet<string>, ids: readonly string[], inner: Readonly<Record<string, number>>,
 * }} Reading
 */

/**
 * `inner`: what has a reading of its own inside, by its number.
 * @param {(sent: any) => any} make @param {readonly string[]} ids @param {Record<string, number>} [inner] @returns {Reading}
 */
function reading(make, ids, inner = {}) {
  /** @type {Set<string>} */
  const known = new Set();
  make(new Proxy({}, { get: (_, name) => { known.add(String(name)); } }));
  return { make, known, ids, inner };
}

/** The first that is not null. @param {any} one @param {any} other */
const first = (one, other) => one ?? (other === undefined ? one : other);

/** The later of two times, written alike. @param {any} one @param {any} other */
function later(one, other) {
  if (one === undefined && other === undefined) return undefined;
  if (typeof one !== 'string') return typeof other === 'string' ? other : null;
  return typeof other === 'string' && other > one ? other : one;
}

/** @param {any} hours */
const seconds = (hours) => (hours === undefined ? undefined : typeof hours === 'number' ? Math.round(hours * 3600) : null);

const ZONE = /(?:Z|[+-]\\d\\d:\\d\\d)$/i;

/** The seconds of the clock at the place of `09:00:00` in `2026-02-15T09:00:00`; NaN if it is none. @param {string} time */
function clock(time) {
  const hours = two(time, 11), minutes = two(time, 14), seconds = two(time, 17);
  return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60
    ? hours * 3600 + minutes * 60 + seconds
    : NaN;
}

/** Two digits as a number; what is none is out of the range of a clock. @param {string} time @param {number} at */
const two = (time, at) => (time.charCodeAt(at) - 48) * 10 + time.charCodeAt(at + 1) - 48;

/** Whether two times have the same day and the same zone, or none. @param {string} start @param {string} end */
function sameDay(start, end) {
  if (start.length !== end.length || start.length > 20) return false;
  for (let at = 0; at < 11; at++) if (start.charCodeAt(at) !== end.charCodeAt(at)) return false;
  return start.length === 19 || start.charCodeAt(19) === end.charCodeAt(19);
}

/** The seconds between two times of one regime. @param {any} start @param {any} end */
function between(start, end) {
  if (start === undefined || end === undefined) return undefined;
  if (typeof start !== 'string' || typeof end !== 'string') return null;
  // Work mostly ends on the day on which it began: then the two clocks tell, and no date is parsed.
  if (sameDay(start, end)) {
    const seconds = clock(end) - clock(start);
    if (!Number.isNaN(seconds)) return seconds;
  }
  if (ZONE.test(start) !== ZONE.test(end)) return null;
  const zone = ZONE.test(start) ? '' : 'Z';
  const ms = Date.parse(end + zone) - Date.parse(start + zone);
  return Number.isNaN(ms) ? null : Math.trunc(ms / 1000);
}
";

fn kept(path: &str, made: &str) {
    if env::var_os("UPDATE").is_some() {
        fs::write(path, made).expect("the file can be written");
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "{path} is not what the tables say: run UPDATE=1 cargo test --test generated_readings"
    );
}

fn wire_names(reading: Reading) -> Vec<&'static str> {
    shape(reading.shape()).expect("a documented shape").fields.iter().map(|field| field.name).collect()
}

fn literal(reading: Reading) -> String {
    let mut fields = String::new();
    for theirs in wire_names(reading) {
        let ours = reading.rows().iter().find(|(_, source)| *source == Source::Named(theirs));
        let ours = ours.map_or(theirs, |(ours, _)| ours);
        writeln!(fields, "    {ours}: sent.{theirs},").unwrap();
    }
    for (ours, source) in reading.rows() {
        let made = match source {
            Source::Named(_) | Source::Inner(_) => continue,
            Source::First(one, other) => format!("first(sent.{one}, sent.{other})"),
            Source::Later(one, other) => format!("later(sent.{one}, sent.{other})"),
            Source::Seconds(hours) => format!("seconds(sent.{hours})"),
            Source::Between(start, end) => format!("between(sent.{start}, sent.{end})"),
        };
        writeln!(fields, "    {ours}: {made},").unwrap();
    }
    fields
}

fn inner(reading: Reading) -> String {
    let rows = reading.rows().iter().filter_map(|(ours, source)| match source {
        Source::Inner(inner) => Some(format!("{ours}: {}", *inner as u8)),
        _ => None,
    });
    let rows: Vec<String> = rows.collect();
    if rows.is_empty() { String::new() } else { format!(", {{ {} }}", rows.join(", ")) }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_shell_renames_as_the_tables_say() {
    let mut made = format!(
        "{HEAD}\n/** By the number of each reading. @type {{readonly Reading[]}} */\nexport const readings = [\n"
    );
    for (number, reading) in Reading::ALL.iter().enumerate() {
        assert_eq!(*reading as usize, number);
        write!(
            made,
            "  // {reading:?}: {}\n  reading((sent) => ({{\n{}  }}), [{}]{}),\n",
            reading.shape(),
            literal(*reading),
            quoted(reading.ids()),
            inner(*reading),
        )
        .unwrap();
    }
    made += "];\n";
    kept("pkg/readings.js", &made);
}

/// Every field of a shape, each with a value of its own.
fn full(reading: Reading) -> Value {
    let fields = wire_names(reading).into_iter().enumerate().map(|(place, name)| {
        let hour = place % 24;
        let value = match name {
            _ if name.ends_with("Hours") => json!(0.25 + place as f64),
            _ if name.contains("Date") || name.contains("Timestamp") || name.ends_with("WorkHour") => {
                json!(format!("2026-02-15T{hour:02}:00:00Z"))
            }
            _ if name.to_lowercase().ends_with("id") => json!(1_000 + place),
            _ => json!(format!("{name} <b>Ünïcødé</b>")),
        };
        (name.to_owned(), value)
    });
    Value::Object(fields.collect())
}

/// One case for each thing that may be different about a reply.
fn cases(reading: Reading) -> Vec<Value> {
    let whole = full(reading);
    let with = |name: &str, value: Value| json!({ "Kept": true }).with(name, value);
    let nulls =
        whole.as_object().unwrap().keys().fold(json!({}), |object, name| object.with(name, Value::Null));
    let mut cases = vec![whole.clone(), nulls, json!({}), json!([&whole, null, "text", 7]), Value::Null];
    cases.push(with("Mood", json!({ "color": ["blue"] })));
    for (ours, source) in reading.rows() {
        if let Source::Inner(inner) = source {
            let one = full(*inner);
            cases.push(with(ours, one.clone()));
            cases.push(with(ours, json!([one, null, "text"])));
            cases.push(with(ours, one.with("ticketId", json!(9_007_199_254_740_992_u64))));
        }
        let names: &[&str] = match source {
            Source::Inner(_) => &[],
            Source::Named(name) | Source::Seconds(name) => &[name],
            Source::First(one, other) | Source::Later(one, other) | Source::Between(one, other) => {
                &[one, other]
            }
        };
        let values = [
            Value::Null,
            json!("2026-02-15T12:00:00"),
            json!("2026-02-15T23:59:59Z"),
            json!("2026-02-15T23:59:59.5+02:00"),
            json!(12.345),
            json!([]),
        ];
        for value in &values {
            for (place, name) in names.iter().enumerate() {
                let one = with(name, value.clone());
                if let Some(other) = names.get(1 - place.min(1)).filter(|other| *other != name) {
                    cases.extend(values.iter().map(|value| one.with(other, value.clone())));
                }
                cases.push(one);
            }
        }
    }
    // A server that writes our name too: the documented one counts.
    for (ours, source) in reading.rows() {
        let (Source::Named(theirs)
        | Source::Seconds(theirs)
        | Source::First(theirs, _)
        | Source::Later(theirs, _)
        | Source::Between(theirs, _)) = source
        else {
            continue;
        };
        for value in [json!("theirs"), Value::Null] {
            cases.push(json!({ "Kept": true }).with(ours, json!("ours")).with(theirs, value.clone()));
            cases.push(whole.with(ours, json!("ours")).with(theirs, value));
        }
        cases.push(json!({ "Kept": true }).with(ours, json!("ours")));
    }
    for id in
        ["TicketID", "EndUserID", "CustomerID", "TechnicianContactID", "WorkHoursID", "ticketId", "ItemId"]
    {
        cases.push(with(id, json!(9_007_199_254_740_991_u64)));
        cases.push(with(id, json!(9_007_199_254_740_992_u64)));
        cases.push(with(id, json!("12345")));
        cases.push(with(id, json!("9007199254740993")));
    }
    cases
}

#[test]
fn both_interpreters_are_asked_the_same() {
    let mut lines = Vec::new();
    for reading in Reading::ALL {
        for sent in cases(*reading) {
            let read = match sent.read_as(*reading) {
                Ok(read) => read,
                Err(id) => Value::String(id),
            };
            lines.push(json!({ "reading": *reading as u8, "sent": sent, "read": read }).to_string());
        }
    }
    kept("tests/fixtures/readings.json", &format!("[\n{}\n]\n", lines.join(",\n")));
}
