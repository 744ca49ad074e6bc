# Names of files, folders and branches in git are shown as text and nothing else, in every format.
set -eu
program=$1
command -v git >/dev/null && /usr/bin/python3 -c '' 2>/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772600000
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
cd "$folder"
exec /usr/bin/python3 - "$program" <<'END'
import json, os, re, subprocess, sys
import xml.dom.minidom

program = sys.argv[1]
trouble = []
zone = (b"$TTL 3600\n@ SOA ns1.example.net. host.example.net. %d 7200 900 1209600 300\n"
        b"@ NS ns1.example.net.\n@ NS ns2.example.net.\nwww CNAME %s\n")
hostile = [b"a\n::error::forged", b"a\r::error::forged", b"::error file=x::y", b"##vso[task.x]y",
           b"\x1b[2Jx", b"\xc2\x9b31m", b"\xe2\x80\xaex", b"a\xe2\x80\x8bb", b"\xff\xfe", b"\x7f\x08",
           b"<script>x<", b"<details>`` | x", b"\"',\"x\":[", b"[x](y) *z* @all #1", b"-x", b" x "]

def git(*words):
    subprocess.run(["git", "-c", "core.quotePath=false", *words], check=True, capture_output=True)

def put(serial, target):
    for name in hostile:
        os.makedirs(b"zones/" + name, exist_ok=True)
        for path in (b"zones/%s/%s.zone", b"%s.zone"):
            path = path % ((name, name) if path.count(b"%s") == 2 else name)
            with open(path, "wb") as file:
                file.write(zone % (serial, target))

git("init", "-q", "-b", "main")
put(1, b"x.example.net.")
git("add", "-A")
git("commit", "-qm", "one")
put(1, b"y.example.net.")

def harmless(out, what):
    try:
        text = out.decode("utf-8")
    except UnicodeDecodeError as error:
        trouble.append("%s: %s" % (what, error))
        return out.decode("utf-8", "replace")
    if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]", text):
        trouble.append("%s: control characters: %r" % (what, text))
    commands = [line for line in text.split("\n") if re.match(r"\s*::[a-z-]+( .*)?::", line)]
    if re.search(r"##[A-Za-z]*\[", text) or (commands and "github" not in what):
        trouble.append("%s: a command: %r" % (what, commands))
    return text

def run(*words):
    said = subprocess.run([program, *words], capture_output=True)
    what = b" ".join(word if isinstance(word, bytes) else word.encode() for word in words).decode(
        "utf-8", "backslashreplace")
    if said.returncode > 2 or said.returncode < 0:
        trouble.append("%s: ends with %d" % (what, said.returncode))
    err = harmless(said.stderr, what + " (err)")
    for line in err.split("\n"):
        if line and not line.startswith(("zonemend: ", "  = help: ")):
            trouble.append("%s: a line of its own: %r" % (what, line))
    return said.returncode, harmless(said.stdout, what)

count = 2 * len(hostile)
for format in ("full", "concise", "json", "markdown", "html"):
    status, text = run("diff", "--base", "HEAD", "--format", format)
    if format == "json":
        json.loads(text)
    status, text = run("diff", "--base", "HEAD", "--origin", "example.com", "--format", format)
    if status != 1:
        trouble.append("diff --format %s: status %d" % (format, status))
    if format == "json" and len(json.loads(text)["zones"]) != count:
        trouble.append("diff --format json: not %d zones" % count)
for format in ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "markdown",
               "junit"):
    for words in (["--base", "HEAD"], ["zones"], ["-v", "zones"]):
        status, text = run("check", "--format", format, *words)
        if format in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(text)
        if format == "jsonl":
            for line in text.splitlines():
                json.loads(line)
        if format == "junit":
            xml.dom.minidom.parseString(text)
        if format == "github" and words[0] == "--base":
            _, plain = run("check", "--format", "jsonl", *words)
            commands = re.findall(r"^::(?:error|warning|notice) ", text, re.M)
            if len(commands) != len(plain.splitlines()) - 1:
                trouble.append("check --format github: %d commands" % len(commands))
for name in hostile:
    for words in (["diff", "--base", name], ["check", "--staged", "--base", name],
                  ["diff", "--base", "HEAD", "--head", name], ["check", name], ["check", name + b".zone"],
                  ["diff", name + b".zone", b"zones/" + name], ["hook", "install", name]):
        run(*words)
sys.exit("\n".join(trouble) or None)
END
