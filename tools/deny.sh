#!/usr/bin/env bash
# cargo-deny with deny.toml: licences, versions, sources and, where the network allows, known holes.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/shell.sh

if ! cargo deny --version >/dev/null 2>&1; then
  say "deny: installing cargo-deny, which compiles for some minutes"
  cargo install cargo-deny --locked || fail "deny: cargo-deny cannot be installed; see the lines above"
fi
cargo deny --workspace check licenses bans sources
cargo deny --workspace check advisories || say "deny: the list of known holes was not clean or could not be fetched; see the lines above"
