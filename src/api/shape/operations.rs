//! Every call of the contract: how it is asked, what may stand in the query, and what comes back for which status.

use super::Type::{self, Int64, List, Object, Text, Unknown};
use super::customers::{
    CONTACT_DTO, CREATE_CONTACT_REQUEST, CREATE_CUSTOMER_ATTACHMENT_REQUEST, CREATE_CUSTOMER_REQUEST,
    CUSTOMER_DTO, UPDATE_CONTACT_REQUEST, UPDATE_CUSTOMER_REQUEST,
};
use super::objects::{
    ACCOUNT_INFO_RESPONSE, CONTACT_DTO_PAGED_RESULT, CUSTOM_FIELD_DTO, CUSTOM_VALUE_DTO,
    CUSTOMER_DTO_PAGED_RESULT, PROBLEM_DETAILS, RESULT, SET_CUSTOM_VALUE_REQUEST,
    TICKET_COMMENT_DTO_PAGED_RESULT, TICKET_DTO_PAGED_RESULT, TICKET_WORK_HOURS_DTO_PAGED_RESULT,
    WORKHOUR_RECORD_DTO_PAGED_RESULT,
};
use super::tickets::{
    ADD_COMMENT_TO_TICKET_MODEL, ADD_TICKET_RELATION_MODEL, CREATE_TICKET_MODEL, CREATE_WORK_HOURS_MODEL,
    TICKET_DTO, TICKET_DURATIONS_DTO, TICKET_WORK_HOURS_SUMMARY_DTO, UPDATE_TICKET_MODEL,
};
use super::{Operation, Reply};

const DONE: Option<Type> = Some(Object(&RESULT));
const PROBLEM: Option<Type> = Some(Object(&PROBLEM_DETAILS));
const VALUES: Option<Type> = Some(List(&Object(&CUSTOM_VALUE_DTO)));
const BROKEN: Reply = (500, None);

