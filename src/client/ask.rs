//! What a caller asks, read from plain data and carried out: the calls of `surface.md`, one by one.

use super::call::{Client, Patience};
use super::io::Io;
use super::pages::{ITEMS_IN_PAGE, Walk};
use crate::api::path::decimal;
use crate::api::reply::{self, Envelope};
use crate::api::{Call, Class, Operation, Route, Target};
use crate::error::{Error, ErrorCode, Refusal};
use crate::model::{Data, Id, Instant, Scalar};
use crate::rules::{
    CheckOptions, EmailOptions, Issue, IssueCode, Severity, StatusTable, check, check_email, check_transition,
};
use std::cell::RefCell;

/// A call as its caller put it.
#[derive(Debug, Clone)]
pub struct Ask<D> {
    /// What goes into path and query.
    pub call: Call,
    /// The body, checked and in its normal form once it was prepared.
    pub body: Option<D>,
    /// The status a ticket has now, if the caller knows.
    pub from: Option<String>,
    /// How long, how eagerly.
    pub patience: Patience,
    /// Whether fields that the guide does not know may go out.
    pub allow_unknown: bool,
}

/// A page of a list, for the caller.
#[derive(Debug, Clone, PartialEq)]
pub struct PageOf<D> {
    /// The items that are new.
    pub items: D,
    /// Which page this is.
    pub page: u64,
    /// How many items the server puts in a page.
    pub items_in_page: u64,
    /// How many pages there are, as far as the server says.
    pub total_pages: u64,
    /// How many items there are, as far as the server says.
    pub total_items: u64,
}

/// A list, walked page by page.
#[derive(Debug, Clone)]
pub struct Listing<D> {
    ask: Ask<D>,
    /// Where the walk stands.
    pub walk: Walk,
    /// Only the contacts of this customer.
    keep: Option<Id>,
}

/// An input with one thing wrong.
pub(crate) fn wrong(path: &str, code: IssueCode, message: &str) -> Error {
    let (path, message, severity) = (path.to_owned(), message.to_owned(), Severity::Error);
    Error::invalid(vec![Issue { path, code, severity, message, suggestion: None }])
}

/// The id under a name of an input, if there is one.
pub(crate) fn whole<D: Data>(input: &D, name: &str) -> Result<Option<Id>, Error> {
    let Some(value) = input.field(name) else { return Ok(None) };
    let id = value.number().and_then(Id::from_number);
    let message = || [name, " is no id: pass a whole number from 1 to 9007199254740991"].concat();
    id.map(Some).ok_or_else(|| wrong(name, IssueCode::InvalidId, &message()))
}

impl<D: Data> Ask<D> {
    /// Reads a call from its plain form.
    ///
    /// # Errors
    /// `invalid_input`, when something that the call needs is missing or of the wrong kind.
    pub fn read(operation: Operation, route: &'static Route, input: &D) -> Result<Self, Error> {
        let mut call = Call::new(operation);
        let text = |name: &str| input.field(name).and_then(|value| value.text());
        if reply::place(route.path, "{id}").is_some() {
            call.id = Some(whole(input, "id")?.ok_or_else(|| {
                wrong(
                    "id",
                    IssueCode::InvalidId,
                    "id is missing: pass a whole number from 1 to 9007199254740991",
                )
            })?);
        }
        if reply::place(route.path, "{target}").is_some() {
            let target = text("target").and_then(|word| Target::from_word(&word));
            let message = "target is none: use \"customer\" or \"contact\"";
            call.target = Some(target.ok_or_else(|| wrong("target", IssueCode::InvalidWord, message))?);
        }
        if reply::place(route.path, "{field}").is_some() {
            let name = text("fieldName").filter(|name| !matches!(name.trim(), "" | "." | ".."));
            let message =
                "FieldName is missing, or a name that no URL can carry: pass the custom field's name";
            call.field_name = Some(name.ok_or_else(|| wrong("FieldName", IssueCode::Required, message))?);
        }
        for filter in route.filters {
            if let Some(value) = filter_value(filter, input)? {
                call.query.push((filter, value));
            }
        }
        let patience = Patience {
            timeout_ms: input.field("timeoutMs").and_then(|value| value.number()).filter(|ms| *ms > 0.0),
            bulk: input.field("bulk").and_then(|value| value.flag()).unwrap_or(false),
        };
        let allow_unknown = input.field("allowUnknown").and_then(|value| value.flag()).unwrap_or(false);
        Ok(Self { call, body: input.field("body"), from: text("from"), patience, allow_unknown })
    }

