//! Custom fields: their targets, their ids, and how a value reads as each type.

use super::refusal::Thing;
use super::row::{CustomField, CustomValue, Target};
use super::store::Store;
use super::word::DataType;
use crate::model::Instant;
use serde_json::{Value, json};

/// Each target: its part of a path (`ticketfield`), and its word (`CustomFieldTargetDto`).
const TARGETS: &[(Target, &str, &str)] = &[
    (Target::Customer, "customer", "Customer"),
    (Target::Ticket, "ticket", "Ticket"),
    (Target::Contact, "contact", "Contact"),
    (Target::Contract, "contract", "Contract"),
    (Target::Sla, "sla", "SLA"),
    (Target::Agent, "agent", "Agent"),
    (Target::Snmp, "snmp", "SNMPDevice"),
    (Target::Tcp, "tcp", "TCPDevice"),
    (Target::Http, "http", "HTTPDevice"),
    (Target::Generic, "generic", "GenericDevice"),
];

/// The target that a path names.
pub(super) fn of_path(word: &str) -> Option<Target> {
    TARGETS.iter().find(|(_, path, _)| *path == word).map(|(target, _, _)| *target)
}

impl Target {
    fn word(self) -> &'static str {
        TARGETS.iter().find(|(target, _, _)| *target == self).map_or("", |(_, _, word)| *word)
    }

    /// What the sandbox holds of it.
    pub(super) fn thing(self) -> Option<Thing> {
        match self {
            Target::Customer => Some(Thing::Customer),
            Target::Ticket => Some(Thing::Ticket),
            Target::Contact => Some(Thing::Contact),
            Target::Contract
            | Target::Sla
            | Target::Agent
            | Target::Snmp
            | Target::Tcp
            | Target::Http
            | Target::Generic => None,
        }
    }
}

pub(super) fn field(store: &Store, target: Target, name: &str) -> Option<&'static CustomField> {
    store.custom_fields.iter().find(|field| field.target == target && field.name == name)
}

/// The id of a value: the same for the same seed, thing and field.
pub(super) fn value_id(store: &Store, row: &CustomValue) -> String {
    uuid(store.seed, &[row.target.word(), &row.item.to_string(), &row.name])
}

fn option_id(store: &Store, field: &CustomField, option: &str) -> String {
    uuid(store.seed, &[field.target.word(), field.name, option])
}

/// A field as `CustomFieldDto`. Of `OptionFieldValues` the contract gives only the name: `Id` and `Value` are
/// guessed.
pub(super) fn definition(store: &Store, field: &CustomField) -> Value {
    let options: Vec<Value> = field
        .options
        .iter()
        .map(|option| json!({ "Id": option_id(store, field, option), "Value": option }))
        .collect();
    json!({
        "Name": field.name,
        "DataType": field.data_type.as_str(),
        "Target": field.target.word(),
        "PossibleValues": options,
        "ParentAttributeName": field.parent,
    })
}

/// Whether a text is a value of this field. An empty one clears it.
pub(super) fn fits(field: &CustomField, value: &str) -> bool {
    let fits = match field.data_type {
        DataType::Text => true,
        DataType::Boolean => truth(value).is_some(),
        DataType::Numeric => number(value).is_some(),
        DataType::Date => date(value).is_some(),
        DataType::Options | DataType::OptionsWithDependencies => field.options.contains(&value),
    };
    value.is_empty() || fits
}

fn data_type(store: &Store, row: &CustomValue) -> DataType {
    field(store, row.target, &row.name).map_or(DataType::Text, |field| field.data_type)
}

pub(super) fn as_decimal(store: &Store, row: &CustomValue) -> f64 {
    Some(&row.value)
        .filter(|_| data_type(store, row) == DataType::Numeric)
        .and_then(|value| number(value))
        .unwrap_or(0.0)
}

pub(super) fn as_date(store: &Store, row: &CustomValue) -> Option<i64> {
    Some(&row.value).filter(|_| data_type(store, row) == DataType::Date).and_then(|value| date(value))
}

pub(super) fn as_bool(store: &Store, row: &CustomValue) -> bool {
    data_type(store, row) == DataType::Boolean && truth(&row.value).unwrap_or(false)
}

/// The option that the value is, if it is one.
pub(super) fn as_option(store: &Store, row: &CustomValue) -> Option<String> {
    let field = field(store, row.target, &row.name)?;
    field.options.contains(&row.value.as_str()).then(|| option_id(store, field, &row.value))
}

fn truth(value: &str) -> Option<bool> {
    [true, false].into_iter().find(|truth| value.eq_ignore_ascii_case(if *truth { "true" } else { "false" }))
}

fn number(value: &str) -> Option<f64> {
    value.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// A moment with a zone, or a day or a time without one, which is read as UTC.
fn date(value: &str) -> Option<i64> {
    Instant::read_millis(value).or_else(|| super::zone::Zone::default().local(value))
}

/// Sixteen bytes from a text, written as a version 8 UUID (RFC 9562: one's own recipe). FNV-1a, twice with
/// different beginnings.
fn uuid(seed: u64, parts: &[&str]) -> String {
    let hash = |start: u64| {
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
        let mixed = seed
            .to_le_bytes()
            .into_iter()
            .chain(bytes)
            .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        mixed ^ (mixed >> 29)
    };
    let (high, low) = (hash(0xcbf2_9ce4_8422_2325), hash(0x8422_2325_cbf2_9ce4));
    format!(
        "{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        0x8000 | ((low >> 48) & 0x3fff),
        low & 0xffff_ffff_ffff,
    )
}
