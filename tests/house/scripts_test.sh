# The scripts say what to do where they cannot install packages themselves.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for tool in dirname env grep sed sh; do
  ln -s "$(command -v $tool)" "$folder/$tool"
done

# stub NAME TEXT: a program that does what the shell makes of the text
stub() {
  printf '#!%s\n%s\n' "$folder/sh" "$2" >"$folder/$1"
  chmod +x "$folder/$1"
}
# refuses SCRIPT TEXT...: exits with 2 and mentions every text; SCRIPT may have arguments behind it
refuses() {
  script=$1
  shift
  status=0
  # The scripts append the system's folders to PATH; an id that is not root keeps apt away from us.
  # shellcheck disable=SC2086 # several words
  output=$(PATH=$folder sh $script 2>&1) || status=$?
  for text; do
    case $output in
      *"$text"*) ;;
      *) echo "$script does not mention \"$text\":" && echo "$output" && exit 1 ;;
    esac
  done
  [ $status = 2 ] || { echo "$script: exit status $status" && exit 1; }
}

stub dpkg-query 'exit 1'
stub id 'echo 1000'
refuses src/quickstart.sh 'no apt-get' libldns-dev libcli11-dev cmake
refuses tests/run.sh 'no apt-get' libldns-dev libgtest-dev bind9-utils
refuses 'tests/fuzz/run.sh 1' 'no apt-get' libldns-dev libgtest-dev clang libclang-rt-dev
refuses tests/fuzz/run.sh SECONDS --bind --keep
refuses 'tests/fuzz/run.sh 1 lexre' "no fuzzer 'lexre'"

stub apt-get 'echo "apt-get must not run" && exit 1'
stub apt-cache 'exit 1'
refuses src/quickstart.sh 'Run as root: apt-get update && apt-get install' libfmt-dev

stub sudo 'exec "$@"'
refuses src/quickstart.sh 'apt-get must not run' 'could not install them'
