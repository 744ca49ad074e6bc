# The workflow of the repository asks for no more rights than reading, runs pinned actions alone and
# calls only scripts that exist, in shell that is well-formed.
set -eu
/usr/bin/python3 -c 'import yaml' 2>/dev/null || exit 77
exec /usr/bin/python3 - <<'END'
import glob, os, re, subprocess, sys, yaml

trouble = []
workflows = glob.glob(".github/workflows/*.yml")
if not workflows:
    trouble.append("no workflows")
for path in workflows:
    workflow = yaml.safe_load(open(path, encoding="utf-8"))
    if workflow["permissions"] != {"contents": "read"}:
        trouble.append(path + ": may do more than read")
    # YAML takes a bare "on" for true.
    if "pull_request_target" in (workflow.get("on") or workflow[True]):
        trouble.append(path + ": runs the code of strangers with our rights")
    for name, job in workflow["jobs"].items():
        def complain(what):
            trouble.append("%s: %s: %s" % (path, name, what))
        if "permissions" in job:
            complain("has rights of its own")
        if not job.get("timeout-minutes"):
            complain("may run for hours")
        for step in job["steps"]:
            if "uses" in step and not re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]):
                complain("%s: not an action of GitHub at a major version" % step["uses"])
            if step.get("uses", "").startswith("actions/checkout@") \
                    and step["with"]["persist-credentials"] is not False:
                complain("leaves the key in the checkout")
            run = step.get("run", "")
            if "${{" in run:
                complain("an expression inside of a script can become a command")
            if subprocess.run(["sh", "-n"], input=run, text=True).returncode:
                complain("not a script: " + run)
            for script in re.findall(r"[\w./-]+\.sh\b", run):
                if not os.path.isfile(script):
                    complain("there is no " + script)
sys.exit("\n".join(trouble) or None)
END
