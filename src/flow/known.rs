//! What a flow knows so far: one document, read and written by places such as `contact.CustomerID`.

use crate::api::reply::id_in;
use crate::model::{Data, Id, Scalar};

/// What stands at a place.
pub(super) fn at<D: Data>(known: &D, place: &str) -> Option<D> {
    match place.split_once('.') {
        None => known.field(place),
        Some((head, rest)) => at(&known.field(head)?, rest),
    }
}

/// The document with something at a place.
pub(super) fn put<D: Data>(known: &D, place: &str, value: D) -> D {
    match place.split_once('.') {
        None => known.with(place, value),
        Some((head, rest)) => {
            let inner = known.field(head).unwrap_or_else(|| D::object(&[]));
            known.with(head, put(&inner, rest, value))
        }
    }
}

/// Whether something stands at a place: neither `false` nor a blank text.
pub(super) fn is_given<D: Data>(known: &D, place: &str) -> bool {
    at(known, place).is_some_and(|value| {
        value.flag() != Some(false) && value.text().is_none_or(|text| !text.trim().is_empty())
    })
}

/// Whether a place holds something, or nothing where `!` stands before it.
pub(super) fn holds<D: Data>(known: &D, place: &str) -> bool {
    match place.strip_prefix('!') {
        Some(place) => !is_given(known, place),
        None => is_given(known, place),
    }
}

/// The document with what one `place=from` copies into it.
pub(super) fn copied<D: Data>(known: &D, into: D, part: &str) -> D {
    let Some((place, from)) = part.split_once('=') else { return into };
    match value(known, from) {
        Some(value) => put(&into, place, value),
        None => into,
    }
}

/// The document with what the unmarked parts of a text copy into it.
pub(super) fn fill<D: Data>(known: &D, into: D, text: &str) -> D {
    let unmarked =
        text.split(' ').filter(|part| part.starts_with(|letter: char| letter.is_ascii_alphabetic()));
    unmarked.fold(into, |into, part| copied(known, into, part))
}

fn value<D: Data>(known: &D, from: &str) -> Option<D> {
    match from {
        "true" => Some(flag(true)),
        "false" => Some(flag(false)),
        "null" => Some(D::plain(Scalar::Null)),
        "1" => Some(D::plain(Scalar::Number(1.0))),
        _ => match from.strip_prefix('\'') {
            Some(word) => Some(text(word.strip_suffix('\'').unwrap_or(word))),
            None => at(known, from),
        },
    }
}

/// A truth value.
pub(super) fn flag<D: Data>(flag: bool) -> D {
    D::plain(Scalar::Flag(flag))
}

/// A text.
#[inline(never)]
pub(super) fn text<D: Data>(text: &str) -> D {
    D::plain(Scalar::Text(text))
}

/// An id.
#[inline(never)]
pub(super) fn id<D: Data>(id: Id) -> D {
    D::plain(Scalar::Number(id.get() as f64))
}

/// An object with nothing in it.
pub(super) fn nothing<D: Data>() -> D {
    D::object(&[])
}

/// The items of a list.
pub(super) fn items<D: Data>(list: &D) -> Vec<D> {
    (0..list.length().unwrap_or(0)).filter_map(|index| list.item(index)).collect()
}

/// The text under a name, empty if there is none.
#[inline(never)]
pub(super) fn text_in<D: Data>(data: &D, name: &str) -> String {
    data.field(name).and_then(|value| value.text()).unwrap_or_default()
}

/// The ids of things, as a list; `None` if there is none.
#[inline(never)]
pub(super) fn ids_of<D: Data>(things: &[D], name: &str) -> Option<D> {
    let ids: Vec<D> = things.iter().filter_map(|thing| id_in(thing, name)).map(id).collect();
    (!ids.is_empty()).then(|| D::array(ids))
}
