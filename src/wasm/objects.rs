//! JavaScript values as the core's [`Data`]: bodies that the client sends and receives, and its options.
//!
//! A getter or a proxy of the caller's may throw wherever a value is read: what cannot be read counts as missing.

use super::record_buffer::read_records;
use crate::model::{Data, Reading, Record, Scalar, Shape};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

// What runs for each item of a page stays in JavaScript: crossing for each field takes several times as long.
#[wasm_bindgen(raw_module = "../objects.js")]
extern "C" {
    #[wasm_bindgen(js_name = numbers)]
    fn js_numbers(value: &JsValue, name: &str) -> Vec<f64>;
    #[wasm_bindgen(js_name = texts)]
    fn js_texts(value: &JsValue, name: &str) -> Vec<JsValue>;
    #[wasm_bindgen(js_name = writeRecord)]
    fn js_write_record(value: &JsValue);
    #[wasm_bindgen(js_name = readAs)]
    fn js_read_as(value: &JsValue, reading: u8) -> JsValue;
}

// js-sys declares these as if they never threw. Of a revoked proxy, and of a date whose methods are the caller's own, they do.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_name = Date)]
    type AnyDate;
    #[wasm_bindgen(catch, method, js_class = "Date", js_name = getTime)]
    fn get_time(this: &AnyDate) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, method, js_class = "Date", js_name = toISOString)]
    fn to_iso_string(this: &AnyDate) -> Result<JsValue, JsValue>;
}

/// When a date is, in milliseconds since 1970.
fn millis(value: &JsValue) -> Option<f64> {
    value.dyn_ref::<AnyDate>()?.get_time().ok().filter(|millis| !millis.is_nan())
}

/// An object's own entries, which are pairs.
fn entries(value: &JsValue) -> Array {
    value.dyn_ref::<Object>().map_or_else(Array::new, Object::entries)
}

/// An object of entries. A field may have any name: to set `__proto__` would change what the object is.
fn object(entries: &Array) -> JsValue {
    Object::from_entries(entries).map_or(JsValue::UNDEFINED, JsValue::from)
}

fn pair(name: &str, value: &JsValue) -> Array {
    Array::of2(&JsValue::from_str(name), value)
}

// Each is called in dozens of places, and inlined it would be there as often.
impl Data for JsValue {
    #[inline(never)]
    fn field(&self, name: &str) -> Option<Self> {
        if !self.is_object() {
            return None;
        }
        let found = Reflect::get(self, &JsValue::from_str(name)).ok()?;
        (!found.is_undefined() && !found.is_null()).then_some(found)
    }
    fn names(&self) -> Vec<String> {
        let (name, value) = (0, 1);
        let defined = |entry: &Self| entry.item(value).is_some();
        entries(self).iter().filter(defined).filter_map(|entry| entry.item(name)?.as_string()).collect()
    }
    #[inline(never)]
    fn text(&self) -> Option<String> {
        // A Date is its ISO text.
        self.as_string().or_else(|| {
            millis(self)?;
            self.dyn_ref::<AnyDate>()?.to_iso_string().ok()?.as_string()
        })
    }
    fn number(&self) -> Option<f64> {
        self.as_f64()
    }
    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
    #[inline(never)]
    fn shape(&self) -> Shape {
        if self.is_function() {
            Shape::Function
        } else if is_array(self).unwrap_or_default() {
            Shape::List
        } else if self.has_type::<AnyDate>() {
            Shape::Date
        } else if self.is_object() {
            Shape::Object
        } else {
            Shape::Other
        }
    }
    #[inline(never)]
    fn length(&self) -> Option<usize> {
        if !is_array(self).unwrap_or_default() {
            return None;
        }
        let length = Reflect::get(self, &JsValue::from_str("length")).ok()?;
        length.as_f64().map(|length| length as usize)
    }
    #[inline(never)]
    fn item(&self, index: usize) -> Option<Self> {
        let item = Reflect::get_u32(self, u32::try_from(index).ok()?).ok()?;
        (!item.is_undefined()).then_some(item)
    }
    #[inline(never)]
    fn numbers(&self, name: &str) -> Vec<Option<f64>> {
        js_numbers(self, name).into_iter().map(|number| (!number.is_nan()).then_some(number)).collect()
    }
    #[inline(never)]
    fn texts(&self, name: &str) -> Vec<Option<String>> {
        js_texts(self, name).iter().map(JsValue::as_string).collect()
    }
    #[inline(never)]
    fn pick(&self, indexes: &[usize]) -> Self {
        indexes.iter().filter_map(|index| self.item(*index)).collect::<Array>().into()
    }
    fn with_record<R>(&self, read: impl FnOnce(&Record<'_>) -> R) -> R {
        js_write_record(self);
        read_records(&[], |reader| read(&reader.record()))
    }
    #[inline(never)]
    fn plain(value: Scalar<'_>) -> Self {
        match value {
            Scalar::Null | Scalar::Other => JsValue::NULL,
            Scalar::Flag(flag) => JsValue::from_bool(flag),
            Scalar::Number(number) => JsValue::from_f64(number),
            Scalar::Text(text) => JsValue::from_str(text),
        }
    }
    #[inline(never)]
    fn object(entries: &[(&str, Scalar<'_>)]) -> Self {
        object(&entries.iter().map(|(name, value)| pair(name, &Self::plain(*value))).collect())
    }
    #[inline(never)]
    fn array(items: Vec<Self>) -> Self {
        items.into_iter().collect::<Array>().into()
    }
    fn read_as(&self, reading: Reading) -> Result<Self, String> {
        let read = js_read_as(self, reading as u8);
        // Text is the name of an id that would not be exact.
        read.as_string().map_or(Ok(read), Err)
    }
    #[inline(never)]
    fn instant(&self) -> Option<f64> {
        millis(self)
    }
    #[inline(never)]
    fn with(&self, name: &str, value: Self) -> Self {
        let entries = entries(self);
        entries.push(&pair(name, &value));
        object(&entries)
    }
}
