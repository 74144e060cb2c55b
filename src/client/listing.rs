//! A list, walked page by page.

use super::answer::{inexact, renamed};
use super::ask::{Ask, flag, whole};
use super::call::{Client, Patience};
use super::carry_out::left;
use super::io::Io;
use super::pages::{ITEMS_IN_PAGE, Step, Walk};
use crate::api::path::decimal;
use crate::api::reply::{self, Envelope};
use crate::api::{Call, Operation, Route};
use crate::error::{Error, ErrorCode};
use crate::model::{Data, Id};
use std::cell::RefCell;

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
    /// The reply as it came, for a caller who asked for it.
    pub raw: Option<D>,
}

/// A list, walked page by page.
#[derive(Debug, Clone)]
pub struct Listing<D> {
    ask: Ask<D>,
    route: &'static Route,
    /// Where the walk stands.
    pub walk: Walk,
    /// Only the contacts of this customer.
    keep: Option<Id>,
    /// Whether each ticket is wanted with its billable time.
    durations: bool,
}

impl Client {
    /// Begins a list.
    ///
    /// # Errors
    /// `invalid_input`, when an option is of the wrong kind or the cursor is of another list.
    pub fn listing<D: Data>(&self, operation: Operation, input: &D) -> Result<Listing<D>, Error> {
        let route = self.route(&Call::new(operation))?;
        let ask = Ask::read(self.config.dialect, route, input)?;
        let page = whole(input, "page")?.map_or(1, Id::get);
        let items_in_page = whole(input, "itemsInPage")?.map_or(ITEMS_IN_PAGE, Id::get);
        let keep = if operation == Operation::ContactsList { whole(input, "ofCustomer")? } else { None };
        let durations = route.id_field == "TicketID" && flag(input, "durations");
        Ok(Listing { ask, route, walk: Walk::new(page, items_in_page), keep, durations })
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
        let begun = io.now();
        let instants = listing.borrow().ask.instants.clone();
        let local = self.local_times(io, &instants, patience).await?;
        let patience = left(patience, io.now() - begun);
        let Some((page, mut call)) = listing.borrow().next_call() else { return Ok(None) };
        call.query.extend(local);
        let answer = self.call(io, &call, None, patience).await?;
        let no_list = || Error::because(ErrorCode::BadReply, "the reply is no list: it has no `items`");
        let body = answer.ok_or_else(no_list)?;
        let mut envelope = reply::envelope(&body).ok_or_else(no_list)?;
        if listing.borrow().durations {
            // Before the walk moves on: if this fails, the page is asked for again.
            envelope.items =
                self.with_durations(io, &envelope.items, left(patience, io.now() - begun)).await?;
        }
        listing.borrow_mut().take(page, &body, envelope).map(Some)
    }
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

    fn take(&mut self, page: u64, body: &D, mut envelope: Envelope<D>) -> Result<PageOf<D>, Error> {
        if !self.ask.raw {
            envelope.items = renamed(&envelope.items, self.route.reading)?;
        }
        let numbers = envelope.items.numbers(self.route.id_field);
        if !self.ask.raw && numbers.iter().flatten().any(|number| *number > Id::MAX as f64) {
            return Err(inexact(self.route.id_field));
        }
        let ids: Vec<Option<Id>> = numbers.iter().map(|number| number.and_then(Id::from_number)).collect();
        let mut items = match self.walk.read(&envelope, &ids)? {
            Step::All => envelope.items.clone(),
            Step::Some(indexes) => envelope.items.pick(&indexes),
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
            raw: self.ask.raw.then(|| body.clone()),
        })
    }
}
