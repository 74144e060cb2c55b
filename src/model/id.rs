//! Ids: whole numbers that stay exact in JavaScript.

use serde::{Deserialize, Serialize};
use std::num::NonZeroU64;

/// The id of a customer, contact, ticket, technician, comment or work hour: 1 to 2^53 − 1.
///
/// Atera's ids are int64. Beyond 2^53 − 1 a JavaScript number is no longer exact, so such an id is refused
/// rather than rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Id(NonZeroU64);

impl Id {
    /// The largest id: 2^53 − 1, JavaScript's `Number.MAX_SAFE_INTEGER`.
    pub const MAX: u64 = (1 << 53) - 1;

    /// The id with this number, if it is one.
    ///
    /// ```
    /// use atera_wasm::model::Id;
    /// assert!(Id::new(12345).is_some());
    /// assert!(Id::new(0).is_none());
    /// assert!(Id::new(1 << 53).is_none());
    /// ```
    pub fn new(number: u64) -> Option<Self> {
        NonZeroU64::new(number).filter(|number| number.get() <= Self::MAX).map(Self)
    }

    /// The id with this JavaScript number: whole, positive and exact.
    pub fn from_number(number: f64) -> Option<Self> {
        // What is below zero or no number is cast to zero, and what is too large to what is still too large.
        let whole = number.trunc().total_cmp(&number).is_eq();
        if whole { Self::new(number as u64) } else { None }
    }

    /// The id written as decimal digits, as a reply's `ActionID` sometimes is.
    pub fn from_digits(digits: &str) -> Option<Self> {
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { digits.parse().ok().and_then(Self::new) } else { None }
    }

    /// The plain number.
    pub fn get(self) -> u64 {
        self.0.get()
    }
}

impl TryFrom<u64> for Id {
    type Error = &'static str;
    fn try_from(number: u64) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("an id is a whole number from 1 to 2^53 - 1")
    }
}

impl From<Id> for u64 {
    fn from(id: Id) -> u64 {
        id.get()
    }
}
