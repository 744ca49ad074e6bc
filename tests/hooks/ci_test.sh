# What we hand out for CI, the GitHub action and the GitLab job, is well-formed, and the steps of
# both do what they promise when they run here.
set -eu
program=$1
command -v git >/dev/null && python3 -c 'import yaml' 2>/dev/null || exit 77
ours=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL="$folder/gitconfig" GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
unset GIT_DIR GIT_INDEX_FILE 2>/dev/null || :

# The files themselves; their steps become files to run.
python3 - "$ours" "$folder" <<'EOF'
import sys, yaml
ours, folder = sys.argv[1:]

def read(path):
    with open(f'{ours}/{path}', encoding='utf-8') as file:
        return yaml.safe_load(file)

def put(name, text):
    with open(f'{folder}/{name}', 'w', encoding='utf-8') as file:
        file.write(text)

action = read('.github/actions/zonemend/action.yml')
assert action['name'] and action['description'] and action['runs']['using'] == 'composite'
assert set(action['inputs']) == {'paths', 'base', 'args'}
for input in action['inputs'].values():
    assert input['description'] and 'default' in input
steps = action['runs']['steps']
assert len(steps) == 3
for step, name in zip(steps, ['find', 'check', 'say']):
    assert step['shell'] == 'sh' and step['name']
    assert '${{' not in step['run'], 'an expression inside of a script can become a command'
    for variable, value in step.get('env', {}).items():
        assert value == '${{ inputs.%s }}' % variable.removeprefix('ZONEMEND_').lower()
        assert '$' + variable in step['run'] or '${' + variable in step['run']
    put(name, step['run'])
used = {name for step in steps for name in step.get('env', {})}
assert used == {'ZONEMEND_' + name.upper() for name in action['inputs']}

job = read('src/doc/gitlab-ci.yml')['zonemend']
assert job['artifacts']['reports'] == {'codequality': 'code-quality.json', 'junit': 'junit.xml'}
assert all(isinstance(value, str) for value in job['variables'].values())
put('gitlab', '\n'.join(job['before_script'] + job['script']))
EOF

mkdir "$folder/bin"
ln -s "$program" "$folder/bin/zonemend"
with=$folder/bin:$PATH
# step STATUS NAME [VARIABLE=VALUE...]: as the runner does it, in $folder/out what it says
step() {
  wanted=$1 name=$2
  shift 2
  status=0
  env PATH="$with" GITHUB_STEP_SUMMARY="$folder/summary" GITHUB_PATH="$folder/path" \
    GITHUB_ACTION_PATH="$folder/clone/.github/actions/zonemend" "$@" \
    sh -e "$folder/$name" >"$folder/out" 2>&1 || status=$?
  [ "$status" = "$wanted" ] && return
  echo "$name $*: exit status $status, not $wanted" && cat "$folder/out" && exit 1
}
# says TEXT [FILE]
says() {
  grep -qF -- "$1" "$folder/${2:-out}" && return
  echo "${2:-out} does not say: $1" && cat "$folder/${2:-out}" && exit 1
}

# The program: on the PATH, or built from the action's own checkout with its src/setup.sh.
mkdir -p "$folder/clone/.github/actions/zonemend" "$folder/clone/src"
cat >"$folder/clone/src/setup.sh" <<'EOF'
missing_for_build() { echo one two; }
install_packages() { echo "installs $*"; }
build() { echo "builds $* from $root"; }
EOF
for name in missing_for_build install_packages build; do
  grep -q "^$name() {" src/setup.sh || { echo "src/setup.sh has no $name" && exit 1; }
done
: >"$folder/path"
step 0 find
[ ! -s "$folder/path" ] || { echo 'changes the PATH for nothing' && exit 1; }
mkdir "$folder/tools" && ln -s "$(command -v sh)" "$folder/tools/sh"
with=$folder/tools step 0 find
says 'installs one two'
says "builds build -DCMAKE_BUILD_TYPE=Release -DZONEMEND_TESTS=OFF from $folder/clone"
[ "$(cat "$folder/path")" = "$folder/clone/build" ] || { echo 'the PATH lacks the build' && exit 1; }
with=$folder/bin:$PATH

