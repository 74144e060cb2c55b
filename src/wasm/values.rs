//! The memory through which a question crosses in one go, and what the rules ask of the host meanwhile.

use crate::model::{Field, Record, Scalar};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

// Numbers alone cross here: every kind of value that wasm-bindgen has to carry costs glue, and the rules are
// what a web page downloads.
#[wasm_bindgen(raw_module = "../values.js")]
extern "C" {
    #[wasm_bindgen(js_name = domainLetter)]
    fn js_domain_letter(code: i32);
    #[wasm_bindgen(js_name = asciiLetter)]
    fn js_ascii_letter(index: i32) -> i32;
    #[wasm_bindgen(js_name = zoneOffset)]
    fn js_zone_offset(millis: f64) -> f64;
}

/// A domain in A-labels by the host's own URL parser, letter by letter: a domain is short, and few have letters
/// beyond ASCII.
pub fn domain_to_ascii(domain: &str) -> Option<String> {
    for letter in domain.chars() {
        js_domain_letter(u32::from(letter).cast_signed());
    }
    let mut ascii = String::new();
    for index in 0.. {
        let Ok(letter) = u8::try_from(js_ascii_letter(index)) else {
            break;
        };
        ascii.push(char::from(letter));
    }
    (!ascii.is_empty()).then_some(ascii)
}

/// How many letters a text has, as people count them, by the host's own segmenter.
#[cfg(any(feature = "wasm-form", feature = "wasm-intake"))]
pub fn letters(text: &str) -> usize {
    for letter in text.chars() {
        js_letter(u32::from(letter).cast_signed());
    }
    usize::try_from(js_letters()).unwrap_or(usize::MAX)
}

#[cfg(any(feature = "wasm-form", feature = "wasm-intake"))]
#[wasm_bindgen(raw_module = "../form/letters.js")]
extern "C" {
    #[wasm_bindgen(js_name = letter)]
    fn js_letter(code: i32);
    #[wasm_bindgen(js_name = letters)]
    fn js_letters() -> i32;
}

/// How far the time zone of the question is from UTC at an instant, in minutes, by the host's own calendar.
pub fn zone_offset(millis: i64) -> i32 {
    js_zone_offset(millis as f64) as i32
}

#[cfg(feature = "wasm-client")]
#[wasm_bindgen(raw_module = "../values.js")]
extern "C" {
    #[wasm_bindgen(js_name = useZone)]
    fn js_use_zone(zone: &str) -> bool;
}

/// How far a time zone is from UTC at an instant, in minutes; nothing if the host does not know the zone.
#[cfg(feature = "wasm-client")]
pub fn offset_in(zone: &str, millis: i64) -> Option<i32> {
    js_use_zone(zone).then(|| zone_offset(millis))
}

thread_local! {
    /// What the host writes before it calls: three numbers for each entry, and all texts end to end.
    static NUMBERS: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// What the host reads afterwards.
    static ANSWER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Leaves an answer for the host, and says how many bytes it has.
pub fn left(answer: String) -> usize {
    let length = answer.len();
    if length > 0 {
        ANSWER.replace(answer);
    }
    length
}

/// Where the last answer is, until the next question.
#[wasm_bindgen(js_name = answerAt)]
pub fn answer_at() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// Where the host may write so many numbers.
#[wasm_bindgen(js_name = numbersAt)]
pub fn numbers_at(count: usize) -> *const f64 {
    NUMBERS.with_borrow_mut(|numbers| {
        if numbers.len() < count {
            numbers.resize(count, 0.0);
        }
        numbers.as_ptr()
    })
}

/// Where the host may write so many bytes of text.
#[wasm_bindgen(js_name = textAt)]
pub fn text_at(bytes: usize) -> *const u8 {
    TEXT.with_borrow_mut(|text| {
        if text.len() < bytes {
            text.resize(bytes, 0);
        }
        text.as_ptr()
    })
}

/// Reads what the host wrote: triples of name, kind and payload, and `bytes` of text.
///
/// A name is the index of a field in the thing's table, or, below zero, the length of a name in the text.
/// Lengths count UTF-16 units, as JavaScript does; in texts that are all ASCII those are bytes.
pub fn with_written<R>(
    fields: &'static [Field],
    bytes: usize,
    ascii: bool,
    read: impl FnOnce(&mut Written<'_>) -> R,
) -> R {
    NUMBERS.with_borrow(|numbers| {
        TEXT.with_borrow(|text| {
            let text = text.get(..bytes).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
            read(&mut Written { fields, triples: numbers.as_chunks().0.iter(), text, ascii })
        })
    })
}

/// What is not yet read of the host's writing.
pub struct Written<'a> {
    fields: &'static [Field],
    triples: std::slice::Iter<'a, [f64; 3]>,
    text: &'a str,
    ascii: bool,
}

impl<'a> Written<'a> {
    /// The next so many entries as a record.
    pub fn record(&mut self, entries: usize) -> Record<'a> {
        let mut record = Vec::with_capacity(entries);
        for _ in 0..entries {
            let (name, value) = self.entry();
            let known = |index: usize| self.fields.get(index).map_or("", |field| field.name);
            record.push((name.unwrap_or_else(known), value));
        }
        Record::new(record)
    }

    /// The next value, if it is text.
    pub fn maybe_text(&mut self) -> Option<&'a str> {
        if let (_, Scalar::Text(text)) = self.entry() { Some(text) } else { None }
    }

    /// The next value as text; empty if it is none.
    pub fn text(&mut self) -> &'a str {
        self.maybe_text().unwrap_or_default()
    }

    /// The next value as a number; NaN if it is none.
    pub fn number(&mut self) -> f64 {
        if let (_, Scalar::Number(number)) = self.entry() { number } else { f64::NAN }
    }

    /// The next value with its name, or the number of its field.
    #[inline(never)]
    pub fn entry(&mut self) -> (Result<&'a str, usize>, Scalar<'a>) {
        let Some([name, kind, payload]) = self.triples.next() else {
            return (Ok(""), Scalar::Other);
        };
        let name = if *name < 0.0 { Ok(self.take(-1.0 - name)) } else { Err(*name as usize) };
        let value = match *kind as u8 {
            0 => Scalar::Null,
            1 => Scalar::Flag(*payload != 0.0),
            2 => Scalar::Number(*payload),
            3 => Scalar::Text(self.take(*payload)),
            _ => Scalar::Other,
        };
        (name, value)
    }

    fn take(&mut self, units: f64) -> &'a str {
        let units = units as usize;
        let bytes = if self.ascii { units } else { self.bytes_of(units) };
        let (head, tail) = self.text.split_at_checked(bytes).unwrap_or((self.text, ""));
        self.text = tail;
        head
    }

    fn bytes_of(&self, units: usize) -> usize {
        let mut left = units;
        let mut bytes = 0;
        for character in self.text.chars() {
            if left == 0 {
                break;
            }
            left = left.saturating_sub(character.len_utf16());
            bytes += character.len_utf8();
        }
        bytes
    }
}
