# In-place edits on a machine that fails. strace lets each system call of the real program fail, one
# after the other and in several ways, and kills the program at each. Then every file is wholly old
# or wholly new, what lies between loads in BIND, nothing else lies in the folder, and exit status
# and message say what happened.
#
#   ZONEMEND_FAULTS=full sh tests/faults/in_place_test.sh PROGRAM    every edit, every error
set -eu
program=$1
skip() {
  echo "SKIPPED, no fault was tried: $1" >&2
  exit 77
}
command -v strace >/dev/null || skip 'strace is not installed'
strace -qq -o /dev/null true 2>/dev/null || skip 'tracing is not allowed here (ptrace)'
! grep -qE "__(asan|tsan)_init" "$program" || skip "a sanitizer's own calls would be made to fail"
command -v named-checkzone >/dev/null || echo 'named-checkzone is not installed: nothing is loaded' >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1772600000

head='$TTL 3600
@ SOA ns1.example.net. hostmaster.example.net. 1 7200 900 1209600 300
@ NS ns1.example.net.
@ NS ns2.example.net.'
# put FILE LINE...: a file of the edit, before it
put() {
  file=$edit/old/$1
  shift
  printf '%s\n' "$@" >"$file"
}

# The edits. Each leaves its command in $command and its files in $edit/old.
point='kartra zone --origin example.com --user acme --host www'
one_file() { # large enough for memory of its own
  put zone "$head" 'mail A 192.0.2.25' "$(yes '; a comment' | head -n 20000)"
  [ "$(id -u)" != 0 ] || chown 1234:4321 "$edit/old/zone"
  command="$point -i"
}
another_file() {
  put zone "$head"
  command="$point -o made"
}
fixes() {
  put zone "$head" 'www CNAME shop.example.net.' 'www CNAME shop.example.net.'
  command='check --fix --origin example.com zone'
}
included_file() {
  put zone "$head" '$INCLUDE hosts'
  put hosts 'www CNAME shop.example.net.' 'mail A 192.0.2.25'
  command="$point -i"
}
both_files() {
  put zone "$head" '$INCLUDE hosts' 'www AAAA 2001:db8::81'
  put hosts 'www A 192.0.2.80' 'mail A 192.0.2.25'
  command="$point --replace=addresses -i"
}

fail() {
  echo "$name: $1: $2 (exit status $status)"
  cat "$edit/said"
  ls -lA "$edit/work"
  state_of "$edit/work"
  exit 1
}
# attempt [FAULT]: the edit, with that fault, of the files as they were.
attempt() {
  rm -rf "$edit/work" && cp -rp "$edit/old" "$edit/work" && cd "$edit/work"
  status=0
  strace -qq -f -o "$edit/trace" ${1:+-e inject=$1} \
    "$program" $command >"$edit/said" 2>&1 || status=$?
  state=$(state_of .)
}
again() {
  status=0
  "$program" $command >"$edit/said" 2>&1 || status=$?
  state=$(state_of .)
}
# Names, bytes, owners and modes of the files in a folder.
state_of() { (cd "$1" && cksum * && stat -c '%n %u %g %a' *); }
says() { grep -q -e "$1" "$edit/said"; }
is_known() { grep -qxF -e "$(echo $state)" "$edit/states"; }
only_whole_files() {
  for file in .[!.]*; do
    [ ! -e "$file" ] || return 1
  done
}
loads() {
  command -v named-checkzone >/dev/null || return 0
  named-checkzone -q -i none example.com "$1"
}

# What a run that was not killed owes.
check_failed() {
  is_known || fail "$1" 'a file is neither the old nor the new one'
  only_whole_files || fail "$1" 'a temporary file was left behind'
  [ "$status" -le 2 ] || fail "$1" 'the program died'
  if [ "$status" = 0 ]; then
    [ "$state" = "$new" ] || fail "$1" 'claims to have written'
    return 0
  fi
  [ "$2" != output ] || return 0 # it could not even say so
  says "'\(zone\|hosts\|made\)'" || fail "$1" 'does not name the file'
  case $state in
    "$old") says 'nothing was \(changed\|written\)' || says 'cannot read' ;;
    "$new") says 'has the new text' || says 'had been written already' ;;
    *) says 'had been written already' || says 'has the new text' ;;
  esac || fail "$1" 'does not say what was written'
}
check_killed() {
  is_known || fail "$1" 'a file is neither the old nor the new one'
  for file in .[!.]*; do
    case $file in
      .zonemend-* | '.[!.]*') rm -f "$file" ;;
      *) fail "$1" "left '$file' behind" ;;
    esac
  done
  again
  [ "$status" = 0 ] && is_known || fail "$1" 'the next run fails'
  [ "$state" = "$new" ] || says 'the serial may not have been raised yet' ||
    fail "$1" 'the same command does not go on from there'
}

