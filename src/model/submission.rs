//! A submission: what a customer types into a form, before it is a ticket.

use super::field::{Kind, thing};

/// Impact in the guide's four descriptions, from the worst down.
pub const IMPACTS: &[&str] = &["outage", "major", "single", "minor"];
/// Urgency, from the most urgent down.
pub const URGENCIES: &[&str] = &["high", "medium", "low"];

thing! {
    /// What a form sends. The names are ours: Atera never sees this shape.
    Submission {
        id: String = "id", Kind::Text, Optional, "The submission's own id, made by the form";
        name: String = "name", Kind::Text, Required, "The customer's name";
        email: String = "email", Kind::Email, Required, "Where to answer";
        subject: String = "subject", Kind::Text, Required, "Becomes the ticket's title";
        description: String = "description", Kind::Text, Required, "Becomes the ticket's description";
        impact: String = "impact", Kind::Word(IMPACTS), Optional, "How much is affected";
        urgency: String = "urgency", Kind::Word(URGENCIES), Optional, "How soon it matters";
        category: String = "category", Kind::Text, Optional, "What it is about";
        phone: String = "phone", Kind::Text, Optional, "Where to call";
        site: String = "site", Kind::Text, Optional, "Where it happens";
    }
}
