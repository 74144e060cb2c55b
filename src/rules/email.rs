//! E-mail addresses: a verdict with a reason.
//!
//! What a browser accepts in `<input type=email>` is accepted, minus addresses that no mail server delivers;
//! and domains and names beyond ASCII are accepted, which browsers refuse.

use super::domain::{DomainFault, normal_domain};
use super::host::ToAscii;
use super::mail_domain;
use super::report::serialize_as_str;
use super::text::{find, is_invisible, is_trimmed, joined, rsplit_once, split, split_once, trim};

/// How strict a check is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EmailOptions {
    /// Refuse letters beyond ASCII before the `@`. They are legal (RFC 6531), and many servers refuse them.
    pub refuse_eai: bool,
}

/// Why an address is refused, or doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmailCode {
    /// A leading, trailing or double dot before the `@`.
    Dot,
    /// More than 64 octets before the `@`, more than 63 in a label, or more than 254 in all.
    TooLong,
    /// No dot in the domain, an empty or numeric last label, an address literal.
    Domain,
    /// An illegal character in the domain, or a hyphen at the edge of a label.
    DomainChar,
    /// An illegal character before the `@`.
    LocalChar,
    /// A quoted local part or a comment.
    Quoted,
    /// Letters beyond ASCII before the `@`.
    Eai,
    /// A name around the address.
    DisplayName,
    /// More than one address.
    Multiple,
    /// White space, a control character or something invisible inside.
    Invisible,
    /// No `@`.
    MissingAt,
    /// Nothing at all, or nothing on one side of the `@`.
    Empty,
}

impl EmailCode {
    /// Every code.
    pub const ALL: &'static [EmailCode] = &[
        EmailCode::Dot,
        EmailCode::TooLong,
        EmailCode::Domain,
        EmailCode::DomainChar,
        EmailCode::LocalChar,
        EmailCode::Quoted,
        EmailCode::Eai,
        EmailCode::DisplayName,
        EmailCode::Multiple,
        EmailCode::Invisible,
        EmailCode::MissingAt,
        EmailCode::Empty,
    ];

    /// The stable code, as callers in JavaScript see it.
    pub fn as_str(self) -> &'static str {
        match self {
            EmailCode::Dot => "dot",
            EmailCode::TooLong => "too_long",
            EmailCode::Domain => "domain",
            EmailCode::DomainChar => "domain_char",
            EmailCode::LocalChar => "local_char",
            EmailCode::Quoted => "quoted",
            EmailCode::Eai => "eai",
            EmailCode::DisplayName => "display_name",
            EmailCode::Multiple => "multiple",
            EmailCode::Invisible => "invisible",
            EmailCode::MissingAt => "missing_at",
            EmailCode::Empty => "empty",
        }
    }

    /// What to tell the person who typed it.
    pub fn message(self) -> &'static str {
        if super::IN_A_FORM {
            return "";
        }
        match self {
            EmailCode::Dot => "invalid email: remove the extra dot before the @",
            EmailCode::TooLong => {
                "invalid email: it is too long, check it for text that does not belong to it"
            }
            EmailCode::Domain => "invalid email: write the whole domain after the @, like example.com",
            EmailCode::DomainChar => {
                "invalid email: the domain after the @ has a character that does not belong there, correct it"
            }
            EmailCode::LocalChar => {
                "invalid email: the part before the @ has a character that does not belong there, correct it"
            }
            EmailCode::Quoted => "invalid email: leave out quotation marks, backslashes and comments",
            EmailCode::Eai => {
                "some mail servers refuse letters other than a to z before the @: use another address if you have one"
            }
            EmailCode::DisplayName => {
                "invalid email: give the address alone, without a name or angle brackets"
            }
            EmailCode::Multiple => "invalid email: give one address only",
            EmailCode::Invisible => "invalid email: remove the space or invisible character inside it",
            EmailCode::MissingAt => "invalid email: add the @ and the domain, like name@example.com",
            EmailCode::Empty => {
                "invalid email: write something on both sides of the @, like name@example.com"
            }
        }
    }
}

serialize_as_str!(EmailCode);

/// The answer to "is this an e-mail address?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailVerdict {
    /// Whether it can be used.
    pub ok: bool,
    /// Accepted: the normal form. Refused: the text without white space around it.
    pub value: String,
    /// Why it is refused; [`EmailCode::Eai`] also on an accepted address.
    pub code: Option<EmailCode>,
    /// Where it goes wrong: a UTF-16 index into the text as it was given.
    pub at: Option<usize>,
    /// An address that was probably meant.
    pub suggestion: Option<String>,
    /// For people: what is wrong and what to do.
    pub message: Option<&'static str>,
}

