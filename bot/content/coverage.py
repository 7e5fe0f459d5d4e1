"""Whether words and code agree: what is asked for exists, its values are given, no button is dead, no model faulty."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from bot.coaching.review import KINDS, Checks, Sheet, read
from bot.coaching.rooms import Situation, rooms
from bot.coaching.safety.helplines import KINDS as LINES
from bot.coaching.script import placeholders
from bot.content import files, loader
from bot.content.files import Items, Table
from bot.content.lint import Problem
from bot.content.scripts import Placed
from bot.content.vocabulary import load_vocabulary
from bot.errors import ContentError

_KEY = re.compile(r"[a-z_]+(?:/[a-z0-9_]+)+")
_UTTER = "utter_"
_GIVEN_IN_SAFETY = frozenset({*LINES, "emergency", "directory"})
"""What every script of a safety conversation is given besides: bot.coaching.safety.wording."""


@dataclass(frozen=True)
class Use:
    """A place that asks for a script. `*` in the key stands for anything; `fields` is None where nobody can tell."""

    key: str
    path: Path
    line: int
    fields: frozenset[str] | None = None


def check(root: Path, folder: Path = loader.FOLDER) -> list[Problem]:
    """Every disagreement between the content in `folder` and the dialogue and code under `root`, by file and line.

    None where a content file cannot be loaded: lint.check says which and why.
    """
    refused: list[ContentError] = []
    try:
        vocabulary = load_vocabulary(folder)
    except ContentError:
        return []
    placed = list(loader.read_scripts(folder, vocabulary, refused.append))
    sheets, lexicon = loader.read_sheets(folder, vocabulary, refused.append)
    situations = list(loader.read_situations(folder, vocabulary, refused.append))
    if refused:
        return []
    by_key = {at.script.key: at for at in placed}
    domain = files.read(root / "domain.yml")
    used = [*_uses_of_domain(domain), *_uses_of_code(root, {key.partition("/")[0] for key in by_key})]
    used += _uses_of_reviews(folder, sheets)
    problems = [
        *_missing(used, by_key),
        *_without_value(used, by_key),
        *_without_rule(domain, root),
        *_dead_buttons(placed, domain, root, by_key),
        *_faulty_models(folder, situations, Checks(sheets.values(), lexicon)),
    ]
    return sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.says))


def _uses_of_domain(domain: Table) -> Iterator[Use]:
    responses = domain.table("responses")
    for name in responses.values:
        yield Use(name.removeprefix(_UTTER), domain.path, responses.line_of(name), frozenset())


def _uses_of_code(root: Path, stems: set[str]) -> Iterator[Use]:
    for path, tree in _modules(root):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Say":
                for key in _keys_in(node.args[0]) if node.args else ():
                    yield Use(key, path, node.lineno, _fields_in(node.args[1:2]))
            elif isinstance(node, ast.Constant) and _is_key(node.value, stems):
                yield Use(str(node.value), path, node.lineno)


def _is_key(value: object, stems: set[str]) -> bool:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None and value.partition("/")[0] in stems


def _uses_of_reviews(folder: Path, sheets: Mapping[str, Sheet]) -> Iterator[Use]:
    """The feedback that the advice on a draft may draw: bot.coaching.review.advice."""
    for kind in sorted(set(sheets) & set(KINDS)):
        table = files.read(folder / "checks" / f"{kind}.yml")
        sheet = sheets[kind]
        names = [("changes", f"{name}/{what}") for name in sheet.changes for what in ("change", "gained")]
        names += [("praise", f"{name}/works") for name in sheet.praise]
        for field, name in (*names, ("changes", "good"), ("changes", "start")):
            fields = frozenset({"quote"} if "/" in name else ())
            yield Use(f"review/{kind}/{name}", table.path, table.line_of(field), fields)


def _modules(root: Path) -> Iterator[tuple[Path, ast.Module]]:
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


def _missing(used: list[Use], by_key: dict[str, Placed]) -> Iterator[Problem]:
    for use in used:
        if not any(fnmatchcase(key, use.key) for key in by_key):
            yield Problem(use.path, use.line, "missing", f"asks for the script “{use.key}”, which is not there")


def _without_value(used: list[Use], by_key: dict[str, Placed]) -> Iterator[Problem]:
    for use in used:
        at = by_key.get(use.key)
        if at is None or use.fields is None:
            continue
        given = use.fields | _GIVEN_IN_SAFETY if at.path.parent.name == "safety" else use.fields
        for variant, line in zip(at.script.variants, at.variant_lines, strict=True):
            for name in sorted(placeholders(variant.html) - given):
                where = f"{use.path.name}:{use.line}"
                yield Problem(at.path, line, "unfilled", f"nobody fills {{{name}}} when {where} asks for “{use.key}”")


def _without_rule(domain: Table, root: Path) -> Iterator[Problem]:
    data = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "data").rglob("*.yml")))
    handled = set(re.findall(r"- intent: (\w+)", data))
    intents: Items = domain.values["intents"]
    for intent, line in intents.placed():
        name = intent if isinstance(intent, str) else next(iter(intent.values))
        if name not in handled:
            yield Problem(domain.path, line, "no_rule", f"nothing answers the intent “{name}”")


def _dead_buttons(placed: list[Placed], domain: Table, root: Path, by_key: dict[str, Placed]) -> Iterator[Problem]:
    intents = {i if isinstance(i, str) else next(iter(i.values)) for i in domain.values["intents"]}
    known = {node.value for _, tree in _modules(root) for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    for at in placed:
        for button in (button for row in at.script.buttons for button in row):
            if button.tap.startswith("/choose"):
                value = button.tap.split('"')[3]
                if value not in known and value.replace(":", "/", 1) not in by_key:
                    yield Problem(at.path, at.line, "dead_button", f"nothing takes the choice “{value}”")
            elif button.tap.startswith("/") and button.tap[1:] not in intents:
                yield Problem(at.path, at.line, "dead_button", f"“{button.tap[1:]}” is no intent of domain.yml")


def _faulty_models(folder: Path, situations: list[Situation], checks: Checks) -> Iterator[Problem]:
    """Models in which the room's own checks find a fault: one of the two is wrong."""
    kinds = {name: room.kind for name, room in rooms(situations, checks).items()}
    for one in situations:
        faults = read(kinds[one.room], one.model, checks).faults if kinds.get(one.room) in checks.sheets else ()
        if faults:
            entry = files.read(folder / "situations" / f"{one.room}.yml").table("situations").table(one.id)
            says = f"the model of “{one.id}” has a fault by the room's own checks: {', '.join(faults)}"
            yield Problem(entry.path, entry.line_of("model"), "model", says)
