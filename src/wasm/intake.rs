//! The intake's decisions for JavaScript: a verb and JSON in, JSON out.
//!
//! A Worker has room for a JSON reader in the wasm, and what crosses here is small: an entry, an event, a verdict.

use super::errors::error_details;
use super::gate;
use super::host::{count_graphemes, domain_to_ascii};
use crate::client::config;
use crate::error::{Error, ErrorCode};
use crate::form::{Host, Schema};
use crate::intake::directory::{self, Freshness, Progress};
use crate::intake::door;
use crate::intake::door::limit::Limits;
use crate::intake::door::served::Served;
use crate::intake::operator::{self, metrics, page};
use crate::intake::outbox::Millis;
use crate::intake::sender::{Key, Question};
use crate::intake::{Mark, Patience, draft, log, options, receipt, receipt_answer, shard};
use crate::model::Id;
use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Kept for as long as the instance is: who is forgotten with it may post once more.
    static LIMITS: RefCell<Limits> = const { RefCell::new(Limits::new()) };
    /// Apart from the posts: who reads much may still send a ticket, and whoever does meets no proof of work for it.
    static VISITS: RefCell<Limits> = const { RefCell::new(Limits::of_receipts()) };
    static SERVED: RefCell<Served> = const { RefCell::new(Served::new()) };
}

type Decide = fn(&str) -> Result<String, Error>;

/// Every verb, and what answers it.
const VERBS: &[(&str, Decide)] = &[
    ("shard.reply", |input| answered(input, |reply| shard::reply(&reply))),
    ("shard.take", |input| answered(input, shard::take)),
    ("shard.unidentified", |input| answered(input, |fault| shard::unidentified(&fault))),
    ("shard.outcome", |input| answered(input, |failed| shard::outcome(&failed))),
    ("shard.place", |input| answered(input, |place| shard::place(&place))),
    ("shard.search", |input| answered(input, |search| shard::search(&search))),
    ("receipt.pace", |input| answered(input, |knock| VISITS.with_borrow_mut(|visits| visits.take(&knock)))),
    ("receipt.parts", |input| answered(input, |presented| receipt::parts(&presented))),
    ("receipt.progress", |input| answered(input, |asked| receipt::progress(&asked))),
    ("receipt.seen", |input| answered(input, |read| receipt::seen(&read))),
    ("receipt.reply", |input| answered(input, |named| receipt::reply_id(&named))),
    ("receipt.shows", |input| answered(input, |planned| receipt_answer::shows_ticket(&planned))),
    ("receipt.answer", |input| answered(input, |asked| receipt_answer::answer(&asked))),
    ("receipt.patch", |input| answered(input, |wanted| receipt::patch(&wanted))),
    ("directory.dialect", |input| tried(input, dialect)),
    ("directory.fate", |input| answered(input, |Code { code }: Code| directory::Fate::of(&code))),
    ("directory.gather", |input| answered(input, Patience::gather)),
    ("directory.keys", |input| answered(input, keys)),
    ("directory.next", |input| answered(input, next_reading)),
    ("draft.comment", |input| answered(input, |following| draft::comment(&following))),
    ("draft.reply", |input| answered(input, |reply| draft::reply(&reply))),
    ("draft.contact", |input| {
        answered(input, |new: NewContact| draft::contact(&new.submission, new.customer))
    }),
    ("draft.ticket", |input| tried(input, ticket)),
    ("house.check", |input| Ok(house_fault(input))),
    ("log.line", |input| answered(input, |Line { event, fields }: Line| log::line(&event, &fields))),
    ("operator.act", |input| answered(input, |asked: operator::Asked| Judged::of(asked.act()))),
    ("operator.metrics", |input| answered(input, |counters: metrics::Counters| metrics::text(&counters))),
    ("operator.page", |input| answered(input, |lists: Vec<page::List>| page::page(&lists))),
    ("operator.place", |input| answered(input, |place: operator::Place| place.text())),
    ("operator.style", |input| answered(input, |(): ()| page::STYLE)),
    ("sender.resolve", |input| answered(input, |question: Question| question.sender())),
    ("gate.open", gate::open),
    ("gate.ask", gate::ask),
    ("gate.leave", gate::leave),
    ("gate.finish", gate::finish),
    ("gate.wake", gate::wake),
    ("gate.counters", gate::counters),
    ("gate.ending", gate::ending),
    ("door.enter", |input| answered(input, |arrival| door::enter::enter(&arrival))),
    ("door.pace", |input| answered(input, |knock| LIMITS.with_borrow_mut(|limits| limits.take(&knock)))),
    ("door.network", |input| answered(input, |address: String| door::limit::network(&address))),
    ("door.stored", |input| answered(input, door::stored::told)),
    ("door.token", |input| {
        answered(input, |(time, nonce, most): (i64, String, u32)| offer(time, &nonce, most))
    }),
    ("form.read", |input| answered(input, |given: serde_json::Value| Formed::of(&given))),
    ("door.challenge", |input| answered(input, |reply| door::turnstile::judge(&reply))),
    ("door.uuid", |input| answered(input, |hash: Vec<u8>| door::turnstile::uuid(&hash))),
    ("door.answer", |input| answered(input, door::answer::answer)),
];

