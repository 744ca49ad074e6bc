# The completions are well-formed, and bash offers what belongs at the cursor.
set -eu
bash -n src/completions/zonemend.bash
! command -v zsh >/dev/null || zsh -n src/completions/_zonemend
! command -v fish >/dev/null || fish --no-execute src/completions/zonemend.fish

exec bash -u -c '
  program=$1
  . src/completions/zonemend.bash
  # offers EXPECTED WORD...: the last word is the one at the cursor
  offers() {
    local expected=$1; shift
    COMP_WORDS=(zonemend "$@") COMP_CWORD=$#
    _zonemend "$program" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    [[ "${COMPREPLY[*]}" == "$expected" ]] && return
    echo "zonemend $*: offers \"${COMPREPLY[*]}\", not \"$expected\""
    exit 1
  }
  offers kartra k
  offers "--diff" check --di
  offers "always" check --color al
  offers "auto always" check --color = a
  offers "addresses all" kartra FILE --replace =
  offers "--user" kartra --u
  offers "md" rules --format m
  offers "include-depth= includes=" check --limit inclu
  offers "install" hook i
  offers "--server --help" hook install --
  offers "cname-and-other-data" explain cname-and-o
  offers "bare-cr,cname-and-other-data" check --select bare-cr,cname-and-o
' - "$1"
