"""Actions in this process: whatever one raises, the person gets a sentence and its writes are undone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

import pytest

pytestmark = pytest.mark.rasa

MARK = "quixotic-walrus"
APOLOGY = {"events": [], "responses": [{"response": "error/action"}]}


class Guarded:
    """Counts what was let through and what was undone."""

    def __init__(self) -> None:
        self.kept = self.undone = 0

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[None]:
        try:
            yield
        except BaseException:
            self.undone += 1
            raise
        self.kept += 1


@cache
def endpoint() -> tuple[Any, Guarded]:
    """The endpoint with all of `actions`, made once."""
    from bot.dialogue import quiet

    quiet.prepare()
    from bot.dialogue.endpoint import InProcessActions

    guard = Guarded()
    return InProcessActions(guard, "error/action"), guard


def call(name: str, problem: BaseException | None = None) -> Any:
    """What comes of a call; with a problem, the action of this name raises it."""
    actions, _ = endpoint()

    async def fail(*_: Any) -> Any:
        assert problem is not None
        raise problem

    known = dict(actions._executor.actions)
    if problem is not None:
        actions._executor.actions[name] = fail
    tracker = {"sender_id": "7", "slots": {"said": MARK}, "latest_message": {"text": MARK}, "events": []}
    try:
        return asyncio.run(
            actions.request(json={"next_action": name, "sender_id": "7", "tracker": tracker, "domain": {}})
        )
    finally:
        actions._executor.actions = known


@pytest.mark.parametrize("problem", [RuntimeError(MARK), KeyError(MARK), AssertionError(MARK), OSError(MARK)])
def test_an_action_that_raises_is_apologised_for_and_undone(
    problem: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = endpoint()[1].undone
    assert call("action_greet", problem) == APOLOGY
    assert endpoint()[1].undone == before + 1
    assert "action_greet" in caplog.text
    assert MARK not in caplog.text


def test_an_action_that_is_not_there_is_apologised_for(caplog: pytest.LogCaptureFixture) -> None:
    assert call("action_that_nobody_wrote") == APOLOGY
    assert "action_that_nobody_wrote" in caplog.text


def test_an_action_that_rejects_says_so_to_rasa() -> None:
    from rasa.core.actions.action import ClientResponseError
    from rasa_sdk.interfaces import ActionExecutionRejection

    with pytest.raises(ClientResponseError) as rejected:
        call("reach_out_form", ActionExecutionRejection("reach_out_form"))
    assert rejected.value.status == 400
    assert "reach_out_form" in rejected.value.text


def test_the_end_of_the_process_is_not_taken_for_a_failed_action() -> None:
    with pytest.raises(asyncio.CancelledError):
        call("action_greet", asyncio.CancelledError())


def test_every_action_of_the_domain_is_there() -> None:
    import yaml

    from bot.settings import find_root

    domain = yaml.safe_load((find_root() / "domain.yml").read_text(encoding="utf-8"))
    assert set(domain["actions"]) <= set(endpoint()[0]._executor.actions)
