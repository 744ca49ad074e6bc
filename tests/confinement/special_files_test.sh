# What is no file on a disk, wherever one is asked for: a clear error at once, and no waiting.
set -eu
program=$1
folder=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fail() {
  echo "$1 (exit status $status)" && cat said
  exit 1
}
mkfifo fifo
mkdir folder
/usr/bin/python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")' 2>/dev/null || :
ln -s loop loop
ln -s nowhere dangling
zone() {
  printf '$ORIGIN example.com.\n$TTL 3600\n'
  printf '@ IN SOA ns1.example.net. hostmaster.example.net. 1 7200 900 1209600 300\n'
  printf '@ IN NS ns%s.example.net.\n' 1 2
}
zone >good

# runs ARGUMENT...: zonemend, which must end by itself
runs() {
  status=0
  timeout -k 1 20 "$program" "$@" </dev/null >said 2>&1 || status=$?
  count=$((count + 1))
}
count=0
# trouble WHAT: exit status 2, and the message says why
trouble() {
  [ "$status" = 2 ] || fail "$1"
  grep -q '^zonemend: error: ' said && grep -q -e "$why" said || fail "$1: does not say: $why"
}

while read -r file why; do
  [ -e "$file" ] || [ -h "$file" ] || continue
  for command in check canon 'check --fix' 'check --show-config' 'kartra --user acme --host www' \
    'kartra --user acme --host www -i' 'diff good' 'check --named-conf' 'check --files-from' \
    'check --files-from0' 'check good --baseline' 'check good --config'; do
    case $command-$file in
      'check-folder' | 'check --fix-folder' | 'check --show-config-folder') continue ;; # looked through
    esac
    runs $command "$file"
    trouble "zonemend $command $file"
  done
  case $file in loop | dangling | /proc/self/mem | nowhere) ;; *)
    runs kartra good --user acme --host www -o "$file"
    [ "$status" = 2 ] || fail "-o $file"
    runs check good --output "$file"
    [ "$status" = 2 ] || fail "--output $file"
    ;;
  esac
  { zone && echo "\$INCLUDE $file"; } >including
  runs check --include-root / --format concise including
  [ "$status" = 1 ] && grep -q -e 'include-not-a-file' -e 'include-not-found' said || fail "\$INCLUDE $file"
  runs kartra --include-root / including --user acme --host www --in-place
  [ "$status" = 1 ] && ! grep -q '^www' including || fail "\$INCLUDE $file: is edited"
done <<LIST
fifo is a FIFO, not a regular file
socket is a socket, not a regular file
folder is a folder
/dev/null is a device, not a regular file
/dev/zero is a device, not a regular file
/dev/tty is a device, not a regular file
loop Too many levels of symbolic links
dangling No such file
nowhere No such file
/proc/self/environ no file on a disk
/proc/self/status no file on a disk
/proc/self/mem Input/output error
/proc/kmsg cannot read
/sys/kernel/mm/transparent_hugepage/enabled no file on a disk
LIST

# A zone that is looked for in folders may be anything.
mkfifo folder/db.example.com
runs check folder
[ "$status" = 2 ] && grep -q 'is a FIFO' said || fail 'a FIFO in a folder'
rm folder/db.example.com && mkfifo folder/.zonemend.toml && cp good folder/db.example.com
runs check folder
[ "$status" = 2 ] && grep -q 'is a FIFO' said || fail 'a FIFO for settings'

# /dev/stdin is what it leads to.
status=0
zone | timeout 20 "$program" check /dev/stdin >said 2>&1 || status=$?
why='is a FIFO, not a regular file'
trouble '/dev/stdin, a pipe'
status=0
timeout 20 "$program" check /dev/stdin <good >said 2>&1 || status=$?
[ "$status" = 0 ] || fail '/dev/stdin, a file'
echo "$count runs on what is no file: an error each, at once"