    /// Checks the body and brings it into its normal form.
    fn prepare<I: Io<Data = D>>(&mut self, io: &I, route: &Route, table: &StatusTable) -> Result<(), Error> {
        let Some((thing, action)) = route.check else { return Ok(()) };
        let statuses = table.statuses().into_iter().map(str::to_owned).collect();
        let options = CheckOptions { allow_unknown: self.allow_unknown, statuses, ..CheckOptions::default() };
        let body = self.body.take().unwrap_or_else(|| D::object(&[]));
        let report = body.with_record(|record| {
            check(thing, action, record, &options, &|domain| io.domain_to_ascii(domain))
        });
        if !report.ok() {
            return Err(Error::invalid(report.issues));
        }
        let changed = report
            .changes
            .iter()
            .fold(body, |body, (name, value)| body.with(name, D::plain(Scalar::Text(value))));
        self.body = Some(changed);
        Ok(())
    }
}

fn filter_value<D: Data>(filter: &str, input: &D) -> Result<Option<String>, Error> {
    let Some(value) = input.field(filter) else { return Ok(None) };
    if filter == "modifiedAfter" {
        let instant = value.text().and_then(|text| Instant::parse(&text));
        let message =
            "modifiedAfter is no time: pass a Date, or ISO 8601 with a zone as in 2024-02-01T00:00:00Z";
        let instant = instant.ok_or_else(|| wrong(filter, IssueCode::InvalidTime, message))?;
        return Ok(Some(Instant::from_millis(instant.millis()).as_str().to_owned()));
    }
    let text = match value.number() {
        Some(_) => whole(input, filter)?.map(|id| decimal(id.get())),
        None => value.text().filter(|text| !text.is_empty()),
    };
    let message = [filter, " is neither a word nor a whole number"].concat();
    text.map(Some).ok_or_else(|| wrong(filter, IssueCode::Type, &message))
}

impl Client {
    /// Carries out any call that is no list.
    ///
    /// # Errors
    /// Any row of the error table.
    pub async fn ask<I: Io>(&self, io: &I, operation: Operation, input: &I::Data) -> Result<I::Data, Error> {
        let (route, ask) = self.prepared(io, operation, input)?;
        if operation == Operation::TicketsUpdate {
            self.allow_move(io, &ask).await?;
        }
        let answer = self.call(io, &ask.call, ask.body.as_ref(), ask.patience).await?;
        finish(route, &ask.call, answer)
    }

    /// Checks a call that is no list, without making it.
    ///
    /// # Errors
    /// `invalid_input` with everything that is wrong.
    pub fn check<I: Io>(&self, io: &I, operation: Operation, input: &I::Data) -> Result<(), Error> {
        self.prepared(io, operation, input).map(drop)
    }

    fn prepared<I: Io>(
        &self,
        io: &I,
        operation: Operation,
        input: &I::Data,
    ) -> Result<(&'static Route, Ask<I::Data>), Error> {
        let route = self.route(&Call::new(operation))?;
        let mut ask = Ask::read(operation, route, input)?;
        ask.prepare(io, route, &self.config.transitions)?;
        Ok((route, ask))
    }

