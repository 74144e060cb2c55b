//! The memory through which a record crosses in one go: the one hot path of this boundary.
//!
//! Measured beside zod (`node benches/run.mjs check`), a good draft takes 0.7 to 0.8 of its time this way, and 1.0 to
//! 1.06 as slices that wasm-bindgen passes. How a record lies there is said in [`record_layout`](crate::model::record_layout).

use crate::model::record_layout::{ENTRY, HEAD, ValueKind};
use crate::model::{Field, Record, Scalar};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static NUMBERS: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
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

/// Reads what the host wrote. `fields` are those that a name may be the place of.
pub(super) fn read_records<R>(fields: &'static [Field], read: impl FnOnce(&mut RecordReader<'_>) -> R) -> R {
    NUMBERS.with_borrow(|numbers| {
        TEXT.with_borrow(|text| {
            let (head, entries) = numbers.split_first_chunk::<HEAD>().unwrap_or((&[0.0; HEAD], &[]));
            let [size, units, bytes] = head.map(|count| count as usize);
            let text = text.get(..bytes).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
            let entries = entries.as_chunks().0.iter();
            read(&mut RecordReader { fields, size, entries, text, ascii: units == bytes })
        })
    })
}

/// What is not yet read of the host's writing.
pub(super) struct RecordReader<'a> {
    fields: &'static [Field],
    size: usize,
    entries: std::slice::Iter<'a, [f64; ENTRY]>,
    text: &'a str,
    /// All texts are ASCII, so a unit is a byte.
    ascii: bool,
}

impl<'a> RecordReader<'a> {
    /// How many entries the record has, which comes last.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// The record.
    pub(super) fn record(&mut self) -> Record<'a> {
        let mut record = Vec::with_capacity(self.size());
        for _ in 0..self.size() {
            let (name, value) = self.entry();
            let known = |index: usize| self.fields.get(index).map_or("", |field| field.name);
            record.push((name.unwrap_or_else(known), value));
        }
        Record::new(record)
    }

    /// The next value with its name, or the number of its field.
    #[inline(never)]
    pub(super) fn entry(&mut self) -> (Result<&'a str, usize>, Scalar<'a>) {
        let Some([name, kind, payload]) = self.entries.next() else {
            return (Ok(""), Scalar::Other);
        };
        let name = if *name < 0.0 { Ok(self.take(-1.0 - name)) } else { Err(*name as usize) };
        let value = match ValueKind::from_number(*kind) {
            ValueKind::Null => Scalar::Null,
            ValueKind::Flag => Scalar::Flag(*payload != 0.0),
            ValueKind::Number => Scalar::Number(*payload),
            ValueKind::Text => Scalar::Text(self.take(*payload)),
            ValueKind::Other => Scalar::Other,
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
