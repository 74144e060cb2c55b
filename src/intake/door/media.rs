//! What a body may be.

use serde::{Deserialize, Serialize};

/// A kind of body that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data`.
    Multipart,
}

const MEDIA: &[(&str, Media)] = &[
    ("application/json", Media::Json),
    ("application/x-www-form-urlencoded", Media::Urlencoded),
    ("multipart/form-data", Media::Multipart),
];

impl Media {
    /// The kind that a header `Content-Type` names, in the one encoding that is read, UTF-8.
    ///
    /// ```
    /// use atera_wasm::intake::door::media::Media;
    /// assert_eq!(Media::of("Application/JSON; charset=UTF-8"), Some(Media::Json));
    /// assert_eq!(Media::of("application/json; charset=latin1"), None);
    /// assert_eq!(Media::of("text/plain"), None);
    /// ```
    pub fn of(header: &str) -> Option<Self> {
        let mut parts = header.split(';');
        let essence = parts.next()?.trim();
        let media =
            MEDIA.iter().find(|(name, _)| name.eq_ignore_ascii_case(essence)).map(|(_, media)| *media)?;
        let mut named = parts.filter_map(|part| part.split_once('='));
        named
            .all(|(name, value)| !name.trim().eq_ignore_ascii_case("charset") || is_utf8(value))
            .then_some(media)
    }

    /// Whether a page's form sends this without a program: then a page is the answer.
    pub fn is_form(self) -> bool {
        match self {
            Media::Urlencoded | Media::Multipart => true,
            Media::Json => false,
        }
    }
}

fn is_utf8(charset: &str) -> bool {
    let charset = charset.trim().trim_matches('"');
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}
