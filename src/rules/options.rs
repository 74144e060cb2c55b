//! Options as callers pass them. Each has a row with its name and its kind; what fits no row is refused by name, because
//! a misspelt option that is ignored looks like one that works.

use super::nearest::nearest;
use super::report::{Issue, IssueCode, Severity};
use super::text::{joined, listed};
use crate::model::decimal::{decimal, push_decimal};
use crate::model::{Data, Id, Scalar, Shape};
use std::borrow::Cow;

/// One option that a caller may pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OptionRow {
    /// Its name, as callers write it.
    pub name: &'static str,
    /// What it holds.
    pub kind: OptionKind,
}

/// What an option holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OptionKind {
    /// Anything at all.
    Any,
    /// Anything but null: whoever reads the option knows more about it.
    Given,
    /// Text.
    Text,
    /// True or false.
    Flag,
    /// A whole number from the one to the other; `u32::MAX` is no upper bound.
    Whole(u32, u32),
    /// A finite number of milliseconds above zero.
    Time,
    /// A finite number of milliseconds, zero included.
    Wait,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A function.
    Function,
    /// An object with this method.
    Method(&'static str),
    /// An object of named values.
    Object,
    /// An array.
    List,
}

/// What a caller passed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OptionValue<'a> {
    /// A value that JSON knows without its brackets.
    Plain(Scalar<'a>),
    /// Anything else, and whether it has the method that its row asks for.
    Shaped(Shape, bool),
}

/// A row of a table of options.
pub const fn option(name: &'static str, kind: OptionKind) -> OptionRow {
    OptionRow { name, kind }
}

impl OptionKind {
    /// Whether an option of this kind may hold a value.
    pub fn holds(self, value: OptionValue<'_>) -> bool {
        let number = if let OptionValue::Plain(Scalar::Number(number)) = value { Some(number) } else { None };
        let text = if let OptionValue::Plain(Scalar::Text(text)) = value { Some(text) } else { None };
        match self {
            Self::Any => true,
            Self::Given => value != OptionValue::Plain(Scalar::Null),
            Self::Text => text.is_some(),
            Self::Flag => matches!(value, OptionValue::Plain(Scalar::Flag(_))),
            Self::Whole(least, most) => number.is_some_and(|number| {
                let most = if most == u32::MAX { Id::MAX as f64 } else { f64::from(most) };
                number.fract() == 0.0 && (f64::from(least)..=most).contains(&number)
            }),
            Self::Time => number.is_some_and(|number| number > 0.0 && number.is_finite()),
            Self::Wait => number.is_some_and(|number| number >= 0.0 && number.is_finite()),
            Self::Word(words) => text.is_some_and(|text| words.contains(&text)),
            Self::Function => matches!(value, OptionValue::Shaped(Shape::Function, _)),
            Self::Method(_) => matches!(value, OptionValue::Shaped(_, true)),
            Self::Object => matches!(value, OptionValue::Shaped(Shape::Object, _)),
            Self::List => matches!(value, OptionValue::Shaped(Shape::List, _)),
        }
    }

    /// What to pass, in a message.
    fn wanted(self) -> Cow<'static, str> {
        let wanted = match self {
            Self::Any | Self::Given => "a value, or be left out",
            Self::Text => "a text",
            Self::Flag => "true or false",
            Self::Whole(least, most) => return whole(least, most).into(),
            Self::Time => "a number of milliseconds above 0",
            Self::Wait => "a number of milliseconds from 0",
            Self::Word(words) => {
                return joined(&["one of \"", &listed(words.iter().copied(), "\", \""), "\""]).into();
            }
            Self::Function => "a function",
            Self::Method(method) => return joined(&["an object with the method `", method, "`"]).into(),
            Self::Object => "an object",
            Self::List => "an array",
        };
        wanted.into()
    }
}

fn whole(least: u32, most: u32) -> String {
    let mut text = joined(&["a whole number from ", &decimal(least.into())]);
    if most != u32::MAX {
        text.push_str(" to ");
        push_decimal(&mut text, most.into());
    }
    text
}

