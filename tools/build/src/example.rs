//! The Rust examples: each a workspace of its own, compiled by cargo and bound by the wasm-bindgen of this tool.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::artefact::write;
use crate::bind;
use crate::compile::TARGET;
use crate::panics::Panics;

/// Compiles `examples/<name>` and writes its wasm and its glue to `target/examples/<name>`.
pub(crate) fn build(root: &Path, name: &str) -> Result<()> {
    let manifest = root.join("examples").join(name).join("Cargo.toml");
    if !manifest.is_file() {
        bail!("there is no examples/{name}/Cargo.toml; name one of the Rust examples");
    }
    // One folder for all examples: what they have in common is compiled once.
    let compiler_output = root.join("target/examples/cargo");
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--lib", "--release", "--locked", "--quiet", "--target", TARGET, "--manifest-path"])
        .arg(&manifest)
        .arg("--target-dir")
        .arg(&compiler_output)
        .output()
        .context("cargo cannot be started; install Rust with rustup")?;
    if !output.status.success() {
        bail!("examples/{name} does not compile:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    let file = format!("{}.wasm", name.replace('-', "_"));
    let compiled = compiler_output.join(TARGET).join("release").join(file);
    let bound = bind::bind(&compiled, name, Panics::Told)
        .with_context(|| format!("the bindings of examples/{name} cannot be written"))?;
    let folder = root.join("target/examples").join(name);
    if folder.exists() {
        // A snippet's folder is named after its crate's hash: an old one would stay for ever.
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    write(&folder.join(format!("{name}.js")), bound.glue.as_bytes())?;
    write(&folder.join(format!("{name}.wasm")), &bound.wasm)?;
    for (path, text) in &bound.modules {
        write(&folder.join("snippets").join(path), text.as_bytes())?;
    }
    println!("build: examples/{name} is {} bytes of wasm", bound.wasm.len());
    Ok(())
}
