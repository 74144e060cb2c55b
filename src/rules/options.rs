//! Options as callers pass them. Each has a row with its name and its kind; what fits no row is refused by name, because
//! a misspelt option that is ignored looks like one that works.

use super::nearest::nearest;
use super::report::{Issue, IssueCode, Severity};
use crate::model::decimal::decimal;
use crate::model::{Data, Id, Scalar, Shape};

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
    fn wanted(self) -> String {
        match self {
            Self::Any | Self::Given => "a value, or be left out".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Whole(least, u32::MAX) => ["a whole number from ", &decimal(least.into())].concat(),
            Self::Whole(least, most) => {
                ["a whole number from ", &decimal(least.into()), " to ", &decimal(most.into())].concat()
            }
            Self::Time => "a number of milliseconds above 0".to_owned(),
            Self::Wait => "a number of milliseconds from 0".to_owned(),
            Self::Word(words) => ["one of \"", &words.join("\", \""), "\""].concat(),
            Self::Function => "a function".to_owned(),
            Self::Method(method) => ["an object with the method `", method, "`"].concat(),
            Self::Object => "an object".to_owned(),
            Self::List => "an array".to_owned(),
        }
    }
}

impl OptionValue<'_> {
    /// What was passed, in a message. A text is repeated only if it is a short number: it may be a key in the wrong
    /// place.
    fn found(self) -> String {
        const LONGEST: usize = 10;
        match self {
            Self::Plain(Scalar::Null) => "null".to_owned(),
            Self::Plain(Scalar::Flag(flag)) => if flag { "true" } else { "false" }.to_owned(),
            Self::Plain(Scalar::Number(number)) => match number {
                _ if number.is_nan() => "NaN".to_owned(),
                f64::INFINITY => "Infinity".to_owned(),
                f64::NEG_INFINITY => "-Infinity".to_owned(),
                _ if number.fract() != 0.0 => "a fraction".to_owned(),
                _ => {
                    let whole = number as i64;
                    let sign = if whole < 0 { "-" } else { "" };
                    ["the number ", sign, &decimal(whole.unsigned_abs())].concat()
                }
            },
            Self::Plain(Scalar::Text("")) => "an empty text".to_owned(),
            Self::Plain(Scalar::Text(text))
                if text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                ["the text \"", text, "\""].concat()
            }
            Self::Plain(Scalar::Text(_)) => "a text".to_owned(),
            Self::Shaped(Shape::List, _) => "an array".to_owned(),
            Self::Shaped(Shape::Object, _) => "an object".to_owned(),
            Self::Shaped(Shape::Date, _) => "a Date".to_owned(),
            Self::Shaped(Shape::Function, _) => "a function".to_owned(),
            Self::Plain(Scalar::Other) | Self::Shaped(Shape::Other, _) => "something else".to_owned(),
        }
    }
}

/// Everything that is wrong with an option, if it is one of these.
#[inline(never)]
pub fn check_option(
    name: &str,
    value: OptionValue<'_>,
    known: &mut dyn Iterator<Item = OptionRow>,
) -> Option<Issue> {
    let known: Vec<OptionRow> = known.collect();
    let severity = Severity::Error;
    let Some(row) = known.iter().find(|row| row.name == name) else {
        let suggestion = nearest(name, &mut known.iter().map(|row| row.name)).map(str::to_owned);
        let message = if let Some(meant) = &suggestion {
            ["unknown option: did you mean `", meant, "`?"].concat()
        } else {
            let names: Vec<&str> = known.iter().map(|row| row.name).collect();
            ["unknown option: leave it out, or use one of ", &names.join(", ")].concat()
        };
        return Some(Issue {
            path: name.to_owned(),
            code: IssueCode::UnknownField,
            severity,
            message,
            suggestion,
        });
    };
    if row.kind.holds(value) {
        return None;
    }
    let code = if matches!((row.kind, value), (OptionKind::Word(_), OptionValue::Plain(Scalar::Text(_)))) {
        IssueCode::InvalidWord
    } else {
        IssueCode::Type
    };
    let message = ["must be ", &row.kind.wanted(), "; it is ", &value.found()].concat();
    Some(Issue { path: name.to_owned(), code, severity, message, suggestion: None })
}

/// Everything that is wrong with the options in an object, all at once. Names of `inputs` are not the caller's.
pub fn check_options<D: Data>(given: &D, known: &[&[OptionRow]], inputs: &[&str]) -> Vec<Issue> {
    let rows = || known.iter().flat_map(|rows| rows.iter().copied());
    let judge = |name: &str, value: OptionValue<'_>| check_option(name, value, &mut rows());
    // To look into a value may run code of the caller's, so that comes after the record is read.
    let plain: Vec<(String, Option<Issue>, bool)> = given.with_record(|record| {
        let asked = record.iter().filter(|(name, _)| !inputs.contains(name));
        let judged = asked.map(|(name, value)| match value {
            Scalar::Other => (name.to_owned(), None, true),
            // A record holds a date as its text.
            Scalar::Text(_) => (name.to_owned(), judge(name, OptionValue::Plain(value)), true),
            Scalar::Null | Scalar::Flag(_) | Scalar::Number(_) => {
                (name.to_owned(), judge(name, OptionValue::Plain(value)), false)
            }
        });
        judged.collect()
    });
    let look = |(name, issue, unsure): (String, Option<Issue>, bool)| {
        let row = rows().find(|row| row.name == name);
        let shape = if unsure { shaped(given, &name, row) } else { None };
        shape.map_or(issue, |shape| judge(&name, shape))
    };
    plain.into_iter().filter_map(look).collect()
}

/// What a value is that is no plain one, and whether it has the method that its row asks for.
fn shaped<D: Data>(given: &D, name: &str, row: Option<OptionRow>) -> Option<OptionValue<'static>> {
    let Some(value) = given.field(name) else { return Some(OptionValue::Shaped(Shape::Other, false)) };
    if value.text().is_some() && value.shape() != Shape::Date {
        return None;
    }
    let has_method = match row.map(|row| row.kind) {
        Some(OptionKind::Method(method)) => {
            value.field(method).is_some_and(|method| method.shape() == Shape::Function)
        }
        _ => false,
    };
    Some(OptionValue::Shaped(value.shape(), has_method))
}
