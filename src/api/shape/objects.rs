//! Every object of the contract: its fields, their types, and which may be null.

use super::Type::{self, Boolean, DateTime, Double, Int32, Int64, List, Object, Text, Unknown, Uuid, Word};
use super::customers::{
    CONTACT_DTO, CREATE_CONTACT_REQUEST, CREATE_CUSTOMER_ATTACHMENT_REQUEST, CREATE_CUSTOMER_REQUEST,
    CUSTOMER_DTO, UPDATE_CONTACT_REQUEST, UPDATE_CUSTOMER_REQUEST,
};
use super::tickets::{
    ADD_COMMENT_TO_TICKET_MODEL, ADD_TICKET_RELATION_MODEL, CREATE_TICKET_MODEL, CREATE_WORK_HOURS_MODEL,
    ENDUSER_COMMENT_DETAILS, TECHNICIAN_COMMENT_DETAILS, TICKET_COMMENT_DTO, TICKET_DTO,
    TICKET_DURATIONS_DTO, TICKET_WORK_HOURS_DTO, TICKET_WORK_HOURS_SUMMARY_DTO, UPDATE_TICKET_MODEL,
    WORKHOUR_RECORD_DTO,
};
use super::words::{CUSTOM_FIELD_DATA_TYPE_DTO, CUSTOM_FIELD_TARGET_DTO};
use super::{Field, Shape};

pub(super) static CUSTOM_FIELD_DTO: Shape = shape(
    "CustomFieldDto",
    &[
        nullable("Name", Text),
        present("DataType", Word(&CUSTOM_FIELD_DATA_TYPE_DTO)),
        present("Target", Word(&CUSTOM_FIELD_TARGET_DTO)),
        present("PossibleValues", List(&Unknown("OptionFieldValues"))),
        nullable("ParentAttributeName", Text),
    ],
);

pub(super) static CUSTOM_VALUE_DTO: Shape = shape(
    "CustomValueDto",
    &[
        present("ItemId", Int64),
        present("Id", Uuid),
        nullable("FieldName", Text),
        nullable("ValueAsString", Text),
        present("ValueAsDecimal", Double),
        nullable("ValueAsDateTime", DateTime),
        present("ValueAsBool", Boolean),
        nullable("OptionId", Uuid),
    ],
);

pub(super) static SET_CUSTOM_VALUE_REQUEST: Shape =
    shape("SetCustomValueRequest", &[nullable("Value", Text)]);

pub(super) static ACCOUNT_INFO_RESPONSE: Shape = shape(
    "AccountInfoResponse",
    &[
        nullable("AccountID", Text),
        nullable("Country", Text),
        nullable("CompanyName", Text),
        nullable("CreatedOn", Text),
        nullable("State", Text),
        nullable("TimeZoneName", Text),
        nullable("City", Text),
        nullable("Address", Text),
        nullable("PostalCode", Text),
        nullable("Phone", Text),
        present("IsITDepartment", Boolean),
        nullable("Plan", Text),
    ],
);

pub(super) static PROBLEM_DETAILS: Shape = shape(
    "ProblemDetails",
    &[
        nullable("type", Text),
        nullable("title", Text),
        nullable("status", Int32),
        nullable("detail", Text),
        nullable("instance", Text),
    ],
);

pub(super) static RESULT: Shape = shape("Result", &[nullable("ActionID", Text)]);

/// One page of a list: the document repeats these names for each thing listed.
macro_rules! page {
    ($page:ident, $name:literal, $item:ident) => {
        pub(super) static $page: Shape = shape(
            $name,
            &[
                present("items", List(&Object(&$item))),
                present("page", Int32),
                present("itemsInPage", Int32),
                present("totalItemCount", Int32),
                present("totalPages", Int32),
                nullable("prevLink", Text),
                nullable("nextLink", Text),
            ],
        );
    };
}

page!(CONTACT_DTO_PAGED_RESULT, "ContactDtoPagedResult", CONTACT_DTO);
page!(CUSTOMER_DTO_PAGED_RESULT, "CustomerDtoPagedResult", CUSTOMER_DTO);
page!(TICKET_DTO_PAGED_RESULT, "TicketDtoPagedResult", TICKET_DTO);
page!(TICKET_COMMENT_DTO_PAGED_RESULT, "TicketCommentDtoPagedResult", TICKET_COMMENT_DTO);
page!(TICKET_WORK_HOURS_DTO_PAGED_RESULT, "TicketWorkHoursDtoPagedResult", TICKET_WORK_HOURS_DTO);
page!(WORKHOUR_RECORD_DTO_PAGED_RESULT, "WorkhourRecordDtoPagedResult", WORKHOUR_RECORD_DTO);

/// Every object.
pub static SHAPES: &[&Shape] = &[
    &CUSTOMER_DTO,
    &CREATE_CUSTOMER_REQUEST,
    &UPDATE_CUSTOMER_REQUEST,
    &CREATE_CUSTOMER_ATTACHMENT_REQUEST,
    &CONTACT_DTO,
    &CREATE_CONTACT_REQUEST,
    &UPDATE_CONTACT_REQUEST,
    &TICKET_DTO,
    &CREATE_TICKET_MODEL,
    &UPDATE_TICKET_MODEL,
    &TICKET_COMMENT_DTO,
    &ADD_COMMENT_TO_TICKET_MODEL,
    &TECHNICIAN_COMMENT_DETAILS,
    &ENDUSER_COMMENT_DETAILS,
    &TICKET_DURATIONS_DTO,
    &TICKET_WORK_HOURS_SUMMARY_DTO,
    &TICKET_WORK_HOURS_DTO,
    &CREATE_WORK_HOURS_MODEL,
    &WORKHOUR_RECORD_DTO,
    &ADD_TICKET_RELATION_MODEL,
    &CUSTOM_FIELD_DTO,
    &CUSTOM_VALUE_DTO,
    &SET_CUSTOM_VALUE_REQUEST,
    &ACCOUNT_INFO_RESPONSE,
    &PROBLEM_DETAILS,
    &RESULT,
    &CONTACT_DTO_PAGED_RESULT,
    &CUSTOMER_DTO_PAGED_RESULT,
    &TICKET_DTO_PAGED_RESULT,
    &TICKET_COMMENT_DTO_PAGED_RESULT,
    &TICKET_WORK_HOURS_DTO_PAGED_RESULT,
    &WORKHOUR_RECORD_DTO_PAGED_RESULT,
];

pub(super) const fn shape(name: &'static str, fields: &'static [Field]) -> Shape {
    Shape { name, fields }
}

/// It may be null.
pub(super) const fn nullable(name: &'static str, kind: Type) -> Field {
    Field { name, kind, nullable: true, required: false }
}

/// It may be left out, but not be null.
pub(super) const fn present(name: &'static str, kind: Type) -> Field {
    Field { name, kind, nullable: false, required: false }
}

/// It must be there.
pub(super) const fn required(name: &'static str, kind: Type) -> Field {
    Field { name, kind, nullable: false, required: true }
}
