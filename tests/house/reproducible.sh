#!/bin/sh
# Builds the program twice, from copies of the checkout in two folders whose names differ in length,
# and compares byte for byte. Takes as long as two builds, so it is no part of the tests:
#
#   sh tests/house/reproducible.sh
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/src/setup.sh"
install_packages $(missing_for_build)
has git || fail "this needs git, to copy what the repository holds"
checkout=$root
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# What a compiler cache remembers would be the same of course.
export SOURCE_DATE_EPOCH=1772600000 CCACHE_DISABLE=1

# build_copy COPY BUILD-FOLDER
build_copy() {
  root=$folder/$1
  mkdir -p "$root"
  (cd "$checkout" && git ls-files -z --cached --others --exclude-standard |
    tar --null --files-from=- -cf -) | tar -C "$root" -xf -
  build "$2" -DCMAKE_BUILD_TYPE=Release -DZONEMEND_TESTS=OFF
}
build_copy one build
build_copy two/deep/within build-of-another-name

status=0
for file in zonemend zonemend.spdx.json; do
  cmp "$folder/one/build/$file" "$folder/two/deep/within/build-of-another-name/$file" || status=1
done
[ $status = 0 ] && say "the same: $(sha256sum <"$folder/one/build/zonemend")"
exit $status
