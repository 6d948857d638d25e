# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2154
# Read by the scripts of this folder: where the programs are. Needs $repository and $build to be set.

fail() {
  echo "error: $1" >&2
  exit "${2:-2}"
}

# Prints the path of a built program; ends the script when it is not there.
program() {
  local place
  for place in "$build" "$build/bench" "$build/cli"; do
    if [[ -x $place/$1 && -f $place/$1 ]]; then
      echo "$place/$1"
      return
    fi
  done
  echo "error: no program '$1' in $build; build it, or name its directory with --build" >&2
  return 1
}

# Configures and builds the release preset, with its output in a file that is shown only on failure.
build_release() {
  local log=$repository/build/bench-build.log
  mkdir -p "$repository/build"
  echo "building ..." >&2
  if ! (cd "$repository" && cmake --preset release && cmake --build --preset release --target "$@") >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "the build failed; all of it is in $log" 6
  fi
}

# value_of FILE NAME: one value of a report of `measure`.
value_of() {
  awk -F'\t' -v name="$2" '$1 == name { print $2 }' "$1"
}

# calculate EXPRESSION FORMAT: prints a figure; "-" when it divides by nothing.
calculate() {
  awk "BEGIN { printf \"$2\", $1 }" 2>/dev/null || echo -
}
