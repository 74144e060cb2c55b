//! Builds `pkg/wasm`: one crate, six wasm files, each with its glue.
//!
//! Run by `make build`; `cargo run -p atera-wasm-build -- rules` builds one of them, and
//! `cargo run -p atera-wasm-build -- --example yew-desk` an example in Rust.

mod artefact;
mod bind;
mod compile;
mod example;
mod inputs;
mod leftovers;
mod panics;
mod shrink;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};

use crate::artefact::{ARTEFACTS, Artefact};
use crate::panics::Panics;

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
    if let Some((option, examples)) = names.split_first()
        && option == "--example"
    {
        return examples.iter().try_for_each(|name| example::build(&workshop.root, name));
    }
    let wanted = wanted(&names)?;
    fs::create_dir_all(&workshop.shipped).context("pkg/wasm cannot be made")?;
    fs::create_dir_all(&workshop.scratch).context("target/wasm cannot be made")?;
    let mut lanes: BTreeMap<&str, Vec<&Artefact>> = BTreeMap::new();
    for artefact in wanted {
        lanes.entry(artefact.opt_level).or_default().push(artefact);
    }
    // The linker is one long thread, so the levels are built side by side.
    thread::scope(|scope| {
        let workshop = &workshop;
        let running: Vec<_> = lanes.values().map(|lane| scope.spawn(|| build_lane(workshop, lane))).collect();
        running.into_iter().try_for_each(join)
    })
}

/// Builds files that share the compiler's folder, and with it everything they depend on. Cargo names a result after the
/// crate, whatever its features are, so they are compiled one after the other; what is left to do runs beside the next.
fn build_lane(workshop: &Workshop, lane: &[&Artefact]) -> Result<()> {
    thread::scope(|scope| {
        let mut finishing = Vec::new();
        for artefact in lane {
            let name = artefact.name;
            let outputs = artefact.outputs(&workshop.shipped);
            let record = workshop.scratch.join(format!("{name}.built"));
            let before = inputs::fingerprint(&workshop.root, artefact)?;
            if inputs::is_fresh(&record, before, &outputs) {
                println!("build: {name} is up to date");
                continue;
            }
            println!("build: {name} …");
            let compiled = compile::compile(workshop, artefact)?;
            finishing.push(scope.spawn(move || {
                finish(workshop, artefact, &compiled)?;
                inputs::record(&record, before, &outputs)
            }));
        }
        finishing.into_iter().try_for_each(join)
    })
}

fn join(thread: thread::ScopedJoinHandle<'_, Result<()>>) -> Result<()> {
    thread.join().unwrap_or_else(|_| bail!("a build thread stopped unexpectedly"))
}

/// From the compiled core to what the package ships.
fn finish(workshop: &Workshop, artefact: &Artefact, compiled: &Path) -> Result<()> {
    let name = artefact.name;
    let bound = bind::bind(compiled, name, Panics::Silent)
        .with_context(|| format!("the bindings of {name} cannot be written"))?;
    let glue = shrink::glue(&workshop.root, &bound.glue)?;
    let wasm = shrink::wasm(&workshop.root, &workshop.scratch, artefact, &bound.wasm)?;
    artefact.ship(&workshop.shipped, &glue, &bound, &wasm)?;
    println!("build: {name} is {} bytes of wasm and {} bytes of glue", wasm.len(), glue.len());
    Ok(())
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

impl Workshop {
    /// Cargo tells a program it runs where its manifest is; the repository is two folders up.
    fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("run this with cargo run, or make build")?;
        let root = PathBuf::from(manifest).join("../..");
        let root = root.canonicalize().context("the repository's own folder cannot be read")?;
        Ok(Self { shipped: root.join("pkg/wasm"), scratch: root.join("target/wasm"), root })
    }
}
