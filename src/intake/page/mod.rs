//! The pages of the intake: whole, without a script, in the visitor's language.
//!
//! What a visitor sent enters a page in one way, [`html::Html::text`], which escapes it; what is not escaped is part of
//! the program, and its type says so.

pub mod form;
pub mod html;
pub mod layout;
pub mod notice;
pub mod schema;
pub mod words;

/// The one stylesheet.
pub const STYLE: &str = include_str!("style.css");
/// Where it is served.
pub const STYLE_ADDRESS: &str = "/form/style.css";
