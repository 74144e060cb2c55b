//! What is shipped is made small: the wasm by binaryen, the glue by esbuild, both from npm's lock.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{fs, thread};

use anyhow::{Context, Result, bail};

use crate::artefact::Artefact;

/// By name: `--all-features` writes a module that Node 20 refuses.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What may trap still traps: a panic has to be seen.
const PASSES: [&str; 2] = ["--strip-target-features", "--strip-debug"];

/// The same module, smaller.
pub(crate) fn wasm(root: &Path, scratch: &Path, artefact: &Artefact, wasm: &[u8]) -> Result<Vec<u8>> {
    let name = artefact.name;
    let before = scratch.join(format!("{name}.bound.wasm"));
    let after = scratch.join(format!("{name}.small.wasm"));
    fs::write(&before, wasm).with_context(|| format!("{} cannot be written", before.display()))?;
    let mut command = Command::new("node");
    command.arg(root.join("node_modules/binaryen/bin/wasm-opt")).args(WASM_FEATURES).args(PASSES);
    command.args(artefact.shrink).arg(&before).arg("-o").arg(&after);
    run(&mut command, "wasm-opt", b"")?;
    fs::read(&after).with_context(|| format!("{} cannot be read", after.display()))
}

/// The glue's own way to fetch and compile. Ours does it (`pkg/core.js`), so this is left out with all it needs.
const OWN_START: &str = ", __wbg_init as default";

/// The same glue without what nobody calls, without comments and long names.
pub(crate) fn glue(root: &Path, glue: &str) -> Result<String> {
    let glue = &glue.replace(OWN_START, "");
    let mut command = Command::new(root.join("node_modules/.bin/esbuild"));
    command.args([
        "--minify",
        "--tree-shaking=true",
        "--format=esm",
        "--target=es2022",
        "--legal-comments=none",
        "--log-level=error",
    ]);
    let small = run(&mut command, "esbuild", glue.as_bytes())?;
    let small = String::from_utf8(small).context("esbuild answered something that is no text")?;
    Ok(if small.len() < glue.len() { small } else { glue.to_owned() })
}

fn run(command: &mut Command, tool: &str, input: &[u8]) -> Result<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{tool} cannot be started; run npm ci first (make build does)"))?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        // Written from a second thread: a tool that answers before it has read everything would block both sides.
        scope.spawn(|| stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })
    .with_context(|| format!("{tool} cannot be waited for"))?;
    if !output.status.success() {
        let program = command.get_program().display().to_string();
        let arguments: Vec<_> = command.get_args().map(OsStr::display).map(|part| part.to_string()).collect();
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{tool} failed: {program} {}\n{said}", arguments.join(" "));
    }
    Ok(output.stdout)
}
