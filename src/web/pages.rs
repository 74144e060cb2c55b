//! A list, page by page: lazily, and from any point again.

use super::call::{Verb, typed};
use super::error::{Details, Error};
use super::host::{CallIo, Session};
use super::list_options::{ListOptions, invalid};
use crate::api::{Call, FilterKind, Operation};
use crate::client::{Listing, Patience};
use crate::error::Error as CoreError;
use crate::model::{Id, Page};
use crate::rules::IssueCode;
use futures_core::Stream;
use futures_util::stream::{self, LocalBoxStream, StreamExt, TryStreamExt};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// A list. It is a `Stream` of its items; pages are fetched when they are needed, and dropping it stops the fetching.
/// A failed page ends the stream; [`Pages::cursor`] says where to go on.
#[doc = example!(
    "let mut tickets = atera.tickets().list(ListOptions::new());"
    "while let Some(ticket) = tickets.next().await {"
    "    println!(\"{:?}\", ticket?.ticket_title.get());"
    "}"
)]
#[must_use = "a list fetches nothing unless it is read"]
pub struct Pages<T> {
    source: Rc<Source>,
    items: Option<LocalBoxStream<'static, Result<T, Error>>>,
}

/// What is read, and how far.
struct Source {
    session: Rc<Session>,
    operation: Operation,
    input: Result<Map<String, Value>, CoreError>,
    /// The page that comes next; `None` when the list is over.
    next: Cell<Option<u64>>,
}

/// One reading of a list.
struct Reader<T> {
    source: Rc<Source>,
    listing: Option<RefCell<Listing<Value>>>,
    bulk: bool,
    item: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned + 'static> Pages<T> {
    /// The list, with what the group's call adds to the caller's options.
    pub(super) fn new(
        session: &Rc<Session>,
        operation: Operation,
        options: ListOptions,
        added: &[(&str, Id)],
    ) -> Self {
        let input = input(session, operation, options, added);
        let first = input.as_ref().ok().and_then(|input| input.get("page")?.as_u64());
        let next = Cell::new(Some(first.unwrap_or(1)));
        Self { source: Rc::new(Source { session: Rc::clone(session), operation, input, next }), items: None }
    }

    /// Every page from the beginning.
    #[doc = example!(
        "let mut pages = atera.tickets().list(ListOptions::new()).by_page();"
        "while let Some(page) = pages.next().await {"
        "    println!(\"{} items\", page?.items.len());"
        "}"
    )]
    pub fn by_page(&self) -> LocalBoxStream<'static, Result<Page<T>, Error>> {
        self.read(true)
    }

    /// The first page alone, ahead of calls that read whole lists.
    ///
    /// # Errors
    /// Any error of a call.
    #[doc = example!("let page = atera.tickets().list(ListOptions::new()).first().await?;")]
    pub async fn first(&self) -> Result<Page<T>, Error> {
        let empty = Page { items: Vec::new(), total_items: 0, page: 1, items_in_page: 0, total_pages: 0 };
        self.read(false).next().await.unwrap_or(Ok(empty))
    }

    /// Every item from the beginning. It takes the list: by reference it would be hidden by `StreamExt::all`.
    ///
    /// # Errors
    /// Any error of a call.
    #[doc = example!("let customers = atera.customers().list(ListOptions::new()).all().await?;")]
    pub async fn all(self) -> Result<Vec<T>, Error> {
        self.at_most(usize::MAX).await
    }

    /// The first so many items from the beginning.
    ///
    /// # Errors
    /// Any error of a call.
    #[doc = example!("let customers = atera.customers().list(ListOptions::new()).at_most(100).await?;")]
    pub async fn at_most(&self, limit: usize) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        let mut pages = self.read(true);
        while items.len() < limit {
            let Some(page) = pages.next().await else { break };
            items.extend(page?.items);
        }
        items.truncate(limit);
        Ok(items)
    }

    fn read(&self, bulk: bool) -> LocalBoxStream<'static, Result<Page<T>, Error>> {
        let reader = Reader::<T> { source: Rc::clone(&self.source), listing: None, bulk, item: PhantomData };
        let step = |mut reader: Reader<T>| async move {
            let page = reader.next_page().await?;
            Ok(page.map(|page| (page, reader)))
        };
        stream::try_unfold(reader, step).boxed_local()
    }
}

