#!/usr/bin/env bash
# Installs what is missing, once: `setup.sh build` for building, `setup.sh test` for the tests too.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/shell.sh

has() { command -v "$1" >/dev/null 2>&1; }

require_base() {
  has cargo || fail "setup: Rust is missing; install it with rustup (https://rustup.rs) and run this again"
  has node || fail "setup: Node is missing; install Node 20 or newer and run this again"
  has npm || fail "setup: npm is missing; install it beside Node and run this again"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || fail "setup: Node $major is too old; install Node 20 or newer and run this again"
}

# rust-toolchain.toml names the compiler, its target and its components; rustup lays what is missing of them.
install_toolchain() {
  [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ] &&
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  has rustup || fail "setup: this Rust cannot compile to wasm32-unknown-unknown and there is no rustup to add the target with"
  say "setup: adding to Rust what rust-toolchain.toml names: the compiler, its wasm target, rustfmt and clippy"
  rustup toolchain install || fail "setup: the Rust of rust-toolchain.toml cannot be downloaded; see the lines above"
}

install_npm_packages() {
  # npm itself cannot tell whether node_modules is what the lock says; a copy of the lock inside it can.
  cmp -s package-lock.json node_modules/.installed-lock.json && return
  say "setup: npm ci, for the compiler's helpers, the runtimes and the test tools"
  npm ci --no-audit --no-fund --loglevel=error || fail "setup: npm ci failed; see the lines above"
  cp package-lock.json node_modules/.installed-lock.json
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif [ -t 0 ]; then sudo "$@"
  else sudo -n "$@"
  fi
}

missing_packages() {
  has chromium || printf 'chromium '
  has chromedriver || printf 'chromium-driver '
  has firefox-esr || printf 'firefox-esr '
  # WebKit's own browser comes with its driver; it draws on a display that nobody sees.
  has WebKitWebDriver || printf 'webkit2gtk-driver libgl1-mesa-dri '
  { has xvfb-run && has xauth; } || printf 'xvfb xauth '
  # Without them other scripts are boxes in screenshots.
  [ -n "$(find /usr/share/fonts -name 'NotoSansArabic*' -print -quit 2>/dev/null)" ] || printf 'fonts-noto-core '
}

install_browsers() {
  local packages
  packages=$(missing_packages)
  [ -z "$packages" ] && return
  has apt-get || fail "setup: ${packages% } cannot be installed here, there is no apt-get; install them and run this again"
  [ "$(id -u)" = 0 ] || has sudo || fail "setup: ${packages% } must be installed and you are neither root nor have sudo; ask someone who is"
  say "setup: installing ${packages% } by apt, for the browser tests"
  as_root apt-get -o DPkg::Lock::Timeout=600 -qq update || fail "setup: apt-get update failed; see the lines above"
  # shellcheck disable=SC2086 # one word per package
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq install -y --no-install-recommends $packages >/dev/null ||
    fail "setup: apt-get install failed; see the lines above"
}

require_base
install_toolchain
install_npm_packages
if [ "${1:-build}" = test ]; then
  install_browsers
fi
