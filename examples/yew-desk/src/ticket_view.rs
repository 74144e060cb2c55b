//! One ticket, with its conversation.

use crate::Desk;
use crate::load::{Failure, Load, use_load};
use crate::ticket_list::status_text;
use atera_wasm::model::{Comment, Id, Ticket};
use atera_wasm::web::ListOptions;
use web_sys::HtmlElement;
use yew::prelude::*;

/// A longer conversation is cut: the page is an example.
const MAX_COMMENTS: usize = 100;

#[derive(PartialEq, Properties)]
pub struct TicketViewProps {
    pub desk: Desk,
    pub id: Id,
}

#[component]
pub fn TicketView(props: &TicketViewProps) -> Html {
    let attempt = use_state(|| 0_u32);
    let heading = use_node_ref();
    let ticket = use_load((props.id, *attempt), {
        let Desk(atera) = props.desk.clone();
        move |(id, _): &(Id, u32)| {
            let id = *id;
            async move {
                let ticket = atera.tickets().get(id).await?;
                let comments = atera.tickets().comments(id, ListOptions::new()).at_most(MAX_COMMENTS).await?;
                Ok((ticket, comments))
            }
        }
    });
    // Whoever opens a ticket by keyboard goes on reading there.
    use_effect_with(props.id, {
        let heading = heading.clone();
        move |_| {
            if let Some(heading) = heading.cast::<HtmlElement>() {
                let _ = heading.focus();
            }
        }
    });
    let content = match &*ticket {
        Load::Loading => html! { <p role="status">{ "Loading the ticket …" }</p> },
        Load::Failed(error) => {
            let on_retry = Callback::from(move |_| attempt.set(*attempt + 1));
            html! { <Failure what="The ticket could not be loaded" why={error.to_string()} {on_retry} /> }
        }
        Load::Loaded((ticket, comments)) => loaded(ticket, comments),
    };
    html! {
        <section aria-labelledby="ticket-heading">
            <h2 id="ticket-heading" tabindex="-1" ref={heading}>{ format!("Ticket {}", props.id.get()) }</h2>
            { content }
        </section>
    }
}

fn loaded(ticket: &Ticket, comments: &[Comment]) -> Html {
    let customer = ticket.customer_name.get().cloned().unwrap_or_default();
    html! {
        <>
            <h3>{ ticket.ticket_title.get().cloned().unwrap_or_default() }</h3>
            <dl>
                <dt>{ "Status" }</dt>
                <dd>{ status_text(&ticket.ticket_status) }</dd>
                <dt>{ "Customer" }</dt>
                <dd>{ customer }</dd>
            </dl>
            <h3>{ "Comments" }</h3>
            if comments.is_empty() {
                <p>{ "Nobody has commented yet." }</p>
            } else {
                <ol class="comments">{ for comments.iter().map(comment) }</ol>
            }
        </>
    }
}

fn comment(comment: &Comment) -> Html {
    let internal = comment.is_internal.get() == Some(&true);
    html! {
        <li>
            if internal {
                <strong>{ "Internal: " }</strong>
            }
            { comment.comment_text.get().cloned().unwrap_or_default() }
        </li>
    }
}
