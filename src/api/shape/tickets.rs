//! The objects of tickets: comments, durations, work hours and relations.

use super::Shape;
use super::Type::{Boolean, DateTime, Double, Int32, Int64, Object, Text, Word};
use super::objects::{nullable, present, shape};
use super::words::{RELATION_TYPE, TICKET_PRIORITY_OPTIONS, TICKET_TYPES_FOR_API, TICKETS_IMPACT_OPTIONS};

pub(super) static TICKET_DTO: Shape = shape(
    "TicketDto",
    &[
        nullable("TicketID", Int64),
        nullable("TicketTitle", Text),
        nullable("TicketNumber", Text),
        present("TicketPriority", Word(&TICKET_PRIORITY_OPTIONS)),
        present("TicketImpact", Word(&TICKETS_IMPACT_OPTIONS)),
        nullable("TicketStatus", Text),
        nullable("TicketSource", Text),
        present("TicketType", Word(&TICKET_TYPES_FOR_API)),
        nullable("EndUserID", Int64),
        nullable("EndUserEmail", Text),
        nullable("EndUserFirstName", Text),
        nullable("EndUserLastName", Text),
        nullable("EndUserPhone", Text),
        nullable("TicketResolvedDate", DateTime),
        nullable("TicketCreatedDate", DateTime),
        nullable("TechnicianFirstCommentDate", DateTime),
        nullable("FirstResponseDueDate", DateTime),
        nullable("ClosedTicketDueDate", DateTime),
        nullable("FirstComment", Text),
        nullable("LastEndUserComment", Text),
        nullable("LastEndUserCommentTimestamp", DateTime),
        nullable("LastTechnicianComment", Text),
        nullable("LastTechnicianCommentTimestamp", DateTime),
        nullable("OnSiteDurationSeconds", Int32),
        nullable("OnSiteDurationMinutes", Int32),
        nullable("OffSiteDurationSeconds", Int32),
        nullable("OffSiteDurationMinutes", Int32),
        nullable("OnSLADurationSeconds", Int32),
        nullable("OnSLADurationMinutes", Int32),
        nullable("OffSLADurationSeconds", Int32),
        nullable("OffSLADurationMinutes", Int32),
        nullable("TotalDurationSeconds", Int32),
        nullable("TotalDurationMinutes", Int32),
        present("CustomerID", Int64),
        nullable("CustomerName", Text),
        nullable("CustomerBusinessNumber", Text),
        nullable("TechnicianContactID", Int64),
        nullable("TechnicianFullName", Text),
        nullable("TechnicianEmail", Text),
        nullable("ContractID", Int64),
        present("RelationType", Word(&RELATION_TYPE)),
        nullable("RelatedTicketId", Int64),
    ],
);

pub(super) static CREATE_TICKET_MODEL: Shape = shape(
    "CreateTicketModel",
    &[
        nullable("TicketTitle", Text),
        nullable("Description", Text),
        present("TicketPriority", Word(&TICKET_PRIORITY_OPTIONS)),
        present("TicketImpact", Word(&TICKETS_IMPACT_OPTIONS)),
        nullable("TicketStatus", Text),
        present("TicketType", Word(&TICKET_TYPES_FOR_API)),
        nullable("EndUserID", Int64),
        nullable("EndUserFirstName", Text),
        nullable("EndUserLastName", Text),
        nullable("EndUserEmail", Text),
        nullable("EndUserPhone", Text),
        nullable("TechnicianContactID", Int64),
        nullable("TechnicianEmail", Text),
    ],
);

pub(super) static UPDATE_TICKET_MODEL: Shape = shape(
    "UpdateTicketModel",
    &[
        nullable("TicketTitle", Text),
        nullable("TicketStatus", Text),
        present("TicketType", Word(&TICKET_TYPES_FOR_API)),
        present("TicketPriority", Word(&TICKET_PRIORITY_OPTIONS)),
        present("TicketImpact", Word(&TICKETS_IMPACT_OPTIONS)),
        nullable("TechnicianContactID", Int64),
        nullable("TechnicianEmail", Text),
    ],
);

