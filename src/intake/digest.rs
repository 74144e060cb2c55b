//! Hashes that decide where a submission belongs and whether two are one. What is signed, the host signs: no secret
//! comes in here.

use sha2::{Digest, Sha256};

/// SHA-256.
///
/// ```
/// use atera_wasm::intake::digest::{hex, sha256};
/// assert!(hex(&sha256(b"abc")).starts_with("ba7816bf8f01cfea"));
/// ```
pub fn sha256(data: impl AsRef<[u8]>) -> [u8; 32] {
    Sha256::digest(data).into()
}

/// In hex, small letters.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| DIGITS.get(usize::from(value)).map(|digit| char::from(*digit));
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).flatten().collect()
}