git init -q -b main "$folder/repo" && cd "$folder/repo"
zone() {
  printf '$TTL 3600\n@ IN SOA ns1.example.net. hostmaster.example.com. %s 7200 3600 1209600 300\n' "$1"
  printf '  IN NS ns1.example.net.\n  IN NS ns2.example.net.\nwww IN CNAME shop.example.net.\n'
}
mkdir zones 'more zones'
zone 2026030101 >zones/db.example.com
{ zone 2026030101 && echo 'old IN CNAME old'; } >'more zones/db.example.org'
git add -A && git commit -qm first
{ zone 2026030102 && echo 'www IN CNAME acme.kartra.com.'; } >zones/db.example.com
git checkout -qb feature && git commit -qam second

# On a pull request: annotations for what it brings, and the summary.
step 1 check ZONEMEND_PATHS=. ZONEMEND_BASE=main ZONEMEND_ARGS=
says '::error file=zones/db.example.com,line=6'
! grep -q example.org "$folder/out" || { echo 'reports an old problem' && exit 1; }
: >"$folder/summary"
step 1 say ZONEMEND_PATHS=. ZONEMEND_BASE=main
says 'example.com' summary
says 'acme.kartra.com' summary
cp "$folder/summary" "$folder/once"
step 1 say ZONEMEND_PATHS=. ZONEMEND_BASE=main
[ "$(wc -c <"$folder/summary")" = $((2 * $(wc -c <"$folder/once"))) ] ||
  { echo 'does not append to the summary' && exit 1; }
step 0 check ZONEMEND_PATHS='more zones' ZONEMEND_BASE=main ZONEMEND_ARGS=
step 0 check ZONEMEND_PATHS=. ZONEMEND_BASE=main \
  ZONEMEND_ARGS='--ignore  cname-multiple-targets,cname-* --quiet'
step 2 check ZONEMEND_PATHS=. ZONEMEND_BASE=nowhere ZONEMEND_ARGS=
step 2 say ZONEMEND_PATHS=. ZONEMEND_BASE=nowhere

# Without a base: everything, in the paths that are given.
step 1 check ZONEMEND_PATHS='more zones' ZONEMEND_BASE= ZONEMEND_ARGS=
says '::error file=more zones/db.example.org,line=6'
! grep -q '^::.*example.com' "$folder/out" || { echo 'looks elsewhere' && exit 1; }
step 1 check "ZONEMEND_PATHS=zones
more zones
" ZONEMEND_BASE= ZONEMEND_ARGS=
says 'file=more zones/db.example.org'
says 'file=zones/db.example.com'

# No input becomes a command, a pattern or an option where none belongs.
for evil in '$(touch owned)' '; touch owned' '`touch owned`' '" && touch owned && "' '--output=owned'; do
  step 2 check "ZONEMEND_PATHS=$evil" ZONEMEND_BASE= ZONEMEND_ARGS=
  step 2 check ZONEMEND_PATHS=. "ZONEMEND_BASE=$evil" ZONEMEND_ARGS=
  step 2 say ZONEMEND_PATHS=. "ZONEMEND_BASE=$evil"
  [ "$evil" = --output=owned ] || step 2 check ZONEMEND_PATHS=. ZONEMEND_BASE= "ZONEMEND_ARGS=$evil"
done
step 2 check 'ZONEMEND_PATHS=zones/*' ZONEMEND_BASE= ZONEMEND_ARGS=
[ ! -e owned ] || { echo 'an input became a command' && exit 1; }

# GitLab: both reports, and what people read, in one run.
reports() {
  python3 -c '
import json, sys, xml.dom.minidom
xml.dom.minidom.parse("junit.xml")
found = {item["location"]["path"] for item in json.load(open("code-quality.json"))}
assert found == set(sys.argv[1:]), found' "$@"
  rm code-quality.json junit.xml
}
step 1 gitlab ZONEMEND_PATH=. CI_PROJECT_DIR="$PWD" CI_MERGE_REQUEST_DIFF_BASE_SHA="$(git rev-parse main)"
says 'cname-multiple-targets'
reports zones/db.example.com
step 1 gitlab ZONEMEND_PATH=. CI_PROJECT_DIR="$PWD"
reports zones/db.example.com 'more zones/db.example.org'
git checkout -q main
git rm -qr 'more zones' && git commit -qm clean
step 0 gitlab ZONEMEND_PATH=. CI_PROJECT_DIR="$PWD"
reports
