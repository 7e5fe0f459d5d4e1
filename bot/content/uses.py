"""Where scripts are asked for: in the domain, in the code, and by the checks that draw feedback."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.coaching.review import KINDS, Sheet
from bot.content import files
from bot.content.files import Table

_KEY = re.compile(r"[a-z_]+(?:/[a-z0-9_]+)+")
_UTTER = "utter_"
_IN_ROOMS = {"say": "*/", "shared": "room/"}
"""The short ways in which rooms ask for a script: bot.coaching.rooms.frame."""


@dataclass(frozen=True)
class Use:
    """A place that asks for a script. `*` in the key stands for anything; `fields` is None where nobody can tell."""

    key: str
    path: Path
    line: int
    fields: frozenset[str] | None = None


def of_domain(domain: Table) -> Iterator[Use]:
    """Each response asks for the script of its name and gives no values."""
    responses = domain.table("responses")
    for name in responses.values:
        yield Use(name.removeprefix(_UTTER), domain.path, responses.line_of(name), frozenset())


def of_code(root: Path, stems: set[str]) -> Iterator[Use]:
    """Each `Say(key, …)` under `root`, and each text in the form of a key that begins with one of these stems."""
    for path, tree in modules(root):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Say":
                for key in _keys_in(node.args[0]) if node.args else ():
                    yield Use(key, path, node.lineno, _fields_in(node.args[1:2]))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and path.parent.name == "rooms":
                prefix = _IN_ROOMS.get(node.func.attr)
                fields = frozenset(word.arg for word in node.keywords if word.arg)
                for key in _keys_in(node.args[0]) if prefix and node.args else ():
                    if key:
                        yield Use(f"{prefix}{key}", path, node.lineno, fields)
            elif isinstance(node, ast.Constant) and _is_key(node.value, stems):
                yield Use(str(node.value), path, node.lineno)


def _is_key(value: object, stems: set[str]) -> bool:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None and value.partition("/")[0] in stems


def of_reviews(folder: Path, sheets: Mapping[str, Sheet]) -> Iterator[Use]:
    """The feedback that the advice on a draft may draw: bot.coaching.review.advice."""
    for kind in sorted(set(sheets) & set(KINDS)):
        table = files.read(folder / "checks" / f"{kind}.yml")
        sheet = sheets[kind]
        names = [("changes", f"{name}/{what}") for name in sheet.changes for what in ("change", "gained")]
        names += [("praise", f"{name}/works") for name in sheet.praise]
        for field, name in (*names, ("changes", "good"), ("changes", "start")):
            fields = frozenset({"quote"} if "/" in name else ())
            yield Use(f"review/{kind}/{name}", table.path, table.line_of(field), fields)


def modules(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """The modules under `root` that may say something, parsed."""
    for part in ("actions", "bot"):
        for path in sorted((root / part).rglob("*.py")):
            if "content" not in path.parts:
                yield path, ast.parse(path.read_text(encoding="utf-8"))


def _keys_in(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _keys_in(node.body)
        yield from _keys_in(node.orelse)


def _fields_in(second: list[ast.expr]) -> frozenset[str] | None:
    if not second:
        return frozenset()
    if isinstance(second[0], ast.Dict) and all(isinstance(key, ast.Constant) for key in second[0].keys):
        return frozenset(str(key.value) for key in second[0].keys if isinstance(key, ast.Constant))
    return None
