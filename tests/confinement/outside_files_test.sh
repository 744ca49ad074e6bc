# In a checkout that strangers wrote, nothing shows what lies outside of it: no $INCLUDE, no link, no
# settings, in no format. Who runs zonemend can allow more, and says so on the command line.
set -eu
program=$1
command -v git >/dev/null || exit 77
folder=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com

# Lines of it come up in findings wherever the file is read: as records, as an excerpt, as settings.
mkdir -p "$folder/outside/zones" && cd "$folder/outside"
{
  echo 'secret-name A 192.0.2.66'
  echo 'secret-alias CNAME secret-alias'
  echo 'secret-broken secret-type secret-data'
} >hosts
zone() {
  printf '$ORIGIN %s.\n$TTL 3600\n' "$1"
  printf '@ IN SOA ns1.example.net. hostmaster.example.net. 1 7200 900 1209600 300\n'
  printf '@ IN NS ns%s.example.net.\n' 1 2
}
{ zone secret-zone.example && cat hosts; } >zones/db.secret-zone.example
cp zones/db.secret-zone.example secret.zone
echo 'secret-setting = "secret-value"' >settings.toml
echo '{"secret-baseline": 1}' >baseline.json

git init -q -b main "$folder/repo" && cd "$folder/repo"
zone example.com >db.example.com
git add -A && git commit -qm first

fail() {
  echo "$1 (exit status $status)" && cat "$folder/said"
  exit 1
}
runs() {
  status=0
  "$program" "$@" >"$folder/said" 2>&1 </dev/null || status=$?
  count=$((count + 1))
}
silent() { ! grep -qi 'secret-\|192\.0\.2\.66' "$folder/said" || fail "$1: shows what lies outside"; }
count=0
# All but the first take turns.
formats='concise json jsonl sarif github gitlab rdjson markdown junit'

# The checkout as it is now, by every command that reads it.
hides() {
  set -- $formats
  formats="$2 $3 $4 $5 $6 $7 $8 $9 $1"
  for format in full $1 $2; do
    runs check . --format "$format"
    silent "check --format $format, $what"
    runs check db.example.com --extend-select all --format "$format"
    silent "check FILE --format $format, $what"
    runs diff --base first --format "$format"
    silent "diff --format $format, $what"
    runs check --base first --all --format "$format"
    silent "check --base --format $format, $what"
  done
  for command in 'check -v .' 'check --diff --unsafe-fixes .' 'check --fix --unsafe-fixes .' \
    'check --add-suppressions --select all .' 'check --write-baseline new.json .' 'check --show-config .' \
    'check --staged' 'diff --staged' 'diff --base first --head HEAD' 'diff --base first --format html' \
    'canon db.example.com' 'diff ../before .' 'check --files-from list' \
    'kartra db.example.com --user acme --host www --diff' \
    'kartra db.example.com --user acme --host www -i' \
    'point db.example.com --target a.example.net --host secret-name --replace=all --diff'; do
    runs $command
    case $command in
      point*) ! grep -q '192\.0\.2\.66' "$folder/said" || fail "$command, $what: shows what lies outside" ;;
      *) silent "$command, $what" ;;
    esac
  done
  git reset -q --hard HEAD
}
git tag first
mkdir ../before && cp db.example.com ../before
# checkout WHAT COMMAND: the command makes the checkout; then it is looked at
checkout() {
  what=$1
  git reset -q --hard first && git clean -qfdx
  eval "$2"
  echo db.example.com >list
  git add -A && git commit -qm "$1"
  hides
  [ "$(cd ../outside && cat hosts settings.toml baseline.json secret.zone zones/* | cksum)" = "$untouched" ] ||
    fail "$1: writes outside"
}
untouched=$(cd ../outside && cat hosts settings.toml baseline.json secret.zone zones/* | cksum)
include() { echo "\$INCLUDE $1" >>db.example.com; }

checkout 'an absolute $INCLUDE' "include $folder/outside/hosts"
checkout 'a relative $INCLUDE' 'include ../outside/hosts'
checkout 'an $INCLUDE of a link' 'ln -s ../outside/hosts hosts && include hosts'
checkout 'an $INCLUDE through a folder' 'ln -s ../outside parts && include parts/hosts'
checkout 'an $INCLUDE through links' 'ln -s parts more && ln -s .. parts && include more/outside/hosts'
checkout 'an $INCLUDE that is read elsewhere' 'mkdir sub && ln -s ../../outside/hosts sub/hosts &&
  echo "www A 192.0.2.1" >hosts && include sub/hosts && include hosts'
checkout 'a link that is a zone' 'ln -s ../outside/secret.zone db.example.org'
checkout 'a link with another name' 'ln -s ../outside/secret.zone data'
checkout 'a link to a folder of zones' 'ln -s ../outside/zones zones'
for line in 'include-roots = [".."]' 'include-roots = ["/"]' "include-roots = [\"$folder/outside\"]" \
  'include-roots = ["parts"]' 'include-directory = "../outside"' 'include-directory = "parts"'; do
  checkout "settings: $line" 'ln -s ../outside parts && include hosts && include ../outside/hosts &&
    printf "%s\n" "$line" >.zonemend.toml'
done
checkout 'a link for settings' 'ln -s ../outside/settings.toml .zonemend.toml'
checkout 'a baseline elsewhere' 'echo "baseline = \"../outside/baseline.json\"" >.zonemend.toml'
checkout 'a link for a baseline' 'ln -s ../outside/baseline.json known.json &&
  echo "baseline = \"known.json\"" >.zonemend.toml'

# What it says instead.
says() { grep -q -e "$1" "$folder/said" || fail "does not say: $1"; }
git reset -q --hard first && git clean -qfdx
include ../outside/hosts
runs check --format concise db.example.com
[ "$status" = 0 ] || fail 'a warning'
says 'include-outside-root'
echo 'include-roots = [".."]' >.zonemend.toml
runs check db.example.com
[ "$status" = 2 ] || fail 'settings that widen'
says "lets files be included from '\.\.', which lies outside"
ln -sf ../outside/settings.toml .zonemend.toml
runs check db.example.com
[ "$status" = 2 ] || fail 'settings elsewhere'
says 'lies outside of the repository'
rm .zonemend.toml && ln -s ../outside/secret.zone db.example.org
runs check .
[ "$status" = 2 ] || fail 'a zone elsewhere'
says "cannot read 'db.example.org': it lies outside of the repository"
rm db.example.org && ln -s ../outside/secret.zone data
runs check .
[ "$status" = 0 ] || fail 'something elsewhere that is no zone'

# Who runs it decides otherwise.
runs check --include-root ../outside --format concise db.example.com
says 'secret-alias'
runs check data --format concise
says 'secret-alias'
runs check --include-root ../outside --format concise .
says 'secret-alias'
echo 'include-roots = [".."]' >../mine.toml
runs check --config ../mine.toml --format concise db.example.com
says 'secret-alias'

# Without a repository: the folder of the settings.
rm -rf .git && ln -sf "$folder/outside" parts
for line in 'include-roots = ["/"]' 'include-directory = "parts"' 'baseline = "parts/baseline.json"'; do
  echo "$line" >.zonemend.toml
  runs check db.example.com
  [ "$status" = 2 ] || fail "without a repository: $line"
  silent "without a repository: $line"
done
echo "$count runs in checkouts that lead outside: nothing is shown, nothing is written"
