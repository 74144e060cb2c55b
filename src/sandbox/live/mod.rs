//! The live dialect: Atera's `OpenAPI` document of June 2026. What replies show is in `shown`, what bodies may
//! say in `taken`.

mod shown;
mod taken;

use super::address::Address;
use super::call::work_hours::hours;
use super::call::{account, comments, contacts, custom_values, customers, relations, tickets, work_hours};
use super::dialect::{Body, Dialect, Done, Empty, Route, Sheet, Table, Trouble, routes};
use super::exchange::{Request, Response};
use super::row::{Durations, Standing, WorkHour};
use serde_json::{Map, Value, json};

pub(super) static LIVE: Dialect = Dialect {
    key,
    routes: ROUTES,
    customer: Table {
        shown: shown::CUSTOMER,
        empty: Empty::Null,
        create: taken::NEW_CUSTOMER,
        update: taken::CUSTOMER,
    },
    contact: Table {
        shown: shown::CONTACT,
        empty: Empty::Null,
        create: taken::NEW_CONTACT,
        update: taken::CONTACT,
    },
    ticket: Table {
        shown: shown::TICKET,
        empty: Empty::Null,
        create: taken::NEW_TICKET,
        update: taken::TICKET,
    },
    comment: Table { shown: shown::COMMENT, empty: Empty::Null, create: taken::COMMENT, update: Body::NONE },
    work_hour: Table {
        shown: shown::WORK_HOUR,
        empty: Empty::Null,
        create: taken::WORK_HOUR,
        update: Body::NONE,
    },
    custom_value: Table {
        shown: shown::CUSTOM_VALUE,
        empty: Empty::Null,
        create: Body::NONE,
        update: Body::NONE,
    },
    durations,
    status: Standing::any,
    envelope,
    whole: Value::Array,
    done,
    error,
};

/// The work hours of all tickets: `WorkhourRecordDto`.
pub(super) static RECORD: Table<WorkHour> =
    Table { shown: shown::RECORD, empty: Empty::Null, create: Body::NONE, update: Body::NONE };

const ROUTES: &[Route] = routes! {
    GET "account" account::get;
    GET "contacts" contacts::find;
    POST "contacts" contacts::create;
    GET "contacts/{}" contacts::get;
    POST "contacts/{}" contacts::update;
    PUT "contacts/{}" contacts::update;
    DELETE "contacts/{}" contacts::delete;
    GET "customers" customers::list_changed;
    POST "customers" customers::create;
    POST "customers/folders" customers::create_folder;
    POST "customers/attachments" customers::attach;
    GET "customers/{}" customers::get;
    POST "customers/{}" customers::update;
    PUT "customers/{}" customers::update;
    DELETE "customers/{}" customers::delete;
    GET "customvalues/customfields" custom_values::fields;
    GET "customvalues/{}" custom_values::by_id;
    GET "customvalues/{}/{}" custom_values::of_item;
    GET "customvalues/{}/{}/{}" custom_values::field_of_item;
    PUT "customvalues/{}/{}/{}" custom_values::set_field;
    POST "customvalues/{}/{}/{}" custom_values::set_field;
    GET "tickets" tickets::list;
    POST "tickets" tickets::create;
    GET "tickets/noComments" tickets::without_comments;
    GET "tickets/statusmodified" tickets::over;
    GET "tickets/lastmodified" tickets::last_modified;
    POST_IDS "tickets/billableduration" work_hours::billable_of_many;
    POST_IDS "tickets/billableworkhourssiteduration" work_hours::on_site_of_many;
    GET "tickets/{}" tickets::get;
    PUT "tickets/{}" tickets::update;
    POST "tickets/{}" tickets::update;
    DELETE "tickets/{}" tickets::delete;
    GET "tickets/{}/comments" comments::list;
    POST "tickets/{}/comments" comments::create;
    GET "tickets/{}/attachments" tickets::attachments;
    GET "tickets/{}/billableduration" work_hours::billable;
    GET "tickets/{}/nonbillableduration" work_hours::non_billable;
    GET "tickets/{}/workhours" work_hours::summary;
    POST "tickets/{}/workhours" work_hours::create;
    GET "tickets/{}/workhoursrecords" work_hours::of_ticket;
    POST "tickets/{}/relations" relations::create;
    DELETE "tickets/{}/relations/{}" relations::delete;
    GET "workhours" work_hours::list;
};

