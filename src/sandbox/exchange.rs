//! What goes in and what comes out.

/// One HTTP request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, …, in capitals.
    pub method: String,
    /// `https://app.atera.com`, for the links to other pages; empty stands for just that.
    pub origin: String,
    /// Everything after the host. Of what stands before `/api/v3` only a last part `guide` or `live` counts:
    /// it picks the dialect of this request.
    pub path_and_query: String,
    /// Names in any case.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body, empty if there is none.
    pub body: Vec<u8>,
}

impl Request {
    /// A request with a key and no body.
    pub fn new(method: &str, path_and_query: &str, key: &str) -> Self {
        Self {
            method: method.to_owned(),
            origin: String::new(),
            path_and_query: path_and_query.to_owned(),
            headers: vec![("X-API-KEY".to_owned(), key.to_owned())],
            body: Vec::new(),
        }
    }

    /// A request with a token, as the live dialect takes it, and no body.
    pub fn with_token(method: &str, path_and_query: &str, token: &str) -> Self {
        let headers = vec![("Authorization".to_owned(), format!("Bearer {token}"))];
        Self { headers, ..Self::new(method, path_and_query, "") }
    }

    /// The same request with a JSON body.
    #[must_use]
    pub fn with_json(mut self, json: &str) -> Self {
        self.headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        self.body = json.as_bytes().to_vec();
        self
    }

    pub(super) fn path(&self) -> &str {
        self.path_and_query.split(['?', '#']).next().unwrap_or_default()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }
}

/// One HTTP reply, and how it reaches the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// The bytes of the body.
    pub body: Vec<u8>,
    /// How many milliseconds the caller waits for the first byte. The request itself takes effect at once.
    pub delay_ms: u64,
    /// What the network does to the reply.
    pub delivery: Delivery,
}

/// What the network does to a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It arrives.
    Whole,
    /// The connection breaks and nothing arrives.
    Dropped,
    /// Only so many bytes of the body arrive.
    Cut {
        /// How many.
        bytes: usize,
        /// Whether the body then breaks (true) or merely ends (false).
        reset: bool,
    },
    /// The body arrives piece by piece.
    Drip {
        /// The pause before each piece, in milliseconds.
        ms: u64,
        /// The size of a piece.
        bytes: usize,
    },
}

const JSON: &str = "application/json; charset=utf-8";
const PROBLEM: &str = "application/problem+json; charset=utf-8";

impl Response {
    pub(super) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), delay_ms: 0, delivery: Delivery::Whole }
    }

    pub(super) fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::text(status, JSON, &body.to_string())
    }

    pub(super) fn problem(status: u16, body: &serde_json::Value) -> Self {
        Self::text(status, PROBLEM, &body.to_string())
    }

    pub(super) fn text(status: u16, content_type: &str, body: &str) -> Self {
        let mut response = Self::empty(status);
        response.headers.push(("content-type", content_type.to_owned()));
        response.body = body.as_bytes().to_vec();
        response
    }

    /// The header with this name, written in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}
