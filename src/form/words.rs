//! The words of the form, the receipts and the notices: one file for each language, for pages and element alike.
//!
//! `words/<tag>.json` is the only source. Pages are written from it here; what the element needs of it is made into
//! `pkg/form/words/` by `tests/generated_words.rs`.

/// The tag of each language and its words, as JSON. The first one is spoken where no other is known.
pub const SOURCES: &[(&str, &str)] = &[("en", include_str!("words/en.json"))];
