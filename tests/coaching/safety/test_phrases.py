"""Every phrase proves itself through the same screen that reads real messages."""

from __future__ import annotations

import pytest

from bot.coaching.safety import LEVELS, Phrases, Screen

TAKEN_DOWN: set[str] = set()
"""Examples that the ear takes below their phrase's level; a test fails where one is missing here or comes right."""


@pytest.mark.measured
def test_every_phrase_finds_its_examples(phrases: Phrases, screen: Screen) -> None:
    taken_down = set()
    for phrase in phrases.phrases:
        for text in phrase.matches:
            found = {find.phrase.id: find.level for find in screen.explain(text) if find.level != "none"}
            assert phrase.id in found, f"{phrase.id} does not find: {text}"
            if LEVELS.index(screen.read(text).level) < LEVELS.index(phrase.level):
                taken_down.add(text)
    assert taken_down == TAKEN_DOWN


@pytest.mark.whole
def test_every_phrase_stays_silent_where_it_must(phrases: Phrases, screen: Screen) -> None:
    for phrase in phrases.phrases:
        assert phrase.passes, f"{phrase.id} has no example that it must leave alone"
        for text in phrase.passes:
            loud = [
                f
                for f in screen.explain(text)
                if f.phrase.id == phrase.id and LEVELS.index(f.level) >= LEVELS.index(phrase.level)
            ]
            assert not loud, f"{phrase.id} fires on: {text}"


@pytest.mark.whole
def test_every_idiom_is_left_alone(phrases: Phrases, screen: Screen) -> None:
    for idiom in phrases.idioms:
        assert idiom.passes, f"{idiom.id} has no example"
        for text in idiom.passes:
            assert screen.read(text).level == "none", f"{idiom.id}: {text}"


@pytest.mark.parametrize(
    "text",
    [
        "goodbye to everyone, moving to heaven",
        "saying goodbye to everyone, i'm moving to a better place",
        "i've given away most of my stuff, moving to be with my dad who passed",
        "i will throw myself off a cliff for him",
        "walk off a bridge for my family's sake",
        "i'll walk off when the train comes",
        "i took a whole week of my tablets at once",
        "she took a whole month of tramadol",
        "i took a full month worth of meds",
        "i'm scared of my husband's opinion when he has the knife",
        "no quiero vivir en un mundo así",
        "no quiero vivir cerca de nadie, quiero desaparecer",
        "mi padrastro entra a mi cuarto a despertarme y me toca",
        "me cuelgo con una soga",
        "tiene un cuchillo de cocina en la mano",
        "ya estoy seguro de hacerlo esta noche",
        "me quiero morir, le dije que si me deja me mato",
    ],
)
def test_no_idiom_takes_danger_away(screen: Screen, text: str) -> None:
    assert screen.read(text).level == "urgent"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"level": "loud"}, "level or concern"),
        ({"matches": []}, "no example"),
        ({"patterns": []}, "no pattern"),
        ({"rises": ["moon"]}, "no cue"),
        ({"colour": "red"}, "unknown colour"),
    ],
)
def test_a_wrong_phrase_is_refused_with_its_id(change: dict[str, object], problem: str) -> None:
    entry = {"id": "one", "level": "watch", "patterns": ["sad"], "matches": ["sad"], **change}
    values = {
        "lists": {},
        "spelling": {},
        "emoji": {},
        "known": [],
        "correct": [],
        "cues": {},
        "frames": {},
        "idioms": [],
        "softens": {"all": {}},
        "phrases": {"self_harm": [entry]},
    }
    with pytest.raises(ValueError, match=problem) as caught:
        Phrases.from_dict(values)
    assert str(caught.value).startswith("one")
