"""What a short answer points at among the buttons on offer."""

from __future__ import annotations

import pytest

from bot.coaching.pointing import asks_what_now, pointed_at

LABELS = ("It's my sister", "Show me one", "Not now")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the second one", 1),
        ("2", 1),
        ("option 3", 2),
        ("i'd go with the last one", 2),
        ("the first one please", 0),
        ("my sister", 0),
        ("the sister one", 0),
        ("show me", 1),
        ("later", 2),
        ("nah", 2),
        ("It’s my sister!", 0),
    ],
)
def test_new_buttons_are_pointed_at_in_many_ways(text: str, place: int) -> None:
    assert pointed_at(text, LABELS, is_new=True) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sorry",
        "yes",
        "the 4th",
        "my sister never calls and i hate it",
        "not my sister but my brother",
        "?",
    ],
)
def test_what_points_at_no_button_is_none(text: str) -> None:
    assert pointed_at(text, LABELS, is_new=True) is None


@pytest.mark.parametrize("text", ["the second one", "2", "my sister", "later", "no"])
def test_old_buttons_are_only_named_as_they_are_written(text: str) -> None:
    assert pointed_at(text, LABELS, is_new=False) is None
    assert pointed_at("show me one", LABELS, is_new=False) == 1


def test_a_word_that_two_labels_share_points_at_neither() -> None:
    assert pointed_at("mum", ("Ring mum", "Write to mum"), is_new=True) is None


@pytest.mark.parametrize("text", ["yes", "yep", "sure", "go on", "aye"])
def test_a_bare_yes_is_the_button_that_says_yes(text: str) -> None:
    assert pointed_at(text, ("Tell me more", "Yes, that's it"), is_new=True) == 1


@pytest.mark.parametrize(("text", "place"), [("10", 0), ("3", 1), ("the third", 2), ("2", 1)])
def test_a_figure_is_the_label_that_has_it_and_else_a_place(text: str, place: int) -> None:
    assert pointed_at(text, ("Start, 10 minutes each", "Start, 3 minutes each", "How?"), is_new=True) == place


def test_an_apostrophe_may_be_left_out() -> None:
    assert pointed_at("im ready", ("I'm ready", "Twenty more"), is_new=False) == 0


def test_a_bare_stop_is_no_part_of_a_label() -> None:
    labels = ("Take that again", "Give me a line", "Stop this")
    assert pointed_at("stop", labels, is_new=True) is None
    assert pointed_at("stop this", labels, is_new=True) == 2


@pytest.mark.parametrize("text", ["ok so what do i do about it", "what now?", "So what should I do then", "now what"])
def test_what_now_is_asked_about_what_was_said(text: str) -> None:
    assert asks_what_now(text)


@pytest.mark.parametrize("text", ["what do i do about my sister", "what do you do", "what now that he left"])
def test_a_question_with_something_in_it_is_one_of_its_own(text: str) -> None:
    assert not asks_what_now(text)
