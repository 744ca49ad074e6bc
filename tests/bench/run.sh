#!/bin/sh
# Measures zonemend against the zone checkers that are installed, each as a whole process:
#
#   sh tests/bench/run.sh [RECORDS [RUNS]]     1000000 records, medians of 5 runs
#
# Builds a release in build-bench/, makes the zones there, and prints a table; the same figures are in
# build-bench/bench.json. Peers that are not installed are left out. The number in parentheses says
# how many times as long as the first command of its group a command took.
set -eu
records=${1:-1000000}
runs=${2:-5}
PATH=$PATH:/usr/sbin:/sbin
cd "$(dirname "$0")/../.."
build=build-bench
cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DZONEMEND_TESTS=ON >"$build.log" 2>&1 ||
  { cat "$build.log" >&2; exit 1; }
rm -f "$build.log"
cmake --build "$build" -j "$(nproc)" --target zonemend zonemend_make_zone zonemend_compare >/dev/null
zones=$build/zones
mkdir -p "$zones/small"
# As it is installed: a file that a linker wrote, here a bit and there a bit, is mapped more slowly.
zonemend=$build/installed-zonemend
cp "$build/zonemend" "$zonemend"

make_zone() { # SHAPE RECORDS: the zone, made once, in $zone
  zone=$zones/$1-$2
  if [ ! -f "$zone" ]; then
    "$build/tests/zonemend_make_zone" "$1" "$2" >"$zone.part"
    mv "$zone.part" "$zone"
  fi
}

row() { # GROUP LABEL COMMAND...: a line of the table, if the command is there
  group=$1
  label=$2
  shift 2
  if command -v "$1" >/dev/null; then printf '%s\t%s\t%s\n' "$group" "$label" "$*"; fi
}

peers() { # GROUP ORIGIN ZONE
  row "$1" 'kzonecheck' kzonecheck -o "$2" "$3"
  row "$1" 'validns' validns -z "$2" "$3"
  row "$1" 'nsd-checkzone' nsd-checkzone "$2" "$3"
  row "$1" 'named-checkzone -i local' named-checkzone -i local "$2" "$3"
}

big() { # SHAPE ORIGIN
  make_zone "$1" "$records"
  group="$1: $records records, $(wc -c <"$zone") bytes"
  row "$group" 'zonemend check' "$zonemend" check --no-config --origin "$2" "$zone"
  row "$group" 'zonemend check -j1' "$zonemend" check --no-config -j1 --origin "$2" "$zone"
  row "$group" 'zonemend kartra --diff' "$zonemend" kartra --no-config --diff --origin "$2" \
    --user acme --host www-new "$zone"
  peers "$group" "$2" "$zone"
  row "$group" 'ldns-read-zone (reads only)' ldns-read-zone "$zone"
}

growth() { # SHAPE ORIGIN: ten times the records should take ten times as long
  make_zone "$1" $((records / 10))
  row "growth of $1: a tenth of the records, then all" "$((records / 10)) records" \
    "$zonemend" check --no-config --origin "$2" "$zone"
  make_zone "$1" "$records"
  row "growth of $1: a tenth of the records, then all" "$records records" \
    "$zonemend" check --no-config --origin "$2" "$zone"
}

hard() { # SHAPE: what tempts a checker into quadratic time, at two sizes
  for size in 25000 100000; do
    make_zone "$1" "$size"
    row "$1: 25000, then 4 times as much" "$size" "$zonemend" check --no-config -q --format concise \
      --origin example.com. "$zone"
  done
}

loop() { # NAME COMMAND...: a script that calls the command once for each small zone
  script=$zones/loop-$1.sh
  shift
  # shellcheck disable=SC2016 # the script's own variables
  printf 'for zone in %s/small/*.zone; do %s "$zone"; done\n' "$zones" "$*" >"$script"
}

small() {
  make_zone small 1
  first=$zone
  if [ ! -f "$zones/small/zone1000.test.zone" ]; then
    for number in $(seq 1000); do cp "$first" "$zones/small/zone$number.test.zone"; done
  fi
  group='one zone of six records'
  row "$group" 'zonemend check' "$zonemend" check --no-config --origin example.com. "$first"
  peers "$group" example.com. "$first"
  row "$group" 'ldns-read-zone (reads only)' ldns-read-zone "$first"
  group='1000 zones of six records'
  loop zonemend "$zonemend" check --no-config --origin example.com.
  loop named named-checkzone -i local example.com.
  # shellcheck disable=SC2086 # a list of files
  row "$group" 'zonemend check, all in one call' "$zonemend" check --no-config $zones/small/*.zone
  row "$group" 'a loop over zonemend check' sh "$zones/loop-zonemend.sh"
  if command -v named-checkzone >/dev/null; then
    row "$group" 'a loop over named-checkzone' sh "$zones/loop-named.sh"
  fi
}

table=$zones/table
{
  big tld example.
  big mix example.com.
  growth tld example.
  growth mix example.com.
  for shape in one-owner chain origins long-line deep; do hard "$shape"; done
  small
} >"$table"
"$build/tests/zonemend_compare" "$runs" "$build/bench.json" <"$table"
