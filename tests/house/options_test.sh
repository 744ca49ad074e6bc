# Every option that a command's --help shows is in the manual page and in each completion, and the
# manual page has no other.
set -eu
program=$1
status=0
long_options() { grep -oE -e '--[a-z][a-z-]+' | sort -u; }
# options FILE NAME PATTERN: complains when the file lacks the pattern.
expect() {
  grep -qE -e "$3" "$1" && return
  echo "$1: lacks $2"
  status=1
}

known='--help --version'
for command in kartra point check diff 'hook install' 'hook uninstall' 'hook pre-receive' canon rules \
  explain; do
  # Indented lines that start with a dash; other text may mention options of other commands.
  options=$("$program" $command --help | grep -E '^ +-' | sed 's/   .*//; s/^ *//; s/   .*//' |
    long_options)
  known="$known $options"
  for option in $options; do
    name=${option#--}
    expect src/doc/zonemend.1 "$option" "Fl Fl $name( |\$)"
    expect src/completions/_zonemend "$option of $command" "$option\b"
    expect src/completions/zonemend.fish "$option of $command" "-l $name( |\$)"
    bash -c '
      . src/completions/zonemend.bash
      COMP_WORDS=(zonemend $1 "$2") COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _zonemend zonemend "$2" "${1##* }"
      [[ " ${COMPREPLY[*]} " == *" $2 "* ]]' - "$command" "$option" || {
      echo "src/completions/zonemend.bash: lacks $option of $command"
      status=1
    }
  done
done

for name in $(sed -n 's/^\.It.*Fl Fl \([a-z-]*\).*/\1/p' src/doc/zonemend.1 | sort -u); do
  case " $(echo $known) " in
    *" --$name "*) ;;
    *) echo "src/doc/zonemend.1: no command has --$name" && status=1 ;;
  esac
done
exit $status
