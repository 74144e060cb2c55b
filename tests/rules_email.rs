//! E-mail addresses: every class of the rulings, and the invariant against the browsers' rule.

use atera_wasm::rules::host::native_ascii;
use atera_wasm::rules::mail_domain::SHARED_DOMAINS;
use atera_wasm::rules::{EmailCode, EmailOptions, EmailVerdict, check_email};
use proptest::prelude::*;

fn check(text: &str) -> EmailVerdict {
    check_email(text, &EmailOptions::default(), &native_ascii)
}

/// Accepted as it is, without a word.
const PLAIN: &[&str] = &[
    "a@b.co",
    "john.smith@acme.com",
    "jane.doe@acme.com",
    "first+tag@example.org",
    "o'brien@example.ie",
    "!#$%&'*+/=?^_`{|}~-@example.com",
    "-dash-@example.com",
    "_under_@example.com",
    "1234567890@example.com",
    "a.b.c.d@example.com",
    "MiXed.Case@example.com",
    "x@sub.domain.example.co.uk",
    "x@1and1.com",
    "x@123.com",
    "x@a-b.com",
    "x@a--b.com",
    "x@xn--bcher-kva.de",
    "x@xn--p1ai.xn--p1ai",
    "x@example.museum",
    "x@example.x1",
    "x@mail.com",
    "x@ymail.com",
    "x@live.com",
    "x@example.co",
    "x@example.cm",
];

/// Accepted in another form than it was given.
const NORMALISED: &[(&str, &str)] = &[
    ("John@ACME.COM", "John@acme.com"),
    ("  john@acme.com  ", "john@acme.com"),
    ("\tjohn@acme.com\r\n", "john@acme.com"),
    ("\u{200B}john@acme.com\u{FEFF}", "john@acme.com"),
    ("\u{2060} john@acme.com\u{200D}", "john@acme.com"),
    ("\u{A0}john@acme.com\u{3000}", "john@acme.com"),
    ("info@bücher.de", "info@xn--bcher-kva.de"),
    ("info@BÜCHER.DE", "info@xn--bcher-kva.de"),
    ("x@例え.jp", "x@xn--r8jz45g.jp"),
    ("x@пример.рф", "x@xn--e1afmkfd.xn--p1ai"),
    ("x@ｅｘａｍｐｌｅ.com", "x@example.com"),
    ("x@example。com", "x@example.com"),
];

