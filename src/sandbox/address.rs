//! The path and the query of a request, percent-decoded.

/// Where a request goes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// The parts after `/api/v3`, decoded one by one: an encoded slash does not split a part.
    pub(super) parts: Vec<String>,
    query: Vec<(String, String)>,
    /// As it came, for the links to other pages: origin, path and query.
    origin: String,
    path: String,
    encoded_query: String,
}

const ROOT: &str = "/api/v3";

/// Where the service is, for a request that does not say.
const ORIGIN: &str = "https://app.atera.com";

/// The part of the path directly before `/api/v3`, if there is one.
pub(super) fn part_before_api(path_and_query: &str) -> Option<&str> {
    let path = path_and_query.split(['?', '#']).next().unwrap_or_default();
    path.split_once(ROOT).and_then(|(before, _)| before.rsplit('/').next())
}

/// The path after `/api/v3`, still encoded and without its query; `None` outside the API.
pub(super) fn path_in_api(path_and_query: &str) -> Option<&str> {
    let path = path_and_query.split(['?', '#']).next().unwrap_or_default();
    let rest = path.find(ROOT).and_then(|at| path.get(at + ROOT.len()..))?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

impl Address {
    /// `None` for a path outside the API, or one whose percent signs do not decode to UTF-8.
    pub(super) fn parse(origin: &str, path_and_query: &str) -> Option<Self> {
        let path = path_in_api(path_and_query)?;
        let parts: Option<Vec<_>> =
            path.split('/').filter(|part| !part.is_empty()).map(|part| decode(part, false)).collect();
        let query = path_and_query.split_once('?').map(|(_, query)| query).unwrap_or_default();
        let query = query.split('#').next().unwrap_or_default();
        let pairs: Option<Vec<_>> = query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect();
        let origin = if origin.is_empty() { ORIGIN } else { origin }.to_owned();
        let whole_path = path_and_query.split(['?', '#']).next().unwrap_or_default().to_owned();
        let encoded_query = query.to_owned();
        Some(Self { parts: parts?, query: pairs?, origin, path: whole_path, encoded_query })
    }

    /// The same list at another page.
    pub(super) fn at_page(&self, page: u64, items_in_page: u64) -> String {
        let mut url = format!("{}{}?page={page}&itemsInPage={items_in_page}", self.origin, self.path);
        let others = self.encoded_query.split('&').filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !name.is_empty() && !["page", "itemsInPage"].iter().any(|known| known.eq_ignore_ascii_case(name))
        });
        for pair in others {
            url.push('&');
            url.push_str(pair);
        }
        url
    }

    /// The value of a query parameter. Names are compared without regard to case, as the service's own
    /// framework does.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

fn pair(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    Some((decode(name, true)?, decode(value, true)?))
}

/// In a query a plus is a space (the form encoding); in a path it is a plus.
fn decode(text: &str, plus_is_space: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'%' => {
                let (digits, after) = rest.split_at_checked(2)?;
                bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
                rest = after;
            }
            b'+' if plus_is_space => bytes.push(b' '),
            plain => bytes.push(*plain),
        }
    }
    String::from_utf8(bytes).ok()
}
