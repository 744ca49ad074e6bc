# No settings file is taken that the JSON Schema refuses, and none makes the program fall over:
# documents made from the schema's own words, right and wrong, and the same with bytes changed.
set -eu
program=$1
/usr/bin/python3 -c 'import jsonschema, tomllib' 2>/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp src/doc/zonemend.schema.json "$work"
cd "$work"
printf '%s\n' '$TTL 3600' '@ SOA ns1.example.net. host.example.net. 1 7200 900 1209600 300' \
  '@ NS ns1.example.net.' '@ NS ns2.example.net.' > db
exec /usr/bin/python3 - "$program" <<'END'
import json, random, subprocess, sys, tomllib, jsonschema

random.seed(1)
program = sys.argv[1]
schema = json.load(open("zonemend.schema.json"))
validator = jsonschema.Draft7Validator(schema)
rules = schema["definitions"]["rules"]["properties"]
with_options = [name for name, rule in rules.items()
                if "oneOf" in rule and len(rule["oneOf"][1]["properties"]) > 1]

def one(*choices):
    return random.choice(choices)

def level():
    return one('"off"', '"on"', '"info"', '"warning"', '"error"', '"error"', '"eror"', '""', "true", "1")

def words():
    return one('"a"', '["a", "b"]', "[]", '""', '[""]', "3", '["a", 3]', '{ a = 1 }')

def number():
    return one("0", "1", "50", "1232", "65535", "65536", "-1", "4294967296", "9223372036854775807",
               "1.0", '"50"', "true", "0x10", "1_000", "[1]")

def table(name):
    rule = rules.get(name, {})
    options = list(rule["oneOf"][1]["properties"].items()) if "oneOf" in rule else []
    parts = []
    for key, option in random.sample(options, random.randint(0, len(options))):
        value = level() if key == "severity" else number() if option.get("type") else words()
        parts.append(f"{key} = {value}")
    if random.random() < 0.1:
        parts.append(one('severity = "on"', 'severty = "on"', "most = 3", '"" = 1'))
    return "{ " + ", ".join(parts) + " }"

def rule_line():
    name = one(random.choice(list(rules)), random.choice(with_options), random.choice(with_options),
               one("all", "bom", '"cname-*"', '"*"', '"*-ttl-*"', '"**"', '"C*"', '"no-*"',
                   '"*_*"', "no-such", '"c* "', '""'))
    value = table(name) if random.random() < 0.5 else level()
    return f"{name} = {value}\n"

def rule_lines():
    return "".join(rule_line() for _ in range(random.randint(0, 3)))

def inline_rules():
    return "{ " + ", ".join(rule_line().strip() for _ in range(random.randint(0, 2))) + " }"

def top_line():
    return one(
        lambda: f"exclude = {words()}\n",
        lambda: f"include-roots = {words()}\n",
        lambda: "include-directory = " + one('"a"', '""', "1", '["a"]') + "\n",
        lambda: "baseline = " + one('"a"', '""', "1", "1979-05-27") + "\n",
        lambda: f"max-generated = {number()}\n",
        lambda: "limits = { " + one("generated", "lines", "findings", "include-depth", "file-size",
                                    "lins", "files") + f" = {number()} }}\n",
        lambda: one("rules = 1\n", "zone = []\n", "file = [{}]\n", "zone = 3\n", "rule = 1\n"))()

def section():
    return one(
        lambda: "[rules]\n" + rule_lines(),
        lambda: f"[rules.{random.choice(with_options)}]\nseverity = {level()}\n",
        lambda: "[[zone]]\n" + one("name = " + one(
            '"example.com"', '"*.example.com."', '"*"', '"a..b"', '""', words()) + "\n", "")
            + one("", "", f"rules = {inline_rules()}\n", "[zone.rules]\n" + rule_lines()),
        lambda: "[[file]]\n" + one(f"path = {words()}\n", 'path = "*.zone"\n', "")
            + one("", "origin = " + one('"a"', '"@"', '"a..b"', '""', "1") + "\n")
            + one("", "class = " + one('"IN"', '"CH"', '"HS"', '"in"', '"ANY"', '"NONE"', '"CLASS1"',
                                       '"CHAOS"', '"XX"', "1") + "\n")
            + one("", f"rules = {inline_rules()}\n", "[file.rules]\n" + rule_lines()),
        lambda: one("[zone]\nname = 'x'\n", "[file]\n", "[[rules]]\n", "[other]\n"))()

def document():
    text = "".join(top_line() for _ in range(random.choice([0, 0, 0, 1, 2])))
    return text + "".join(section() for _ in range(random.choice([0, 1, 1, 2])))

def mutated(text):
    data = bytearray(text.encode())
    for _ in range(random.randint(1, 3)):
        at = random.randint(0, len(data))
        piece = one(b"\xff", b"\0", b"\"", b"[", b"]", b"=", b"\n", b"'''", b"#", b"{", b"\\u0000",
                    b"\r", b"inf", "\u00fc".encode(), b"a.b.c")
        data[at:at + one(0, 0, 1, 5)] = piece
    return bytes(data)

trouble = []
taken = 0
for number_of in range(400):
    text = document()
    data = text.encode() if random.random() < 0.75 else mutated(text)
    open("s.toml", "wb").write(data)
    said = subprocess.run([program, "check", "--config", "s.toml", "--origin", "example.com", "db"],
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    if said.returncode not in (0, 1, 2):
        trouble.append("ends with %d:\n%s" % (said.returncode, data))
    if b"s.toml" in said.stderr or said.returncode == 2:
        continue
    taken += 1
    try:
        validator.validate(tomllib.loads(data.decode()))
    except (jsonschema.ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        trouble.append("taken, but %s:\n%s" % (str(error).split("\n")[0], data))
if not 40 <= taken <= 360:
    trouble.append("%d of the documents are taken: that says little" % taken)
sys.exit("\n".join(trouble) or None)
END
