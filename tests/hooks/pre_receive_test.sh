# A bare repository with our pre-receive hook: pushes that bring errors into zones are refused, each
# branch is looked at from where it was, and nothing that is pushed does any harm.
set -eu
program=$1
command -v git >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
unset GIT_DIR GIT_INDEX_FILE 2>/dev/null || :
cd "$folder"

fail() {
  echo "$*" && cat "$folder/out" && exit 1
}
# takes ARGUMENT...: git push must succeed.  refuses TEXT ARGUMENT...: it must fail and say so
takes() {
  git push -q "$@" >"$folder/out" 2>&1 || fail "refused: push $*"
}
refuses() {
  text=$1
  shift
  if git push -q "$@" >"$folder/out" 2>&1; then fail "took what has: $text"; fi
  grep -qF -- "$text" "$folder/out" || fail "push $* does not say: $text"
}
silent() { ! grep -qF -- "$1" "$folder/out" || fail "speaks of $1"; }
zone() {
  printf '$TTL 3600\n@ IN SOA ns1.example.net. hostmaster.example.com. %s 7200 3600 1209600 300\n' "$1"
  printf '  IN NS ns1.example.net.\n  IN NS ns2.example.net.\nwww IN CNAME shop.example.net.\n'
}
bad() { zone "$1" && echo 'www IN CNAME acme.kartra.com.'; }
commit() { git add -A && git commit -qm "$1"; }

git init -q --bare -b main 'server side.git'
git init -q -b main work && cd work
server="$folder/server side.git"
git remote add origin "$server"
(cd "$server" && "$program" hook install --server 2>"$folder/out")
grep -qF "which runs 'zonemend hook pre-receive'" "$folder/out" || fail 'install says something else'
[ "$(stat -c %a "$server/hooks/pre-receive")" = 755 ] || fail 'the hook has not the mode 755'

# The first push: everything is new.
mkdir zones parts
bad 2026030101 >zones/db.example.com
commit first
refuses "zones/db.example.com:6" origin main
grep -qF "the push to 'main' is refused: it brings the errors above" "$folder/out" ||
  fail 'does not say what happened'
[ -z "$(git -C "$server" for-each-ref)" ] || fail 'a refused push left a branch'
zone 2026030101 >zones/db.example.com
git add -A && git commit -q --amend -m first
takes origin main

# What is pushed lies in quarantine until it is taken.
[ -z "$(git -C "$server" cat-file --batch-all-objects --batch-check --unordered |
  grep "$(bad 2026030101 | git hash-object --stdin)")" ] || fail 'a refused push left its files'

# Good and bad changes.
sed -i 's/shop/store/; s/2026030101/2026030102/' zones/db.example.com
commit good
takes origin main
sed -i 's/store/stall/' zones/db.example.com
commit 'a forgotten serial'
refuses serial-not-increased origin main
# Mended by a further commit: what counts is what the branch comes to.
sed -i 's/2026030102/2026030103/' zones/db.example.com
commit mended
takes origin main
zone 2026030101 >zones/db.example.org
git rm -q zones/db.example.com
commit "a zone goes"
takes origin main
git revert --no-edit HEAD >/dev/null
takes origin main

# Old problems are no reason to refuse.
mv "$server/hooks/pre-receive" "$folder/kept"
echo 'old IN CNAME old' >>zones/db.example.com
sed -i 's/2026030103/2026030104/' zones/db.example.com
commit 'an old problem'
takes origin main
mv "$folder/kept" "$server/hooks/pre-receive"
echo 'new IN A 192.0.2.1' >>zones/db.example.com
sed -i 's/2026030104/2026030105/' zones/db.example.com
commit 'beside the old problem'
takes origin main
silent cname-self

# A new branch: what it has more than the default branch.
git checkout -qb feature
echo 'feature IN A 192.0.2.2' >>zones/db.example.com
commit feature
refuses "the push to 'feature' is refused" origin feature
silent cname-self
sed -i 's/2026030105/2026030106/' zones/db.example.com
commit 'feature with serial'
takes origin feature
# One that has nothing in common with it: all of it.
git checkout -q --orphan other && git rm -rqf . && mkdir -p zones
bad 1 >zones/db.example.edu && commit orphan
refuses cname-multiple-targets origin other
zone 1 >zones/db.example.edu && git add -A && git commit -q --amend -m orphan
takes origin other other:copy

# Several at once: one bad branch refuses all, and both that are bad are named.
git checkout -q feature
bad 2026030199 >zones/db.example.com && commit bad
refuses "the push to 'one' is refused" origin HEAD~1:refs/heads/fine HEAD:refs/heads/one HEAD:feature
grep -qF "the push to 'feature' is refused" "$folder/out" || fail 'does not name feature'
[ -z "$(git -C "$server" branch --list fine one)" ] || fail 'took a part of a refused push'

# Tags and other names pass; deleted branches do.
git tag plain && git tag -am 'a tag' annotated
takes origin plain annotated HEAD:refs/notes/bad
takes origin :copy
takes origin --delete other
takes origin :refs/tags/plain

