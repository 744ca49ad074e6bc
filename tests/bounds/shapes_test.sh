# Time and memory stay in proportion to the size of a zone file, whatever it holds. Each shape is the
# worst that one thing in a file can be. As a test with files of 2 MB; by hand with any size:
#
#   sh tests/bounds/shapes_test.sh BUILD-FOLDER/zonemend [BYTES [SHAPE...]]
set -eu
program=$1
size=${2:-2000000}
[ $# -gt 2 ] && shift 2 || set --
measure=$(find "$(dirname "$program")" -name zonemend_measure -type f | head -n 1)
[ -n "$measure" ] || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sanitize=$(sed -n 's/^ZONEMEND_SANITIZE:[A-Z]*=//p' "$(dirname "$program")/CMakeCache.txt")

head_of_zone() {
  printf '$TTL 3600\n@ SOA ns1.example.net. host.example.net. 1 7200 900 1209600 300\n'
  printf '@ NS ns1.example.net.\n@ NS ns2.example.net.\n'
}
# lines TEXT: the line again and again; character OCTAL: one octet again and again
lines() { yes "$1"; }
character() { tr '\0' "\\$1" </dev/zero; }
# numbered FORMAT: lines made by printf with the line's number
numbered() { awk -v format="$1\n" 'BEGIN { for (i = 1;; ++i) printf format, i, i, i }'; }

shape() {
  case $1 in
    open-parens) character 050 ;;
    close-parens) character 051 ;;
    open-paren-lines) lines 'a A (' ;;
    close-paren-lines) lines ')' ;;
    quotes) character 042 ;;
    quote-lines) lines '"' ;;
    open-quote-records) lines 'a TXT "x' ;;
    includes-of-nothing) lines '$INCLUDE x' ;;
    includes-of-itself) lines '$INCLUDE includes-of-itself' ;;
    includes-of-a-file) lines '$INCLUDE part' ;;
    backslashes) character 134 ;;
    nuls) character 000 ;;
    nul-lines) lines 'a' | tr 'a' '\0' ;;
    newlines) character 012 ;;
    carriage-returns) character 015 ;;
    crlf) lines "$(printf 'a A 192.0.2.1\r')" ;;
    crlf-alone) lines "$(printf '\r')" ;;
    mixed-line-ends) lines "$(printf 'a\r\nb')" ;;
    semicolons) character 073 ;;
    comment-lines) lines ';' ;;
    spaces) character 040 ;;
    one-word) character 141 ;;
    words) lines a ;;
    words-on-a-line) lines a | tr '\n' ' ' ;;
    dots) character 056 ;;
    dollars) lines '$' ;;
    at-signs) lines '@' ;;
    blank-owners) lines ' A x' ;;
    escapes) lines '\000' | tr -d '\n' ;;
    latin-1) character 377 ;;
    byte-order-marks) lines "$(printf '\357\273\277')" ;;
    smart-quotes) lines "$(printf 'a TXT \342\200\234x')" ;;
    smart-quotes-alone) lines "$(printf '\342\200\234')" ;;
    controls) lines "$(printf 'a TXT "\033\001"')" ;;
    conflict-markers) lines '<<<<<<< x' ;;
    hash-lines) lines '# x' ;;
    slash-lines) lines '// x' ;;
    unknown-types) lines 'a X y' ;;
    bad-addresses) lines 'a A 1.2.3' ;;
    bad-rdata) lines 'a MX x' ;;
    no-rdata) lines 'a A' ;;
    same-address) lines 'a A 192.0.2.1' ;;
    addresses) numbered 'a A 10.1.%d.%d' ;;
    same-alias) lines 'a CNAME b' ;;
    aliases) numbered 'a CNAME b%d' ;;
    chain-of-aliases) awk 'BEGIN { for (i = 1;; ++i) printf "a%d CNAME a%d\n", i, i + 1 }' ;;
    self-aliases) numbered 'a%d CNAME a%d' ;;
    mail-servers) numbered 'a MX 10 m%d' ;;
    services) numbered '_a._tcp SRV 0 0 1 m%d' ;;
    texts) numbered 'a TXT "%d"' ;;
    text-lines) lines 'a TXT "x"' ;;
    spf-of-many-names) numbered 'a%d TXT "v=spf1 include:b%d"' ;;
    spf-of-one-name) numbered 'a TXT "v=spf1 include:b%d"' ;;
    delegations) numbered 'a%d NS ns.a%d' ;;
    name-servers) numbered 'a NS n%d' ;;
    apex-name-servers) numbered '@ NS n%d' ;;
    ds) numbered 'a DS %d 8 2 00' ;;
    wildcards) numbered '*.a%d CNAME b%d' ;;
    redirections) numbered 'a%d DNAME b%d' ;;
    start-of-authority) lines '@ SOA a b 1 2 3 4 5' ;;
    caa) numbered 'a CAA 0 issue "%d.example.net"' ;;
    https) numbered 'a HTTPS %d b key%d=x' ;;
    one-https) printf 'a HTTPS 1 . '; numbered 'key%d=x' | tr '\n' ' ' ;;
    one-text) printf 'a TXT '; lines '"x"' | tr '\n' ' ' ;;
    one-text-in-parens) printf 'a TXT ('; lines ' "x" ; y' ;;
    one-nsec) printf 'a NSEC b '; lines 'A' | tr '\n' ' ' ;;
    long-texts) lines "a TXT $(yes '"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"' | head -n 200 | tr '\n' ' ')" ;;
    deep-names) numbered "x%d$(yes .a | head -n 110 | tr -d '\n') A 192.0.2.1" ;;
    deep-delegations) numbered "x%d$(yes .a | head -n 110 | tr -d '\n') NS ns" ;;
    origins) numbered '$ORIGIN a%d' ;;
    origins-with-records) numbered '$ORIGIN a%d.example.com.\n@ A 192.0.2.1' ;;
    ttls) numbered '$TTL %d' ;;
    generates) lines '$GENERATE 1-1 a$ A 192.0.2.1' ;;
    bad-generates) lines '$GENERATE 1-9 a${0,x} A 192.0.2.1' ;;
    unknown-directives) lines '$X' ;;
    suppressions) lines '; zonemend: ignore=bom' ;;
    wrong-suppressions) lines '; zonemend: x' ;;
    suppressions-in-parens) printf 'a TXT ('; lines ' x ; zonemend: ignore=bom' ;;
    suppressed-records) lines 'a A 1.2.3 ; zonemend: ignore=bad-ipv4' ;;
    utf-16) printf '\377\376'; lines 'a' | sed 's/a/a\n/' | tr '\n' '\0' ;;
    trailing-spaces) lines 'a A 192.0.2.1  ' ;;
    signatures) numbered 'a RRSIG A 8 2 3600 20300101000000 20200101000000 %d example.com. AAAA' ;;
    nsec3) numbered 'a%d NSEC3 1 0 1 00 2VPTU5TIMAMQTTGL4LUU9KG21E0AOR3S A' ;;
    # The last line of a file is cut. Those that tell something only of whole zones end before.
    policies-of-one-name) numbered 'a TXT "v=spf1 a:c%d"\nb%d TXT "v=spf1 include:a.example.com"' ;;
    policies-with-a-long-one)
      printf 'a TXT "v=spf1 " '; yes '"ip4:192.0.2.1 ip4:192.0.2.2 "' | head -n 2000 | tr '\n' ' '
      printf '\nb TXT "v=spf1 " '; yes '"include:a.example.com "' | head -n 190 | tr '\n' ' '
      numbered '\nc%d TXT "v=spf1 include:b.example.com"' ;;
    policy-of-many-hosts)
      numbered 'a MX 10 m%d' | head -n 20
      lines "b TXT \"v=spf1 \" $(yes '"mx:a.example.com mx:a.example.com "' | head -n 1700 | tr '\n' ' ')" ;;
    policies-of-type-99) numbered 'a TXT "v=spf1 a:b%d"\na SPF "v=spf1 a:c%d"' ;;
    no-mail) numbered 'a MX %d .\nb MX %d .' ;;
    servers-in-a-circle) numbered 'a NS n%d.b\nb NS n%d.a' | head -n 120000 ;;
    aliases-below-caa) numbered '@ CAA 0 issue ";a=%d"\na%d CNAME b.kartra.com.' ;;
    revoked-keys)
      echo 'a A 192.0.2.1'
      echo '@ RRSIG SOA 8 2 3600 20300101000000 20200101000000 1 example.com. AAAA'
      numbered '@ DNSKEY 385 3 8 %08d\na RRSIG A 8 3 3600 20300101000000 20200101000000 %d example.com. AAAA' |
        head -n 36000 ;;
    *) return 1 ;;
  esac
}
shapes=$(sed -n 's/^    \([a-z0-9-]*\)).*/\1/p' "$0")
[ $# -gt 0 ] || set -- $shapes
echo 'x A 192.0.2.1' >"$folder/part"

status=0
printf '%-24s %9s %9s %7s %5s\n' shape seconds cpu MiB exit
for name; do
  file=$folder/$name
  { head_of_zone; shape "$name" 2>/dev/null || :; } | head -c "$size" >"$file"
  [ "$(wc -c <"$file")" -gt 1000 ] || { echo "$name: no such shape" && exit 1; }
  # shellcheck disable=SC2046 # four words
  set -- $("$measure" 1 timeout 600 "$program" check --no-config --origin example.com "$file")
  printf '%-24s %9s %9s %7s %5s\n' "$name" "$1" "$2" "$3" "$4"
  # Most shapes need a tenth of it; what is not in proportion would need hours, or all memory.
  seconds=$((20 + size / 100000))
  mebibytes=$((100 + size / 1048576 * 180))
  [ -z "$sanitize" ] || mebibytes=$((mebibytes * 10))
  if [ "$4" -gt 2 ] || [ "${2%.*}" -gt "$seconds" ] || [ "$3" -gt "$mebibytes" ]; then
    echo "  takes more than $seconds seconds or $mebibytes MiB, or fails"
    status=1
  fi
  rm "$file"
done
exit $status
