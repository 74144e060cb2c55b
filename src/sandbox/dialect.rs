//! A dialect as data: its paths, its field names and its envelopes. The guide's is in `guide`.

use super::call::{Answer, Ask, Desk};
use super::refusal::Refusal;
use super::row::{Comment, Contact, Customer, Ticket, WorkHour};
use super::store::Store;
use serde_json::{Map, Value};

/// Everything that differs between the dialects.
pub(super) struct Dialect {
    pub(super) routes: &'static [Route],
    pub(super) customer: &'static [Column<Customer>],
    pub(super) contact: &'static [Column<Contact>],
    pub(super) ticket: &'static [Column<Ticket>],
    pub(super) comment: &'static [Column<Comment>],
    pub(super) work_hour: &'static [Column<WorkHour>],
    pub(super) envelope: fn(Sheet) -> Value,
    pub(super) refused: fn(&Refusal) -> (u16, Value),
}

/// One call: `{}` in the pattern stands for any one part of the path.
pub(super) struct Route {
    pub(super) method: &'static str,
    pub(super) pattern: &'static str,
    pub(super) run: fn(&mut Desk<'_>, &Ask<'_>) -> Result<Answer, Refusal>,
}

/// One page of a list.
pub(super) struct Sheet {
    pub(super) items: Vec<Value>,
    pub(super) total_items: u64,
    pub(super) page: u64,
    pub(super) items_in_page: u64,
}

impl Sheet {
    pub(super) fn total_pages(&self) -> u64 {
        self.total_items.div_ceil(self.items_in_page.max(1))
    }
}

/// Sets a field from a body's value; the name is for the refusal.
pub(super) type Write<Row> = fn(&mut Row, &Value, &'static str) -> Result<(), Refusal>;

/// One field on the wire. A field that reads as null is left out of a reply, as in the guide's examples.
pub(super) struct Column<Row: 'static> {
    pub(super) name: &'static str,
    /// Whether a list shows it too.
    pub(super) listed: bool,
    pub(super) read: fn(&Row, &Store) -> Value,
    /// `None` for what only the system sets; a body that names it is not refused, it has no effect.
    pub(super) write: Option<Write<Row>>,
}

/// Writes a row as the wire shows it.
pub(super) fn show<Row>(columns: &[Column<Row>], row: &Row, store: &Store, in_list: bool) -> Value {
    let mut object = Map::new();
    for column in columns.iter().filter(|column| column.listed || !in_list) {
        let value = (column.read)(row, store);
        if !value.is_null() {
            object.insert(column.name.to_owned(), value);
        }
    }
    Value::Object(object)
}

/// Takes over what a body sets. Names that no column has are left aside.
pub(super) fn fill<Row>(
    columns: &[Column<Row>],
    row: &mut Row,
    body: &Map<String, Value>,
) -> Result<(), Refusal> {
    for column in columns {
        if let (Some(write), Some(value)) = (column.write, body.get(column.name)) {
            write(row, value, column.name)?;
        }
    }
    Ok(())
}

/// The route with its captured parts, or the methods that the path would take.
pub(super) fn find<'r>(
    routes: &'r [Route],
    method: &str,
    parts: &[String],
) -> Result<(&'r Route, Vec<String>), Vec<&'r str>> {
    let mut allowed = Vec::new();
    for route in routes {
        if let Some(captured) = captures(route.pattern, parts) {
            if route.method == method {
                return Ok((route, captured));
            }
            allowed.push(route.method);
        }
    }
    Err(allowed)
}

fn captures(pattern: &str, parts: &[String]) -> Option<Vec<String>> {
    let mut captured = Vec::new();
    let mut rest = parts.iter();
    for wanted in pattern.split('/') {
        let part = rest.next()?;
        match wanted {
            "{}" => captured.push(part.clone()),
            word if word == part => {}
            _ => return None,
        }
    }
    rest.next().is_none().then_some(captured)
}
