//! Mail domains that strangers share, and how they are mistyped.

use super::text::{filed_under, has_word, joined, rsplit_once, split};

/// Domains of free mail providers, a space between two: two people with such an address need not belong to one
/// customer. One text, because every separate one costs the wasm eight bytes for its place.
pub const SHARED_DOMAINS: &str = "gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.co.uk hotmail.de \
    hotmail.fr hotmail.it hotmail.es live.com live.co.uk live.de live.nl msn.com yahoo.com \
    yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.de yahoo.fr yahoo.it yahoo.es ymail.com rocketmail.com \
    aol.com icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tuta.com tuta.io \
    gmx.com gmx.net gmx.de gmx.at gmx.ch web.de freenet.de t-online.de mail.com email.com mail.ru \
    yandex.ru yandex.com zoho.com zohomail.com fastmail.com hey.com qq.com 163.com 126.com sina.com \
    naver.com daum.net rediffmail.com orange.fr wanadoo.fr free.fr laposte.net libero.it virgilio.it \
    seznam.cz wp.pl o2.pl bol.com.br uol.com.br comcast.net verizon.net att.net sbcglobal.net \
    btinternet.com mailinator.com";

/// Whether a free mail provider gives addresses under this domain to anybody.
///
/// ```
/// use atera_wasm::rules::mail_domain::is_shared;
/// assert!(is_shared("GMail.com"));
/// assert!(!is_shared("acme.com"));
/// ```
pub fn is_shared(domain: &str) -> bool {
    split(SHARED_DOMAINS, b' ').any(|shared| shared.eq_ignore_ascii_case(domain))
}

/// Domains of large providers, and how each is mistyped. A domain that belongs to somebody
/// else and takes mail (mail.com, ymail.com, live.com) is no typo, however near it looks.
const DOMAIN_TYPOS: &[(&str, &str)] = &[
    (
        "gmail.com",
        "gmial.com gmai.com gamil.com gmal.com gmil.com gmali.com gnail.com gmaill.com gmaul.com gmail.co \
     gmail.cm gmail.om",
    ),
    ("googlemail.com", "googlemail.co googelmail.com"),
    (
        "hotmail.com",
        "hotmial.com hotmai.com hotmal.com hotmali.com hotamil.com hotnail.com homail.com htomail.com \
     hotmail.co hotmail.cm hotmail.om",
    ),
    (
        "outlook.com",
        "outlok.com outloo.com outlokk.com outllok.com outook.com oulook.com otulook.com outlook.co \
     outlook.cm outlook.om",
    ),
    ("yahoo.com", "yaho.com yahooo.com yhaoo.com yahho.com yhoo.com yaoo.com yahoo.co yahoo.cm yahoo.om"),
    ("icloud.com", "iclud.com icoud.com iclod.com icloud.co icloud.cm"),
    ("protonmail.com", "protonmial.com protonmail.co"),
    ("gmx.de", "gxm.de gmx.d"),
];

/// Top-level domains, and endings that are none and stand for them.
const ENDING_TYPOS: &[(&str, &str)] = &[
    ("com", "con cmo ocm comm coom vom xom cim cpm dom"),
    ("net", "nte ner nett"),
    ("org", "ogr rog orgg ord"),
];

/// Providers whose name alone is often typed for the domain.
const BARE_NAMES: &str = "gmail hotmail outlook yahoo icloud googlemail protonmail";

/// The domain that was probably meant by this one, given in lower case.
pub(crate) fn meant(domain: &str) -> Option<String> {
    if let Some(right) = filed_under(DOMAIN_TYPOS, domain) {
        return Some(right.to_owned());
    }
    if has_word(BARE_NAMES, domain) {
        return Some(joined(&[domain, ".com"]));
    }
    let (front, ending) = rsplit_once(domain, b'.')?;
    let right = filed_under(ENDING_TYPOS, ending)?;
    let mended = joined(&[front, ".", right]);
    // gmial.con has both slips.
    Some(meant(&mended).unwrap_or(mended))
}
