//! Whether anything has to be built: a fingerprint of what goes in and of what came out.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::artefact::Artefact;

/// Contents rather than times: a fresh checkout, a branch switched to and fro and a restored cache all keep their result.
const INPUTS: [&str; 7] = [
    "src",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "tools/build",
    "node_modules/binaryen/package.json",
    "node_modules/esbuild/package.json",
];

/// A number that changes when the artefact would.
pub(crate) fn fingerprint(root: &Path, artefact: &Artefact) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    artefact.name.hash(&mut hasher);
    compiler_version().hash(&mut hasher);
    for input in INPUTS {
        hash_path(&root.join(input), &mut hasher)?;
    }
    Ok(hasher.finish())
}

/// Whether the record names these inputs and the outputs are still as they were written.
pub(crate) fn is_fresh(record: &Path, inputs: u64, outputs: &[PathBuf]) -> bool {
    let now = outputs_line(inputs, outputs);
    now.is_ok_and(|now| fs::read_to_string(record).is_ok_and(|then| then == now))
}

/// Keeps what `is_fresh` compares with.
pub(crate) fn record(record: &Path, inputs: u64, outputs: &[PathBuf]) -> Result<()> {
    fs::write(record, outputs_line(inputs, outputs)?)
        .with_context(|| format!("{} cannot be written", record.display()))
}

fn outputs_line(inputs: u64, outputs: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for output in outputs {
        hash_path(output, &mut hasher)?;
    }
    Ok(format!("{inputs:016x} {:016x}\n", hasher.finish()))
}

fn hash_path(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let entries = fs::read_dir(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mut paths =
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
        paths.sort();
        return paths.iter().try_for_each(|path| hash_path(path, hasher));
    }
    let bytes = fs::read(path)
        .with_context(|| format!("{} cannot be read; run npm ci first (make build does)", path.display()))?;
    path.file_name().hash(hasher);
    bytes.hash(hasher);
    Ok(())
}

fn compiler_version() -> Vec<u8> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    Command::new(rustc).arg("-vV").output().map(|output| output.stdout).unwrap_or_default()
}
