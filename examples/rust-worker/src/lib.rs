//! A Worker that takes a draft of a ticket, checks it by the crate's rules and creates the ticket.
//!
//! `POST /` with `{ "TicketTitle": "…", "CustomerID": 1 }` answers 201 with the ticket's id, or says what is wrong.

mod answer;

use answer::{created, fault, refused, unanswered};
use atera_wasm::model::Record;
use atera_wasm::rules::{Action, CheckOptions, Thing, check};
use atera_wasm::web::{Atera, Error};
use futures_util::StreamExt;
use serde_json::{Map, Value};
use worker::{Context, Env, Method, Request, Response, Result, Url, event};

/// A ticket's worth of text; more is a mistake.
const MAX_DRAFT_BYTES: usize = 64 * 1024;

#[event(fetch)]
async fn fetch(mut request: Request, env: Env, _context: Context) -> Result<Response> {
    if request.method() != Method::Post {
        return Ok(fault(405, "method", "send the draft with POST")?
            .with_headers([("allow", "POST")].into_iter().collect()));
    }
    let Some(body) = read_body(&mut request).await? else {
        return fault(413, "too_long", "the draft is longer than 64 KiB; shorten it");
    };
    let Ok(draft) = serde_json::from_slice::<Map<String, Value>>(&body) else {
        return fault(
            400,
            "not_json",
            "the body is not a JSON object; send one with TicketTitle and CustomerID",
        );
    };
    let report = check(
        Thing::Ticket,
        Action::Create,
        &Record::from_json(&draft),
        &CheckOptions::default(),
        &domain_to_ascii,
    );
    if !report.ok() {
        return refused(&report.issues);
    }
    let atera = match client(&env) {
        Ok(atera) => atera,
        Err(message) => {
            worker::console_error!("{message}");
            return fault(500, "configuration", "this Worker is not set up; tell whoever runs it");
        }
    };
    match atera.tickets().create(&draft).await {
        Ok(ticket) => created(ticket.id),
        Err(error) => {
            // The error names neither the key nor what the visitor wrote.
            worker::console_error!("{error}");
            unanswered(&error)
        }
    }
}

/// A client for this request alone: what one request waits for, another cannot wake.
fn client(env: &Env) -> std::result::Result<Atera, String> {
    let key = env.secret("ATERA_API_KEY").map_err(|_| "the secret ATERA_API_KEY is not set")?;
    let mut options = Atera::builder().api_key(&key.to_string());
    if let Ok(url) = env.var("ATERA_URL") {
        options = options.base_url(&url.to_string());
    }
    options.build().map_err(|error: Error| error.to_string())
}

/// The whole body, or `None` when there is more than is read.
async fn read_body(request: &mut Request) -> Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    // A request without a body has no stream.
    let Ok(mut chunks) = request.stream() else { return Ok(Some(body)) };
    while let Some(chunk) = chunks.next().await {
        body.extend(chunk?);
        if body.len() > MAX_DRAFT_BYTES {
            return Ok(None);
        }
    }
    Ok(Some(body))
}

/// How a domain is written on the wire.
fn domain_to_ascii(domain: &str) -> Option<String> {
    Url::parse(&format!("https://{domain}/")).ok()?.host_str().map(str::to_owned)
}
