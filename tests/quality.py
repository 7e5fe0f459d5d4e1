"""Reports of quality, committed beside the messages that they were made from and held to them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_MADE_FROM = re.compile(r"^<!-- made from ([0-9a-f]{16}) -->$", re.MULTILINE)


def digest(paths: Iterable[Path], *besides: str) -> str:
    """Sixteen digits of the SHA-256 over files, and over what else a figure depends on."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.relative_to(ROOT).as_posix().encode())
        total.update(path.read_bytes())
    for text in besides:
        total.update(text.encode())
    return total.hexdigest()[:16]


def write(path: Path, made_from: str, lines: Sequence[str]) -> None:
    """A report that says what it was made from."""
    path.write_text("\n".join([*lines, "", f"<!-- made from {made_from} -->"]) + "\n", encoding="utf-8")


def made_from(path: Path) -> str:
    """What the report says that it was made from; nothing where it does not say, or is not there."""
    found = _MADE_FROM.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found.group(1) if found else ""


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table; floats with three digits."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "|".join(["---", *["--:"] * (len(heads) - 1)]) + "|"]
    for row in rows:
        cells = [f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row]
        lines.append("| " + " | ".join(cells) + " |")
    return lines
