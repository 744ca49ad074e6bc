# The git that zonemend runs: variables and settings of the repository can neither run a program, nor
# reach a network, nor lead it elsewhere; what git sets for its hooks is heeded.
set -eu
program=$1
command -v git >/dev/null || exit 77
folder=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
fail() {
  echo "$1" && cat "$folder/said"
  exit 1
}
zone() {
  printf '$ORIGIN example.com.\n$TTL 3600\n'
  printf '@ IN SOA ns1.example.net. hostmaster.example.net. %s 7200 900 1209600 300\n' "$1"
  printf '@ IN NS ns%s.example.net.\n' 1 2
  shift
  [ $# = 0 ] || printf '%s\n' "$@"
}
# A program for everything that runs programs. It leaves a mark.
printf '#!/bin/sh\ntouch "%s/owned"\ncat\n' "$folder" >"$folder/evil"
chmod +x "$folder/evil"
evil=$folder/evil
repository() {
  rm -rf "$folder/repo" && git init -q -b main "$folder/repo" && cd "$folder/repo"
  zone 1 'www IN A 192.0.2.1' >db.example.com
  git add -A && git commit -qm first
  zone 2 'www IN A 192.0.2.2' >db.example.com && git add -A && git commit -qm second
  zone 2 'www IN A 192.0.2.3' >db.example.com
  count=$((count + 1))
}
count=0
# All that makes zonemend run git, with these variables; the last one must find the change.
looks() {
  for command in 'check .' 'check --staged' 'check --base HEAD' 'diff --staged' 'hook install' \
    'diff --base HEAD~1 --head HEAD' 'diff --base HEAD'; do
    rm -f .git/hooks/*
    env "$@" "$program" $command >"$folder/said" 2>&1 </dev/null || :
    [ ! -e "$folder/owned" ] || fail "$what: zonemend $command ran a program"
  done
  grep -q '+ 3600 A 192.0.2.3' "$folder/said" || fail "$what: the change is not seen"
}

# Settings of the repository.
while read -r name; do
  what="setting $name"
  repository
  git config "$name" "$evil"
  printf '* filter=evil diff=evil merge=evil\n' >.gitattributes
  zone 2 'www IN A 192.0.2.3' >db.example.com
  looks GIT_EDITOR=true
done <<LIST
core.fsmonitor
core.sshCommand
core.gitProxy
core.pager
core.editor
core.askPass
core.alternateRefsCommand
pager.diff-index
pager.ls-files
diff.external
diff.evil.command
diff.evil.textconv
filter.evil.clean
filter.evil.smudge
filter.evil.process
merge.evil.driver
alias.diff-index
alias.rev-parse
credential.helper
gpg.program
uploadpack.packObjectsHook
trace2.eventTarget
LIST

# A filter that has to be run, one whose name is hard to write, and files as young as the index:
# git compares their content then. A renamed file is compared too.
what='filters'
repository
git config filter.evil.clean "$evil" && git config filter.evil.required true
git config 'filter.a=b c.clean' "$evil" && git config 'filter.a=b c.process' "$evil"
printf 'db.* filter=evil\nd* filter="a=b c"\n* filter=a=b\n' >.gitattributes
git config filter.a=b.clean "$evil"
git -c filter.evil.clean= -c filter.evil.required=false -c filter.a=b.clean= add -A 2>/dev/null || :
rm -f "$folder/owned"
cp db.example.com db.example.org && rm db.example.com && git add -N db.example.org 2>/dev/null || :
rm -f "$folder/owned"
for command in 'diff --base HEAD' 'diff --base HEAD~1' 'check --base HEAD' 'check --staged'; do
  "$program" $command >"$folder/said" 2>&1 || :
  [ ! -e "$folder/owned" ] || fail "filters: zonemend $command ran one"
done

# A repository within this one has settings of its own.
what='a submodule'
git init -q -b main "$folder/part" && (cd "$folder/part" && zone 1 >db.example.net && git add -A && git commit -qm part)
repository
git -c protocol.file.allow=always submodule --quiet add "$folder/part" part && git commit -qm part
for name in core.fsmonitor filter.evil.clean filter.evil.process diff.external; do
  git -C part config "$name" "$evil"
done
echo '* filter=evil' >part/.gitattributes
zone 2 >part/db.example.net && touch part/db.example.net
looks GIT_EDITOR=true

# Objects that are not here are not fetched, by no transport.
what='a partial clone'
repository
git config core.repositoryFormatVersion 1 && git config extensions.partialClone origin
git config remote.origin.promisor true && git config remote.origin.url "ext::$evil %S"
git config protocol.ext.allow always
object=$(git rev-parse HEAD:db.example.com)
rm -f ".git/objects/$(echo "$object" | sed 's|^..|&/|')"
for command in 'diff --base HEAD' 'check --base HEAD' 'diff --base HEAD~1 --head HEAD'; do
  status=0
  GIT_ALLOW_PROTOCOL=ext "$program" $command >"$folder/said" 2>&1 || status=$?
  [ ! -e "$folder/owned" ] || fail "a partial clone: zonemend $command fetches"
  [ "$status" = 2 ] && grep -q 'fetch more of the history\|git says' "$folder/said" ||
    fail "a partial clone: zonemend $command, exit status $status"
done

# A working tree that lies elsewhere.
what='core.worktree'
repository
mkdir "$folder/elsewhere" && echo 'secret NOTYPE secret' >"$folder/elsewhere/db.example.com"
git config core.worktree "$folder/elsewhere"
for command in 'diff --base HEAD' 'check --base HEAD' 'check .' 'diff --staged'; do
  "$program" $command >"$folder/said" 2>&1 || :
  ! grep -q secret "$folder/said" || fail "core.worktree: zonemend $command looks there"
done
git config --unset core.worktree
"$program" diff --base HEAD >"$folder/said" 2>&1 || :
grep -q '+ 3600 A 192.0.2.3' "$folder/said" || fail 'the change is not seen'

# Variables.
for variable in GIT_EXTERNAL_DIFF GIT_PAGER GIT_EDITOR GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS \
  GIT_PROXY_COMMAND GIT_SEQUENCE_EDITOR; do
  what="variable $variable"
  repository
  looks "$variable=$evil"
done
what='GIT_EXEC_PATH and templates'
repository
looks GIT_EXEC_PATH="$folder" GIT_TEMPLATE_DIR="$folder"
what='traces'
repository
looks GIT_TRACE="$folder/trace" GIT_TRACE2="$folder/trace" GIT_TRACE_SETUP=2 GIT_TRACE2_EVENT="$folder/trace" \
  GIT_TRACE_PACKET=1
[ ! -e "$folder/trace" ] || fail 'a trace was written'
what='variables that change what git shows'
repository
looks GIT_DIFF_OPTS=-u0 GIT_LITERAL_PATHSPECS=1 GIT_GLOB_PATHSPECS=1 GIT_FLUSH=0 GIT_DEFAULT_HASH=sha256 \
  GIT_REPLACE_REF_BASE=refs/heads/ GIT_ATTR_SOURCE=nowhere GIT_CONFIG="$folder/evil" LC_ALL=C.UTF-8 LANGUAGE=de
what='settings by variables'
repository
printf '* filter=evil\n' >.gitattributes
zone 2 'www IN A 192.0.2.3' >db.example.com
looks GIT_CONFIG_COUNT=2 GIT_CONFIG_KEY_0=filter.evil.clean GIT_CONFIG_VALUE_0="$evil" \
  GIT_CONFIG_KEY_1=core.fsmonitor GIT_CONFIG_VALUE_1="$evil"
what='settings by parameters'
looks GIT_CONFIG_PARAMETERS="'core.fsmonitor=$evil' 'filter.evil.clean=$evil' 'diff.external=$evil'"

# Which repository: in a folder that is looked through, its own.
what='GIT_DIR'
repository
echo 'ignored.zone' >.gitignore && zone 1 'x IN CNAME x' >ignored.zone
git init -q "$folder/other" && mkdir zones && cp db.example.com zones
for place in . zones; do
  GIT_DIR="$folder/other/.git" GIT_WORK_TREE="$folder/other" "$program" check $place >"$folder/said" 2>&1 || :
  grep -q 'no problems in\|1 file' "$folder/said" && ! grep -q ignored "$folder/said" || fail "GIT_DIR and check $place"
done

# In a hook git says where the repository, its index and new objects are.
what='hooks'
repository
git config commit.gpgSign false
mkdir -p .git/hooks
printf '#!/bin/sh\nenv | grep ^GIT_ >"%s/variables"\nexec "%s" check --staged --format concise\n' "$folder" "$program" >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
zone 3 'www IN CNAME a.example.net.' 'www IN CNAME b.example.net.' >db.example.com
zone 3 'www IN A 192.0.2.4' >db.example.org && sed -i s/example.com/example.org/ db.example.org
git add db.example.org
# Only what is to be committed counts: the index of "commit FILE" and "commit -a" is another one.
git commit -qm 'only this' db.example.org >"$folder/said" 2>&1 || fail 'the other file was looked at'
grep -q '^GIT_INDEX_FILE=.*next-index\|^GIT_INDEX_FILE=.*lock' "$folder/variables" || fail 'no other index'
! git commit -qam all >"$folder/said" 2>&1 || fail 'the index of commit -a was not looked at'
grep -q cname-multiple-targets "$folder/said" || fail 'the index of commit -a was not looked at'
git add -A
! git -c core.pager=true -C . commit -qm all >"$folder/said" 2>&1 || fail 'took an error'
git worktree add -q -b tree "$folder/tree" HEAD && cd "$folder/tree"
zone 4 'www IN CNAME c.example.net.' 'www IN CNAME d.example.net.' >db.example.com && git add -A
! git commit -qm tree >"$folder/said" 2>&1 || fail 'took an error in another working tree'
grep -q "c.example.net" "$folder/said" || fail 'looked at another working tree'

# Names that look like options.
repository
for revision in --upload-pack="$evil" --exec="$evil" --output="$folder/owned" -h --git-dir=/ "-C$folder" \
  'ext::evil' '@{-1' ':!x' '..' 'HEAD..' '^HEAD' "main
--output=$folder/owned"; do
  for command in check diff; do
    status=0
    "$program" $command --base="$revision" >"$folder/said" 2>&1 || status=$?
    [ "$status" = 2 ] && grep -q 'git knows no commit' "$folder/said" && [ ! -e "$folder/owned" ] ||
      fail "$command --base=$revision: exit status $status"
  done
  status=0
  "$program" diff --base=HEAD --head="$revision" >"$folder/said" 2>&1 || status=$?
  [ "$status" = 2 ] && [ ! -e "$folder/owned" ] || fail "--head=$revision: exit status $status"
done
for name in -rf.zone --output=x.zone --help.zone -.zone --.zone; do
  zone 1 'x IN CNAME x' | sed "s/example.com/$count.example/" >./"$name"
  count=$((count + 1))
done
"$program" check . --format concise >"$folder/said" 2>&1 || :
[ "$(grep -c 'cname-self' "$folder/said")" = 5 ] || fail 'files with odd names are not all read'
"$program" diff --base HEAD >"$folder/said" 2>&1 || :
[ "$(grep -c '^-.*zone .*: a new zone\|a new zone' "$folder/said")" = 5 ] || fail 'files with odd names are not all compared'
printf '%s\n' -rf.zone --output=x.zone >list
"$program" check --files-from list --format concise >"$folder/said" 2>&1 || :
[ "$(grep -c 'cname-self' "$folder/said")" = 2 ] || fail 'a list with odd names is not read'
"$program" check --format concise -- -rf.zone >"$folder/said" 2>&1 || :
grep -q 'cname-self' "$folder/said" || fail 'a name behind -- is not read'
"$program" kartra --user acme --host new --in-place -- -rf.zone >"$folder/said" 2>&1 || :
[ ! -e x.zone ] && [ -e ./-rf.zone ] || fail 'a name became an option'
echo "$count repositories that want to run programs: none did"
