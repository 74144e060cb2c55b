//! The field that somebody meant who wrote another name.

use super::Thing;
use super::nearest::nearest;
use super::text::{filed_under, joined};

/// For a field the names that it has in other APIs and in everyday speech: lower case, without separators.
fn synonyms(thing: Thing) -> &'static [(&'static str, &'static str)] {
    match thing {
        Thing::Ticket => &[
            ("TicketTitle", "subject summary name"),
            ("Description", "body text message details"),
            ("CustomerID", "client clientid companyid"),
            ("EndUserID", "contactid userid requesterid"),
            ("TechnicianContactID", "assignee assigneeid technicianid"),
            ("DueDate", "deadline duedateutc"),
        ],
        Thing::Customer => &[
            ("CustomerName", "company companyname"),
            ("BusinessNumber", "taxid vatnumber"),
            ("Domain", "emaildomain"),
            ("Address", "street"),
            ("City", "town"),
            ("State", "province region"),
            ("ZipCodeStr", "zip zipcode postcode postalcode"),
            ("Phone", "telephone phonenumber"),
            ("Notes", "comments"),
            ("Website", "url homepage"),
        ],
        Thing::Contact => &[
            ("CustomerID", "companyid clientid"),
            ("FirstName", "givenname"),
            ("LastName", "surname familyname"),
            ("Email", "mail emailaddress"),
            ("Phone", "telephone mobile phonenumber"),
            ("JobTitle", "title position role"),
            ("IsContactPerson", "isprimary"),
            ("InIgnoreMode", "ignore"),
        ],
        Thing::Comment => &[("CommentText", "body comment message"), ("IsInternal", "internal isprivate")],
        Thing::CustomValue => &[("FieldName", "name field key")],
        Thing::Submission => &[
            ("subject", "title summary"),
            ("description", "body message text"),
            ("email", "mail"),
            ("phone", "telephone"),
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
    if let Some(name) = filed_under(synonyms(thing), &bare) {
        return Some(name);
    }
    if let Some(name) = exact(&joined(&[prefix(thing), &bare])) {
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
            for (name, words) in synonyms(*thing) {
                assert!(thing.fields().iter().any(|field| field.name == *name), "{name}");
                for word in words.split(' ') {
                    let field = thing.fields().iter().find(|field| field.name.eq_ignore_ascii_case(word));
                    assert!(field.is_none(), "{word}");
                    assert_eq!(meant(*thing, word), Some(*name));
                }
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
