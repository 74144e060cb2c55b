//! Reading and writing times, held against jiff.

use atera_wasm::model::Instant;
use jiff::Timestamp;
use proptest::prelude::*;

/// What jiff reads, but only in the shape that the API writes: jiff takes more (spaces, basic format, `[zone]`).
fn jiff_millis(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(|timestamp| timestamp.as_nanosecond().div_euclid(1_000_000) as i64)
}

proptest! {
    #[test]
    fn every_written_time_is_jiffs(millis in -62_167_219_200_000_i64..253_402_207_200_000) {
        let instant = Instant::from_millis(millis);
        prop_assert_eq!(jiff_millis(instant.as_str()), Some(millis));
        prop_assert_eq!(Instant::parse(instant.as_str()).map(|read| read.millis()), Some(millis));
    }

    #[test]
    fn reading_agrees_with_jiff(
        year in 1_i64..9998, month in 0_i64..14, day in 0_i64..33,
        hour in 0_i64..25, minute in 0_i64..61, second in 0_i64..60,
        decimals in "(\\.[0-9]{1,9})?", zone in "Z|z|[+-](0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]",
    ) {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{decimals}{zone}");
        let ours = Instant::parse(&text);
        prop_assert_eq!(ours.as_ref().map(Instant::millis), jiff_millis(&text), "{}", text);
        if let Some(ours) = ours {
            prop_assert_eq!(ours.as_str(), text);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        let _ = Instant::parse(&text);
    }

    #[test]
    fn nearly_a_time_is_answered(text in "[0-9TZtz:.+-]{0,32}") {
        if let Some(instant) = Instant::parse(&text) {
            prop_assert_eq!(Some(instant.millis()), jiff_millis(&text));
        }
    }
}

#[test]
fn every_day_of_four_centuries() {
    let mut day = jiff::civil::date(1899, 12, 31);
    while day.year() < 2301 {
        let text = format!("{day}T00:00:00Z");
        assert_eq!(Instant::parse(&text).map(|instant| instant.millis()), jiff_millis(&text), "{text}");
        day = day.tomorrow().unwrap();
    }
}

#[test]
fn what_is_no_time() {
    for text in [
        "",
        "2024-02-15",
        "2024-02-15T09:00:00",
        "2024-02-15 09:00:00Z",
        "2024-02-15T09:00Z",
        "2024-02-15T9:00:00Z",
        "2024-02-15T24:00:00Z",
        "2024-02-15T23:59:60Z",
        "2023-02-29T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-02-15T09:00:00+0100",
        "2024-02-15T09:00:00+24:00",
        "2024-02-15T09:00:00.Z",
        "2024-02-15T09:00:00.1234567890Z",
        " 2024-02-15T09:00:00Z",
        "2024-02-15T09:00:00Z ",
        "20240215T090000Z",
        "２０２４-02-15T09:00:00Z",
    ] {
        assert_eq!(Instant::parse(text), None, "{text}");
    }
}
