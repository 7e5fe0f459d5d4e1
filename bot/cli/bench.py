"""`kith bench`: measurements of `benchmarks/<name>.py`, each a `main()` that returns what it measured."""

from __future__ import annotations

import ast
import hashlib
import itertools
import json
import os
import re
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from bot.errors import SettingError
from bot.settings import find_root

MADE_FROM = "made from"
"""Where a report says what it was made from."""
_BENCH, _LOCK = "bench:", "lock:"

Measures = Mapping[str, float | int | str]


@click.command()
@click.argument("name", required=False)
@click.option("--write", is_flag=True, help="Keep the numbers in benchmarks/reports/NAME.json.")
@click.option("--stale", is_flag=True, help="Name the reports of other sources than the present; exit code 1 for any.")
def bench(name: str | None, write: bool, stale: bool) -> None:
    """Run the benchmark NAME, or list those there are."""
    folder = find_root() / "benchmarks"
    known = benchmarks(folder)
    if stale:
        old = stale_reports(folder)
        for one in old:
            click.echo(f"{one}: measured before its sources changed; run `kith bench {one} --write`.")
        sys.exit(1 if old else 0)
    if name is None:
        for one, says in known.items():
            click.echo(f"{one}\t{says}")
        return
    if name not in known:
        raise SettingError(f"There is no benchmark {name}; there are: {', '.join(known) or 'none yet'}.")
    sys.path.insert(0, str(folder.parent))
    circumstances: dict[str, float | int | str] = {
        "cores": os.cpu_count() or 0,
        "load before": round(os.getloadavg()[0], 1),
    }
    circumstances[MADE_FROM] = digest(folder, name)
    measured: Measures = import_module(f"benchmarks.{name}").main()
    for line in table(measured):
        click.echo(line)
    if write:
        report = folder / "reports" / f"{name}.json"
        report.parent.mkdir(exist_ok=True)
        kept = {**measured, **circumstances}
        report.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        click.echo(f"Written: {report.relative_to(folder.parent)}", err=True)


def benchmarks(folder: Path) -> dict[str, str]:
    """The benchmarks of a folder by name, each with the first line of its docstring; none of them is imported."""
    files = (file for file in sorted(folder.glob("*.py")) if not file.stem.startswith("_"))
    return {file.stem: (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n")[0] for file in files}


def sources(file: Path) -> tuple[str, ...]:
    """What a benchmark says that its figures depend on, as patterns of paths and `lock:PACKAGE`; it is not imported.

    `bench:NAME` stands for all that the benchmark NAME depends on.
    """
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["SOURCES"]:
            named = ast.literal_eval(node.value)
            return tuple(itertools.chain.from_iterable(_meant(one, file.parent) for one in named))
    return ()


def _meant(one: str, folder: Path) -> tuple[str, ...]:
    return sources(folder / f"{one.removeprefix(_BENCH)}.py") if one.startswith(_BENCH) else (one,)


def digest(folder: Path, name: str) -> str:
    """Sixteen digits for what the figures of a benchmark depend on: its `SOURCES`, itself, and a change in neither
    comments nor docstrings. One that names none depends on all code."""
    root, own = folder.parent, folder / f"{name}.py"
    if not own.is_file():
        return "gone"
    named = sources(own) or ("bot/**/*.py", "actions/**/*.py", "benchmarks/*.py", "data/**/*.yml", "*.yml", "uv.lock")
    whole = hashlib.sha256()
    for file in sorted({own, *(file for pattern in named for file in root.glob(pattern) if file.is_file())}):
        whole.update(str(file.relative_to(root)).encode() + b"\0" + _substance(file) + b"\0")
    for package in sorted(pattern.removeprefix(_LOCK) for pattern in named if pattern.startswith(_LOCK)):
        whole.update(f"{package} {_locked(root, package)}\0".encode())
    return whole.hexdigest()[:16]


def _substance(file: Path) -> bytes:
    """What a file does: its bytes, or, of Python, its tree without comments and docstrings."""
    if file.suffix != ".py":
        return file.read_bytes()
    tree = ast.parse(file.read_bytes())
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not _is_text(one)]  # type: ignore[attr-defined]
    return ast.dump(tree).encode()


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _locked(root: Path, package: str) -> str:
    """The locked version of a package; empty where it is not locked."""
    lock = root / "uv.lock"
    text = lock.read_text(encoding="utf-8") if lock.is_file() else ""
    found = re.search(rf'^name = "{re.escape(package)}"\nversion = "([^"]+)"', text, re.MULTILINE)
    return found.group(1) if found else ""


def stale_reports(folder: Path) -> list[str]:
    """The benchmarks whose report was made from other sources than the present ones."""
    reports = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("reports/*.json")}
    return sorted(name for name, report in reports.items() if report.get(MADE_FROM) != digest(folder, name))


def table(measured: Measures) -> list[str]:
    """The measures as lines, names left and values right."""
    shown = {name: _shown(value) for name, value in measured.items()}
    width, room = max(map(len, shown), default=0), max(map(len, shown.values()), default=0)
    return [f"{name:<{width}}  {value:>{room}}" for name, value in shown.items()]


def _shown(value: float | int | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.4g}" if isinstance(value, float) and abs(value) < 1000 else f"{value:,.0f}"
