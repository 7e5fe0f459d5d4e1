"""What answers the question about distance from means, and what is pain that is said there; and what is still bad."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.coaching.safety import NOTHING, Circumstances, Seen, Talk, go_on

ALONE = Circumstances(country="US")
HEARD = Seen("urgent", "overdose", is_heard=True)
STEPS = ["means", "contacting", "barrier_police", "means_no", "means_hurt"]


def _leads(step: str, text: str, now: datetime, language: str = "en", seen: Seen = NOTHING) -> str | None:
    talk = Talk("self_harm", step, now, country="US", is_urgent=True, language=language)
    after = go_on(talk, text, None, seen, now, ALONE).talk
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


@pytest.mark.parametrize("seen", [NOTHING, HEARD])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, "en") for text in ("i took them", "i just took them", "I will take them", "i'll take them")),
        *((text, "en") for text in ("i already took it", "yes i took them", "i took them and now i feel sick")),
        *((text, "en") for text in ("I've taken them all", "already took them", "i took them out and swallowed them")),
        *((text, "es") for text in ("me las tomé ya", "ya las tomé", "ya me las tomé")),
    ],
)
@pytest.mark.parametrize("step", STEPS)
def test_what_was_or_will_be_taken_is_no_distance(
    now: datetime, step: str, text: str, language: str, seen: Seen
) -> None:
    assert _leads(step, text, now, language, seen) == "overdose"


@pytest.mark.parametrize("step", STEPS)
def test_what_will_be_done_is_no_distance_either(now: datetime, step: str) -> None:
    assert _leads(step, "i'll do it tonight", now) == "right_now"
    assert _leads(step, "i'll do it tonight", now, seen=HEARD) == "overdose"
    assert _leads(step, "lo haré esta noche", now, "es") == "right_now"


@pytest.mark.parametrize("text", ["yes", "ok", "I can do that", "i did it", "no", "there's nothing here", "i can't"])
@pytest.mark.parametrize("step", STEPS)
def test_too_much_taken_that_is_heard_goes_before_every_answer(now: datetime, step: str, text: str) -> None:
    assert _leads(step, text, now, seen=HEARD) == "overdose"


@pytest.mark.parametrize(
    "text",
    [
        *("i took them to my sister", "i can take them away", "i'll take them downstairs", "i took them out"),
        *(
            "i put them outside",
            "put them away",
            "i'll leave them with mum",
            "i can give them to mum",
            "i locked it up",
        ),
        *("i threw them out", "i can go outside", "i'll move to the kitchen", "mum took them", "i haven't taken them"),
        *("i won't take them", "it's still bad but i put them away"),
    ],
)
def test_distance_in_plain_words_is_an_answer(now: datetime, text: str) -> None:
    assert _leads("means", text, now) == "plan"


def test_too_much_taken_by_a_misreading_leads_back(now: datetime) -> None:
    talk = Talk("self_harm", "means", now, country="US", is_urgent=True)
    taken = go_on(talk, "i took them", None, NOTHING, now, ALONE).talk
    assert taken is not None
    back = go_on(taken, "", "safety:not_meant", NOTHING, now, ALONE).talk
    assert back is not None
    assert (back.concern, back.step) == ("self_harm", "means")


@pytest.mark.parametrize(
    ("text", "step", "language"),
    [
        ("still bad but i'll try it", "contacting", "en"),
        ("i'll call, it's getting worse", "contacting", "en"),
        ("it's getting worse. I will call", "contacting", "en"),
        ("still bad but i'll call my mum", "someone", "en"),
        ("sigue mal pero voy a llamar", "contacting", "es"),
        ("i'm not going to call, it's getting worse", "hard", "en"),
        ("no voy a llamar, sigue peor", "hard", "es"),
    ],
)
def test_a_promise_to_try_goes_before_still_bad(now: datetime, text: str, step: str, language: str) -> None:
    assert _leads("service", text, now, language) == step
