"""docs/stored-data.md names every table and column, says truly what is sealed, and names nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from bot.store.columns import Encrypted
from bot.store.retention import KEPT
from bot.store.schema import metadata

_PAGE = Path(__file__).parents[2] / "docs" / "stored-data.md"
_ROW = re.compile(r"\| (\w+) \| (.+) \| (yes|no|keyed hash) \|")


def sections() -> dict[str, str]:
    """The text below each heading that names a table."""
    _, *parts = re.split(r"^## (\w+)\n", _PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def documented() -> dict[str, list[tuple[str, str]]]:
    return {table: [(row[1], row[3]) for row in _ROW.finditer(text)] for table, text in sections().items()}


def test_every_column_is_documented_in_its_place_and_sealed_as_said() -> None:
    def sealed(column: object) -> str:
        if isinstance(getattr(column, "type", None), Encrypted):
            return "yes"
        return "keyed hash" if str(getattr(column, "name", "")).endswith("_key") else "no"

    schema = {table.name: [(column.name, sealed(column)) for column in table.c] for table in metadata.sorted_tables}
    assert {name: sorted(rows) for name, rows in documented().items()} == {
        n: sorted(rows) for n, rows in schema.items()
    }


def test_every_row_of_the_page_is_read() -> None:
    lines = [line for text in sections().values() for line in text.splitlines() if line.startswith("| ")]
    assert len([line for line in lines if not line.startswith("| field")]) == sum(map(len, documented().values()))


def test_every_term_of_the_sweep_is_stated() -> None:
    stated = {column.table.name: sections()[column.table.name].split("|")[0] for column in KEPT}
    days = {column.table.name: kept.days for column, kept in KEPT.items()}
    terms = {2: "48 hours", 365: "a year"}
    assert not [name for name in days if terms.get(days[name], f"{days[name]} days") not in stated[name]]


def test_every_table_says_for_how_long() -> None:
    terms = ("until erased", "or erased", "when erased", "nothing about people", "for a year")
    assert not [name for name, text in sections().items() if not any(term in text.lower() for term in terms)]
