#!/bin/sh
# From a fresh Debian 12 to a patched zone: installs what is missing (as root or with sudo), builds
# a release into build/ and points the host of an example zone at Kartra. Run it again at any time.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/src/setup.sh"

install_packages $(missing_for_build)
build build -DCMAKE_BUILD_TYPE=Release -DZONEMEND_TESTS=OFF

cd "$root"
zone=testdata/quickstart/example.com.zone
run() {
  printf '\n$ %s\n' "$*"
  "$@"
}
run build/zonemend check "$zone"
run build/zonemend kartra "$zone" --user acme --host www --diff
