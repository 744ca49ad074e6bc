#!/bin/sh
# Tells which blocks of IANA's registries of special-purpose addresses special_addresses.txt lacks,
# and which of its blocks they do not have. Needs curl and python3:
#   src/dns/data/refresh_special_addresses.sh
# or, without curl, the folder that the two CSV files of the registries were saved to. What a block
# is used for is a person's judgement: write the missing line, its use as in special_addresses.h,
# and the month on top. Blocks from the other sources named there are left out of the comparison.
set -eu
folder=$(dirname "$0")
registries=${1:-}
if [ -z "$registries" ]; then
  registries=$(mktemp -d)
  trap 'rm -rf "$registries"' EXIT
  for family in ipv4 ipv6; do
    curl -fsS -o "$registries/iana-$family-special-registry-1.csv" \
      "https://www.iana.org/assignments/iana-$family-special-registry/iana-$family-special-registry-1.csv"
  done
fi
exec python3 - "$folder/special_addresses.txt" "$registries" <<'PYTHON'
import csv, ipaddress, re, sys

table, registries = sys.argv[1:]
block = re.compile(r"[0-9a-fA-F:.]+/\d+")

registered = set()
for family in "ipv4", "ipv6":
    with open(f"{registries}/iana-{family}-special-registry-1.csv", newline="") as file:
        for row in csv.DictReader(file):
            registered |= {ipaddress.ip_network(text) for text in block.findall(row["Address Block"])}

ours = {}
with open(table) as file:
    for line in file:
        if block.match(line):
            words = line.split()
            ours[ipaddress.ip_network(words[0])] = words[1]

elsewhere = {"multicast", "unallocated", "v4_compatible", "site_local"}
missing = sorted(map(str, registered - ours.keys()))
gone = sorted(str(net) for net, use in ours.items()
              if net not in registered and use not in elsewhere)
for net in missing:
    print("missing:", net)
for net in gone:
    print("not registered:", net)
sys.exit(bool(missing or gone))
PYTHON