    /// Refuses a move that the status table forbids. Between reading the status and writing the new one
    /// somebody else may move the ticket: Atera offers no way to tell.
    async fn allow_move<I: Io>(&self, io: &I, ask: &Ask<I::Data>) -> Result<(), Error> {
        let Some(to) = ask.body.as_ref().and_then(|body| body.field("TicketStatus")?.text()) else {
            return Ok(());
        };
        let from = match &ask.from {
            Some(from) => from.clone(),
            None => self.status_now(io, ask).await?,
        };
        self.refuse_move(from, to)
    }

    /// The status table's answer to a move, as a result.
    pub(crate) fn refuse_move(&self, from: String, to: String) -> Result<(), Error> {
        let answer = check_transition(&from, &to, &self.config.transitions);
        if answer.ok {
            return Ok(());
        }
        let mut error =
            Error::with_message(ErrorCode::IllegalTransition, &answer.message.unwrap_or_default());
        error.refusal = Some(Box::new(Refusal { from, to, allowed: answer.allowed }));
        Err(error)
    }

    async fn status_now<I: Io>(&self, io: &I, ask: &Ask<I::Data>) -> Result<String, Error> {
        let read = Call { id: ask.call.id, ..Call::new(Operation::TicketsGet) };
        let ticket = self.call(io, &read, None, ask.patience).await?;
        let ticket = finish(self.route(&read)?, &read, ticket)?;
        let status = ticket.field("TicketStatus").and_then(|status| status.text());
        status.ok_or_else(|| Error::because(ErrorCode::BadReply, "the ticket came without a TicketStatus"))
    }

    /// Begins a list.
    ///
    /// # Errors
    /// `invalid_input`, when an option is of the wrong kind or the cursor is of another list.
    pub fn listing<D: Data>(&self, operation: Operation, input: &D) -> Result<Listing<D>, Error> {
        let ask = Ask::read(operation, self.route(&Call::new(operation))?, input)?;
        let page = whole(input, "page")?.map_or(1, Id::get);
        let items_in_page = whole(input, "itemsInPage")?.map_or(ITEMS_IN_PAGE, Id::get);
        let keep = if operation == Operation::ContactsList { whole(input, "ofCustomer")? } else { None };
        Ok(Listing { ask, walk: Walk::new(page, items_in_page), keep })
    }

    /// The next page of a list with what is new on it; `None` when the list is over. A page that fails, or
    /// is given up, leaves the list where it was.
    ///
    /// # Errors
    /// Any row of the error table.
    pub async fn next_page<I: Io>(
        &self,
        io: &I,
        listing: &RefCell<Listing<I::Data>>,
        patience: Patience,
    ) -> Result<Option<PageOf<I::Data>>, Error> {
        let Some((page, call)) = listing.borrow().next_call() else { return Ok(None) };
        let answer = self.call(io, &call, None, patience).await?;
        let no_list = || Error::because(ErrorCode::BadReply, "the reply is no list: it has no `items`");
        let envelope = answer.as_ref().and_then(reply::envelope).ok_or_else(no_list)?;
        let route = self.route(&call)?;
        listing.borrow_mut().take(page, &envelope, route.id_field.unwrap_or_default()).map(Some)
    }

    /// The contact with exactly this address, whatever its case; `None` if there is none. Reads every page.
    ///
    /// # Errors
    /// `invalid_input` for an address that none can have, and any row of the error table.
    pub async fn find_by_email<I: Io>(&self, io: &I, input: &I::Data) -> Result<Option<I::Data>, Error> {
        let text = input.field("email").and_then(|email| email.text()).unwrap_or_default();
        let wanted =
            normal(io, &text).map_err(|message| wrong("email", IssueCode::InvalidEmail, &message))?;
        let listing = self.listing(Operation::ContactsList, input)?;
        let patience = listing.patience();
        let listing = RefCell::new(listing);
        let begun = io.now();
        loop {
            let left = patience.timeout_ms.map(|ms| ms - (io.now() - begun));
            let patience = Patience { timeout_ms: left, ..patience };
            let Some(page) = self.next_page(io, &listing, patience).await? else { return Ok(None) };
            let same = |email: &Option<String>| {
                let email = email.as_deref().unwrap_or_default();
                email.eq_ignore_ascii_case(&wanted)
                    || (!email.is_ascii()
                        && normal(io, email).is_ok_and(|email| email.eq_ignore_ascii_case(&wanted)))
            };
            if let Some(index) = page.items.texts("Email").iter().position(same) {
                return Ok(page.items.item(index));
            }
        }
    }
}

