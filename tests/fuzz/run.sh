#!/bin/sh
# Fuzzes zonemend with libFuzzer and Clang's sanitizers, in build-fuzz/:
#
#   sh tests/fuzz/run.sh SECONDS [FUZZER...]   each fuzzer for so many seconds of processor time
#   sh tests/fuzz/run.sh --bind                what the fuzzers of zones have come upon, held against
#                                              BIND: it loads what zonemend takes for sound
#   sh tests/fuzz/run.sh --keep [FUZZER...]    writes small inputs that reach more of the program
#                                              than those of testdata/fuzz/FUZZER/ to that folder
#
# The fuzzers are tests/fuzz/*_fuzzer.cpp. Two run at a time, niced. They start from the test data
# and from what earlier runs came upon, which stays in build-fuzz/corpus/. What is found is kept in
# build-fuzz/finds/; once it is mended it belongs, as small as can be, into testdata/fuzz/FUZZER/:
# the tests go through that folder with any compiler. build-fuzz/tally.tsv gets a line for each run.
#
# Exit status: 0 nothing was found, 1 something was, 2 the fuzzers could not be built.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/src/setup.sh"
cd "$root"
work=build-fuzz
programs=$work/tests/fuzz
finds=$work/finds
# Entropic's weights took half of the time and brought no more coverage.
limits='-entropic=0 -max_len=4096 -timeout=60 -report_slow_units=60 -rss_limit_mb=2500'

usage() {
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

has_libfuzzer() {
  echo 'extern "C" int LLVMFuzzerTestOneInput(const char*, unsigned long) { return 0; }' |
    clang++ -fsanitize=fuzzer -x c++ - -o /dev/null 2>/dev/null
}

missing_for_fuzzing() {
  has clang++ || echo clang
  has_libfuzzer || echo libclang-rt-dev
  has named-compilezone || echo bind9-utils
  not_installed libgtest-dev
}

build_fuzzers() {
  CXX=clang++
  export CXX
  # shellcheck disable=SC2046 # names of packages
  install_packages $(missing_for_build) $(missing_for_fuzzing)
  build $work -DZONEMEND_FUZZ=ON -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1 -D_GLIBCXX_ASSERTIONS"
}

all_fuzzers() {
  for file in tests/fuzz/*_fuzzer.cpp; do
    file=${file##*/}
    echo "${file%_fuzzer.cpp}"
  done
}

dictionary() {
  file=testdata/fuzz/$1.dict
  [ -e "$file" ] || file=testdata/fuzz/zone.dict
  echo "$file"
}

seeds() {
  if [ -d "$work/seeds/$1" ]; then echo "$work/seeds/$1"; else echo "$work/seeds/zone"; fi
}

make_seeds() {
  [ ! -e $work/seeds ] || [ -n "$(find testdata -newer $work/seeds -print -quit)" ] || return 0
  rm -rf $work/seeds $work/seeds.new
  sh tests/fuzz/seeds.sh $work/seeds.new
  mv $work/seeds.new $work/seeds
  touch $work/seeds
}

count_files() { find "$1" -type f | wc -l; }

# fuzz FUZZER SECONDS: appends a line to tally.tsv; the log and what is found are kept.
fuzz() {
  name=$1
  corpus=$work/corpus/$name
  log=$work/logs/$name
  mkdir -p "$corpus" "$work/logs" "$finds/$name" "testdata/fuzz/$name"
  program="$programs/fuzz_$name $limits -dict=$(dictionary "$name")"
  program="$program -artifact_prefix=$finds/$name/"
  before=$(count_files "$finds/$name")
  if [ ! -e "$corpus.seeded" ] || [ $work/seeds -nt "$corpus.seeded" ]; then
    # shellcheck disable=SC2086 # options
    nice $program -merge=1 "$corpus" "testdata/fuzz/$name" "$(seeds "$name")" >"$log.seeds" 2>&1 || :
    touch "$corpus.seeded"
  fi
  # shellcheck disable=SC2086
  (
    ZONEMEND_FUZZ_CPU_SECONDS=$2 nice $program -print_final_stats=1 "$corpus" >"$log" 2>&1 || :
    times >"$log.times"
  )
  tally "$name" "$log" $(($(count_files "$finds/$name") - before)) >>$work/tally.tsv
}

