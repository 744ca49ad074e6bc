# Files that shrink, grow or change while they are being read: strace stops zonemend between opening
# a file and reading it. There is a clear error, no crash, and never a zone with lines missing.
set -eu
program=$1
skip() {
  echo "SKIPPED: $1" >&2
  exit 77
}
command -v strace >/dev/null || skip 'strace is not installed'
strace -qq -o /dev/null true 2>/dev/null || skip 'tracing is not allowed here (ptrace)'
! grep -qE "__(asan|tsan)_init" "$program" || skip 'with sanitizers the stops are elsewhere'
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fail() {
  echo "$1 (exit status $status)" && cat said
  exit 1
}
head='$TTL 3600
@ SOA ns1.example.net. hostmaster.example.net. 1 7200 900 1209600 300
@ NS ns1.example.net.
@ NS ns2.example.net.'
start() {
  printf '%s\n' "$head" '$INCLUDE hosts' 'last A 192.0.2.1' >zone
  yes 'many A 192.0.2.2' | head -n 60000 | awk '{ print "a" NR " " $2 " " $3 }' >hosts
  printf '%s\n' '[rules]' 'single-ns = "off"' >.zonemend.toml
  echo zone >list
}

# meanwhile FILE CHANGE COMMAND...: the change happens when the command has opened the file.
meanwhile() {
  file=$1 meantime=$2
  shift 2
  start
  strace -qq -o trace -e trace=openat,newfstatat "$program" "$@" >said 2>&1 || :
  look=$(awk -v file="\"[^\"]*$file\"" '/^newfstatat/ { ++looks; if (opened) { print looks; exit } }
    /^openat/ && $0 ~ file && !/O_DIRECTORY/ { opened = 1 }' trace)
  [ -n "$look" ] || fail "'$file' is not opened by $*"
  start
  : >trace
  strace -f -o trace -e trace=newfstatat -e inject=newfstatat:signal=STOP:when="$look" \
    "$program" "$@" >said 2>&1 &
  until grep -q 'stopped by SIGSTOP' trace; do sleep 0.01; done
  eval "$meantime"
  kill -CONT "$(sed -n '1s/ .*//p' trace)"
  status=0
  wait $! || status=$?
  count=$((count + 1))
}
count=0
cut_short() { head -c 100 "$1" >part && cat part >"$1"; }
emptied() { : >"$1"; }
grown() { echo 'more A 192.0.2.3' >>"$1"; }
# The same size, so only the time tells.
rewritten() { dd if=/dev/zero of="$1" bs=10 count=1 conv=notrunc status=none; }
replaced() { cp "$1" other && grown other && mv other "$1"; }
removed() { rm "$1"; }

for change in cut_short emptied grown rewritten; do
  for command in check canon 'kartra --user acme --host www --in-place' 'diff -'; do
    set -- $command
    verb=$1 && shift
    meanwhile zone "$change zone" "$verb" --origin example.com "$@" zone </dev/null
    [ "$status" = 2 ] && grep -q "cannot read 'zone': it changed while being read" said ||
      fail "$verb: the zone is $change"
  done
  meanwhile hosts "$change hosts" check --origin example.com zone
  [ "$status" = 1 ] && grep -q "cannot read 'hosts': it changed while being read" said ||
    fail "check: the included file is $change"
  meanwhile hosts "$change hosts" canon --origin example.com zone
  [ "$status" = 1 ] && ! grep -q '^a1\.' said || fail "canon: the included file is $change"
  meanwhile hosts "$change hosts" kartra --origin example.com zone --user acme --host www --in-place
  [ "$status" = 1 ] && ! grep -q '^www' zone || fail "kartra: the included file is $change"
  meanwhile .zonemend.toml "$change .zonemend.toml" check --origin example.com zone
  [ "$status" = 2 ] && grep -q 'changed while being read' said || fail "check: the settings are $change"
  meanwhile list "$change list" check --origin example.com --files-from list
  [ "$status" = 2 ] && grep -q 'changed while being read' said || fail "check: the list is $change"
done

# A file that is replaced or removed is read as it was, whole; an edit of it is refused.
for change in replaced removed; do
  meanwhile hosts "$change hosts" canon --origin example.com zone
  [ "$status" = 0 ] && [ "$(grep -c '^a' said)" = 60000 ] && ! grep -q '^more' said ||
    fail "canon: the included file is $change"
  meanwhile zone "$change zone" kartra --origin example.com zone --user acme --host www --in-place
  [ "$status" = 2 ] && grep -q 'nothing was changed' said || fail "kartra: the zone is $change"
done
echo "$count readings of a file that changes: no crash, no zone with lines missing"