/// An address in its normal form, or why it is none.
pub(crate) fn normal<I: Io>(io: &I, email: &str) -> Result<String, String> {
    let verdict = check_email(email, &EmailOptions::default(), &|domain| io.domain_to_ascii(domain));
    if verdict.ok { Ok(verdict.value) } else { Err(verdict.message.unwrap_or_default().into()) }
}

impl<D: Data> Listing<D> {
    /// How the list's caller waits.
    pub fn patience(&self) -> Patience {
        self.ask.patience
    }

    fn next_call(&self) -> Option<(u64, Call)> {
        let page = self.walk.next_page()?;
        let mut call = self.ask.call.clone();
        call.query.insert(0, ("page", decimal(page)));
        call.query.insert(1, ("itemsInPage", decimal(self.walk.items_in_page())));
        Some((page, call))
    }

    fn take(&mut self, page: u64, envelope: &Envelope<D>, id_field: &str) -> Result<PageOf<D>, Error> {
        let numbers = envelope.items.numbers(id_field);
        let ids: Vec<Option<Id>> = numbers.iter().map(|number| number.and_then(Id::from_number)).collect();
        let step = self.walk.read(envelope, &ids)?;
        let mut items = match step {
            super::pages::Step::All => envelope.items.clone(),
            super::pages::Step::Some(indexes) => envelope.items.pick(&indexes),
        };
        if let Some(customer) = self.keep {
            let owners = items.numbers("CustomerID");
            let own = |(index, owner): (usize, &Option<f64>)| {
                (owner.and_then(Id::from_number) == Some(customer)).then_some(index)
            };
            let indexes: Vec<usize> = owners.iter().enumerate().filter_map(own).collect();
            items = items.pick(&indexes);
        }
        let count = envelope.count as u64;
        let items_in_page = envelope.items_in_page.unwrap_or(count);
        let total_items = envelope.total_items.unwrap_or(count);
        let pages = total_items.checked_div(items_in_page).map_or(1, |_| total_items.div_ceil(items_in_page));
        Ok(PageOf {
            items,
            page: envelope.page.unwrap_or(page),
            items_in_page,
            total_pages: envelope.total_pages.unwrap_or(pages),
            total_items,
        })
    }
}

/// Makes the caller's answer of the server's: the id of something new under its own name, an entity that is
/// there, custom values as a plain array.
fn finish<D: Data>(route: &Route, call: &Call, answer: Option<D>) -> Result<D, Error> {
    let empty = || D::object(&[]);
    if route.class == Class::Create {
        let answer = answer.unwrap_or_else(empty);
        let name = route.id_field.unwrap_or_default();
        let Some(id) = reply::created_id(&answer, name) else {
            return Err(Error::because(
                ErrorCode::Ambiguous,
                "the request was accepted, but the reply names no id",
            ));
        };
        return Ok(answer.with(name, D::plain(Scalar::Number(id.get() as f64))));
    }
    if call.operation == Operation::CustomValuesGet {
        let values = answer.unwrap_or_else(|| D::array(Vec::new()));
        return Ok(values.field("items").unwrap_or(values));
    }
    if route.method == "GET" {
        let about = call.id.map_or_else(String::new, |id| decimal(id.get()));
        return answer.ok_or_else(|| {
            let what = [route.noun, " ", &about, " not found"].concat();
            Error::because(ErrorCode::NotFound, &what).at_status(200)
        });
    }
    Ok(answer.unwrap_or_else(empty))
}
