//! The operator's page: what waits for a person, with the buttons to decide.

use super::LONGEST_REASON;
use crate::model::Instant;
use serde::Deserialize;
use serde_json::Value;

/// A submission in a list.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub state: String,
    /// When it was accepted, in milliseconds since 1970.
    pub accepted_at: i64,
    /// The ticket, once there is one.
    pub ticket: Option<u64>,
    /// Why it is where it is: a text, or whatever the outbox says.
    pub reason: Value,
    /// What the sender wrote as its subject.
    pub subject: Option<String>,
}

/// A list of the page.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct List {
    /// Of this state.
    pub state: String,
    /// The first of them.
    pub items: Vec<Row>,
    /// Where the list goes on, if it does.
    pub next: Option<String>,
}

/// The style sheet.
pub const STYLE: &str = include_str!("style.css");

/// A text without the letters that mean something in HTML.
///
/// ```
/// use atera_wasm::intake::operator::page::escaped;
/// assert_eq!(escaped("<b title='&'>"), "&lt;b title=&#39;&amp;&#39;&gt;");
/// ```
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// The whole page.
pub fn page(lists: &[List]) -> String {
    let mut html = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Intake</title>\n\
         <link rel=\"stylesheet\" href=\"/admin/style.css\">\n<h1>Intake</h1>\n\
         <p><a href=\"/admin/metrics\">Counters</a> <a href=\"/admin/export\">Export</a></p>\n",
    );
    for list in lists {
        html.push_str(&section(list));
    }
    html.push_str("</html>\n");
    html
}

fn section(list: &List) -> String {
    let state = escaped(&list.state);
    let rows: String = list.items.iter().map(row).collect();
    let body = if rows.is_empty() {
        "<p>None.</p>\n".to_owned()
    } else {
        format!(
            "<table>\n<thead><tr><th scope=\"col\">Accepted</th><th scope=\"col\">Subject</th>\
             <th scope=\"col\">Reason</th><th scope=\"col\">Decide</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        )
    };
    let more = list.next.as_deref().map_or(String::new(), |next| {
        let next = escaped(next);
        format!("<p><a href=\"/admin/submissions?state={state}&amp;after={next}\">More</a></p>\n")
    });
    format!("<section>\n<h2>{state}</h2>\n{body}{more}</section>\n")
}

fn row(row: &Row) -> String {
    let accepted = Instant::from_millis(row.accepted_at);
    let subject = escaped(row.subject.as_deref().unwrap_or_default());
    let reason = match &row.reason {
        Value::Null => String::new(),
        Value::String(text) => escaped(text),
        other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
            escaped(&other.to_string())
        }
    };
    let buttons =
        if matches!(row.state.as_str(), "parked") { buttons(&escaped(&row.id)) } else { String::new() };
    format!(
        "<tr><td>{}</td><td>{subject}</td><td>{reason}</td><td>{buttons}</td></tr>\n",
        escaped(accepted.as_str())
    )
}

/// Only what is parked waits for a decision; the rest is on its way by itself.
fn buttons(id: &str) -> String {
    format!(
        "<form method=\"post\" action=\"/admin/submissions/{id}/resend\"><button>Resend</button></form>\
         <form method=\"post\" action=\"/admin/submissions/{id}/discard\"><label>Reason \
         <input name=\"reason\" required maxlength=\"{LONGEST_REASON}\"></label><button>Discard</button></form>"
    )
}