impl OptionValue<'_> {
    /// What was passed, in a message. A text is repeated only if it is a short number: it may be a key in the wrong
    /// place.
    fn found(self) -> Cow<'static, str> {
        const LONGEST: usize = 10;
        let found = match self {
            Self::Plain(Scalar::Null) => "null",
            Self::Plain(Scalar::Flag(true)) => "true",
            Self::Plain(Scalar::Flag(false)) => "false",
            Self::Plain(Scalar::Number(number)) => match number {
                _ if number.is_nan() => "NaN",
                f64::INFINITY => "Infinity",
                f64::NEG_INFINITY => "-Infinity",
                _ if number.fract() != 0.0 => "a fraction",
                _ => {
                    let whole = number as i64;
                    let sign = if whole < 0 { "-" } else { "" };
                    return joined(&["the number ", sign, &decimal(whole.unsigned_abs())]).into();
                }
            },
            Self::Plain(Scalar::Text("")) => "an empty text",
            Self::Plain(Scalar::Text(text))
                if text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                return joined(&["the text \"", text, "\""]).into();
            }
            Self::Plain(Scalar::Text(_)) => "a text",
            Self::Shaped(Shape::List, _) => "an array",
            Self::Shaped(Shape::Object, _) => "an object",
            Self::Shaped(Shape::Date, _) => "a Date",
            Self::Shaped(Shape::Function, _) => "a function",
            Self::Plain(Scalar::Other) | Self::Shaped(Shape::Other, _) => "something else",
        };
        found.into()
    }
}

/// What is wrong with an option, if anything is.
pub fn check_option(name: &str, value: OptionValue<'_>, known: &[OptionRow]) -> Option<Issue> {
    let Some(row) = known.iter().find(|row| row.name == name) else {
        return Some(unknown(name, known));
    };
    if row.kind.holds(value) {
        return None;
    }
    let code = if matches!((row.kind, value), (OptionKind::Word(_), OptionValue::Plain(Scalar::Text(_)))) {
        IssueCode::InvalidWord
    } else {
        IssueCode::Type
    };
    let message = joined(&["must be ", &row.kind.wanted(), "; it is ", &value.found()]);
    let (path, severity) = (name.to_owned(), Severity::Error);
    Some(Issue { path, code, severity, message, suggestion: None })
}

fn unknown(name: &str, known: &[OptionRow]) -> Issue {
    let names = known.iter().map(|row| row.name);
    let meant = nearest(name, &mut names.clone());
    let message = match meant {
        Some(meant) => joined(&["unknown option: did you mean `", meant, "`?"]),
        None => joined(&["unknown option: leave it out, or use one of ", &listed(names, ", ")]),
    };
    let (path, code, severity) = (name.to_owned(), IssueCode::UnknownField, Severity::Error);
    Issue { path, code, severity, message, suggestion: meant.map(str::to_owned) }
}

/// Everything that is wrong with the options in an object, all at once. Names of `inputs` are not the caller's.
pub fn check_options<D: Data>(given: &D, known: &[OptionRow], inputs: &[&str]) -> Vec<Issue> {
    let names = given.names();
    let asked = names.iter().filter(|name| !inputs.contains(&name.as_str()));
    asked.filter_map(|name| judged(given, name, known)).collect()
}

/// What is wrong with the option of this name, if anything is.
fn judged<D: Data>(given: &D, name: &str, known: &[OptionRow]) -> Option<Issue> {
    let Some(value) = given.field(name) else {
        return check_option(name, OptionValue::Plain(Scalar::Null), known);
    };
    let (shape, text) = (value.shape(), value.text());
    let found = match (&text, value.number(), value.flag()) {
        _ if shape != Shape::Other => OptionValue::Shaped(shape, has_method(&value, name, known)),
        (Some(text), ..) => OptionValue::Plain(Scalar::Text(text)),
        (None, Some(number), _) => OptionValue::Plain(Scalar::Number(number)),
        (None, None, Some(flag)) => OptionValue::Plain(Scalar::Flag(flag)),
        (None, None, None) => OptionValue::Shaped(shape, false),
    };
    check_option(name, found, known)
}

/// Whether a value has the method that its row asks for.
fn has_method<D: Data>(value: &D, name: &str, known: &[OptionRow]) -> bool {
    known.iter().any(|row| {
        matches!(row.kind, OptionKind::Method(method)
            if row.name == name && value.field(method).is_some_and(|method| method.shape() == Shape::Function))
    })
}
