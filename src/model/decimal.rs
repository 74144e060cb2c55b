//! Whole numbers as text.

/// A number in decimal digits, without the formatting machinery of the standard library: it would cost the
/// wasm two kilobytes.
pub fn decimal(number: u64) -> String {
    let mut text = String::new();
    push_decimal(&mut text, number);
    text
}

/// Adds a number in decimal digits.
pub fn push_decimal(text: &mut String, number: u64) {
    if number > 9 {
        push_decimal(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
