//! The server that a browser gets the tests from. It is the runner's own, and it has a fault: of several connections that come
//! at once it may leave one waiting until another ends, and a browser keeps them open for minutes. A connection that ends at
//! once frees it, so one comes again and again. Whoever makes it has to know the address, which the runner takes from its
//! environment alone.

use anyhow::{Context, Result};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, ExitCode};
use std::time::Duration;
use std::{env, thread};

const ADDRESS: &str = "WASM_BINDGEN_TEST_ADDRESS";
const PAUSE: Duration = Duration::from_millis(200);

/// Where the server will listen, if that was said.
pub(crate) fn address() -> Option<SocketAddr> {
    env::var(ADDRESS).ok()?.parse().ok()
}

/// Runs this program once more, with an address that is free. The runner kills a driver before that has cleared up after its
/// browser, so all of them write into a folder that goes in the end.
pub(crate) fn run_again_with_address() -> Result<ExitCode> {
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let folder = tempfile::tempdir()?;
    let status = Command::new(env::current_exe()?)
        .args(env::args_os().skip(1))
        .env(ADDRESS, address.to_string())
        .env("TMPDIR", folder.path())
        .status();
    let passed = status.context("the runner cannot be started again")?.success();
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Connects again and again, for as long as the program runs.
pub(crate) fn keep_answering(address: SocketAddr) {
    thread::spawn(move || {
        loop {
            // There is no server yet while the tests are prepared.
            drop(TcpStream::connect(address));
            thread::sleep(PAUSE);
        }
    });
}
