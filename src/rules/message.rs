//! The sentences of the reports: what is wrong and what to do, in the guide's words.

use super::IN_A_FORM;
use crate::model::Kind;

/// What to say of a field that must be there. The key is the field's name on the wire.
const REQUIRED: &[(&str, &str)] = &[
    ("TicketTitle", "title required: add a title to the ticket"),
    ("CustomerName", "name required: add the customer's name"),
    ("CustomerID", "customer required: add the CustomerID"),
    ("Email", "email required: add an email address"),
    ("CommentText", "comment text required: write a comment"),
    ("FieldName", "field name required: name the custom field"),
    ("Value", "value required: add a value, or an empty text to clear it"),
    ("name", "name required: add your name"),
    ("email", "email required: add an email address"),
    ("subject", "subject required: say in a few words what is wrong"),
    ("description", "description required: describe what happened"),
];

/// What to say of a word that is not one of the field's words.
const WORDS: &[(&str, &str)] = &[
    ("TicketPriority", "invalid priority: use Low, Medium, High, or Critical"),
    ("TicketStatus", "invalid status: use Open, Pending, Resolved, or Closed"),
    ("TicketType", "invalid type: use Problem, Request, Incident, or Change"),
    ("impact", "invalid impact: use outage, major, single, or minor"),
    ("urgency", "invalid urgency: use high, medium, or low"),
];

fn find(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    if IN_A_FORM {
        return None;
    }
    table.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// A required field is missing or blank.
pub(crate) fn required(name: &str) -> &'static str {
    find(REQUIRED, name).unwrap_or("required: fill in this field")
}

/// A word is none of the field's words.
pub(crate) fn invalid_word(name: &str) -> Option<&'static str> {
    find(WORDS, name)
}

/// A value has another type than the field.
pub(crate) fn wrong_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "invalid id: use a whole number from 1 to 9007199254740991, not text",
        Kind::Text | Kind::Word(_) => "wrong type: use text",
        Kind::Email => "wrong type: use an email address as text",
        Kind::Flag => "wrong type: use true or false",
        Kind::Instant | Kind::Moment => "wrong type: use a time as text, like 2024-02-15T09:00:00Z",
        Kind::Number => "wrong type: use a number",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Need;
    use crate::rules::Thing;

    #[test]
    fn every_required_field_and_every_word_field_has_its_own_sentence() {
        for thing in Thing::ALL {
            for field in thing.fields() {
                if field.need == Need::Required {
                    assert!(find(REQUIRED, field.name).is_some(), "{}", field.name);
                }
                if let Kind::Word(words) = field.kind
                    && field.need != Need::System
                {
                    let text = invalid_word(field.name).unwrap_or_default();
                    assert!(words.iter().all(|word| text.contains(word)), "{text}");
                }
            }
        }
    }
}
