//! Which language a visitor wants.

use super::{LANGUAGES, Language, SOURCES};

/// Languages that have another tag here.
const ALSO: &[(&str, &str)] = &[("iw", "he")];

/// A weight of `Accept-Language` in thousandths; a language without one is wanted most.
const MOST: u32 = 1_000;

/// The language that is meant by a tag; nothing if it is none of ours.
pub fn language(tag: &str) -> Option<&'static Language> {
    let first = tag.trim().split(['-', '_']).next().unwrap_or_default();
    let also = ALSO.iter().find(|(other, _)| other.eq_ignore_ascii_case(first));
    let ours = also.map_or(first, |(_, ours)| ours);
    let place = SOURCES.iter().position(|(tag, _)| tag.eq_ignore_ascii_case(ours))?;
    let (_, source) = SOURCES.get(place)?;
    LANGUAGES.get(place).map(|read| read.get_or_init(|| Language::read(source).unwrap_or_default()))
}

/// The first of the named languages that is ours, else the best that the header `Accept-Language` asks for, else the
/// first of all.
pub fn wanted(named: &[Option<&str>], header: Option<&str>) -> &'static Language {
    let named = named.iter().flatten().find_map(|tag| language(tag));
    named.or_else(|| asked(header?)).unwrap_or_else(first)
}

fn first() -> &'static Language {
    let ([read, ..], [(_, source), ..]) = (&LANGUAGES, &SOURCES);
    read.get_or_init(|| Language::read(source).unwrap_or_default())
}

fn asked(header: &str) -> Option<&'static Language> {
    let mut ranges: Vec<_> = header.split(',').filter_map(range).collect();
    // What weighs the same keeps its order.
    ranges.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    ranges.into_iter().find_map(|(tag, _)| language(tag))
}

/// A language and its weight; nothing if it is not wanted.
fn range(text: &str) -> Option<(&str, u32)> {
    let mut parts = text.split(';').map(str::trim);
    let tag = parts.next().filter(|tag| !tag.is_empty())?;
    let weight = match parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="))) {
        Some(text) => text.parse::<f64>().ok().filter(|weight| (0.0..=1.0).contains(weight))?,
        None => 1.0,
    };
    let weight = (weight * f64::from(MOST)) as u32;
    (weight > 0).then_some((tag, weight))
}
