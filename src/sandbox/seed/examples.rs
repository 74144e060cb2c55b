//! The guide's own examples, to the letter.

use crate::model::{Instant, Priority, Source, Status, TicketType};
use crate::sandbox::row::{Comment, Contact, CustomValue, Customer, Standing, Target, Ticket, WorkHour};
use crate::sandbox::store::Store;
use crate::sandbox::word::Impact;

pub(super) const ACME: u64 = 12_345;
pub(super) const JOHN_SMITH: u64 = 67_890;
pub(super) const EXAMPLE_TICKET: u64 = 54_321;
pub(super) const EXAMPLE_COMMENT: u64 = 11_111;
pub(super) const EXAMPLE_WORK_HOUR: u64 = 22_222;
pub(super) const JANE_TECH: u64 = 11_111;
/// What the guide's example creates answer.
pub(super) const NEXT_CUSTOMER: u64 = 67_890;
pub(super) const NEXT_CONTACT: u64 = 77_777;

/// The guide's comment and work hour are technician 12345's, who holds the key.
const COLLEAGUE: u64 = crate::sandbox::call::comments::KEY_HOLDER;

pub(super) fn millis(text: &str) -> i64 {
    Instant::parse(text).map_or(0, |instant| instant.millis())
}

#[expect(clippy::unnecessary_wraps, reason = "the rows read like the guide's examples")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) fn acme() -> Customer {
    Customer {
        id: ACME,
        name: "Acme Corporation".to_owned(),
        business_number: some("12-3456789"),
        domain: some("acme.com"),
        address: some("123 Main Street"),
        city: some("New York"),
        state: some("NY"),
        country: some("United States"),
        zip: some("10001"),
        phone: some("555-123-4567"),
        fax: some("555-123-4568"),
        website: some("https://www.acme.com"),
        notes: some("Enterprise customer - 24/7 support"),
        created: millis("2023-01-15T10:00:00Z"),
        modified: millis("2024-02-01T14:30:00Z"),
        ..Customer::default()
    }
}

pub(super) fn john_smith() -> Contact {
    Contact {
        id: JOHN_SMITH,
        customer_id: ACME,
        first_name: some("John"),
        last_name: some("Smith"),
        email: "john.smith@acme.com".to_owned(),
        phone: some("555-123-4567 x101"),
        job_title: some("IT Manager"),
        is_contact_person: true,
        in_ignore_mode: None,
        created: millis("2023-01-20T09:00:00Z"),
        modified: millis("2023-01-20T09:00:00Z"),
        ..Contact::default()
    }
}

pub(super) fn ticket() -> Ticket {
    Ticket {
        id: EXAMPLE_TICKET,
        title: "Unable to access email - multiple users affected".to_owned(),
        description: None,
        status: Standing::Usual(Status::Open),
        priority: Priority::High,
        impact: Impact::Major,
        work: TicketType::Problem,
        customer_id: ACME,
        end_user_id: Some(JOHN_SMITH),
        technician_id: Some(JANE_TECH),
        created: millis("2024-02-15T09:00:00Z"),
        resolved: None,
        first_response: None,
        activity: None,
        due: None,
        source: Source::Email,
    }
}

/// Puts the examples in place, whatever moved before.
pub(super) fn settle(store: &mut Store) {
    store.customers.insert(ACME, acme());
    store.contacts.insert(JOHN_SMITH, john_smith());
    store.tickets.insert(EXAMPLE_TICKET, ticket());
    let comment = Comment {
        id: EXAMPLE_COMMENT,
        ticket_id: EXAMPLE_TICKET,
        text: "Initial triage: Checking Exchange connectivity".to_owned(),
        date: millis("2024-02-15T09:15:00Z"),
        creator_id: COLLEAGUE,
        is_internal: true,
    };
    let work_hour = WorkHour {
        id: EXAMPLE_WORK_HOUR,
        ticket_id: EXAMPLE_TICKET,
        technician_id: COLLEAGUE,
        start: millis("2024-02-15T09:00:00Z"),
        end: millis("2024-02-15T10:30:00Z"),
        is_billable: true,
        billed_seconds: 3_600,
        on_site: false,
        rate_id: Some(1),
        notes: "Initial investigation and resolution".to_owned(),
    };
    store.comments.insert(EXAMPLE_TICKET, vec![comment]);
    store.work_hours.insert(EXAMPLE_TICKET, vec![work_hour]);
    store.custom_values.remove(&(Target::Customer, ACME));
    for (target, item, name, value) in VALUES {
        let (name, value) = ((*name).to_owned(), (*value).to_owned());
        store.set_custom_value(CustomValue { target: *target, item: *item, name, value });
    }
}

/// The guide shows the first; the others give each type of field a value.
const VALUES: &[(Target, u64, &str, &str)] = &[
    (Target::Customer, ACME, "ContractType", "Managed Services"),
    (Target::Contact, JOHN_SMITH, "VIP", "true"),
    (Target::Contact, JOHN_SMITH, "Language", "English"),
    (Target::Ticket, EXAMPLE_TICKET, "Cost Center", "CC-1042"),
    (Target::Ticket, EXAMPLE_TICKET, "Affected Users", "5"),
    (Target::Ticket, EXAMPLE_TICKET, "Needs Approval", "false"),
    (Target::Ticket, EXAMPLE_TICKET, "Promised For", "2024-02-16T17:00:00Z"),
    (Target::Ticket, EXAMPLE_TICKET, "Category", "Software"),
    (Target::Ticket, EXAMPLE_TICKET, "Product", "Outlook"),
];
