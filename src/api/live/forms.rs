//! The bodies that the live contract takes, in our names, and what must hold of each as a whole.

use crate::api::route::Written;
use crate::model::{Field, Instant, Kind, LocalTime, Need, Priority, Record, Scalar, TicketType};
use crate::rules::form::Tell;
use crate::rules::{Action, Form, IssueCode, Thing};

/// How much of a customer a ticket affects, in the live service's words.
pub const TICKET_IMPACTS: &[&str] = &["NoImpact", "SiteDown", "ServerIssue", "Minor", "Major", "Crisis"];
/// How tickets relate to each other.
pub const RELATION_TYPES: &[&str] = &["None", "Parent", "Child"];

const fn field(name: &'static str, kind: Kind, need: Need) -> Field {
    Field {
        name,
        kind,
        need,
        #[cfg(not(target_arch = "wasm32"))]
        about: "",
    }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    field(name, kind, Need::Optional)
}

const fn must(name: &'static str, kind: Kind) -> Field {
    field(name, kind, Need::Required)
}

const fn written(ours: &'static str, theirs: &'static str) -> Written {
    Written { ours, theirs, unless: "" }
}

/// No rule beyond those of the single fields.
fn nothing_more(_: &Record<'_>, _: Tell<'_>) {}

const EMPTY: Form =
    Form { thing: None, action: Action::Create, fields: &[], refused: &[], open: false, whole: nothing_more };

fn filled(record: &Record<'_>, name: &str) -> bool {
    match record.get(name) {
        None | Some(Scalar::Null) => false,
        Some(Scalar::Text(text)) => !text.trim_ascii().is_empty(),
        Some(Scalar::Flag(_) | Scalar::Number(_) | Scalar::Other) => true,
    }
}

/// What a customer is written with; a create may set when it was made, too.
const CUSTOMER_FIELDS: [Field; 15] = [
    must("CustomerName", Kind::Text),
    may("BusinessNumber", Kind::Text),
    may("Domain", Kind::Text),
    may("Address", Kind::Text),
    may("City", Kind::Text),
    may("State", Kind::Text),
    may("Country", Kind::Text),
    may("ZipCodeStr", Kind::Text),
    may("Phone", Kind::Text),
    may("Fax", Kind::Text),
    may("Notes", Kind::Text),
    may("Website", Kind::Text),
    may("Longitude", Kind::Number),
    may("Latitude", Kind::Number),
    may("CreatedOn", Kind::Instant),
];

/// `CreateCustomerRequest`.
pub const NEW_CUSTOMER: Form = Form { thing: Some(Thing::Customer), fields: &CUSTOMER_FIELDS, ..EMPTY };

/// `UpdateCustomerRequest`: the same but for the last field.
pub const CUSTOMER_PATCH: Form = Form {
    thing: Some(Thing::Customer),
    action: Action::Update,
    fields: CUSTOMER_FIELDS.split_at(14).0,
    ..EMPTY
};

/// `Links` is the nearest that the live service has to a website.
pub const CUSTOMER_NAMES: &[Written] = &[written("Website", "Links")];

/// The documents name `CreateFolderRequest` and do not show it; a customer attachment, next to it, has these two.
pub const NEW_FOLDER: Form =
    Form { fields: &[must("CustomerID", Kind::Id), must("Name", Kind::Text)], open: true, ..EMPTY };

/// `CreateCustomerAttachmentRequest`.
pub const NEW_ATTACHMENT: Form = Form {
    fields: &[must("CustomerID", Kind::Id), must("Name", Kind::Text), must("ContentBased64", Kind::Text)],
    ..EMPTY
};

/// Here the live service writes `CustomerId`; and `ContentBased64` is how it spells that.
pub const ATTACHMENT_NAMES: &[Written] = &[written("CustomerID", "CustomerId")];

/// `CreateContactRequest`.
pub const NEW_CONTACT: Form = Form {
    thing: Some(Thing::Contact),
    fields: &[
        field("CustomerID", Kind::Id, Need::Conditional),
        field("CustomerName", Kind::Text, Need::Conditional),
        may("FirstName", Kind::Text),
        may("LastName", Kind::Text),
        must("Email", Kind::Email),
        may("Phone", Kind::Text),
        may("MobilePhone", Kind::Text),
        may("JobTitle", Kind::Text),
        may("IsContactPerson", Kind::Flag),
        may("InIgnoreMode", Kind::Flag),
        may("CreatedOn", Kind::Instant),
        may("DepartmentID", Kind::Id),
        may("DepartmentName", Kind::Text),
        may("DefaultAgentId", Kind::Id),
    ],
    whole: has_customer,
    ..EMPTY
};

fn has_customer(record: &Record<'_>, tell: Tell<'_>) {
    if !filled(record, "CustomerID") && !filled(record, "CustomerName") {
        tell("CustomerID", IssueCode::Required, "customer required: add CustomerID or CustomerName");
    }
}

