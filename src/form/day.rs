//! Days, as `2026-02-15`: what `<input type="date">` sends, and compares as text.

/// Whether a text is a day of the calendar.
///
/// ```
/// use atera_wasm::form::day::is_day;
/// assert!(is_day("2024-02-29"));
/// for none in ["2025-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-1", "15.02.2026", "2024-01-01T00:00"] {
///     assert!(!is_day(none), "{none}");
/// }
/// ```
pub fn is_day(text: &str) -> bool {
    let number = |from: usize, to: usize| {
        text.get(from..to)?.bytes().try_fold(0, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let dashes = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10)) else {
        return false;
    };
    let leap = u32::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let days = match month {
        2 => 28 + leap,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    dashes && text.len() == 10 && (1..=days).contains(&day)
}
