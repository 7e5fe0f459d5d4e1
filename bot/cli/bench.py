"""`kith bench`: measurements of `benchmarks/<name>.py`, each a `main()` that returns what it measured."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from bot.errors import SettingError
from bot.settings import find_root

Measures = Mapping[str, float | int | str]


@click.command()
@click.argument("name", required=False)
@click.option("--write", is_flag=True, help="Keep the numbers in benchmarks/reports/NAME.json.")
def bench(name: str | None, write: bool) -> None:
    """Run the benchmark NAME, or list those there are."""
    folder = find_root() / "benchmarks"
    known = benchmarks(folder)
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
        report.write_text(json.dumps(dict(measured), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        click.echo(f"Written: {report.relative_to(folder.parent)}", err=True)


def benchmarks(folder: Path) -> dict[str, str]:
    """The benchmarks of a folder by name, each with the first line of its docstring; none of them is imported."""
    files = (file for file in sorted(folder.glob("*.py")) if not file.stem.startswith("_"))
    return {file.stem: (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n")[0] for file in files}


def table(measured: Measures) -> list[str]:
    """The measures as lines, names left and values right."""
    shown = {name: _shown(value) for name, value in measured.items()}
    width, room = max(map(len, shown), default=0), max(map(len, shown.values()), default=0)
    return [f"{name:<{width}}  {value:>{room}}" for name, value in shown.items()]


def _shown(value: float | int | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.4g}" if isinstance(value, float) and abs(value) < 1000 else f"{value:,.0f}"