/// `UpdateContactRequest`.
pub const CONTACT_PATCH: Form = Form {
    thing: Some(Thing::Contact),
    action: Action::Update,
    fields: &[
        may("CustomerID", Kind::Id),
        may("CustomerName", Kind::Text),
        may("FirstName", Kind::Text),
        may("LastName", Kind::Text),
        may("Phone", Kind::Text),
        may("MobilePhone", Kind::Text),
        may("JobTitle", Kind::Text),
        may("IsContactPerson", Kind::Flag),
        may("InIgnoreMode", Kind::Flag),
        may("Archived", Kind::Flag),
        may("DepartmentID", Kind::Id),
        may("DepartmentName", Kind::Text),
        may("DefaultAgentId", Kind::Id),
    ],
    refused: &[(
        "Email",
        "the live service cannot change a contact's address: make another contact, and set Archived on this one",
    )],
    ..EMPTY
};

/// `Firstname`, but only on contacts.
pub const CONTACT_NAMES: &[Written] = &[written("FirstName", "Firstname"), written("LastName", "Lastname")];

/// `CreateTicketModel`.
pub const NEW_TICKET: Form = Form {
    thing: Some(Thing::Ticket),
    fields: &[
        must("TicketTitle", Kind::Text),
        must("Description", Kind::Text),
        may("TicketPriority", Kind::Word(Priority::WORDS)),
        may("TicketImpact", Kind::Word(TICKET_IMPACTS)),
        may("TicketStatus", Kind::Word(crate::model::Status::WORDS)),
        may("TicketType", Kind::Word(TicketType::WORDS)),
        field("CustomerID", Kind::Id, Need::Conditional),
        field("EndUserID", Kind::Id, Need::Conditional),
        may("EndUserFirstName", Kind::Text),
        may("EndUserLastName", Kind::Text),
        may("EndUserEmail", Kind::Email),
        may("EndUserPhone", Kind::Text),
        may("TechnicianContactID", Kind::Id),
        may("TechnicianEmail", Kind::Email),
    ],
    refused: &[DUE_DATE],
    whole: has_contact,
    ..EMPTY
};

const DUE_DATE: (&str, &str) =
    ("DueDate", "the live service takes no due date: it follows from the account's own SLA");

/// The customer has no place in the body: it was compared with that of the contact.
pub const TICKET_NAMES: &[Written] = &[written("CustomerID", "")];

fn has_contact(record: &Record<'_>, tell: Tell<'_>) {
    if filled(record, "EndUserID") {
        return;
    }
    let named = ["EndUserFirstName", "EndUserLastName", "EndUserEmail"];
    let given = named.iter().filter(|name| filled(record, name)).count();
    let customer = filled(record, "CustomerID");
    if given == named.len() {
        if customer {
            let message = "a new contact's customer cannot be named with the ticket: make the contact first with contacts.create, then name it by EndUserID";
            tell("CustomerID", IssueCode::Unsupported, message);
        }
    } else if given > 0 {
        for name in named.iter().filter(|name| !filled(record, name)) {
            let message = "required: EndUserFirstName, EndUserLastName and EndUserEmail go together, or name the contact by EndUserID";
            tell(name, IssueCode::Required, message);
        }
    } else if customer {
        let message = "the live service makes tickets for contacts, not for customers: name one of the customer's contacts by EndUserID, or by EndUserFirstName, EndUserLastName and EndUserEmail";
        tell("CustomerID", IssueCode::Unsupported, message);
    } else {
        let message =
            "contact required: add EndUserID, or EndUserFirstName, EndUserLastName and EndUserEmail";
        tell("EndUserID", IssueCode::Required, message);
    }
}

/// `UpdateTicketModel`.
pub const TICKET_PATCH: Form = Form {
    thing: Some(Thing::Ticket),
    action: Action::Update,
    fields: &[
        must("TicketTitle", Kind::Text),
        may("TicketStatus", Kind::Word(crate::model::Status::WORDS)),
        may("TicketType", Kind::Word(TicketType::WORDS)),
        may("TicketPriority", Kind::Word(Priority::WORDS)),
        may("TicketImpact", Kind::Word(TICKET_IMPACTS)),
        may("TechnicianContactID", Kind::Id),
        may("TechnicianEmail", Kind::Email),
    ],
    refused: &[
        DUE_DATE,
        ("Description", "the live service keeps a ticket's description as it is: add a comment instead"),
        (
            "CustomerID",
            "the live service cannot move a ticket to another customer: make a new ticket, and relate the two",
        ),
        (
            "EndUserID",
            "the live service cannot give a ticket to another contact: make a new ticket, and relate the two",
        ),
    ],
    ..EMPTY
};

