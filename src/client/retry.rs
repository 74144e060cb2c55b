//! Whether to try again, and when. Pure: the attempt, what came of it and the dice go in.

use crate::api::Class;

/// What came of an attempt, as far as trying again is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// An answer with this status, and a body that could be read.
    Status(u16),
    /// An answer whose body broke off.
    Cut,
    /// Nothing was sent.
    NeverSent,
    /// Sent, perhaps, and no answer.
    Network,
    /// Sent, perhaps, and no answer in time.
    Timeout,
}

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// This is the answer, good or bad.
    Answer,
    /// Worth another attempt.
    Again,
    /// It may have been carried out: neither an answer nor safe to repeat.
    Ambiguous,
}

/// By operation class, not by status alone (rulings, "Retries"): a create is repeated only when it was
/// refused (429) or never sent.
pub fn judge(class: Class, ended: Ended) -> Verdict {
    let unsure = match class {
        Class::Read | Class::Idempotent => Verdict::Again,
        Class::Create => Verdict::Ambiguous,
    };
    match ended {
        Ended::NeverSent | Ended::Status(429) => Verdict::Again,
        Ended::Network | Ended::Timeout | Ended::Cut | Ended::Status(408 | 500..=599) => unsure,
        Ended::Status(_) => Verdict::Answer,
    }
}

/// The longest wait between attempts that we choose ourselves.
pub const MOST_BACKOFF_MS: f64 = 20_000.0;
const FIRST_BACKOFF_MS: f64 = 500.0;

/// Full jitter: anything from nothing to twice as much each time, so that callers who failed together do not
/// come back together.
///
/// ```
/// use atera_wasm::client::retry::backoff;
/// assert_eq!(backoff(1, 0.5), 250.0);
/// assert_eq!(backoff(3, 0.5), 1_000.0);
/// assert!(backoff(99, 0.999) < 20_000.0);
/// ```
pub fn backoff(attempt: u32, random: f64) -> f64 {
    let doublings = attempt.saturating_sub(1).min(16);
    let window = FIRST_BACKOFF_MS * f64::from(1_u32 << doublings);
    window.min(MOST_BACKOFF_MS) * random
}

/// `Retry-After` in milliseconds: whole seconds, or a date that the host reads.
pub fn retry_after(header: &str, until: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    let text = header.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a u64 holds is still "very long", not "now".
        return Some(text.parse::<u64>().map_or(f64::MAX, |seconds| seconds as f64 * 1_000.0));
    }
    until(text).map(|ms| ms.max(0.0))
}

/// Keeps a dead service from being hammered: each retry takes one token, each answered call gives a tenth
/// back. Ten retries in a row are the most that silence allows; in a long run at most one call in ten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Budget {
    tenths: u32,
}

impl Default for Budget {
    fn default() -> Self {
        Self { tenths: Self::FULL }
    }
}

impl Budget {
    const RETRY: u32 = 10;
    const FULL: u32 = 10 * Self::RETRY;

    /// Takes a token for one retry; `false` if there is none.
    pub fn take(&mut self) -> bool {
        match self.tenths.checked_sub(Self::RETRY) {
            Some(rest) => {
                self.tenths = rest;
                true
            }
            None => false,
        }
    }

    /// The service answered.
    pub fn answered(&mut self) {
        self.tenths = (self.tenths + 1).min(Self::FULL);
    }
}
