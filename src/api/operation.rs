//! What can be asked of Atera, whatever the dialect.

use super::path::decimal;
use crate::model::Id;
use crate::rules::text::joined;

/// Declares the operations with the names that callers use.
macro_rules! operations {
    ($( $(#[$about:meta])* $variant:ident = $name:literal, )*) => {
        /// One thing that can be asked of Atera.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Operation { $( $(#[$about])* $variant, )* }

        impl Operation {
            /// Every operation.
            pub const ALL: &'static [Operation] = &[$( Operation::$variant, )*];

            /// The name: the group and the call, as in `atera.tickets.list`.
            pub fn name(self) -> &'static str {
                match self { $( Operation::$variant => $name, )* }
            }

            /// The operation with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $( $name => Some(Operation::$variant), )* _ => None }
            }
        }
    };
}

operations! {
    /// All customers, page by page.
    CustomersList = "customers.list",
    /// One customer.
    CustomersGet = "customers.get",
    /// A new customer.
    CustomersCreate = "customers.create",
    /// Some fields of a customer.
    CustomersUpdate = "customers.update",
    /// A customer and everything under it.
    CustomersDelete = "customers.delete",
    /// All contacts, page by page.
    ContactsList = "contacts.list",
    /// One contact.
    ContactsGet = "contacts.get",
    /// A new contact.
    ContactsCreate = "contacts.create",
    /// Some fields of a contact.
    ContactsUpdate = "contacts.update",
    /// A contact.
    ContactsDelete = "contacts.delete",
    /// A folder for a customer's attachments.
    CustomersCreateFolder = "customers.createFolder",
    /// A file, attached to a customer.
    CustomersAttach = "customers.attach",
    /// The custom values of a customer or contact.
    CustomValuesGet = "customValues.get",
    /// The values of one custom field of a customer, contact or the like.
    CustomValuesGetField = "customValues.getField",
    /// One custom value, by its own id.
    CustomValuesById = "customValues.byId",
    /// The custom fields that the account has defined.
    CustomValuesFields = "customValues.fields",
    /// One custom value, set.
    CustomValuesSet = "customValues.set",
    /// One custom value, removed.
    CustomValuesDelete = "customValues.delete",
    /// All tickets, page by page.
    TicketsList = "tickets.list",
    /// One ticket.
    TicketsGet = "tickets.get",
    /// A new ticket.
    TicketsCreate = "tickets.create",
    /// Some fields of a ticket.
    TicketsUpdate = "tickets.update",
    /// A ticket.
    TicketsDelete = "tickets.delete",
    /// The tickets without a comment.
    TicketsNoComments = "tickets.noComments",
    /// The resolved and closed tickets.
    TicketsStatusModified = "tickets.statusModified",
    /// The tickets modified after a time.
    TicketsModifiedAfter = "tickets.modifiedAfter",
    /// The conversation on a ticket.
    TicketsComments = "tickets.comments",
    /// A new comment on a ticket.
    TicketsAddComment = "tickets.addComment",
    /// The addresses of a ticket's attachments.
    TicketsAttachments = "tickets.attachments",
    /// The billable time of a ticket.
    TicketsBillableDuration = "tickets.billableDuration",
    /// The billable time of several tickets.
    TicketsBillableDurations = "tickets.billableDurations",
    /// The time of a ticket that is not billed.
    TicketsNonBillableDuration = "tickets.nonBillableDuration",
    /// The billable time of several tickets together, on site and elsewhere.
    TicketsSiteDurations = "tickets.siteDurations",
    /// The work logged on a ticket.
    TicketsWorkHours = "tickets.workHours",
    /// The sums of the work logged on a ticket.
    TicketsWorkHoursSummary = "tickets.workHoursSummary",
    /// A new span of work on a ticket.
    TicketsLogWork = "tickets.logWork",
    /// A relation of a ticket to another.
    TicketsRelate = "tickets.relate",
    /// The relations of one kind, removed.
    TicketsUnrelate = "tickets.unrelate",
    /// The work logged on all tickets, page by page.
    WorkHoursList = "workHours.list",
    /// The account of the key.
    AccountGet = "account.get",
}

/// What a custom value belongs to, by the word in the path, which is the caller's word too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target(&'static str);

impl Target {
    /// Every target, those of the guide first.
    pub const ALL: &'static [Target] = &[
        Target("customer"),
        Target("contact"),
        Target("ticket"),
        Target("contract"),
        Target("sla"),
        Target("agent"),
        Target("snmp"),
        Target("tcp"),
        Target("http"),
        Target("generic"),
    ];
    /// Those of the guide.
    pub const GUIDE: &'static [Target] = &[Target("customer"), Target("contact")];

    /// The word in the path.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The target with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|target| target.as_str() == word)
    }
}

/// An operation with what its path and query need. The body goes beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What is asked.
    pub operation: Operation,
    /// The customer, contact or ticket it is about.
    pub id: Option<Id>,
    /// What a custom value belongs to.
    pub target: Option<Target>,
    /// The name of a custom field, or whatever else the path ends in.
    pub field_name: Option<String>,
    /// Query parameters, in order, not yet encoded.
    pub query: Vec<(&'static str, String)>,
}

impl Call {
    /// The bare operation.
    pub fn new(operation: Operation) -> Self {
        Self { operation, id: None, target: None, field_name: None, query: Vec::new() }
    }

    /// What it is about, in a message: `ticket 54321`.
    pub(crate) fn subject(&self, noun: &str) -> String {
        match self.id {
            Some(id) => joined(&[noun, " ", &decimal(id.get())]),
            None => noun.to_owned(),
        }
    }

    /// The same, about one thing.
    #[must_use]
    pub fn about(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }
}
