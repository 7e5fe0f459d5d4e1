"""`kith bench`: measurements of `benchmarks/<name>.py`, each a `main()` that returns what it measured."""

from __future__ import annotations

import ast
import hashlib
import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from bot.errors import SettingError
from bot.settings import find_root

SOURCES = "sources"
"""Where a report says what it was made from."""

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
            click.echo(one)
        sys.exit(1 if old else 0)
    if name is None:
        for one, says in known.items():
            click.echo(f"{one}\t{says}")
        return
    if name not in known:
        raise SettingError(f"There is no benchmark {name}; there are: {', '.join(known) or 'none yet'}.")
    sys.path.insert(0, str(folder.parent))
    measured: Measures = import_module(f"benchmarks.{name}").main()
    for line in table(measured):
        click.echo(line)
    if write:
        report = folder / "reports" / f"{name}.json"
        report.parent.mkdir(exist_ok=True)
        kept = {**measured, SOURCES: digest(folder.parent)}
        report.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        click.echo(f"Written: {report.relative_to(folder.parent)}", err=True)


def benchmarks(folder: Path) -> dict[str, str]:
    """The benchmarks of a folder by name, each with the first line of its docstring; none of them is imported."""
    files = (file for file in sorted(folder.glob("*.py")) if not file.stem.startswith("_"))
    return {file.stem: (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n")[0] for file in files}


def digest(root: Path) -> str:
    """What a measurement depends on, in short: the code, the training data, the benchmarks and the lock."""
    kinds = {"bot": "*.py", "actions": "*.py", "benchmarks": "*.py", "data": "*.yml", "tests/telegram_edge": "*.py"}
    files = {file for folder, kind in kinds.items() for file in (root / folder).rglob(kind)}
    files |= {file for name in ("config.yml", "domain.yml", "uv.lock") if (file := root / name).is_file()}
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def stale_reports(folder: Path) -> list[str]:
    """The reports that were made from other sources than the present ones."""
    present = digest(folder.parent)
    reports = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("reports/*.json")}
    return sorted(name for name, report in reports.items() if report.get(SOURCES) != present)


def table(measured: Measures) -> list[str]:
    """The measures as lines, names left and values right."""
    shown = {name: _shown(value) for name, value in measured.items()}
    width, room = max(map(len, shown), default=0), max(map(len, shown.values()), default=0)
    return [f"{name:<{width}}  {value:>{room}}" for name, value in shown.items()]


def _shown(value: float | int | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.4g}" if isinstance(value, float) and abs(value) < 1000 else f"{value:,.0f}"
