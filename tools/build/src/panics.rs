//! Panics without their sentences. In a page nobody can read them, and what writes them is a part of every small wasm.

use walrus::{Function, FunctionId, FunctionKind, Module};

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
    let announcing: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| function.name.as_deref().is_some_and(announces))
        .map(Function::id)
        .collect();
    for id in announcing {
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind {
            let body = function.entry_block();
            function.block_mut(body).instrs.clear();
            function.builder_mut().func_body().unreachable();
        }
    }
}

/// Whether a function's name, as the compiler wrote it, is one of those.
fn announces(name: &str) -> bool {
    let plain = without_hashes(name);
    ANNOUNCEMENTS.iter().any(|start| plain.starts_with(start))
}

/// `core[c5930c85a12de822]::panicking::panic_fmt` without what stands in brackets.
pub(crate) fn without_hashes(name: &str) -> String {
    let mut inside = false;
    let mut plain = String::new();
    for letter in name.chars() {
        match letter {
            '[' => inside = true,
            ']' => inside = false,
            _ if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain
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
