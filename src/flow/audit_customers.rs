//! What the guide's best practices find wanting in each customer.

use super::known::{id as id_data, ids_of, nothing, text, text_in};
use super::letter_case::lower;
use super::route_by_domain::domain_of;
use super::run::Run;
use super::step::{Flow, Rule, get, list, think};
use crate::api::Operation;
use crate::api::reply::id_in;
use crate::client::Io;
use crate::client::ask::wrong;
use crate::error::Error;
use crate::model::{Data, Id, Instant, Scalar};
use crate::rules::IssueCode;
use crate::rules::mail_domain::is_shared;

/// Audits every customer by the guide's best practices.
///
/// `{ now, staleDays?, customFields? }`: the time as milliseconds or text (`atera.flows` passes it), after how
/// many days without a change a record is stale (365), and the names of custom fields that each must have.
/// Answers `{ customers: [{ CustomerID, CustomerName, findings: [{ code, … }] }], checked }`, only those with
/// a finding.
///
/// | code | best practice | beside it |
/// |---|---|---|
/// | `untidy_name` | Use consistent naming: white space at an end, or twice | |
/// | `duplicate_name` | Use consistent naming: the same but for case | `CustomerIDs`: the others |
/// | `missing_fields` | Complete all fields | `fields` |
/// | `nameless_contacts` | Complete all fields | `EndUserIDs` |
/// | `no_primary_contact` | Set primary contact | |
/// | `missing_custom_values` | Use custom fields | `fields` |
/// | `stale` | Keep data current, audit regularly | `LastModified` |
/// | `no_domain` | Link domains | |
/// | `shared_domain` | Link domains: a free mail provider's | |
/// | `duplicate_domain` | Link domains: no mail can be routed by it | `CustomerIDs`: the others |
///
/// It reads every customer one by one, because a list leaves fields out.
pub const FLOW: Flow = Flow {
    name: "auditCustomers",
    fields: "now staleDays customFields",
    steps: &[
        think("readCustomers", Rule::Present, ""),
        list("readCustomers", Operation::CustomersList, ">list"),
        get("readCustomers", Operation::CustomersGet, "id=item.CustomerID *list >customers"),
        list("readContacts", Operation::ContactsList, ">contacts"),
        get(
            "readCustomValues",
            Operation::CustomValuesGet,
            "?input.customFields target='customer' id=item.CustomerID *customers >values",
        ),
        think("checkCustomers", Rule::Findings, "+"),
    ],
    answer: "customers=findings checked=checked",
};

/// The fields that a complete customer has ("Complete all fields"). Domain has a finding of its own; Fax and
/// Notes are nobody's duty.
const COMPLETE: &str = "BusinessNumber Address City State Country ZipCodeStr Phone Website";
const DAY_MS: f64 = 86_400_000.0;
const STALE_DAYS: f64 = 365.0;

/// The moment before which a record is stale.
pub(super) fn present<I: Io>(run: &mut Run<'_, I>) -> Result<(), Error> {
    let now = run.at("input.now").and_then(|now| match now.number() {
        Some(millis) => Some(millis),
        None => Instant::read_millis(&now.text()?).map(|millis| millis as f64),
    });
    let message = "now is no time: pass milliseconds, a Date, or ISO 8601 with a zone";
    let now = now.ok_or_else(|| wrong("now", IssueCode::InvalidTime, message))?;
    let days = run.at("input.staleDays").map_or(Some(STALE_DAYS), |days| days.number());
    let message = "staleDays is no number of days: pass one from 0";
    let days =
        days.filter(|days| *days >= 0.0).ok_or_else(|| wrong("staleDays", IssueCode::Type, message))?;
    run.set("staleBefore", I::Data::plain(Scalar::Number(now - days * DAY_MS)));
    Ok(())
}

/// One customer, and what it is compared with.
struct Audited<D> {
    customer: D,
    id: Option<Id>,
    name: String,
    domain: Option<String>,
}

/// What is found wanting in one customer.
struct Findings<D>(Vec<D>);

impl<D: Data> Findings<D> {
    fn add(&mut self, code: &str, beside: Option<(&str, D)>) {
        let finding = nothing::<D>().with("code", text(code));
        self.0.push(match beside {
            Some((name, value)) => finding.with(name, value),
            None => finding,
        });
    }

    fn add_if(&mut self, code: &str, found: bool) {
        if found {
            self.add(code, None);
        }
    }

