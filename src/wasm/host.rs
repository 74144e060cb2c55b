//! What the rules ask of the host: its tables of Unicode and of time zones would triple the wasm.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../host.js")]
extern "C" {
    /// A domain in A-labels by the host's own URL parser.
    #[wasm_bindgen(js_name = domainToAscii)]
    pub(super) fn domain_to_ascii(domain: &str) -> Option<String>;
    #[cfg(feature = "wasm-rules")]
    #[wasm_bindgen(js_name = zoneOffset)]
    fn js_zone_offset(zone: &str, millis: f64) -> f64;
}

#[cfg(any(feature = "wasm-form", feature = "wasm-intake"))]
#[wasm_bindgen(raw_module = "../form/graphemes.js")]
extern "C" {
    /// How many letters a text has, as people count them, by the host's own segmenter.
    #[wasm_bindgen(js_name = countGraphemes)]
    pub(super) fn count_graphemes(text: &str) -> usize;
}

/// How far a time zone is from UTC at an instant, in minutes, by the host's own calendar; nothing if the host does not
/// know the zone.
#[cfg(feature = "wasm-rules")]
pub(super) fn zone_offset(zone: &str, millis: i64) -> Option<i32> {
    let offset = js_zone_offset(zone, millis as f64);
    (!offset.is_nan()).then_some(offset as i32)
}
