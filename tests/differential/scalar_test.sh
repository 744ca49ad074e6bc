# What is found by looking at sixteen bytes at a time is found by looking at each: all test data, and
# zones whose lines begin at every place of a block, give the same output in both ways.
set -eu
program=$1
scalar=${program%/*}/tests/zonemend_scalar
make_zone=${program%/*}/tests/zonemend_make_zone
[ -x "$scalar" ] || { echo "there is no $scalar"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
  echo "FAIL: $*"
  exit 1
}

# same ARGUMENT...: the two say the same
same() {
  status=0
  "$program" "$@" >"$folder/blocks" 2>&1 || status=$?
  other=0
  "$scalar" "$@" >"$folder/bytes" 2>&1 || other=$?
  [ "$status" = "$other" ] || fail "zonemend $*: exit status $status, and $other byte by byte"
  cmp -s "$folder/blocks" "$folder/bytes" || {
    diff "$folder/blocks" "$folder/bytes" | head -n 10
    fail "zonemend $*: another output byte by byte"
  }
}

# All rules, and what they would write.
judge() {
  same check --no-config --extend-select all --format json "$@"
  same check --no-config --unsafe-fixes --diff "$@"
}

# Under a name that tells the origin, for those that do not.
count=0
find testdata -type f -size -200k ! -name '*.out' ! -name '*.refused' ! -name '*.sarif' | sort \
  >"$folder/files"
while read -r file; do
  count=$((count + 1))
  mkdir "$folder/$count"
  cp "$file" "$folder/$count/example.com.zone"
done <"$folder/files"
judge "$folder"/*/example.com.zone
[ "$(wc -l <"$folder/blocks")" -gt "$count" ] || fail 'there is little to compare'

for shape in tld mix deep; do
  "$make_zone" "$shape" 300 >"$folder/$shape"
  filler=
  for place in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
    { echo ";$filler" && cat "$folder/$shape"; } >"$folder/example.com.zone"
    judge "$folder/example.com.zone"
    same canon --no-config "$folder/example.com.zone"
    filler=x$filler
  done
done
cmp -s "$program" "$scalar" && fail 'the two are the same program'
echo "$count files and three zones at each place of a block: the same byte by byte"
