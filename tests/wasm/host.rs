//! The host's side of the tests: values that only JavaScript can write, and the shell that stands in for the package's.

use atera_wasm::model::{Data, Scalar};
use js_sys::{Array, JSON};
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../start-client.js")]
extern "C" {
    #[wasm_bindgen(js_name = useInstance)]
    fn use_instance(exports: &JsValue);
}

#[wasm_bindgen(raw_module = "../objects.js")]
extern "C" {
    /// Writes a record into the shared memory.
    #[wasm_bindgen(js_name = writeRecord)]
    pub(crate) fn write_record(record: &JsValue);
}

#[wasm_bindgen(raw_module = "../tasks.js")]
extern "C" {
    #[wasm_bindgen(js_name = drainCalls)]
    fn drain_calls() -> Array;
}

#[wasm_bindgen(raw_module = "../errors.js")]
extern "C" {
    /// The error that the package throws for what the core says of it.
    #[wasm_bindgen(js_name = toError)]
    pub(crate) fn to_error(details: &JsValue) -> js_sys::Error;
}

/// The value of a JavaScript expression.
pub(crate) fn js(expression: &str) -> JsValue {
    js_sys::eval(&format!("({expression})")).expect("an expression")
}

/// What JavaScript's own parser makes of a document.
pub(crate) fn parsed(document: &str) -> JsValue {
    JSON::parse(document).expect("a document")
}

/// A value as JSON, for comparing.
pub(crate) fn json(value: &JsValue) -> Value {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.map_or(Value::Null, |text| serde_json::from_str(&text).expect("the host's own JSON"))
}

/// The names and values that a record of this holds, as the checks see them.
pub(crate) fn record(value: &impl Data) -> Vec<(String, String)> {
    value.with_record(|record| {
        let written = |scalar: Scalar<'_>| format!("{scalar:?}");
        record.iter().map(|(name, scalar)| (name.to_owned(), written(scalar))).collect()
    })
}

/// The shell writes records into the memory of this instance.
pub(crate) fn share_memory() {
    use_instance(&wasm_bindgen::exports());
}

/// The record of a JavaScript object.
pub(crate) fn js_record(value: &JsValue) -> Vec<(String, String)> {
    share_memory();
    record(value)
}

/// What the core asked the shell for since the last time, as JSON: its name and its arguments.
pub(crate) fn shell_calls() -> Value {
    json(&drain_calls())
}

/// The same, untouched.
pub(crate) fn raw_shell_calls() -> Vec<Array> {
    drain_calls().iter().map(|call| Array::from(&call)).collect()
}
