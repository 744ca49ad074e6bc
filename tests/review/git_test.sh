# `diff` and `check` over versions in git: the right zones, read from the right version, and nothing
# in a repository's names or content does any harm.
set -eu
program=$1
command -v git >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
cd "$folder"

# says STATUS EXPECTED ARGUMENT...: runs zonemend, whose output must contain every line of EXPECTED
says() {
  status=0
  output=$("$program" "$3" --color never $4 2>&1) || status=$?
  if [ "$status" != "$1" ]; then
    printf '%s %s: exit status %s, not %s\n%s\n' "$3" "$4" "$status" "$1" "$output"
    exit 1
  fi
  printf '%s\n' "$2" | while IFS= read -r line; do
    case $output in
      *"$line"*) ;;
      *) printf '%s %s does not say: %s\n%s\n' "$3" "$4" "$line" "$output" && exit 1 ;;
    esac
  done
}
zone() {
  printf '$TTL 3600\n@ IN SOA ns1.example.net. hostmaster.example.com. %s 7200 3600 1209600 300\n' "$1"
  printf '  IN NS ns1.example.net.\n  IN NS ns2.example.net.\n'
}
commit() { git add -A && git commit -qm "$1"; }

# Outside of a repository.
says 2 'this is not a git repository' diff '--base main'

git init -q -b main repo && cd repo
mkdir zones parts
{ zone 2026030101; echo 'www IN CNAME shop.example.net.'; } >zones/db.example.com

# Before the first commit.
git add -A
says 0 'a new zone of 4 records' diff --staged
says 0 'no problems' check --staged
commit first
says 0 'no zone changes' diff --staged
says 0 'no zone changes' diff '--base HEAD'

# The working tree, what is staged, and a commit are three versions.
sed -i 's/shop/store/; s/2026030101/2026030102/' zones/db.example.com
says 0 '- 3600 CNAME shop.example.net.
+ 3600 CNAME store.example.net.
serial 2026030101 -> 2026030102' diff '--base HEAD'
says 0 'no zone changes' diff --staged
git add -A
says 0 '+ 3600 CNAME store.example.net.' diff --staged
sed -i 's/store/stall/' zones/db.example.com
says 0 '+ 3600 CNAME store.example.net.' diff --staged
says 0 '+ 3600 CNAME stall.example.net.' diff '--base HEAD'
commit second
says 0 '- 3600 CNAME shop.example.net.
+ 3600 CNAME stall.example.net.' diff '--base HEAD~1 --head HEAD'

# What main did after the branch had left it is not part of the branch.
git checkout -qb branch
echo 'branch IN A 192.0.2.2' >>zones/db.example.com && commit branch
git checkout -q main
echo 'later IN A 192.0.2.3' >>zones/db.example.com && commit later
git checkout -q branch
says 1 '+ 3600 A 192.0.2.2
the serial is still 2026030102
[serial-not-increased]' diff '--base main'
case $output in *192.0.2.3*) echo "shows what main did: $output" && exit 1 ;; esac

# Only what is new fails; the serial is raised on demand, once.
echo 'old IN CNAME old' >>zones/db.example.com && commit 'an old problem'
echo 'new IN A 192.0.2.9' >>zones/db.example.com
says 1 'serial-not-increased' check '--base HEAD --format concise'
case $output in *cname-self*) echo "shows an old problem: $output" && exit 1 ;; esac
says 1 'cname-self' check '--base HEAD --all --format concise'
says 0 'serial 2026030102 -> ' diff '--base HEAD --fix'
cp zones/db.example.com once
says 0 'serial 2026030102 -> ' diff '--base HEAD --fix'
cmp once zones/db.example.com && rm once
commit raised

# An included file: the zone that includes it is what changes, read from the same version.
{ zone 2026030201; echo '$INCLUDE ../parts/hosts.inc'; } >zones/db.example.org
echo 'www IN A 192.0.2.1' >parts/hosts.inc
commit parts
echo 'www IN A 192.0.2.11' >parts/hosts.inc
says 1 'zones/db.example.org example.org.
- 3600 A 192.0.2.1
+ 3600 A 192.0.2.11
[include-changed-serial-not]' diff '--base HEAD'
git add -A && echo 'www IN A 192.0.2.111' >parts/hosts.inc
says 1 '+ 3600 A 192.0.2.11' diff --staged
case $output in *192.0.2.111*) echo "mixes versions: $output" && exit 1 ;; esac
says 1 'include-changed-serial-not' check '--staged --format concise'
commit hosts

