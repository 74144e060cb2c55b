//! A sandbox with a clock that moves a second with each request.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect should stop right there")]

use atera_wasm::sandbox::{Options, Request, Response, Sandbox};
use serde_json::Value;

pub(crate) const NOON: i64 = 1_707_998_400_000;

pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    now: i64,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::with(Options::default())
    }

    pub(crate) fn with(options: Options) -> Self {
        Self { sandbox: Sandbox::new(options), now: NOON }
    }

    pub(crate) fn send(&mut self, request: &Request) -> Response {
        self.now += 1_000;
        self.sandbox.handle(request, self.now)
    }

    pub(crate) fn call(&mut self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let mut request = Request::new(method, &format!("/api/v3/{path}"), "key");
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

    pub(crate) fn post(&mut self, path: &str, body: Value) -> Value {
        let (status, reply) = self.call("POST", path, Some(body));
        assert!((200..300).contains(&status), "{path}: {reply}");
        reply
    }
}
