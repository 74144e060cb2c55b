//! Functions that are left over: the function table names them, and nothing calls them any more. No tool that sees
//! the wasm alone can leave them out, because any number in it may be a place in the table.

use std::collections::HashSet;

use walrus::ir::{Call, Visitor, dfs_in_order};
use walrus::{ElementItems, ExportItem, FunctionBuilder, FunctionId, Module, passes};

/// Functions that are reached through the table in one way only.
struct Indirect {
    /// What their names contain.
    callee: &'static str,
    /// How the name begins of the function that reaches them; if none does, an export is their only other way.
    caller: Option<&'static str>,
}

const INDIRECT: [Indirect; 3] = [
    // What writes values as text. In the smaller files only the sentences of panics did, and those are gone.
    Indirect { callee: "core::fmt::", caller: Some("core::fmt::write") },
    // js-sys can run futures on a stack of their own. wasm-bindgen drops the export for it where nothing asks for it.
    Indirect { callee: "js_sys::futures::jspi::", caller: Some("__wbg_jspi_task_poll") },
    // js-sys declares functions that take closures. Of closures that a program makes, wasm-bindgen exports what calls them.
    Indirect { callee: "wasm_bindgen::convert::closures::", caller: None },
];

/// Takes every function that is left over out of the table, and so out of the module. A trap stands in its place.
pub(crate) fn remove(module: &mut Module) {
    // What was cut before still names what it called.
    passes::gc::run(module);
    let begins = |start: &str| module.funcs.iter().any(|function| named(function).starts_with(start));
    let unreached: Vec<&str> =
        INDIRECT.iter().filter(|kind| !kind.caller.is_some_and(begins)).map(|kind| kind.callee).collect();
    let direct = directly_reached(module);
    let left: HashSet<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| unreached.iter().any(|part| named(function).contains(part)))
        .map(walrus::Function::id)
        .filter(|id| !direct.contains(id))
        .collect();
    let trap = trap(module);
    let places = module.elements.iter_mut().filter_map(|element| match &mut element.items {
        ElementItems::Functions(places) => Some(places),
        ElementItems::Expressions(..) => None,
    });
    for place in places.flatten().filter(|place| left.contains(*place)) {
        *place = trap;
    }
    passes::gc::run(module);
}

fn trap(module: &mut Module) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().unreachable();
    builder.finish(Vec::new(), &mut module.funcs)
}

fn named(function: &walrus::Function) -> String {
    crate::panics::without_hashes(function.name.as_deref().unwrap_or_default())
}

/// Every function that is exported or called by its name.
fn directly_reached(module: &Module) -> HashSet<FunctionId> {
    let mut reached = Reached::default();
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut reached, function, function.entry_block());
    }
    reached.0.extend(module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    }));
    reached.0
}

#[derive(Default)]
struct Reached(HashSet<FunctionId>);

impl Visitor<'_> for Reached {
    fn visit_call(&mut self, call: &Call) {
        self.0.insert(call.func);
    }
}

#[cfg(test)]
mod tests {
    use walrus::{
        ConstExpr, ElementItems, ElementKind, FunctionBuilder, FunctionId, Module, RefType, ir::Value,
    };

    use super::remove;

    fn function(module: &mut Module, name: &str, calls: &[FunctionId]) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(name.to_owned());
        for called in calls {
            builder.func_body().call(*called);
        }
        builder.finish(Vec::new(), &mut module.funcs)
    }

    /// A module whose exported table names these functions.
    fn with_table(mut module: Module, functions: &[FunctionId]) -> Module {
        let count = functions.len() as u64;
        let table = module.tables.add_local(false, count, Some(count), RefType::FUNCREF);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(0)) };
        let element = module.elements.add(kind, ElementItems::Functions(functions.to_vec()));
        module.tables.get_mut(table).elem_segments.insert(element);
        module.exports.add("table", table);
        module
    }

    fn has(module: &Module, name: &str) -> bool {
        module.funcs.iter().any(|function| function.name.as_deref() == Some(name))
    }

    #[test]
    fn what_only_the_table_names_goes_unless_its_caller_is_there() {
        const FORMAT: &str = "<usize as core[1f]::fmt::Display>::fmt";
        const POLL: &str = "js_sys::futures::jspi::task_waker::raw_wake::h1f";
        const INVOKE: &str = "wasm_bindgen::convert::closures::_::invoke::h1f";
        for formats in [true, false] {
            let mut module = Module::default();
            let [format, poll, invoke] = [FORMAT, POLL, INVOKE].map(|name| function(&mut module, name, &[]));
            let write = function(&mut module, "core[1f]::fmt::write", &[]);
            if formats {
                module.exports.add("write", write);
            }
            let mut module = with_table(module, &[format, poll, invoke]);
            remove(&mut module);
            assert_eq!([FORMAT, POLL, INVOKE].map(|name| has(&module, name)), [formats, false, false]);
        }
    }

    #[test]
    fn what_is_exported_or_called_stays() {
        const INVOKE: &str = "wasm_bindgen::convert::closures::_::invoke::h1f";
        const CALLED: &str = "wasm_bindgen::convert::closures::_::invoke::h2f";
        const OTHER: &str = "atera_wasm::rules::customer::is_digit::h1f";
        let mut module = Module::default();
        let invoke = function(&mut module, INVOKE, &[]);
        let called = function(&mut module, CALLED, &[]);
        let other = function(&mut module, OTHER, &[called]);
        module.exports.add("invoke", invoke);
        let mut module = with_table(module, &[invoke, called, other]);
        remove(&mut module);
        assert!(has(&module, INVOKE) && has(&module, CALLED) && has(&module, OTHER));
    }
}
