//! What a caller asks, read from plain data: what goes into the path, the query and the body.

use super::call::{Client, Patience};
use super::call_options;
use super::io::Io;
use crate::api::path::decimal;
use crate::api::route::Written;
use crate::api::{Answer, Body, Call, Dialect, Filter, FilterKind, Operation, Route, Target, live, reply};
use crate::error::Error;
use crate::model::{Data, Field, Id, Instant, Kind, LocalDate, LocalTime, Scalar};
use crate::rules::text::{joined, split_once};
use crate::rules::{Action, CheckOptions, Form, Issue, IssueCode, Report, Severity, check, check_form};

/// A call as its caller put it.
#[derive(Debug, Clone)]
pub struct Ask<D> {
    /// What goes into path and query.
    pub call: Call,
    /// The body, checked and in its form on the wire once it was prepared.
    pub body: Option<D>,
    /// The status a ticket has now, if the caller knows.
    pub from: Option<String>,
    /// How long, how eagerly.
    pub patience: Patience,
    /// Whether fields that the guide does not know may go out.
    pub allow_unknown: bool,
    /// Whether the reply is wanted untouched.
    pub raw: bool,
    /// Query parameters on the account's own clock that were given as instants: its zone is needed first.
    pub instants: Vec<(&'static str, i64)>,
}

/// An input with one thing wrong.
pub(crate) fn wrong(path: &str, code: IssueCode, message: &str) -> Error {
    let (path, message, severity) = (path.to_owned(), message.to_owned(), Severity::Error);
    Error::invalid(vec![Issue { path, code, severity, message, suggestion: None }])
}

/// The id under a name of an input, if there is one.
pub(crate) fn whole<D: Data>(input: &D, name: &str) -> Result<Option<Id>, Error> {
    let Some(value) = input.field(name) else { return Ok(None) };
    let id = value.number().and_then(Id::from_number);
    let message = || joined(&[name, " is no id: pass a whole number from 1 to 9007199254740991"]);
    id.map(Some).ok_or_else(|| wrong(name, IssueCode::InvalidId, &message()))
}

/// The words of a list, for a message: `"a", "b" or "c"`.
fn quoted(words: &[&str]) -> String {
    let mut text = String::from("\"");
    for (index, word) in words.iter().enumerate() {
        text.push_str(match words.len() - index {
            _ if index == 0 => "",
            1 => "\" or \"",
            _ => "\", \"",
        });
        text.push_str(word);
    }
    text.push('"');
    text
}

fn no_such_word(name: &str, words: &[&str]) -> Error {
    wrong(name, IssueCode::InvalidWord, &joined(&[name, " is none: use ", &quoted(words)]))
}

impl<D: Data> Ask<D> {
    /// Reads a call from its plain form.
    ///
    /// # Errors
    /// `invalid_input`, when something that the call needs is missing or of the wrong kind.
    pub fn read(dialect: Dialect, route: &'static Route, input: &D) -> Result<Self, Error> {
        let mut call = Call::new(route.operation);
        if reply::place(route.path, "{id}").is_some() {
            let message = "id is missing: pass a whole number from 1 to 9007199254740991";
            call.id = Some(whole(input, "id")?.ok_or_else(|| wrong("id", IssueCode::InvalidId, message))?);
        }
        if reply::place(route.path, "{target}").is_some() {
            let target = input.text_of("target").and_then(|word| Target::from_word(&word));
            let target = target.filter(|target| dialect.targets().contains(target));
            let words = || dialect.targets().iter().map(|target| target.as_str()).collect::<Vec<_>>();
            call.target = Some(target.ok_or_else(|| no_such_word("target", &words()))?);
        }
        let body = input.field("body");
        if reply::place(route.path, "{field}").is_some() {
            call.field_name = Some(last_part(route, input, body.as_ref())?);
        }
        let mut ask = Self {
            call,
            body,
            from: input.text_of("from"),
            patience: Patience {
                timeout_ms: input.number_of("timeoutMs").filter(|ms| *ms > 0.0),
                bulk: flag(input, "bulk"),
            },
            allow_unknown: flag(input, "allowUnknown"),
            raw: flag(input, "raw"),
            instants: Vec::new(),
        };
        ask.filter(route, input)?;
        call_options::refuse_unfit(route, input)?;
        Ok(ask)
    }

