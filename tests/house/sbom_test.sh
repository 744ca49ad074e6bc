# The list of what the program is made of (SPDX 2.3) is well-formed, and complete: it names the
# package of every library that the loader takes, and the libraries that are in the program already.
set -eu
command -v python3 >/dev/null && command -v ldd >/dev/null || exit 77
exec python3 - "$1" <<'END'
import hashlib, json, os, re, shutil, subprocess, sys

program = sys.argv[1]
sbom = json.load(open(os.path.join(os.path.dirname(program), "zonemend.spdx.json"), encoding="utf-8"))
trouble = []

def expect(holds, what):
    if not holds:
        trouble.append(what)

expect(sbom["spdxVersion"] == "SPDX-2.3" and sbom["dataLicense"] == "CC0-1.0", "not SPDX 2.3")
expect(sbom["SPDXID"] == "SPDXRef-DOCUMENT", "the document's id")
expect(re.fullmatch(r"https://[^#\s]+", sbom["documentNamespace"]), "the document's name space")
expect(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", sbom["creationInfo"]["created"]), "the date")
expect(all(re.match(r"(Tool|Person|Organization): ", who) for who in sbom["creationInfo"]["creators"])
       and sbom["creationInfo"]["creators"], "who made it")

ids = [package["SPDXID"] for package in sbom["packages"]]
expect(len(ids) == len(set(ids)), "an id stands for two packages")
for package in sbom["packages"]:
    name = package["name"]
    expect(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", package["SPDXID"]), name + ": id")
    for field in ("versionInfo", "downloadLocation", "licenseConcluded", "licenseDeclared",
                  "copyrightText"):
        expect(package.get(field), name + ": no " + field)
    expect(package["filesAnalyzed"] is False, name + ": says that files were analysed")
    for reference in package.get("externalRefs", []):
        expect(reference["referenceCategory"] == "PACKAGE-MANAGER"
               and reference["referenceType"] == "purl", name + ": kind of reference")
        expect(re.fullmatch(r"pkg:deb/[a-z]+/[A-Za-z0-9.%+-]+@[A-Za-z0-9.%-]+\?arch=[a-z0-9]+",
                            reference["referenceLocator"]), name + ": " + reference["referenceLocator"])

known = set(ids) | {sbom["SPDXID"]}
for relation in sbom["relationships"]:
    expect({relation["spdxElementId"], relation["relatedSpdxElement"]} <= known, "a relation to nothing")
    expect(relation["relationshipType"] in
           ("DESCRIBES", "DYNAMIC_LINK", "STATIC_LINK", "BUILD_TOOL_OF"), "an unknown relation")
used = {relation["spdxElementId"] for relation in sbom["relationships"]}
used |= {relation["relatedSpdxElement"] for relation in sbom["relationships"]}
expect(used >= known, "not related to anything: %s" % (known - used))
main = next(package for package in sbom["packages"] if package["SPDXID"] == "SPDXRef-zonemend")
digest = hashlib.sha256(open(program, "rb").read()).hexdigest()
expect(main["checksums"] == [{"algorithm": "SHA256", "checksumValue": digest}], "it is of another program")

# What is linked, found in another way.
names = " ".join(package["name"] for package in sbom["packages"]).lower()
for library in ("cli11", "json", "tomlplusplus", "ldns", "fmt", "libstdc++"):
    expect(library in names, "lacks " + library)
expect("libssl" in names or "libcrypto" in names, "lacks OpenSSL")
kinds = [relation["relationshipType"] for relation in sbom["relationships"]]
expect(kinds.count("STATIC_LINK") >= 3 and kinds.count("BUILD_TOOL_OF") == 1, "headers and compiler")
said = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
for library in re.findall(r"(?:=> |^\s*)(/\S+) \(", said, re.M):
    package = library.rsplit("/", 1)[1]
    if shutil.which("dpkg-query"):
        for path in (library, "/usr" + library, os.path.realpath(library)):
            found = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True)
            if found.returncode == 0:
                package = found.stdout.split(":")[0]
                break
    expect(any(item["name"] == package for item in sbom["packages"]), "lacks " + package)
sys.exit("\n".join(trouble) or None)
END