pub(super) static TICKET_COMMENT_DTO: Shape = shape(
    "TicketCommentDto",
    &[
        present("Date", DateTime),
        nullable("Comment", Text),
        nullable("CommentHtml", Text),
        nullable("EndUserID", Int64),
        nullable("TechnicianContactID", Int64),
        nullable("Email", Text),
        nullable("FirstName", Text),
        nullable("LastName", Text),
        present("IsInternal", Boolean),
    ],
);

pub(super) static ADD_COMMENT_TO_TICKET_MODEL: Shape = shape(
    "AddCommentToTicketModel",
    &[
        nullable("CommentText", Text),
        nullable("CommentTimestampUTC", DateTime),
        present("TechnicianCommentDetails", Object(&TECHNICIAN_COMMENT_DETAILS)),
        present("EnduserCommentDetails", Object(&ENDUSER_COMMENT_DETAILS)),
    ],
);

pub(super) static TECHNICIAN_COMMENT_DETAILS: Shape = shape(
    "TechnicianCommentDetails",
    &[present("TechnicianId", Int64), present("IsInternal", Boolean), nullable("TechnicianEmail", Text)],
);

pub(super) static ENDUSER_COMMENT_DETAILS: Shape =
    shape("EnduserCommentDetails", &[present("EnduserId", Int64)]);

pub(super) static TICKET_DURATIONS_DTO: Shape = shape(
    "TicketDurationsDto",
    &[
        present("OffSLADurationHours", Double),
        present("OffSiteDurationHours", Double),
        present("OnSLADurationHours", Double),
        present("OnSiteDurationHours", Double),
        present("TotalDurationHours", Double),
        present("ticketId", Int64),
    ],
);

pub(super) static TICKET_WORK_HOURS_SUMMARY_DTO: Shape = shape(
    "TicketWorkHoursSummaryDto",
    &[
        present("TicketID", Int64),
        present("Billable", Object(&TICKET_DURATIONS_DTO)),
        present("NonBillable", Object(&TICKET_DURATIONS_DTO)),
    ],
);

pub(super) static TICKET_WORK_HOURS_DTO: Shape = shape(
    "TicketWorkHoursDto",
    &[
        present("TicketID", Int64),
        present("WorkHoursID", Int64),
        nullable("StartWorkHour", DateTime),
        nullable("EndWorkHour", DateTime),
        nullable("TechnicianContactID", Int64),
        nullable("Billiable", Boolean),
        nullable("OnCustomerSite", Boolean),
        nullable("Description", Text),
        nullable("TechnicianFullName", Text),
        nullable("TechnicianEmail", Text),
        nullable("RateID", Int32),
        nullable("RateAmount", Double),
    ],
);

pub(super) static CREATE_WORK_HOURS_MODEL: Shape = shape(
    "CreateWorkHoursModel",
    &[
        present("StartWorkHour", DateTime),
        present("EndWorkHour", DateTime),
        nullable("TechnicianContactID", Int64),
        nullable("TechnicianEmail", Text),
        present("Billiable", Boolean),
        present("OnCustomerSite", Boolean),
        nullable("Description", Text),
        nullable("RateID", Int32),
    ],
);

pub(super) static WORKHOUR_RECORD_DTO: Shape = shape(
    "WorkhourRecordDto",
    &[
        present("WorkHoursID", Int64),
        present("TicketID", Int64),
        present("CustomerID", Int64),
        nullable("EndUserID", Int64),
        nullable("StartWorkHour", DateTime),
        nullable("EndWorkHour", DateTime),
        nullable("TechnicianContactID", Int64),
        nullable("Billiable", Boolean),
        nullable("OnCustomerSite", Boolean),
        nullable("Description", Text),
        nullable("TechnicianFullName", Text),
        nullable("TechnicianEmail", Text),
        nullable("RateID", Int32),
        nullable("RateAmount", Double),
    ],
);

pub(super) static ADD_TICKET_RELATION_MODEL: Shape = shape(
    "AddTicketRelationModel",
    &[present("RelatedTicketId", Int64), present("RelationType", Word(&RELATION_TYPE))],
);
