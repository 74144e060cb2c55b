//! The guide's dialect: every call of both guides.

use super::operation::Operation as Op;
use super::route::{Body, Filter, FilterKind, Route};
use crate::rules::{Action, Thing};

const NEW: Action = Action::Create;
const PATCH: Action = Action::Update;

// The guide lists no filters; its own workflows need them, and the live contract has both.
const OF_TICKETS: &[Filter] = &[
    Filter { name: "customerId", wire: "customerId", kind: FilterKind::Id },
    Filter { name: "ticketStatus", wire: "ticketStatus", kind: FilterKind::Text },
];
const AFTER: &[Filter] =
    &[Filter { name: "modifiedAfter", wire: "modifiedAfter", kind: FilterKind::Instant }];

/// One row for each call of the guide.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    Route::list(Op::CustomersList, "/customers", "customer", "CustomerID"),
    Route::get(Op::CustomersGet, "/customers/{id}", "customer"),
    Route::create(Op::CustomersCreate, "/customers", "customer", "CustomerID").sends(Body::Thing(Thing::Customer, NEW)),
    Route::change(Op::CustomersUpdate, "POST", "/customers/{id}", "customer").sends(Body::Thing(Thing::Customer, PATCH)),
    Route::change(Op::CustomersDelete, "DELETE", "/customers/{id}", "customer"),
    Route::list(Op::ContactsList, "/contacts", "contact", "EndUserID"),
    Route::get(Op::ContactsGet, "/contacts/{id}", "contact"),
    Route::create(Op::ContactsCreate, "/contacts", "contact", "EndUserID").sends(Body::Thing(Thing::Contact, NEW)),
    Route::change(Op::ContactsUpdate, "POST", "/contacts/{id}", "contact").sends(Body::Thing(Thing::Contact, PATCH)),
    Route::change(Op::ContactsDelete, "DELETE", "/contacts/{id}", "contact"),
    Route::all(Op::CustomValuesGet, "/customvalues/{target}/{id}", "custom value"),
    Route::change(Op::CustomValuesSet, "POST", "/customvalues/{target}/{id}", "custom value").sends(Body::Thing(Thing::CustomValue, NEW)),
    Route::change(Op::CustomValuesDelete, "DELETE", "/customvalues/{target}/{id}/{field}", "custom value"),
    Route::list(Op::TicketsList, "/tickets", "ticket", "TicketID").filters(OF_TICKETS),
    Route::get(Op::TicketsGet, "/tickets/{id}", "ticket"),
    Route::create(Op::TicketsCreate, "/tickets", "ticket", "TicketID").sends(Body::Thing(Thing::Ticket, NEW)),
    Route::change(Op::TicketsUpdate, "POST", "/tickets/{id}", "ticket").sends(Body::Thing(Thing::Ticket, PATCH)),
    Route::list(Op::TicketsModifiedAfter, "/tickets/statusmodified", "ticket", "TicketID").filters(AFTER),
    Route::list(Op::TicketsComments, "/tickets/{id}/comments", "ticket", "CommentID"),
    Route::create(Op::TicketsAddComment, "/tickets/{id}/comments", "ticket", "CommentID").sends(Body::Thing(Thing::Comment, NEW)),
    Route::get(Op::TicketsBillableDuration, "/tickets/{id}/billableduration", "ticket"),
    Route::list(Op::TicketsWorkHours, "/tickets/{id}/workhours", "ticket", "WorkHourID"),
];