/// `AddCommentToTicketModel`, flat.
pub const NEW_COMMENT: Form = Form {
    thing: Some(Thing::Comment),
    fields: &[
        must("CommentText", Kind::Text),
        may("IsInternal", Kind::Flag),
        may("TechnicianContactID", Kind::Id),
        may("TechnicianEmail", Kind::Email),
        may("EndUserID", Kind::Id),
        may("CommentTimestampUTC", Kind::Instant),
    ],
    whole: has_author,
    ..EMPTY
};

/// Who writes is an object of its own: a technician's says whether the comment is internal, a customer's does
/// not, because it never is.
pub const COMMENT_NAMES: &[Written] = &[
    written("TechnicianContactID", "TechnicianCommentDetails.TechnicianId"),
    written("TechnicianEmail", "TechnicianCommentDetails.TechnicianEmail"),
    Written { ours: "IsInternal", theirs: "TechnicianCommentDetails.IsInternal", unless: "EndUserID" },
    written("EndUserID", "EnduserCommentDetails.EnduserId"),
];

#[expect(clippy::match_same_arms, reason = "a guard stands between the two that have nothing to tell")]
fn has_author(record: &Record<'_>, tell: Tell<'_>) {
    let technician = filled(record, "TechnicianContactID") || filled(record, "TechnicianEmail");
    let internal = record.get("IsInternal") == Some(Scalar::Flag(true));
    match (technician, filled(record, "EndUserID")) {
        (true, false) => {}
        (true, true) => {
            let message = "a comment has one author: leave out EndUserID, or the technician";
            tell("EndUserID", IssueCode::Unsupported, message);
        }
        (false, _) if internal => {
            let message = "only a technician writes internal comments: add TechnicianContactID or TechnicianEmail, or leave IsInternal out";
            tell("IsInternal", IssueCode::Unsupported, message);
        }
        (false, true) => {}
        (false, false) => {
            let message = "author required: add TechnicianContactID or TechnicianEmail, or EndUserID for a customer's own words";
            tell("TechnicianContactID", IssueCode::Required, message);
        }
    }
}

/// `CreateWorkHoursModel`.
pub const NEW_WORK: Form = Form {
    fields: &[
        must("StartDate", Kind::Moment),
        must("EndDate", Kind::Moment),
        may("TechnicianContactID", Kind::Id),
        may("TechnicianEmail", Kind::Email),
        must("IsBillable", Kind::Flag),
        may("Notes", Kind::Text),
        may("OnCustomerSite", Kind::Flag),
        may("RateID", Kind::Id),
    ],
    whole: has_worker,
    ..EMPTY
};

/// `Billiable` is how the live service spells it.
pub const WORK_NAMES: &[Written] = &[
    written("StartDate", "StartWorkHour"),
    written("EndDate", "EndWorkHour"),
    written("IsBillable", "Billiable"),
    written("Notes", "Description"),
];

fn has_worker(record: &Record<'_>, tell: Tell<'_>) {
    if !filled(record, "TechnicianContactID") && !filled(record, "TechnicianEmail") {
        let message = "technician required: add TechnicianContactID or TechnicianEmail";
        tell("TechnicianContactID", IssueCode::Required, message);
    }
    let (Some(start), Some(end)) = (record.text("StartDate"), record.text("EndDate")) else { return };
    let instants = Instant::read_millis(start).zip(Instant::read_millis(end));
    let locals = || {
        let millis = |text: &str| LocalTime::parse(text).map(|local| local.millis());
        millis(start).zip(millis(end))
    };
    match instants.or_else(locals) {
        Some((start, end)) if end < start => {
            tell(
                "EndDate",
                IssueCode::InvalidTime,
                "the work ends before it begins: swap StartDate and EndDate",
            );
        }
        None if is_time(start) && is_time(end) => {
            let message =
                "StartDate has a zone and EndDate has none, or the other way round: write both alike";
            tell("EndDate", IssueCode::InvalidTime, message);
        }
        Some(_) | None => {}
    }
}

fn is_time(text: &str) -> bool {
    Instant::read_millis(text).is_some() || LocalTime::parse(text).is_some()
}

/// `AddTicketRelationModel`.
pub const NEW_RELATION: Form = Form {
    fields: &[must("RelatedTicketId", Kind::Id), must("RelationType", Kind::Word(RELATION_TYPES))],
    ..EMPTY
};

/// `SetCustomValueRequest`; the name goes into the path.
pub const CUSTOM_VALUE: Form = Form {
    thing: Some(Thing::CustomValue),
    fields: &[must("FieldName", Kind::Text), must("Value", Kind::Text)],
    ..EMPTY
};

/// See [`CUSTOM_VALUE`].
pub const CUSTOM_VALUE_NAMES: &[Written] = &[written("FieldName", "")];
