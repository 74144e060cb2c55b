//! What stood in the body: the door's own fields, and those of the submission.

use super::media::Media;
use super::refusal::Code;
use super::token::{self, Token};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// More fields than any form has; each would be named in an issue.
const MOST_FIELDS: usize = 64;

/// The fields of a form that are the door's, besides the trap: its name is an option.
pub const OWN: &[&str] = crate::form::fault::TAKEN;
/// The field that Turnstile adds to a form.
const CHALLENGE: &str = "cf-turnstile-response";

/// A body that the host took apart.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    /// What it was.
    pub media: Media,
    /// Names and values in their order; none if the host could not read it. In multipart a file is an object, with
    /// `empty` if nothing was chosen.
    pub entries: Option<Vec<(String, Value)>>,
    /// The name of the trap.
    pub honeypot: String,
}

/// The fields, each in its place.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sorted {
    /// Why the body is refused.
    pub refusal: Option<Code>,
    /// The submission's id, if the sender gave one.
    pub id: Option<String>,
    /// Whether there was a token, readable or not.
    pub has_token: bool,
    /// The token, if it can be read.
    pub token: Option<Token>,
    /// Whether the trap was filled in.
    pub trapped: bool,
    /// Turnstile's response.
    pub challenge: Option<String>,
    /// The number that proves work.
    pub proof: Option<String>,
    /// The language that the form was in.
    pub language: Option<String>,
    /// The submission's fields.
    pub values: Vec<(String, Value)>,
}

/// Sorts the fields of a body.
pub fn sort(body: Body) -> Sorted {
    try_sort(body).unwrap_or_else(|code| Sorted { refusal: Some(code), ..Sorted::default() })
}

fn try_sort(body: Body) -> Result<Sorted, Code> {
    let entries = body.entries.filter(|entries| entries.len() <= MOST_FIELDS).ok_or(Code::UnreadableBody)?;
    let mut sorted = Sorted::default();
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in entries {
        let Some(value) = plain(value, body.media)? else { continue };
        if seen.contains(&name) {
            return Err(Code::RepeatedField);
        }
        seen.push(name.clone());
        sorted.put(name, value, &body.honeypot, body.media)?;
    }
    Ok(sorted)
}

/// The value; nothing if it is a file that nobody chose.
fn plain(value: Value, media: Media) -> Result<Option<Value>, Code> {
    match (&value, media) {
        (Value::Object(file), Media::Multipart) if file.get("empty") == Some(&Value::Bool(true)) => Ok(None),
        (Value::Object(_), Media::Multipart) => Err(Code::FileNotAllowed),
        _ => Ok(Some(value)),
    }
}

impl Sorted {
    fn put(&mut self, name: String, value: Value, honeypot: &str, media: Media) -> Result<(), Code> {
        let text = value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        match name.as_str() {
            "id" => self.id = id(&value)?,
            "token" => {
                self.has_token = text.is_some();
                self.token = text.as_deref().and_then(token::read);
            }
            "language" => self.language = text,
            "proof" => self.proof = text,
            CHALLENGE => self.challenge = text,
            trap if trap == honeypot => self.trapped = text.is_some(),
            // A form sends every field that it has, the empty ones too, and that of a file that nobody chose: nothing
            // was said there, and nothing is lost.
            _ if media.is_form() && text.is_none() => {}
            _ => self.values.push((name, value)),
        }
        Ok(())
    }
}

fn id(value: &Value) -> Result<Option<String>, Code> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) if text.is_empty() => Ok(None),
        Value::String(text) if super::is_unguessable(text) => Ok(Some(text.clone())),
        _ => Err(Code::InvalidId),
    }
}
