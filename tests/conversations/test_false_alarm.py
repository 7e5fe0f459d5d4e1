"""What was taken for danger and is none is answered after the no, once, as if it had not alarmed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.coaching.safety import NOTHING, Seen
from tests.harness import Person

pytestmark = pytest.mark.rasa

SAID = "why does it hurt so much to be left out of a chat"
ANSWER = "card/feel_rejected/it_aches"


@pytest.mark.parametrize(
    ("seen", "no"),
    [
        (Seen("watch", "self_harm", is_heard=True), "No, it's just heavy"),
        (Seen("watch", "self_harm", is_heard=True), "That's not what I meant"),
        (Seen("watch", "relapse", is_heard=True), "Neither"),
        (Seen("urgent", "relationship_danger"), "That's not what I meant"),
    ],
)
def test_after_a_no_the_message_is_answered_once(
    somebody: Callable[..., Person], monkeypatch: pytest.MonkeyPatch, seen: Seen, no: str
) -> None:
    person = somebody()
    monkeypatch.setattr(person.services.safety, "read", lambda text: seen if text == SAID else NOTHING)
    assert person.say(SAID) == []
    assert {message.kind for message in person.messages} == {"safety"}
    assert person.tap(no) == [ANSWER]
    assert ANSWER not in person.say("hi")


def test_after_a_yes_it_is_not_answered(somebody: Callable[..., Person], monkeypatch: pytest.MonkeyPatch) -> None:
    person = somebody()
    seen = Seen("watch", "self_harm", is_heard=True)
    monkeypatch.setattr(person.services.safety, "read", lambda text: seen if text == SAID else NOTHING)
    person.say(SAID)
    assert person.tap("Yes, some") == []
