//! Panics without their sentences. In a page nobody can read them, and what writes them is a part of every small wasm.

use walrus::{FunctionId, Module};

use crate::table::{names, trap_at_once, without_hashes};

/// What becomes of the sentences of panics.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Panics {
    /// They are left out.
    Silent,
    /// They stay, for a hook of the program's own.
    Told,
}

/// Where the standard library announces a panic, and ends the program when it has. An instance that panics traps, with
/// or without the announcement, and the shell starts a fresh one.
///
/// Of `std::panicking` only those: `set_hook` and the count of panics are called by programs that do not panic.
const ANNOUNCEMENTS: [&str; 9] = [
    "core::panicking::",
    "core::cell::panic_already",
    "std::panicking::begin_panic",
    "std::panicking::default_hook",
    "std::panicking::panic_handler",
    "std::panicking::panic_with_hook",
    "std::panicking::rust_panic",
    "alloc::alloc::handle_alloc_error",
    "std::thread::local::panic_access_error",
];

/// Makes every function that only announces a panic trap at once.
pub(crate) fn silence(module: &mut Module) {
    let announcing: Vec<FunctionId> =
        names(module).filter(|(_, name)| announces(name)).map(|(id, _)| id).collect();
    trap_at_once(module, &announcing);
}

/// Whether a function's name, as the compiler wrote it, is one of those.
fn announces(name: &str) -> bool {
    let plain = without_hashes(name);
    ANNOUNCEMENTS.iter().any(|start| plain.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::announces;

    #[test]
    fn only_the_announcements_of_a_panic_are_named() {
        assert!(announces("core[c5930c85a12de822]::panicking::panic_fmt"));
        assert!(announces("std[a543996e6e7dbf1e]::panicking::panic_with_hook"));
        assert!(!announces("core[c5930c85a12de822]::fmt::Formatter::pad"));
        assert!(!announces("std[a543996e6e7dbf1e]::panicking::set_hook"));
        assert!(!announces("std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path"));
        assert!(!announces("atera_wasm::rules::check::Checker::field::h87ff77853cf1903d"));
    }
}
