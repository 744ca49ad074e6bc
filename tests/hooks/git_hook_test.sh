# `zonemend hook install` in real repositories: each commit is checked, hooks of others stay, and
# `zonemend hook uninstall` leaves everything as it was.
set -eu
program=$1
command -v git >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
unset GIT_DIR GIT_INDEX_FILE 2>/dev/null || :
umask 022
cd "$folder"

fail() {
  echo "$*" && cat "$folder/out" && exit 1
}
# does STATUS TEXT ARGUMENT...: runs zonemend hook, which must exit so and say the text
does() {
  wanted=$1 text=$2
  shift 2
  status=0
  "$program" hook "$@" >"$folder/out" 2>&1 || status=$?
  [ "$status" = "$wanted" ] || fail "hook $*: exit status $status, not $wanted"
  grep -qF -- "$text" "$folder/out" || fail "hook $* does not say: $text"
}
# takes ARGUMENT...: git commit must succeed.  refuses TEXT ARGUMENT...: it must fail and say so
takes() {
  git commit -qm change "$@" >"$folder/out" 2>&1 || fail "refused: commit $*"
}
refuses() {
  text=$1
  shift
  if git commit -qm change "$@" >"$folder/out" 2>&1; then fail "took what has: $text"; fi
  grep -qF -- "$text" "$folder/out" || fail "commit does not say: $text"
}
zone() {
  printf '$TTL 3600\n@ IN SOA ns1.example.net. hostmaster.example.com. %s 7200 3600 1209600 300\n' "$1"
  printf '  IN NS ns1.example.net.\n  IN NS ns2.example.net.\nwww IN CNAME shop.example.net.\n'
}
good() { zone "$1"; }
bad() { zone "$1" && echo 'www IN CNAME acme.kartra.com.'; }
# Everything in a folder of hooks: names, modes, links and content.
state() { (cd "$1" && ls -l --time-style=+ && for f in *; do [ ! -f "$f" ] || cksum "$f"; done); }

# Outside of a repository.
does 2 'this is not a git repository' install

# The name of the folder is as hard to quote as they come.
repo="$folder/it's a \"repo\" \$(touch owned) \`id\`"
git init -q -b main "$repo" && cd "$repo"
state .git/hooks >"$folder/before"

# Install, commit.
does 0 'installed' install
hook=.git/hooks/pre-commit
[ "$(stat -c %a $hook)" = 755 ] || fail 'the hook has not the mode 755'
cksum <$hook >"$folder/sum"
does 0 'is installed already' install
cksum <$hook | cmp - "$folder/sum"
chmod 644 $hook
does 0 'is installed already' install
[ "$(stat -c %a $hook)" = 755 ] || fail 'the mode was not mended'

mkdir zones 'zones of mine'
good 2026030101 >zones/db.example.com
good 2026030101 >'zones of mine/db.example.org'
git add -A
takes
bad 2026030102 >'zones of mine/db.example.org'
refuses cname-multiple-targets -a
git add -A
refuses "zones of mine/db.example.org:6"
# What is staged counts, not what lies in the working tree.
good 2026030102 >'zones of mine/db.example.org'
refuses cname-multiple-targets
takes -a --allow-empty
# Only what is committed: of two changed files, the one that is named.
bad 2026030103 >zones/db.example.com
sed -i 's/shop/store/; s/2026030102/2026030103/' 'zones of mine/db.example.org'
takes 'zones of mine'
refuses cname-multiple-targets zones
takes -a --no-verify
# Old problems do not stand in the way of other work.
printf 'blog IN A 192.0.2.1\n' >>zones/db.example.com
refuses serial-not-increased -a
sed -i 's/2026030103/2026030104/' zones/db.example.com
takes -a
echo text >notes.txt && git add -A
takes
test ! -e owned || fail 'a name became a command'

# Settings hold, also what they exclude. From a folder below, too.
printf 'exclude = ["generated/**"]\n' >.zonemend.toml
mkdir generated && bad 1 >generated/db.example.net
git add -A
takes
printf 'lab IN A 10.0.0.1\nlab IN CNAME x.example.net.\n' >>zones/db.example.com
sed -i 's/2026030104/2026030105/' zones/db.example.com
git add -A
(cd zones && refuses cname-and-other-data)
git reset -q --hard

# Further working trees have the same hooks.
git worktree add -q "$folder/second tree" HEAD
(
  cd "$folder/second tree"
  does 0 'is installed already' install
  does 0 'removed' uninstall
  does 0 'installed' install
  bad 1 >zones/db.example.net && git add -A
  refuses cname-multiple-targets
)
[ -x $hook ] || fail 'the hook of the worktree lies elsewhere'
git worktree remove --force "$folder/second tree"

