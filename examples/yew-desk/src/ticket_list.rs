//! The tickets, a page at a time.

use crate::Desk;
use crate::load::{Failure, Load, use_load};
use atera_wasm::model::{Id, Page, Slot, Status, Ticket};
use atera_wasm::web::ListOptions;
use yew::prelude::*;

const TICKETS_IN_PAGE: u64 = 20;

#[derive(PartialEq, Properties)]
pub struct TicketListProps {
    pub desk: Desk,
    pub selected: Option<Id>,
    pub on_open: Callback<Id>,
}

#[component]
pub fn TicketList(props: &TicketListProps) -> Html {
    let page_number = use_state(|| 1_u64);
    let attempt = use_state(|| 0_u32);
    let list = use_load((*page_number, *attempt), {
        let Desk(atera) = props.desk.clone();
        move |(page, _): &(u64, u32)| {
            let options = ListOptions::new().page(*page).items_in_page(TICKETS_IN_PAGE);
            async move { atera.tickets().list(options).first().await }
        }
    });
    let content = match &*list {
        Load::Loading => html! { <p role="status">{ "Loading the tickets …" }</p> },
        Load::Failed(error) => {
            let on_retry = Callback::from(move |_| attempt.set(*attempt + 1));
            html! { <Failure what="The tickets could not be loaded" why={error.to_string()} {on_retry} /> }
        }
        Load::Loaded(page) if page.items.is_empty() => {
            html! { <p role="status">{ "There are no tickets." }</p> }
        }
        Load::Loaded(page) => html! {
            <>
                <ul class="tickets">{ for page.items.iter().map(|ticket| row(ticket, props)) }</ul>
                { page_buttons(page, &page_number) }
            </>
        },
    };
    html! {
        <section aria-labelledby="tickets-heading">
            <h2 id="tickets-heading">{ "Tickets" }</h2>
            { content }
        </section>
    }
}

fn row(ticket: &Ticket, props: &TicketListProps) -> Html {
    let title = ticket.ticket_title.get().cloned().unwrap_or_else(|| "(no title)".to_owned());
    let customer = ticket.customer_name.get().cloned().unwrap_or_else(|| "unknown customer".to_owned());
    let Some(id) = ticket.ticket_id.get().copied() else {
        return html! { <li>{ title }</li> };
    };
    let onclick = props.on_open.reform(move |_: MouseEvent| id);
    html! {
        <li key={id.get()}>
            <button type="button" aria-current={(props.selected == Some(id)).then_some("true")} {onclick}>
                <span class="title">{ title }</span>
                <span>{ format!("{customer} · {}", status_text(&ticket.ticket_status)) }</span>
            </button>
        </li>
    }
}

/// The status in the guide's words, or in the account's own.
pub fn status_text(status: &Slot<Status>) -> String {
    match status {
        Slot::Is(status) => status.as_str().to_owned(),
        Slot::Odd(value) => value.as_str().unwrap_or("unknown status").to_owned(),
        Slot::Missing | Slot::Null => "no status".to_owned(),
    }
}

fn page_buttons(page: &Page<Ticket>, number: &UseStateHandle<u64>) -> Html {
    let current = **number;
    let to = |target: u64| {
        let setter = number.setter();
        Callback::from(move |_: MouseEvent| setter.set(target))
    };
    html! {
        <nav aria-label="Pages of tickets">
            <button type="button" disabled={current <= 1} onclick={to(current.saturating_sub(1))}>{ "Previous" }</button>
            <span role="status">{ format!("Page {current} of {}", page.total_pages) }</span>
            <button type="button" disabled={current >= page.total_pages} onclick={to(current + 1)}>{ "Next" }</button>
        </nav>
    }
}
