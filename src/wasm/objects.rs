//! JavaScript values as the core's [`Data`]: bodies that the client sends and receives, and its options.

use super::values;
use crate::model::{Data, Reading, Record, Scalar};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../objects.js")]
extern "C" {
    #[wasm_bindgen(js_name = field)]
    fn js_field(value: &JsValue, name: &str) -> JsValue;
    #[wasm_bindgen(js_name = text)]
    fn js_text(value: &JsValue) -> Option<String>;
    #[wasm_bindgen(js_name = length)]
    fn js_length(value: &JsValue) -> f64;
    #[wasm_bindgen(js_name = item)]
    fn js_item(value: &JsValue, index: u32) -> JsValue;
    #[wasm_bindgen(js_name = numbers)]
    fn js_numbers(value: &JsValue, name: &str) -> Vec<f64>;
    #[wasm_bindgen(js_name = texts)]
    fn js_texts(value: &JsValue, name: &str) -> Vec<JsValue>;
    #[wasm_bindgen(js_name = pick)]
    fn js_pick(value: &JsValue, indexes: &[u32]) -> JsValue;
    #[wasm_bindgen(js_name = withField)]
    fn js_with(value: &JsValue, name: &str, field: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = emptyArray)]
    fn js_array() -> JsValue;
    #[wasm_bindgen(js_name = push)]
    fn js_push(array: &JsValue, value: &JsValue);
    #[wasm_bindgen(js_name = pack)]
    fn js_pack(value: &JsValue) -> f64;
    #[wasm_bindgen(js_name = readAs)]
    fn js_read_as(value: &JsValue, reading: u8) -> JsValue;
    #[wasm_bindgen(js_name = instant)]
    fn js_instant(value: &JsValue) -> f64;
}

/// A field of an option object; nothing if it is missing or null.
pub fn field(value: &JsValue, name: &str) -> Option<JsValue> {
    let found = js_field(value, name);
    (!found.is_undefined()).then_some(found)
}

/// Text, or a Date as its ISO text.
pub fn text(value: &JsValue) -> Option<String> {
    js_text(value)
}

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
        values::with_written(&[], (packed % SHIFT) as usize, false, |written| {
            read(&written.record((packed / SHIFT) as usize))
        })
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
    fn read_as(&self, reading: Reading) -> Result<Self, String> {
        let read = js_read_as(self, reading as u8);
        // Text is the name of an id that would not be exact.
        read.as_string().map_or(Ok(read), Err)
    }
    fn instant(&self) -> Option<f64> {
        Some(js_instant(self)).filter(|millis| !millis.is_nan())
    }
    fn with(&self, name: &str, value: Self) -> Self {
        js_with(self, name, &value)
    }
}
