//! Contacts: the end users of a customer.

use super::field::{Kind, thing};
use super::{Id, Instant};

thing! {
    /// A contact, as the guide's table lists its fields.
    Contact {
        end_user_id: Id = "EndUserID", Kind::Id, System, "Auto-generated unique identifier";
        customer_id: Id = "CustomerID", Kind::Id, Required, "Parent customer ID";
        customer_name: String = "CustomerName", Kind::Text, System, "Parent customer name";
        first_name: String = "FirstName", Kind::Text, Optional, "Contact first name";
        last_name: String = "LastName", Kind::Text, Optional, "Contact last name";
        email: String = "Email", Kind::Email, Required, "Email address (unique)";
        phone: String = "Phone", Kind::Text, Optional, "Phone number";
        job_title: String = "JobTitle", Kind::Text, Optional, "Job title/position";
        is_contact_person: bool = "IsContactPerson", Kind::Flag, Optional, "Primary contact flag";
        in_ignore_mode: bool = "InIgnoreMode", Kind::Flag, Optional, "Ignore emails from contact";
        created_on: Instant = "CreatedOn", Kind::Instant, System, "Contact creation date";
    }
}
