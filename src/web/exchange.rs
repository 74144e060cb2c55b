//! One request and its reply. gloo-net builds the request; it is sent here, because gloo-net's own `send` never ends
//! where `fetch` is missing or throws, and loses the host's code by which "never sent" is known.

use super::body;
use super::error::HostError;
use super::host::{Session, property};
use crate::client::{Body, Reply, Request};
use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Function, Promise};
use serde_json::Value;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Headers, RequestRedirect, Response};

#[wasm_bindgen]
extern "C" {
    /// The `fetch` of a page, of a worker and of workerd alike.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn global_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
}

/// Aborts a request whose future is dropped before its reply was read.
pub(super) struct AbortOnDrop {
    controller: AbortController,
    signal: AbortSignal,
    over: Cell<bool>,
}

impl AbortOnDrop {
    pub(super) fn new() -> Result<Self, HostError> {
        let controller = AbortController::new().map_err(|thrown| host_error(&thrown))?;
        let signal = controller.signal();
        Ok(Self { controller, signal, over: Cell::new(false) })
    }

    pub(super) fn signal(&self) -> &AbortSignal {
        &self.signal
    }

    /// There is nothing left to abort.
    pub(super) fn over(&self) {
        self.over.set(true);
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if !self.over.get() {
            self.controller.abort();
        }
    }
}

/// What the host offers must be there: gloo-net's builder panics where it is not.
const NEEDED: &[&str] = &["fetch", "Headers", "Request", "URL", "URLSearchParams"];

/// What Node says of a host that it cannot find: nothing is sent where nothing can send.
const NOT_SENT: &str = "ENOTFOUND";

fn missing() -> Option<HostError> {
    let global = js_sys::global();
    let lacks =
        |name: &&&str| property(&global, name).is_none_or(|value| !value.is_instance_of::<Function>());
    let name = NEEDED.iter().find(lacks)?;
    Some(HostError { code: Some(NOT_SENT.to_owned()), message: format!("this host has no {name}") })
}

/// Sends a request and reads the reply. What broke while the body was read comes beside it.
pub(super) async fn exchange(
    session: &Session,
    request: &Request<'_, Value>,
    signal: &AbortSignal,
) -> Result<(Reply<Value>, Option<HostError>), HostError> {
    if let Some(error) = missing() {
        return Err(error);
    }
    let request = build(session, request, signal)?;
    let promise = global_fetch(&request).map_err(|thrown| host_error(&thrown))?;
    let response = JsFuture::from(Promise::resolve(&promise)).await.map_err(|thrown| host_error(&thrown))?;
    let status = property(&response, "status").and_then(|status| status.as_f64());
    let Some(status) = status.filter(|status| (0.0..=999.0).contains(status)) else {
        let message = "fetch answered something that is no response".to_owned();
        return Err(HostError { code: None, message });
    };
    let headers = property(&response, "headers").map(JsCast::unchecked_into::<Headers>);
    let header = |name: &str| headers.as_ref().and_then(|headers| headers.get(name).ok().flatten());
    let redirected = property(&response, "type").is_some_and(|kind| kind == "opaqueredirect");
    let read = if status as u16 == 204 || redirected {
        Ok(Body::Empty)
    } else {
        body::read(&response.unchecked_into::<Response>(), session.max_reply_bytes).await
    };
    let (body, cause) = match read {
        Ok(body) => (body, None),
        Err(thrown) => (Body::Cut, Some(host_error(&thrown))),
    };
    let (content_type, retry_after) = (header("content-type"), header("retry-after"));
    Ok((Reply { status: status as u16, content_type, retry_after, body }, cause))
}

/// Sets no `cache`, `mode`, `credentials` or `integrity`: Workers refuse them. A redirect is never followed, because
/// the key would go along.
fn build(
    session: &Session,
    request: &Request<'_, Value>,
    signal: &AbortSignal,
) -> Result<web_sys::Request, HostError> {
    let broken = |message: String| HostError { code: Some(NOT_SENT.to_owned()), message };
    // The builder panics on what a broken address throws.
    web_sys::Url::new(request.url).map_err(|thrown| broken(host_error(&thrown).message))?;
    let method = Method::from_bytes(request.method.as_bytes()).map_err(|error| broken(error.to_string()))?;
    let mut builder = RequestBuilder::new(request.url)
        .method(method)
        .header("Accept", "application/json")
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(signal));
    if let Some(key) = &session.client.config.key {
        builder = builder.header(key.name(), &key.reveal());
    }
    let built = match request.body {
        Some(body) => builder.header("Content-Type", "application/json").body(body.to_string()),
        None => builder.build(),
    };
    built.map(web_sys::Request::from).map_err(|error| broken(error.to_string()))
}

/// What somebody else's code threw: an error, a text, or anything at all. Reading it may throw again.
pub(super) fn host_error(thrown: &JsValue) -> HostError {
    let cause = property(thrown, "cause");
    let text =
        |object: &JsValue, name: &str| property(object, name)?.as_string().filter(|text| !text.is_empty());
    let of = |name: &str| cause.as_ref().and_then(|cause| text(cause, name)).or_else(|| text(thrown, name));
    let message = of("message").or_else(|| thrown.as_string());
    HostError { code: of("code"), message: message.unwrap_or_else(|| "the host does not say why".to_owned()) }
}