impl<T> Pages<T> {
    /// Where the last reading stands, as text to be kept: [`ListOptions::cursor`] goes on from there. `None` when the
    /// list is over.
    #[doc = example!(
        "let pages = atera.tickets().list(ListOptions::new());"
        "let first = pages.first().await?;"
        "let cursor: Option<String> = pages.cursor();"
    )]
    pub fn cursor(&self) -> Option<String> {
        let page = self.source.next.get()?;
        let mut kept = Map::from_iter([("list".to_owned(), Value::from(self.source.operation.name()))]);
        let input = self.source.input.as_ref().ok()?;
        kept.extend(input.iter().map(|(name, value)| (name.clone(), value.clone())));
        kept.remove("timeoutMs");
        kept.insert("page".to_owned(), Value::from(page));
        Some(Value::Object(kept).to_string())
    }
}

/// The input of a list. A filter that it does not have is refused: without it the answer would be another.
fn input(
    session: &Session,
    operation: Operation,
    options: ListOptions,
    added: &[(&str, Id)],
) -> Result<Map<String, Value>, CoreError> {
    let route = session.client.route(&Call::new(operation))?;
    let ListOptions { filters, input, cursor } = options;
    let mut input = resumed(operation.name(), cursor.as_deref(), input)?;
    for (name, value) in filters {
        let Some(filter) = route.filters.iter().find(|filter| filter.name == name) else {
            let known: Vec<&str> = route.filters.iter().map(|filter| filter.name).collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            let message = format!("{} has no such filter in this dialect; it has: {known}", operation.name());
            return Err(invalid(&name, IssueCode::UnknownField, message));
        };
        input.insert(name, value.to_json(filter.kind == FilterKind::Local));
    }
    input.extend(added.iter().map(|(name, id)| ((*name).to_owned(), Value::from(id.get()))));
    Ok(input)
}

/// The caller's options, and over them what a cursor of this list holds.
fn resumed(
    list: &str,
    cursor: Option<&str>,
    mut input: Map<String, Value>,
) -> Result<Map<String, Value>, CoreError> {
    let Some(cursor) = cursor else { return Ok(input) };
    match serde_json::from_str(cursor) {
        Ok(Value::Object(mut kept)) if kept.get("list").and_then(Value::as_str) == Some(list) => {
            kept.remove("list");
            input.extend(kept);
            Ok(input)
        }
        Ok(_) | Err(_) => {
            let message = format!("cursor is not from {list}: pass the cursor that the same list gave");
            Err(invalid("cursor", IssueCode::Type, message))
        }
    }
}

impl<T: DeserializeOwned> Reader<T> {
    async fn next_page(&mut self) -> Result<Option<Page<T>>, Error> {
        let Source { session, operation, input, next } = &*self.source;
        let listing = match &mut self.listing {
            Some(listing) => listing,
            none => {
                let input = Value::Object(input.clone()?);
                none.insert(RefCell::new(session.client.listing(*operation, &input)?))
            }
        };
        next.set(listing.borrow().walk.next_page());
        let patience = Patience { bulk: self.bulk, ..listing.borrow().patience() };
        let io = CallIo::new(session);
        let page = session.client.next_page(&io, listing, patience).await;
        let page = page.and_then(|page| {
            next.set(listing.borrow().walk.next_page());
            let Some(page) = page else { return Ok(None) };
            let items = typed(Some(page.items), Verb::Operation(*operation))?;
            Ok(Some(Page {
                items,
                total_items: page.total_items,
                page: page.page,
                items_in_page: page.items_in_page,
                total_pages: page.total_pages,
            }))
        });
        page.map_err(|error| Details { error, progress: None, cause: io.cause() }.into())
    }
}

impl<T: DeserializeOwned + 'static> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let pages = self.get_mut();
        if pages.items.is_none() {
            let items = |page: Page<T>| stream::iter(page.items.into_iter().map(Ok));
            pages.items = Some(pages.read(true).map_ok(items).try_flatten().boxed_local());
        }
        pages.items.as_mut().map_or(Poll::Ready(None), |items| items.poll_next_unpin(context))
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").field("operation", &self.source.operation).finish_non_exhaustive()
    }
}
