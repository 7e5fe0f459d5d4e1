"""What Rasa says is drawn from the content, and where that fails something true is said."""

from __future__ import annotations

import asyncio
import logging
from types import SimpleNamespace
from typing import Any

import pytest

from bot.coaching.message import Button, Message, Say

pytestmark = pytest.mark.rasa

MARK = "quixotic-walrus"
BUTTONS = ((Button("Tea", "/tea"), Button("Rain", "/rain")), (Button("No", "/deny"),))


def say(action: str, problem: Exception | None = None, **named: Any) -> tuple[dict[str, Any], list[Say]]:
    """What comes of a response, and what was asked of the content."""
    from bot.dialogue.responses import ContentResponses

    asked: list[Say] = []

    async def draw(sender_id: str, wish: Say) -> Message:
        asked.append(wish)
        if problem is not None and wish.key != "error/action":
            raise problem
        return Message(f"the words of {wish.key}", BUTTONS if wish.key == "greet" else (), kind=wish.kind)

    responses = ContentResponses(draw, "error/action")
    made = asyncio.run(responses.generate(action, SimpleNamespace(sender_id="7"), "kith", **named))
    return made, asked


def test_a_response_is_the_script_of_the_same_name() -> None:
    made, asked = say("utter_greet")
    assert made["text"] == "the words of greet"
    assert [one.key for one in asked] == ["greet"]


def test_an_action_says_any_script_with_its_values_and_kind() -> None:
    made, asked = say("greet/known", fields={"name": "Jo"}, kind="timer")
    assert (asked[0].key, asked[0].fields, made["kind"]) == ("greet/known", {"name": "Jo"}, "timer")


@pytest.mark.parametrize("problem", [KeyError(MARK), RuntimeError(MARK), OSError(MARK)])
def test_a_script_that_cannot_be_said_is_apologised_for_and_logged_without_words(
    problem: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    made, _ = say("utter_greet", problem, fields={"name": MARK})
    assert made["text"] == "the words of error/action"
    assert "greet could not be said" in caplog.text
    assert MARK not in caplog.text


def test_buttons_keep_their_rows_on_the_way_through_rasa() -> None:
    from bot.dialogue.responses import message_from_rasa

    made, _ = say("utter_greet")
    assert message_from_rasa(made) == Message("the words of greet", BUTTONS)


def test_buttons_of_an_action_take_the_place_of_the_scripts_own() -> None:
    made, _ = say("utter_greet", buttons=[{"title": "Mine", "payload": "/mine", "row": 0}])
    assert made["buttons"] == []
