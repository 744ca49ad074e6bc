# The exit statuses of the manual page: each that a command can have, it has here, and no other.
set -eu
program=$1
command -v git >/dev/null || exit 77
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder" && rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
cd "$folder"

# zone SERIAL LINE...: a zone file on standard output
zone() {
  printf '$ORIGIN example.com.\n$TTL 3600\n'
  printf '@ IN SOA ns1.example.net. hostmaster.example.net. %s 7200 900 1209600 300\n' "$1"
  printf '@ IN NS ns%s.example.net.\n' 1 2
  shift
  [ $# = 0 ] || printf '%s\n' "$@"
}
git init -q -b main repo
git init -q --bare bare.git
cd repo
zone 1 'www IN CNAME acme.kartra.com.' >good
zone 1 'www IN CNAME shop.example.net.' >other
zone 2 'www IN CNAME shop.example.net.' >newer
zone 1 'www IN A 192.0.2.1' >taken
zone 1 'www IN A 192.0.2.1' 'www IN CNAME shop.example.net.' >bad
zone 1 'WWW IN CNAME shop.example.net.' 'www IN CNAME shop.example.net.' >fixable
printf 'no origin, no zone\n' >text
echo 'nonsense = 1' >broken.toml
: >empty
cp good db.example.com
git add db.example.com && git commit -qm first && git tag first
zone 1 'www IN CNAME shop.example.net.' >db.example.com
git commit -qam 'the serial stays'
git push -q ../bare.git first^{commit}:refs/heads/main main:refs/heads/next
first=$(git rev-parse first) second=$(git rev-parse main) nothing=0000000000000000000000000000000000000000
kartra='kartra --user acme --host www'
point='point --host www --target shop.example.net'
# A hook of somebody else, and another where ours would move it.
printf '#!/bin/sh\n' >../theirs
foreign='cp ../theirs .git/hooks/pre-commit && cp ../theirs .git/hooks/pre-commit.before-zonemend &&'
clean='rm -f .git/hooks/*;'
in_bare='cd ../bare.git;'
mend='cp fixable mended;'

seen=
wrong=0
count=0
while IFS='|' read -r expected before arguments; do
  case $expected in '' | \#*) continue ;; esac
  status=0
  (eval "$before : " && eval "\"$program\" $arguments") >"$folder/said" 2>&1 </dev/null || status=$?
  if [ "$status" != "$expected" ]; then
    echo "zonemend $arguments: exit status $status, not $expected"
    cat "$folder/said"
    wrong=1
  fi
  # Trouble is never without a word.
  if [ "$status" = 2 ] && ! grep -q '^zonemend: \|^Usage\|^Finds' "$folder/said"; then
    case $arguments in *'>/dev/full'*) ;; *) echo "zonemend $arguments: says nothing" && wrong=1 ;; esac
  fi
  set -- $(eval "echo $(printf '%s' "$arguments" | sed 's/[<>|;&].*//')")
  case ${1:-} in
    hook) seen="$seen hook-${2:-}:$status" ;;
    *) seen="$seen ${1:-}:$status" ;;
  esac
  count=$((count + 1))
done <<TABLE
# status | before it | arguments
0||--help
0||--version
2||
2||--nonsense
2||chekc good
0||check good
0||check -q taken
1||check bad
1||check --diff fixable
0||check --diff good
0|$mend|check --fix mended
0||check --write-baseline known bad
0||check --baseline known bad
1||check --format json bad
0||check --show-config bad
0||check --base first --staged --ignore serial-not-increased
1||check --base first
0||check --base HEAD
2||check
2||check nowhere
2||check good nowhere
2||check bad nowhere
2||check empty
2||check --format nonsense good
2||check --select nonsense good
2||check --config broken.toml bad
2||check --config nowhere good
2||check --baseline nowhere good
2||check --base nowhere
2||check --named-conf nowhere
2||check --files-from nowhere
2||check --time yesterday good
2||check --output /nowhere/report good
2||check bad >/dev/full
2||check --unsafe-fixes good
0||diff other newer
0||diff --base HEAD
1||diff good other
1||diff --base first
2||diff good
2||diff good nowhere
1||diff good text
2||diff --head main
2||diff --base nowhere
2||diff --format nonsense good other
2||diff good other >/dev/full
0||$kartra good
0||$kartra other
0||$kartra other --diff
0||$kartra good --check
1||$kartra other --check
1||$kartra taken
1||$kartra bad
0|cp other edited;|$kartra edited --in-place
0||kartra --host www --remove good
0||kartra --host ftp --remove good
1||kartra --host www --remove other
2||kartra other --host www
2||$kartra nowhere
2||$kartra text
2||$kartra other --in-place --diff
2||$kartra other --replace=some
2||$kartra other --serial=some
2||$kartra other --output /nowhere/zone
2||$kartra other --output /dev/null
2|cp other locked; chmod 444 locked;|$kartra locked --in-place
2||$kartra other >/dev/full
0||$point other
1||$point other --check --ttl 60
1||$point taken
1||point --host @ --target shop.example.net other
2||point other --host www
2||$point nowhere
2||point other --host www --target a..b
0||canon good
0||canon - <good
1||canon text --origin example.com
2||canon nowhere
2||canon text
2||canon good --format nonsense
2||canon good >/dev/full
0||rules
0||rules --format json
2||rules --format nonsense
2||rules nonsense
2||rules >/dev/full
0||explain bom
2||explain nonsense
2||explain
2||explain bom >/dev/full
2||hook
2||hook nonsense
0|$clean|hook install
0|$clean|hook uninstall
1|$foreign|hook install
1|$foreign|hook uninstall
2||hook install --server
2|cd ..;|hook install
2|cd ..;|hook uninstall
2|$in_bare|hook install
0|$in_bare|hook install --server
0|$in_bare|hook uninstall --server
0|$in_bare|hook pre-receive
1|$in_bare echo $first $second refs/heads/main >../push;|hook pre-receive <../push
0|$in_bare echo $first $nothing refs/heads/main >../push;|hook pre-receive <../push
2|$in_bare echo nonsense >../push;|hook pre-receive <../push
2|$in_bare echo $first ${second%?}0 refs/heads/main >../push;|hook pre-receive <../push
2|cd ..;|hook pre-receive
TABLE

# As the manual page says: all commands have 0 and 2, all but two of them 1.
for command in $("$program" --help | sed -n '/^Subcommands/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  [ "$command" != hook ] || command='hook-install hook-uninstall hook-pre-receive'
  for name in $command; do
    case $name in rules | explain) wanted='0 2' ;; *) wanted='0 1 2' ;; esac
    reached=$(printf '%s\n' $seen | sed -n "s/^$name://p" | sort -u)
    [ "$(echo $reached)" = "$wanted" ] || {
      echo "$name: exit statuses $(echo $reached), not $wanted" && wrong=1
    }
  done
done
echo "$count command lines: every exit status of the manual page, by every command that can have it"
exit $wrong
