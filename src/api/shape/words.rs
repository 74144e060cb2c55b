//! Every list of words of the contract. The server may know more: a word that is none of these is drift.

use super::Words;

pub(super) static TICKET_PRIORITY_OPTIONS: Words =
    Words { name: "TicketPriorityOptions", words: &["Low", "Medium", "High", "Critical"] };

pub(super) static TICKET_TYPES_FOR_API: Words =
    Words { name: "TicketTypesForAPI", words: &["Incident", "Problem", "Request", "Change"] };

pub(super) static TICKETS_IMPACT_OPTIONS: Words = Words {
    name: "TicketsImpactOptions",
    words: &["NoImpact", "SiteDown", "ServerIssue", "Minor", "Major", "Crisis"],
};

pub(super) static RELATION_TYPE: Words = Words { name: "RelationType", words: &["None", "Parent", "Child"] };

pub(super) static CUSTOM_FIELD_DATA_TYPE_DTO: Words = Words {
    name: "CustomFieldDataTypeDto",
    words: &["Text", "Boolean", "Numeric", "Date", "Options", "OptionsWithDependencies"],
};

pub(super) static CUSTOM_FIELD_TARGET_DTO: Words = Words {
    name: "CustomFieldTargetDto",
    words: &[
        "Customer",
        "Ticket",
        "Contact",
        "Contract",
        "SLA",
        "Agent",
        "SNMPDevice",
        "TCPDevice",
        "HTTPDevice",
        "GenericDevice",
    ],
};

pub(super) static CUSTOMER_SORT_BY: Words =
    Words { name: "CustomerSortBy", words: &["Creation", "LastModified"] };

pub(super) static CONTACT_SORT_BY: Words =
    Words { name: "ContactSortBy", words: &["Creation", "LastModified"] };

/// Every list of words.
pub static WORDS: &[&Words] = &[
    &TICKET_PRIORITY_OPTIONS,
    &TICKET_TYPES_FOR_API,
    &TICKETS_IMPACT_OPTIONS,
    &RELATION_TYPE,
    &CUSTOM_FIELD_DATA_TYPE_DTO,
    &CUSTOM_FIELD_TARGET_DTO,
    &CUSTOMER_SORT_BY,
    &CONTACT_SORT_BY,
];
