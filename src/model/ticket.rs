//! Tickets: the unit of service delivery.

use super::field::{Kind, thing};
use super::{Id, Instant, Priority, Source, Status, TicketType};

thing! {
    /// A ticket, as the guide's five tables list its fields.
    Ticket {
        ticket_id: Id = "TicketID", Kind::Id, System, "Auto-generated unique identifier";
        ticket_title: String = "TicketTitle", Kind::Text, Required, "Brief issue summary";
        description: String = "Description", Kind::Text, Optional, "Detailed description";
        ticket_priority: Priority = "TicketPriority", Kind::Word(Priority::WORDS), Optional, "Low, Medium, High, Critical";
        ticket_status: Status = "TicketStatus", Kind::Word(Status::WORDS), Optional, "Open, Pending, Resolved, Closed";
        ticket_type: TicketType = "TicketType", Kind::Word(TicketType::WORDS), Optional, "Problem, Request, Incident, Change";
        customer_id: Id = "CustomerID", Kind::Id, Conditional, "Customer reference (required if no EndUserID)";
        customer_name: String = "CustomerName", Kind::Text, System, "Customer display name";
        end_user_id: Id = "EndUserID", Kind::Id, Conditional, "Contact reference";
        end_user_email: String = "EndUserEmail", Kind::Email, System, "Contact email address";
        end_user_first_name: String = "EndUserFirstName", Kind::Text, System, "Contact first name";
        end_user_last_name: String = "EndUserLastName", Kind::Text, System, "Contact last name";
        technician_contact_id: Id = "TechnicianContactID", Kind::Id, Optional, "Assigned technician ID";
        technician_full_name: String = "TechnicianFullName", Kind::Text, System, "Technician display name";
        technician_email: String = "TechnicianEmail", Kind::Email, System, "Technician email";
        ticket_created_date: Instant = "TicketCreatedDate", Kind::Instant, System, "When ticket was created";
        ticket_resolved_date: Instant = "TicketResolvedDate", Kind::Instant, System, "When marked resolved";
        first_response_date: Instant = "FirstResponseDate", Kind::Instant, System, "First response timestamp";
        last_activity_date: Instant = "LastActivityDate", Kind::Instant, System, "Last update timestamp";
        due_date: Instant = "DueDate", Kind::Instant, Optional, "SLA due date";
        ticket_source: Source = "TicketSource", Kind::Word(Source::WORDS), System, "How ticket was created (Portal, Email, Agent, API)";
    }
}
