//! How long an intake waits before it believes what it does not see.

use super::outbox::Millis;
use serde::Deserialize;

/// The longest that a look is put off so that it comes together with others.
const LONGEST_TOGETHER_MS: Millis = 60_000;
/// The shortest and the longest that a reading waits for others who want it.
const GATHER_MS: (Millis, Millis) = (500, 5_000);

/// How long to wait for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
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
    /// How long a reading of all that changed waits for others who want it. Creates become doubtful together, when Atera
    /// is lost, and are looked for at the same moments; but a shard that is busy with a backlog asks when its next call
    /// has ended: eight shards with six calls each go round in 4.1 seconds at 700 a minute. So much of the time that a
    /// ticket may be out of sight is waited for them: five seconds of ten minutes.
    pub fn gather(self) -> Millis {
        (self.blind_ms / 120).clamp(GATHER_MS.0, GATHER_MS.1)
    }

    /// A look that is some time away is put off to a moment that all submissions share, a tenth of the patience at
    /// most: a reading of all that changed then serves everybody who is in doubt.
    pub(super) fn together(self, at: Millis, now: Millis) -> Millis {
        let step = (self.blind_ms / 10).clamp(1, LONGEST_TOGETHER_MS);
        if at - now < step { at } else { at + (-at).rem_euclid(step) }
    }
}
