//! What a caller must fill in, counted by the compiler.

use crate::model::{Field, Need};

/// Fields by their need, a bit for each.
#[derive(Clone, Copy)]
pub(super) struct Needs {
    pub(super) required: u32,
    pub(super) conditional: u32,
}

impl Needs {
    pub(super) const fn of(mut fields: &[Field]) -> Self {
        let mut needs = Self { required: 0, conditional: 0 };
        let mut bit = 1;
        while let [field, rest @ ..] = fields {
            match field.need {
                Need::Required => needs.required |= bit,
                Need::Conditional => needs.conditional |= bit,
                Need::System | Need::Optional => {}
            }
            bit <<= 1;
            fields = rest;
        }
        needs
    }
}
