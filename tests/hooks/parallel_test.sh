# The recipe of the README: zones spread over processes by GNU parallel, findings as lines of JSON.
set -eu
program=$1
command -v parallel >/dev/null && command -v git >/dev/null || exit 77
parallel --version 2>/dev/null | grep -q '^GNU parallel' || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" GIT_CONFIG_NOSYSTEM=1
mkdir "$folder/bin" && ln -s "$program" "$folder/bin/zonemend"
PATH=$folder/bin:$PATH
recipe=$(sed -n 's/ > found.jsonl$//p' README.md)
test -n "$recipe" || { echo 'README.md has no recipe' && exit 1; }

git init -q "$folder/repo" && cd "$folder/repo" && mkdir zones
i=0
while [ $i -lt 1200 ]; do
  printf '$TTL 3600\n@ SOA ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 300\n' \
    >"zones/db.z$i.example.com"
  printf ' NS ns1.example.net.\n NS ns2.example.net.\nwww CNAME www\n' >>"zones/db.z$i.example.com"
  i=$((i + 1))
done
git add -A
sh -c "$recipe" >found.jsonl 2>err || test $? -gt 0
cat err
test "$(grep -c '"rule":"cname-self"' found.jsonl)" = 1200
