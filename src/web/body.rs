//! A reply's body, read once, and never more of it than allowed.

use super::host::property;
use crate::client::Body;
use js_sys::{Promise, Uint8Array};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, Response};

/// How much of a text that is no JSON the core gets to see.
const EXCERPT: usize = 1_000;

/// Reads the body of a response, or of a test double that has `text()` alone.
pub(super) async fn read(response: &Response, most: usize) -> Result<Body<Value>, JsValue> {
    let bytes = if let Some(reader) = reader(response)? {
        read_stream(&reader, most).await?
    } else {
        let text = JsFuture::from(response.text()?).await?;
        text.as_string().map(String::into_bytes).filter(|bytes| bytes.len() <= most)
    };
    Ok(bytes.map_or(Body::TooLarge, |bytes| parse(&bytes)))
}

/// The reader of a body that is a stream. A locked one throws here, where it can be caught.
fn reader(response: &Response) -> Result<Option<ReadableStreamDefaultReader>, JsValue> {
    match property(response, "body").map(JsCast::dyn_into::<ReadableStream>) {
        Some(Ok(stream)) => ReadableStreamDefaultReader::new(&stream).map(Some),
        Some(Err(_)) | None => Ok(None),
    }
}

async fn read_stream(reader: &ReadableStreamDefaultReader, most: usize) -> Result<Option<Vec<u8>>, JsValue> {
    let mut bytes = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await?;
        if property(&step, "done").is_some_and(|done| done.is_truthy()) {
            return Ok(Some(bytes));
        }
        let chunk = property(&step, "value").unwrap_or_default().dyn_into::<Uint8Array>()?;
        if bytes.len() + chunk.length() as usize > most {
            // Nobody waits for the rest, but how giving it up ends must be heard by somebody.
            let ended: Promise = reader.cancel();
            wasm_bindgen_futures::spawn_local(async { drop(JsFuture::from(ended).await) });
            return Ok(None);
        }
        bytes.extend(chunk.to_vec());
    }
}

/// What the bytes are.
fn parse(bytes: &[u8]) -> Body<Value> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.is_empty() {
        return Body::Empty;
    }
    let text = String::from_utf8_lossy(bytes);
    let parsed = serde_json::from_str(&text).or_else(|_| serde_json::from_str(&well_formed(&text)));
    match parsed {
        Ok(Value::Null) => Body::Null,
        Ok(value) => Body::Json(value),
        Err(_) => Body::Text(text.chars().take(EXCERPT).collect()),
    }
}

/// JSON without halves of surrogate pairs: a service that cuts a text in the middle of a character sends them, every
/// host's parser takes them, and Rust's text has no place for them.
fn well_formed(json: &str) -> String {
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        whole.push_str(before);
        let length = match (half(escape), escape.get(6..).and_then(half)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => 6,
            _ => escape.char_indices().nth(2).map_or(escape.len(), |(at, _)| at),
        };
        let (escape, behind) = escape.split_at(length);
        whole.push_str(if length == 6 { "\\ufffd" } else { escape });
        rest = behind;
    }
    whole + rest
}

/// The UTF-16 unit of an escape `\uXXXX` at the start of a text.
fn half(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{Body, parse, well_formed};
    use serde_json::json;

    #[test]
    fn half_a_surrogate_pair_spoils_no_reply() {
        let Body::Json(value) = parse(br#"{"TicketTitle":"cut \ud83d","b":"\ude00 \\ud83d \ud83d\ude00\n"}"#)
        else {
            panic!("the reply is JSON");
        };
        assert_eq!(value, json!({ "TicketTitle": "cut \u{fffd}", "b": "\u{fffd} \\ud83d 😀\n" }));
    }

    #[test]
    fn what_is_whole_stays_as_it_is() {
        for text in [r#"{"a":"\ud83d\ude00"}"#, r"\", r"\\\", r"\u12", "é\\é", ""] {
            assert_eq!(well_formed(text), text);
        }
    }

    #[test]
    fn a_body_is_told_by_what_it_holds() {
        assert!(matches!(parse(b""), Body::Empty));
        assert!(matches!(parse(b"null"), Body::Null));
        assert!(matches!(parse(b"\xEF\xBB\xBF{}"), Body::Json(_)));
        assert!(matches!(parse(b"<html>"), Body::Text(_)));
        assert!(matches!(parse(&b"[".repeat(100_000)), Body::Text(_)));
    }
}
