//! How long an intake waits before it believes what it does not see.

use super::outbox::Millis;

/// The longest that a look is put off so that it comes together with others.
const LONGEST_TOGETHER_MS: Millis = 60_000;

/// How long to wait for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How long a create may stay out of sight: only after that is another one sent. Longer is safer and slower.
    pub blind_ms: Millis,
    /// How many creates may leave of which nobody knows that they made nothing, before a person is asked.
    pub most_tries: u32,
}

impl Default for Patience {
    /// Ten minutes, three creates.
    fn default() -> Self {
        Self { blind_ms: 600_000, most_tries: 3 }
    }
}

impl Patience {
    /// A look that is some time away is put off to a moment that all submissions share, a tenth of the patience at
    /// most: a reading of all that changed then serves everybody who is in doubt.
    pub(super) fn together(self, at: Millis, now: Millis) -> Millis {
        let step = (self.blind_ms / 10).clamp(1, LONGEST_TOGETHER_MS);
        if at - now < step { at } else { at + (-at).rem_euclid(step) }
    }
}
