//! The ticket that a submission becomes, and the contact that its sender becomes.

use super::mark::Mark;
use super::routing::{Facts, Row, technician};
use crate::form::schema::{NO, YES};
use crate::form::{FormField, Kind, Schema};
use crate::model::{Id, Priority, TicketType};
use crate::rules::{Impact, PriorityRow, PriorityTable, Urgency, priority_for};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What a form sent, as `checkSubmission` let it through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Submission {
    /// Who writes.
    pub name: String,
    /// Where to answer.
    pub email: String,
    /// The ticket's title.
    pub subject: String,
    /// What happened.
    pub description: String,
    /// How much is affected.
    pub impact: Option<String>,
    /// How soon it matters.
    pub urgency: Option<String>,
    /// What it is about.
    pub category: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
    /// Where it happens.
    pub site: Option<String>,
    /// The answers in the form's own fields.
    #[serde(flatten)]
    pub custom: BTreeMap<String, Value>,
}

/// What the user of the intake decides about tickets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct House {
    /// Who works on what.
    pub technicians: Vec<Row>,
    /// In place of the core's own table.
    pub priorities: Option<Priorities>,
    /// The type of every ticket; `Problem`, the guide's "standard service issue", if none is named.
    pub ticket_type: Option<TicketType>,
}

/// A table of priorities: impact, then urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priorities {
    /// Complete business outage.
    pub outage: Urgencies,
    /// Major productivity impact.
    pub major: Urgencies,
    /// A single user, or a workaround exists.
    pub single: Urgencies,
    /// A minor issue or an enhancement.
    pub minor: Urgencies,
}

/// The priorities of one impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urgencies {
    /// At high urgency.
    pub high: Priority,
    /// At medium urgency.
    pub medium: Priority,
    /// At low urgency.
    pub low: Priority,
}

impl From<Urgencies> for PriorityRow {
    fn from(Urgencies { high, medium, low }: Urgencies) -> Self {
        Self { high, medium, low }
    }
}

impl From<Priorities> for PriorityTable {
    fn from(table: Priorities) -> Self {
        let Priorities { outage, major, single, minor } = table;
        Self { outage: outage.into(), major: major.into(), single: single.into(), minor: minor.into() }
    }
}

/// A ticket to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What was sent in.
    pub submission: Submission,
    /// Whose ticket it is.
    #[serde(rename = "EndUserID", default)]
    pub end_user: Option<Id>,
    /// Whose contact that is; in the guide a ticket may be a customer's alone.
    #[serde(rename = "CustomerID", default)]
    pub customer: Option<Id>,
    /// Whether the contact was just made of this submission, and so has name and telephone.
    #[serde(rename = "newContact", default)]
    pub new_contact: bool,
    /// The user's own decisions.
    #[serde(default)]
    pub house: House,
    /// What the form asks.
    #[serde(default)]
    pub form: Schema,
}

/// The ticket's body, fit for `tickets.create` in both dialects; without a contact in the guide's alone.
///
/// The title is one line. The description is plain text: what was written, then whatever no field of the ticket takes,
/// then the mark. Impact and urgency make the priority; where only one is given, or none, a single user's and medium
/// stand in.
pub fn ticket(order: &Order, mark: &Mark) -> Value {
    let Order { submission, house, .. } = order;
    let priority = priority_of(submission, house);
    let facts = Facts {
        category: submission.category.as_deref(),
        priority: Some(priority),
        site: submission.site.as_deref(),
        customer: order.customer,
    };
    let mut body = Map::new();
    let mut put = |name: &str, value: Value| body.insert(name.to_owned(), value);
    put("TicketTitle", one_line(&submission.subject).into());
    put("Description", mark.added_to(&description(order)).into());
    put("TicketPriority", priority.as_str().into());
    put("TicketType", house.ticket_type.unwrap_or(TicketType::Problem).as_str().into());
    match (order.end_user, order.customer) {
        (Some(contact), _) => put("EndUserID", contact.get().into()),
        (None, Some(customer)) => put("CustomerID", customer.get().into()),
        (None, None) => None,
    };
    if let Some(technician) = technician(&house.technicians, facts) {
        put("TechnicianContactID", technician.get().into());
    }
    Value::Object(body)
}

fn priority_of(submission: &Submission, house: &House) -> Priority {
    let impact = submission.impact.as_deref().and_then(Impact::from_word).unwrap_or(Impact::Single);
    let urgency = submission.urgency.as_deref().and_then(Urgency::from_word).unwrap_or(Urgency::Medium);
    let table = house.priorities.map_or_else(PriorityTable::default, PriorityTable::from);
    priority_for(impact, urgency, &table)
}

