//! What can be asked of Atera, whatever the dialect.

use crate::model::Id;

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
    /// The custom values of a customer or contact.
    CustomValuesGet = "customValues.get",
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
    /// The tickets modified after a time.
    TicketsModifiedAfter = "tickets.modifiedAfter",
    /// The conversation on a ticket.
    TicketsComments = "tickets.comments",
    /// A new comment on a ticket.
    TicketsAddComment = "tickets.addComment",
    /// The billable time of a ticket.
    TicketsBillableDuration = "tickets.billableDuration",
    /// The work logged on a ticket.
    TicketsWorkHours = "tickets.workHours",
}

/// What a custom value belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A customer.
    Customer,
    /// A contact.
    Contact,
}

impl Target {
    /// Every target.
    pub const ALL: &'static [Target] = &[Target::Customer, Target::Contact];

    /// The word in the path, which is the caller's word too.
    pub fn as_str(self) -> &'static str {
        match self {
            Target::Customer => "customer",
            Target::Contact => "contact",
        }
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
    /// The name of a custom field.
    pub field_name: Option<String>,
    /// Query parameters, in order, not yet encoded.
    pub query: Vec<(&'static str, String)>,
}

impl Call {
    /// The bare operation.
    pub fn new(operation: Operation) -> Self {
        Self { operation, id: None, target: None, field_name: None, query: Vec::new() }
    }

    /// The same, about one thing.
    #[must_use]
    pub fn about(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }
}
