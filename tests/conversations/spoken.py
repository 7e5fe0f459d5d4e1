"""The steps that conversations in YAML are made of: what is said or tapped, and what is to come of it."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from tests.harness import Person

Step = Mapping[str, Any]

LONG = 3_000
"""Characters of a step that says `much`."""

SILENT = ("wait", "stranger", "restart", "silence")
"""Steps that nothing needs to answer."""


def read(path: Path) -> dict[str, list[Step]]:
    """The lists of steps of a file, by their names."""
    return dict(yaml.safe_load(path.read_text()))


def take(person: Person, step: Step) -> None:
    """Says, taps, waits, or restarts, and checks what came of it. A step has one of

    `say`, `much` (said over and over, up to LONG characters), `tap`, `wait`, `update`, `restart`; and, of what came,
    `hears` (scripts, as patterns, either of two with |), `never`, `reads` (words), `buttons`, `kind`.
    """
    if "say" in step:
        person.say(step["say"])
    elif "much" in step:
        person.say((step["much"] * LONG)[:LONG])
    elif "tap" in step:
        person.tap(step["tap"])
    elif "wait" in step:
        person.wait(step["wait"])
    elif "update" in step:
        person.update(step["update"])
    elif "restart" in step:
        person.restart()
    _check(person, step)


def _check(person: Person, step: Step) -> None:
    said = f"{step}: {person.keys} {person.text!r} {person.labels}"
    answered = [key for key, _ in groupby(person.keys)]
    assert "say" not in step or len(answered) == len(person.keys), f"the same twice in a row; {said}"
    for key in step.get("hears", ()):
        assert any(fnmatchcase(heard, one) for heard in person.keys for one in key.split("|")), said
    for key in step.get("never", ()):
        assert not any(fnmatchcase(heard, key) for heard in person.keys), said
    for words in step.get("reads", ()):
        assert words.casefold() in person.text.casefold(), said
    for label in step.get("buttons", ()):
        assert label in person.labels, said
    if "kind" in step:
        assert {message.kind for message in person.messages} == {step["kind"]}, said
    assert person.messages or any(name in step for name in SILENT), said