/// One row for each call; the document's "likewise" for seven more targets of custom values is written out.
#[rustfmt::skip]
pub static OPERATIONS: &[Operation] = &[
    row("GET", "/account", &[], None, &[(200, Some(Object(&ACCOUNT_INFO_RESPONSE)))]),
    row("GET", "/contacts", &["page", "itemsInPage", "Email", "Phone", "FromLastModifiedDate", "SortBy"], None, &[(400, PROBLEM), (200, Some(Object(&CONTACT_DTO_PAGED_RESULT))), BROKEN]),
    row("POST", "/contacts", &[], Some(Object(&CREATE_CONTACT_REQUEST)), &[(400, PROBLEM), (201, DONE), BROKEN]),
    row("GET", "/contacts/{contactId}", &[], None, &[(200, Some(Object(&CONTACT_DTO))), BROKEN]),
    row("POST", "/contacts/{contactId}", &[], Some(Object(&UPDATE_CONTACT_REQUEST)), &[(400, PROBLEM), (200, DONE), BROKEN]),
    row("PUT", "/contacts/{contactId}", &[], Some(Object(&UPDATE_CONTACT_REQUEST)), &[(400, PROBLEM), (200, DONE), BROKEN]),
    row("DELETE", "/contacts/{contactId}", &[], None, &[(400, PROBLEM), (404, PROBLEM), (204, None), BROKEN]),
    row("GET", "/customers", &["page", "itemsInPage", "FromLastModifiedDate", "SortBy"], None, &[(400, PROBLEM), (200, Some(Object(&CUSTOMER_DTO_PAGED_RESULT))), BROKEN]),
    row("POST", "/customers", &[], Some(Object(&CREATE_CUSTOMER_REQUEST)), &[(400, PROBLEM), (201, DONE), BROKEN]),
    row("GET", "/customers/{customerId}", &[], None, &[(200, Some(Object(&CUSTOMER_DTO))), BROKEN]),
    row("POST", "/customers/{customerId}", &[], Some(Object(&UPDATE_CUSTOMER_REQUEST)), &[(400, PROBLEM), (404, PROBLEM), (200, DONE), BROKEN]),
    row("PUT", "/customers/{customerId}", &[], Some(Object(&UPDATE_CUSTOMER_REQUEST)), &[(400, PROBLEM), (404, PROBLEM), (200, DONE), BROKEN]),
    row("DELETE", "/customers/{customerId}", &[], None, &[(204, None), BROKEN]),
    row("POST", "/customers/folders", &[], Some(Unknown("CreateFolderRequest")), &[(201, DONE), (400, None), BROKEN]),
    row("POST", "/customers/attachments", &[], Some(Object(&CREATE_CUSTOMER_ATTACHMENT_REQUEST)), &[(201, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/{customValueId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/ticketfield/{ticketId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/ticketfield/{ticketId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/ticketfield/{ticketId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/ticketfields/{ticketId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/customerfield/{customerId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/customerfield/{customerId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/customerfield/{customerId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/customerfields/{customerId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/contactfield/{contactId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/contactfield/{contactId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/contactfield/{contactId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/contactfields/{contactId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/customfields", &[], None, &[(200, Some(List(&Object(&CUSTOM_FIELD_DTO)))), (400, None), BROKEN]),
    row("GET", "/tickets", &["page", "itemsInPage", "customerId", "ticketStatus", "includeRelations"], None, &[(200, Some(Object(&TICKET_DTO_PAGED_RESULT))), BROKEN]),
    row("POST", "/tickets", &[], Some(Object(&CREATE_TICKET_MODEL)), &[(201, DONE), (400, None), BROKEN]),
    row("GET", "/tickets/noComments", &["page", "itemsInPage", "customerId", "ticketStatus", "includeRelations"], None, &[(200, Some(Object(&TICKET_DTO_PAGED_RESULT))), BROKEN]),
    row("GET", "/tickets/statusmodified", &["page", "itemsInPage", "includeComments", "includeRelations"], None, &[(200, Some(Object(&TICKET_DTO_PAGED_RESULT))), BROKEN]),
    row("GET", "/tickets/lastmodified", &["page", "itemsInPage", "date", "includeComments", "includeRelations"], None, &[(200, Some(Object(&TICKET_DTO_PAGED_RESULT))), BROKEN]),
    row("GET", "/tickets/{ticketId}", &["includeRelations"], None, &[(200, Some(Object(&TICKET_DTO))), (404, PROBLEM), BROKEN]),
    row("PUT", "/tickets/{ticketId}", &[], Some(Object(&UPDATE_TICKET_MODEL)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/tickets/{ticketId}", &[], Some(Object(&UPDATE_TICKET_MODEL)), &[(200, DONE), (400, None), BROKEN]),
    row("DELETE", "/tickets/{ticketId}", &[], None, &[(204, None), BROKEN]),
    row("GET", "/tickets/{ticketId}/comments", &["page", "itemsInPage"], None, &[(200, Some(Object(&TICKET_COMMENT_DTO_PAGED_RESULT))), BROKEN]),
    row("POST", "/tickets/{ticketId}/comments", &[], Some(Object(&ADD_COMMENT_TO_TICKET_MODEL)), &[(200, DONE), (201, None), (400, None), BROKEN]),
    row("GET", "/tickets/{ticketId}/attachments", &[], None, &[(200, Some(List(&Text))), BROKEN]),
    row("GET", "/tickets/{ticketId}/billableduration", &[], None, &[(200, Some(Object(&TICKET_DURATIONS_DTO))), BROKEN]),
    row("POST", "/tickets/billableduration", &[], Some(List(&Int64)), &[(200, Some(List(&Object(&TICKET_DURATIONS_DTO)))), BROKEN]),
    row("GET", "/tickets/{ticketId}/nonbillableduration", &[], None, &[(200, Some(Object(&TICKET_DURATIONS_DTO))), BROKEN]),
    row("GET", "/tickets/{ticketId}/workhours", &[], None, &[(200, Some(Object(&TICKET_WORK_HOURS_SUMMARY_DTO))), BROKEN]),
    row("POST", "/tickets/{ticketId}/workhours", &[], Some(Object(&CREATE_WORK_HOURS_MODEL)), &[(201, DONE)]),
    row("POST", "/tickets/billableworkhourssiteduration", &[], Some(List(&Int64)), &[(200, Some(Unknown("TicketsWorkHoursSiteDurationSummaryDto"))), BROKEN]),
    row("GET", "/tickets/{ticketId}/workhoursrecords", &["page", "itemsInPage"], None, &[(200, Some(Object(&TICKET_WORK_HOURS_DTO_PAGED_RESULT))), BROKEN]),
    row("POST", "/tickets/{ticketId}/relations", &[], Some(Object(&ADD_TICKET_RELATION_MODEL)), &[(201, DONE), (400, PROBLEM), BROKEN]),
    row("DELETE", "/tickets/{ticketId}/relations/{relationType}", &[], None, &[(204, None), (400, PROBLEM), BROKEN]),
    row("GET", "/workhours", &["page", "itemsInPage", "startWorkhour", "endWorkhour", "includeRates"], None, &[(200, Some(Object(&WORKHOUR_RECORD_DTO_PAGED_RESULT))), (400, None), BROKEN]),
    row("GET", "/customvalues/contractfield/{contractId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/contractfield/{contractId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/contractfield/{contractId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/contractfields/{contractId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/slafield/{slaId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/slafield/{slaId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/slafield/{slaId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/slafields/{slaId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/agentfield/{agentId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/agentfield/{agentId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/agentfield/{agentId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/agentfields/{agentId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/snmpfield/{snmpId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/snmpfield/{snmpId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/snmpfield/{snmpId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/snmpfields/{snmpId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/tcpfield/{tcpId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/tcpfield/{tcpId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/tcpfield/{tcpId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/tcpfields/{tcpId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/httpfield/{httpId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/httpfield/{httpId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/httpfield/{httpId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/httpfields/{httpId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("GET", "/customvalues/genericfield/{genericId}/{fieldName}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
    row("PUT", "/customvalues/genericfield/{genericId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("POST", "/customvalues/genericfield/{genericId}/{fieldName}", &[], Some(Object(&SET_CUSTOM_VALUE_REQUEST)), &[(200, DONE), (400, None), BROKEN]),
    row("GET", "/customvalues/genericfields/{genericId}", &[], None, &[(200, VALUES), (400, None), BROKEN]),
];

const fn row(
    method: &'static str,
    path: &'static str,
    query: &'static [&'static str],
    body: Option<Type>,
    replies: &'static [Reply],
) -> Operation {
    Operation { method, path, query, body, replies }
}
