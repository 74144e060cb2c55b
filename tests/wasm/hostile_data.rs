//! Values that no JSON parser makes, and that a caller can still hand over. What cannot be read counts as missing; nothing
//! throws through the core, which would leave it broken for every other call.

use crate::host::{js, js_record, json};
use atera_wasm::model::{Data, Scalar};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

/// Each an expression.
const HOSTILE: &[&str] = &[
    "undefined",
    "NaN",
    "-Infinity",
    "10n ** 30n",
    "Symbol('id')",
    "function named() {}",
    "class { static id = 1 }",
    "Object.create(null)",
    "Object.freeze({ id: 1 })",
    "{ get id() { throw new Error('a getter') } }",
    "{ get id() { throw undefined } }",
    "new Proxy({}, { get() { throw new Error('a trap') }, ownKeys() { throw 1 }, getPrototypeOf() { throw 1 } })",
    "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()",
    "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; })()",
    "new Proxy([], { get() { throw 1 } })",
    "new Date(NaN)",
    "new Date(8.64e15)",
    "Object.create(Date.prototype)",
    "(() => { const date = new Date(0); date.getTime = () => { throw 1 }; date.toISOString = () => { throw 1 }; return date; })()",
    "new String('text')",
    "new Number(1)",
    "{ [Symbol.toPrimitive]() { throw 1 }, toString() { throw 1 }, toJSON() { throw 1 } }",
    "(() => { const circle = {}; circle.id = circle; return circle; })()",
    "'\\ud800'",
    "new Map([['id', 1]])",
    "new Uint8Array(4)",
    "globalThis",
];

#[wasm_bindgen_test]
fn nothing_that_is_read_throws() {
    for expression in HOSTILE {
        // Shown when this fails: what is thrown does not say of which value.
        console_log!("{expression}");
        let value = js(expression);
        let _ = (value.text(), value.number(), value.flag(), value.length(), value.instant());
        for name in ["id", "", "__proto__", "length", "toString"] {
            let _ = value.field(name);
        }
        let _ = value.item(0);
    }
}

#[wasm_bindgen_test]
fn what_a_getter_throws_is_missing() {
    for expression in ["{ get id() { throw new Error('a getter') } }", "new Proxy({}, { get() { throw 1 } })"]
    {
        assert_eq!(js(expression).field("id"), None, "{expression}");
    }
    let (revoked, named) = (
        js("(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()"),
        "id",
    );
    assert_eq!(revoked.field(named), None);
}

#[wasm_bindgen_test]
fn what_is_no_plain_value_reads_as_none() {
    for expression in
        ["10n", "Symbol('id')", "function named() {}", "new Map()", "new String('text')", "new Number(1)"]
    {
        let value = js(expression);
        assert_eq!((value.text(), value.number(), value.flag()), (None, None, None), "{expression}");
        assert_eq!((value.length(), value.instant()), (None, None), "{expression}");
    }
    assert_eq!(JsValue::UNDEFINED.field("id"), None);
    assert_eq!(js("NaN").number().map(f64::is_nan), Some(true));
}

#[wasm_bindgen_test]
fn a_record_holds_what_an_object_holds_itself() {
    let named = |name: &str, value: Scalar<'_>| (name.to_owned(), format!("{value:?}"));
    let records = [
        ("Object.assign(Object.create(null), { id: 1 })", vec![named("id", Scalar::Number(1.0))]),
        ("Object.freeze({ id: 1 })", vec![named("id", Scalar::Number(1.0))]),
        ("Object.create({ inherited: 1 }, {})", vec![]),
        ("{ [Symbol('id')]: 1, shown: true }", vec![named("shown", Scalar::Flag(true))]),
        ("{ missing: undefined, nothing: null }", vec![named("nothing", Scalar::Null)]),
        (
            "{ big: 10n, symbol: Symbol('s'), call() {}, list: [], inner: {} }",
            ["big", "symbol", "call", "list", "inner"].map(|name| named(name, Scalar::Other)).to_vec(),
        ),
        ("{ ['__proto__']: 'own' }", vec![named("__proto__", Scalar::Text("own"))]),
        (
            "{ lone: '\\ud800', 'ü🖨️': 'ü🖨️', after: 'a' }",
            vec![
                named("lone", Scalar::Text("\u{fffd}")),
                named("ü🖨️", Scalar::Text("ü🖨️")),
                named("after", Scalar::Text("a")),
            ],
        ),
        ("null", vec![]),
        ("undefined", vec![]),
        ("'text'", vec![]),
        ("1", vec![]),
    ];
    for (expression, expected) in records {
        assert_eq!(js_record(&js(expression)), expected, "{expression}");
    }
}

#[wasm_bindgen_test]
fn a_sparse_array_has_its_length_and_nothing_in_its_holes() {
    let sparse = js("(() => { const list = []; list[3] = 'last'; return list; })()");
    assert_eq!(sparse.length(), Some(4));
    assert_eq!((sparse.item(0), sparse.item(4)), (None, None));
    assert_eq!(sparse.item(3).and_then(|item| item.text()).as_deref(), Some("last"));
    assert_eq!(sparse.numbers("id"), [None; 4]);
}

#[wasm_bindgen_test]
fn a_caller_keeps_his_frozen_object() {
    let frozen = js("Object.freeze({ id: 1 })");
    assert_eq!(json(&frozen.with("id", JsValue::from(2))), serde_json::json!({ "id": 2 }));
    assert_eq!(json(&frozen), serde_json::json!({ "id": 1 }));
    let polluted = js("{}").with("__proto__", js("{ admin: true }"));
    assert_eq!(polluted.field("admin"), None, "a field named __proto__ is a field");
}