# tally FUZZER LOG FINDS: date, fuzzer, seconds of processor time, executions, finds
tally() {
  cpu=$(awk 'END { split($1, user, /[ms]/); split($2, kernel, /[ms]/)
                   printf "%.0f", 60 * (user[1] + kernel[1]) + user[2] + kernel[2] }' "$2.times")
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$2")
  printf '%s\t%s\t%s\t%s\t%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$cpu" "${runs:-0}" "$3"
}

# The runs from line $1 of the tally on, and what all runs of these fuzzers add up to.
table() {
  tail -n "+$1" $work/tally.tsv | while IFS='	' read -r _ name cpu runs found; do
    corpus=$(count_files "$work/corpus/$name")
    awk -F '\t' -v name="$name" -v cpu="$cpu" -v runs="$runs" -v found="$found" \
      -v corpus="$corpus" '
        BEGIN { if (cpu == 0) cpu = 1 }
        $2 == name { all_cpu += $3; all_runs += $4; all_found += $5 }
        END { printf "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", name, cpu, runs, runs / cpu, corpus,
                     found, all_cpu, all_runs, all_found }' $work/tally.tsv
  done | awk -F '\t' '
    BEGIN { printf "%-14s %7s %11s %8s %7s %6s   %s\n", "fuzzer", "cpu s", "executions", "exec/s",
                   "corpus", "finds", "all runs: cpu s, executions, finds" }
    { printf "%-14s %7d %11d %8d %7d %6d   %d, %d, %d\n", $1, $2, $3, $4, $5, $6, $7, $8, $9 }'
}

# How to see again what the fuzzers found.
tell_finds() {
  tail -n "+$1" $work/tally.tsv | awk -F '\t' '$5 > 0 { print $2 }' | while read -r name; do
    newest=$(find "$finds/$name" -type f -printf '%T@ %p\n' | sort -n | sed -n '$s/^[^ ]* //p')
    echo
    echo "$name: see $work/logs/$name, and run"
    echo "  $programs/fuzz_$name ${newest:-"(nothing was kept)"}"
  done
}

fuzz_all() {
  seconds=$1
  shift
  # shellcheck disable=SC2046 # names
  [ $# -gt 0 ] || set -- $(all_fuzzers)
  for name; do
    [ -e "tests/fuzz/${name}_fuzzer.cpp" ] || fail "there is no fuzzer '$name': $(echo $(all_fuzzers))"
  done
  build_fuzzers
  make_seeds
  touch $work/tally.tsv
  first=$(($(wc -l <$work/tally.tsv) + 1))
  say "fuzzing, $seconds s each"
  printf '%s\n' "$@" | xargs -P 2 -I '{}' sh "$0" --one '{}' "$seconds"
  table $first
  tell_finds $first
  ! tail -n "+$first" $work/tally.tsv | cut -f 5 | grep -q '[1-9]' || exit 1
}

# Of the inputs that reach what testdata/fuzz/ does not, those of up to 300 bytes.
keep() {
  # shellcheck disable=SC2046
  [ $# -gt 0 ] || set -- $(all_fuzzers)
  build_fuzzers
  for name; do
    new=$work/keep/$name
    rm -rf "$new"
    mkdir -p "$new"
    find "$work/corpus/$name" -type f -size -301c -exec cp -t "$new" {} +
    say "$name"
    nice "$programs/fuzz_$name" -merge=1 -set_cover_merge=1 "testdata/fuzz/$name" "$new" 2>&1 |
      sed -n 's/^MERGE-OUTER: \([0-9]* new files.*\)/\1/p'
  done
}

hold_against_bind() {
  build_fuzzers
  nice $programs/fuzz_bind $work/corpus/canon $work/corpus/loader $work/corpus/suppressions
}

case ${1:-} in
  --one) fuzz "$2" "$3" ;;
  --bind) hold_against_bind ;;
  --keep) shift && keep "$@" ;;
  '' | *[!0-9]*) usage ;;
  *) fuzz_all "$@" ;;
esac