# Renamed, deleted, odd names, links, and files that are no zones.
git mv zones/db.example.org zones/example.org.zone
says 0 'no record changes in 1 zone; no new problems' diff --staged
commit renamed
git rm -q zones/example.org.zone
says 0 'the zone and its 4 records go' diff --staged
git reset -q --hard
odd='zones/-n $(touch owned) `id`;'"$(printf '\t')"'é.zone'
{ zone 1; } >"$odd"
printf 'A\nB\n' >notes.txt
ln -s /etc/passwd zones/outside.zone
says 2 "cannot read 'zones/outside.zone': it lies outside of the repository
a new zone of 3 records" diff '--base HEAD --origin example.com'
case $output in *root:*) echo "shows a file outside: $output" && exit 1 ;; esac
rm zones/outside.zone
git add -A
says 0 'a new zone of 3 records' diff '--staged --origin example.com'
test ! -e owned || { echo 'a file name became a command' && exit 1; }
git reset -q --hard && git clean -qfd

# A baseline counts the findings of the whole file, and what it knows is nothing that a change brings.
{ zone 2026030301; echo 'known IN CNAME known'; } >zones/db.example.edu
"$program" check --write-baseline known.json zones 2>/dev/null
echo 'baseline = "known.json"' >.zonemend.toml
git add -A
says 0 'no problems in 1 file' check --staged
says 0 '1 finding not shown' check --staged
commit baseline
echo 'fresh IN A 192.0.2.7' >>zones/db.example.edu
sed -i s/2026030301/2026030302/ zones/db.example.edu
says 0 'no problems in 1 file' check '--base HEAD'
case $output in *'write it anew'*) echo "misses what is there: $output" && exit 1 ;; esac
echo 'fresh IN CNAME fresh' >>zones/db.example.edu
says 1 cname-self check '--base HEAD'
git reset -q --hard HEAD~1

# Settings that cannot be used leave open which files are zones.
echo 'nonsense = 1' >.zonemend.toml && git add -A
says 2 "the settings in '.zonemend.toml' cannot be used" check --staged
says 2 "the settings in '.zonemend.toml' cannot be used" diff --staged
git rm -qf .zonemend.toml

# With --base its settings hold, whatever the change says.
git branch -f before-settings HEAD
{ zone 2026030401; echo 'self IN CNAME self'; } >zones/db.example.edu
printf '[rules]\ncname-self = "off"\n' >.zonemend.toml
printf 'exclude = ["**"]\n' >zones/.zonemend.toml
git add -A
says 0 'no zone changes' check '--staged'
says 1 'cname-self' check '--base HEAD'
says 1 'cname-self' diff '--base HEAD'
says 1 'cname-self' check '--base HEAD --staged'
commit 'settings and zone'
says 1 'cname-self' check '--base HEAD~1'
says 1 'cname-self' diff '--base HEAD~1 --head HEAD'
says 0 'no problems' check '--base HEAD~1 --config .zonemend.toml'
says 1 'cname-self' check '--base HEAD~1 --no-config'
# Now that they are part of the base, they hold, also when the change takes them away or breaks them.
git rm -q zones/.zonemend.toml && echo 'nonsense = 1' >.zonemend.toml
mkdir zones/new && { zone 2026030401; echo 'self IN CNAME self'; } >zones/new/db.example.info
git add -A
says 0 'no zone changes' check '--base HEAD'
git mv zones/new new
says 0 'no problems' check '--base HEAD'
says 2 "the settings in '.zonemend.toml' cannot be used" check --staged
commit 'broken settings'
echo 'more IN A 192.0.2.4' >>new/db.example.info
says 2 "the settings in '.zonemend.toml' of the base cannot be used" check '--base HEAD'
# The same with the baseline that they name.
git reset -q --hard before-settings
{ zone 2026030501; echo 'known IN CNAME known'; } >zones/db.example.edu
"$program" check --write-baseline known.json zones 2>/dev/null
echo 'baseline = "known.json"' >.zonemend.toml
commit baseline
{ zone 2026030502; echo 'fresh IN CNAME fresh'; } >zones/db.example.edu
"$program" check --write-baseline known.json zones 2>/dev/null
says 0 'no problems' check '--base HEAD --baseline known.json'
says 1 'cname-self' check '--base HEAD'
git reset -q --hard before-settings

