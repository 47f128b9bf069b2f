"""Ask the registry whether any locked requirement has a known vulnerability: `make audit`.

A vulnerability fails. A registry that does not answer, or does not know a package, does not: it is said what
was not looked up, since silence would read as “nothing found”. Further arguments go to pip-audit, such as
`--ignore-vuln ID` for what was judged not to concern the gallery.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REQUIREMENTS = Path(__file__).parent.parent / "requirements"
SHOWN = 5
"""How many packages that could not be looked up are named."""


def report(*options: str) -> dict[str, Any] | None:
    """Return what pip-audit finds out about the locked requirements, or nothing where it got no answer."""
    files = [f"--requirement={path}" for path in sorted(REQUIREMENTS.glob("*.txt"))]
    quiet = ("--disable-pip", "--require-hashes", "--format=json", "--progress-spinner=off")
    command = [sys.executable, "-m", "pip_audit", *quiet, *files, *options]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: dict[str, Any] = json.loads(answer.stdout)
    except ValueError:
        last = answer.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        sys.stderr.write(f"{last[0]}\n")
        return None
    return found


def faults(found: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each vulnerability: where it is, by which name it goes, and what mends it."""
    seen = set()
    for package in found["dependencies"]:
        for fault in package.get("vulns", ()):
            key = package["name"], package["version"], fault["id"]
            if key not in seen:
                seen.add(key)
                mended = ", ".join(fault["fix_versions"]) or "no version yet"
                yield f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}"


def unknown(found: dict[str, Any]) -> list[str]:
    """Return the packages that could not be looked up."""
    return sorted({package["name"] for package in found["dependencies"] if "skip_reason" in package})


def judge(found: dict[str, Any] | None) -> int:
    """Say what was found; return the exit status."""
    if found is None:
        sys.stderr.write("Not audited: the registry does not answer. Try again where it does.\n")
        return 0
    names = {package["name"] for package in found["dependencies"]}
    if missing := unknown(found):
        some = ", ".join(missing[:SHOWN]) + (", …" if len(missing) > SHOWN else "")
        sys.stderr.write(f"Not audited: the registry does not know {len(missing)} of {len(names)}: {some}\n")
    lines = list(faults(found))
    for line in lines:
        sys.stderr.write(f"{line}\n")
    if lines:
        sys.stderr.write("Take the mended versions: see “Requirements” in CONTRIBUTING.md.\n")
        return 1
    if sound := len(names) - len(missing):
        sys.stdout.write(f"{sound} of {len(names)} packages have no known vulnerability.\n")
    return 0


if __name__ == "__main__":
    sys.exit(judge(report(*sys.argv[1:])))
