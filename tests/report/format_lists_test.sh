# The completions and the manual page list the formats that --help lists.
set -eu
formats=$("$1" check --help | sed -n 's/.*How to report: //p' | tr -d ,)
[ "$(echo $formats | wc -w)" -ge 10 ] || { echo "only these formats: $formats" && exit 1; }
status=0
# lists FILE: complains of a format that is not in the file's line "full concise…"
lists() {
  for format in $formats; do
    grep 'full concise' "$1" | grep -qw "$format" && continue
    echo "$1: lacks the format $format"
    status=1
  done
}
for file in src/completions/*; do lists "$file"; done
for format in $formats; do
  grep -qE "^\.Cm $format( |\$)" src/doc/zonemend.1 && continue
  echo "src/doc/zonemend.1: lacks the format $format"
  status=1
done
exit $status
