#!/bin/sh
# The entry of the pre-commit hooks: runs zonemend with the arguments. It takes the one on the PATH,
# or else builds one in this clone, once; it installs nothing.
set -eu
if command -v zonemend >/dev/null 2>&1; then exec zonemend "$@"; fi

root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
program=$root/build/zonemend
if [ ! -x "$program" ]; then
  . "$root/src/setup.sh"
  missing=$(missing_for_build)
  [ -z "$missing" ] || fail "no zonemend on the PATH, and it cannot be built here without these" \
    "Debian packages: $(echo $missing)
Install them, as root: apt-get install $(echo $missing)"
  # One builds, and others wait for it.
  if has flock; then
    exec 9>"$root/build.lock"
    flock 9
  fi
  [ -x "$program" ] || build build -DCMAKE_BUILD_TYPE=Release -DZONEMEND_TESTS=OFF >&2
fi
exec "$program" "$@"
