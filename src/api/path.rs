//! Paths and queries, encoded.

use super::operation::Call;
use super::route::Route;
pub use crate::model::decimal::{decimal, push_decimal};
use crate::rules::text::split;

/// The path and query of a call, to stand behind the base URL. `None` if the call lacks something that its
/// path needs.
///
/// ```
/// use atera_wasm::api::{path, Call, Dialect, Operation, Target};
/// use atera_wasm::model::Id;
/// let mut call = Call::new(Operation::CustomValuesDelete);
/// call.id = Id::new(12345);
/// call.target = Target::from_word("customer");
/// call.field_name = Some("Straße/Nr".into());
/// let route = Dialect::Guide.route(call.operation).expect("a call of the guide");
/// assert_eq!(path::build(route, &call).as_deref(), Some("/customvalues/customer/12345/Stra%C3%9Fe%2FNr"));
/// ```
pub fn build(route: &Route, call: &Call) -> Option<String> {
    let mut path = String::with_capacity(route.path.len() + 48);
    for (index, segment) in split(route.path, b'/').enumerate() {
        if index > 0 {
            path.push('/');
        }
        match segment {
            "{id}" => path.push_str(&decimal(call.id?.get())),
            "{target}" | "{target}field" | "{target}fields" => {
                path.push_str(call.target?.as_str());
                path.push_str(segment.strip_prefix("{target}").unwrap_or_default());
            }
            "{field}" => encode(&mut path, field_segment(call.field_name.as_deref()?)?),
            fixed => path.push_str(fixed),
        }
    }
    for (index, (name, value)) in call.query.iter().enumerate() {
        path.push(if index == 0 { '?' } else { '&' });
        path.push_str(name);
        path.push('=');
        encode(&mut path, value);
    }
    Some(path)
}

/// A URL parser takes `.` and `..` for steps in the path, encoded or not, so they can name no field.
fn field_segment(name: &str) -> Option<&str> {
    (!matches!(name, "" | "." | "..")).then_some(name)
}

/// Percent-encodes everything but RFC 3986's unreserved characters and the colon, which the guide's own
/// `modifiedAfter=2024-02-01T00:00:00Z` leaves as it is.
pub fn encode(into: &mut String, text: &str) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':') {
            into.push(char::from(byte));
        } else {
            into.push('%');
            for half in [byte >> 4, byte & 15] {
                into.extend(HEX.get(usize::from(half)));
            }
        }
    }
}
