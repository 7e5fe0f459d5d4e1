"""Holds the lock to the known advisories: python scripts/audit.py UV [--or-go-on]

Ends with 1 where there is an advisory that docs/dependencies.md does not name, or a package that was not looked up, and
with 2 where no service of advisories can be reached; with --or-go-on that is said in a line and is no failure.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "dependencies.md"
TOOL = "pip-audit==2.10.1"
SERVICES = ("pypi", "osv")
KNOWN = "aiohttp==3.9.5"
"""Advisories stand against it for good: a service that has none of them has none at all."""
PATIENCE = 120
"""Seconds for the first question; a network that swallows what is sent to it answers never."""


def main(uv: str, *options: str) -> int:
    """Looks, says what was found, and gives the number to end with."""
    service = next((one for one in SERVICES if has_advisories(uv, one)), None)
    if service is None:
        print("No service of advisories can be reached from here: the lock was not held to any (docs/dependencies.md).")
        return 0 if "--or-go-on" in options else 2
    locked = ROOT / "var" / "locked.txt"
    locked.parent.mkdir(exist_ok=True)
    export = ("export", "--locked", "--no-dev", "--no-emit-project", "--no-emit-local", "-q", "-o", str(locked))
    subprocess.run([uv, *export], cwd=ROOT, check=True)
    looked = ask(uv, service, locked, "--require-hashes")
    if looked is None:
        print(f"The advisories of {service} could be reached and then not be read.")
        return 1
    wrong = list(problems(looked, PAGE.read_text(encoding="utf-8")))
    print(
        "\n".join(wrong) or f"{len(looked)} packages, no advisory that docs/dependencies.md does not name ({service})."
    )
    return 1 if wrong else 0


def problems(looked: list[dict[str, Any]], page: str) -> Iterator[str]:
    """What is to be looked at: a line for each advisory that the page does not name, and each package not looked up."""
    named = set(re.findall(r"\b(?:CVE|GHSA|PYSEC|OSV)-[\w-]+", page))
    for package in looked:
        if reason := package.get("skip_reason"):
            yield f"{package['name']}: not looked up: {reason}"
        for advisory in package.get("vulns", ()):
            if not named & {advisory["id"], *advisory["aliases"]}:
                mended = ", ".join(advisory["fix_versions"]) or "nowhere"
                also = ", ".join([advisory["id"], *advisory["aliases"]])
                yield f"{package['name']} {package['version']}: {also}, mended in {mended}"


def has_advisories(uv: str, service: str) -> bool:
    """Whether this service answers, and knows what is known of one package."""
    asked = ROOT / "var" / "known.txt"
    asked.parent.mkdir(exist_ok=True)
    asked.write_text(KNOWN + "\n", encoding="utf-8")
    try:
        looked = ask(uv, service, asked, "--no-deps", timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return False
    return looked is not None and any(package.get("vulns") for package in looked)


def ask(
    uv: str, service: str, packages: Path, *options: str, timeout: int | None = None
) -> list[dict[str, Any]] | None:
    """What the service has on each of these packages; None where pip-audit gave no answer."""
    audit = ("pip-audit", "-s", service, "-f", "json", "--progress-spinner", "off", "--disable-pip", *options)
    done = subprocess.run(
        [uv, "tool", "run", "--from", TOOL, *audit, "-r", str(packages)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return None
    return found


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
