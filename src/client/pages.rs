//! Walking through a list: which page next, what of it is new, and when it is over. Pure.
//!
//! Lists move while they are read. An item made meanwhile pushes others onto the next page, where they are
//! seen twice; an item deleted pulls others onto a page that was already read, where they are missed. So the
//! walk drops what it has seen, by id, and goes back when the list got shorter. A page shorter than asked for
//! is no end: servers clamp.

use crate::api::reply::Envelope;
use crate::error::{Error, ErrorCode};
use crate::model::Id;

/// How many items are asked for where the caller says nothing: the guide's examples, and what the live
/// contract documents as its most.
pub const ITEMS_IN_PAGE: u64 = 50;

/// A walk through one list.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    page: u64,
    items_in_page: u64,
    /// The ids of what was given out, in order.
    seen: Vec<Id>,
    last: Vec<Option<Id>>,
    last_page: u64,
    total_items: Option<u64>,
    repeats: u32,
    over: bool,
}

/// How often a page may repeat the one before. An item made for each item of a page, while it is read, pushes
/// exactly that page onto the next; a server that is stuck goes on for ever.
const MOST_REPEATS: u32 = 3;

/// What a page gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Every item is new.
    All,
    /// Only these are.
    Some(Vec<usize>),
}

impl Walk {
    /// A walk that begins at a page.
    pub fn new(page: u64, items_in_page: u64) -> Self {
        Self {
            page: page.max(1),
            items_in_page: items_in_page.max(1),
            seen: Vec::new(),
            last: Vec::new(),
            last_page: 0,
            total_items: None,
            repeats: 0,
            over: false,
        }
    }

    /// The page to ask for next; `None` when the list is over.
    pub fn next_page(&self) -> Option<u64> {
        (!self.over).then_some(self.page)
    }

    /// How many items to ask for.
    pub fn items_in_page(&self) -> u64 {
        self.items_in_page
    }

    /// Takes a page in and moves on.
    ///
    /// # Errors
    /// When the server sends one page again and again: following it would never end.
    pub fn read<D>(&mut self, envelope: &Envelope<D>, ids: &[Option<Id>]) -> Result<Step, Error> {
        let grew = self.total_items.is_some() && envelope.total_items > self.total_items;
        let repeats = self.page > self.last_page && self.last.iter().any(Option::is_some) && ids == self.last;
        self.repeats = if repeats && !grew { self.repeats + 1 } else { 0 };
        if self.repeats == MOST_REPEATS {
            return Err(Error::because(
                ErrorCode::BadReply,
                "the list repeats the same page again and again",
            ));
        }
        let fresh: Vec<usize> = self.fresh(ids);
        let step = if fresh.len() == ids.len() { Step::All } else { Step::Some(fresh) };
        self.last = ids.to_vec();
        self.last_page = self.page;
        self.advance(envelope);
        Ok(step)
    }

    /// The items not seen before. An item without an id cannot be told from another and is kept.
    fn fresh(&mut self, ids: &[Option<Id>]) -> Vec<usize> {
        let mut fresh = Vec::new();
        for (index, id) in ids.iter().enumerate() {
            if let Some(id) = id {
                // Most lists come in the order of their ids: then each new one goes to the end.
                let at = self.seen.partition_point(|known| known < id);
                if self.seen.get(at) == Some(id) {
                    continue;
                }
                self.seen.insert(at, *id);
            }
            fresh.push(index);
        }
        fresh
    }

    fn advance<D>(&mut self, envelope: &Envelope<D>) {
        let before = self.total_items;
        self.total_items = envelope.total_items.or(before);
        let lost = match (before, self.total_items) {
            (Some(before), Some(now)) => before.saturating_sub(now),
            _ => 0,
        };
        let size = envelope.items_in_page.filter(|size| *size > 0).unwrap_or(self.items_in_page);
        if lost > 0 && self.page > 1 {
            // What was deleted in front of us pulled as many items onto pages that were already read.
            self.page = self.page.saturating_sub(lost.div_ceil(size)).max(1);
            return;
        }
        self.over = is_last(envelope, self.page, size);
        self.page += 1;
    }
}

/// Nothing on it, or the server says that it is the last; a list without any such word is whole as it is.
fn is_last<D>(envelope: &Envelope<D>, page: u64, size: u64) -> bool {
    if envelope.count == 0 {
        return true;
    }
    // Items, and yet no pages: that count is none.
    let pages = envelope.total_pages.filter(|pages| *pages > 0);
    match (pages, envelope.total_items) {
        (Some(pages), _) => page >= pages,
        (None, Some(items)) => page.saturating_mul(size) >= items,
        (None, None) => !envelope.next_link,
    }
}
