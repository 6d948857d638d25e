# SPDX-License-Identifier: GPL-2.0-or-later
# Read by ./demo and ./test, from the root of the repository: installs what is missing, and builds.

say() {
  printf '== %s\n' "$*" >&2
}

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Runs a command, its output only seen when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    die "failed: $*"
  fi
  rm -f "$log"
}

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "packages must be installed: run as root, or install sudo, or install yourself: $*"
  fi
}

install_packages() {
  local wanted installed package
  local missing=()
  wanted=$(grep -v '^#' cmake/packages.txt)
  if ! command -v dpkg-query >/dev/null; then
    say "this is no Debian; going on in the hope that these are there: ${wanted//$'\n'/ }"
    return
  fi
  # shellcheck disable=SC2086  # one word a package
  installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' $wanted 2>/dev/null | sed -n 's/^ii *//p' || true)
  for package in $wanted; do
    # A program that came another way counts too: the nodejs of other makers brings an npm that Debian's clashes with.
    grep -qxF "$package" <<<"$installed" || command -v "$package" >/dev/null || missing+=("$package")
  done
  [[ ${#missing[@]} -eq 0 ]] && return
  say "installing ${#missing[@]} packages with apt: ${missing[*]}"
  quietly as_root apt-get update
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  local options=()
  command -v ccache >/dev/null && options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  say "configuring build/$preset"
  quietly cmake --preset "$preset" "${options[@]}"
  say "building build/$preset"
  cmake --build "build/$preset" --parallel "$(nproc)" ${1:+--target "$@"} </dev/null >&2
}

# The packages of npm that the tests in a browser need, at the versions of the lock file.
install_browser_tests() {
  local folder=tests/browser
  if ! command -v npm >/dev/null; then
    say "there is no npm: the tests in a browser are skipped"
    return
  fi
  [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]] && return
  say "installing the packages of $folder with npm"
  quietly npm ci --prefix "$folder" --no-audit --no-fund
}
