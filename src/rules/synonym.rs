//! The field that somebody meant who wrote another name.

use super::Thing;
use super::nearest::nearest;

/// Names from other APIs and from everyday speech: lower case, without separators.
fn synonyms(thing: Thing) -> &'static [(&'static str, &'static str)] {
    match thing {
        Thing::Ticket => &[
            ("subject", "TicketTitle"),
            ("summary", "TicketTitle"),
            ("name", "TicketTitle"),
            ("body", "Description"),
            ("text", "Description"),
            ("message", "Description"),
            ("details", "Description"),
            ("client", "CustomerID"),
            ("clientid", "CustomerID"),
            ("companyid", "CustomerID"),
            ("contactid", "EndUserID"),
            ("userid", "EndUserID"),
            ("requesterid", "EndUserID"),
            ("assignee", "TechnicianContactID"),
            ("assigneeid", "TechnicianContactID"),
            ("technicianid", "TechnicianContactID"),
            ("deadline", "DueDate"),
            ("duedateutc", "DueDate"),
        ],
        Thing::Customer => &[
            ("company", "CustomerName"),
            ("companyname", "CustomerName"),
            ("taxid", "BusinessNumber"),
            ("vatnumber", "BusinessNumber"),
            ("emaildomain", "Domain"),
            ("street", "Address"),
            ("town", "City"),
            ("province", "State"),
            ("region", "State"),
            ("zip", "ZipCodeStr"),
            ("zipcode", "ZipCodeStr"),
            ("postcode", "ZipCodeStr"),
            ("postalcode", "ZipCodeStr"),
            ("telephone", "Phone"),
            ("phonenumber", "Phone"),
            ("comments", "Notes"),
            ("url", "Website"),
            ("homepage", "Website"),
        ],
        Thing::Contact => &[
            ("companyid", "CustomerID"),
            ("clientid", "CustomerID"),
            ("givenname", "FirstName"),
            ("surname", "LastName"),
            ("familyname", "LastName"),
            ("mail", "Email"),
            ("emailaddress", "Email"),
            ("telephone", "Phone"),
            ("mobile", "Phone"),
            ("phonenumber", "Phone"),
            ("title", "JobTitle"),
            ("position", "JobTitle"),
            ("role", "JobTitle"),
            ("isprimary", "IsContactPerson"),
            ("ignore", "InIgnoreMode"),
        ],
        Thing::Comment => &[
            ("body", "CommentText"),
            ("comment", "CommentText"),
            ("message", "CommentText"),
            ("internal", "IsInternal"),
            ("isprivate", "IsInternal"),
        ],
        Thing::CustomValue => &[("name", "FieldName"), ("field", "FieldName"), ("key", "FieldName")],
        Thing::Submission => &[
            ("title", "subject"),
            ("summary", "subject"),
            ("body", "description"),
            ("message", "description"),
            ("text", "description"),
            ("mail", "email"),
            ("telephone", "phone"),
        ],
    }
}

/// What the thing is called in front of a field's name: `TicketTitle`, and `TicketDescription` by mistake.
fn prefix(thing: Thing) -> &'static str {
    match thing {
        Thing::Ticket => "ticket",
        Thing::Customer => "customer",
        Thing::Contact => "contact",
        Thing::Comment => "comment",
        Thing::CustomValue => "field",
        Thing::Submission => "submission",
    }
}

/// The field of this thing that an unknown name probably stands for.
pub(crate) fn meant(thing: Thing, unknown: &str) -> Option<&'static str> {
    let bare: String = unknown
        .chars()
        .filter(|letter| !matches!(letter, '_' | '-' | ' '))
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let exact = |wanted: &str| {
        thing.fields().iter().map(|field| field.name).find(|name| name.eq_ignore_ascii_case(wanted))
    };
    if let Some(name) = exact(&bare) {
        return Some(name);
    }
    if let Some((_, name)) = synonyms(thing).iter().find(|(word, _)| *word == bare) {
        return Some(name);
    }
    if let Some(name) = exact(&[prefix(thing), &bare].concat()) {
        return Some(name);
    }
    if let Some(name) = bare.strip_prefix(prefix(thing)).and_then(exact) {
        return Some(name);
    }
    nearest(&bare, &mut thing.fields().iter().map(|field| field.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_synonym_leads_to_a_field_and_is_none_itself() {
        for thing in Thing::ALL {
            for (word, name) in synonyms(*thing) {
                assert!(thing.fields().iter().any(|field| field.name == *name), "{name}");
                assert!(!thing.fields().iter().any(|field| field.name.eq_ignore_ascii_case(word)), "{word}");
                assert_eq!(meant(*thing, word), Some(*name));
            }
        }
    }

    #[test]
    fn near_names_are_recognised() {
        for (thing, unknown, name) in [
            (Thing::Ticket, "TicketDescription", "Description"),
            (Thing::Ticket, "Title", "TicketTitle"),
            (Thing::Ticket, "title", "TicketTitle"),
            (Thing::Ticket, "Subject", "TicketTitle"),
            (Thing::Ticket, "ticket_title", "TicketTitle"),
            (Thing::Ticket, "Priority", "TicketPriority"),
            (Thing::Ticket, "TicketPriorty", "TicketPriority"),
            (Thing::Ticket, "EndUserId", "EndUserID"),
            (Thing::Ticket, "Customer_ID", "CustomerID"),
            (Thing::Ticket, "TehcnicianContactID", "TechnicianContactID"),
            (Thing::Customer, "Name", "CustomerName"),
            (Thing::Customer, "ZipCode", "ZipCodeStr"),
            (Thing::Contact, "e-mail", "Email"),
            (Thing::Contact, "Fisrtname", "FirstName"),
            (Thing::Comment, "Text", "CommentText"),
            (Thing::CustomValue, "fieldname", "FieldName"),
        ] {
            assert_eq!(meant(thing, unknown), Some(name), "{unknown}");
        }
        for unknown in ["", "Mood", "x", "__proto__", "constructor", "Größe"] {
            assert_eq!(meant(Thing::Ticket, unknown), None, "{unknown}");
        }
    }
}
