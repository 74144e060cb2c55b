//! The custom fields of the made-up account: each type of field, and a field for each target.

use crate::sandbox::row::{CustomField, Target};
use crate::sandbox::word::DataType::{self, Boolean, Date, Numeric, Options, OptionsWithDependencies, Text};

const fn plain(target: Target, name: &'static str, data_type: DataType) -> CustomField {
    CustomField { target, name, data_type, options: &[], parent: None }
}

const fn choice(target: Target, name: &'static str, options: &'static [&'static str]) -> CustomField {
    CustomField { target, name, data_type: Options, options, parent: None }
}

pub(super) const CUSTOM_FIELDS: &[CustomField] = &[
    choice(Target::Customer, "ContractType", &["Managed Services", "Break/Fix", "Block Hours", "Co-Managed"]),
    choice(Target::Customer, "BillingCycle", &["Monthly", "Quarterly", "Yearly"]),
    plain(Target::Customer, "Account Manager", Text),
    plain(Target::Customer, "Größe / Size", Text),
    plain(Target::Customer, "Seats", Numeric),
    plain(Target::Customer, "Contract Ends", Date),
    plain(Target::Customer, "Key Account", Boolean),
    plain(Target::Contact, "VIP", Boolean),
    choice(Target::Contact, "Language", &["English", "Deutsch", "עברית", "日本語"]),
    plain(Target::Contact, "Floor", Text),
    plain(Target::Ticket, "Cost Center", Text),
    plain(Target::Ticket, "Affected Users", Numeric),
    plain(Target::Ticket, "Needs Approval", Boolean),
    plain(Target::Ticket, "Promised For", Date),
    choice(Target::Ticket, "Category", &["Hardware", "Software", "Network"]),
    CustomField {
        target: Target::Ticket,
        name: "Product",
        data_type: OptionsWithDependencies,
        options: &["Laptop", "Printer", "Outlook", "Excel", "Router", "Wi-Fi"],
        parent: Some("Category"),
    },
    plain(Target::Contract, "Renewal", Date),
    plain(Target::Sla, "Tier", Text),
    plain(Target::Agent, "Asset Tag", Text),
    plain(Target::Snmp, "Rack", Text),
    plain(Target::Tcp, "Owner", Text),
    plain(Target::Http, "Owner", Text),
    plain(Target::Generic, "Location", Text),
];
