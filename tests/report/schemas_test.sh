# What zonemend prints obeys the schemas of its formats: the official one of SARIF, its own of json
# and jsonl, and what the readers of GitLab, reviewdog and Jenkins demand. The schemas of the last
# are used where they are:
#   ZONEMEND_GITLAB_SCHEMA   codeclimate.json of GitLab
#   ZONEMEND_JUNIT_SCHEMA    junit-10.xsd of Jenkins' xUnit plugin
set -eu
program=$(readlink -f "$1")
root=$PWD
# Python with jsonschema is not everywhere.
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || exit 77

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp testdata/formats/*.zone testdata/formats/*.inc "$folder"
printf 'www A 192.0.2.1\r\n\000\377 \tTXT "\n' >"$folder/odd name%.zone"
cd "$folder"

# reports NAME ARGUMENT...: in every format, as NAME.FORMAT
reports() {
  name=$1
  shift
  for format in json jsonl sarif gitlab rdjson junit; do
    status=0
    "$program" "$@" --format $format >"$name.$format" || status=$?
    [ $status -le 1 ] || { echo "$* --format $format: exit status $status" && exit 1; }
  done
}
reports check check --select all *.zone
reports clean check --select bom example.org.zone
reports nothing check --select bom --fix example.org.zone
reports refused kartra example.com.zone --user acme --host shop --check
reports change kartra example.org.zone --user acme --host www --check
reports already point example.org.zone --target shops.example.net --host www --check
reports remove kartra example.org.zone --host mail --remove --check
cp example.org.zone written.zone
"$program" kartra written.zone --origin example.org --user acme --host www -i --format json \
  >written.json

if [ -n "${ZONEMEND_JUNIT_SCHEMA:-}" ]; then
  xmllint --noout --schema "$ZONEMEND_JUNIT_SCHEMA" ./*.junit
fi

/usr/bin/python3 - "$root" <<'END'
import glob, json, os, sys
import xml.etree.ElementTree
import jsonschema

root = sys.argv[1]
own = json.load(open(root + "/src/doc/zonemend-report.schema.json"))
sarif = json.load(open(root + "/testdata/formats/schemas/sarif-2.1.0-rtm.5.json"))
jsonschema.Draft7Validator.check_schema(own)
jsonschema.Draft4Validator.check_schema(sarif)
own = jsonschema.Draft7Validator(own)
sarif = jsonschema.Draft4Validator(sarif)
trouble = []


def expect(validator, document, name):
    for error in validator.iter_errors(document):
        details = [sub.message[:200] for sub in error.context or []]
        trouble.append("%s: %s %s" % (name, error.message[:300], details))


def expect_true(truth, name):
    if not truth:
        trouble.append(name)


def is_position(item):
    return set(item) == {"line", "column"} and min(item.values()) >= 1


for name in sorted(glob.glob("*.json")):
    report = json.load(open(name))
    expect(own, report, name)
    # The schema is closed to what is not a report, and every member is described.
    for member in list(report):
        cut = {key: value for key, value in report.items() if key != member}
        expect_true(not own.is_valid(cut), "%s: the schema can do without %s" % (name, member))

for name in sorted(glob.glob("*.jsonl")):
    lines = [json.loads(line) for line in open(name)]
    for line in lines:
        expect(own, line, name)
    expect_true(lines[-1]["kind"] in ("summary", "plan"), name + ": the last line")

for name in sorted(glob.glob("*.sarif")):
    log = json.load(open(name))
    expect(sarif, log, name)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    prints = [result["partialFingerprints"]["zonemendFinding/v1"] for result in run["results"]]
    expect_true(len(set(prints)) == len(prints), name + ": fingerprints are not unique")
    for result in run["results"]:
        expect_true(rules[result["ruleIndex"]]["id"] == result["ruleId"], name + ": ruleIndex")

gitlab_schema = os.environ.get("ZONEMEND_GITLAB_SCHEMA")
if gitlab_schema:
    for name in sorted(glob.glob("*.gitlab")):
        for issue in json.load(open(name)):
            expect(jsonschema.Draft7Validator(json.load(open(gitlab_schema))), issue, name)

# GitLab drops what lacks one of these.
for name in sorted(glob.glob("*.gitlab")):
    issues = json.load(open(name))
    expect_true(isinstance(issues, list), name)
    for issue in issues:
        expect_true(issue["severity"] in ("info", "minor", "major", "critical", "blocker"), name)
        expect_true(all(is_position(at) for at in issue["location"]["positions"].values()), name)
        expect_true(issue["description"] and issue["location"]["path"], name)
    prints = {issue["fingerprint"] for issue in issues}
    expect_true(len(prints) == len(issues), name + ": fingerprints are not unique")

for name in sorted(glob.glob("*.rdjson")):
    for item in json.load(open(name))["diagnostics"]:
        expect_true(item["message"] and item["location"]["path"], name)
        expect_true(item["severity"] in ("ERROR", "WARNING", "INFO"), name)
        if "range" in item["location"]:
            expect_true(all(is_position(at) for at in item["location"]["range"].values()), name)

# What Jenkins knows of JUnit: the children that an element may have, and its attributes.
junit = {
    "testsuites": ({"testsuite"}, {"name"}),
    "testsuite": ({"testcase"}, {"name", "tests", "failures", "errors", "skipped"}),
    "testcase": ({"failure", "system-out"}, {"name", "classname"}),
    "failure": (set(), {"type", "message"}),
    "system-out": (set(), set()),
}
for name in sorted(glob.glob("*.junit")):
    root = xml.etree.ElementTree.parse(name).getroot()
    expect_true(root.tag == "testsuites", name)
    for element in root.iter():
        children, attributes = junit[element.tag]
        expect_true({child.tag for child in element} <= children, name + ": children")
        expect_true(set(element.attrib) == attributes, name + ": attributes")
    for suite in root:
        expect_true(int(suite.get("tests")) == len(suite), name + ": tests")
        expect_true(int(suite.get("failures")) == len(suite.findall("*/failure")), name)

expect_true(json.load(open("written.json"))["written"] == ["written.zone"], "written.json")
sys.exit("\n".join(trouble) or None)
END
