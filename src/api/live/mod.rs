//! The live dialect: Atera's own `OpenAPI` document of June 2026, for the domains of the guide.

pub mod forms;

use super::operation::Operation as Op;
use super::route::{Answer, Body, Filter, FilterKind as Holds, Route};
use crate::model::Reading;
use forms as form;

const fn filter(name: &'static str, kind: Holds) -> Filter {
    Filter { name, wire: name, kind }
}

const SORT: Holds = Holds::Word(&["Creation", "LastModified"]);
const SINCE: Filter = filter("FromLastModifiedDate", Holds::Local);
const RELATIONS: Filter = filter("includeRelations", Holds::Flag);
const COMMENTS: Filter = filter("includeComments", Holds::Flag);

const OF_CUSTOMERS: &[Filter] = &[SINCE, filter("SortBy", SORT)];
const OF_CONTACTS: &[Filter] =
    &[filter("Email", Holds::Text), filter("Phone", Holds::Text), SINCE, filter("SortBy", SORT)];
const OF_TICKETS: &[Filter] =
    &[filter("customerId", Holds::Id), filter("ticketStatus", Holds::Text), RELATIONS];
/// The guide asks `/tickets/statusmodified` what the live service answers under `/tickets/lastmodified`.
const OF_MODIFIED: &[Filter] =
    &[Filter { name: "modifiedAfter", wire: "date", kind: Holds::Instant }, COMMENTS, RELATIONS];
const OF_WORK: &[Filter] = &[
    filter("startWorkhour", Holds::Local),
    filter("endWorkhour", Holds::Local),
    filter("includeRates", Holds::Flag),
];

/// The names of all filters of both dialects: one that a call does not have is refused, not lost.
pub const FILTERS: &[&str] = &[
    "FromLastModifiedDate",
    "SortBy",
    "Email",
    "Phone",
    "customerId",
    "ticketStatus",
    "includeRelations",
    "includeComments",
    "modifiedAfter",
    "startWorkhour",
    "endWorkhour",
    "includeRates",
];

