//! What the guide's best practices find wanting in each customer.

use super::letter_case::lower;
use super::route_by_domain::domain_of;
use super::run::{Run, about, ids_of, number};
use super::step::{Flow, step};
use crate::api::Operation;
use crate::api::reply::id_in;
use crate::client::ask::wrong;
use crate::client::{Client, Io};
use crate::error::Error;
use crate::model::{Data, Id, Instant, Scalar};
use crate::rules::IssueCode;
use crate::rules::mail_domain::is_shared;

pub(super) const FLOW: Flow = Flow {
    name: "auditCustomers",
    fields: "now staleDays customFields",
    steps: &[step("readCustomers"), step("readContacts"), step("checkCustomers")],
};

/// The fields that a complete customer has ("Complete all fields"). Domain has a finding of its own; Fax and
/// Notes are nobody's duty.
const COMPLETE: &[&str] =
    &["BusinessNumber", "Address", "City", "State", "Country", "ZipCodeStr", "Phone", "Website"];

const DAY_MS: f64 = 86_400_000.0;
const STALE_DAYS: f64 = 365.0;

/// One customer, and what it is compared with.
struct Audited<D> {
    customer: D,
    id: Option<Id>,
    name: String,
    domain: Option<String>,
}

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
///
/// # Errors
/// `invalid_input` without the time, and any row of the error table.
pub async fn audit_customers<I: Io>(client: &Client, io: &I, input: &I::Data) -> Result<I::Data, Error> {
    let mut run = Run::begin(&FLOW, client, io, input)?;
    let answer = steps(&mut run).await;
    run.end(answer)
}

async fn steps<I: Io>(run: &mut Run<'_, I>) -> Result<I::Data, Error> {
    let stale_before = stale_before(run.input)?;
    run.log.reach("readCustomers");
    let listed = run.all(Operation::CustomersList, I::Data::object(&[])).await?;
    let mut customers = Vec::new();
    for id in ids_of(&listed, "CustomerID") {
        let customer = run.get(Operation::CustomersGet, id).await?;
        let name = text(&customer, "CustomerName");
        let domain = domain_of(run.io, &customer);
        customers.push(Audited { customer, id: Some(id), name, domain });
    }
    run.log.looked("readCustomers", Vec::new());
    run.log.reach("readContacts");
    let contacts = run.all(Operation::ContactsList, I::Data::object(&[])).await?;
    run.log.looked("readContacts", Vec::new());
    run.log.reach("checkCustomers");
    let mut found = Vec::new();
    for audited in &customers {
        let mut findings = of_names(audited, &customers);
        findings.extend(of_fields(audited, stale_before));
        findings.extend(of_contacts(audited, &contacts));
        findings.extend(of_custom_values(run, audited).await?);
        if let (false, Some(id)) = (findings.is_empty(), audited.id) {
            let entry = [("CustomerID", number(id)), ("CustomerName", Scalar::Text(&audited.name))];
            found.push(I::Data::object(&entry).with("findings", I::Data::array(findings)));
        }
    }
    run.log.looked("checkCustomers", Vec::new());
    let answer = I::Data::object(&[("checked", Scalar::Number(customers.len() as f64))]);
    Ok(answer.with("customers", I::Data::array(found)))
}

/// The moment before which a record is stale.
fn stale_before<D: Data>(input: &D) -> Result<f64, Error> {
    let now = input.field("now").and_then(|now| match now.number() {
        Some(millis) => Some(millis),
        None => Instant::read_millis(&now.text()?).map(|millis| millis as f64),
    });
    let message = "now is no time: pass milliseconds, a Date, or ISO 8601 with a zone";
    let now = now.ok_or_else(|| wrong("now", IssueCode::InvalidTime, message))?;
    let days = match input.field("staleDays") {
        None => Some(STALE_DAYS),
        Some(days) => days.number().filter(|days| *days >= 0.0),
    };
    let message = "staleDays is no number of days: pass one from 0";
    Ok(now - days.ok_or_else(|| wrong("staleDays", IssueCode::Type, message))? * DAY_MS)
}

fn text<D: Data>(data: &D, name: &str) -> String {
    data.field(name).and_then(|value| value.text()).unwrap_or_default()
}

fn is_blank<D: Data>(data: &D, name: &str) -> bool {
    text(data, name).trim().is_empty()
}

fn finding<D: Data>(code: &str) -> D {
    D::object(&[("code", Scalar::Text(code))])
}