/// Where and why an address goes wrong; `at` counts bytes.
struct Fault {
    code: EmailCode,
    at: usize,
}

/// An address in its normal form.
struct Address {
    value: String,
    /// How many bytes of `value` come before the `@`.
    local: usize,
    /// The first letter beyond ASCII before the `@`.
    eai: Option<usize>,
}

/// Whether a text is an e-mail address that can be used, its normal form, and if not, where and why.
///
/// The local part keeps its case and its spelling; only the domain is normalised.
///
/// ```
/// use atera_wasm::rules::{EmailCode, EmailOptions, check_email, host::native_ascii};
/// let check = |text: &str| check_email(text, &EmailOptions::default(), &native_ascii);
/// assert_eq!(check(" John.Smith@ACME.com").value, "John.Smith@acme.com");
/// assert_eq!(check("john@gmial.com").suggestion.as_deref(), Some("john@gmail.com"));
/// let verdict = check("john..smith@acme.com");
/// assert_eq!((verdict.code, verdict.at), (Some(EmailCode::Dot), Some(5)));
/// ```
pub fn check_email(text: &str, options: &EmailOptions, ascii: &ToAscii<'_>) -> EmailVerdict {
    let given = trim(text);
    let before = find(text, |letter| !is_trimmed(letter)).unwrap_or(text.len());
    let place = |at: usize| {
        let head = text.get(..before + at).unwrap_or_default();
        head.chars().map(char::len_utf16).sum()
    };
    match read(given, *options, ascii) {
        Ok(address) => accept(address, &place),
        Err(fault) => EmailVerdict {
            ok: false,
            value: given.to_owned(),
            code: Some(fault.code),
            at: Some(place(fault.at)),
            suggestion: mend(given, fault.code, *options, ascii),
            message: Some(fault.code.message()),
        },
    }
}

fn accept(address: Address, place: &dyn Fn(usize) -> usize) -> EmailVerdict {
    let domain = address.value.get(address.local + 1..).unwrap_or_default();
    let suggestion = mail_domain::meant(domain)
        .map(|meant| joined(&[address.value.get(..=address.local).unwrap_or_default(), &meant]));
    let code = address.eai.map(|_| EmailCode::Eai);
    let typo = suggestion.as_ref().map(|_| "this looks mistyped: check the part after the @");
    EmailVerdict {
        ok: true,
        code,
        at: address.eai.map(place),
        message: typo.or(code.map(EmailCode::message)),
        suggestion,
        value: address.value,
    }
}

fn read(text: &str, options: EmailOptions, ascii: &ToAscii<'_>) -> Result<Address, Fault> {
    if text.is_empty() {
        return Err(Fault { code: EmailCode::Empty, at: 0 });
    }
    if let Some(fault) = dress_fault(text) {
        return Err(fault);
    }
    let Some((local, domain)) = rsplit_once(text, b'@') else {
        return Err(Fault { code: EmailCode::MissingAt, at: text.len() });
    };
    let after = local.len() + 1;
    if local.is_empty() || domain.is_empty() {
        return Err(Fault { code: EmailCode::Empty, at: if local.is_empty() { 0 } else { after } });
    }
    if let Some(fault) = local_fault(local) {
        return Err(fault);
    }
    let eai = local.bytes().position(|byte| !byte.is_ascii());
    if let (Some(at), true) = (eai, options.refuse_eai) {
        return Err(Fault { code: EmailCode::Eai, at });
    }
    let domain =
        normal_domain(domain, ascii).map_err(|(fault, at)| Fault { code: code_of(fault), at: after + at })?;
    if after + domain.len() > 254 {
        return Err(Fault { code: EmailCode::TooLong, at: boundary(text, 254) });
    }
    Ok(Address { value: joined(&[local, "@", &domain]), local: local.len(), eai })
}

fn code_of(fault: DomainFault) -> EmailCode {
    match fault {
        DomainFault::Shape => EmailCode::Domain,
        DomainFault::Character => EmailCode::DomainChar,
        DomainFault::TooLong => EmailCode::TooLong,
    }
}

