#!/usr/bin/env bash
# Checks the licence of every crate that is built into the program, with whatever feature, against the
# list in deny.toml.
# Needs cargo and Python 3.11 only; `cargo deny check` reads the same file and checks more.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo metadata --locked --all-features --format-version 1 --filter-platform "$(rustc -vV | sed -n 's/^host: //p')" |
    python3 -c '
import json, re, sys
try:
    import tomllib
except ImportError:
    sys.exit("Python 3.11 or newer is needed to read deny.toml.")

rules = tomllib.load(open("deny.toml", "rb"))
allowed = set(rules["licenses"]["allow"])
excepted = {rule["crate"]: set(rule["allow"]) for rule in rules["licenses"]["exceptions"]}
banned = {rule["crate"] for rule in rules["bans"]["deny"] if "wrappers" not in rule}


def fits(expression, extra):
    """Whether an SPDX expression can be met: OR needs one side, AND both."""
    words = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    place = 0

    def side():
        nonlocal place
        word = words[place]
        place += 1
        if word == "(":
            answer = either()
            place += 1
            return answer
        if place < len(words) and words[place] == "WITH":
            word = f"{word} WITH {words[place + 1]}"
            place += 2
        return word in allowed or word in extra

    def both():
        nonlocal place
        answer = side()
        while place < len(words) and words[place] == "AND":
            place += 1
            answer = side() and answer
        return answer

    def either():
        nonlocal place
        answer = both()
        while place < len(words) and words[place] == "OR":
            place += 1
            answer = both() or answer
        return answer

    return either()


packages = json.load(sys.stdin)["packages"]
faults = []
for package in packages:
    name, licence = package["name"], package["license"]
    if name in banned:
        faults.append(f"{name} is banned in deny.toml")
    if not licence or not fits(licence, excepted.get(name, set())):
        faults.append(f"{name} {package['"'"'version'"'"']}: {licence or '"'"'no licence given'"'"'}")
print("\n".join(faults) or f"{len(packages)} crates, all under licences of deny.toml")
sys.exit(1 if faults else 0)
'
