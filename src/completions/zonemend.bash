# bash completion for zonemend

_zonemend() {
  local program=$1 word=$2 before=$3 command=${COMP_WORDS[1]} words=
  local reading='--named-conf --include-dir --include-root --limit --max-generated
    --threads --config --no-config'
  local edit="$reading"' --host --remove --replace --ttl --serial --force --allow-signed --origin
    --stdin-filename --diff --in-place --output --check --format --color --quiet --verbose --help'
  COMPREPLY=()

  # bash cuts --option=value into three words
  if [[ $word == '=' ]]; then
    word=
  elif [[ $before == '=' ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi

  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W 'kartra point check diff hook canon rules explain --help --version' -- "$word"))
    return
  fi
  case $before in
    --color) words='auto always never' ;;
    --replace) words='addresses all' ;;
    --limit)
      compopt -o nospace 2>/dev/null
      words='file-size= files= findings= generated= include-depth= includes= lines= repeated-bytes='
      ;;
    --serial) words='auto keep increment date unixtime' ;;
    --format)
      words='full concise json jsonl sarif github gitlab rdjson markdown junit'
      [[ $command == rules ]] && words='text md json schema'
      [[ $command == canon ]] && words='text json'
      [[ $command == diff ]] && words='concise full html json markdown'
      ;;
    --select | --extend-select | --ignore)
      local last=${word##*,} # of a list with commas
      COMPREPLY=($(compgen -P "${word%"$last"}" -W "$(_zonemend_rules "$program")" -- "$last"))
      return
      ;;
    --user | --host | --target | --ttl | --origin | --max-generated | --threads | --time | --base | --head) return ;;
  esac
  if [[ $word == -* ]]; then
    case $command in
      kartra) words="--user $edit" ;;
      point) words="--target $edit" ;;
      check)
        words="$reading"' --origin --format --select --extend-select --ignore --fix --unsafe-fixes --diff
          --serial --dnssec --time --add-suppressions --baseline --write-baseline --show-config
          --output --base --staged --all --files-from --files-from0 --force-exclude
          --stdin-filename --color --quiet --verbose --help'
        ;;
      diff)
        words="$reading"' --output --base --head --staged --fix --origin --format --select --extend-select
          --ignore --stdin-filename --color --quiet --verbose --help'
        ;;
      hook)
        words='--help'
        [[ ${COMP_WORDS[2]} == *install ]] && words='--server --help'
        ;;
      canon) words="$reading"' --origin --stdin-filename --format --no-sort --keep-case --help' ;;
      rules) words='--format --help' ;;
      explain) words='--help' ;;
    esac
  elif [[ -z $words && $command == explain ]]; then
    words=$(_zonemend_rules "$program")
  elif [[ $command == hook ]]; then
    ((COMP_CWORD == 2)) && words='install uninstall pre-receive'
  fi
  if [[ $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}

_zonemend_rules() {
  "$1" rules --format text 2>/dev/null | sed -n 's/^\([a-z0-9-]*\).*/\1/p'
}

complete -o filenames -F _zonemend zonemend