# The calls that zonemend itself makes, behind those of the loader: "NAME WHICH KIND".
calls() {
  awk '{ sub(/^[0-9]+ +/, "") } !/^[a-z0-9_]+\(/ { next }
    { name = $0; sub(/\(.*/, "", name); ++count[name] }
    /^fcntl\(0, F_GETFD\)/ { begun = 1 }
    begun && name != "exit_group" {
      print name, count[name], $0 ~ /^write\([12],/ ? "output" : "call"
    }' "$edit/trace"
}
# Which errors to try at a call. Few calls can touch a file; the others get one error in turn.
errors() {
  case $full$1 in
    *brk) ;; # tells of a failure by its result alone, which the C library would take for memory
    *futex) ;; # never fails like that; the C library ends a process that is told so
    full* | openat | read | write | fsync | fchmod | fchown | renameat* | unlinkat | mmap)
      echo ENOSPC EIO EINTR EACCES
      ;;
    *) set -- ENOSPC EIO EINTR EACCES && shift $(($2 % 4)) && echo "$1" ;;
  esac
}

try_all() {
  name=$1
  edit=$folder/$name
  mkdir -p "$edit/old"
  $name
  attempt
  [ "$status" = 0 ] || fail 'no fault' 'does not work'
  new=$state
  calls >"$edit/calls"
  old=$(state_of "$edit/old")
  echo $old >"$edit/states"
  # The states between: stopped behind each file that takes its place.
  writes=$(grep -c '^renameat2' "$edit/calls")
  n=1
  while [ "$n" -le "$writes" ]; do
    attempt "renameat2:signal=KILL:when=$n"
    echo $state >>"$edit/states"
    loads zone || fail "stopped before file $n" 'does not load'
    n=$((n + 1))
  done
  attempt
  echo $new >>"$edit/states"
  [ ! -e made ] || loads made || fail 'no fault' 'what was made does not load'
  loads zone || fail 'no fault' 'does not load'
  [ "$(sort -u "$edit/states" | wc -l)" = $((writes + 1)) ] || fail 'no fault' 'states are missing'

  : >"$edit/done"
  while read -r call n kind; do
    for error in $(errors "$call" "$n"); do
      attempt "$call:error=$error:when=$n"
      check_failed "$call $n fails with $error" "$kind"
      echo "$call failed" >>"$edit/done"
    done
    attempt "$call:signal=KILL:when=$n"
    check_killed "killed at $call $n"
    echo "$call killed" >>"$edit/done"
  done <"$edit/calls"
}

# What single faults cannot show.
try_more() {
  name=more
  edit=$folder/$name
  mkdir -p "$edit/old"
  both_files
  attempt
  new=$state
  old=$(state_of "$edit/old")
  { echo $old && echo $new; } >"$edit/states"

  # The disk stays full.
  attempt write:error=ENOSPC:when=1+
  [ "$status" != 0 ] && [ "$state" = "$old" ] && only_whole_files || fail 'full disk' 'is not left alone'
  # The temporary file cannot be removed either: it has to be named.
  attempt 'fsync:error=EIO:when=1 -e inject=unlinkat:error=EACCES'
  [ "$status" = 2 ] && [ "$state" = "$old" ] || fail 'two faults' 'do harm'
  says "temporary file '$(echo .zonemend-*)'" || fail 'two faults' 'does not name what is left'
  # Ending it by a signal waits for the end of the writing.
  for call in getrandom write fchmod fsync renameat2 unlinkat; do
    attempt "$call:signal=TERM:when=1"
    only_whole_files || fail "ended at $call" 'a temporary file was left behind'
    again
    [ "$status" = 0 ] && [ "$state" = "$new" ] || fail "ended at $call" 'does not go on from there'
  done
  # Less and less memory. Below some size the program cannot even be loaded.
  rm "$edit/old/hosts"
  one_file
  old=$(state_of "$edit/old")
  limit=24000
  while [ "$status" != 127 ]; do
    rm -rf "$edit/work" && cp -rp "$edit/old" "$edit/work" && cd "$edit/work"
    status=0
    (ulimit -v $limit && exec "$program" $command) >"$edit/said" 2>&1 || status=$?
    state=$(state_of .)
    if [ "$status" = 0 ]; then
      [ "$state" != "$old" ] || fail "$limit KiB of memory" 'claims to have written'
    else
      [ "$state" = "$old" ] || says 'had been written' || fail "$limit KiB of memory" 'hides what it wrote'
    fi
    only_whole_files || fail "$limit KiB of memory" 'a temporary file was left behind'
    limit=$((limit - 250))
  done
}

full=${ZONEMEND_FAULTS:-}
edits='one_file included_file both_files'
[ -z "$full" ] || edits="$edits another_file fixes"
jobs=
for name in $edits; do
  try_all "$name" >"$folder/$name.log" &
  jobs="$jobs $!"
done
try_more >"$folder/more.log" 2>/dev/null & # the shell tells of programs that cannot even start
jobs="$jobs $!"
status=0
for job in $jobs; do
  wait "$job" || status=1
done
cat "$folder"/*.log
[ "$status" = 0 ] || exit 1

cat "$folder"/*/done | awk '
  { ++count[$1 " " $2]; ++all[$2]; calls[$1] }
  END {
    for (call in calls) print call, count[call " failed"] + 0, count[call " killed"] + 0 | "sort"
    close("sort")
    print "all", all["failed"], all["killed"]
  }' | awk '
  BEGIN { printf "%-18s %8s %8s\n", "system call", "failed", "killed" }
  { printf "%-18s %8d %8d\n", $1, $2, $3 }'
echo 'in each of these runs: no file lost, none half-written, no temporary file left by a program that lived'
