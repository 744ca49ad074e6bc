# Several zonemends and an editor write the same file at once. Whoever says that a change is made
# finds it there in the end; whoever cannot make it says that the file changed meanwhile.
set -eu
program=$1
# In memory where that is possible: then nobody waits for a disk.
folder=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fail() {
  echo "$1" && cat zone
  exit 1
}
start() {
  rm -f zone* made-by-* .zonemend-*
  printf '%s\n' '$TTL 3600' '@ SOA ns1.example.net. hostmaster.example.net. 1 7200 900 1209600 300' \
    '@ NS ns1.example.net.' '@ NS ns2.example.net.' >zone
}
edit() { "$program" kartra zone --origin example.com --user acme --host "$1" --in-place; }

# zonemends NAME COUNT: so many edits that succeed, each tried until it does
zonemends() {
  tried=0
  done=0
  while [ "$done" -lt "$2" ]; do
    tried=$((tried + 1))
    if [ "$tried" -gt 3000 ]; then echo "$1: is refused for ever" && return 1; fi
    status=0
    edit "$1$((done + 1))" >"said-$1" 2>&1 || status=$?
    if [ "$status" = 0 ]; then
      done=$((done + 1))
      echo "$1$done" >>"made-by-$1"
    else
      [ "$status" = 2 ] && grep -q -e 'somebody else changed it' -e 'not there any more' \
        -e 'open for writing' -e 'changed while being read' -e 'No such file' -e 'hard links' \
        "said-$1" || {
        echo "$1: exit status $status" && cat "said-$1"
        return 1
      }
      echo "$1" >>refused
    fi
  done
}
# Adds its line to the file as it is, as 'tee -a' would, but never makes a new one.
appender() {
  n=0
  while [ "$n" -lt "$1" ]; do
    n=$((n + 1))
    echo "append$n A 192.0.2.1" | dd of=zone oflag=append conv=notrunc,nocreat status=none
    echo "append$n" >>made-by-appender
    sleep 0.02
  done
}
# Takes the file away, as vim does, and puts a new one where none may be by then.
mover() {
  n=0
  while [ "$n" -lt "$1" ]; do
    n=$((n + 1))
    mv zone zone~
    { cat zone~ && echo "move$n A 192.0.2.1"; } >zone.new
    ln zone.new zone || return 1
    rm zone.new
    echo "move$n" >>made-by-mover
    sleep 0.02
  done
}
together() {
  for job in "$@"; do
    $job &
    jobs="${jobs:-} $!"
  done
  failed=
  for job in $jobs; do
    wait "$job" || failed=1
  done
  jobs=
  [ -z "$failed" ] || fail "of $*: one failed"
}
nothing_is_lost() {
  for name in $(cat made-by-*); do
    [ "$(grep -c "^$name	* *\(3600\)* *\(IN\)* *[AC]" zone)" = 1 ] || fail "$1: '$name' was lost"
  done
  [ "$(ls -A | grep -c '^\.zonemend-')" = 0 ] || fail "$1: a temporary file was left behind"
  "$program" check --quiet --origin example.com zone >said 2>&1 || { cat said && fail "$1"; }
  echo "$1: $(cat made-by-* | wc -l) changes made and found, $(cat refused 2>/dev/null | wc -l) refused"
  rm -f refused
}

start
together 'zonemends red 15' 'zonemends blue 15' 'zonemends green 15'
nothing_is_lost 'three zonemends'
start
together 'zonemends red 10' 'zonemends blue 10' 'appender 40'
nothing_is_lost 'two zonemends and one who adds lines'
start
together 'zonemends red 10' 'zonemends blue 10' 'mover 40'
nothing_is_lost 'two zonemends and one who moves the file'

# Each at the worst moment, at which strace stops zonemend.
skip() {
  echo "SKIPPED, the worst moments were not tried: $1" >&2
  exit 0
}
command -v strace >/dev/null || skip 'strace is not installed'
strace -qq -o /dev/null true 2>/dev/null || skip 'tracing is not allowed here (ptrace)'
case $(stat -f -c %T .) in
  tmpfs | ext2/ext3 | xfs | btrfs) ;;
  *) skip 'it is not known whether this file system can exchange files and has leases' ;;
esac
start
strace -qq -e trace=renameat2,newfstatat -o trace "$program" kartra zone --origin example.com \
  --user acme --host www --in-place >said 2>&1
last_look=$(sed '/^renameat2/,$d' trace | grep -c '^newfstatat')

# meanwhile COMMAND: zonemend is about to put its text in the place of the old one, and goes on when
# the command has ended or has to wait. Leaves zonemend's exit status in $status.
meanwhile() {
  start
  : >trace
  strace -f -o trace -e trace=newfstatat -e inject=newfstatat:signal=STOP:when="$last_look" \
    "$program" kartra zone --origin example.com --user acme --host www --in-place >said 2>&1 &
  zonemend=$!
  until grep -q 'stopped by SIGSTOP' trace; do sleep 0.01; done
  eval "$1" &
  other=$!
  while kill -0 "$other" 2>/dev/null && ! grep -q 'LEASE *BREAKING' /proc/locks; do sleep 0.01; done
  kill -CONT "$(sed -n '1s/ .*//p' trace)"
  status=0
  wait "$zonemend" || status=$?
  wait "$other" || fail "$1: failed"
  [ "$(ls -A | grep -c '^\.zonemend-')" = 0 ] || fail "$1: a temporary file was left behind"
}
refused() {
  [ "$status" = 2 ] && grep -q "$2" said || { cat said && fail "$1: exit status $status"; }
  grep -q 'nothing was changed' said || fail "$1: does not say that nothing was changed"
  ! grep -q '^www' zone || fail "$1: zonemend's change is there"
  grep -q '^new' zone || fail "$1: the other's change was lost"
}

meanwhile 'cp zone theirs && echo "new A 192.0.2.1" >>theirs && mv theirs zone'
refused 'the file is replaced' 'somebody else changed it'
meanwhile 'rm zone && echo "new A 192.0.2.1" >zone'
refused 'the file is made anew' 'somebody else changed it'
meanwhile 'echo "new A 192.0.2.1" | dd of=zone oflag=append conv=notrunc,nocreat status=none'
refused 'a line is added' 'open for writing'
meanwhile 'mv zone taken'
[ "$status" = 2 ] && [ ! -e zone ] || fail 'the file is taken away: it came back'
# The folder is locked, but nobody waits for that for ever.
meanwhile 'edit shop >said-shop 2>&1'
[ "$status" = 2 ] && grep -q 'somebody else changed it' said || fail 'another zonemend was there'
grep -q '^shop' zone && ! grep -q '^www' zone || fail 'another zonemend: its change was lost'

# Who has opened the file to write it anew is not done with it, however whole it looks.
start
cp zone before
{ cat before && : >begun && sleep 0.7 && echo 'new A 192.0.2.1'; } >zone &
until [ -e begun ]; do sleep 0.01; done
status=0
edit www >said 2>&1 || status=$?
wait
refused 'the file is being written' 'open for writing'
echo 'the worst moments: nothing was lost'
