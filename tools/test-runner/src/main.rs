//! Runs one compiled test of `src/wasm` or `src/web`: `cargo test --target wasm32-unknown-unknown` calls it.
//!
//! It is wasm-bindgen's own test runner, as a library of the version in `Cargo.lock`. The core imports the modules of `pkg/` from the
//! folder above its glue (`raw_module = "../host.js"`), so they are copied to where the runner writes the glue: Node looks for
//! them in the folder above, a browser at the root of the runner's server, which is the current folder. What lies in
//! `tests/doubles` takes the place of the module of that name.

mod server;

use anyhow::{Context, Result};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> Result<ExitCode> {
    if env::var_os("WASM_BINDGEN_USE_BROWSER").is_none() {
        return run();
    }
    match server::address() {
        None => server::run_again_with_address(),
        Some(address) => {
            server::keep_answering(address);
            run()
        }
    }
}

fn run() -> Result<ExitCode> {
    // Cargo starts a runner in the root of the package, and names the test by its whole path.
    let root = env::current_dir()?;
    let shell = tempfile::tempdir()?;
    copy_modules(&root.join("pkg"), shell.path())?;
    copy_modules(&root.join("tests/doubles"), shell.path())?;
    if tempfile::env::override_temp_dir(shell.path()).is_err() {
        anyhow::bail!("the folder for temporary files is set already");
    }
    env::set_current_dir(shell.path())?;
    let outcome = wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os());
    // A folder that is somebody's current one cannot be removed everywhere.
    env::set_current_dir(root)?;
    outcome.map(|()| ExitCode::SUCCESS)
}

/// Copies the JavaScript of a folder and what says of it that it is modules; the generated glue belongs to other wasm files.
fn copy_modules(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() && name != "wasm" {
            copy_modules(&path, &to.join(name))?;
        } else if path.extension().is_some_and(|extension| extension == "js") || name == "package.json" {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