/// What is around an address or between two of them: names, brackets, quotes, commas, white space.
fn dress_fault(text: &str) -> Option<Fault> {
    if text.bytes().all(is_usual) {
        return None;
    }
    let fault = |code, at| Some(Fault { code, at });
    let several = text.bytes().filter(|byte| *byte == b'@').count() > 1;
    let bracket = find(text, |letter| matches!(letter, '<' | '>'));
    if bracket.is_none()
        && let Some(at) = find(text, |letter| matches!(letter, '"' | '(' | ')' | '\\'))
    {
        return fault(EmailCode::Quoted, at);
    }
    let separator = find(text, |letter| matches!(letter, ',' | ';'));
    let separator = separator.filter(|at| several || *at == 0 || at + 1 == text.len());
    if let Some(at) = separator {
        return fault(EmailCode::Multiple, at);
    }
    if let Some(at) = bracket {
        return fault(EmailCode::DisplayName, at);
    }
    let at = find(text, is_invisible)?;
    let between = several && find(text.get(at..)?, char::is_whitespace) == Some(0);
    fault(if between { EmailCode::Multiple } else { EmailCode::Invisible }, at)
}

fn local_fault(local: &str) -> Option<Fault> {
    let mut after_dot = true;
    for (at, letter) in local.char_indices() {
        if letter == '.' && after_dot {
            return Some(Fault { code: EmailCode::Dot, at });
        }
        if !is_local_letter(letter) {
            return Some(Fault { code: EmailCode::LocalChar, at });
        }
        after_dot = letter == '.';
    }
    if after_dot {
        return Some(Fault { code: EmailCode::Dot, at: local.len() - 1 });
    }
    (local.len() > 64).then(|| Fault { code: EmailCode::TooLong, at: boundary(local, 64) })
}

/// RFC 5322's atext and the dot, and whatever lies beyond ASCII (RFC 6531).
fn is_local_letter(letter: char) -> bool {
    match letter {
        'a'..='z'
        | 'A'..='Z'
        | '0'..='9'
        | '.'
        | '!'
        | '#'
        | '$'
        | '%'
        | '&'
        | '\''
        | '*'
        | '+'
        | '-'
        | '/'
        | '='
        | '?'
        | '^'
        | '_'
        | '`'
        | '{'
        | '|'
        | '}'
        | '~' => true,
        '\u{FFFD}' => false,
        _ => !letter.is_ascii(),
    }
}

/// A byte that dresses nothing; most addresses have no other.
fn is_usual(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'@' | b'-' | b'_' | b'+')
}

/// The last byte at or before `at` where a letter begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|start| text.is_char_boundary(*start)).unwrap_or(0)
}

/// The address that was probably meant by one that is refused.
fn mend(text: &str, code: EmailCode, options: EmailOptions, ascii: &ToAscii<'_>) -> Option<String> {
    let mended = match code {
        EmailCode::DisplayName => {
            let inside = rsplit_once(text, b'<')?.1;
            split_once(inside, b'>').map_or(inside, |(address, _)| address).to_owned()
        }
        EmailCode::Multiple => first_address(text)?.to_owned(),
        EmailCode::Invisible => text.chars().filter(|letter| !is_invisible(*letter)).collect(),
        EmailCode::LocalChar => text.strip_prefix("mailto:")?.to_owned(),
        EmailCode::Dot | EmailCode::Domain | EmailCode::DomainChar => mend_sides(text)?,
        EmailCode::TooLong | EmailCode::Quoted | EmailCode::Eai | EmailCode::MissingAt | EmailCode::Empty => {
            return None;
        }
    };
    // Which letters a space belongs between is a guess; leaving it out would join a name to an address.
    if code == EmailCode::Invisible && find(text, char::is_whitespace).is_some() {
        return None;
    }
    read(trim(&mended), options, ascii).ok().map(|address| address.value)
}

/// The first part of a list that has an `@`.
fn first_address(text: &str) -> Option<&str> {
    let (before, behind) = split_once(text, b'@')?;
    let separates = |letter| matches!(letter, ',' | ';' | ' ' | '\t' | '\n');
    let mut front = before.char_indices().rev();
    let start = front.find(|(_, letter)| separates(*letter)).map_or(0, |(at, _)| at + 1);
    let end = find(behind, separates).unwrap_or(behind.len());
    text.get(start..before.len() + 1 + end)
}

/// Both sides with commas turned to dots in the domain and extra dots left out.
fn mend_sides(text: &str) -> Option<String> {
    let (local, domain) = rsplit_once(text, b'@')?;
    let domain = single(&single(domain, b','), b'.');
    let domain = mail_domain::meant(&domain.to_ascii_lowercase()).unwrap_or(domain);
    Some(joined(&[&single(local, b'.'), "@", &domain]))
}

/// The text with a single dot for each row of separators inside, and none at its ends.
fn single(text: &str, separator: u8) -> String {
    let mut single = String::new();
    for part in split(text, separator).filter(|part| !part.is_empty()) {
        if !single.is_empty() {
            single.push('.');
        }
        single.push_str(part);
    }
    single
}
