//! A draft of a ticket, checked by the crate's own rules at every key. Nothing is sent.

use atera_wasm::model::{Priority, Record, Scalar};
use atera_wasm::rules::{Action, CheckOptions, Issue, Report, Severity, Thing, check};
use web_sys::{HtmlInputElement, HtmlSelectElement, Url};
use yew::prelude::*;

#[derive(Clone, Default, PartialEq)]
struct Fields {
    title: String,
    customer: String,
    priority: String,
}

/// The fields that the person has touched: before that, an empty one is no fault.
#[derive(Clone, Copy, Default, PartialEq)]
struct Touched {
    title: bool,
    customer: bool,
}

#[component]
pub fn Draft() -> Html {
    let fields = use_state(Fields::default);
    let touched = use_state(Touched::default);
    let on_title = {
        let (fields, touched) = (fields.clone(), touched.clone());
        Callback::from(move |event: InputEvent| {
            fields.set(Fields { title: typed(&event), ..(*fields).clone() });
            touched.set(Touched { title: true, ..*touched });
        })
    };
    let on_customer = {
        let (fields, touched) = (fields.clone(), touched.clone());
        Callback::from(move |event: InputEvent| {
            fields.set(Fields { customer: typed(&event), ..(*fields).clone() });
            touched.set(Touched { customer: true, ..*touched });
        })
    };
    let on_priority = {
        let fields = fields.clone();
        Callback::from(move |event: Event| {
            let priority = event.target_unchecked_into::<HtmlSelectElement>().value();
            fields.set(Fields { priority, ..(*fields).clone() });
        })
    };
    let report = report(&fields);
    let title_issues = issues_of(&report, &["TicketTitle"], touched.title);
    let customer_issues = issues_of(&report, &["CustomerID", "EndUserID", ""], touched.customer);
    // Without `selected` the browser takes the option that Yew adds first, which is the last one.
    let priorities = Priority::WORDS.iter().map(|word| {
        html! { <option value={*word} selected={fields.priority == *word}>{ *word }</option> }
    });
    html! {
        <section aria-labelledby="draft-heading">
            <h2 id="draft-heading">{ "Draft a ticket" }</h2>
            <form onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                <label for="draft-title">{ "Title" }</label>
                <input id="draft-title" value={fields.title.clone()} oninput={on_title}
                    aria-invalid={is_faulty(&title_issues)} aria-describedby="draft-title-issues" />
                { issue_list("draft-title-issues", &title_issues) }
                <label for="draft-customer">{ "Customer number" }</label>
                <input id="draft-customer" inputmode="numeric" value={fields.customer.clone()} oninput={on_customer}
                    aria-invalid={is_faulty(&customer_issues)} aria-describedby="draft-customer-issues" />
                { issue_list("draft-customer-issues", &customer_issues) }
                <label for="draft-priority">{ "Priority" }</label>
                <select id="draft-priority" onchange={on_priority}>
                    <option value="" selected={fields.priority.is_empty()}>{ "Atera decides" }</option>
                    { for priorities }
                </select>
                <p role="status">{ verdict(&report, *touched) }</p>
            </form>
        </section>
    }
}

fn typed(event: &InputEvent) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

fn report(fields: &Fields) -> Report {
    let customer = fields.customer.trim();
    let customer = match customer.parse() {
        _ if customer.is_empty() => Scalar::Null,
        Ok(number) => Scalar::Number(number),
        Err(_) => Scalar::Text(customer),
    };
    let priority = if fields.priority.is_empty() { Scalar::Null } else { Scalar::Text(&fields.priority) };
    let record = Record::new(vec![
        ("TicketTitle", Scalar::Text(&fields.title)),
        ("CustomerID", customer),
        ("TicketPriority", priority),
    ]);
    check(Thing::Ticket, Action::Create, &record, &CheckOptions::default(), &domain_to_ascii)
}

/// The browser's own URL knows how a domain is written on the wire.
fn domain_to_ascii(domain: &str) -> Option<String> {
    Url::new(&format!("https://{domain}/")).ok().map(|url| url.hostname())
}

fn issues_of<'a>(report: &'a Report, paths: &[&str], touched: bool) -> Vec<&'a Issue> {
    report.issues.iter().filter(|issue| touched && paths.contains(&issue.path.as_str())).collect()
}

fn is_faulty(issues: &[&Issue]) -> &'static str {
    if issues.iter().any(|issue| issue.severity == Severity::Error) { "true" } else { "false" }
}

fn issue_list(id: &'static str, issues: &[&Issue]) -> Html {
    let items = issues.iter().map(|issue| {
        let kind = match issue.severity {
            Severity::Error => "Error",
            Severity::Warning => "Hint",
        };
        html! { <li>{ format!("{kind}: {}", issue.message) }</li> }
    });
    html! { <ul {id} class="issues">{ for items }</ul> }
}

fn verdict(report: &Report, touched: Touched) -> &'static str {
    match report.ok() {
        _ if touched == Touched::default() => "Type a title and a customer number.",
        true => "This draft can be sent.",
        false => "This draft cannot be sent yet.",
    }
}
