//! Requests of servers: what was signed, by which key, and when.
//!
//! The HMAC itself is computed by the host, in constant time. Here is the text that it is computed over.

use super::refusal::Code;
use serde::{Deserialize, Serialize};

/// How far the signer's clock may be off, and for how long a nonce is remembered on each side of now, in milliseconds.
pub const SKEW_MS: i64 = 5 * 60_000;

/// The four headers as they came.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Headers {
    /// `Atera-Intake-Key`: which key.
    pub key: Option<String>,
    /// `Atera-Intake-Time`: milliseconds since 1970.
    pub time: Option<String>,
    /// `Atera-Intake-Nonce`: 22 to 128 url-safe letters, good once.
    pub nonce: Option<String>,
    /// `Atera-Intake-Signature`: HMAC-SHA-256, in hex or base64url.
    pub signature: Option<String>,
}

/// A signature that can be verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signed {
    /// The id of the key.
    pub key: String,
    /// Good once.
    pub nonce: String,
    /// Until when the nonce has to be remembered, in milliseconds since 1970.
    pub expires_at: i64,
    /// 32 bytes.
    pub signature: Vec<u8>,
    /// What was signed: before the body's hash and after it.
    pub around_hash: [String; 2],
}

/// Reads the headers of a request, and judges shape, time and key.
///
/// # Errors
/// The code of the refusal.
pub fn read(headers: &Headers, request: (&str, &str), active: &[String], now: i64) -> Result<Signed, Code> {
    let all = (&headers.key, &headers.time, &headers.nonce, &headers.signature);
    let (Some(key), Some(time), Some(nonce), Some(signature)) = all else {
        return Err(Code::SignatureRequired);
    };
    let signature = from_hex(signature).or_else(|| from_base64url(signature));
    let signature = signature.filter(|bytes| bytes.len() == 32).ok_or(Code::SignatureMalformed)?;
    let signed_at = milliseconds(time).ok_or(Code::SignatureMalformed)?;
    if !super::is_unguessable(nonce) {
        return Err(Code::SignatureMalformed);
    }
    if signed_at.abs_diff(now) > SKEW_MS.unsigned_abs() {
        return Err(Code::SignatureExpired);
    }
    if !active.contains(key) {
        return Err(Code::SignatureInvalid);
    }
    let expires_at = signed_at.saturating_add(SKEW_MS).saturating_add(1);
    let (method, path) = request;
    let around_hash = around_hash(method, path, key, time, nonce);
    Ok(Signed { key: key.clone(), nonce: nonce.clone(), expires_at, signature, around_hash })
}

/// The text that the HMAC is computed over: method, path, hash of the body, time, nonce and key id, a newline between
/// two. None of them can hold a newline, so no two requests share a text. The hash is known when the body has arrived:
/// here is what stands before it and after it.
pub fn around_hash(method: &str, path: &str, key: &str, time: &str, nonce: &str) -> [String; 2] {
    [[method, path, ""].join("\n"), ["", time, nonce, key].join("\n")]
}

fn milliseconds(text: &str) -> Option<i64> {
    let plain = (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// The bytes of a text in hex.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |letter: u8| char::from(letter).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

/// The bytes of a text in base64url, with or without padding.
pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut held, mut bits) = (0u32, 0u32);
    for letter in text.trim_end_matches('=').bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
    }
    Some(bytes)
}
