//! Which pages may post.

/// The listed origin that a header names, as it is listed, so that nothing of the request is repeated in a header.
///
/// The Worker's own origin counts as listed: the form that it serves itself posts from there. `null`, the origin of
/// sandboxed and local pages, is nobody's.
///
/// ```
/// use atera_wasm::intake::door::origin::listed;
/// let origins = ["https://www.example.com".to_owned()];
/// assert_eq!(listed("https://www.example.com", &origins, "https://help.example.com"), Some("https://www.example.com"));
/// assert_eq!(listed("https://www.example.com.evil.test", &origins, "https://help.example.com"), None);
/// assert_eq!(listed("null", &["null".to_owned()], "null"), None);
/// ```
pub fn listed<'a>(origin: &str, origins: &'a [String], own: &'a str) -> Option<&'a str> {
    let mut all = origins.iter().map(String::as_str).chain([own]);
    all.find(|known| *known == origin && *known != "null")
}
