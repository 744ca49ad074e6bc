# The JSON Schema of the settings that is shipped is the one that the program would print, and it
# takes the settings of the manual page. To bring it up to date:
#   build-tests/zonemend rules --format schema > src/doc/zonemend.schema.json
set -eu
"$1" rules --format schema | cmp - src/doc/zonemend.schema.json

# Python with jsonschema and a TOML reader is not everywhere.
/usr/bin/python3 -c 'import jsonschema, toml' 2>/dev/null || exit 0
sed -n '/^\.Sh SETTINGS/,/^\.Sh COMMENTS/p' src/doc/zonemend.1 |
  sed -n '/^\.Bd/,/^\.Ed/{/^\./d;p}' | /usr/bin/python3 -c '
import json, sys, jsonschema, toml
schema = json.load(open("src/doc/zonemend.schema.json"))
jsonschema.Draft7Validator.check_schema(schema)
jsonschema.validate(toml.loads(sys.stdin.read()), schema)
for wrong in ({"rule": {}}, {"rules": {"no-such-rule": "off"}}, {"rules": {"bom": "eror"}},
              {"file": [{"origin": "x"}]}, {"zone": [{"name": "x", "path": "y"}]}):
    try:
        jsonschema.validate(wrong, schema)
    except jsonschema.ValidationError:
        continue
    sys.exit("the schema takes %r" % wrong)'
