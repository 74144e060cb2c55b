//! The known word that somebody may have meant.

/// The closest of these words: another case, or a slip or two of the keyboard. Earlier words win a tie.
pub(crate) fn nearest<'w>(text: &str, words: &mut dyn Iterator<Item = &'w str>) -> Option<&'w str> {
    let text = super::text::trim(text);
    let mut best: Option<(u8, &'w str)> = None;
    for word in words {
        let within =
            best.map_or(slips(text.len().max(word.len())), |(distance, _)| distance.saturating_sub(1));
        if best.is_some_and(|(distance, _)| distance == 0) {
            break;
        }
        if let Some(distance) = distance(text.as_bytes(), word.as_bytes(), within) {
            best = Some((distance, word)).filter(|_| distance <= slips(text.len().max(word.len())));
        }
    }
    best.map(|(_, word)| word)
}

/// How many slips a word of this length may have and still be recognised.
fn slips(length: usize) -> u8 {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// How many letters to insert, drop, replace or swap with their neighbour, case aside; `None` if more than
/// `within`. The budget is at most two, so trying every way is cheaper than a table.
fn distance(left: &[u8], right: &[u8], within: u8) -> Option<u8> {
    let (Some((first, left_rest)), Some((second, right_rest))) = (left.split_first(), right.split_first())
    else {
        let rest = left.len().max(right.len());
        return (rest <= usize::from(within)).then_some(rest as u8);
    };
    if first.eq_ignore_ascii_case(second) {
        return distance(left_rest, right_rest, within);
    }
    let less = within.checked_sub(1)?;
    let mut best = distance(left_rest, right_rest, less);
    best = fewer(best, distance(left_rest, right, less));
    best = fewer(best, distance(left, right_rest, less));
    if let (Some((left_next, left_end)), Some((right_next, right_end))) =
        (left_rest.split_first(), right_rest.split_first())
        && first.eq_ignore_ascii_case(right_next)
        && second.eq_ignore_ascii_case(left_next)
    {
        best = fewer(best, distance(left_end, right_end, less));
    }
    best.map(|slips| slips + 1)
}

fn fewer(left: Option<u8>, right: Option<u8>) -> Option<u8> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (found, None) | (None, found) => found,
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn of(text: &str) -> Option<&'static str> {
        nearest(text, &mut ["Critical", "High", "Medium", "Low"].into_iter())
    }

    #[test]
    fn slips_of_the_keyboard_are_recognised() {
        for (text, word) in [
            ("hgih", "High"),
            ("HIGH", "High"),
            (" high ", "High"),
            ("hig", "High"),
            ("hihg", "High"),
            ("lwo", "Low"),
            ("critcal", "Critical"),
            ("Critcial", "Critical"),
            ("medum", "Medium"),
            ("mediun", "Medium"),
        ] {
            assert_eq!(of(text), Some(word), "{text}");
        }
    }

    #[test]
    fn another_word_is_no_slip() {
        for text in ["", "x", "urgent", "P1", "highest priority", "lowlow", "hi"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
