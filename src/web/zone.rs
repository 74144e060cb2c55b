//! How far a time zone is ahead of UTC, by the host's `Intl`.

use super::host::property;
use crate::model::instant::days_from_civil;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

const MINUTE_MS: i64 = 60_000;
const PARTS: [&str; 6] = ["year", "month", "day", "hour", "minute", "second"];

/// How many minutes a zone is ahead of UTC at an instant; `None` if the host does not know the zone.
pub(super) fn offset_minutes(zone: &str, millis: i64) -> Option<i32> {
    let mut parts = [0_i64; PARTS.len()];
    let date = Date::new(&JsValue::from_f64(millis as f64));
    for part in calendar(zone)?.format_to_parts(&date) {
        let name = property(&part, "type")?.as_string()?;
        if let Some(slot) = PARTS.iter().position(|known| *known == name).and_then(|at| parts.get_mut(at)) {
            *slot = property(&part, "value")?.as_string()?.parse().ok()?;
        }
    }
    let [year, month, day, hour, minute, second] = parts;
    let minutes = (days_from_civil(year, month, day) * 24 + hour) * 60 + minute;
    let ahead_ms = minutes * MINUTE_MS + second * 1_000 - millis.div_euclid(1_000) * 1_000;
    i32::try_from((ahead_ms + MINUTE_MS / 2).div_euclid(MINUTE_MS)).ok()
}

/// The calendar of a zone. The binding's own constructor would throw through the core.
fn calendar(zone: &str) -> Option<Intl::DateTimeFormat> {
    let named = [("timeZone", zone), ("calendar", "gregory"), ("hourCycle", "h23")];
    let options = Object::new();
    for (name, value) in named.into_iter().chain(PARTS.map(|name| (name, "numeric"))) {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let intl = property(&js_sys::global(), "Intl")?;
    let constructor = property(&intl, "DateTimeFormat")?.dyn_into::<Function>().ok()?;
    let arguments = Array::of2(&"en-US".into(), &options);
    Some(Reflect::construct(&constructor, &arguments).ok()?.unchecked_into())
}
