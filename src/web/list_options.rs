//! Which part of a list, and what of it.

use crate::error::Error as CoreError;
use crate::model::{Id, Instant, LocalDate, LocalTime};
use crate::rules::{Issue, IssueCode, Severity};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// The options of a list.
#[doc = example!("let pages = atera.tickets().list(ListOptions::new().items_in_page(50).filter(\"customerId\", id));")]
#[derive(Debug, Clone, Default)]
#[must_use = "options do nothing before a list gets them"]
pub struct ListOptions {
    pub(super) filters: Vec<(String, FilterValue)>,
    pub(super) input: Map<String, Value>,
    pub(super) cursor: Option<String>,
}

impl ListOptions {
    /// The whole list, in pages of the client's own size.
    #[doc = example!("let pages = atera.customers().list(ListOptions::new());")]
    pub fn new() -> Self {
        Self::default()
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.input.insert(name.to_owned(), value.into());
        self
    }

    /// The page to begin with, from 1.
    #[doc = example!("let pages = atera.customers().list(ListOptions::new().page(3));")]
    pub fn page(self, page: u64) -> Self {
        self.with("page", page)
    }

    /// How many items a page holds.
    #[doc = example!("let pages = atera.customers().list(ListOptions::new().items_in_page(20));")]
    pub fn items_in_page(self, items: u64) -> Self {
        self.with("itemsInPage", items)
    }

    /// One of the dialect's own filters, by its name: `customerId`, `ticketStatus`, `Email` … A filter that the list
    /// does not have is refused.
    #[doc = example!("let pages = atera.tickets().list(ListOptions::new().filter(\"ticketStatus\", \"Open\"));")]
    pub fn filter(mut self, name: &str, value: impl Into<FilterValue>) -> Self {
        self.filters.push((name.to_owned(), value.into()));
        self
    }

    /// Each ticket with its billable time, in a list of tickets.
    #[doc = example!("let pages = atera.tickets().list(ListOptions::new().durations());")]
    pub fn durations(self) -> Self {
        self.with("durations", true)
    }

    /// The time for each page; without it, the client's.
    #[doc = example!("let pages = atera.tickets().list(ListOptions::new().timeout(Duration::from_secs(5)));")]
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with("timeoutMs", timeout.as_secs_f64() * 1_000.0)
    }

    /// Goes on where [`Pages::cursor`](super::Pages::cursor) stood, with the options of that reading. The npm
    /// package's cursors are the same.
    #[doc = example!(
        "let pages = atera.tickets().list(ListOptions::new());"
        "let first = pages.first().await?;"
        "if let Some(cursor) = pages.cursor() {"
        "    let rest = atera.tickets().list(ListOptions::new().cursor(&cursor)).all().await?;"
        "}"
    )]
    pub fn cursor(mut self, cursor: &str) -> Self {
        self.cursor = Some(cursor.to_owned());
        self
    }
}

/// An input with one thing wrong.
pub(super) fn invalid(path: &str, code: IssueCode, message: String) -> CoreError {
    let (path, severity) = (path.to_owned(), Severity::Error);
    CoreError::invalid(vec![Issue { path, code, severity, message, suggestion: None }])
}

/// The value of a filter.
///
/// ```
/// use atera_wasm::model::{Instant, LocalDate};
/// use atera_wasm::web::ListOptions;
/// let since = LocalDate::parse("2026-02-15").expect("a date");
/// let options = ListOptions::new().filter("FromLastModifiedDate", since).filter("SortBy", "Creation");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum FilterValue {
    /// A text or a word.
    Text(String),
    /// An id.
    Id(Id),
    /// True or false.
    Flag(bool),
    /// A point in time. Where the filter is on the account's own clock, it is converted.
    Instant(Instant),
    /// A time on the account's own clock.
    LocalTime(LocalTime),
    /// A day in the account's own calendar.
    LocalDate(LocalDate),
}

impl FilterValue {
    /// As the core reads it. An instant stays one only where the filter is on the account's clock.
    pub(super) fn to_json(&self, local: bool) -> Value {
        match self {
            FilterValue::Text(text) => json!(text),
            FilterValue::Id(id) => json!(id.get()),
            FilterValue::Flag(flag) => json!(flag),
            FilterValue::Instant(instant) if local => json!({ "date": instant.millis() }),
            FilterValue::Instant(instant) => json!(instant.as_str()),
            FilterValue::LocalTime(time) => json!(time.as_str()),
            FilterValue::LocalDate(date) => json!(date.as_str()),
        }
    }
}

macro_rules! filter_values {
    ($($type:ty => $variant:ident,)*) => {
        $(impl From<$type> for FilterValue {
            fn from(value: $type) -> Self {
                FilterValue::$variant(value.into())
            }
        })*
    };
}

filter_values! {
    &str => Text,
    String => Text,
    Id => Id,
    bool => Flag,
    Instant => Instant,
    LocalTime => LocalTime,
    LocalDate => LocalDate,
}
