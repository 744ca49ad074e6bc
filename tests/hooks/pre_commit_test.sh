# The real pre-commit runs our hooks, installed as any hooks are: a repository that names ours.
set -eu
program=$1
command -v pre-commit >/dev/null && command -v git >/dev/null || exit 77
ours=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder/home" XDG_CACHE_HOME="$folder/cache" GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
unset PRE_COMMIT_HOME GIT_DIR GIT_INDEX_FILE 2>/dev/null || :
mkdir -p "$HOME" "$folder/bin" "$folder/hooks/src/hooks"
ln -s "$program" "$folder/bin/zonemend"
PATH=$folder/bin:$PATH

# What a clone of ours has of it, as a commit.
cp "$ours/.pre-commit-hooks.yaml" "$folder/hooks/"
cp "$ours/src/hooks/pre-commit.sh" "$folder/hooks/src/hooks/"
cp "$ours/src/setup.sh" "$folder/hooks/src/"
(cd "$folder/hooks" && git init -q -b main && git add -A && git commit -qm hooks)
revision=$(git -C "$folder/hooks" rev-parse HEAD)

git init -q -b main "$folder/repo" && cd "$folder/repo"
cat >.pre-commit-config.yaml <<EOF
repos:
  - repo: $folder/hooks
    rev: $revision
    hooks: [{id: zonemend-check}, {id: zonemend-fix}, {id: zonemend-serial}]
EOF
cat >.zonemend.toml <<'EOF'
exclude = ["generated/**"]
EOF
pre-commit install >/dev/null

today=$(date -u +%Y%m%d)
zone() {
  printf '$TTL 3600\n@ IN SOA ns1.example.net. hostmaster.example.com. %s 7200 3600 1209600 300\n' "$1"
  printf '  IN NS ns1.example.net.\n  IN NS ns2.example.net.\nwww IN CNAME shop.example.net.\n'
}
# takes MESSAGE, refuses TEXT: a commit that must succeed, or fail and say the text
takes() {
  git commit -qm "$1" >out 2>&1 || { echo "refused: $1" && cat out && exit 1; }
}
refuses() {
  if git commit -qm bad >out 2>&1; then echo "took what has: $1" && exit 1; fi
  grep -q -- "$1" out || { echo "does not say: $1" && cat out && exit 1; }
}
echo out >.gitignore

mkdir zones generated
zone "${today}01" >zones/db.example.com
git add -A
takes 'a good zone'

# Two aliases at one host.
echo 'www IN CNAME acme.kartra.com.' >>zones/db.example.com
sed -i "s/${today}01/${today}02/" zones/db.example.com
git add -A
refuses cname-multiple-targets
# Only what is staged counts: mended in the working tree, but not staged.
sed -i '$d' zones/db.example.com
refuses cname-multiple-targets
git add -A
git commit -q --allow-empty -m same >/dev/null 2>&1 || :

# A forgotten serial.
sed -i 's/shop/store/' zones/db.example.com
git add -A && git commit -qm 'serial was raised' >/dev/null 2>&1 || :
sed -i 's/store/stall/' zones/db.example.com
git add -A
refuses serial-not-increased
sed -i "s/${today}02/${today}03/" zones/db.example.com
git add -A
takes 'the serial was raised'

# A fix fails the commit, and is there to be added.
printf 'blog IN A 192.0.2.1\nblog IN A 192.0.2.1\n' >>zones/db.example.com
sed -i "s/${today}03/${today}04/" zones/db.example.com
git add -A
refuses 'files were modified by this hook'
test "$(grep -c '^blog' zones/db.example.com)" = 1 || { echo 'not mended' && exit 1; }
git add -A
takes 'what was mended'

# Excluded, deleted and renamed files.
printf 'broken A\n' >generated/made.zone
git add -A
takes 'an excluded file'
git mv zones/db.example.com zones/example.com.zone
takes 'a renamed zone'
git rm -q zones/example.com.zone
takes 'a deleted zone'

# More files than one command line holds at a time.
mkdir many
i=0
while [ $i -lt 5000 ]; do
  zone "${today}01" >"many/db.customer-with-a-rather-long-name-$i.example.com"
  i=$((i + 1))
done
git add -A
takes 'five thousand zones'
