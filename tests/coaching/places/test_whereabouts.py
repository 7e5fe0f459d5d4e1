"""Where somebody is, out of what they write."""

from __future__ import annotations

import time
from datetime import datetime, timezone

import pytest

from bot.coaching.places import Atlas, Own, answered, heard, news, own

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm in lagos", "Lagos"),
        ("it's london time", "London"),
        ("im in nyc rn", "New York City"),
        ("nearest big city is Denver", "Denver"),
        ("time zone: Lisbon", "Lisbon"),
        ("set it to tokyo please", "Tokyo"),
        ("The Hague", "The Hague"),
        ("Mexico City", "Mexico City"),
        ("near Leeds I think", "Leeds"),
        ("in kenya", "Kenya"),
        ("Bangkok for now", "Bangkok"),
        ("i live near lagos with my brother", "Lagos"),
    ],
)
def test_an_answer_is_found_among_what_stands_around_it(atlas: Atlas, text: str, name: str) -> None:
    found = answered(atlas, text, NOW)
    assert found is not None
    assert found.place is not None
    assert found.place.name == name


@pytest.mark.parametrize("text", ["i don't know", "why do you need that", "somewhere in the alps", "not telling you"])
def test_an_answer_without_a_place_has_none(atlas: Atlas, text: str) -> None:
    assert answered(atlas, text, NOW) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("my name is Priya and i live in leeds", ["Leeds"]),
        ("I come from Nigeria but i am living in Poland", ["Poland", "Nigeria"]),
        ("au pair in Zürich, from Lahore", ["Zürich", "Lahore"]),
        ("We moved to London, Canada", ["London"]),
        ("I'm in London on Monday", ["London"]),
        ("I'm in Nice with my mum", []),
        ("from March so I can't get away", []),
        ("i am male, in love, in pain, to go", []),
        ("they left us in the van at home", []),
    ],
)
def test_places_are_heard_in_a_sentence_origins_last(atlas: Atlas, text: str, names: list[str]) -> None:
    assert [found.place.name for found in heard(atlas, text, NOW) if found.place is not None][
        : len(names) or 9
    ] == names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I'm in Tokyo now", "Tokyo"),
        ("I moved to Berlin", "Berlin"),
        ("i moved to berlin last week", "berlin"),
        ("I'm in New York for the week", "New York"),
        ("just landed in Madrid!", "Madrid"),
        ("hey, we've moved to Austin", "Austin"),
        ("I'm travelling, in Bangkok until Sunday", "Bangkok"),
        ("i'm on holiday in Bali till the 5th", "Bali"),
        ("I'm back in London", "London"),
        ("I moved to London, Ontario", "London, Ontario"),
        ("my sister moved to Berlin", None),
        ("I'm flying to Tokyo tomorrow", None),
        ("I live in Portland", None),
        ("I'm in Lisbon now so your good mornings come in the middle of my work. " * 3, None),
    ],
)
def test_news_of_a_move_is_heard_where_it_is_all_that_is_said(text: str, place: str | None) -> None:
    assert news(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "i'm in love now",
        "I'm in recovery now",
        "I'm back to normal",
        "i moved to reading",
        "I moved to Berlin and I don't know anyone there",
    ],
)
def test_what_sounds_like_a_move_leads_to_no_place(atlas: Atlas, text: str) -> None:
    place = news(text)
    assert place is not None
    assert not atlas.is_known(place, is_alone=True)


@pytest.mark.parametrize("piece", ["in ", "in UK ", "now ", "the my ", ", ", "I'm in a ", "to in ", "right now ", "x"])
def test_no_text_takes_long_to_read(atlas: Atlas, piece: str) -> None:
    text = piece * (4096 // len(piece))
    began = time.process_time()
    answered(atlas, text, NOW)
    list(heard(atlas, text, NOW))
    news(text)
    news(text[:100])
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "place", "rest", "is_origin"),
    [
        ("I'm in Lagos right now", "Lagos", "", False),
        ("he hits me. i live in Leeds with him", "Leeds with him", "he hits me", False),
        ("estoy aquí, en Madrid", "Madrid", "", False),
        ("soy de Chile", "Chile", "", True),
        ("I'm from Ghana", "Ghana", "", True),
    ],
)
def test_where_the_writer_is_is_heard_within_a_text(text: str, place: str, rest: str, is_origin: bool) -> None:
    assert own(text) == Own(place, rest, is_origin)


def test_where_somebody_else_is_is_not_the_writers() -> None:
    assert own("my sister is in Canada") is None
