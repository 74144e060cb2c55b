#!/usr/bin/env bash
# Everything, counted. The last line is `N passed, N failed`, also when the machine could not be prepared.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/shell.sh

if ! bash tools/setup.sh test; then
  say "0 passed, 1 failed"
  exit 1
fi
exec node tools/test.mjs "$@"
