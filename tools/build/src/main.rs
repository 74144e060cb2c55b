//! Builds `pkg/wasm`: one crate, six wasm files, each with its glue.
//!
//! Run by `make build`; `cargo run -p atera-wasm-build -- rules` builds one of them.

mod artefact;
mod bind;
mod compile;
mod inputs;
mod shrink;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};

use crate::artefact::{ARTEFACTS, Artefact};

/// The folders the tool reads and writes.
struct Workshop {
    root: PathBuf,
    /// `pkg/wasm`: what the package ships.
    shipped: PathBuf,
    /// `target/wasm`: the compiler's own folders and the record of what was built.
    scratch: PathBuf,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("build: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let workshop = Workshop::find()?;
    let names: Vec<String> = env::args().skip(1).collect();
    let wanted = wanted(&names)?;
    fs::create_dir_all(&workshop.shipped).context("pkg/wasm cannot be made")?;
    fs::create_dir_all(&workshop.scratch).context("target/wasm cannot be made")?;
    // Linking is one long thread per file, so the files are built side by side.
    let results: Vec<Result<()>> = thread::scope(|scope| {
        let running: Vec<_> =
            wanted.iter().map(|artefact| scope.spawn(|| build(&workshop, artefact))).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| bail!("a build thread stopped unexpectedly")))
            .collect()
    });
    results.into_iter().collect()
}

fn wanted(names: &[String]) -> Result<Vec<&'static Artefact>> {
    if names.is_empty() {
        return Ok(ARTEFACTS.iter().collect());
    }
    names
        .iter()
        .map(|name| {
            let found = ARTEFACTS.iter().find(|artefact| artefact.name == name);
            found.with_context(|| {
                format!(
                    "no wasm file is called {name}; there are rules, form, client, full, intake and sandbox"
                )
            })
        })
        .collect()
}

fn build(workshop: &Workshop, artefact: &Artefact) -> Result<()> {
    let name = artefact.name;
    let outputs = artefact.outputs(&workshop.shipped);
    let record = workshop.scratch.join(format!("{name}.built"));
    let before = inputs::fingerprint(&workshop.root, artefact)?;
    if inputs::is_fresh(&record, before, &outputs) {
        println!("build: {name} is up to date");
        return Ok(());
    }
    println!("build: {name} …");
    let compiled = compile::compile(workshop, artefact)?;
    let bound =
        bind::bind(&compiled, name).with_context(|| format!("the bindings of {name} cannot be written"))?;
    let glue = shrink::glue(&workshop.root, &bound.glue)?;
    let wasm = shrink::wasm(&workshop.root, &workshop.scratch, name, &bound.wasm)?;
    artefact.ship(&workshop.shipped, &glue, &bound, &wasm)?;
    inputs::record(&record, before, &outputs)?;
    println!("build: {name} is {} bytes of wasm and {} bytes of glue", wasm.len(), glue.len());
    Ok(())
}

impl Workshop {
    /// Cargo tells a program it runs where its manifest is; the repository is two folders up.
    fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("run this with cargo run, or make build")?;
        let root = PathBuf::from(manifest).join("../..");
        let root = root.canonicalize().context("the repository's own folder cannot be read")?;
        Ok(Self { shipped: root.join("pkg/wasm"), scratch: root.join("target/wasm"), root })
    }
}