/// Refused: the text, the code, the UTF-16 index, what may have been meant.
type Refused = (&'static str, &'static str, usize, Option<&'static str>);

const REFUSED: &[Refused] = &[
    (".john@acme.com", "dot", 0, Some("john@acme.com")),
    ("john.@acme.com", "dot", 4, Some("john@acme.com")),
    ("john..smith@acme.com", "dot", 5, Some("john.smith@acme.com")),
    (".@acme.com", "dot", 0, None),
    ("  john..smith@acme.com", "dot", 7, Some("john.smith@acme.com")),
    ("😀..a@acme.com", "dot", 3, Some("😀.a@acme.com")),
    ("john@localhost", "domain", 5, None),
    ("john@gmail", "domain", 5, Some("john@gmail.com")),
    ("john@acme.", "domain", 9, None),
    ("john@acme.com.", "domain", 13, Some("john@acme.com")),
    ("john@.acme.com", "domain", 5, Some("john@acme.com")),
    ("john@acme..com", "domain", 10, Some("john@acme.com")),
    ("john@.", "domain", 5, None),
    ("john@127.0.0.1", "domain", 13, None),
    ("john@acme.123", "domain", 10, None),
    ("john@[127.0.0.1]", "domain", 5, None),
    ("john@[IPv6:::1]", "domain", 5, None),
    ("john@ac_me.com", "domain_char", 7, None),
    ("john@-acme.com", "domain_char", 5, None),
    ("john@acme-.com", "domain_char", 9, None),
    ("john@acme.com-", "domain_char", 13, None),
    ("john@ac!me.com", "domain_char", 7, None),
    ("john@acme.com/x", "domain_char", 13, None),
    ("john@acme,com", "domain_char", 9, Some("john@acme.com")),
    ("john@acme:25.com", "domain_char", 9, None),
    ("john@ac%6De.com", "domain_char", 7, None),
    ("john@bü_cher.de", "domain_char", 7, None),
    ("john@bü%2ecom.de", "domain_char", 7, None),
    ("jo:hn@acme.com", "local_char", 2, None),
    ("mailto:john@acme.com", "local_char", 6, Some("john@acme.com")),
    ("jo[hn@acme.com", "local_char", 2, None),
    ("john@smith@acme.com", "local_char", 4, None),
    ("jo,hn@acme.com", "local_char", 2, None),
    ("caf\u{FFFD}@acme.com", "local_char", 3, None),
    ("\"john smith\"@acme.com", "quoted", 0, None),
    ("\"john\"@acme.com", "quoted", 0, None),
    ("john(work)@acme.com", "quoted", 4, None),
    ("john@acme.com (John)", "quoted", 14, None),
    ("john\\@home@acme.com", "quoted", 4, None),
    ("John Smith <john@acme.com>", "display_name", 11, Some("john@acme.com")),
    ("\"Smith, John\" <john@acme.com>", "display_name", 14, Some("john@acme.com")),
    ("<john@acme.com>", "display_name", 0, Some("john@acme.com")),
    ("\"j@acme.com\" <j@acme.com>", "display_name", 13, Some("j@acme.com")),
    ("<>", "display_name", 0, None),
    ("a@acme.com, b@acme.com", "multiple", 10, Some("a@acme.com")),
    ("a@acme.com;b@acme.com", "multiple", 10, Some("a@acme.com")),
    ("a@acme.com b@acme.com", "multiple", 10, Some("a@acme.com")),
    ("a@acme.com,", "multiple", 10, Some("a@acme.com")),
    (";a@acme.com", "multiple", 0, Some("a@acme.com")),
    ("john smith@acme.com", "invisible", 4, None),
    ("john@ acme.com", "invisible", 5, None),
    ("jo\u{200B}hn@acme.com", "invisible", 2, Some("john@acme.com")),
    ("jo\u{AD}hn@acme.com", "invisible", 2, Some("john@acme.com")),
    ("john@ac\u{200D}me.com", "invisible", 7, Some("john@acme.com")),
    ("john\u{202E}@acme.com", "invisible", 4, Some("john@acme.com")),
    ("\u{202A}john@acme.com\u{202C}", "invisible", 0, Some("john@acme.com")),
    ("jo\0hn@acme.com", "invisible", 2, Some("john@acme.com")),
    ("jo\u{7F}hn@acme.com", "invisible", 2, Some("john@acme.com")),
    ("jo\nhn@acme.com", "invisible", 2, None),
    ("john\u{A0}smith@acme.com", "invisible", 4, None),
    ("john", "missing_at", 4, None),
    ("john.acme.com", "missing_at", 13, None),
    ("john＠acme.com", "missing_at", 13, None),
    ("", "empty", 0, None),
    ("   ", "empty", 3, None),
    ("\u{200B}", "empty", 1, None),
    ("@", "empty", 0, None),
    ("@acme.com", "empty", 0, None),
    ("john@", "empty", 5, None),
];

/// Accepted, and probably mistyped.
const DOUBTED: &[(&str, &str)] = &[
    ("john@gmial.com", "john@gmail.com"),
    ("john@GMIAL.com", "john@gmail.com"),
    ("john@gmail.con", "john@gmail.com"),
    ("john@gmial.con", "john@gmail.com"),
    ("john@gmail.co", "john@gmail.com"),
    ("john@hotmial.com", "john@hotmail.com"),
    ("john@outlok.com", "john@outlook.com"),
    ("john@yaho.com", "john@yahoo.com"),
    ("john@iclud.com", "john@icloud.com"),
    ("john@acme.con", "john@acme.com"),
    ("john@acme.cmo", "john@acme.com"),
    ("john@acme.nte", "john@acme.net"),
    ("john@acme.ogr", "john@acme.org"),
];

#[test]
fn plain_addresses_pass_untouched() {
    for text in PLAIN {
        let verdict = check(text);
        let value = (*text).to_owned();
        let plain = EmailVerdict { ok: true, value, code: None, at: None, suggestion: None, message: None };
        assert_eq!(verdict, plain);
        assert!(browser_accepts(text), "{text}");
    }
}

#[test]
fn addresses_take_their_normal_form() {
    for (text, value) in NORMALISED {
        let verdict = check(text);
        assert_eq!((verdict.ok, verdict.value.as_str(), verdict.code), (true, *value, None), "{text:?}");
        assert_eq!(check(value).value, *value, "the normal form is its own");
    }
}

#[test]
fn refusals_say_why_where_and_what_was_meant() {
    for (text, code, at, suggestion) in REFUSED {
        let verdict = check(text);
        assert!(!verdict.ok, "{text:?}");
        assert_eq!(verdict.code.map(EmailCode::as_str), Some(*code), "{text:?}");
        assert_eq!(verdict.at, Some(*at), "{text:?}");
        assert_eq!(verdict.suggestion.as_deref(), *suggestion, "{text:?}");
        assert!(verdict.message.is_some_and(|message| message.starts_with("invalid email: ")), "{text:?}");
    }
}

#[test]
fn likely_typos_are_accepted_with_a_suggestion() {
    for (text, meant) in DOUBTED {
        let verdict = check(text);
        assert_eq!(
            (verdict.ok, verdict.code, verdict.suggestion.as_deref()),
            (true, None, Some(*meant)),
            "{text}"
        );
        assert!(verdict.message.is_some());
        assert_eq!(check(meant).suggestion, None, "what is suggested is no typo");
    }
}

#[test]
fn a_shared_domain_is_no_typo() {
    for domain in SHARED_DOMAINS.split(' ') {
        let verdict = check(&format!("john@{domain}"));
        assert_eq!((verdict.ok, verdict.suggestion), (true, None), "{domain}");
    }
}

#[test]
fn the_table_has_more_than_eighty_addresses_and_every_code() {
    assert!(PLAIN.len() + NORMALISED.len() + REFUSED.len() + DOUBTED.len() > 80);
    for code in EmailCode::ALL {
        let elsewhere = matches!(code, EmailCode::TooLong | EmailCode::Eai);
        assert!(elsewhere || REFUSED.iter().any(|(_, word, _, _)| *word == code.as_str()), "{code:?}");
    }
}

#[test]
fn letters_beyond_ascii_before_the_at_are_doubted_or_refused() {
    let text = " jörg@acme.com";
    let verdict = check(text);
    assert_eq!((verdict.ok, verdict.code, verdict.at), (true, Some(EmailCode::Eai), Some(2)));
    assert_eq!(verdict.value, "jörg@acme.com");
    assert!(verdict.message.is_some());
    let refused = check_email(text, &EmailOptions { refuse_eai: true }, &native_ascii);
    assert_eq!((refused.ok, refused.code, refused.at), (false, Some(EmailCode::Eai), Some(2)));
    let idn = check_email("x@bücher.de", &EmailOptions { refuse_eai: true }, &native_ascii);
    assert!(idn.ok, "a domain beyond ASCII has an ASCII form");
}

#[test]
fn lengths_are_counted_in_octets() {
    let local = |count: usize| format!("{}@example.com", "a".repeat(count));
    assert!(check(&local(64)).ok);
    let long = check(&local(65));
    assert_eq!((long.code, long.at), (Some(EmailCode::TooLong), Some(64)));
    // 33 letters of two octets each.
    let long = check(&format!("{}@example.com", "é".repeat(33)));
    assert_eq!((long.code, long.at), (Some(EmailCode::TooLong), Some(32)));

    assert!(check(&format!("x@{}.com", "a".repeat(63))).ok);
    let long = check(&format!("x@{}.com", "a".repeat(64)));
    assert_eq!((long.code, long.at), (Some(EmailCode::TooLong), Some(2 + 63)));
    // 60 letters, but more than 63 octets as an A-label.
    let long = check(&format!("x@{}.com", "ü".repeat(60)));
    assert_eq!((long.code, long.at), (Some(EmailCode::TooLong), Some(2)));
    let label = "a".repeat(61);
    let whole = |last: usize| format!("x@{label}.{label}.{label}.{}.com", "b".repeat(last));
    assert_eq!(whole(62).len(), 254);
    assert!(check(&whole(62)).ok);
    assert_eq!(check(&whole(63)).code, Some(EmailCode::TooLong));
}

#[test]
fn the_host_is_asked_only_for_domains_beyond_ascii() {
    let never = |_: &str| -> Option<String> { panic!("asked") };
    for text in PLAIN.iter().copied().chain(["john@ac_me.com", "jörg@acme.com", "x@%C3%BC.com", "x@ü%2e.com"])
    {
        let _ = check_email(text, &EmailOptions::default(), &never);
    }
    let knows_nothing = |_: &str| None;
    let verdict = check_email("x@bücher.de", &EmailOptions::default(), &knows_nothing);
    assert_eq!(verdict.code, Some(EmailCode::DomainChar));
    let lies = |_: &str| Some("evil.example/@x y".to_owned());
    assert_eq!(check_email("x@bücher.de", &EmailOptions::default(), &lies).code, Some(EmailCode::DomainChar));
}

#[test]
fn messages_are_for_people() {
    for code in EmailCode::ALL {
        let message = code.message();
        assert!(!message.ends_with('.') && !message.starts_with(char::is_uppercase), "{message}");
    }
}

/// The rule of HTML's `<input type=email>`, after the browser has trimmed white space and newlines.
fn browser_accepts(text: &str) -> bool {
    let text = text.replace(['\r', '\n'], "");
    let text = text.trim_matches([' ', '\t', '\u{C}']);
    let Some((local, domain)) = text.split_once('@') else { return false };
    let atext = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    !local.is_empty() && local.bytes().all(atext) && domain.split('.').all(label)
}

fn holds_the_invariant(text: &str) -> Result<(), TestCaseError> {
    let verdict = check(text);
    let browser = browser_accepts(text);
    let of_the_table = |code: EmailCode| code != EmailCode::LocalChar;
    if browser && !verdict.ok {
        prop_assert!(verdict.code.is_some_and(of_the_table), "{:?}: {:?}", text, verdict);
    }
    if verdict.ok && !browser {
        // The browser does not trim what is invisible; what is left must be IDN or EAI.
        let beyond = !text
            .trim()
            .trim_matches(|letter: char| !letter.is_ascii() && !letter.is_alphanumeric())
            .is_ascii();
        let trimmed = browser_accepts(&verdict.value);
        prop_assert!(beyond || trimmed, "{:?}: {:?}", text, verdict);
        prop_assert!(trimmed || verdict.code == Some(EmailCode::Eai), "{:?}: {:?}", text, verdict);
    }
    prop_assert_eq!(verdict.ok, verdict.code.is_none_or(|code| code == EmailCode::Eai && verdict.ok));
    if verdict.ok {
        let again = check(&verdict.value);
        prop_assert_eq!((again.ok, &again.value), (true, &verdict.value));
        prop_assert!(verdict.value.len() <= 254);
    } else {
        prop_assert!(verdict.message.is_some() && verdict.at.is_some());
    }
    if let Some(at) = verdict.at {
        prop_assert!(at <= text.encode_utf16().count());
    }
    if let Some(meant) = &verdict.suggestion {
        prop_assert!(check(meant).ok, "{:?} suggests {:?}", text, meant);
    }
    Ok(())
}

#[test]
fn the_table_holds_the_invariant() {
    let texts = PLAIN.iter().chain(NORMALISED.iter().chain(DOUBTED).map(|(text, _)| text));
    for text in texts.chain(REFUSED.iter().map(|(text, ..)| text)) {
        holds_the_invariant(text).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_holds_the_invariant(text in any::<String>()) {
        holds_the_invariant(&text)?;
    }

    #[test]
    fn nearly_an_address_holds_the_invariant(text in "[a-cA.é+\"<(,; \u{200b}_-]{0,6}@{0,2}[a-cB.ü_ \\-%,1\\[]{0,8}(\\.(com|con|1|de|рф)?)?") {
        holds_the_invariant(&text)?;
    }

    #[test]
    fn what_browsers_accept_holds_the_invariant(text in "[a-z.!#$%&'*+/=?^_`{|}~-]{1,70}@([a-z0-9-]{1,64}\\.){0,5}[a-z0-9-]{1,64}") {
        holds_the_invariant(&text)?;
    }
}
