//! The guide's dialect: every call of both guides.

use super::operation::Operation as Op;
use super::route::{Class, Route};
use crate::rules::{Action, Thing};

const CUSTOMER: Route = route(Op::CustomersList, "GET", "/customers", "customer").of("CustomerID");
const CONTACT: Route = route(Op::ContactsList, "GET", "/contacts", "contact").of("EndUserID");
const TICKET: Route = route(Op::TicketsList, "GET", "/tickets", "ticket").of("TicketID");

/// One row for each call of the guide.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    CUSTOMER,
    route(Op::CustomersGet, "GET", "/customers/{id}", "customer"),
    route(Op::CustomersCreate, "POST", "/customers", "customer").of("CustomerID").checks(Class::Create, Thing::Customer, Action::Create),
    route(Op::CustomersUpdate, "POST", "/customers/{id}", "customer").of("CustomerID").checks(Class::Idempotent, Thing::Customer, Action::Update),
    route(Op::CustomersDelete, "DELETE", "/customers/{id}", "customer").class(Class::Idempotent),
    CONTACT,
    route(Op::ContactsGet, "GET", "/contacts/{id}", "contact"),
    route(Op::ContactsCreate, "POST", "/contacts", "contact").of("EndUserID").checks(Class::Create, Thing::Contact, Action::Create),
    route(Op::ContactsUpdate, "POST", "/contacts/{id}", "contact").of("EndUserID").checks(Class::Idempotent, Thing::Contact, Action::Update),
    route(Op::ContactsDelete, "DELETE", "/contacts/{id}", "contact").class(Class::Idempotent),
    route(Op::CustomValuesGet, "GET", "/customvalues/{target}/{id}", "custom value"),
    route(Op::CustomValuesSet, "POST", "/customvalues/{target}/{id}", "custom value").checks(Class::Idempotent, Thing::CustomValue, Action::Create),
    route(Op::CustomValuesDelete, "DELETE", "/customvalues/{target}/{id}/{field}", "custom value").class(Class::Idempotent),
    // The guide lists no filters; its own workflows need them, and the live contract has both.
    TICKET.filters(&["customerId", "ticketStatus"]),
    route(Op::TicketsGet, "GET", "/tickets/{id}", "ticket"),
    route(Op::TicketsCreate, "POST", "/tickets", "ticket").of("TicketID").checks(Class::Create, Thing::Ticket, Action::Create),
    route(Op::TicketsUpdate, "POST", "/tickets/{id}", "ticket").of("TicketID").checks(Class::Idempotent, Thing::Ticket, Action::Update),
    route(Op::TicketsModifiedAfter, "GET", "/tickets/statusmodified", "ticket").of("TicketID").filters(&["modifiedAfter"]),
    route(Op::TicketsComments, "GET", "/tickets/{id}/comments", "ticket").of("CommentID"),
    route(Op::TicketsAddComment, "POST", "/tickets/{id}/comments", "ticket").of("CommentID").checks(Class::Create, Thing::Comment, Action::Create),
    route(Op::TicketsBillableDuration, "GET", "/tickets/{id}/billableduration", "ticket"),
    route(Op::TicketsWorkHours, "GET", "/tickets/{id}/workhours", "ticket").of("WorkHourID"),
];

const fn route(operation: Op, method: &'static str, path: &'static str, noun: &'static str) -> Route {
    Route { operation, method, path, class: Class::Read, id_field: None, check: None, filters: &[], noun }
}

impl Route {
    const fn of(mut self, id_field: &'static str) -> Self {
        self.id_field = Some(id_field);
        self
    }

    const fn class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    const fn checks(mut self, class: Class, thing: Thing, action: Action) -> Self {
        self.class = class;
        self.check = Some((thing, action));
        self
    }

    const fn filters(mut self, filters: &'static [&'static str]) -> Self {
        self.filters = filters;
        self
    }
}
