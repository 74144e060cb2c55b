//! What the rules ask of the machine they run on.
//!
//! The Unicode tables for domain names would triple the wasm, and every JavaScript host has them: its `URL`
//! answers there, the `idna` crate natively. Rules that need a domain's A-labels take this function as an
//! argument.

/// Turns a domain with non-ASCII letters into A-labels (`bücher.de` to `xn--bcher-kva.de`), lower case;
/// `None` if it is no domain.
pub type ToAscii<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// [`ToAscii`] by the `idna` crate.
///
/// ```
/// assert_eq!(atera_wasm::rules::host::native_ascii("Bücher.de").as_deref(), Some("xn--bcher-kva.de"));
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn native_ascii(domain: &str) -> Option<String> {
    idna::domain_to_ascii(domain).ok()
}
