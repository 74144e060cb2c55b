//! Domain names, as mail and the web use them.

use super::host::ToAscii;
use super::text::{find, is_invisible, rsplit_once, split};

/// Why a text is no domain name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainFault {
    /// No dot, an empty label, a numeric last label or an address literal.
    Shape,
    /// An underscore, another illegal character, or a hyphen at the edge of a label.
    Character,
    /// A label of more than 63 octets.
    TooLong,
}

/// A domain in its normal form: lower case, every label an A-label.
///
/// # Errors
/// What is wrong, and the byte of `domain` where it is.
pub fn normal_domain(domain: &str, ascii: &ToAscii<'_>) -> Result<String, (DomainFault, usize)> {
    if domain.starts_with('[') {
        return Err((DomainFault::Shape, 0));
    }
    // Looked at before the host sees it: its URL would decode a percent sign and cut at a slash.
    if let Some(at) = find(domain, |letter| letter.is_ascii() && !is_domain_letter(letter)) {
        return Err((DomainFault::Character, at));
    }
    if let Some(at) = find(domain, is_invisible) {
        return Err((DomainFault::Character, at));
    }
    if domain.is_ascii() {
        labels_fault(domain).map_or_else(|| Ok(domain.to_ascii_lowercase()), Err)
    } else {
        let normal = ascii(domain).ok_or((DomainFault::Character, 0))?;
        let clean =
            normal.bytes().all(|byte| is_domain_letter(char::from(byte)) && !byte.is_ascii_uppercase());
        if !clean {
            return Err((DomainFault::Character, 0));
        }
        // The labels have moved: where in the given text the fault sits is no longer known.
        labels_fault(&normal).map_or(Ok(normal), |(fault, _)| Err((fault, 0)))
    }
}

fn is_domain_letter(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.')
}

/// The first fault of a domain that consists of letters, digits, hyphens and dots.
fn labels_fault(domain: &str) -> Option<(DomainFault, usize)> {
    let mut start = 0;
    for label in split(domain, b'.') {
        if label.is_empty() {
            return Some((DomainFault::Shape, start.min(domain.len().saturating_sub(1))));
        }
        if label.starts_with('-') {
            return Some((DomainFault::Character, start));
        }
        if label.ends_with('-') {
            return Some((DomainFault::Character, start + label.len() - 1));
        }
        if label.len() > 63 {
            return Some((DomainFault::TooLong, start + 63));
        }
        start += label.len() + 1;
    }
    let Some((front, last)) = rsplit_once(domain, b'.') else {
        return Some((DomainFault::Shape, 0));
    };
    let numeric = last.bytes().all(|byte| byte.is_ascii_digit());
    numeric.then_some((DomainFault::Shape, front.len() + 1))
}
