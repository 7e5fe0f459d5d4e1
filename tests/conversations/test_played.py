"""The conversations in the YAML files beside: what is said and tapped, and which scripts answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conversations.spoken import Step, read, take
from tests.harness import Person

pytestmark = pytest.mark.rasa
FOLDER = Path(__file__).parent


def _conversations() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yml")):
        for title, steps in read(path).items():
            yield pytest.param(steps, id=f"{path.stem}: {title}")


@pytest.mark.parametrize("steps", _conversations())
def test_the_conversation_goes_as_written(steps: list[Step], somebody: Callable[..., Person]) -> None:
    person = somebody(consents=not (steps and steps[0].get("stranger")))
    for step in steps:
        take(person, step)
