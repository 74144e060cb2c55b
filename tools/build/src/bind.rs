//! wasm-bindgen, as a library of the version the crate itself is compiled with.

use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::leftovers;
use crate::panics::{self, Panics};

/// What wasm-bindgen makes of a compiled core.
pub(crate) struct Bound {
    pub(crate) glue: String,
    pub(crate) types: String,
    pub(crate) wasm: Vec<u8>,
    /// JavaScript files that Rust names by `module = "/…"`: path under `snippets/` and text.
    pub(crate) modules: Vec<(String, String)>,
}

/// Writes the bindings for a host that hands the wasm over (`web`), which every host can.
pub(crate) fn bind(compiled: &Path, name: &str, told: Panics) -> Result<Bound> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    if told == Panics::Silent {
        panics::silence(output.wasm_mut());
        leftovers::remove(output.wasm_mut());
    }
    let mut modules: Vec<(String, String)> =
        output.local_modules().iter().map(|(path, text)| (path.clone(), text.clone())).collect();
    for (folder, texts) in output.snippets() {
        for (position, text) in texts.iter().enumerate() {
            modules.push((format!("{folder}/inline{position}.js"), text.clone()));
        }
    }
    Ok(Bound {
        glue: output.js().to_owned(),
        types: output.ts().unwrap_or_default().to_owned(),
        wasm: output.wasm_mut().emit_wasm(),
        modules,
    })
}
