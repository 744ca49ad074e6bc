#!/bin/sh
# Rewrites tlds.txt from the Public Suffix List of the Debian package publicsuffix:
#   apt-get install publicsuffix python3 && src/dns/data/refresh_tlds.sh
# A top-level domain is the last label of any rule in the list's ICANN section. Internationalised
# ones are written as A-labels (RFC 5890), as they stand in zone files.
set -eu
list=${1:-/usr/share/publicsuffix/public_suffix_list.dat}
out=$(dirname "$0")/tlds.txt

version=$(dpkg-query -W -f '${Version}' publicsuffix 2>/dev/null || echo unknown)
labels=$(awk '/BEGIN ICANN/ { icann = 1 } /END ICANN/ { icann = 0 }
              icann && NF && !/^\/\// { n = split($1, part, "."); print part[n] }' "$list" |
  python3 -c 'import sys
for line in sys.stdin.buffer.read().decode().split(): print(line.encode("idna").decode())' |
  LC_ALL=C sort -u)
{
  echo "# Top-level domains, sorted, one a line. Made by refresh_tlds.sh: run that to refresh."
  echo "# Source: Public Suffix List (publicsuffix.org, MPL-2.0), Debian publicsuffix $version."
  printf '%s\n' "$labels"
} > "$out.new"
mv "$out.new" "$out"
