# Read by the other scripts: one way to say things, one way to fail, and where Rust lives.
set -euo pipefail

# rustup puts cargo here; a shell that did not log in has not heard of it.
[ -d "${CARGO_HOME:-$HOME/.cargo}/bin" ] && PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export PATH

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
