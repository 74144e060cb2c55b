//! What each call does to the data. The names on the wire come from the dialect.

pub(super) mod account;
pub(super) mod comments;
pub(super) mod contacts;
pub(super) mod custom_values;
pub(super) mod customers;
pub(super) mod relations;
pub(super) mod tickets;
pub(super) mod work_hours;

use super::address::Address;
use super::dialect::{Dialect, Done, Sheet, Table, show};
use super::field::{Includes, View};
use super::journal::Effect;
use super::refusal::{Refusal, Thing};
use super::store::Store;
use super::word::SortBy;
use super::zone::Zone;
use crate::model::Id;
use serde_json::{Map, Value};

/// What a call works with.
pub(super) struct Desk<'a> {
    pub(super) store: &'a mut Store,
    pub(super) dialect: &'static Dialect,
    pub(super) max_items_in_page: u64,
    pub(super) enforce_transitions: bool,
    pub(super) zone: &'a Zone,
    pub(super) now_ms: i64,
}

/// What was asked.
pub(super) struct Ask<'a> {
    /// The variable parts of the path.
    pub(super) captured: Vec<String>,
    pub(super) address: &'a Address,
    pub(super) body: Payload,
}

/// What a body holds: fields or ids, as the route says; nothing for a call without one.
#[derive(Debug, Default)]
pub(super) struct Payload {
    pub(super) fields: Map<String, Value>,
    pub(super) ids: Vec<Value>,
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

    fn deleted() -> Self {
        Self { status: 204, body: None, effect: Effect::Changed }
    }
}

impl Ask<'_> {
    /// The id in the path, of something that is there.
    fn id(&self, thing: Thing, store: &Store) -> Result<u64, Refusal> {
        let id = self.id_at(0, Refusal::BadId(thing))?;
        if store.holds(thing, id) { Ok(id) } else { Err(Refusal::NotFound(thing)) }
    }

    fn id_at(&self, place: usize, refusal: Refusal) -> Result<u64, Refusal> {
        Id::from_digits(self.part(place)).map(Id::get).ok_or(refusal)
    }

    /// A variable part of the path.
    fn part(&self, place: usize) -> &str {
        self.captured.get(place).map(String::as_str).unwrap_or_default()
    }

    fn whole(&self, name: &str, default: u64, refusal: Refusal) -> Result<u64, Refusal> {
        match self.address.query(name) {
            None => Ok(default),
            Some(digits) => Id::from_digits(digits).map(Id::get).ok_or(refusal),
        }
    }

    /// A time on the account's clocks.
    fn local(&self, name: &'static str, zone: &Zone) -> Result<Option<i64>, Refusal> {
        self.address.query(name).map(|text| zone.local(text).ok_or(Refusal::NotLocal(name))).transpose()
    }

    fn sort_by(&self) -> Result<Option<SortBy>, Refusal> {
        let word = self.address.query("SortBy");
        word.map(|word| SortBy::from_word(word).ok_or(Refusal::InvalidField("SortBy"))).transpose()
    }

    fn asks_for(&self, name: &str) -> bool {
        self.address.query(name).is_some_and(|word| word.eq_ignore_ascii_case("true"))
    }

    fn includes(&self) -> Includes {
        Includes {
            relations: self.asks_for("includeRelations"),
            comments: self.asks_for("includeComments"),
            rates: self.asks_for("includeRates"),
        }
    }

    /// The ids in the body, each of a ticket that is there.
    fn ticket_ids(&self, store: &Store) -> Result<Vec<u64>, Refusal> {
        let id = |value: &Value| {
            let id = value.as_u64().ok_or(Refusal::InvalidIds)?;
            if store.holds(Thing::Ticket, id) { Ok(id) } else { Err(Refusal::NotFound(Thing::Ticket)) }
        };
        self.body.ids.iter().map(id).collect()
    }
}

/// What a page holds when the caller does not say, as in the live contract; the guide always says.
const DEFAULT_ITEMS_IN_PAGE: u64 = 20;

impl Desk<'_> {
    /// The page that was asked for, of a list of rows.
    fn sheet<Row, Draft>(
        &self,
        ask: &Ask<'_>,
        table: &Table<Row, Draft>,
        rows: &[&Row],
    ) -> Result<Answer, Refusal> {
        let page = ask.whole("page", 1, Refusal::InvalidPage)?;
        let wanted = ask.whole("itemsInPage", DEFAULT_ITEMS_IN_PAGE, Refusal::InvalidItemsInPage)?;
        let items_in_page = wanted.min(self.max_items_in_page);
        let skipped = usize::try_from((page - 1).saturating_mul(items_in_page)).unwrap_or(usize::MAX);
        let taken = usize::try_from(items_in_page).unwrap_or(usize::MAX);
        let view = self.view(ask, true);
        let items = rows.iter().skip(skipped).take(taken).map(|row| show(table, row, &view)).collect();
        let sheet = Sheet { items, total_items: rows.len() as u64, page, items_in_page };
        Ok(Answer::read((self.dialect.envelope)(sheet, ask.address)))
    }

    /// All of a list that has no pages.
    fn all<Row, Draft>(&self, ask: &Ask<'_>, table: &Table<Row, Draft>, rows: &[Row]) -> Answer {
        let view = self.view(ask, true);
        let items = rows.iter().map(|row| show(table, row, &view)).collect();
        Answer::read((self.dialect.whole)(items))
    }

    fn one<Row, Draft>(&self, ask: &Ask<'_>, table: &Table<Row, Draft>, row: &Row) -> Answer {
        Answer::read(show(table, row, &self.view(ask, false)))
    }

    fn view(&self, ask: &Ask<'_>, in_list: bool) -> View<'_> {
        View { store: self.store, in_list, with: ask.includes() }
    }

    /// The guide shows the body of a create but not its status; the live contract says 201.
    fn created(&self, done: &Done<'_>) -> Answer {
        Answer { status: 201, body: Some((self.dialect.done)(done)), effect: Effect::Created }
    }

    fn updated(&self, done: &Done<'_>) -> Answer {
        Answer { status: 200, body: Some((self.dialect.done)(done)), effect: Effect::Changed }
    }
}
