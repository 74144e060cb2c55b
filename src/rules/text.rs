//! What any text must be: whole, and free of characters that no keyboard writes.

use super::IssueCode;

/// What is wrong with a text, if anything.
///
/// Tab and newline are fine. A carriage return is fine before a line feed: text areas send CRLF on some
/// paths, and it is one newline. Alone it is a control character.
pub(crate) fn fault(text: &str) -> Option<IssueCode> {
    if is_plain(text.as_bytes()) { None } else { careful_fault(text) }
}

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EACH;

/// Whether every byte is printable ASCII: eight bytes a step, because most text is.
fn is_plain(bytes: &[u8]) -> bool {
    let (chunks, rest) = bytes.as_chunks::<8>();
    chunks.iter().all(|chunk| {
        let word = u64::from_le_bytes(*chunk);
        // A borrow out of a byte below 0x20, a carry out of 0x7F, or the high bit of a non-ASCII byte.
        (word.wrapping_sub(0x20 * EACH) | word.wrapping_add(EACH) | word) & HIGH == 0
    }) && rest.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

fn careful_fault(text: &str) -> Option<IssueCode> {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{FFFD}' => return Some(IssueCode::BrokenText),
            '\t' | '\n' => {}
            '\r' if letters.peek() == Some(&'\n') => {}
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => return Some(IssueCode::ControlCharacter),
            _ => {}
        }
    }
    None
}

/// Whether nothing is left after trimming white space and zero-width characters.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_trimmed)
}

/// The text without white space and zero-width characters at its ends.
pub(crate) fn trim(text: &str) -> &str {
    // Most texts begin and end with a letter of ASCII.
    if let [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] = text.as_bytes() {
        return text;
    }
    let mut letters = text.chars();
    while letters.clone().next().is_some_and(is_trimmed) {
        letters.next();
    }
    while letters.clone().next_back().is_some_and(is_trimmed) {
        letters.next_back();
    }
    letters.as_str()
}

// The standard library compiles a search anew for every closure and every kind of pattern, some 300 bytes of
// wasm each. These are compiled once.

/// Where the first of the characters that are wanted begins.
#[inline(never)]
pub(crate) fn find(text: &str, wanted: fn(char) -> bool) -> Option<usize> {
    text.char_indices().find(|(_, letter)| wanted(*letter)).map(|(at, _)| at)
}

/// What is before and behind the first such separator, an ASCII character.
#[inline(never)]
pub(crate) fn split_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == separator)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What is before and behind the last such separator, an ASCII character.
#[inline(never)]
pub(crate) fn rsplit_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = text.bytes().rposition(|byte| byte == separator)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What is before, between and behind separators, as by [`str::split`].
pub(crate) struct Parts<'a> {
    rest: Option<&'a str>,
    separator: u8,
}

/// The parts of a text between separators, an ASCII character each.
pub(crate) fn split(text: &str, separator: u8) -> Parts<'_> {
    Parts { rest: Some(text), separator }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        let (part, rest) =
            split_once(text, self.separator).map_or((text, None), |(part, rest)| (part, Some(rest)));
        self.rest = rest;
        Some(part)
    }
}

/// Texts end to end.
#[inline(never)]
pub(crate) fn joined(texts: &[&str]) -> String {
    let mut whole = String::new();
    for text in texts {
        whole.push_str(text);
    }
    whole
}

/// Texts with the same words between each two.
#[inline(never)]
pub(crate) fn listed<'t>(texts: impl Iterator<Item = &'t str>, between: &str) -> String {
    let mut whole = String::new();
    for (index, text) in texts.enumerate() {
        whole.push_str(if index == 0 { "" } else { between });
        whole.push_str(text);
    }
    whole
}

/// Whether one of the words of a text, a space between two, is this one.
pub(crate) fn has_word(words: &str, wanted: &str) -> bool {
    split(words, b' ').any(|word| word == wanted)
}

/// White space, and the zero-width characters that come along when text is copied.
pub(crate) fn is_trimmed(letter: char) -> bool {
    match letter {
        '!'..='~' => false,
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => true,
        _ => letter.is_whitespace(),
    }
}

/// White space, controls, and characters that are drawn as nothing or turn the reading direction.
pub(crate) fn is_invisible(letter: char) -> bool {
    match letter {
        '!'..='~' => false,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => letter.is_control() || letter.is_whitespace(),
    }
}

/// The entry of a table whose words, a space between two, have this one among them.
pub(crate) fn filed_under(table: &[(&'static str, &str)], wanted: &str) -> Option<&'static str> {
    table.iter().find(|(_, words)| has_word(words, wanted)).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn newlines_and_tabs_are_text() {
        for text in ["", "a\tb", "a\nb", "a\r\nb", "Grüße, 世界 👋🏽", "exactly8", "seventeen letters"]
        {
            assert_eq!(fault(text), None, "{text:?}");
        }
    }

    #[test]
    fn controls_and_broken_text_are_not() {
        for text in
            ["\0", "a\rb", "a\r", "\u{7F}", "\u{80}", "\u{9F}", "12345678\u{1}", "1234567\u{1F}", "abc\u{1B}"]
        {
            assert_eq!(fault(text), Some(IssueCode::ControlCharacter), "{text:?}");
        }
        assert_eq!(fault("caf\u{FFFD}"), Some(IssueCode::BrokenText));
    }

    proptest! {
        #[test]
        fn the_fast_scan_agrees_with_the_careful_one(text in "[ -~\u{0}-\u{20}\u{7e}-\u{ff}]{0,40}") {
            prop_assert_eq!(fault(&text), careful_fault(&text));
        }

        #[test]
        fn plain_is_printable_ascii(bytes in proptest::collection::vec(any::<u8>(), 0..24)) {
            prop_assert_eq!(is_plain(&bytes), bytes.iter().all(|byte| (0x20..0x7F).contains(byte)));
        }
    }
}
