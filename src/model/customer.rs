//! Customers: the organisations a provider looks after.

use super::field::{Kind, thing};
use super::{Id, Instant};

thing! {
    /// A customer, as the guide's two tables list its fields.
    Customer {
        customer_id: Id = "CustomerID", Kind::Id, System, "Auto-generated unique identifier";
        customer_name: String = "CustomerName", Kind::Text, Required, "Company name";
        business_number: String = "BusinessNumber", Kind::Text, Optional, "Tax ID or business registration";
        domain: String = "Domain", Kind::Text, Optional, "Primary email domain";
        address: String = "Address", Kind::Text, Optional, "Street address";
        city: String = "City", Kind::Text, Optional, "City name";
        state: String = "State", Kind::Text, Optional, "State/province";
        country: String = "Country", Kind::Text, Optional, "Country name";
        zip_code_str: String = "ZipCodeStr", Kind::Text, Optional, "Postal/ZIP code";
        phone: String = "Phone", Kind::Text, Optional, "Main phone number";
        fax: String = "Fax", Kind::Text, Optional, "Fax number";
        notes: String = "Notes", Kind::Text, Optional, "Internal notes";
        website: String = "Website", Kind::Text, Optional, "Company website URL";
        created_on: Instant = "CreatedOn", Kind::Instant, System, "Customer creation date";
        last_modified: Instant = "LastModified", Kind::Instant, System, "Last modification date";
    }
}
