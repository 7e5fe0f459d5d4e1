"""The conversations in the YAML files beside: what is said and tapped, and which scripts answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.harness import Person

pytestmark = pytest.mark.rasa
FOLDER = Path(__file__).parent


def _conversations() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yml")):
        for title, steps in yaml.safe_load(path.read_text()).items():
            yield pytest.param(steps, id=f"{path.stem}: {title}")


@pytest.mark.parametrize("steps", _conversations())
def test_the_conversation_goes_as_written(steps: list[dict[str, Any]], somebody: Callable[..., Person]) -> None:
    person = somebody(consents=not (steps and steps[0].get("stranger")))
    for step in steps:
        _take(person, step)
        said = f"{step}: {person.keys} {person.text!r} {person.labels}"
        for key in step.get("hears", ()):
            assert any(fnmatchcase(heard, key) for heard in person.keys), said
        for key in step.get("never", ()):
            assert not any(fnmatchcase(heard, key) for heard in person.keys), said
        for words in step.get("reads", ()):
            assert words.casefold() in person.text.casefold(), said
        for label in step.get("buttons", ()):
            assert label in person.labels, said
        if "kind" in step:
            assert {message.kind for message in person.messages} == {step["kind"]}, said
        assert person.messages or step.get("silence") or "wait" in step or "stranger" in step or "restart" in step, said


def _take(person: Person, step: dict[str, Any]) -> None:
    if "say" in step:
        person.say(step["say"])
    elif "tap" in step:
        person.tap(step["tap"])
    elif "wait" in step:
        person.wait(step["wait"])
    elif "update" in step:
        person.update(step["update"])
    elif "restart" in step:
        person.restart()
