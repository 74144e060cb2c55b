//! What holds for customers: doubts about how they are reached, never errors.

use super::IssueCode;
use super::check::Checker;
use super::domain::normal_domain;
use super::mail_domain;
use super::text;

/// The field by which mail is routed to a customer.
pub(super) const DOMAIN: &str = "Domain";
/// What a customer without it is told.
pub(super) const NO_DOMAIN: &str = "no domain: add the customer's mail domain, tickets are routed by it";

/// Warns of a website that is no http(s) URL. Blank clears the field.
pub(super) fn website(checker: &mut Checker<'_>, name: &'static str, website: &str) {
    let website = text::trim(website);
    if website.is_empty() || has_web_host(website, checker) {
        return;
    }
    let message = "website is no web address: write it like https://www.example.com";
    let secure = text::joined(&["https://", website]);
    let suggestion = (split_scheme(website).is_none() && has_web_host(&secure, checker)).then_some(secure);
    checker.warn(name, IssueCode::WebsiteUrl, message, suggestion);
}

/// `https` and `example.com` of `https://example.com`.
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text::split_once(text, b':')?;
    rest.strip_prefix("//").map(|rest| (scheme, rest))
}

/// Whether this is `http://` or `https://` and then a host that could be one.
fn has_web_host(website: &str, checker: &Checker<'_>) -> bool {
    let Some((scheme, rest)) = split_scheme(website) else {
        return false;
    };
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return false;
    }
    let authority = until(rest, |letter| matches!(letter, '/' | '?' | '#'));
    let (host, port) = text::split_once(authority, b':').unwrap_or((authority, ""));
    port.bytes().all(|byte| byte.is_ascii_digit())
        && text::find(rest, text::is_invisible).is_none()
        && (normal_domain(host, checker.ascii).is_ok() || is_inner_host(host))
}

/// The text up to the first such character.
fn until(text: &str, end: fn(char) -> bool) -> &str {
    text::find(text, end).and_then(|at| text.get(..at)).unwrap_or(text)
}

/// A host of the customer's own network: one label, or an IPv4 address.
fn is_inner_host(host: &str) -> bool {
    text::split(host, b'.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// Warns of a domain that is no host name, or that strangers share. Blank clears the field.
pub(super) fn domain(checker: &mut Checker<'_>, name: &'static str, domain: &str) {
    let domain = text::trim(domain);
    if domain.is_empty() {
        return;
    }
    match normal_domain(domain, checker.ascii) {
        Ok(normal) if mail_domain::is_shared(&normal) => {
            let message = "shared domain: strangers have addresses there too, use the customer's own domain";
            checker.warn(name, IssueCode::SharedDomain, message, None);
        }
        Ok(_) => {}
        Err(_) => {
            let message = "domain is no host name: write it like example.com";
            let suggestion = normal_domain(bare_domain(domain), checker.ascii).ok();
            checker.warn(name, IssueCode::DomainName, message, suggestion);
        }
    }
}

/// The domain inside a web address or an e-mail address.
fn bare_domain(given: &str) -> &str {
    let text = split_scheme(given).map_or(given, |(_, rest)| rest);
    let text = text::rsplit_once(text, b'@').map_or(text, |(_, rest)| rest);
    let text = until(text, |letter| matches!(letter, '/' | '?' | '#' | ':'));
    text.strip_prefix("www.").unwrap_or(text).trim_matches('.')
}

/// Warns of a phone number without a digit. Blank clears the field.
pub(super) fn phone(checker: &mut Checker<'_>, name: &'static str, phone: &str) {
    if text::find(phone, is_digit).is_none() && !text::is_blank(phone) {
        let message = "phone has no digit: write the number";
        checker.warn(name, IssueCode::PhoneDigits, message, None);
    }
}

/// A digit of a script that phones are written in: ASCII, Arabic, Persian, Devanagari, Bengali, full width.
fn is_digit(letter: char) -> bool {
    matches!(letter,
        '0'..='9'
        | '\u{660}'..='\u{669}'
        | '\u{6F0}'..='\u{6F9}'
        | '\u{966}'..='\u{96F}'
        | '\u{9E6}'..='\u{9EF}'
        | '\u{FF10}'..='\u{FF19}')
}
