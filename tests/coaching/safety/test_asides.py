"""What is asked in the middle of a safety conversation: one table, in which some things no denial takes back."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.coaching.safety.asides import ASIDES, aside_of
from bot.coaching.safety.talk import Talk


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("please don't tell my mum", "aside/promise"),
        ("i don't want to talk to a stupid bot", "aside/anger"),
        ("i never said what happens if i call", "aside/happens"),
        ("it's not that i deserve it", None),
        ("i don't think i should just leave", None),
        ("what if they trace it", None),
        ("what", "aside/mean"),
    ],
)
def test_a_denial_takes_some_back_and_others_not(now: datetime, text: str, says: str | None) -> None:
    talk = Talk("relationship_danger", "danger_service", now, is_urgent=True)
    assert aside_of(talk, text, is_urgently_meant=False) == says


@pytest.mark.parametrize("asked", ["are you going to call the police", "are you a real person", "don't tell anyone"])
def test_in_an_overdose_the_emergency_number_answers(now: datetime, asked: str) -> None:
    talk = Talk("overdose", "overdose_other", now, is_urgent=True)
    assert aside_of(talk, asked, is_urgently_meant=False) == "aside/emergency"


def test_the_fear_for_a_child_stands_behind_an_if(now: datetime) -> None:
    talk = Talk("harm_to_others", "harm_child_who", now, is_urgent=True)
    assert aside_of(talk, "what if they take him away", is_urgently_meant=False) == "aside/taken_away"


def test_what_stands_is_asked_of_kith_itself_or_a_fear() -> None:
    assert {one.says.removeprefix("aside/") for one in ASIDES if one.stands} == {
        *("promise", "call", "real", "see", "happens", "anger"),
        *("taken_away", "kids"),
    }
