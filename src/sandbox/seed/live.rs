//! What only the live contract shows. It follows from what is there, without a throw of the dice: the world
//! that the guide's dialect shows stays the same to the byte.

use crate::model::Priority;
use crate::sandbox::row::{Contact, Ticket, WorkHour};
use crate::sandbox::store::Store;
use crate::sandbox::word::Impact;

pub(super) fn plant(store: &mut Store) {
    for row in store.customers.values_mut() {
        // Two of five have been found on the map.
        if row.id % 5 < 2 {
            let place = (row.id % 1_000) as f64 / 1_000.0;
            (row.latitude, row.longitude) = (Some(40.0 + place * 10.0), Some(-75.0 + place * 80.0));
        }
    }
    store.contacts.values_mut().for_each(contact);
    store.tickets.values_mut().for_each(|row| row.impact = impact(row));
    store.work_hours.values_mut().flatten().for_each(work_hour);
}

fn contact(row: &mut Contact) {
    if row.id.is_multiple_of(3) {
        row.mobile_phone = Some(format!("555-{:03}-{:04}", row.id % 900 + 100, row.id % 10_000));
    }
    row.archived = row.id.is_multiple_of(41) && !row.is_contact_person;
    if row.id.is_multiple_of(4) {
        let (id, name) = if row.id.is_multiple_of(8) { (1, "Finance") } else { (2, "Operations") };
        (row.department_id, row.department_name) = (Some(id), Some(name.to_owned()));
    }
}

fn impact(row: &Ticket) -> Impact {
    match row.priority {
        Priority::Critical if row.id.is_multiple_of(3) => Impact::SiteDown,
        Priority::Critical => Impact::Crisis,
        Priority::High if row.id.is_multiple_of(3) => Impact::ServerIssue,
        Priority::High => Impact::Major,
        Priority::Medium => Impact::Minor,
        Priority::Low => Impact::NoImpact,
    }
}

fn work_hour(row: &mut WorkHour) {
    row.on_site = row.id.is_multiple_of(5);
    row.rate_id = row.is_billable.then(|| row.id % 2 + 1);
}
