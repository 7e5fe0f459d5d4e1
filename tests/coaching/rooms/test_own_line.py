"""Who asks for words gets a line of their own to begin with, where it is sure; else none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.coaching.rooms.own_line import own_line
from bot.coaching.rooms.own_words import wants_words
from bot.coaching.rooms.turned import turned
from tests import shelf
from tests.coaching.rooms.walk import Walk

TABLE = yaml.safe_load(Path(__file__).with_name("own_lines.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("kind", "one"), [(kind, one) for kind, every in TABLE.items() for one in every])
def test_the_line_is_made_of_their_own_words_or_there_is_none(kind: str, one: dict[str, str | None]) -> None:
    found = own_line(kind, str(one["says"]), shelf.checks(), shelf.content().lines)
    assert (found.line if found else None) == one["line"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Kindly suggest a few lines for the warden", True),
        ("what can i even say to her", True),
        ("looking for a nice way to say no to my team", True),
        ("she never asks me how i am", False),
        ("My brother rings every night and I'm tired.", False),
        ("I can't lend you money any more.", False),
    ],
)
def test_who_wants_words_does_not_merely_tell(text: str, *, asks: bool) -> None:
    assert wants_words(text) is asks


@pytest.mark.parametrize(
    ("said", "to_them"),
    [
        ("I worry when she drives and he sleeps", None),
        ("I feel tired when he's snoring", "I feel tired when you're snoring"),
        ("I was sad when he's taken my bike", None),
        ("I feel lost when she goes out and comes late", None),
        ("I won't wash his socks or clean up after him", "I won't wash your socks or clean up after you"),
        ("I can't lend her bike to you", None),
        ("I like it when they watch films with me", "I like it when you watch films with me"),
        ("I can't stay at her place", "I can't stay at your place"),
        ("I feel hurt when she doesn't answer", "I feel hurt when you don't answer"),
        ("I feel safe when he carries me", "I feel safe when you carry me"),
    ],
)
def test_what_is_said_of_them_is_turned_to_them_or_left(said: str, to_them: str | None) -> None:
    assert turned(said) == to_them


def test_the_lesson_begins_with_their_line_and_the_one_thing_that_is_missing() -> None:
    said = "Help me tell my boss Lena I can't stay late on Thursdays, but politely"
    walk = Walk("set_boundary", said=said)
    assert walk.keys == ["room/own_line"]
    assert dict(walk.turn.says[0].fields) == {
        "line": "Lena, I can't stay late on Thursdays.",
        "gap": "What I can do instead: …",
    }
    assert (walk.step, walk.data["story"]) == ("draft", said)
    walk.say("Lena, I can't stay late on Thursdays. I can come in early on Friday.")
    assert walk.keys[0].startswith("review/boundary/")


def test_a_gate_stays_before_the_line() -> None:
    walk = Walk("repair_conflict", said="how do i apologise to my mother for missing her birthday")
    assert walk.step == "gate"
    walk.tap("okay")
    assert walk.keys == ["room/own_line"]
    assert (
        Walk("set_boundary", said="how do i tell him i can't see my friends less, i'm afraid of him").outcome
        == "unsafe"
    )


def test_without_a_sure_line_the_lesson_has_a_plain_one() -> None:
    walk = Walk("set_boundary", story="Kindly advise me what I tell my uncle Ravi so that his visits become shorter")
    assert walk.keys[-1] == "set_boundary/lesson_own"
    assert str(walk.turn.says[-1].fields["line"]).startswith("Ravi, ")


@pytest.mark.parametrize(
    "said",
    [
        "Be so kind as to compose two lines for the organist, the choir can't meet at my house, and Mondays I rest.",
        "Please draft something to tell my tenant that the rent is due on the first and I won't wait till the tenth.",
    ],
)
def test_a_wish_for_words_is_no_draft(said: str) -> None:
    assert not any(key.startswith("review/") for key in Walk("set_boundary", story=said, said=said).keys)
