# What zonemend never does, whatever the command: talk to a network, run another program than git,
# change a file that it was not told to. strace sees every system call of it and of the git it runs.
set -eu
program=$1
skip() {
  echo "SKIPPED, no system call was looked at: $1" >&2
  exit 77
}
command -v git >/dev/null || skip 'git is not installed'
command -v strace >/dev/null || skip 'strace is not installed'
strace -qq -o /dev/null true 2>/dev/null || skip 'tracing is not allowed here (ptrace)'
! grep -q __tsan_init "$program" || skip 'ThreadSanitizer makes files of its own'
folder=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com

mkdir "$folder/start" && cd "$folder/start"
git init -q -b main repo && git init -q --bare bare.git && cd repo
zone() {
  printf '$ORIGIN example.com.\n$TTL 3600\n'
  printf '@ IN SOA ns1.example.net. hostmaster.example.net. %s 7200 900 1209600 300\n' "$1"
  printf '@ IN NS ns%s.example.net.\n' 1 2
  printf 'www IN CNAME shop.example.net.\n'
}
mkdir zones parts
{ zone 1 && echo '$INCLUDE ../parts/hosts'; } >zones/db.example.com
printf 'WWW IN CNAME shop.example.net.\nftp IN A 192.0.2.1\n' >parts/hosts
zone 1 >old && zone 2 >new
printf '[rules]\nsingle-ns = "off"\n' >.zonemend.toml
printf 'zone "example.com" { type primary; file "zones/db.example.com"; };\n' >named.conf
git add -A && git commit -qm first
git push -q ../bare.git main
sed -i 's/shop/store/' zones/db.example.com && git commit -qam second
git push -q ../bare.git main:refs/heads/next
echo "$(git rev-parse main^) $(git rev-parse main) refs/heads/main" >../push
echo 'new IN A 192.0.2.9' >>zones/db.example.com
ln -s old link
{ cat old && cat old | tail -n 1; } >twice
cp -r .git ../hooks.git
mkdir ../hooked && mv ../hooks.git ../hooked/.git && (cd ../hooked && "$program" hook install 2>/dev/null)
rm -rf .git/hooks

# Lines "CALL PATH" for all that changes a file, "NETWORK CALL", "RUNS PROGRAM".
deeds() {
  awk '
    { sub(/^[0-9]+ +/, ""); call = $0; sub(/\(.*/, "", call) }
    call !~ /^[a-z0-9_]+$/ { next }
    call ~ /^execve/ { if (match($0, /"[^"]*"/)) print "RUNS", substr($0, RSTART + 1, RLENGTH - 2); next }
    call ~ /^open/ && !/O_(WRONLY|RDWR|CREAT|TRUNC)/ { next }
    call !~ /^('"$(echo "$changes" | tr , '|')"')$/ { print "NETWORK", $0; next }
    call ~ /^f[a-z]*(mod|own|ate|attr)$/ { # an open file
      match($0, /<[^>]*>/); print call, substr($0, RSTART + 1, RLENGTH - 2)
      next
    }
    { # names, each with the folder before it from where it is seen
      sub(/ = [^=]*$/, "")
      while (match($0, /((AT_FDCWD|[0-9]+)<[^>]*>, )?"[^"]*"/)) {
        name = base = substr($0, RSTART, RLENGTH)
        $0 = substr($0, RSTART + RLENGTH)
        sub(/"$/, "", name); sub(/^.*"/, "", name)
        if (sub(/>, ".*/, "", base)) sub(/^[^<]*</, "", base); else base = "?"
        print call, name ~ /^\// ? name : base "/" name
      }
    }' "$folder/trace" | sort -u
}
changes='open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink'
changes="$changes,unlinkat,mkdir,mkdirat,rmdir,mknod,mknodat,chmod,fchmod,fchmodat,chown,lchown,fchown"
changes="$changes,fchownat,truncate,ftruncate,fallocate,utime,utimes,utimensat,futimesat,setxattr"
changes="$changes,lsetxattr,fsetxattr,removexattr,lremovexattr,fremovexattr,mount,umount2,chroot"
temporary='\.zonemend-[0-9a-f]*'

wrong=0
count=0
# does FILES ARGUMENT...: the command may change these files, and no others
does() {
  may=$1
  shift
  rm -rf "$folder/now" && cp -rp "$folder/start" "$folder/now" && cd "$folder/now/$where"
  strace -f -y --seccomp-bpf -s 4096 -o "$folder/trace" -e trace="%network,execve,execveat,$changes" \
    "$program" "$@" >"$folder/said" 2>&1 <"$input" || :
  [ -s "$folder/trace" ] || { echo "zonemend $*: no trace" && exit 1; }
  allowed='^[a-z0-9]* /dev/null$'
  for file in $may; do
    path=$(printf %s "$PWD/$file" | sed 's/\./\\./g')
    allowed="$allowed|^[a-z0-9]* $path\$|^[a-z0-9]* ${path%/*}/$temporary\$"
  done
  deeds >"$folder/deeds"
  if grep -vE -e "^RUNS ($program|.*/git)\$" -e "$allowed" "$folder/deeds" >"$folder/other"; then
    echo "zonemend $*:" && cat "$folder/other"
    wrong=1
  fi
  # What it is meant to write, it does: otherwise this would prove nothing.
  for file in $may; do
    grep -qF " $PWD/$file" "$folder/deeds" || {
      echo "zonemend $*: does not write $file" && cat "$folder/said"
      wrong=1
    }
  done
  count=$((count + 1))
}

input=/dev/null
where=repo
zone=zones/db.example.com
does '' --version
does '' --help
does '' check $zone
does '' check .
does '' check --dnssec --extend-select all $zone
does '' check --diff --unsafe-fixes parts/hosts
does '' check --add-suppressions --diff $zone
does '' check --named-conf named.conf
does '' check --base HEAD
does '' check --base HEAD~1 --all --format sarif
does '' check --staged
does '' check --show-config $zone
does '' check --files-from named.conf
does twice check --fix twice
does parts/hosts check --add-suppressions --select all parts/hosts
does known.json check --write-baseline known.json .
does report.xml check --format junit --output report.xml $zone
for format in full concise json jsonl sarif github gitlab rdjson markdown junit; do
  does '' check --format $format $zone
done
does '' diff old new
does '' diff old new --format html
does '' diff --base HEAD~1 --head HEAD
does '' diff --staged
does report.html diff --base HEAD --format html --output report.html
does zones/db.example.com diff --base HEAD --fix
does '' kartra old --user acme --host www
does '' kartra old --user acme --host www --diff
does '' kartra old --user acme --host www --check
does '' kartra $zone --user acme --host @ --in-place
does old kartra old --user acme --host www --in-place
does made kartra old --user acme --host www --output made
does 'zones/db.example.com parts/hosts' kartra $zone --user acme --host www --in-place
does old kartra link --user acme --host blog --in-place
does old point old --target host.example.net --host www --in-place
does '' point old --target host.example.net --host www
does '' canon $zone
does '' canon --format json $zone
does '' rules
does '' rules --format schema
does '' explain cname-and-other-data
hooks=.git/hooks
does "$hooks $hooks/pre-commit $hooks/pre-commit.new-zonemend" hook install
where=hooked
does $hooks/pre-commit hook uninstall
where=bare.git
does 'hooks/pre-receive hooks/pre-receive.new-zonemend' hook install --server
input=$folder/start/push
does '' hook pre-receive
echo "$count commands: no network, no program but git, no file that was not named"
exit $wrong
