//! What the host knows by a number of its own: clients, lists, calls under way.

/// A few things in the order of their numbers. The standard library's map is nine kilobytes of wasm for three of
/// them.
#[derive(Debug)]
pub(super) struct Roster<T>(Vec<(u32, T)>);

impl<T> Roster<T> {
    /// Nobody yet.
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Takes something in; what had its number before is dropped.
    pub(super) fn insert(&mut self, number: u32, thing: T) {
        drop(self.remove(number));
        // The host counts upwards, so nearly everything goes to the end.
        let at = self.0.partition_point(|(known, _)| *known < number);
        self.0.insert(at, (number, thing));
    }

    /// The thing with this number.
    pub(super) fn get(&self, number: u32) -> Option<&T> {
        let at = self.place(number)?;
        self.0.get(at).map(|(_, thing)| thing)
    }

    /// Lets the thing with this number go.
    pub(super) fn remove(&mut self, number: u32) -> Option<T> {
        let at = self.place(number)?;
        Some(self.0.remove(at).1)
    }

    fn place(&self, number: u32) -> Option<usize> {
        let at = self.0.partition_point(|(known, _)| *known < number);
        self.0.get(at).filter(|(known, _)| *known == number).map(|_| at)
    }
}
