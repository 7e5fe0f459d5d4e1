"""Hands at the neck: a doctor the same day, said once and as soon as there is room for it."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.coaching.safety import NOTHING, Circumstances, Move, Seen, Talk, begin, go_on

ALONE = Circumstances(country="US")
DANGER = Seen("urgent", "relationship_danger")
NECK = "danger/neck"


def _begun(text: str, now: datetime, language: str = "en") -> Move:
    return begin(DANGER, now, Circumstances(country="US", language=language), text=text)


def _keys(move: Move) -> list[str]:
    return [one.key for one in move.says]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(
            (text, "en")
            for text in (
                "my boyfriend choked me last night",
                "my husband grabbed me by the throat on sunday",
                "he had his hands round my neck",
                "i was strangled by my husband last week",
                "she put her hands around my throat",
                "he held me against the wall by the neck",
                "he squeezed my throat",
                "there are bruises on my neck from him",
            )
        ),
        *(
            (text, "es")
            for text in (
                "mi marido me agarró del cuello el domingo",
                "mi novio me estranguló anoche",
                "me apretó el cuello",
                "me puso las manos en el cuello",
                "me ahorcó anoche",
            )
        ),
    ],
)
def test_the_doctor_is_named_at_the_very_beginning(now: datetime, text: str, language: str) -> None:
    assert _keys(_begun(text, now, language)) == [NECK, "danger/ask_private"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, "en") for text in ("my husband hits me", "he never choked me", "he used to choke me years ago")),
        *((text, "en") for text in ("i choked on my drink", "he choked up", "i choked him", "he gave me a necklace")),
        *((text, "en") for text in ("my neck hurts from the desk", "he cut my hair", "he choked me in 2010")),
        *((text, "en") for text in ("he choked me when i was 12", "my dad choked me when i was a little girl")),
        *((text, "es") for text in ("mi marido me pega", "hace años me ahorcó", "me duele el cuello")),
        *((text, "es") for text in ("nunca me ahorcó", "me ahorcó cuando era niña", "antes me ahorcaba")),
    ],
)
def test_other_words_bring_no_doctor(now: datetime, text: str, language: str) -> None:
    assert NECK not in _keys(_begun(text, now, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("he choked me last night when i was trying to leave", "en"),
        ("he choked me when i was trying to leave", "en"),
        ("he used to just shout. last night he choked me", "en"),
        ("we married ten years ago and yesterday he choked me", "en"),
        ("we married ten years ago and he choked me", "en"),
        ("he choked me and he's back in 20 minutes", "en"),
        ("he choked me when i was 20 weeks pregnant", "en"),
        ("he's never choked me before last night", "en"),
        ("i can't believe he choked me", "en"),
        ("he choked me years ago and again on sunday", "en"),
        ("antes me gritaba, anoche me ahorcó", "es"),
        ("nunca me había ahorcado hasta ayer", "es"),
        ("hace años me ahorcó y esta semana otra vez", "es"),
    ],
)
def test_long_ago_counts_of_the_hold_alone_and_only_where_nothing_is_near(
    now: datetime, text: str, language: str
) -> None:
    assert _keys(_begun(text, now, language))[0] == NECK


def test_it_is_said_in_an_open_talk_and_only_once(now: datetime) -> None:
    talk = Talk("relationship_danger", "danger_service", now, is_urgent=True)
    move = go_on(talk, "he choked me on sunday too", None, DANGER, now, ALONE)
    assert _keys(move)[0] == NECK
    again = Talk("relationship_danger", "danger_friend", now, is_urgent=True, said=("danger/neck/1",))
    assert NECK not in _keys(go_on(again, "he choked me on sunday", None, DANGER, now, ALONE))


def test_while_it_happens_it_waits_until_it_is_quiet(now: datetime) -> None:
    move = _begun("he just choked me", now)
    assert _keys(move) == ["danger/now"]
    assert move.talk is not None
    assert Talk.from_dict(move.talk.to_dict()) == move.talk
    hidden = go_on(move.talk, "i can't get out", None, NOTHING, now, ALONE)
    assert _keys(hidden) == ["danger/hidden"]
    assert hidden.talk is not None
    quiet = go_on(hidden.talk, "", "safety:quiet", NOTHING, now, ALONE)
    assert _keys(quiet) == [NECK, "danger/private"]


def test_the_way_out_says_it_itself_and_a_farewell_says_it_at_the_last(now: datetime) -> None:
    talk = _begun("he just choked me", now).talk
    assert talk is not None
    out = go_on(talk, "", "safety:out", NOTHING, now, ALONE)
    assert _keys(out) == ["danger/out"]
    assert out.talk is not None
    assert NECK not in _keys(go_on(out.talk, "my sister", None, NOTHING, now, ALONE))
    assert _keys(go_on(talk, "", "safety:safe", NOTHING, now, ALONE)) == [NECK, "close/safe_danger"]
    assert NECK not in _keys(go_on(talk, "", "safety:not_meant", NOTHING, now, ALONE))


def test_who_has_to_put_the_phone_away_reads_nothing_more(now: datetime) -> None:
    talk = Talk("relationship_danger", "danger_service", now, is_urgent=True, owes=NECK)
    assert NECK not in _keys(go_on(talk, "gotta go", None, NOTHING, now, ALONE))


@pytest.mark.parametrize(
    "text", ["my dad choked me", "my stepdad strangled my brother", "her dad grabbed her by the throat"]
)
def test_a_child_s_neck_is_looked_at_too_but_not_before_help_is_called(now: datetime, text: str) -> None:
    seen = Seen("urgent", "abuse_of_child")
    assert _keys(begin(seen, now, ALONE, text=text))[0] == NECK
    talk = Talk("abuse_of_child", "child_me", now, is_urgent=True)
    at_once = go_on(talk, f"{text} and he's here right now", None, seen, now, ALONE)
    assert _keys(at_once) == ["child/now"]
    assert at_once.talk is not None
    assert _keys(go_on(at_once.talk, "ok", None, NOTHING, now, ALONE))[0] == NECK


def test_a_turn_that_is_taken_back_owes_nothing(now: datetime) -> None:
    talk = Talk("relationship_danger", "danger_now", now, is_urgent=True, under=("self_harm", "service", ""), owes=NECK)
    back = go_on(talk, "", "safety:not_meant", NOTHING, now, ALONE)
    assert back.talk is not None
    assert (back.talk.step, back.talk.owes) == ("service", "")
    assert NECK not in _keys(back)
