# The real program under the real system: strace makes each system call of an in-place edit fail, or
# kills the program there. The zone file is the old one or the new one, never anything else.
set -eu
zonemend=$1
command -v strace >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
! grep -q __asan_init "$zonemend" || exit 77 # a sanitizer's own writes would be made to fail
strace -qq -o /dev/null true 2>/dev/null || exit 77 # tracing is not allowed here

old=$folder/old
zone=$folder/work/zone
mkdir "$folder/work"
cat >"$old" <<'ZONE'
$ORIGIN example.com.
$TTL 3600
@ SOA ns1.example.net. hostmaster 1 7200 900 1209600 300
@ NS ns1.example.net.
@ NS ns2.example.net.
ZONE
"$zonemend" kartra "$old" --user acme --host www >"$folder/new" 2>/dev/null

# attempt INJECTION: edits in place with a fault; leaves the exit status in $status
attempt() {
  rm -rf "$folder/work" && mkdir "$folder/work"
  cp "$old" "$zone"
  status=0
  strace -qq -f -o /dev/null -e "inject=$1" \
    "$zonemend" kartra "$zone" --user acme --host www -i >"$folder/said" 2>&1 || status=$?
}
fail() {
  echo "$1: $2 (exit status $status)"
  cat "$folder/said"
  exit 1
}
is_old() { cmp -s "$zone" "$old"; }
is_new() { cmp -s "$zone" "$folder/new"; }
alone() { [ "$(ls -A "$folder/work")" = zone ]; }

# Calls that only the writing makes. The first writes to standard output and error come after it.
for fault in getrandom:error=EIO write:error=ENOSPC:when=1 write:error=EDQUOT:when=1 \
  fchmod:error=EPERM fsync:error=EIO:when=1 /renameat:error=EACCES; do
  attempt "$fault"
  [ "$status" = 1 ] || [ "$status" = 2 ] || fail "$fault" "does not say so in its exit status"
  is_old || fail "$fault" "the old file is not whole"
  alone || fail "$fault" "a temporary file was left behind"
  grep -q 'nothing was changed' "$folder/said" || fail "$fault" "does not say that nothing changed"
done

for call in getrandom write fchmod fsync /renameat; do
  attempt "$call:signal=KILL:when=1"
  is_old || is_new || fail "killed at $call" "the file is neither the old nor the new one"
  attempt "$call:signal=TERM:when=1"
  is_old || is_new || fail "ended at $call" "the file is neither the old nor the new one"
  alone || fail "ended at $call" "a temporary file was left behind"
done

attempt write:error=EINTR:when=1
[ "$status" = 0 ] && is_new && alone || fail "interrupted" "did not write"
