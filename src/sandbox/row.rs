//! The data as the sandbox keeps them, apart from any dialect's names. Times are milliseconds since 1970.

use super::word::{DataType, Impact};
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
    pub(super) longitude: Option<f64>,
    pub(super) latitude: Option<f64>,
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
    pub(super) mobile_phone: Option<String>,
    pub(super) archived: bool,
    pub(super) department_id: Option<u64>,
    pub(super) department_name: Option<String>,
    pub(super) default_agent_id: Option<u64>,
    pub(super) created: i64,
    pub(super) modified: i64,
}

/// Where a ticket stands: one of the guide's four, or a status that an account defined itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    Usual(Status),
    Own(String),
}

impl Standing {
    /// One of the guide's four.
    pub(super) fn usual(word: &str) -> Option<Self> {
        Status::from_word(word).map(Self::Usual)
    }

    /// Any text that is not blank.
    pub(super) fn any(word: &str) -> Option<Self> {
        Self::usual(word).or_else(|| (!word.trim().is_empty()).then(|| Self::Own(word.to_owned())))
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Standing::Usual(status) => status.as_str(),
            Standing::Own(word) => word,
        }
    }

    /// Resolved or closed.
    pub(super) fn is_over(&self) -> bool {
        match self {
            Standing::Usual(Status::Resolved | Status::Closed) => true,
            Standing::Usual(Status::Open | Status::Pending) | Standing::Own(_) => false,
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Ticket {
    pub(super) id: u64,
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) status: Standing,
    pub(super) priority: Priority,
    pub(super) impact: Impact,
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
}

impl Ticket {
    /// When it last changed. The guide's own ticket shows no activity; its creation stands in.
    pub(super) fn changed(&self) -> i64 {
        self.activity.unwrap_or(self.created)
    }
}

/// A ticket as a body describes it.
#[derive(Debug, Clone)]
pub(super) struct TicketDraft {
    pub(super) ticket: Ticket,
    pub(super) requester: Requester,
}

/// Who asks, when the body has an address instead of an id.
#[derive(Debug, Clone, Default)]
pub(super) struct Requester {
    pub(super) first_name: Option<String>,
    pub(super) last_name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
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

/// A comment as a body describes it.
#[derive(Debug, Clone, Default)]
pub(super) struct CommentDraft {
    pub(super) text: String,
    /// Now, if the body does not say.
    pub(super) date: Option<i64>,
    pub(super) is_internal: bool,
    /// Everybody whom the body names as its author.
    pub(super) authors: Vec<u64>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct WorkHour {
    pub(super) id: u64,
    pub(super) ticket_id: u64,
    pub(super) technician_id: u64,
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) is_billable: bool,
    /// Kept on its own: the guide's example bills 3,600 s for 5,400 s of work.
    pub(super) billed_seconds: u64,
    pub(super) on_site: bool,
    pub(super) rate_id: Option<u64>,
    pub(super) notes: String,
}

impl WorkHour {
    pub(super) fn seconds(&self) -> u64 {
        u64::try_from((self.end - self.start) / 1_000).unwrap_or(0)
    }

    /// With every second billed, if any is.
    pub(super) fn billed_whole(self) -> Self {
        let billed_seconds = if self.is_billable { self.seconds() } else { 0 };
        Self { billed_seconds, ..self }
    }

    /// What an hour costs. Other rates have no price here.
    pub(super) fn rate_amount(&self) -> Option<f64> {
        RATES.iter().find(|(id, _)| Some(*id) == self.rate_id).map(|(_, amount)| *amount)
    }
}

/// What an hour costs, by the rate's id.
pub(super) const RATES: &[(u64, f64)] = &[(1, 95.0), (2, 142.5)];

/// The time spent on one or more tickets, in seconds. What is not on site is off site, what is not within
/// the hours of the service level is outside them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Durations {
    pub(super) ticket_id: u64,
    pub(super) total: u64,
    pub(super) on_site: u64,
    pub(super) on_sla: u64,
}

impl Durations {
    pub(super) fn off_site(&self) -> u64 {
        self.total - self.on_site
    }

    pub(super) fn off_sla(&self) -> u64 {
        self.total - self.on_sla
    }
}

/// What has custom values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Customer,
    Ticket,
    Contact,
    Contract,
    Sla,
    Agent,
    Snmp,
    Tcp,
    Http,
    Generic,
}

/// A field that an account defined.
#[derive(Debug, Clone, Copy)]
pub(super) struct CustomField {
    pub(super) target: Target,
    pub(super) name: &'static str,
    pub(super) data_type: DataType,
    pub(super) options: &'static [&'static str],
    /// The field on whose value the options depend.
    pub(super) parent: Option<&'static str>,
}

/// What one thing holds in one custom field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CustomValue {
    pub(super) target: Target,
    pub(super) item: u64,
    pub(super) name: String,
    pub(super) value: String,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Technician {
    pub(super) id: u64,
    pub(super) name: &'static str,
    pub(super) email: Option<&'static str>,
}
