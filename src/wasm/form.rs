//! The form's judge, callable: the host writes schema and answers into the shared memory, asks, and reads the answer
//! from there, as JSON text.

use super::json::Json;
use super::values::{self, Written, with_written};
use crate::form::condition::Words;
use crate::form::{Choice, Condition, FormField, Host, Kind, Manner, Schema, judge};
use crate::model::{Record, Scalar};
use wasm_bindgen::prelude::*;

/// All texts are ASCII.
const ASCII: u8 = 16;
/// What a page sends is what its controls hold.
const PAGE: Manner = Manner { demands: true, strict: false };

/// Judges what the host wrote: so many fields, and behind them so many answers, each under its name. How many bytes
/// the answer has.
#[wasm_bindgen]
pub fn ask(flags: u8, fields: usize, answers: usize, bytes: usize) -> usize {
    let answer = with_written(&[], bytes, flags & ASCII != 0, |written| {
        let schema = Schema { title: None, fields: (0..fields).map(|_| field(written)).collect() };
        let mut values = Vec::new();
        for _ in 0..answers {
            let (name, value) = written.entry();
            values.push((name.unwrap_or_default(), value));
        }
        let host = Host { ascii: &values::domain_to_ascii, letters: &values::letters };
        Json::judged(&judge(&schema, &Record::new(values), PAGE, &host), &schema)
    });
    values::left(answer)
}

/// Ten values, and behind them the choices and the condition.
fn field(written: &mut Written<'_>) -> FormField {
    let name = written.text().to_owned();
    // Not a number for a field of a submission.
    let kind = written.number();
    let kind = Kind::ALL.get(kind as usize).filter(|_| kind >= 0.0).map(|(kind, _)| *kind);
    let required = written.number() > 0.0;
    let max_length = written.number();
    let mut maybe = || written.maybe_text().map(str::to_owned);
    let (least, most, depends_on) = (maybe(), maybe(), maybe());
    let choices = (0..count(written)).map(|_| choice(written)).collect();
    let show_if = condition(written);
    FormField {
        name,
        kind,
        required,
        choices,
        depends_on,
        show_if,
        least,
        most,
        max_length: (max_length > 0.0).then_some(max_length as u32),
        ..FormField::default()
    }
}

fn count(written: &mut Written<'_>) -> u32 {
    written.number() as u32
}

fn words(written: &mut Written<'_>) -> Vec<String> {
    (0..count(written)).map(|_| written.text().to_owned()).collect()
}

fn choice(written: &mut Written<'_>) -> Choice {
    Choice { value: written.text().to_owned(), label: None, parents: words(written) }
}

/// A text begins a question: the field's name, whether its answer is one of them, and the words. A number begins a
/// list: how many conditions of which all have to hold, or below zero one.
fn condition(written: &mut Written<'_>) -> Option<Condition> {
    match written.entry().1 {
        Scalar::Text(field) => {
            let field = field.to_owned();
            let holds = written.number() > 0.0;
            let words = Words(words(written));
            Some(if holds {
                Condition::Is { field, is: words }
            } else {
                Condition::Not { field, not: words }
            })
        }
        Scalar::Number(size) => {
            let mut list = Vec::new();
            // Shifted by one, so that an empty list has a sign too.
            for _ in 1..size.abs() as u32 {
                list.extend(condition(written));
            }
            Some(if size > 0.0 { Condition::All { all: list } } else { Condition::Any { any: list } })
        }
        Scalar::Null | Scalar::Flag(_) | Scalar::Other => None,
    }
}
