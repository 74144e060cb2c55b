//! Proof of work: a visitor's machine looks for a number, and the more the door is asked, the longer it looks.

/// So many posts in a minute are a quiet door, which asks for nothing.
const QUIET: u32 = 20;
/// What is asked for first: some 4,000 hashes, below a tenth of a second.
const FIRST_BITS: u32 = 12;
/// More takes a telephone minutes.
pub const MOST_BITS: u32 = 24;
/// A form without a script passes without proof when it was open for so many times the least time.
pub const PATIENCE: i64 = 10;
/// The least time that this is counted from, where the option asks for none.
const LEAST_MS: i64 = 1_000;

/// How many bits to ask for after so many posts in the last minute: none of a quiet door, and two more for each
/// doubling, so that the work grows faster than the load.
///
/// ```
/// use atera_wasm::intake::door::proof::bits;
/// let asked: Vec<_> = [0, 20, 21, 40, 80, 160, 320, 100_000].into_iter().map(|load| bits(18, load)).collect();
/// assert_eq!(asked, [0, 0, 12, 12, 14, 16, 18, 18]);
/// assert_eq!(bits(0, 100_000), 0);
/// assert_eq!(bits(8, 100), 8);
/// ```
pub fn bits(most: u32, posts: u32) -> u32 {
    if posts <= QUIET {
        return 0;
    }
    let doublings = (posts / (2 * QUIET)).max(1).ilog2();
    (FIRST_BITS + 2 * doublings).min(most).min(MOST_BITS)
}

/// What is hashed: the token and the number; nothing if that is no number.
///
/// ```
/// use atera_wasm::intake::door::proof::text;
/// assert_eq!(text("1.a.b", "42").as_deref(), Some("1.a.b:42"));
/// assert_eq!(text("1.a.b", "4 2"), None);
/// ```
pub fn text(token: &str, number: &str) -> Option<String> {
    let plain = (1..=20).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| [token, ":", number].concat())
}

/// Whether a hash begins with so many zero bits.
///
/// ```
/// use atera_wasm::intake::door::proof::holds;
/// assert!(holds(&[0, 0x0F, 0xFF], 12));
/// assert!(!holds(&[0, 0x1F, 0xFF], 12));
/// assert!(!holds(&[0], 12));
/// ```
pub fn holds(hash: &[u8], bits: u32) -> bool {
    let mut zeros = 0;
    for byte in hash {
        zeros += byte.leading_zeros();
        if *byte != 0 {
            break;
        }
    }
    zeros >= bits
}

/// For how long a form has to be open that brings no proof, in milliseconds.
pub fn patience_ms(least_ms: i64) -> i64 {
    least_ms.max(LEAST_MS).saturating_mul(PATIENCE)
}
