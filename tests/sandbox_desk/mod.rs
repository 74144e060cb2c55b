//! A sandbox with a clock that moves a second with each request.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::sandbox::{Options, Request, Response, Sandbox, Tongue};
use serde_json::Value;

pub(crate) const NOON: i64 = 1_707_998_400_000;

pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    now: i64,
}

#[allow(dead_code, reason = "each file of tests uses the part it needs")]
impl Desk {
    pub(crate) fn new() -> Self {
        Self::with(Options::default())
    }

    /// Speaks the live dialect.
    pub(crate) fn live() -> Self {
        Self::with(Options { dialect: Tongue::Live, rate_per_minute: None, ..Options::default() })
    }

    pub(crate) fn with(options: Options) -> Self {
        Self { sandbox: Sandbox::new(options), now: NOON }
    }

    pub(crate) fn send(&mut self, request: &Request) -> Response {
        self.now += 1_000;
        self.sandbox.handle(request, self.now)
    }

    pub(crate) fn call(&mut self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        self.call_at(method, &format!("/api/v3/{path}"), body)
    }

    /// The same with the whole path, which may pick a dialect.
    pub(crate) fn call_at(&mut self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let mut request = Request::new(method, path, "key");
        if let Some(body) = body {
            request = request.with_json(&body.to_string());
        }
        let reply = self.send(&request);
        let body =
            if reply.body.is_empty() { Value::Null } else { serde_json::from_slice(&reply.body).unwrap() };
        (reply.status, body)
    }

    pub(crate) fn get(&mut self, path: &str) -> Value {
        let (status, body) = self.call("GET", path, None);
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    pub(crate) fn get_at(&mut self, path: &str) -> Value {
        let (status, body) = self.call_at("GET", path, None);
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    pub(crate) fn post(&mut self, path: &str, body: Value) -> Value {
        let (status, reply) = self.call("POST", path, Some(body));
        assert!((200..300).contains(&status), "{path}: {reply}");
        reply
    }

    /// The id that a create in the live dialect answers: a text of digits and nothing else.
    pub(crate) fn made(&mut self, path: &str, body: Value) -> u64 {
        let (status, reply) = self.call("POST", path, Some(body));
        assert_eq!(status, 201, "{path}: {reply}");
        assert_eq!(names(&reply), ["ActionID"]);
        reply["ActionID"].as_str().unwrap().parse().unwrap()
    }

    /// The detail of a problem, after its other fields have been checked; a null is no body.
    pub(crate) fn problem(&mut self, method: &str, path: &str, body: Value, status: u16) -> String {
        let (got, problem) = self.call(method, path, (!body.is_null()).then_some(body));
        assert_eq!(got, status, "{method} {path}: {problem}");
        assert_eq!(names(&problem), ["type", "title", "status", "detail", "instance"]);
        assert_eq!(problem["status"], status);
        assert_eq!(problem["instance"], format!("/api/v3/{}", path.split('?').next().unwrap()));
        problem["detail"].as_str().unwrap().to_owned()
    }
}

/// The names of an object's fields, in their order.
pub(crate) fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}
