//! Mail domains that strangers share, and how they are mistyped.

/// Domains of free mail providers: two people with such an address need not belong to one customer.
pub const SHARED_DOMAINS: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "hotmail.com",
    "hotmail.co.uk",
    "hotmail.de",
    "hotmail.fr",
    "hotmail.it",
    "hotmail.es",
    "live.com",
    "live.co.uk",
    "live.de",
    "live.nl",
    "msn.com",
    "yahoo.com",
    "yahoo.co.uk",
    "yahoo.co.jp",
    "yahoo.co.in",
    "yahoo.de",
    "yahoo.fr",
    "yahoo.it",
    "yahoo.es",
    "ymail.com",
    "rocketmail.com",
    "aol.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "tutanota.com",
    "tuta.com",
    "tuta.io",
    "gmx.com",
    "gmx.net",
    "gmx.de",
    "gmx.at",
    "gmx.ch",
    "web.de",
    "freenet.de",
    "t-online.de",
    "mail.com",
    "email.com",
    "mail.ru",
    "yandex.ru",
    "yandex.com",
    "zoho.com",
    "zohomail.com",
    "fastmail.com",
    "hey.com",
    "qq.com",
    "163.com",
    "126.com",
    "sina.com",
    "naver.com",
    "daum.net",
    "rediffmail.com",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "laposte.net",
    "libero.it",
    "virgilio.it",
    "seznam.cz",
    "wp.pl",
    "o2.pl",
    "bol.com.br",
    "uol.com.br",
    "comcast.net",
    "verizon.net",
    "att.net",
    "sbcglobal.net",
    "btinternet.com",
    "mailinator.com",
];

/// Whether a free mail provider gives addresses under this domain to anybody.
///
/// ```
/// use atera_wasm::rules::mail_domain::is_shared;
/// assert!(is_shared("GMail.com"));
/// assert!(!is_shared("acme.com"));
/// ```
pub fn is_shared(domain: &str) -> bool {
    SHARED_DOMAINS.iter().any(|shared| shared.eq_ignore_ascii_case(domain))
}

/// Mistyped domains of large providers, and the domain that was meant. A domain that belongs to somebody
/// else and takes mail (mail.com, ymail.com, live.com) is no typo, however near it looks.
pub(crate) const DOMAIN_TYPOS: &[(&str, &str)] = &[
    ("gmial.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gamil.com", "gmail.com"),
    ("gmal.com", "gmail.com"),
    ("gmil.com", "gmail.com"),
    ("gmali.com", "gmail.com"),
    ("gnail.com", "gmail.com"),
    ("gmaill.com", "gmail.com"),
    ("gmaul.com", "gmail.com"),
    ("gmail.co", "gmail.com"),
    ("gmail.cm", "gmail.com"),
    ("gmail.om", "gmail.com"),
    ("googlemail.co", "googlemail.com"),
    ("googelmail.com", "googlemail.com"),
    ("hotmial.com", "hotmail.com"),
    ("hotmai.com", "hotmail.com"),
    ("hotmal.com", "hotmail.com"),
    ("hotmali.com", "hotmail.com"),
    ("hotamil.com", "hotmail.com"),
    ("hotnail.com", "hotmail.com"),
    ("homail.com", "hotmail.com"),
    ("htomail.com", "hotmail.com"),
    ("hotmail.co", "hotmail.com"),
    ("hotmail.cm", "hotmail.com"),
    ("hotmail.om", "hotmail.com"),
    ("outlok.com", "outlook.com"),
    ("outloo.com", "outlook.com"),
    ("outlokk.com", "outlook.com"),
    ("outllok.com", "outlook.com"),
    ("outook.com", "outlook.com"),
    ("oulook.com", "outlook.com"),
    ("otulook.com", "outlook.com"),
    ("outlook.co", "outlook.com"),
    ("outlook.cm", "outlook.com"),
    ("outlook.om", "outlook.com"),
    ("yaho.com", "yahoo.com"),
    ("yahooo.com", "yahoo.com"),
    ("yhaoo.com", "yahoo.com"),
    ("yahho.com", "yahoo.com"),
    ("yhoo.com", "yahoo.com"),
    ("yaoo.com", "yahoo.com"),
    ("yahoo.co", "yahoo.com"),
    ("yahoo.cm", "yahoo.com"),
    ("yahoo.om", "yahoo.com"),
    ("iclud.com", "icloud.com"),
    ("icoud.com", "icloud.com"),
    ("iclod.com", "icloud.com"),
    ("icloud.co", "icloud.com"),
    ("icloud.cm", "icloud.com"),
    ("protonmial.com", "protonmail.com"),
    ("protonmail.co", "protonmail.com"),
    ("gxm.de", "gmx.de"),
    ("gmx.d", "gmx.de"),
];

/// Endings that are no top-level domain, and the ending that was meant.
pub(crate) const ENDING_TYPOS: &[(&str, &str)] = &[
    ("con", "com"),
    ("cmo", "com"),
    ("ocm", "com"),
    ("comm", "com"),
    ("coom", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("cim", "com"),
    ("cpm", "com"),
    ("dom", "com"),
    ("nte", "net"),
    ("ner", "net"),
    ("nett", "net"),
    ("ogr", "org"),
    ("rog", "org"),
    ("orgg", "org"),
    ("ord", "org"),
];

/// Providers whose name alone is often typed for the domain.
const BARE_NAMES: &[&str] = &["gmail", "hotmail", "outlook", "yahoo", "icloud", "googlemail", "protonmail"];

/// The domain that was probably meant by this one, given in lower case.
pub(crate) fn meant(domain: &str) -> Option<String> {
    if let Some((_, right)) = DOMAIN_TYPOS.iter().find(|(wrong, _)| *wrong == domain) {
        return Some((*right).to_owned());
    }
    if BARE_NAMES.contains(&domain) {
        return Some([domain, ".com"].concat());
    }
    let (front, ending) = domain.rsplit_once('.')?;
    let (_, right) = ENDING_TYPOS.iter().find(|(wrong, _)| *wrong == ending)?;
    let mended = [front, ".", right].concat();
    // gmial.con has both slips.
    Some(meant(&mended).unwrap_or(mended))
}
