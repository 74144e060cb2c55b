//! Stand-ins for the host's `fetch`, for the tests of `src/web`.

use atera_wasm::sandbox::{Request, Sandbox};
use atera_wasm::web::{Atera, Builder, Dialect};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

pub(crate) const KEY: &str = "0123456789abcdef0123456789abcdef";

fn set_global(name: &str, value: &JsValue) {
    Reflect::set(&js_sys::global(), &name.into(), value).expect("the global object takes anything");
}

/// Installs a `fetch` with this body; it sees `request` and its number `n`, from 1.
pub(crate) fn fetch(body: &str) {
    set_global("seen", &Array::new());
    let script = format!("const n = globalThis.seen.push(request); {body}");
    set_global("fetch", &Function::new_with_args("request", &script));
}

/// Takes `fetch` away.
pub(crate) fn no_fetch() {
    fetch("");
    set_global("fetch", &JsValue::UNDEFINED);
}

/// Installs a `fetch` that asks a sandbox.
pub(crate) fn sandbox_fetch(sandbox: Sandbox) {
    set_global("seen", &Array::new());
    let sandbox = Rc::new(RefCell::new(sandbox));
    let answer = Closure::<dyn Fn(web_sys::Request) -> Promise>::new(move |request: web_sys::Request| {
        let seen = Reflect::get(&js_sys::global(), &"seen".into()).expect("the list of requests");
        seen.unchecked_into::<Array>().push(&request);
        let sandbox = Rc::clone(&sandbox);
        future_to_promise(async move {
            let url = web_sys::Url::new(&request.url())?;
            let headers = ["x-api-key", "authorization", "content-type"];
            let given = |name: &&str| Some(((*name).to_owned(), request.headers().get(name).ok()??));
            let body = JsFuture::from(request.text()?).await?.as_string().unwrap_or_default();
            let asked = Request {
                method: request.method(),
                origin: url.origin(),
                path_and_query: url.pathname() + &url.search(),
                headers: headers.iter().filter_map(given).collect(),
                body: body.into_bytes(),
            };
            let reply = sandbox.borrow_mut().handle(&asked, js_sys::Date::now() as i64);
            let text = String::from_utf8(reply.body.clone()).expect("JSON");
            let make = Function::new_with_args(
                "text, status, type",
                "return new Response(text || null, { status, headers: { 'content-type': type } });",
            );
            let kind = reply.header("content-type").unwrap_or_default();
            make.call3(&JsValue::NULL, &text.into(), &reply.status.into(), &kind.into())
        })
    });
    set_global("fetch", answer.into_js_value().unchecked_ref());
}

/// What a script says of the requests that were `seen`.
pub(crate) fn observed(script: &str) -> JsValue {
    Function::new_no_args(&format!("return {script};")).call0(&JsValue::NULL).expect("the script runs")
}

pub(crate) fn sent() -> usize {
    observed("globalThis.seen.length").as_f64().expect("a number") as usize
}

/// Options with a key, wherever the test runs, for a guide server.
pub(crate) fn options() -> Builder {
    Atera::builder()
        .api_key(KEY)
        .base_url("https://atera.test")
        .dialect(Dialect::Guide)
        .dangerously_allow_browser(true)
}

pub(crate) fn atera() -> Atera {
    options().retries(0).build().expect("good options")
}

/// Runs a future as far as it goes by itself.
pub(crate) fn poll_once<T>(future: &mut (impl Future<Output = T> + Unpin)) -> Poll<T> {
    std::pin::Pin::new(future).poll(&mut Context::from_waker(Waker::noop()))
}

/// Gives the host's promises their turn.
pub(crate) async fn turn() {
    JsFuture::from(Promise::resolve(&Object::new())).await.expect("a promise that is kept");
}
