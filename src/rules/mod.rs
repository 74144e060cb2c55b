//! What is allowed. A check answers with a report and never fails; the tables are data that a caller may
//! replace.
//!
//! | module | answers |
//! |---|---|
//! | [`mod@check`] | may this customer, contact, ticket, comment … be created or updated? |
//! | [`email`] | is this an e-mail address, and if not, where and why? |
//! | [`status`] | where may a ticket go from here? |
//! | [`priority`] | what priority follows from impact and urgency? |
//! | [`options`] | is this an option, and of the right kind? |
//! | [`mod@sla`] | when is the first response due, and is it late? |

pub mod business_hours;
pub mod check;
mod customer;
pub mod domain;
pub mod email;
pub mod form;
pub mod host;
pub mod mail_domain;
mod message;
mod nearest;
mod needs;
pub mod options;
pub mod priority;
pub mod report;
pub mod sla;
pub mod status;
mod synonym;
pub(crate) mod text;
pub mod thing;
mod ticket;

pub use business_hours::{BusinessHours, Opening};
pub use check::{Checker, check, check_form};
pub use email::{EmailCode, EmailOptions, EmailVerdict, check_email};
pub use form::Form;
pub use priority::{Impact, PriorityRow, PriorityTable, Urgency, priority_for};
pub use report::{Issue, IssueCode, Report, Severity};
pub use sla::{SLA_HOURS, SlaAnswer, SlaInput, SlaOptions, SlaState, SlaTargets, StatusChange, sla};
pub use status::{StatusTable, Transition, TransitionCode, check_transition, next_statuses};
pub use thing::{Action, CheckOptions, Thing};

/// Whether this is the wasm of a form. It checks submissions alone and tells everything by codes, so it holds neither
/// what other things need nor the sentences.
pub(crate) const IN_A_FORM: bool =
    cfg!(all(target_arch = "wasm32", feature = "wasm-form", not(feature = "wasm-rules")));