# Which zonemend: the one that installed it, else the one on the PATH, else a remedy.
mkdir "$folder/bin" "$folder/own place" && cp "$program" "$folder/own place/zonemend"
"$folder/own place/zonemend" hook install 2>"$folder/out"
grep -q 'was renewed' "$folder/out" || fail 'was not renewed'
bad 2 >zones/db.example.net && git add -A
refuses cname-multiple-targets
rm "$folder/own place/zonemend"
refuses 'finds no zonemend'
grep -q 'git commit --no-verify' "$folder/out" || fail 'does not say what to do'
ln -s "$program" "$folder/bin/zonemend"
(PATH=$folder/bin:$PATH && refuses cname-multiple-targets)
git reset -q --hard

# Uninstall.
does 0 'removed' uninstall
state .git/hooks | cmp - "$folder/before" || fail 'uninstall left something'
does 0 'there is no' uninstall

# A hook of others runs first, with our checks after it; uninstall puts it back.
for kind in file link 'not executable'; do
  printf '#!/bin/sh\n[ "$#" = 0 ] && echo "theirs in $PWD" >&2\n[ ! -e refuse ]; exit\n\0\377' >$hook
  chmod 750 $hook
  case $kind in
    link) mv $hook .git/hooks/their-hook && ln -s their-hook $hook ;;
    not*) chmod 640 $hook ;;
  esac
  state .git/hooks >"$folder/before"
  does 0 'the hook that was there runs before it' install
  does 0 'is installed already' install
  takes --allow-empty
  case $kind in
    not*) ! grep -q theirs "$folder/out" || fail 'runs a hook that was switched off' ;;
    *)
      grep -qF "theirs in $repo" "$folder/out" || fail 'does not run the hook from before'
      : >refuse
      refuses 'theirs in' --allow-empty
      rm refuse
      bad 3 >zones/db.example.net && git add -A
      refuses cname-multiple-targets
      grep -qF "theirs in $repo" "$folder/out" || fail 'does not run the hook from before'
      git reset -q --hard
      ;;
  esac
  does 0 'is again what it was before' uninstall
  state .git/hooks | cmp - "$folder/before" || fail "uninstall did not restore: $kind"
  rm -f $hook .git/hooks/their-hook
done

# Nothing is overwritten: a second hook of others, one moved away by another manager, no file.
does 0 installed install
mv $hook $hook.legacy && printf '#!/bin/sh\n' >$hook
state .git/hooks >"$folder/before"
does 1 "is there already, as '" install
does 1 "is not zonemend's" uninstall
state .git/hooks | cmp - "$folder/before" || fail 'changed what is not ours'
rm $hook.legacy && printf 'theirs\n' >$hook.before-zonemend
state .git/hooks >"$folder/before"
does 1 'are both hooks of others' install
does 1 "is not zonemend's" uninstall
state .git/hooks | cmp - "$folder/before" || fail 'changed what is not ours'
rm $hook $hook.before-zonemend
mkdir $hook
does 2 'it is a folder' install
rmdir $hook && ln -s nowhere $hook
does 2 'move it out of the way' install
[ "$(readlink $hook)" = nowhere ] || fail 'changed a link that leads nowhere'
rm $hook
# Interrupted between its two renames.
printf '#!/bin/sh\necho theirs >&2\n' >$hook.before-zonemend && chmod 755 $hook.before-zonemend
printf 'half' >$hook.new-zonemend
does 0 'runs before it' install
takes --allow-empty
grep -q theirs "$folder/out" || fail 'lost the hook from before'
[ ! -e $hook.new-zonemend ] || fail 'left a file behind'
does 0 'is again what it was before' uninstall
rm $hook

# core.hooksPath, in the repository and outside; the folder need not be there.
git config core.hooksPath 'our hooks'
(cd zones && does 0 installed install)
[ -x 'our hooks/pre-commit' ] || fail 'core.hooksPath is not honoured'
bad 4 >zones/db.example.net && git add zones
refuses cname-multiple-targets
git reset -q --hard
does 0 removed uninstall
git config core.hooksPath "$folder/shared"
does 0 'other repositories may use it too' install
bad 4 >zones/db.example.net && git add -A
refuses cname-multiple-targets
git reset -q --hard
does 0 removed uninstall

# For the wrong kind of repository.
does 2 '--server is for a bare repository' install --server
git init -q --bare "$folder/bare.git" && cd "$folder/bare.git"
does 2 'add --server' install
