//! The guide's words: statuses, priorities, types and sources.

/// Declares a closed list of words: the enum, its text and its table.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $( $(#[$text:meta])* $variant:ident = $word:literal, )* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $( $(#[$text])* #[serde(rename = $word)] $variant, )* }

        impl $name {
            /// Every word, in the guide's order.
            pub const ALL: &'static [$name] = &[$( $name::$variant, )*];
            /// Every word as text, in the same order.
            pub const WORDS: &'static [&'static str] = &[$( $word, )*];

            /// The word as the guide writes it.
            pub fn as_str(self) -> &'static str {
                match self { $( $name::$variant => $word, )* }
            }

            /// The word with exactly this spelling; another case is another word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $( $word => Some($name::$variant), )* _ => None }
            }
        }
    };
}

words! {
    /// Where a ticket stands.
    Status {
        /// Newly created or reopened; the default for new tickets.
        Open = "Open",
        /// Awaiting the customer; the SLA clock may pause.
        Pending = "Pending",
        /// Fixed, awaiting the customer's confirmation.
        Resolved = "Resolved",
        /// Complete: the final state.
        Closed = "Closed",
    }
}

words! {
    /// How much a ticket matters; the response target follows from it.
    Priority {
        /// Complete business outage: 1 hour.
        Critical = "Critical",
        /// Major productivity impact: 4 hours.
        High = "High",
        /// Single user, or a workaround exists: 8 hours.
        Medium = "Medium",
        /// Minor issue or enhancement: 24 hours.
        Low = "Low",
    }
}

words! {
    /// What kind of work a ticket is.
    TicketType {
        /// Standard service issue.
        Problem = "Problem",
        /// Service request.
        Request = "Request",
        /// Unplanned interruption.
        Incident = "Incident",
        /// Planned change.
        Change = "Change",
    }
}

words! {
    /// How a ticket came in.
    Source {
        /// Through the customer portal.
        Portal = "Portal",
        /// By mail.
        Email = "Email",
        /// From the agent on a device.
        Agent = "Agent",
        /// By a program.
        Api = "API",
    }
}
