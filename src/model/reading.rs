//! The live service's names for what the guide names otherwise, one table for each thing that is read.
//!
//! In wasm the tables are not needed: `pkg/readings.js` is made from them, because reading a page through the
//! boundary would cost more than parsing it. Natively, and for Rust callers in wasm, they are walked here. One fixture proves that both agree.

/// What a reply holds, where the live service's names are not the guide's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Reading {
    /// `CustomerDto`.
    Customer,
    /// `ContactDto`.
    Contact,
    /// `TicketDto`.
    Ticket,
    /// `TicketCommentDto`.
    Comment,
    /// `TicketWorkHoursDto`.
    WorkHour,
    /// `WorkhourRecordDto`.
    WorkRecord,
    /// `CustomValueDto`.
    CustomValue,
    /// `TicketDurationsDto` of the billable time.
    Billable,
    /// `TicketDurationsDto` of the rest.
    NonBillable,
    /// `TicketWorkHoursSummaryDto`.
    WorkSummary,
}

/// Where a field of ours comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The same under another name, which goes.
    Named(&'static str),
    /// The first of two that is not null; both stay.
    First(&'static str, &'static str),
    /// The later of two times, as text; both stay.
    Later(&'static str, &'static str),
    /// Hours, in seconds.
    Seconds(&'static str),
    /// The seconds between two times of one regime; both go by their own rows.
    Between(&'static str, &'static str),
    /// The same name, with another reading inside.
    Inner(Reading),
}

/// One row: our name, and where it comes from.
pub type Row = (&'static str, Source);

impl Reading {
    /// Every reading, in the order of their numbers.
    pub const ALL: &'static [Reading] = &[
        Reading::Customer,
        Reading::Contact,
        Reading::Ticket,
        Reading::Comment,
        Reading::WorkHour,
        Reading::WorkRecord,
        Reading::CustomValue,
        Reading::Billable,
        Reading::NonBillable,
        Reading::WorkSummary,
    ];
}

/// What is read otherwise, for each reading.
#[cfg(any(not(target_arch = "wasm32"), feature = "web"))]
impl Reading {
    /// The shape in the live contract.
    pub fn shape(self) -> &'static str {
        match self {
            Reading::Customer => "CustomerDto",
            Reading::Contact => "ContactDto",
            Reading::Ticket => "TicketDto",
            Reading::Comment => "TicketCommentDto",
            Reading::WorkHour => "TicketWorkHoursDto",
            Reading::WorkRecord => "WorkhourRecordDto",
            Reading::CustomValue => "CustomValueDto",
            Reading::Billable | Reading::NonBillable => "TicketDurationsDto",
            Reading::WorkSummary => "TicketWorkHoursSummaryDto",
        }
    }

    /// The rows in which it differs from the guide.
    pub fn rows(self) -> &'static [Row] {
        const WORK: &[Row] = &[
            ("WorkHourID", Source::Named("WorkHoursID")),
            ("StartDate", Source::Named("StartWorkHour")),
            ("EndDate", Source::Named("EndWorkHour")),
            ("IsBillable", Source::Named("Billiable")),
            ("Notes", Source::Named("Description")),
            ("Duration", Source::Between("StartWorkHour", "EndWorkHour")),
        ];
        match self {
            Reading::Customer => &[("Website", Source::Named("Links"))],
            Reading::Contact => {
                &[("FirstName", Source::Named("Firstname")), ("LastName", Source::Named("Lastname"))]
            }
            Reading::Ticket => &[
                ("Description", Source::Named("FirstComment")),
                ("FirstResponseDate", Source::Named("TechnicianFirstCommentDate")),
                // The guide's targets are those of the first response.
                ("DueDate", Source::First("FirstResponseDueDate", "ClosedTicketDueDate")),
                (
                    "LastActivityDate",
                    Source::Later("LastEndUserCommentTimestamp", "LastTechnicianCommentTimestamp"),
                ),
                // What `includeComments` adds; the documents name the parameter and not the field.
                ("Comments", Source::Inner(Reading::Comment)),
            ],
            Reading::Comment => &[
                ("CommentText", Source::Named("Comment")),
                ("CommentDate", Source::Named("Date")),
                ("CreatorContactID", Source::First("TechnicianContactID", "EndUserID")),
            ],
            Reading::WorkHour | Reading::WorkRecord => WORK,
            Reading::CustomValue => &[("Value", Source::Named("ValueAsString"))],
            Reading::Billable => &[
                ("TotalBillableHours", Source::Named("TotalDurationHours")),
                ("TotalBillableDuration", Source::Seconds("TotalDurationHours")),
                ("TicketID", Source::Named("ticketId")),
            ],
            Reading::NonBillable => &[("TicketID", Source::Named("ticketId"))],
            Reading::WorkSummary => &[
                ("Billable", Source::Inner(Reading::NonBillable)),
                ("NonBillable", Source::Inner(Reading::NonBillable)),
            ],
        }
    }

    /// The ids that must be exact.
    pub fn ids(self) -> &'static [&'static str] {
        match self {
            Reading::Customer => &["CustomerID"],
            Reading::Contact => &["EndUserID", "CustomerID"],
            Reading::Ticket => &["TicketID", "EndUserID", "CustomerID", "TechnicianContactID"],
            Reading::Comment => &["EndUserID", "TechnicianContactID"],
            Reading::WorkHour => &["WorkHourID", "TicketID", "TechnicianContactID"],
            Reading::WorkRecord => {
                &["WorkHourID", "TicketID", "CustomerID", "EndUserID", "TechnicianContactID"]
            }
            Reading::CustomValue => &["ItemId"],
            Reading::Billable | Reading::NonBillable | Reading::WorkSummary => &["TicketID"],
        }
    }

    /// One thing, or an array of them, in the guide's names. The name of an id that JavaScript could not hold
    /// exactly is the error.
    ///
    /// # Errors
    /// The name of the id.
    pub(crate) fn read(self, value: &serde_json::Value) -> Result<serde_json::Value, String> {
        use super::Data;
        use serde_json::Value;
        match value {
            Value::Array(items) => items.iter().map(|item| self.read(item)).collect(),
            Value::Object(object) => {
                let mut read = object.clone();
                for (ours, source) in self.rows() {
                    let made = match (source, object.get(*ours)) {
                        (Source::Inner(inner), Some(value)) => Some(inner.read(value)?),
                        _ => source.of(object),
                    };
                    if let Some(made) = made {
                        read.insert((*ours).to_owned(), made);
                    }
                }
                for (_, source) in self.rows() {
                    if let Source::Named(theirs) = source {
                        read.remove(*theirs);
                    }
                }
                let exact = |id: &&&str| {
                    read.get(**id)
                        .is_none_or(|id| id.number().is_none_or(|number| number <= super::Id::MAX as f64))
                };
                match self.ids().iter().find(|id| !exact(id)) {
                    Some(id) => Err((*id).to_owned()),
                    None => Ok(Value::Object(read)),
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(value.clone()),
        }
    }
}

#[cfg(any(not(target_arch = "wasm32"), feature = "web"))]
impl Source {
    /// The value that it gives; nothing if what it comes from is not there at all.
    fn of(self, object: &serde_json::Map<String, serde_json::Value>) -> Option<serde_json::Value> {
        use super::Instant;
        use serde_json::Value;
        let text = |name: &str| object.get(name).and_then(Value::as_str);
        match self {
            Source::Inner(_) => None,
            Source::Named(theirs) => object.get(theirs).cloned(),
            Source::First(first, second) => {
                let filled = object.get(first).filter(|value| !value.is_null());
                filled.or_else(|| object.get(second)).or_else(|| object.get(first)).cloned()
            }
            Source::Later(first, second) => {
                let (one, other) = (object.get(first), object.get(second));
                if one.is_none() && other.is_none() {
                    return None;
                }
                Some(text(first).max(text(second)).map_or(Value::Null, Value::from))
            }
            Source::Seconds(hours) => {
                let hours = object.get(hours)?;
                Some(
                    hours.as_f64().map_or(Value::Null, |hours| Value::from((hours * 3_600.0).round() as i64)),
                )
            }
            Source::Between(start, end) => {
                let (from, to) = (object.get(start)?, object.get(end)?);
                let zoned = |value: &Value| Instant::read_millis(value.as_str()?);
                let local = |value: &Value| Instant::read_millis(&[value.as_str()?, "Z"].concat());
                let instants = zoned(to).zip(zoned(from));
                let seconds =
                    instants.or_else(|| local(to).zip(local(from))).map(|(to, from)| (to - from) / 1_000);
                Some(seconds.map_or(Value::Null, Value::from))
            }
        }
    }
}
