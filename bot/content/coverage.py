"""Whether words and code agree: what is asked for exists, its values are given, no button is dead, no model faulty."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from bot.coaching.review import Checks, read
from bot.coaching.rooms import Situation, rooms
from bot.coaching.safety.helplines import KINDS as LINES
from bot.coaching.script import placeholders
from bot.content import files, loader, uses
from bot.content.files import Items, Table
from bot.content.lint import Problem
from bot.content.scripts import Placed
from bot.content.uses import Use
from bot.content.vocabulary import load_vocabulary
from bot.errors import ContentError

_GIVEN_IN_SAFETY = frozenset({*LINES, "emergency", "directory", "question"})
"""What every script of a safety conversation is given besides: bot.coaching.safety.wording."""


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
    used = [*uses.of_domain(domain), *uses.of_code(root, {key.partition("/")[0] for key in by_key})]
    used += uses.of_reviews(folder, sheets)
    problems = [
        *_missing(used, by_key),
        *_without_value(used, by_key),
        *_without_rule(domain, root),
        *_dead_buttons(placed, domain, root, by_key),
        *_faulty_models(folder, situations, Checks(sheets.values(), lexicon)),
    ]
    return sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.says))


def _missing(used: list[Use], by_key: dict[str, Placed]) -> Iterator[Problem]:
    for use in used:
        if not any(fnmatchcase(key, use.key) for key in by_key):
            yield Problem(use.path, use.line, "missing", f"asks for the script “{use.key}”, which is not there")


def _without_value(used: list[Use], by_key: dict[str, Placed]) -> Iterator[Problem]:
    for use in used:
        for at in (at for key, at in by_key.items() if fnmatchcase(key, use.key)):
            is_safety = at.path.parent.name == "safety"
            if use.fields is None and not is_safety:
                continue
            given = (use.fields or frozenset()) | (_GIVEN_IN_SAFETY if is_safety else frozenset())
            for variant, line in zip(at.script.variants, at.variant_lines, strict=True):
                for name in sorted(placeholders(variant.html) - given):
                    where = f"{use.path.name}:{use.line}"
                    yield Problem(at.path, line, "unfilled", f"nobody fills {{{name}}} when {where} asks for it")


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
    known = {node.value for _, tree in uses.modules(root) for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    for at in placed:
        for button in (button for row in at.script.buttons for button in row):
            if button.tap.startswith("/choose"):
                value = button.tap.split('"')[3]
                if value not in known and value.replace(":", "/", 1) not in by_key and not _is_deck(value, by_key):
                    yield Problem(at.path, at.line, "dead_button", f"nothing takes the choice “{value}”")
            elif button.tap.startswith("safety:"):
                if button.tap.removeprefix("safety:") not in known:
                    yield Problem(at.path, at.line, "dead_button", f"no safety conversation takes “{button.tap}”")
            elif button.tap[1:] not in intents:
                yield Problem(at.path, at.line, "dead_button", f"“{button.tap[1:]}” is no intent of domain.yml")


def _is_deck(choice: str, by_key: dict[str, Placed]) -> bool:
    key = choice.replace(":", "/", 1)
    return choice == "card:any" or (choice.startswith("card:") and any(one.startswith(f"{key}/") for one in by_key))


def _faulty_models(folder: Path, situations: list[Situation], checks: Checks) -> Iterator[Problem]:
    """Models in which the room's own checks find a fault: one of the two is wrong."""
    kinds = {name: room.kind for name, room in rooms(situations, checks).items()}
    for one in situations:
        faults = read(kinds[one.room], one.model, checks).faults if kinds.get(one.room) in checks.sheets else ()
        if faults:
            entry = files.read(folder / "situations" / f"{one.room}.yml").table("situations").table(one.id)
            says = f"the model of “{one.id}” has a fault by the room's own checks: {', '.join(faults)}"
            yield Problem(entry.path, entry.line_of("model"), "model", says)
