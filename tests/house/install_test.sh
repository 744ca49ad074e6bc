# `cmake --install` puts everything where systems look for it, and the installed program runs.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$(dirname "$1")" --prefix "$folder" >/dev/null
"$folder/bin/zonemend" --version >/dev/null
cd "$folder"
for file in share/man/man1/zonemend.1 share/doc/zonemend/LICENSE share/doc/zonemend/README.md \
  share/doc/zonemend/zonemend.spdx.json \
  share/bash-completion/completions/zonemend share/zsh/site-functions/_zonemend \
  share/fish/vendor_completions.d/zonemend.fish share/zonemend/zonemend.schema.json \
  share/zonemend/zonemend-report.schema.json; do
  test -s "$file" || { echo "not installed: $file" && exit 1; }
done
test -z "$(find . -name '*.a' -o -name '*.h')" || { echo "installs a library" && exit 1; }
