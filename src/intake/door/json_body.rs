//! A body of JSON, taken apart.

use serde_json::{Map, Number, Value};

/// What a text in UTF-8 may begin with.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// Below this a number of JavaScript is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Names and values in their order; none if the body is no object of JSON. What lies deeper than a value is no answer of
/// a field: an empty object stands for it.
///
/// ```
/// use atera_wasm::intake::door::json_body::entries;
/// let read = entries(br#"{ "name": "Jane", "floor": 3.0, "list": [1] }"#);
/// assert_eq!(serde_json::to_string(&read).ok().as_deref(), Some(r#"[["name","Jane"],["floor",3],["list",{}]]"#));
/// assert_eq!(entries(b"[]"), None);
/// ```
pub fn entries(body: &[u8]) -> Option<Vec<(String, Value)>> {
    let body = body.strip_prefix(MARK).unwrap_or(body);
    let read: Map<String, Value> = match serde_json::from_slice(body) {
        Ok(read) => read,
        Err(_) => serde_json::from_slice(&mended(body)?).ok()?,
    };
    Some(read.into_iter().map(|(name, value)| (name, plain(value))).collect())
}

fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(whole(number)),
        Value::Array(_) | Value::Object(_) => Value::Object(Map::new()),
        Value::Null | Value::Bool(_) | Value::String(_) => value,
    }
}

/// 3.0 and 3 are one number, and one answer.
fn whole(number: Number) -> Number {
    match number.as_f64() {
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < EXACT => {
            Number::from(float as i64)
        }
        Some(_) | None => number,
    }
}

/// The same body with U+FFFD for each half of a character that stands alone; nothing if there is none. A browser writes
/// such a half as an escape. It is a fault of one field, which the rules name, and not of the whole body.
fn mended(body: &[u8]) -> Option<Vec<u8>> {
    let mut mended = body.to_vec();
    let mut has_changed = false;
    let mut at = 0;
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        at += match (rest.first(), unit(rest)) {
            (_, Some(0xD800..=0xDBFF)) if rest.get(6..).and_then(unit).is_some_and(is_second) => 12,
            (_, Some(0xD800..=0xDFFF)) => {
                if let Some(digits) = mended.get_mut(at + 2..at + 6) {
                    digits.copy_from_slice(b"FFFD");
                    has_changed = true;
                }
                6
            }
            // An escape is two letters at least: the second one is no beginning of another.
            (Some(b'\\'), None | Some(_)) => 2,
            (Some(_) | None, None | Some(_)) => 1,
        };
    }
    has_changed.then_some(mended)
}

fn is_second(unit: u32) -> bool {
    (0xDC00..=0xDFFF).contains(&unit)
}

/// The number of an escape `\uXXXX` at the beginning.
fn unit(text: &[u8]) -> Option<u32> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |sum, digit| Some(sum << 4 | char::from(*digit).to_digit(16)?))
}