/// Answers a verb.
///
/// # Errors
/// The error that the input deserves, as an object.
#[wasm_bindgen]
pub fn decide(verb: &str, input: &str) -> Result<String, JsValue> {
    let found = VERBS.iter().find(|(name, _)| *name == verb);
    let answer =
        found.map_or_else(|| Err(unfit(&["there is no verb ", verb].concat())), |(_, run)| run(input));
    answer.map_err(|error| error_details(&error))
}

/// Takes a body in: the door's largest question, which has a body beside its input, and the form as JSON.
///
/// # Errors
/// The error that the input deserves, as an object.
#[wasm_bindgen]
pub fn take(input: &str, form: &[u8], body: &[u8]) -> Result<String, JsValue> {
    let form = SERVED.with_borrow_mut(|served| served.form(form)).map_err(|error| unfit(&error.to_string()));
    let taken = form.and_then(|form| {
        answered(input, |asked| {
            LIMITS.with_borrow_mut(|limits| door::take::take(asked, &form, body, limits, &host()))
        })
    });
    taken.map_err(|error| error_details(&error))
}

/// What is no option of an intake, in one sentence; `undefined` if all of them are. Some are functions, so they do not
/// cross as JSON.
#[wasm_bindgen(js_name = intakeOptionFault)]
pub fn intake_option_fault(options: &JsValue) -> Option<String> {
    options::fault(options)
}

/// The same inside of its options.
#[wasm_bindgen(js_name = intakeNestedOptionFault)]
pub fn intake_nested_option_fault(options: &JsValue) -> Option<String> {
    options::nested_fault(options)
}

fn unfit(message: &str) -> Error {
    Error::with_message(ErrorCode::InvalidInput, message)
}

/// Reads the input, decides, and writes the answer.
fn answered<Input: DeserializeOwned, Output: Serialize>(
    input: &str,
    run: impl FnOnce(Input) -> Output,
) -> Result<String, Error> {
    written(&run(read(input)?))
}

/// Reads what the host wrote.
pub(super) fn read<Input: DeserializeOwned>(input: &str) -> Result<Input, Error> {
    serde_json::from_str(input).map_err(|error| unfit(&error.to_string()))
}

/// Writes what the host reads.
pub(super) fn written<Output: Serialize>(output: &Output) -> Result<String, Error> {
    serde_json::to_string(output).map_err(|error| unfit(&error.to_string()))
}

/// The same for what can fail.
fn tried<Input: DeserializeOwned, Output: Serialize>(
    input: &str,
    run: impl FnOnce(&Input) -> Result<Output, Error>,
) -> Result<String, Error> {
    let input = serde_json::from_str(input).map_err(|error| unfit(&error.to_string()))?;
    serde_json::to_string(&run(&input)?).map_err(|error| unfit(&error.to_string()))
}

