//! Numbers that look random and are the same for the same seed.

/// `SplitMix64` (G. Steele, D. Lea, C. Flood, 2014): one addition and a mix, the same on every machine.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Dice(u64);

impl Dice {
    pub(in crate::sandbox) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `from` to `to`, both included; `from` if they are the wrong way round. The bias of the
    /// remainder is far below what a made-up world shows.
    pub(in crate::sandbox) fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.next() % (to.saturating_sub(from) + 1)
    }

    /// The same for times and places.
    pub(super) fn time(&mut self, from: i64, to: i64) -> i64 {
        from + self.between(0, u64::try_from(to - from).unwrap_or(0)).cast_signed()
    }

    pub(super) fn index(&mut self, length: usize) -> usize {
        self.between(0, (length as u64).saturating_sub(1)) as usize
    }

    /// A place near the beginning more often than near the end: a few customers make most of the calls.
    pub(super) fn early_index(&mut self, length: usize) -> usize {
        self.index(length).min(self.index(length))
    }

    /// True in this many of a hundred throws.
    pub(super) fn percent(&mut self, chance: u64) -> bool {
        self.between(1, 100) <= chance
    }

    /// One of a list, each as often as the next.
    #[expect(clippy::indexing_slicing, reason = "a word table is never empty, and index() stays inside it")]
    pub(super) fn pick<'t, T>(&mut self, table: &'t [T]) -> &'t T {
        &table[self.index(table.len())]
    }

    pub(super) fn word(&mut self, table: &[&'static str]) -> &'static str {
        let word: &&str = self.pick(table);
        word
    }

    /// One of a list, each as often as its weight says.
    pub(super) fn weigh<T: Copy>(&mut self, table: &[(T, u64)], otherwise: T) -> T {
        let mut left = self.between(1, table.iter().map(|(_, weight)| weight).sum());
        for (choice, weight) in table {
            if left <= *weight {
                return *choice;
            }
            left -= weight;
        }
        otherwise
    }
}
