//! What the headers alone tell: nobody's body is read before.

use super::media::Media;
use super::origin;
use super::refusal::Code;
use super::signature::{self, Headers, Signed};
use serde::{Deserialize, Serialize};

/// The addresses of the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// `/tickets`: takes submissions.
    Tickets,
    /// `/form`: the form as a page.
    Form,
    /// `/form/token`: a token for a form on another page.
    Token,
    /// `/form/schema`: what the form asks, for a form on another page.
    Schema,
    /// `/form/style.css`.
    Style,
}

impl Place {
    /// The methods that it takes.
    pub fn methods(self) -> &'static [&'static str] {
        match self {
            Place::Tickets => &["POST", "OPTIONS"],
            Place::Token | Place::Schema => &["GET", "HEAD", "OPTIONS"],
            Place::Form | Place::Style => &["GET", "HEAD"],
        }
    }
}

/// How the sender is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speech {
    /// A program.
    Json,
    /// A person, with a page.
    Page,
}

/// A request, before its body.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Arrival {
    /// Where.
    pub place: Place,
    /// In capitals.
    pub method: String,
    /// With its query.
    pub path: String,
    /// The header.
    pub content_type: Option<String>,
    /// The header.
    pub content_encoding: Option<String>,
    /// The header.
    pub content_length: Option<String>,
    /// The header.
    pub accept: Option<String>,
    /// The header.
    pub origin: Option<String>,
    /// The four headers.
    pub signature: Headers,
    /// The Worker's own origin.
    pub own_origin: String,
    /// The origins that may post.
    pub origins: Vec<String>,
    /// The ids of the active keys.
    pub keys: Vec<String>,
    /// Milliseconds since 1970.
    pub now: i64,
    /// How many bytes a body may have.
    pub max_body_bytes: u64,
}

/// What the headers told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entrance {
    /// Why it ends here.
    pub refusal: Option<Code>,
    /// How the sender is answered.
    pub speech: Speech,
    /// The listed origin that the answer names.
    pub origin: Option<String>,
    /// Whether the browser only asks whether it may.
    pub preflight: bool,
    /// How the body is to be read.
    pub media: Option<Media>,
    /// Who signed, if no page posted.
    pub signed: Option<Signed>,
    /// Who posts: an origin, or the id of a key.
    pub site: Option<String>,
}

/// Judges the headers, in the order of the rungs.
pub fn enter(arrival: &Arrival) -> Entrance {
    let media = arrival.content_type.as_deref().and_then(Media::of);
    let named = arrival.origin.as_deref();
    let listed = named.and_then(|named| origin::listed(named, &arrival.origins, &arrival.own_origin));
    let mut entrance = Entrance {
        refusal: None,
        speech: speech(arrival, media),
        origin: listed.map(str::to_owned),
        preflight: false,
        media,
        signed: None,
        site: listed.map(str::to_owned),
    };
    entrance.refusal = climb(arrival, &mut entrance).err();
    entrance
}

fn climb(arrival: &Arrival, entrance: &mut Entrance) -> Result<(), Code> {
    if !arrival.place.methods().contains(&arrival.method.as_str()) {
        return Err(Code::MethodNotAllowed);
    }
    if arrival.method == "OPTIONS" {
        entrance.preflight = entrance.origin.is_some();
        return if entrance.preflight { Ok(()) } else { Err(Code::OriginNotAllowed) };
    }
    match arrival.place {
        Place::Form | Place::Style => return Ok(()),
        Place::Tickets => {}
        // A page of the Worker itself asks without an origin; what a stranger asks for is no secret.
        Place::Token | Place::Schema => return sender(arrival, entrance).map_or(Ok(()), Err),
    }
    let coded =
        arrival.content_encoding.as_deref().is_some_and(|coding| !coding.eq_ignore_ascii_case("identity"));
    if entrance.media.is_none() || coded {
        return Err(Code::UnsupportedMediaType);
    }
    if let Some(code) = sender(arrival, entrance) {
        return Err(code);
    }
    if arrival.origin.is_none() {
        let signed = signature::read(
            &arrival.signature,
            (&arrival.method, &arrival.path),
            &arrival.keys,
            arrival.now,
        )?;
        entrance.site = Some(signed.key.clone());
        entrance.signed = Some(signed);
    }
    let told = arrival.content_length.as_deref().and_then(|length| length.trim().parse::<u64>().ok());
    if told.is_some_and(|bytes| bytes > arrival.max_body_bytes) { Err(Code::TooLarge) } else { Ok(()) }
}

fn sender(arrival: &Arrival, entrance: &Entrance) -> Option<Code> {
    (arrival.origin.is_some() && entrance.origin.is_none()).then_some(Code::OriginNotAllowed)
}

/// A form is answered with a page, unless the program that sent it asks for JSON.
fn speech(arrival: &Arrival, media: Option<Media>) -> Speech {
    let accepts = |wanted: &str| arrival.accept.as_deref().is_some_and(|accept| accept.contains(wanted));
    match (arrival.place, media) {
        (Place::Form | Place::Style, _) => Speech::Page,
        (Place::Tickets, Some(media)) if media.is_form() => {
            if accepts("application/json") && !accepts("text/html") { Speech::Json } else { Speech::Page }
        }
        // A link that somebody follows.
        (Place::Tickets, None) if accepts("text/html") => Speech::Page,
        (Place::Tickets | Place::Token | Place::Schema, _) => Speech::Json,
    }
}
