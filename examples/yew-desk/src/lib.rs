//! A small help desk page: lists tickets, opens one, and checks a draft while it is typed.
//!
//! The page holds no key. It asks a path of its own origin, and the server behind it adds the key.

mod draft;
mod load;
mod ticket_list;
mod ticket_view;

use atera_wasm::model::Id;
use atera_wasm::web::{Atera, Error};
use draft::Draft;
use ticket_list::TicketList;
use ticket_view::TicketView;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// The client of the page. A clone shares its pace with the others, so every two are the same.
#[derive(Clone)]
pub struct Desk(Atera);

impl PartialEq for Desk {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Desk {
    /// A client for the path of this page's origin that the server forwards to Atera.
    fn of_this_page() -> Result<Self, Error> {
        let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
        Atera::builder().base_url(&format!("{origin}/atera/api/v3")).build().map(Self)
    }
}

#[component]
fn App() -> Html {
    let desk = use_memo((), |()| Desk::of_this_page());
    let selected = use_state(|| None::<Id>);
    let on_open = use_callback((), {
        let selected = selected.setter();
        move |id: Id, ()| selected.set(Some(id))
    });
    let desk = match &*desk {
        Ok(desk) => desk.clone(),
        Err(error) => return html! { <p role="alert">{ format!("The page cannot start: {error}.") }</p> },
    };
    html! {
        <>
            <header><h1>{ "Help desk" }</h1></header>
            <main>
                <TicketList desk={desk.clone()} selected={*selected} {on_open} />
                if let Some(id) = *selected {
                    <TicketView key={id.get()} {desk} {id} />
                }
                <Draft />
            </main>
        </>
    }
}

/// Puts the page together, once the wasm has started.
#[wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<App>::new().render();
}
