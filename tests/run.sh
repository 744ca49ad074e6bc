#!/bin/sh
# Runs all tests: installs what is missing (as root or with sudo), makes a developer build in
# build-tests/ (warnings are errors, assertions on) and hands it to ctest, whose options it takes:
#
#   sh tests/run.sh -R house                                only the tests with "house" in their name
#   ZONEMEND_SANITIZE=address,undefined sh tests/run.sh     with sanitizers, in build-sanitize/
#   ZONEMEND_VALGRIND=1 sh tests/run.sh                     instead of all, what reads and judges zone
#                                                           text, under valgrind, which sees what the
#                                                           system's libraries do as well
#
# Exit status: that of ctest or valgrind; 2 when the tests could not be built.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/src/setup.sh"

# Beyond the build: GoogleTest, and the zone checkers of others that zonemend is compared with.
missing_for_tests() {
  not_installed libgtest-dev
  has named-compilezone || echo bind9-utils
  [ -e /etc/services ] || echo netbase # BIND reads WKS records with it
  has kzonecheck || echo knot-dnssecutils
  has ldns-read-zone || echo ldnsutils
  has strace || echo strace
  has mandoc || echo mandoc
  has git || echo git
  has pre-commit || echo pre-commit
  has parallel || echo parallel
  not_installed python3-jsonschema python3-toml python3-yaml
  has xmllint || echo libxml2-utils
  has cmark-gfm || echo cmark-gfm
  [ -z "${ZONEMEND_VALGRIND:-}" ] || has valgrind || echo valgrind
}

# The package nsd would start a name server on this machine. Its zone checker alone is needed, so
# the package is unpacked, not installed; without it the comparison with NSD is skipped.
unpack_nsd() {
  tools=$root/build-tools
  PATH=$PATH:$tools/usr/sbin
  ! has nsd-checkzone || return 0
  has apt-get || return 0
  install_packages $(not_installed $(apt-cache depends nsd | sed -n 's/^ *Depends: \(lib[^ ]*\)$/\1/p'))
  say "unpacking nsd-checkzone into build-tools/"
  mkdir -p "$tools"
  (cd "$tools" && quietly apt-get -q download nsd && dpkg -x nsd_*.deb . && rm nsd_*.deb) ||
    say "no nsd-checkzone: going on without it"
}

install_packages $(missing_for_build) $(missing_for_tests)
unpack_nsd

sanitize=${ZONEMEND_SANITIZE:-}
folder=build-tests
[ -z "$sanitize" ] || folder=build-sanitize
build "$folder" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1 -D_GLIBCXX_ASSERTIONS" \
  -DZONEMEND_TESTS=ON -DZONEMEND_WERROR=ON -DZONEMEND_SANITIZE="$sanitize"

cd "$root/$folder"
if [ -n "${ZONEMEND_VALGRIND:-}" ]; then
  say "testing with valgrind, which takes some minutes"
  # Of the rules a sample; not what measures time.
  rules='Cases/RulesGolden.FixesWhatItShould/d*'
  tests='Lexer.*:Document.*:Encoding.*:Tiling.EveryPrefix*:Name*:Rdata.*:RrType.*:Ttl.*:Base64.*'
  tests=$tests:'LdnsFault.*:Dnssec.*:SignedZones.*:Zone*:Loader.*:Canonical.*:All/FuzzCase.Keeps*'
  slow='*Quadratic*:LdnsFault.EveryPort*:LdnsFault.BitmapNeeds*'
  exec valgrind --quiet --error-exitcode=1 --leak-check=full --errors-for-leak-kinds=definite \
    tests/zonemend_tests --gtest_brief=1 --gtest_filter="$tests:$rules-$slow" "$@"
fi
say "testing"
exec ctest --output-on-failure --no-tests=error -j "$jobs" "$@"