/// What does not fit in the user's own tables, as JSON: a text, or null.
fn house_fault(input: &str) -> String {
    let fault = serde_json::from_str::<draft::House>(input).err().map(|error| error.to_string());
    serde_json::Value::from(fault).to_string()
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Line {
    event: String,
    fields: serde_json::Map<String, serde_json::Value>,
}

#[derive(Deserialize)]
struct NewContact {
    submission: draft::Submission,
    #[serde(rename = "CustomerID")]
    customer: Id,
}

#[derive(Deserialize)]
struct Named {
    dialect: Option<String>,
    #[serde(rename = "baseUrl")]
    base_url: String,
}

fn dialect(named: &Named) -> Result<&'static str, Error> {
    let dialect = config::dialect(named.dialect.as_deref(), &named.base_url)?;
    Ok(match dialect {
        crate::api::Dialect::Guide => "guide",
        crate::api::Dialect::Live => "live",
    })
}

#[derive(Deserialize)]
struct Texts {
    #[serde(default)]
    emails: Vec<Option<String>>,
    #[serde(default)]
    domains: Vec<Option<String>>,
}

#[derive(Serialize)]
struct Keys {
    emails: Vec<Option<Key>>,
    domains: Vec<Option<String>>,
}

/// The keys of many addresses and domains at once: a page has fifty.
fn keys(texts: Texts) -> Keys {
    let email = |email: Option<String>| Key::of(&email?, &domain_to_ascii);
    let domain = |domain: Option<String>| Key::of_domain(&domain?, &domain_to_ascii);
    Keys {
        emails: texts.emails.into_iter().map(email).collect(),
        domains: texts.domains.into_iter().map(domain).collect(),
    }
}

#[derive(Deserialize)]
struct Reading {
    progress: Option<Progress>,
    #[serde(flatten)]
    event: directory::Event,
    now: Millis,
    live: bool,
    freshness: Option<Freshness>,
}

#[derive(Serialize)]
struct NextReading {
    progress: Progress,
    filled: bool,
    #[serde(flatten)]
    action: directory::Action,
}

fn next_reading(reading: Reading) -> NextReading {
    let Reading { progress, event, now, live, freshness } = reading;
    let mut progress = progress.unwrap_or_else(|| Progress::start(now));
    let action = progress.take(event, now, freshness.unwrap_or_else(|| Freshness::usual(live)), live);
    NextReading { filled: progress.is_filled(), progress, action }
}

#[derive(Deserialize)]
struct NewTicket {
    #[serde(flatten)]
    order: draft::Order,
    /// SHA-256 of the submission's id, its bytes.
    hash: Vec<u8>,
}

#[derive(Serialize)]
struct DraftedTicket {
    body: serde_json::Value,
    mark: String,
}

fn ticket(new: &NewTicket) -> Result<DraftedTicket, Error> {
    let mark =
        Mark::from_hash(&new.hash).ok_or_else(|| unfit("hash is too short: pass the bytes of a SHA-256"))?;
    Ok(DraftedTicket { body: draft::ticket(&new.order, &mark), mark: mark.as_str().to_owned() })
}

#[derive(Serialize)]
#[serde(untagged)]
enum Judged {
    Act(operator::Act),
    Refused(operator::Refusal),
}

impl Judged {
    fn of(judged: Result<operator::Act, operator::Refusal>) -> Self {
        judged.map_or_else(Self::Refused, Self::Act)
    }
}

/// A token for a submission; none if its id is of no use.
fn offer(time: i64, nonce: &str, most: u32) -> Option<door::token::Offer> {
    if !door::is_unguessable(nonce) {
        return None;
    }
    let load = LIMITS.with_borrow(|limits| limits.load(time));
    Some(door::token::offer(time, nonce, door::proof::bits(most, load)))
}

fn host() -> Host<'static> {
    Host { ascii: &domain_to_ascii, graphemes: &count_graphemes }
}

/// The form, or what is wrong with it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Formed {
    Schema(Schema),
    Fault(String),
}

impl Formed {
    fn of(given: &serde_json::Value) -> Self {
        door::form_option::read(given).map_or_else(Self::Fault, Self::Schema)
    }
}
