//! The client for Rust callers: in pages (Leptos, Yew, Dioxus) and in Workers (workers-rs).
//!
//! It makes its calls as the npm package does, through the same [`client`](crate::client): the same retries, pacing,
//! pages and errors. [`Atera`] is the way in. A call is a [`PendingCall`]: nothing is sent before it is awaited, and
//! dropping the future aborts the request. A list is [`Pages`], which is a `Stream`.
//!
//! Everything here stays on its thread, as whatever holds JavaScript values does: no type is `Send`. In Leptos use
//! `StoredValue::new_local` and `LocalResource`.
//!
//! Messages name options as the npm package writes them: `timeoutMs` is [`Builder::timeout`].
//!
//! ```no_run
//! use atera_wasm::model::{Id, Ticket};
//! use atera_wasm::web::{Atera, Error};
//! use futures_util::StreamExt;
//!
//! # async fn example(key: &str, customer: Id) -> Result<(), Error> {
//! let atera = Atera::builder().api_key(key).build()?;
//! let draft = Ticket {
//!     ticket_title: "Printer jams".to_owned().into(),
//!     customer_id: customer.into(),
//!     ..Ticket::default()
//! };
//! let created = atera.tickets().create(&draft).await?;
//! let mut comments = atera.tickets().comments(created.id, Default::default());
//! while let Some(comment) = comments.next().await {
//!     let text = comment?.comment_text;
//! }
//! # Ok(())
//! # }
//! ```

/// An example of one call, made complete.
macro_rules! example {
    ($($line:literal)*) => {
        concat!(
            "\n```no_run\n",
            "# use atera_wasm::model::{Comment, Contact, Customer, Id, Instant, Ticket};\n",
            "# use atera_wasm::web::{Atera, Error, ListOptions};\n",
            "# use futures_util::StreamExt;\n",
            "# use serde_json::json;\n",
            "# use std::time::Duration;\n",
            "# async fn example(atera: Atera, id: Id) -> Result<(), Error> {\n",
            $($line, "\n",)*
            "# Ok(())\n# }\n```",
        )
    };
}

mod account;
mod atera;
mod body;
mod builder;
mod call;
mod contacts;
mod custom_values;
mod customers;
mod error;
mod exchange;
mod flows;
mod host;
mod list_options;
mod pages;
mod tickets;
mod zone;

pub use account::{Account, WorkHours};
pub use atera::Atera;
pub use builder::Builder;
pub use call::{Created, PendingCall};
pub use contacts::Contacts;
pub use custom_values::CustomValues;
pub use customers::Customers;
pub use error::{Details, Error, HostError};
pub use flows::Flows;
pub use list_options::{FilterValue, ListOptions};
pub use pages::Pages;
pub use tickets::Tickets;

pub use crate::api::Dialect;
pub use crate::client::config::Auth;
pub use crate::client::{Event, EventKind};
pub use crate::error::{ErrorCode, Refusal};
pub use serde_json::Value;