    /// Takes over the query parameters. One that the call does not have in this dialect is refused: without it
    /// the answer would be another.
    fn filter(&mut self, route: &Route, input: &D) -> Result<(), Error> {
        for filter in route.filters {
            let Some(value) = input.field(filter.name) else { continue };
            match (filter.kind, value.instant()) {
                (FilterKind::Local, Some(millis)) => self.instants.push((filter.wire, millis as i64)),
                _ => self.call.query.push((filter.wire, filter_value(filter, input, &value)?)),
            }
        }
        let foreign = |name: &&&str| route.filters.iter().all(|filter| filter.name != **name);
        match live::FILTERS.iter().filter(foreign).find(|name| input.field(name).is_some()) {
            Some(name) => {
                let message =
                    joined(&[route.operation.name(), " has no ", name, " in this dialect: leave it out"]);
                Err(wrong(name, IssueCode::Unsupported, &message))
            }
            None if route.answer == Answer::Page => misspelt(input),
            None => Ok(()),
        }
    }

    /// Checks the body and brings it into its form on the wire.
    pub(super) fn prepare<I: Io<Data = D>>(
        &mut self,
        io: &I,
        route: &Route,
        client: &Client,
    ) -> Result<(), Error> {
        let body = self.body.take().unwrap_or_else(|| D::object(&[]));
        match route.body {
            Body::Empty => return Ok(()),
            Body::Ids => {
                self.body = Some(ids_of(&body)?);
                return Ok(());
            }
            Body::Thing(..) | Body::Form(..) => {}
        }
        let statuses = client.config.transitions.statuses().into_iter().map(str::to_owned).collect();
        let options = CheckOptions { allow_unknown: self.allow_unknown, statuses, ..CheckOptions::default() };
        let ascii = |domain: &str| io.domain_to_ascii(domain);
        let report = body.with_record(|record| match route.body {
            Body::Empty | Body::Ids => Report::default(),
            Body::Thing(thing, action) => check(thing, action, record, &options, &ascii),
            Body::Form(form, _) => check_form(form, record, &options, &ascii),
        });
        if !report.ok() {
            return Err(Error::invalid(report.issues));
        }
        let changed = report
            .changes
            .iter()
            .fold(body, |body, (name, value)| body.with(name, D::plain(Scalar::Text(value))));
        self.body = Some(match route.body {
            Body::Form(form, names) => written(&changed, form, names),
            Body::Empty | Body::Ids | Body::Thing(..) => changed,
        });
        Ok(())
    }
}

pub(super) fn flag<D: Data>(input: &D, name: &str) -> bool {
    input.field(name).and_then(|value| value.flag()).unwrap_or(false)
}

/// What stands at the end of the path: a custom field's name, or a relation's word.
fn last_part<D: Data>(route: &Route, input: &D, body: Option<&D>) -> Result<String, Error> {
    if route.operation == Operation::TicketsUnrelate {
        let words = live::forms::RELATION_TYPES;
        let word = input.text_of("relationType");
        let known = word.filter(|word| words.contains(&word.as_str()));
        return known.ok_or_else(|| no_such_word("relationType", words));
    }
    let (path, message) = if route.operation == Operation::CustomValuesById {
        ("customValueId", "customValueId is missing: pass the `Id` that a custom value was read with")
    } else {
        ("FieldName", "FieldName is missing, or a name that no URL can carry: pass the custom field's name")
    };
    let named = input.field("fieldName").or_else(|| body?.field("FieldName"));
    let named = named.and_then(|name| name.text()).filter(|name| !matches!(name.trim(), "" | "." | ".."));
    named.ok_or_else(|| wrong(path, IssueCode::Required, message))
}

/// `email` for `Email`: a list that is not filtered looks like one that is.
fn misspelt<D: Data>(input: &D) -> Result<(), Error> {
    let meant = |name: &str| {
        live::FILTERS.iter().find(|filter| filter.eq_ignore_ascii_case(name) && **filter != name)
    };
    let given = |name: &String| input.field(name).is_some();
    let found = input.names().into_iter().filter(given).find_map(|name| Some((*meant(&name)?, name)));
    let Some((meant, path)) = found else { return Ok(()) };
    let (code, severity) = (IssueCode::UnknownField, Severity::Error);
    let message = joined(&["there is no such option: it is written ", meant]);
    Err(Error::invalid(vec![Issue { path, code, severity, message, suggestion: Some(meant.to_owned()) }]))
}

fn filter_value<D: Data>(filter: &Filter, input: &D, value: &D) -> Result<String, Error> {
    let name = filter.name;
    let text = || value.text().filter(|text| !text.is_empty());
    let (found, code, message) = match filter.kind {
        FilterKind::Instant => (
            text()
                .and_then(|text| Instant::read_millis(&text))
                .map(|ms| Instant::from_millis(ms).as_str().to_owned()),
            IssueCode::InvalidTime,
            " is no time: pass a Date, or ISO 8601 with a zone as in 2024-02-01T00:00:00Z",
        ),
        FilterKind::Local => (
            text().filter(|text| LocalTime::parse(text).is_some() || LocalDate::parse(text).is_some()),
            IssueCode::InvalidTime,
            " is on the account's own clock and takes no zone: write 2024-02-01 or 2024-02-01T00:00:00, or pass a Date, which is converted",
        ),
        FilterKind::Id => {
            (whole(input, name)?.map(|id| decimal(id.get())), IssueCode::InvalidId, " is no id")
        }
        FilterKind::Flag => (
            value.flag().map(|flag| if flag { "true" } else { "false" }.to_owned()),
            IssueCode::Type,
            " is neither true nor false",
        ),
        FilterKind::Word(words) => {
            let known = text().filter(|text| words.contains(&text.as_str()));
            return known.ok_or_else(|| no_such_word(name, words));
        }
        FilterKind::Text => (
            text().or_else(|| value.number().and_then(Id::from_number).map(|id| decimal(id.get()))),
            IssueCode::Type,
            " is neither a word nor a whole number",
        ),
    };
    found.ok_or_else(|| wrong(name, code, &joined(&[name, message])))
}

/// The ids of a body, each whole and exact.
pub(super) fn ids_of<D: Data>(body: &D) -> Result<D, Error> {
    let count = body.length().unwrap_or_default();
    let exact = |index: usize| body.item(index)?.number().and_then(Id::from_number);
    if body.length().is_none() || !(0..count).all(|index| exact(index).is_some()) {
        let message = "ids is no list of ids: pass an array of whole numbers from 1 to 9007199254740991";
        return Err(wrong("ids", IssueCode::InvalidId, message));
    }
    Ok(body.clone())
}

/// Whether a field that is null goes out. In something new it says nothing; in a patch it clears a field, but a word
/// cannot be cleared, and the documents take no null for it.
fn null_is_said(form: &Form, name: &str) -> bool {
    let is_word = |field: &Field| field.name == name && matches!(field.kind, Kind::Word(_));
    form.action == Action::Update && !form.fields.iter().any(is_word)
}

/// A body in the names of the wire.
fn written<D: Data>(body: &D, form: &Form, names: &[Written]) -> D {
    let is_given = |name: &str| !name.is_empty() && body.field(name).is_some();
    let mut object = D::object(&[]);
    for name in body.names() {
        let value = match body.field(&name) {
            Some(value) => value,
            None if null_is_said(form, &name) => D::plain(Scalar::Null),
            None => continue,
        };
        match names.iter().find(|written| written.ours == name) {
            Some(written) if written.theirs.is_empty() || is_given(written.unless) => {}
            Some(written) => object = placed(&object, written.theirs, value),
            None => object = object.with(&name, value),
        }
    }
    object
}

/// An object with one field set, in an inner object if there is a dot in its name.
fn placed<D: Data>(object: &D, name: &str, value: D) -> D {
    match split_once(name, b'.') {
        None => object.with(name, value),
        Some((outer, inner)) => {
            let part = object.field(outer).unwrap_or_else(|| D::object(&[]));
            object.with(outer, part.with(inner, value))
        }
    }
}
