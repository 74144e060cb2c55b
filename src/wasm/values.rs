//! JavaScript values as the core's [`Data`], and the memory through which a record crosses in one go.

use crate::model::{Data, Field, Record, Scalar};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../values.js")]
extern "C" {
    #[wasm_bindgen(js_name = field)]
    fn js_field(value: &JsValue, name: &str) -> JsValue;
    #[wasm_bindgen(js_name = text)]
    fn js_text(value: &JsValue) -> Option<String>;
    #[wasm_bindgen(js_name = length)]
    fn js_length(value: &JsValue) -> f64;
    #[wasm_bindgen(js_name = item)]
    fn js_item(value: &JsValue, index: u32) -> JsValue;
    #[wasm_bindgen(js_name = domainToAscii)]
    fn js_domain_to_ascii(domain: &str) -> Option<String>;
    #[wasm_bindgen(js_name = zoneOffset)]
    fn js_zone_offset(zone: &str, millis: f64) -> f64;
}

#[cfg(feature = "wasm-client")]
#[wasm_bindgen(raw_module = "../objects.js")]
extern "C" {
    #[wasm_bindgen(js_name = numbers)]
    fn js_numbers(value: &JsValue, name: &str) -> Vec<f64>;
    #[wasm_bindgen(js_name = texts)]
    fn js_texts(value: &JsValue, name: &str) -> Vec<JsValue>;
    #[wasm_bindgen(js_name = pick)]
    fn js_pick(value: &JsValue, indexes: &[u32]) -> JsValue;
    #[wasm_bindgen(js_name = withField)]
    fn js_with(value: &JsValue, name: &str, field: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = withoutField)]
    fn js_without(value: &JsValue, name: &str) -> JsValue;
    #[wasm_bindgen(js_name = emptyArray)]
    fn js_array() -> JsValue;
    #[wasm_bindgen(js_name = push)]
    fn js_push(array: &JsValue, value: &JsValue);
    #[wasm_bindgen(js_name = pack)]
    fn js_pack(value: &JsValue) -> f64;
}

/// A domain in A-labels by the host's own URL parser.
pub fn domain_to_ascii(domain: &str) -> Option<String> {
    js_domain_to_ascii(domain)
}

/// How far a time zone is from UTC at an instant, in minutes, by the host's own calendar.
pub fn zone_offset(zone: &str, millis: i64) -> i32 {
    js_zone_offset(zone, millis as f64) as i32
}

/// What the rules read from an option object.
pub fn field(value: &JsValue, name: &str) -> Option<JsValue> {
    let found = js_field(value, name);
    (!found.is_undefined()).then_some(found)
}

/// Text, or a Date as its ISO text.
pub fn text(value: &JsValue) -> Option<String> {
    js_text(value)
}

/// The items of an array.
pub fn items(value: &JsValue) -> impl Iterator<Item = JsValue> + '_ {
    let count = js_length(value).max(0.0) as u32;
    (0..count).map(|index| js_item(value, index))
}

thread_local! {
    /// What the host writes before it calls: three numbers for each entry, and all texts end to end.
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

/// The memory that both sides see.
#[wasm_bindgen(js_name = sharedMemory)]
pub fn shared_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// Reads the record that the host wrote: `entries` triples of name, kind and payload, and `bytes` of text.
///
/// A name is the index of a field in the thing's table, or, below zero, the length of a name in the text.
/// Lengths count UTF-16 units, as JavaScript does.
pub fn with_written<R>(
    fields: &'static [Field],
    entries: usize,
    bytes: usize,
    read: impl FnOnce(&Record<'_>) -> R,
) -> R {
    NUMBERS.with_borrow(|numbers| {
        TEXT.with_borrow(|text| {
            let text = text.get(..bytes).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
            let mut rest = Rest { text, ascii: text.is_ascii() };
            let triples = numbers.chunks_exact(3).take(entries);
            let entry = |triple: &[f64]| match triple {
                [name, kind, payload] => {
                    Some((name_of(fields, *name, &mut rest), value_of(*kind, *payload, &mut rest)))
                }
                _ => None,
            };
            read(&Record::new(triples.filter_map(entry).collect()))
        })
    })
}

fn name_of<'a>(fields: &'static [Field], code: f64, rest: &mut Rest<'a>) -> &'a str {
    if code < 0.0 {
        rest.take((-1.0 - code) as usize)
    } else {
        fields.get(code as usize).map_or("", |field| field.name)
    }
}

fn value_of<'a>(kind: f64, payload: f64, rest: &mut Rest<'a>) -> Scalar<'a> {
    match kind as u8 {
        0 => Scalar::Null,
        1 => Scalar::Flag(payload != 0.0),
        2 => Scalar::Number(payload),
        3 => Scalar::Text(rest.take(payload as usize)),
        _ => Scalar::Other,
    }
}

/// The texts not yet read.
struct Rest<'a> {
    text: &'a str,
    ascii: bool,
}

impl<'a> Rest<'a> {
    fn take(&mut self, units: usize) -> &'a str {
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

#[cfg(feature = "wasm-client")]
impl Data for JsValue {
    fn field(&self, name: &str) -> Option<Self> {
        field(self, name)
    }
    fn text(&self) -> Option<String> {
        js_text(self)
    }
    fn number(&self) -> Option<f64> {
        self.as_f64()
    }
    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
    fn length(&self) -> Option<usize> {
        let length = js_length(self);
        (length >= 0.0).then_some(length as usize)
    }
    fn item(&self, index: usize) -> Option<Self> {
        let item = js_item(self, index as u32);
        (!item.is_undefined()).then_some(item)
    }
    fn numbers(&self, name: &str) -> Vec<Option<f64>> {
        js_numbers(self, name).into_iter().map(|number| (!number.is_nan()).then_some(number)).collect()
    }
    fn texts(&self, name: &str) -> Vec<Option<String>> {
        js_texts(self, name).iter().map(JsValue::as_string).collect()
    }
    fn pick(&self, indexes: &[usize]) -> Self {
        let indexes: Vec<u32> = indexes.iter().map(|index| *index as u32).collect();
        js_pick(self, &indexes)
    }
    fn with_record<R>(&self, read: impl FnOnce(&Record<'_>) -> R) -> R {
        // Two counts in one number: entries above 2^32, bytes of text below.
        const SHIFT: f64 = 4_294_967_296.0;
        let packed = js_pack(self);
        with_written(&[], (packed / SHIFT) as usize, (packed % SHIFT) as usize, read)
    }
    fn plain(value: Scalar<'_>) -> Self {
        match value {
            Scalar::Null | Scalar::Other => JsValue::NULL,
            Scalar::Flag(flag) => JsValue::from_bool(flag),
            Scalar::Number(number) => JsValue::from_f64(number),
            Scalar::Text(text) => JsValue::from_str(text),
        }
    }
    fn object(entries: &[(&str, Scalar<'_>)]) -> Self {
        let empty = js_with(&JsValue::UNDEFINED, "", &JsValue::UNDEFINED);
        entries.iter().fold(empty, |object, (name, value)| js_with(&object, name, &Self::plain(*value)))
    }
    fn array(items: Vec<Self>) -> Self {
        let array = js_array();
        for item in &items {
            js_push(&array, item);
        }
        array
    }
    fn with(&self, name: &str, value: Self) -> Self {
        js_with(self, name, &value)
    }
    fn without(&self, name: &str) -> Self {
        js_without(self, name)
    }
}
