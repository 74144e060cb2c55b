//! Work hours: time logged on a ticket, and what of it is billable.

use super::field::{Kind, thing};
use super::{Id, Instant};
// 5400 and 1.0 must be written as they came: an f64 would make 5400.0 of the first.
use serde_json::Number;

thing! {
    /// One span of work on a ticket.
    WorkHour {
        work_hour_id: Id = "WorkHourID", Kind::Id, System, "Auto-generated unique identifier";
        ticket_id: Id = "TicketID", Kind::Id, System, "The ticket it belongs to";
        technician_contact_id: Id = "TechnicianContactID", Kind::Id, System, "Who worked";
        start_date: Instant = "StartDate", Kind::Instant, System, "When the work began";
        end_date: Instant = "EndDate", Kind::Instant, System, "When it ended";
        duration: Number = "Duration", Kind::Number, System, "Its length in seconds";
        is_billable: bool = "IsBillable", Kind::Flag, System, "Whether the customer pays for it";
        notes: String = "Notes", Kind::Text, System, "What was done";
    }
}

thing! {
    /// The billable time of a ticket.
    BillableDuration {
        total_billable_duration: Number = "TotalBillableDuration", Kind::Number, System, "Billable time in seconds";
        total_billable_hours: Number = "TotalBillableHours", Kind::Number, System, "Billable time in hours";
    }
}
