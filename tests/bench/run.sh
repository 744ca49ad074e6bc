#!/bin/sh
# Measures zonemend against the zone checkers that are installed, on two big zones:
#
#   sh tests/bench/run.sh BUILD-FOLDER [RECORDS [RUNS]]     1000000 records, best of 3 runs
#
# Build with -DCMAKE_BUILD_TYPE=Release first. The ratios say how many times as long as
# `zonemend check` a command took, by the clock and in processor time, which other work on the
# machine disturbs less. Statuses other than 0 are shown, for a checker that gives up early is fast.
set -eu
if [ $# -lt 1 ]; then
  echo "usage: sh tests/bench/run.sh BUILD-FOLDER [RECORDS [RUNS]]" >&2
  exit 2
fi
build=$1
records=${2:-1000000}
runs=${3:-3}
PATH=$PATH:/usr/sbin:/sbin
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

make_zone=$(find "$build" -name zonemend_make_zone -type f | head -n 1)
measure=$(find "$build" -name zonemend_measure -type f | head -n 1)
zonemend=$(find "$build" -name zonemend -type f | head -n 1)

# row LABEL COMMAND...: one line of the table; the first row is what the others are compared with
row() {
  label=$1
  shift
  if ! command -v "$1" >/dev/null; then
    printf '  %-26s not installed\n' "$label"
    return
  fi
  # shellcheck disable=SC2046 # four words
  set -- $("$measure" "$runs" "$@")
  base=${base:-$1}
  base_cpu=${base_cpu:-$2}
  awk -v label="$label" -v base="$base" -v base_cpu="$base_cpu" -v time="$1" -v cpu="$2" \
    -v memory="$3" -v status="$4" \
    'BEGIN { printf "  %-26s %7.3f s (%5.2f x) %7.3f s cpu (%5.2f x) %5d MiB%s\n", label, time,
             time / base, cpu, cpu / base_cpu, memory, status == 0 ? "" : "   exit " status }'
}

# measure_shape SHAPE ORIGIN
measure_shape() {
  zone=$folder/$1
  "$make_zone" "$1" "$records" >"$zone"
  printf '%s: %s records, %s bytes\n' "$1" "$records" "$(wc -c <"$zone")"
  base=
  base_cpu=
  row 'zonemend check' "$zonemend" check --origin "$2" "$zone"
  row 'zonemend kartra --diff' "$zonemend" kartra --diff --origin "$2" --user acme --host www "$zone"
  row 'named-checkzone -i local' named-checkzone -i local "$2" "$zone"
  row 'nsd-checkzone' nsd-checkzone "$2" "$zone"
  row 'kzonecheck' kzonecheck -o "$2" "$zone"
  row 'validns' validns -z "$2" "$zone"
}

measure_shape tld example.
measure_shape mix example.com.
