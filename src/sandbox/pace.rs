//! The rate limit: at most so many requests in any 60 seconds.

use std::collections::{BTreeMap, VecDeque};

const WINDOW_MS: i64 = 60_000;

/// When each key was let through lately. A refused request does not count against the key.
#[derive(Debug, Default)]
pub(super) struct Pace {
    passed: BTreeMap<String, VecDeque<i64>>,
}

impl Pace {
    /// Lets a request through, or says in how many seconds (rounded up) the next one will be.
    pub(super) fn admit(&mut self, key: &str, limit: Option<u32>, now_ms: i64) -> Result<(), i64> {
        let Some(limit) = limit else { return Ok(()) };
        let passed = self.passed.entry(key.to_owned()).or_default();
        while passed.front().is_some_and(|first| now_ms - first >= WINDOW_MS) {
            passed.pop_front();
        }
        if passed.len() < limit as usize {
            passed.push_back(now_ms);
            return Ok(());
        }
        let oldest = passed.front().copied().unwrap_or(now_ms);
        let wait_ms = oldest + WINDOW_MS - now_ms;
        Err((wait_ms + 999).div_euclid(1_000).max(1))
    }
}
