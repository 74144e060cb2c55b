//! The pages of the intake: whole, without a script, in the visitor's language.
//!
//! What a visitor sent enters a page in one way, [`html::Html::text`], which escapes it; what is not escaped is part of
//! the program, and its type says so.

mod field;
pub mod form;
pub mod html;
pub mod layout;
pub mod notice;
pub mod receipt;
pub mod schema;

/// The one stylesheet: what is around a form, and below it, so that its layer wins, the form's own.
pub const STYLE: &str = concat!(include_str!("style.css"), include_str!("../../../pkg/form/style.css"));
/// Where it is served.
pub const STYLE_ADDRESS: &str = "/form/style.css";
const CHALLENGE_HOST: &str = "https://challenges.cloudflare.com";

/// The headers of a page: nothing inline, nothing from elsewhere, in nobody's frame, kept nowhere.
///
/// The referrer is kept for the page's own origin: with `no-referrer` a browser posts the form with `Origin: null`, and
/// the door would refuse its own form.
pub fn headers(has_challenge: bool, script: Option<&str>) -> Vec<(&'static str, String)> {
    let mut policy =
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            .to_owned();
    let source = script.map(source);
    if has_challenge || source.is_some() {
        policy.push_str("; script-src");
        if has_challenge {
            policy.extend([" ", CHALLENGE_HOST]);
        }
        if let Some(source) = source {
            // The script brings modules from beside it, and the rules in WebAssembly; it asks this origin for tokens.
            policy.extend([" ", source, " 'wasm-unsafe-eval'; worker-src ", source, "; connect-src 'self'"]);
            if source != OWN {
                policy.extend([" ", source]);
            }
        }
    }
    if has_challenge {
        policy.extend(["; frame-src ", CHALLENGE_HOST]);
    }
    vec![
        ("Content-Type", "text/html; charset=utf-8".to_owned()),
        ("Content-Security-Policy", policy),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "same-origin".to_owned()),
    ]
}

const OWN: &str = "'self'";

/// Where a script may come from: its origin, or this one.
fn source(address: &str) -> &str {
    let host = address.find("://").map(|at| at + "://".len());
    let end = |from: usize| address.get(from..).and_then(|rest| rest.find('/')).map(|at| from + at);
    host.map_or(OWN, |from| address.get(..end(from).unwrap_or(address.len())).unwrap_or(OWN))
}
