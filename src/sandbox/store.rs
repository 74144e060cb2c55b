//! Everything the sandbox holds, and what belongs to what.

use super::refusal::Thing;
use super::row::{
    Comment, Contact, CustomField, CustomValue, Customer, Target, Technician, Ticket, WorkHour,
};
use super::word::Relation;
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) customers: BTreeMap<u64, Customer>,
    pub(super) contacts: BTreeMap<u64, Contact>,
    pub(super) tickets: BTreeMap<u64, Ticket>,
    /// By ticket.
    pub(super) comments: BTreeMap<u64, Vec<Comment>>,
    /// By ticket.
    pub(super) work_hours: BTreeMap<u64, Vec<WorkHour>>,
    /// By owner, in the order in which they were first set.
    pub(super) custom_values: BTreeMap<(Target, u64), Vec<CustomValue>>,
    /// By ticket: what it is to another one.
    pub(super) relations: BTreeMap<u64, Vec<(Relation, u64)>>,
    pub(super) custom_fields: &'static [CustomField],
    /// What the made-up world was made from.
    pub(super) seed: u64,
    pub(super) technicians: &'static [Technician],
    pub(super) next: NextIds,
}

/// The id that the next new thing of each kind gets. An id is never given twice.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NextIds {
    pub(super) customer: u64,
    pub(super) contact: u64,
    pub(super) ticket: u64,
    pub(super) comment: u64,
    pub(super) work_hour: u64,
    pub(super) folder: u64,
    pub(super) attachment: u64,
}

/// The id in `counter`, which moves on.
pub(super) fn take(counter: &mut u64) -> u64 {
    let id = *counter;
    *counter += 1;
    id
}

impl Store {
    pub(super) fn technician(&self, id: u64) -> Option<&'static Technician> {
        self.technicians.iter().find(|technician| technician.id == id)
    }

    pub(super) fn technician_with(&self, email: &str) -> Option<&'static Technician> {
        let same = |known: &str| known.eq_ignore_ascii_case(email);
        self.technicians.iter().find(|technician| technician.email.is_some_and(same))
    }

    /// Sets a custom value; a field's place is where it was first set.
    pub(super) fn set_custom_value(&mut self, new: CustomValue) {
        let values = self.custom_values.entry((new.target, new.item)).or_default();
        match values.iter_mut().find(|known| known.name == new.name) {
            Some(stored) => stored.value = new.value,
            None => values.push(new),
        }
    }

    /// Whether another contact has this address; addresses differ in more than their case.
    pub(super) fn email_taken(&self, email: &str, but_not_by: u64) -> bool {
        let email = email.to_lowercase();
        self.contacts
            .values()
            .any(|contact| contact.id != but_not_by && contact.email.to_lowercase() == email)
    }

    pub(super) fn holds(&self, thing: Thing, id: u64) -> bool {
        match thing {
            Thing::Customer => self.customers.contains_key(&id),
            Thing::Contact => self.contacts.contains_key(&id),
            Thing::Ticket => self.tickets.contains_key(&id),
        }
    }

    /// Removes a customer "and all associated data", as the guide warns.
    pub(super) fn remove_customer(&mut self, id: u64) -> bool {
        let contacts: Vec<u64> =
            owned(self.contacts.values().map(|contact| (contact.id, contact.customer_id)), id);
        let tickets: Vec<u64> =
            owned(self.tickets.values().map(|ticket| (ticket.id, ticket.customer_id)), id);
        for contact in contacts {
            self.remove_contact(contact);
        }
        for ticket in tickets {
            self.remove_ticket(ticket);
        }
        self.custom_values.remove(&(Target::Customer, id));
        self.customers.remove(&id).is_some()
    }

    /// Removes a contact and its custom values. Its tickets stay with the customer and no longer name it.
    pub(super) fn remove_contact(&mut self, id: u64) -> bool {
        for ticket in self.tickets.values_mut().filter(|ticket| ticket.end_user_id == Some(id)) {
            ticket.end_user_id = None;
        }
        self.custom_values.remove(&(Target::Contact, id));
        self.contacts.remove(&id).is_some()
    }

    /// Removes a ticket and everything that was said and done on it.
    pub(super) fn remove_ticket(&mut self, id: u64) -> bool {
        self.comments.remove(&id);
        self.work_hours.remove(&id);
        self.custom_values.remove(&(Target::Ticket, id));
        self.relations.remove(&id);
        for relations in self.relations.values_mut() {
            relations.retain(|(_, other)| *other != id);
        }
        self.tickets.remove(&id).is_some()
    }
}

fn owned(pairs: impl Iterator<Item = (u64, u64)>, owner: u64) -> Vec<u64> {
    pairs.filter(|(_, its_owner)| *its_owner == owner).map(|(id, _)| id).collect()
}
