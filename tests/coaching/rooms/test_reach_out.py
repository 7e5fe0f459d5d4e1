"""The room for a first message."""

from __future__ import annotations

import pytest

from bot.coaching.rooms import Plan
from tests.coaching.rooms.walk import Walk

WHOLE = "Hi Jo. I burned the toast this morning and thought of you. How's the new kitchen? No rush to answer."


def test_from_the_gate_to_a_plan() -> None:
    walk = Walk("reach_out").tap("okay", "burned_toast").say("hey")
    assert walk.keys[1] == "review/reach_out/vague/change"
    walk.say(WHOLE)
    assert walk.keys == ["review/reach_out/vague/gained", "review/reach_out/good"]
    walk.tap("keep", "comes_to_mind").say("Jo, with my coffee tomorrow")
    assert walk.keys == ["reach_out/what_if"]
    walk.say("i'd send a photo in May")
    assert walk.keys == ["reach_out/plan", "room/plan_if"]
    assert walk.turn.plan == Plan("reach_out", "Jo", "Jo, with my coffee tomorrow", "i'd send a photo in May")
    assert walk.kept == [WHOLE]


def test_where_one_may_not_write_someone_else_can_be_written_to() -> None:
    walk = Walk("reach_out").tap("no_contact")
    assert walk.choices == ["unsent", "someone", "somebody_else"]
    walk.tap("somebody_else")
    assert (walk.outcome, walk.turn.goes_to) == ("done", "reach_out")


def test_a_question_to_the_friend_is_the_draft() -> None:
    walk = Walk("reach_out").tap("okay", "burned_toast").say("how are you?", "ask_how_much", 0.95)
    assert walk.step == "reading"


def test_a_question_to_kith_is_an_aside() -> None:
    walk = Walk("reach_out").tap("okay", "burned_toast").say("who can read this?", "ask_privacy", 0.95)
    assert (walk.outcome, walk.turn.goes_to) == ("aside", "ask_privacy")


@pytest.mark.parametrize("said", ["what if she doesn't answer", "but what if they think it's weird?"])
def test_what_if_nothing_comes_back_is_answered(said: str) -> None:
    walk = Walk("reach_out").tap("okay", "burned_toast").say(said)
    assert walk.keys == ["reach_out/no_answer", "reach_out/draft"]
