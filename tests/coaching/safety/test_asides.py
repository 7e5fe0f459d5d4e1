"""What is asked in the middle of a safety conversation: one table, in which some things no denial takes back."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.coaching.safety.asides import ASIDES, aside_of
from bot.coaching.safety.levels import Concern
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


def test_what_stands_is_asked_of_kith_itself_or_a_fear_or_asks_for_a_number() -> None:
    assert {one.says.removeprefix("aside/") for one in ASIDES if one.stands} == {
        "{numbers}",
        *("promise", "call", "real", "see", "happens", "anger"),
        *("taken_away", "kids"),
    }


@pytest.mark.parametrize(
    "text",
    [
        *("what number do i call", "which number", "who do i ring", "is there anyone i can call", "is there a number"),
        *(
            "who can i talk to about this",
            "isnt there someone i can talk to",
            "whats the number",
            "can i have a number",
        ),
        *(
            "do you have a number for that",
            "who should i call now",
            "idk which number to call",
            "i need a number to call",
        ),
        *("what hotline should i call", "is there a helpline for this", "give me the number please"),
    ],
)
def test_whom_to_call_is_told_where_it_is_asked(now: datetime, text: str) -> None:
    talk = Talk("self_harm", "plan", now, is_urgent=True)
    assert aside_of(talk, text, is_urgently_meant=False) == "aside/whom"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "¿a qué número llamo?",
            "qué número marco",
            "cuál es el número",
            "¿a quién llamo?",
            "¿con quién puedo hablar?",
        ),
        *("¿hay algún número?", "hay alguien a quien pueda llamar", "dame un número para llamar"),
    ],
)
def test_whom_to_call_is_told_in_spanish(now: datetime, text: str) -> None:
    talk = Talk("relationship_danger", "danger_steps", now, is_urgent=True, language="es")
    assert aside_of(talk, text, is_urgently_meant=False) == "aside/whom_danger"


@pytest.mark.parametrize(
    "text",
    [
        *("there's no one i can call", "i know who i can call", "who would i even call", "i'll call a number"),
        *("he has my number", "give me his number", "who should i text, ana or jo", "yes", "i did a number on him"),
        *("there is someone i can call", "who can i trust", "my sister knows who to call", "what line"),
        *("no hay nadie a quien llamar", "no sé a quién llamar", "hay alguien con quien puedo hablar, mi hermana"),
        *("dame su número", "no tengo con quién hablar"),
    ],
)
def test_other_words_about_calls_ask_for_no_number(now: datetime, text: str) -> None:
    for language in ("en", "es"):
        talk = Talk("self_harm", "plan", now, is_urgent=True, language=language)
        assert aside_of(talk, text, is_urgently_meant=False) is None


@pytest.mark.parametrize(
    ("concern", "step", "says"),
    [
        ("relationship_danger", "danger_steps", "aside/whom_danger"),
        ("relationship_danger", "danger_bag", "aside/whom_danger"),
        ("relationship_danger", "danger_now", "aside/whom_now"),
        ("abuse_of_child", "child_me", "aside/whom_child"),
        ("harm_to_others", "harm_line", "aside/whom_harm"),
        ("relapse", "relapse_line", "aside/whom_relapse"),
        ("overdose", "overdose_me", "aside/numbers_now"),
        ("overdose", "never_alone", "aside/whom"),
        ("self_harm", "other_go", "aside/whom_now"),
        ("self_harm", "means", "aside/whom"),
    ],
)
def test_the_number_is_that_of_the_step(now: datetime, concern: Concern, step: str, says: str) -> None:
    assert aside_of(Talk(concern, step, now), "is there a number", is_urgently_meant=False) == says
