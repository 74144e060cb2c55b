//! The data as the sandbox keeps them, apart from any dialect's names. Times are milliseconds since 1970.

use crate::model::{Priority, Source, Status, TicketType};

#[derive(Debug, Clone, Default)]
pub(super) struct Customer {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) business_number: Option<String>,
    pub(super) domain: Option<String>,
    pub(super) address: Option<String>,
    pub(super) city: Option<String>,
    pub(super) state: Option<String>,
    pub(super) country: Option<String>,
    pub(super) zip: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) fax: Option<String>,
    pub(super) website: Option<String>,
    pub(super) notes: Option<String>,
    pub(super) created: i64,
    pub(super) modified: i64,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Contact {
    pub(super) id: u64,
    pub(super) customer_id: u64,
    pub(super) first_name: Option<String>,
    pub(super) last_name: Option<String>,
    pub(super) email: String,
    pub(super) phone: Option<String>,
    pub(super) job_title: Option<String>,
    pub(super) is_contact_person: bool,
    pub(super) in_ignore_mode: Option<bool>,
    pub(super) created: i64,
}

#[derive(Debug, Clone)]
pub(super) struct Ticket {
    pub(super) id: u64,
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) status: Status,
    pub(super) priority: Priority,
    pub(super) work: TicketType,
    pub(super) customer_id: u64,
    pub(super) end_user_id: Option<u64>,
    pub(super) technician_id: Option<u64>,
    pub(super) created: i64,
    pub(super) resolved: Option<i64>,
    pub(super) first_response: Option<i64>,
    pub(super) activity: Option<i64>,
    pub(super) due: Option<i64>,
    pub(super) source: Source,
    /// Kept on its own, not summed up: the guide's ticket bills 3,600 s for 5,400 s of work.
    pub(super) billable_seconds: u64,
}

impl Ticket {
    /// When it last changed. The guide's own ticket shows no activity; its creation stands in.
    pub(super) fn changed(&self) -> i64 {
        self.activity.unwrap_or(self.created)
    }
}

/// The guide's typical response times, in hours.
pub(super) fn response_hours(priority: Priority) -> i64 {
    match priority {
        Priority::Critical => 1,
        Priority::High => 4,
        Priority::Medium => 8,
        Priority::Low => 24,
    }
}

#[derive(Debug, Clone)]
pub(super) struct Comment {
    pub(super) id: u64,
    pub(super) ticket_id: u64,
    pub(super) text: String,
    pub(super) date: i64,
    /// A technician's id or the end user's.
    pub(super) creator_id: u64,
    pub(super) is_internal: bool,
}

#[derive(Debug, Clone)]
pub(super) struct WorkHour {
    pub(super) id: u64,
    pub(super) ticket_id: u64,
    pub(super) technician_id: u64,
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) is_billable: bool,
    pub(super) notes: String,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Technician {
    pub(super) id: u64,
    pub(super) name: &'static str,
    pub(super) email: Option<&'static str>,
}