# A forced push: from what the branch was to what it becomes.
git checkout -q main && git reset -q --hard HEAD~1
echo 'forced IN A 192.0.2.3' >>zones/db.example.com
commit forced
refuses rejected origin main
refuses serial-decreased -f origin main
sed -i 's/2026030104/2026030110/' zones/db.example.com
commit 'forced with serial'
takes -f origin main
# Back to an older version, with its older serial.
refuses serial-decreased -f origin HEAD~3:main

# An included file: read from the same version.
{ zone 2026030201; echo '$INCLUDE ../parts/hosts.inc'; } >zones/db.example.info
mkdir -p parts && echo 'mail IN A 192.0.2.1' >parts/hosts.inc
commit parts
takes origin main
echo 'mail IN A 192.0.2.11' >parts/hosts.inc
commit hosts
refuses include-changed-serial-not origin main
git reset -q --hard HEAD~1

# Settings hold that come with the push, and reach nothing outside of it.
mkdir generated && bad 1 >generated/db.example.net
printf 'exclude = ["generated/**"]\n' >.zonemend.toml
commit settings
takes origin main
printf 'nonsense = 1\n' >.zonemend.toml && zone 2 >zones/db.example.name && commit 'bad settings'
refuses "the push to 'main' is refused: it could not be checked" origin main
grep -qF '.zonemend.toml:1:1:' "$folder/out" || fail 'does not say what is wrong with the settings'
git reset -q --hard HEAD~1
echo 'www IN A 192.0.2.66 ; secret' >"$folder/secret"
{ zone 1; printf '$INCLUDE %s\n' "$folder/secret"; } >zones/db.example.name
ln -s "$folder/secret" zones/db.example.biz
ln -s ../../../../../../../../../../etc/passwd zones/passwd.zone
commit outside
refuses 'refused' origin main
silent 192.0.2.66
silent root:
echo 'include-roots = ["/"]' >zones/.zonemend.toml && commit 'settings that widen'
refuses "lets files be included from '/'" origin main
silent 192.0.2.66
git reset -q --hard HEAD~2

# Nothing of the repository runs, whatever its names and content.
odd='zones/-n $(touch owned) `touch owned`;'"$(printf '\t\033[31m')"'é.zone'
bad 1 >"$odd"
printf '*.zone diff=evil filter=evil\n' >.gitattributes
commit odd
refuses refused origin 'main:refs/heads/$(touch${IFS}owned)'
! grep -q "$(printf '\033')\\[31m" "$folder/out" || fail 'a name changes the colours of a terminal'
[ ! -e owned ] && [ ! -e "$server/owned" ] || fail 'a name became a command'
git reset -q --hard HEAD~1

# A hook that was there before runs first, and reads the same lines.
(cd "$server" && "$program" hook uninstall --server 2>/dev/null)
[ ! -e "$server/hooks/pre-receive" ] || fail 'uninstall left the hook'
printf '#!/bin/sh\ncat >seen\n[ ! -e full ]\n' >"$server/hooks/pre-receive"
chmod 755 "$server/hooks/pre-receive" && cksum <"$server/hooks/pre-receive" >"$folder/sum"
(cd "$server/hooks" && "$program" hook install --server 2>/dev/null)
bad 2026030301 >zones/db.example.com && commit bad
refuses cname-multiple-targets origin main
grep -q " $(git rev-parse HEAD) refs/heads/main$" "$server/seen" || fail 'the hook from before saw nothing'
git reset -q --hard HEAD~1
echo text >notes.txt && commit notes
touch "$server/full"
refuses rejected origin main
rm "$server/full"
takes origin main
printf '#!/bin/sh\nexit 0\n' >"$server/hooks/pre-receive.before-zonemend" # reads nothing
git commit -q --allow-empty -m empty && takes origin main
silent rror
printf '#!/bin/sh\ncat >seen\n[ ! -e full ]\n' >"$server/hooks/pre-receive.before-zonemend"
(cd "$server" && "$program" hook uninstall --server 2>/dev/null)
cksum <"$server/hooks/pre-receive" | cmp - "$folder/sum" || fail 'uninstall did not restore the hook'

# By hand.
cd "$server"
status=0
echo nonsense | "$program" hook pre-receive >"$folder/out" 2>&1 || status=$?
[ $status = 2 ] && grep -q 'git runs this' "$folder/out" || fail "takes nonsense: $status"
head=$(git rev-parse main)
echo "$head $head refs/heads/main" | "$program" hook pre-receive >"$folder/out" 2>&1 || fail 'refuses'
unknown=1111111111111111111111111111111111111111
status=0
echo "$unknown $head refs/heads/main" | "$program" hook pre-receive >"$folder/out" 2>&1 || status=$?
[ $status = 2 ] && grep -q 'could not be checked' "$folder/out" || fail "takes an unknown commit"

# With the other kind of hash.
cd "$folder"
git init -q --bare -b main --object-format=sha256 long.git 2>/dev/null || exit 0
(cd long.git && "$program" hook install --server 2>/dev/null)
git init -q -b main --object-format=sha256 long && cd long
mkdir zones && bad 1 >zones/db.example.com && commit first
refuses cname-multiple-targets ../long.git main
zone 1 >zones/db.example.com && commit second
takes ../long.git main
takes ../long.git main:feature
takes ../long.git :feature