/// One row for each call that the client makes. `PUT` does what `POST` does in updates; one of them is enough.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    Route::list(Op::CustomersList, "/customers", "customer", "CustomerID").filters(OF_CUSTOMERS).reads(Reading::Customer),
    Route::get(Op::CustomersGet, "/customers/{id}", "customer").reads(Reading::Customer),
    Route::create(Op::CustomersCreate, "/customers", "customer", "CustomerID").sends(Body::Form(&form::NEW_CUSTOMER, form::CUSTOMER_NAMES)),
    Route::change(Op::CustomersUpdate, "POST", "/customers/{id}", "customer").sends(Body::Form(&form::CUSTOMER_PATCH, form::CUSTOMER_NAMES)),
    Route::change(Op::CustomersDelete, "DELETE", "/customers/{id}", "customer"),
    Route::create(Op::CustomersCreateFolder, "/customers/folders", "folder", "").sends(Body::Form(&form::NEW_FOLDER, form::ATTACHMENT_NAMES)),
    Route::create(Op::CustomersAttach, "/customers/attachments", "attachment", "").sends(Body::Form(&form::NEW_ATTACHMENT, form::ATTACHMENT_NAMES)),
    Route::list(Op::ContactsList, "/contacts", "contact", "EndUserID").filters(OF_CONTACTS).reads(Reading::Contact),
    Route::get(Op::ContactsGet, "/contacts/{id}", "contact").reads(Reading::Contact),
    Route::create(Op::ContactsCreate, "/contacts", "contact", "EndUserID").sends(Body::Form(&form::NEW_CONTACT, form::CONTACT_NAMES)),
    Route::change(Op::ContactsUpdate, "POST", "/contacts/{id}", "contact").sends(Body::Form(&form::CONTACT_PATCH, form::CONTACT_NAMES)),
    Route::change(Op::ContactsDelete, "DELETE", "/contacts/{id}", "contact"),
    Route::all(Op::CustomValuesGet, "/customvalues/{target}fields/{id}", "custom value").reads(Reading::CustomValue),
    Route::all(Op::CustomValuesGetField, "/customvalues/{target}field/{id}/{field}", "custom value").reads(Reading::CustomValue),
    Route::change(Op::CustomValuesSet, "PUT", "/customvalues/{target}field/{id}/{field}", "custom value").sends(Body::Form(&form::CUSTOM_VALUE, form::CUSTOM_VALUE_NAMES)),
    Route::all(Op::CustomValuesById, "/customvalues/{field}", "custom value").reads(Reading::CustomValue),
    Route::all(Op::CustomValuesFields, "/customvalues/customfields", "custom field"),
    Route::list(Op::TicketsList, "/tickets", "ticket", "TicketID").filters(OF_TICKETS).reads(Reading::Ticket),
    Route::list(Op::TicketsNoComments, "/tickets/noComments", "ticket", "TicketID").filters(OF_TICKETS).reads(Reading::Ticket),
    Route::list(Op::TicketsStatusModified, "/tickets/statusmodified", "ticket", "TicketID").filters(&[COMMENTS, RELATIONS]).reads(Reading::Ticket),
    Route::list(Op::TicketsModifiedAfter, "/tickets/lastmodified", "ticket", "TicketID").filters(OF_MODIFIED).reads(Reading::Ticket),
    Route::get(Op::TicketsGet, "/tickets/{id}", "ticket").filters(&[RELATIONS]).reads(Reading::Ticket),
    Route::create(Op::TicketsCreate, "/tickets", "ticket", "TicketID").sends(Body::Form(&form::NEW_TICKET, form::TICKET_NAMES)),
    Route::change(Op::TicketsUpdate, "POST", "/tickets/{id}", "ticket").sends(Body::Form(&form::TICKET_PATCH, &[])),
    Route::change(Op::TicketsDelete, "DELETE", "/tickets/{id}", "ticket"),
    Route::list(Op::TicketsComments, "/tickets/{id}/comments", "ticket", "").reads(Reading::Comment),
    Route { answer: Answer::MaybeNew("CommentID"), ..Route::create(Op::TicketsAddComment, "/tickets/{id}/comments", "ticket", "").sends(Body::Form(&form::NEW_COMMENT, form::COMMENT_NAMES)) },
    Route::all(Op::TicketsAttachments, "/tickets/{id}/attachments", "ticket"),
    Route::get(Op::TicketsBillableDuration, "/tickets/{id}/billableduration", "ticket").reads(Reading::Billable),
    Route { method: "POST", ..Route::all(Op::TicketsBillableDurations, "/tickets/billableduration", "ticket").sends(Body::Ids).reads(Reading::Billable) },
    Route::get(Op::TicketsNonBillableDuration, "/tickets/{id}/nonbillableduration", "ticket").reads(Reading::NonBillable),
    Route { method: "POST", ..Route::get(Op::TicketsSiteDurations, "/tickets/billableworkhourssiteduration", "ticket").sends(Body::Ids) },
    Route::list(Op::TicketsWorkHours, "/tickets/{id}/workhoursrecords", "ticket", "WorkHourID").reads(Reading::WorkHour),
    Route::get(Op::TicketsWorkHoursSummary, "/tickets/{id}/workhours", "ticket").reads(Reading::WorkSummary),
    Route::create(Op::TicketsLogWork, "/tickets/{id}/workhours", "ticket", "WorkHourID").sends(Body::Form(&form::NEW_WORK, form::WORK_NAMES)),
    Route::create(Op::TicketsRelate, "/tickets/{id}/relations", "ticket", "").sends(Body::Form(&form::NEW_RELATION, &[])),
    Route::change(Op::TicketsUnrelate, "DELETE", "/tickets/{id}/relations/{field}", "ticket"),
    Route::list(Op::WorkHoursList, "/workhours", "work hour", "WorkHourID").filters(OF_WORK).reads(Reading::WorkRecord),
    Route::get(Op::AccountGet, "/account", "account"),
];
