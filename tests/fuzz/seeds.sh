# Makes inputs for the fuzzers of the project's test data:
#
#   sh tests/fuzz/seeds.sh OUT     OUT/zone for all fuzzers of zones, OUT/FUZZER for the others
#
# Run in the project's folder.
set -eu
out=$1
small='-size -8' # less than 4 KiB
mkdir -p "$out/zone" "$out/diff" "$out/patch" "$out/rdata" "$out/settings" "$out/named_conf"

flat() { printf '%s' "$1" | tr / -; }

# with_includes ZONE: the file, and what it includes, as zone_input.h takes several files in one
with_includes() {
  cat "$1"
  sed -n 's/^\$INCLUDE[[:blank:]]*"\{0,1\}\([^"[:space:]]*\).*/\1/Ip' "$1" | sort -u |
    while read -r part; do
      file=$(dirname "$1")/$part
      if [ -f "$file" ]; then
        printf '\n;;;; %s\n' "$part"
        cat "$file"
      fi
    done
}

# two_versions OLD NEW
two_versions() {
  {
    cat "$1"
    printf '\n;;;; new.zone\n'
    cat "$2"
  } >"$out/diff/$(flat "$2")"
}

# shellcheck disable=SC2086 # two words
find testdata -name '*.zone' $small -print0 | xargs -0 grep -LZi '^\$include' |
  xargs -0 cp --parents -t "$out/zone"
find testdata -name '*.zone' -print0 | xargs -0 grep -li '^\$include' | while read -r zone; do
  with_includes "$zone" >"$out/zone/$(flat "$zone")"
done

for old in testdata/rules/*/*.before.zone; do
  two_versions "$old" "${old%.before.zone}.zone"
done
for new in testdata/rules/*/*.fixed.zone testdata/rules/*/*.unsafe.zone; do
  old=${new%.zone}
  two_versions "${old%.*}.zone" "$new"
done
for new in testdata/kartra/*/out.zone; do
  two_versions "$(dirname "$new")/in.zone" "$new"
done

for args in testdata/kartra/*/args; do
  case=$(dirname "$args")
  host=$(sed -n 's/.*--host[ =]\([^ ]*\).*/\1/p' "$args")
  wish="point ${host:-www} acme.kartra.com."
  ! grep -q -e --remove "$args" || wish="remove ${host:-www}"
  {
    printf '%s replace=all signed\n' "$wish"
    with_includes "$case/in.zone"
  } >"$out/patch/$(basename "$case")"
done

# The end of each record from its type on, once.
types=$(sed -n '/^# Types$/,/^$/s/^"\(.*\)"$/\1/p' testdata/fuzz/zone.dict | tr '\n' ' ')
find testdata/rules testdata/language -name '*.zone' -print0 | xargs -0 cat |
  awk -v types="$types" -v out="$out/rdata" '
    BEGIN { split(types, list); for (i in list) known[list[i]] = 1 }
    {
      for (i = 1; i < NF && i <= 5; i++) {
        if (!(toupper($i) in known)) continue
        text = substr($0, index($0, " " $i " ") + 1)
        sub(/\r$/, "", text)
        if (seen[text]++ || length(text) > 500) next
        file = out "/" ++count
        printf "%s", text >file
        close(file)
        next
      }
    }'

find testdata -name .zonemend.toml -print0 | xargs -0 cp --parents -t "$out/settings"
find testdata -name 'named.conf' -print0 | xargs -0 cp --parents -t "$out/named_conf"
