#!/usr/bin/env bash
# The package in pkg/: the wasm and its glue, then the CommonJS copies for require().
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/shell.sh

cargo run --quiet --locked --package atera-wasm-build -- "$@" || fail "build: the wasm cannot be built; see the lines above"
node tools/form-style.mjs || fail "build: the form's stylesheet cannot be written; see the lines above"
[ ! -f pkg/wasm/form.wasm ] || node tools/embed.mjs || fail "build: the form for one script tag cannot be bundled; see the lines above"
node tools/commonjs.mjs || fail "build: the CommonJS copies cannot be written; see the lines above"

# npm shows the papers that lie beside package.json.
for paper in README.md CHANGELOG.md LICENSE*; do
  [ ! -f "$paper" ] || cp "$paper" pkg/
done