    /// A finding with a list; none if the list is empty.
    fn add_list(&mut self, code: &str, name: &str, list: Vec<D>) {
        if !list.is_empty() {
            self.add(code, Some((name, D::array(list))));
        }
    }

    fn add_names(&mut self, audited: &Audited<D>, all: &[Audited<D>]) {
        let others = |same: &dyn Fn(&Audited<D>) -> bool| -> Vec<D> {
            let others = all.iter().filter(|other| other.id != audited.id && same(other));
            others.filter_map(|other| other.id).map(id_data).collect()
        };
        let plain = plain_name(&audited.name);
        self.add_if("untidy_name", audited.name.split(' ').any(str::is_empty));
        self.add_list("duplicate_name", "CustomerIDs", others(&|other| plain_name(&other.name) == plain));
        match &audited.domain {
            None => self.add("no_domain", None),
            Some(domain) if is_shared(domain) => self.add("shared_domain", None),
            Some(_) => {
                let same = others(&|other| other.domain == audited.domain);
                self.add_list("duplicate_domain", "CustomerIDs", same);
            }
        }
    }

    fn add_fields(&mut self, customer: &D, stale_before: f64) {
        let missing = COMPLETE.split(' ').filter(|name| text_in(customer, name).trim().is_empty());
        self.add_list("missing_fields", "fields", missing.map(text).collect());
        let modified = text_in(customer, "LastModified");
        if Instant::read_millis(&modified).is_some_and(|at| (at as f64) < stale_before) {
            self.add("stale", Some(("LastModified", text(&modified))));
        }
    }

    fn add_contacts(&mut self, own: &[D]) {
        let nameless = |contact: &D| {
            ["FirstName", "LastName"].into_iter().all(|name| text_in(contact, name).trim().is_empty())
        };
        let nameless: Vec<D> = own.iter().filter(|contact| nameless(contact)).cloned().collect();
        if let Some(ids) = ids_of(&nameless, "EndUserID") {
            self.add("nameless_contacts", Some(("EndUserIDs", ids)));
        }
        let primary =
            |contact: &D| contact.field("IsContactPerson").and_then(|flag| flag.flag()) == Some(true);
        self.add_if("no_primary_contact", !own.iter().any(primary));
    }

    fn add_values(&mut self, wanted: &[D], values: &D) {
        let (names, texts) = (values.texts("FieldName"), values.texts("Value"));
        let has = |wanted: &D| {
            let wanted = wanted.text();
            let filled =
                |value: &Option<String>| value.as_ref().is_some_and(|value| !value.trim().is_empty());
            names.iter().zip(&texts).any(|(name, value)| *name == wanted && filled(value))
        };
        let missing = wanted.iter().filter(|wanted| !has(wanted)).cloned().collect();
        self.add_list("missing_custom_values", "fields", missing);
    }
}

/// A name without its case and its white space: what two names have in common that look the same.
fn plain_name(name: &str) -> String {
    lower(name).chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// What each customer lacks.
pub(super) fn findings<I: Io>(run: &mut Run<'_, I>) {
    let stale_before = run.at("staleBefore").and_then(|at| at.number()).unwrap_or_default();
    let read = |customer: I::Data| Audited {
        id: id_in(&customer, "CustomerID"),
        name: text_in(&customer, "CustomerName"),
        domain: domain_of(run.io, &customer),
        customer,
    };
    let all: Vec<_> = run.items("customers").into_iter().map(read).collect();
    let contacts = run.items("contacts");
    let owners: Vec<_> = contacts.iter().map(|contact| id_in(contact, "CustomerID")).collect();
    let wanted = run.items("input.customFields");
    let mut values = run.items("values").into_iter();
    let mut entries = Vec::new();
    for audited in &all {
        let own = contacts.iter().zip(&owners).filter(|(_, owner)| **owner == audited.id);
        let own: Vec<_> = own.map(|(contact, _)| contact.clone()).collect();
        let mut found = Findings(Vec::new());
        found.add_names(audited, &all);
        found.add_fields(&audited.customer, stale_before);
        found.add_contacts(&own);
        if let Some(values) = values.next() {
            found.add_values(&wanted, &values);
        }
        if let (false, Some(id)) = (found.0.is_empty(), audited.id) {
            let entry = nothing::<I::Data>().with("CustomerID", id_data(id));
            let entry = entry.with("CustomerName", text(&audited.name));
            entries.push(entry.with("findings", I::Data::array(found.0)));
        }
    }
    run.set("checked", I::Data::plain(Scalar::Number(all.len() as f64)));
    run.set("findings", I::Data::array(entries));
}
