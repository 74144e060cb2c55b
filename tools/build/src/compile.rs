//! Cargo, once per wasm file.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::Workshop;
use crate::artefact::Artefact;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles the core with one feature and answers where the wasm is.
pub(crate) fn compile(workshop: &Workshop, artefact: &Artefact) -> Result<PathBuf> {
    let target_dir = workshop.scratch.join(artefact.opt_level);
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&workshop.root)
        .args(["rustc", "--package", "atera-wasm", "--lib", "--crate-type", "cdylib"])
        .args(["--release", "--locked", "--quiet", "--target", TARGET])
        .args(["--no-default-features", "--features", artefact.feature])
        .arg("--target-dir")
        .arg(&target_dir)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", artefact.opt_level)
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags(workshop))
        .output()
        .context("cargo cannot be started; install Rust with rustup")?;
    if !output.status.success() {
        bail!("the core does not compile as {}:\n{}", artefact.name, String::from_utf8_lossy(&output.stderr));
    }
    // The next file of this level takes the same name.
    let result = workshop.scratch.join(format!("{}.compiled.wasm", artefact.name));
    fs::copy(target_dir.join(TARGET).join("release/atera_wasm.wasm"), &result)
        .with_context(|| format!("{} cannot be written", result.display()))?;
    Ok(result)
}

/// Panic locations name source files; without the machine's own folders the wasm is the same wherever it is built.
fn rust_flags(workshop: &Workshop) -> String {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    // Where the component rust-src is installed, the standard library's files are named by their place in it.
    let library = sysroot().map(|sysroot| sysroot.join("lib/rustlib/src/rust"));
    let places = [
        (Some(workshop.root.clone()), "."),
        (cargo_home.map(|home| home.join("registry/src")), "crates"),
        (library, "std"),
    ];
    let named = places
        .into_iter()
        .filter_map(|(place, name)| Some(format!("--remap-path-prefix={}={name}", place?.display())));
    named.collect::<Vec<_>>().join("\u{1f}")
}

fn sysroot() -> Option<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["--print", "sysroot"]).output().ok()?;
    Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim_end()))
}
