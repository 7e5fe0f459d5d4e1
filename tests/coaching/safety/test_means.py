"""What answers the question about distance from means, and what is pain that is said there; and what is still bad."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.coaching.safety import NOTHING, Circumstances, Talk, go_on

ALONE = Circumstances(country="US")


def _leads(step: str, text: str, now: datetime, language: str = "en") -> str | None:
    talk = Talk("self_harm", step, now, country="US", is_urgent=True, language=language)
    after = go_on(talk, text, None, NOTHING, now, ALONE).talk
    return after.step if after else None


@pytest.mark.parametrize(
    "text",
    [
        *("I just want it to stop", "I want the pain to stop", "please make it stop", "i want this to be over"),
        *("it hurts so much", "i can't take this anymore", "i'm in so much pain", "i want to die"),
        *("i need my head to go quiet", "i just want to stop hurting"),
    ],
)
@pytest.mark.parametrize("step", ["means", "contacting", "barrier_police"])
def test_pain_is_no_answer_to_the_question_about_distance(now: datetime, step: str, text: str) -> None:
    assert _leads(step, text, now) == "means_hurt"


@pytest.mark.parametrize(
    "text",
    [
        *("solo quiero que pare", "quiero que pare el dolor", "no puedo más", "me duele todo", "quiero morir"),
        *("ya no aguanto más", "haz que pare", "nada me ayuda"),
    ],
)
def test_pain_in_spanish_is_none_either(now: datetime, text: str) -> None:
    assert _leads("means", text, now, "es") == "means_hurt"


@pytest.mark.parametrize(
    ("text", "step", "language"),
    [
        ("ok i put them in the bathroom", "plan", "en"),
        ("yes. i just want it to stop", "plan", "en"),
        ("yes", "plan", "en"),
        ("i can move them", "plan", "en"),
        ("the pain pills are locked away", "plan", "en"),
        ("i gave my pain meds to mum", "plan", "en"),
        ("there's nothing here", "plan", "en"),
        ("i can't", "means_no", "en"),
        ("no i just want it to stop", "means_no", "en"),
        ("sí", "plan", "es"),
        ("ya las guardé", "plan", "es"),
        ("no puedo", "means_no", "es"),
        ("no, no puedo", "means_no", "es"),
    ],
)
def test_an_answer_stays_one(now: datetime, text: str, step: str, language: str) -> None:
    assert _leads("means", text, now, language) == step


def test_nothing_helps_is_said_of_the_pain_and_there_of_the_line_where_that_is_what_stands_in_the_way(
    now: datetime,
) -> None:
    assert _leads("means", "nothing helps", now) == "means_hurt"
    assert _leads("barrier_police", "nothing helps", now) == "barrier_no_use"


def test_pain_said_twice_leads_to_what_is_least_bad(now: datetime) -> None:
    assert _leads("means_hurt", "it hurts so much", now) == "hard"
    assert _leads("means_no", "i just want it to stop", now) == "hard"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, "es") for text in ("sigue muy mal", "está peor", "no mejora", "sigo igual de mal", "cada vez peor")),
        *((text, "es") for text in ("esto no se calma", "va a peor", "sigue igual")),
        *(
            (text, "en")
            for text in ("still bad", "it's still really bad", "it's getting worse", "it's not getting better")
        ),
        *((text, "en") for text in ("even worse now", "no better")),
    ],
)
def test_still_bad_is_no_promise_to_try(now: datetime, text: str, language: str) -> None:
    assert _leads("service", text, now, language) == "hard"
    assert _leads("hard", text, now, language) == "urge_service"


@pytest.mark.parametrize(
    ("text", "step", "language"),
    [
        ("lo intento", "contacting", "es"),
        ("vale", "contacting", "es"),
        ("sí", "contacting", "es"),
        ("me da vergüenza", "barrier_shame", "es"),
        ("i'll try it", "contacting", "en"),
        ("it's hard to talk", "means", "en"),
    ],
)
def test_the_service_takes_its_answers_as_before(now: datetime, text: str, step: str, language: str) -> None:
    assert _leads("service", text, now, language) == step