# A report goes where it is wanted, whatever version is looked at.
echo 'x IN A 192.0.2.5' >>zones/example.org.zone
git add -A
for where in report "$folder/report"; do
  for what in check diff; do
    "$program" $what --staged --output "$where" >/dev/null 2>&1 || :
    grep -q serial-not-increased "$where" || { echo "$what --staged writes no $where" && exit 1; }
    rm "$where"
    "$program" $what --base HEAD --output "$where" >/dev/null 2>&1 || :
    grep -q serial-not-increased "$where" || { echo "$what --base writes no $where" && exit 1; }
    rm "$where"
  done
done
git reset -q --hard

# Nothing of the repository's configuration runs.
git config core.fsmonitor 'touch owned'
git config diff.external 'touch owned'
echo '*.zone diff=evil' >.gitattributes
git config diff.evil.textconv 'touch owned'
git config diff.evil.command 'touch owned'
echo 'x IN A 192.0.2.5' >>zones/example.org.zone
says 1 '+ 3600 A 192.0.2.5' diff '--base HEAD'
test ! -e owned || { echo 'the configuration ran a command' && exit 1; }
git config --unset core.fsmonitor
git mv zones/example.org.zone zones/example.org.db
for kind in clean process; do
  git config filter.evil.required true
  git config filter.evil.$kind 'touch owned; cat'
  echo '* filter=evil' >.git/info/attributes
  echo 'y IN A 192.0.2.5' >>zones/example.org.db
  says 1 '+ 3600 A 192.0.2.5' diff '--base HEAD'
  git config --remove-section filter.evil
  test ! -e owned || { echo "the filter's $kind ran a command" && exit 1; }
done
git config filter.a=b.clean 'touch owned; cat'
echo '* filter=a=b' >.git/info/attributes
says 1 '+ 3600 A 192.0.2.5' diff '--base HEAD'
git config --remove-section filter.a=b
test ! -e owned || { echo 'a filter ran a command' && exit 1; }
rm .git/info/attributes
git mv zones/example.org.db zones/example.org.zone

# Nor is anything fetched, which would run what the configuration names as well.
git init -q -b main ../partial && cd ../partial
zone 1 >db.example.com && commit one
zone 2 >db.example.com && commit two
object=$(git rev-parse HEAD~1:db.example.com)
rm -f ".git/objects/$(echo "$object" | sed 's,^..,&/,')"
git config core.repositoryFormatVersion 1
git config extensions.partialClone origin
git config remote.origin.promisor true
git config remote.origin.url "$PWD"
git config remote.origin.uploadpack 'touch owned; git-upload-pack'
git config protocol.file.allow always
says 2 "git cannot read the object $object" diff '--base HEAD~1'
test ! -e owned || { echo 'fetched, and ran a command' && exit 1; }
cd ../repo

# Revisions that are none, or look like options.
says 2 "git knows no commit 'nowhere'" diff '--base nowhere'
says 2 'git knows no commit' diff '--base=--help'
says 2 'git knows no commit' check '--base=--output=owned'
test ! -e owned

# From below, and from another working tree of the same repository.
cd zones
says 1 'example.org.zone example.org.' diff '--base HEAD'
cd ..
git worktree add -q ../second HEAD && cd ../second
echo 'second IN A 192.0.2.6' >>zones/example.org.zone
says 1 '+ 3600 A 192.0.2.6' diff '--base HEAD'

# Repositories within this one, and folders without zones.
git init -q -b main ../part && (cd ../part && zone 2026030101 >db.example.net && git add -A && git commit -qm part)
git -c protocol.file.allow=always submodule --quiet add ../part part
git init -q inner && zone 2026030101 >inner/db.example.info
echo 'bad IN CNAME bad' | tee -a part/db.example.net >>inner/db.example.info
says 1 'part/db.example.net
inner/db.example.info' check '. --format concise'
mkdir empty && echo text >empty/README
says 0 'no zone files found' check empty