fn with_words<D: Data>(code: &str, name: &str, words: &[&str]) -> Option<D> {
    let list = || D::array(words.iter().map(|word| D::plain(Scalar::Text(word))).collect());
    (!words.is_empty()).then(|| finding::<D>(code).with(name, list()))
}

fn with_ids<D: Data>(code: &str, name: &str, ids: &[Id]) -> Option<D> {
    let list = || D::array(ids.iter().map(|id| D::plain(number(*id))).collect());
    (!ids.is_empty()).then(|| finding::<D>(code).with(name, list()))
}

/// The findings about names and domains, which depend on the other customers.
fn of_names<D: Data>(audited: &Audited<D>, all: &[Audited<D>]) -> Vec<D> {
    let others = |same: &dyn Fn(&Audited<D>) -> bool| -> Vec<Id> {
        all.iter()
            .filter(|other| other.id != audited.id && same(other))
            .filter_map(|other| other.id)
            .collect()
    };
    let words = |name: &str| name.split_whitespace().map(lower).collect::<Vec<_>>();
    let mut findings = Vec::new();
    if audited.name.split(' ').any(str::is_empty) || audited.name.trim() != audited.name {
        findings.push(finding("untidy_name"));
    }
    let own = words(&audited.name);
    findings.extend(with_ids("duplicate_name", "CustomerIDs", &others(&|other| words(&other.name) == own)));
    match &audited.domain {
        None => findings.push(finding("no_domain")),
        Some(domain) if is_shared(domain) => findings.push(finding("shared_domain")),
        Some(_) => {
            let same = others(&|other| other.domain == audited.domain);
            findings.extend(with_ids("duplicate_domain", "CustomerIDs", &same));
        }
    }
    findings
}

/// The findings about the customer's own record.
fn of_fields<D: Data>(audited: &Audited<D>, stale_before: f64) -> Vec<D> {
    let customer = &audited.customer;
    let missing: Vec<&str> = COMPLETE.iter().copied().filter(|name| is_blank(customer, name)).collect();
    let mut findings: Vec<D> = with_words("missing_fields", "fields", &missing).into_iter().collect();
    let modified = text(customer, "LastModified");
    if Instant::read_millis(&modified).is_some_and(|at| (at as f64) < stale_before) {
        findings.push(finding::<D>("stale").with("LastModified", D::plain(Scalar::Text(&modified))));
    }
    findings
}

/// The findings about its contacts.
fn of_contacts<D: Data>(audited: &Audited<D>, contacts: &[D]) -> Vec<D> {
    let own = || contacts.iter().filter(|contact| id_in(*contact, "CustomerID") == audited.id);
    let is_primary =
        |contact: &D| contact.field("IsContactPerson").and_then(|flag| flag.flag()) == Some(true);
    let nameless = own().filter(|contact| is_blank(*contact, "FirstName") && is_blank(*contact, "LastName"));
    let nameless: Vec<Id> = nameless.filter_map(|contact| id_in(contact, "EndUserID")).collect();
    let mut findings: Vec<D> = with_ids("nameless_contacts", "EndUserIDs", &nameless).into_iter().collect();
    if !own().any(is_primary) {
        findings.push(finding("no_primary_contact"));
    }
    findings
}

/// The finding about its custom values, if any are wanted.
async fn of_custom_values<I: Io>(
    run: &Run<'_, I>,
    audited: &Audited<I::Data>,
) -> Result<Option<I::Data>, Error> {
    let wanted = run.input.field("customFields");
    let (Some(wanted), Some(id)) = (wanted, audited.id) else { return Ok(None) };
    let target = about::<I::Data>(id).with("target", I::Data::plain(Scalar::Text("customer")));
    let values = run.ask(Operation::CustomValuesGet, target).await?;
    let (names, texts) = (values.texts("FieldName"), values.texts("Value"));
    let has = |wanted: &String| {
        let mut pairs = names.iter().zip(&texts);
        pairs.any(|(name, value)| {
            name.as_ref() == Some(wanted) && value.as_ref().is_some_and(|v| !v.is_empty())
        })
    };
    let wanted = (0..wanted.length().unwrap_or(0)).filter_map(|index| wanted.item(index)?.text());
    let missing: Vec<String> = wanted.filter(|wanted| !has(wanted)).collect();
    let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
    Ok(with_words("missing_custom_values", "fields", &missing))
}
