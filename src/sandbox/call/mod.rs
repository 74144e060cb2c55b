//! What each call does to the data. The names on the wire come from the dialect.

pub(super) mod comments;
pub(super) mod contacts;
pub(super) mod custom_values;
pub(super) mod customers;
pub(super) mod tickets;

use super::address::Address;
use super::dialect::{Dialect, Sheet};
use super::journal::Effect;
use super::refusal::{Refusal, Thing};
use super::store::Store;
use crate::model::Id;
use serde_json::{Map, Value};

/// What a call works with.
pub(super) struct Desk<'a> {
    pub(super) store: &'a mut Store,
    pub(super) dialect: &'static Dialect,
    pub(super) max_items_in_page: u64,
    pub(super) enforce_transitions: bool,
    pub(super) now_ms: i64,
}

/// What was asked.
pub(super) struct Ask<'a> {
    /// The variable parts of the path.
    pub(super) captured: Vec<String>,
    pub(super) address: &'a Address,
    /// The fields of the body, none for a call without one.
    pub(super) body: Map<String, Value>,
}

/// What is answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Option<Value>,
    pub(super) effect: Effect,
}

impl Answer {
    fn read(body: Value) -> Self {
        Self { status: 200, body: Some(body), effect: Effect::None }
    }

    /// The guide shows the body of a create but not its status; the live contract says 201.
    fn created(body: Value) -> Self {
        Self { status: 201, body: Some(body), effect: Effect::Created }
    }

    fn updated(body: Value) -> Self {
        Self { status: 200, body: Some(body), effect: Effect::Changed }
    }

    fn deleted() -> Self {
        Self { status: 204, body: None, effect: Effect::Changed }
    }
}

impl Ask<'_> {
    /// The id in the path, of something that is there.
    fn id(&self, thing: Thing, store: &Store) -> Result<u64, Refusal> {
        let digits = self.captured.first().map(String::as_str).unwrap_or_default();
        let id = Id::from_digits(digits).ok_or(Refusal::BadId(thing))?.get();
        if store.holds(thing, id) { Ok(id) } else { Err(Refusal::NotFound(thing)) }
    }

    fn whole(&self, name: &str, default: u64, refusal: Refusal) -> Result<u64, Refusal> {
        match self.address.query(name) {
            None => Ok(default),
            Some(digits) => Id::from_digits(digits).map(Id::get).ok_or(refusal),
        }
    }
}

/// What a page holds when the caller does not say, as in the live contract; the guide always says.
const DEFAULT_ITEMS_IN_PAGE: u64 = 20;

impl Desk<'_> {
    /// The page that was asked for, of a list of rows.
    fn sheet<'r, Row: 'r>(
        &self,
        ask: &Ask<'_>,
        total: usize,
        rows: impl Iterator<Item = &'r Row>,
        show: impl Fn(&Row) -> Value,
    ) -> Result<Answer, Refusal> {
        let page = ask.whole("page", 1, Refusal::InvalidPage)?;
        let wanted = ask.whole("itemsInPage", DEFAULT_ITEMS_IN_PAGE, Refusal::InvalidItemsInPage)?;
        let items_in_page = wanted.min(self.max_items_in_page);
        let skipped = usize::try_from((page - 1).saturating_mul(items_in_page)).unwrap_or(usize::MAX);
        let taken = usize::try_from(items_in_page).unwrap_or(usize::MAX);
        let items = rows.skip(skipped).take(taken).map(show).collect();
        let sheet = Sheet { items, total_items: total as u64, page, items_in_page };
        Ok(Answer::read((self.dialect.envelope)(sheet)))
    }
}