/// A token in `Authorization`, a legacy key in `X-API-KEY`; each in the other's place is none at all.
fn key(request: &Request) -> Option<&str> {
    let token = request.header("authorization").and_then(|header| {
        let (scheme, token) = header.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    let key = request.header("x-api-key").filter(|key| !key.is_empty());
    token.filter(|token| is_token(token)).or_else(|| key.filter(|key| !is_token(key)))
}

/// Whether a key is a JWT: three base64url segments, of which the first starts with `eyJ` (`{"` in base64).
fn is_token(key: &str) -> bool {
    let base64url = |part: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        !part.is_empty() && part.bytes().all(fits)
    };
    key.starts_with("eyJ") && key.split('.').count() == 3 && key.split('.').all(base64url)
}

fn envelope(sheet: Sheet, address: &Address) -> Value {
    let total_pages = sheet.total_pages();
    let link = |page: u64| {
        let there = (1..=total_pages).contains(&page);
        there.then(|| address.at_page(page, sheet.items_in_page))
    };
    let (before, after) = (link(sheet.page - 1), link(sheet.page + 1));
    let entries: [(&str, Value); 7] = [
        ("items", Value::Array(sheet.items)),
        ("totalItemCount", sheet.total_items.into()),
        ("page", sheet.page.into()),
        ("itemsInPage", sheet.items_in_page.into()),
        ("totalPages", total_pages.into()),
        ("prevLink", before.into()),
        ("nextLink", after.into()),
    ];
    entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>().into()
}

/// `Result`: the id as text, and nothing else.
fn done(done: &Done<'_>) -> Value {
    let id = match done {
        Done::Customer(row) => row.id,
        Done::Contact(id) | Done::Ticket(id) | Done::Other(id) => *id,
        Done::NewTicket(row) => row.id,
        Done::Comment(row) => row.id,
        Done::CustomValue(row) => row.item,
    };
    json!({ "ActionID": id.to_string() })
}

/// `TicketDurationsDto`; its last field is so spelled.
fn durations(spent: &Durations) -> Value {
    json!({
        "OffSLADurationHours": hours(spent.off_sla()),
        "OffSiteDurationHours": hours(spent.off_site()),
        "OnSLADurationHours": hours(spent.on_sla),
        "OnSiteDurationHours": hours(spent.on_site),
        "TotalDurationHours": hours(spent.total),
        "ticketId": spent.ticket_id,
    })
}

/// What the service's framework writes about a status: its type and its title.
const PROBLEMS: &[(u16, &str, &str)] = &[
    (400, "https://tools.ietf.org/html/rfc9110#section-15.5.1", "Bad Request"),
    (403, "https://tools.ietf.org/html/rfc9110#section-15.5.4", "Forbidden"),
    (404, "https://tools.ietf.org/html/rfc9110#section-15.5.5", "Not Found"),
    (405, "https://tools.ietf.org/html/rfc9110#section-15.5.6", "Method Not Allowed"),
    (413, "https://tools.ietf.org/html/rfc9110#section-15.5.14", "Content Too Large"),
    (415, "https://tools.ietf.org/html/rfc9110#section-15.5.16", "Unsupported Media Type"),
    (429, "https://tools.ietf.org/html/rfc6585#section-4", "Too Many Requests"),
    (500, "https://tools.ietf.org/html/rfc9110#section-15.6.1", "Internal Server Error"),
];

/// `ProblemDetails`, but nothing at all with 401.
fn error(trouble: &Trouble<'_>) -> Response {
    let Trouble { status, message, instance } = *trouble;
    if status == 401 {
        return Response::empty(401);
    }
    let known = PROBLEMS.iter().find(|(known, _, _)| *known == status);
    let (about, title) = known.map_or(("about:blank", "Error"), |(_, about, title)| (*about, *title));
    let body =
        json!({ "type": about, "title": title, "status": status, "detail": message, "instance": instance });
    Response::problem(status, &body)
}