/// What was written, and below it what no field takes. A ticket is found again by its mark, so a text that looks like
/// one (copied from another ticket, or put there on purpose) is no mark any more.
fn description(order: &Order) -> String {
    let Order { submission, new_contact, .. } = order;
    let unless_new = |text: &str| if *new_contact { String::new() } else { text.to_owned() };
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let lines = [
        ("Name", unless_new(&submission.name)),
        ("E-mail", unless_new(&submission.email)),
        ("Phone", unless_new(&optional(&submission.phone))),
        ("Site", optional(&submission.site)),
        ("Category", optional(&submission.category)),
        ("Impact", optional(&submission.impact)),
        ("Urgency", optional(&submission.urgency)),
    ];
    let lines = lines.map(|(label, value)| (label.to_owned(), value));
    let mut text = submission.description.trim().to_owned();
    text.push('\n');
    for (label, value) in lines.into_iter().chain(custom_lines(order)) {
        let value = one_line(&value);
        if !value.is_empty() {
            text.push_str(&["\n", &label, ": ", &value].concat());
        }
    }
    text.replace("[ref ", "[ref: ")
}

/// The answers that go into no custom field of Atera, in the words of the form for those who work on tickets; and those
/// of fields that the form no longer has.
fn custom_lines(Order { submission: Submission { custom, .. }, form, .. }: &Order) -> Vec<(String, String)> {
    let asked = form.fields.iter().filter(|field| field.kind.is_some());
    let answer = |field: &FormField| Some((label(field), meaning(field, custom.get(&field.name)?.as_str()?)));
    let left = custom.iter().filter(|(name, _)| form.field(name).is_none());
    let left = left.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
    asked.filter(|field| field.field_name.is_none()).filter_map(answer).chain(left).collect()
}

fn label(field: &FormField) -> String {
    let label = field.label.as_ref().map_or(field.name.as_str(), |label| label.tell(DESK));
    one_line(label).trim_end_matches([':', '?']).to_owned()
}

/// The language of the lines that a ticket gets.
const DESK: &str = "en";

fn meaning(field: &FormField, answer: &str) -> String {
    match (field.kind, answer) {
        (Some(Kind::YesNo), YES) => "Yes".to_owned(),
        (Some(Kind::YesNo), NO) => "No".to_owned(),
        _ => {
            let choice = field.choices.iter().find(|choice| choice.value == answer);
            let label = choice.and_then(|choice| choice.label.as_ref());
            label.map_or(answer, |label| label.tell(DESK)).to_owned()
        }
    }
}

/// A customer's reply to his ticket.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Reply {
    /// What he wrote.
    pub text: String,
    /// His name, as he gave it with the submission.
    pub name: String,
    /// His contact.
    #[serde(rename = "EndUserID", default)]
    pub end_user: Option<Id>,
    /// Whether the dialect is live.
    pub live: bool,
    /// The mark by which the comment is found again.
    pub mark: String,
}

/// The reply's body for `tickets.addComment`, always public. In live it is his own; the guide's comments have no author
/// that could be chosen, so his name stands above it.
pub fn reply(reply: &Reply) -> Value {
    let text = marked(reply.text.trim(), &reply.mark);
    if let Some(contact) = reply.end_user.filter(|_| reply.live) {
        return json!({ "CommentText": text, "EndUserID": contact });
    }
    let named = [&one_line(&reply.name), ":\n\n", &text].concat();
    json!({ "CommentText": named, "IsInternal": false })
}

/// The comment that follows each ticket.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Following {
    /// The body, as the option has it.
    pub comment: Map<String, Value>,
    /// The mark by which it is found again.
    pub mark: String,
}

/// Its body for `tickets.addComment`.
pub fn comment(following: &Following) -> Value {
    let mut body = following.comment.clone();
    let text = body.get("CommentText").and_then(Value::as_str).unwrap_or_default();
    let text = marked(text, &following.mark);
    body.insert("CommentText".to_owned(), text.into());
    Value::Object(body)
}

/// A text with the mark at its end, and nothing before it that looks like one.
fn marked(text: &str, mark: &str) -> String {
    [&text.replace("[ref ", "[ref: "), "\n\n", mark].concat()
}

/// A text with single spaces in place of line breaks and the like.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The body of a new contact, fit for `contacts.create` in both dialects.
///
/// The last word of the name is the last name; a single word is a first name; `Smith, John` is turned round.
pub fn contact(submission: &Submission, customer: Id) -> Value {
    let (first, last) = names(&submission.name);
    let mut body = Map::new();
    body.insert("CustomerID".to_owned(), customer.get().into());
    body.insert("Email".to_owned(), submission.email.as_str().into());
    let phone = one_line(submission.phone.as_deref().unwrap_or_default());
    for (name, value) in [("FirstName", first), ("LastName", last), ("Phone", phone)] {
        if !value.is_empty() {
            body.insert(name.to_owned(), value.into());
        }
    }
    Value::Object(body)
}

/// First and last name out of one text.
fn names(name: &str) -> (String, String) {
    let name = one_line(name);
    let turned = name.split_once(", ").filter(|(last, first)| !last.contains(',') && !first.contains(','));
    if let Some((last, first)) = turned {
        return (first.to_owned(), last.to_owned());
    }
    match name.rsplit_once(' ') {
        Some((first, last)) => (first.to_owned(), last.to_owned()),
        None => (name, String::new()),
    }
}
