//! The mark by which a submission's ticket is found again.

/// A short text that stands in the ticket's description, and in no other ticket's: `[ref 7k2m9q4x1d8v]`.
///
/// It is made from the submission's id by a hash, so that the id itself, which opens the receipt, does not stand in a
/// ticket that many people read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark(String);

/// Letters and digits that nobody takes for one another when he reads them aloud: no i, l, o, u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Sixty bits: among a thousand million submissions two share a mark with a chance of one in three.
const LETTERS: usize = 12;

impl Mark {
    /// The mark of a submission, from a hash of its id that the host made (SHA-256): at least eight bytes.
    ///
    /// ```
    /// use atera_wasm::intake::Mark;
    /// let mark = Mark::from_hash(&[0xff; 32]).expect("enough bytes");
    /// assert_eq!(mark.as_str(), "[ref zzzzzzzzzzzz]");
    /// assert_eq!(Mark::from_hash(&[1, 2, 3]), None);
    /// ```
    pub fn from_hash(hash: &[u8]) -> Option<Self> {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(hash.get(..8)?);
        let mut rest = u64::from_be_bytes(bytes);
        let mut text = String::from("[ref ");
        for _ in 0..LETTERS {
            let letter = ALPHABET.get(usize::try_from(rest >> 59).unwrap_or_default());
            text.extend(letter.map(|letter| char::from(*letter)));
            rest <<= 5;
        }
        text.push(']');
        Some(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A description with the mark at its end, on a line of its own.
    pub fn added_to(&self, description: &str) -> String {
        [description.trim_end(), "\n\n", &self.0].concat()
    }

    /// A text without the mark at its end, whosever it is: people need not see it.
    ///
    /// ```
    /// use atera_wasm::intake::Mark;
    /// assert_eq!(Mark::taken_off("hello\n\n[ref zzzzzzzzzzzz]"), "hello");
    /// assert_eq!(Mark::taken_off("see [ref 1]"), "see [ref 1]");
    /// ```
    pub fn taken_off(text: &str) -> &str {
        let is_mark = |letters: &str| {
            letters.len() == LETTERS && letters.bytes().all(|letter| ALPHABET.contains(&letter))
        };
        let whole = text.trim_end();
        match whole.strip_suffix(']').and_then(|front| front.rsplit_once("[ref ")) {
            Some((before, letters)) if is_mark(letters) => before.trim_end(),
            Some(_) | None => text,
        }
    }

    /// Whether a description holds it. A service may have put the text into paragraphs.
    pub fn is_in(&self, description: &str) -> bool {
        description.contains(&self.0)
    }
}
