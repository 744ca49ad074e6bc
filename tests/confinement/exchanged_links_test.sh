# A link that leads outside takes the place of a file after the file was judged and before it is
# read. What is read is what was judged, or nothing.
set -eu
program=$1
skip() {
  echo "SKIPPED: $1" >&2
  exit 77
}
command -v strace >/dev/null || skip 'strace is not installed'
strace -qq -o /dev/null true 2>/dev/null || skip 'tracing is not allowed here (ptrace)'
! grep -q __asan_init "$program" || skip 'with sanitizers the stops are elsewhere'
folder=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/outside" "$folder/repo" && cd "$folder/repo"
echo 'secret-name secret-type 192.0.2.66' | tee ../outside/hosts >../outside/db.example.com
start() {
  rm -rf parts zones *.zone && mkdir -p .git parts zones
  echo 'www A 192.0.2.1' >parts/hosts
  printf '%s\n' '$ORIGIN example.com.' '$TTL 3600' \
    '@ SOA ns1.example.net. hostmaster.example.net. 1 7200 900 1209600 300' \
    '@ NS ns1.example.net.' '@ NS ns2.example.net.' '$INCLUDE ../parts/hosts' >zones/db.example.com
}
fail() {
  echo "$1 (exit status $status)" && cat ../said
  exit 1
}

# meanwhile FILE COMMAND ARGUMENT...: at each system call from the first that names the file to the
# one that opens it, in turn, the command runs before zonemend goes on.
meanwhile() {
  file=$1 meantime=$2
  shift 2
  start
  strace -qq -o ../trace -e trace=readlink,newfstatat,openat "$program" "$@" >../said 2>&1 || :
  stops=$(awk -v file="$file" '
    { call = $0; sub(/\(.*/, "", call); ++count[call] }
    index($0, file) || seen { seen = 1; print call, count[call] }
    /^openat/ && index($0, "\"" name "\"") && !/O_DIRECTORY/ { exit }
    ' name="${file##*/}" ../trace)
  [ -n "$stops" ] || fail "'$file' is not opened"
  echo "$stops" >../stops
  while read -r call which; do
    start
    : >../trace
    strace -f -o ../trace -e trace="$call" -e inject="$call:signal=STOP:when=$which" \
      "$program" "$@" >../said 2>&1 &
    zonemend=$!
    until grep -q 'stopped by SIGSTOP' ../trace; do
      kill -0 "$zonemend" 2>/dev/null || fail "$call $which: does not stop there"
      sleep 0.01
    done
    eval "$meantime"
    # A git that it runs is stopped there too.
    while kill -0 "$zonemend" 2>/dev/null; do
      kill -CONT $(cut -d' ' -f1 ../trace | sort -u) 2>/dev/null || :
      sleep 0.01
    done
    status=0
    wait "$zonemend" || status=$?
    [ "$status" -le 2 ] || fail "$meantime at $call $which"
    ! grep -q 'secret-\|192\.0\.2\.66' ../said || fail "$meantime at $call $which: shows what lies outside"
    count=$((count + 1))
  done <../stops
}
count=0
meanwhile parts/hosts 'rm parts/hosts && ln -s ../../outside/hosts parts/hosts' \
  check --format concise zones/db.example.com
meanwhile parts/hosts 'rm -r parts && ln -s ../outside parts' \
  check --format concise zones/db.example.com
meanwhile parts/hosts 'rm -r parts && ln -s ../outside parts' canon zones/db.example.com
meanwhile zones/db.example.com 'rm -r zones && ln -s ../outside zones' check --format concise .
meanwhile zones/db.example.com \
  'rm zones/db.example.com && ln -s ../../outside/db.example.com zones/db.example.com' \
  check --format concise .
echo "$count exchanges between the judgement and the reading: nothing of what lies outside is shown"
