//! What only the table of functions still holds. A function whose address was taken stands there for good, because
//! nobody can tell which of its entries a number in memory means; so what took the address may be gone, and it is not.

use std::collections::HashSet;

use walrus::ir::{Visitor, dfs_in_order};
use walrus::passes::gc;
use walrus::{ExportItem, Function, FunctionId, FunctionKind, Module};

/// Cuts two kinds whose callers are known by name: what wasm-bindgen's descriptions of closures name, where the glue
/// calls no such closure, and what formats a value, where nothing is left that writes formatted text.
pub(crate) fn cut(module: &mut Module) {
    gc::run(module);
    let reachable = reachable_by_name(module);
    let has_writer = names(module).any(|(_, name)| without_hashes(name) == "core::fmt::write");
    let dead: Vec<FunctionId> = names(module)
        .filter(|(id, name)| !reachable.contains(id) && (invokes(name) || !has_writer && formats(name)))
        .map(|(id, _)| id)
        .collect();
    trap_at_once(module, &dead);
    gc::run(module);
}

/// Makes functions trap at once.
pub(crate) fn trap_at_once(module: &mut Module, functions: &[FunctionId]) {
    for id in functions {
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind {
            let body = function.entry_block();
            function.block_mut(body).instrs.clear();
            function.builder_mut().func_body().unreachable();
        }
    }
}

/// Every function with its name, as the compiler wrote it.
pub(crate) fn names(module: &Module) -> impl Iterator<Item = (FunctionId, &str)> {
    module.funcs.iter().filter_map(|function: &Function| Some((function.id(), function.name.as_deref()?)))
}

/// The functions that another one calls directly, or JavaScript.
fn reachable_by_name(module: &Module) -> HashSet<FunctionId> {
    struct Calls(HashSet<FunctionId>);
    impl Visitor<'_> for Calls {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.insert(*id);
        }
    }
    let mut calls = Calls(HashSet::new());
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut calls, function, function.entry_block());
    }
    calls.0.extend(module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    }));
    calls.0.extend(module.start);
    calls.0
}

/// Whether JavaScript calls a closure of Rust's through it.
fn invokes(name: &str) -> bool {
    name.starts_with("wasm_bindgen::convert::closures::_::invoke")
}

/// Whether it is somebody's `Display` or `Debug`.
fn formats(name: &str) -> bool {
    let plain = without_hashes(name);
    [" as core::fmt::Display>::fmt", " as core::fmt::Debug>::fmt"].iter().any(|end| plain.ends_with(end))
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
    use super::{formats, invokes};

    #[test]
    fn what_formats_is_told_from_what_it_formats_with() {
        assert!(formats("<usize as core[c5930c85a12de822]::fmt::Display>::fmt"));
        assert!(formats(
            "<core[c5930c85a12de822]::cell::BorrowError as core[c5930c85a12de822]::fmt::Debug>::fmt"
        ));
        assert!(!formats("<core[c5930c85a12de822]::fmt::Formatter>::pad"));
    }

    #[test]
    fn closures_are_known_by_their_name() {
        assert!(invokes("wasm_bindgen::convert::closures::_::invoke::hfadf701677a5a93f"));
        assert!(!invokes("wasm_bindgen::convert::closures::_::destroy::hfadf701677a5a93f"));
    }
}
