//! Numbers as people write them, compared as they are written: no digit is lost, and reading floating point would be a
//! fifth of the form's wasm.

use core::cmp::Ordering;

/// A number: its sign, the digits before the point without leading zeros, and those behind it without trailing ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    whole: String,
    fraction: String,
}

impl Decimal {
    /// Reads a number. The fraction stands behind a point, a comma or the Arabic separator; digits may be Arabic,
    /// Persian or full width. A comma before three last digits could stand for thousands, so that is no number.
    ///
    /// ```
    /// use atera_wasm::form::decimal::Decimal;
    /// let read = |text| Decimal::read(text).map(|number| number.text());
    /// assert_eq!(read("-007,50").as_deref(), Some("-7.5"));
    /// assert_eq!(read("٣٫٥").as_deref(), Some("3.5"));
    /// assert_eq!(read("0,125").as_deref(), Some("0.125"));
    /// assert_eq!(read("-0").as_deref(), Some("0"));
    /// for none in ["", "-", ".", "1,000", "1.2.3", "1e3", "12 apples"] {
    ///     assert_eq!(read(none), None, "{none}");
    /// }
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let (mut whole, mut fraction) = (String::new(), String::new());
        let (mut negative, mut separator, mut any) = (false, None, false);
        for (at, letter) in text.chars().enumerate() {
            match (letter, separator) {
                ('-' | '\u{2212}', _) if at == 0 => negative = true,
                ('+', _) if at == 0 => {}
                ('.' | ',' | '\u{66B}', None) => separator = Some(letter),
                (_, None) => whole.push(digit(letter)?),
                (_, Some(_)) => fraction.push(digit(letter)?),
            }
            any |= !whole.is_empty() || !fraction.is_empty();
        }
        let whole = after_zeros(&whole).to_owned();
        if !any || separator == Some(',') && fraction.len() == 3 && !whole.is_empty() {
            return None;
        }
        while fraction.ends_with('0') {
            fraction.pop();
        }
        negative &= !whole.is_empty() || !fraction.is_empty();
        Some(Self { negative, whole, fraction })
    }

    /// The number as programs write it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        text.push_str(if self.whole.is_empty() { "0" } else { &self.whole });
        if !self.fraction.is_empty() {
            text.push('.');
            text.push_str(&self.fraction);
        }
        text
    }

    /// Which is greater.
    ///
    /// ```
    /// use atera_wasm::form::decimal::Decimal;
    /// let read = |text| Decimal::read(text).unwrap();
    /// assert!(read("10").compare(&read("9.99")).is_gt());
    /// assert!(read("-10").compare(&read("-9.99")).is_lt());
    /// assert!(read("1.50").compare(&read("1.5")).is_eq());
    /// ```
    pub fn compare(&self, other: &Self) -> Ordering {
        let size = |one: &Self, other: &Self| {
            let by_length = one.whole.len().cmp(&other.whole.len());
            by_length
                .then_with(|| one.whole.cmp(&other.whole))
                .then_with(|| one.fraction.cmp(&other.fraction))
        };
        match (self.negative, other.negative) {
            (false, false) => size(self, other),
            (true, true) => size(other, self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

fn after_zeros(digits: &str) -> &str {
    let mut rest = digits;
    while let Some(behind) = rest.strip_prefix('0') {
        rest = behind;
    }
    rest
}

/// A digit in ASCII.
fn digit(letter: char) -> Option<char> {
    const ZEROS: [char; 4] = ['0', '\u{660}', '\u{6F0}', '\u{FF10}'];
    let value = ZEROS.into_iter().find_map(|zero| {
        let value = u32::from(letter).wrapping_sub(u32::from(zero));
        (value < 10).then_some(value as u8)
    });
    value.map(|value| char::from(b'0' + value))
}
