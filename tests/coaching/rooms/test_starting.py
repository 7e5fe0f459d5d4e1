"""Lines to begin with, for a wide kind of case, and plain ones that hold for many."""

from __future__ import annotations

import re

import pytest

from bot.coaching.review import read
from bot.coaching.rooms import DRAFT_ROOMS, Starter, begun_with, plain_lines
from bot.coaching.rooms.own_words import addressee
from tests import shelf
from tests.coaching.rooms.walk import Walk

STORY = "my aunt Carla comes round every single day at noon and stays until it is dark outside"
LINES = ["It's good to see you. I can do Sundays.", "I like your visits. From now on I need Mondays to myself."]
STARTER = {"title": "They come too often", "lines": LINES}
LINES_OF = shelf.content().lines


def _starter(*lines: str) -> Starter:
    return Starter("visits", "set_boundary", "They come too often", lines)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("how do i tell my sister Lorna to ring less", "Lorna, it's good to see you. I can do Sundays."),
        ("how do i tell my mum she rings too much", "Mum, it's good to see you. I can do Sundays."),
        ("how do i tell her she rings too much", "It's good to see you. I can do Sundays."),
    ],
)
def test_a_line_is_spoken_to_whom_it_is_for_where_that_is_sure(told: str, line: str) -> None:
    assert LINES_OF is not None
    assert begun_with(_starter(LINES[0]), told, LINES_OF) == (line,)


def test_the_i_keeps_its_capital_behind_a_name() -> None:
    assert LINES_OF is not None
    said = begun_with(_starter(LINES[1]), "how do i tell my sister Lorna to ring less", LINES_OF)
    assert said[0].startswith("Lorna, I like")


@pytest.mark.parametrize("kind", DRAFT_ROOMS.values())
def test_every_kind_has_plain_lines_that_need_no_filling(kind: str) -> None:
    lines = plain_lines(kind, STORY, LINES_OF)
    assert len(lines) >= 3
    assert not any("…" in line for line in lines)


@pytest.mark.parametrize(
    ("kind", "told", "word"),
    [
        ("boundary", "how do i tell a man of god no", "no|won't"),
        ("boundary", "she comes each day at lunch, how do i talk to her", "too much|less|often"),
        ("bid_reply", "how do i explain to a 4 year old why mama works on another island", "question|loved"),
        ("bid_reply", "neighbour ploughed my yard, how do i thank him", "[Tt]hank"),
    ],
)
def test_plain_lines_suit_what_is_told(kind: str, told: str, word: str) -> None:
    lines = plain_lines(kind, told, LINES_OF)
    assert all(re.search(word, line) for line in lines), lines
    assert sorted(plain_lines(kind, told, LINES_OF, 1)) == sorted(lines)


def test_without_the_file_there_is_no_plain_line() -> None:
    assert plain_lines("boundary", STORY, None) == ()


def test_who_tells_a_case_of_a_wide_kind_gets_its_line_and_the_next_one_when_asked() -> None:
    walk = Walk("set_boundary", story=STORY, starter=STARTER)
    assert walk.keys == ["room/starter"]
    assert walk.turn.says[0].fields["line"] == LINES[0]
    walk.tap("show_me")
    assert walk.keys == ["room/model"]
    assert walk.turn.says[0].fields["model"] == LINES[1]
    walk.say("Carla, it's good to see you. I won't open the door after two. Come on Sunday instead.")
    assert walk.keys[0].startswith("review/boundary/")


def test_a_line_of_their_own_goes_before_the_starter_unless_it_says_next_to_nothing() -> None:
    said = "how do i tell my boss Dave that i can't work on Sundays any more"
    assert Walk("set_boundary", said=said, story=said, starter=STARTER).keys == ["room/own_line"]
    said = "my boss Dave keeps texting me at 11 at night and i wanna tell him to stop without getting sacked"
    assert Walk("set_boundary", said=said, story=said).keys == ["room/own_line"]
    assert Walk("set_boundary", said=said, story=said, starter=STARTER).keys == ["room/starter"]


def test_who_was_offered_the_first_line_already_begins_with_the_next() -> None:
    walk = Walk("set_boundary", story=STORY, starter=STARTER, is_carried=True)
    assert walk.turn.says[0].fields["line"] == LINES[1]
    assert walk.tap("show_me").turn.says[0].fields["model"] == LINES[0]


@pytest.mark.parametrize(
    ("room", "told"),
    [
        ("ask_for_support", "my ex has a protection order, i'd like help to ask her for my tools back without trouble"),
        ("answer_a_bid", "she blocked me and asked me not to write, how do i answer her about the house"),
        ("set_boundary", "what do i say to my girlfriend so she stops going out without me, i want to set a limit"),
        ("say_how_i_feel", "how do i tell my girlfriend that she has to be home by ten and not go out without me"),
        ("set_boundary", "how do i tell my girlfriend she has to give me her phone password"),
        ("set_boundary", "i hit my wife last night. how do i tell her that i need her to stop shouting at me"),
        ("answer_a_bid", "he keeps sending me pictures i didnt ask for and calls it fun. what do i reply"),
    ],
)
def test_no_line_where_contact_is_barred_nor_to_rule_another_nor_for_harm(room: str, told: str) -> None:
    walk = Walk(room, said=told, story=told, starter=STARTER)
    assert not {"room/starter", f"{room}/lesson_own", "room/own_line"} & {*walk.keys}
    assert not walk.room.may_begin(told, None)


@pytest.mark.parametrize("status", ["not_safe", "no_contact"])
def test_no_line_about_who_is_set_apart(status: str) -> None:
    assert Walk("set_boundary").room.may_begin(STORY, None)
    assert not Walk("set_boundary").room.may_begin(STORY, status)
    begun = Walk("set_boundary", story=STORY, said=STORY, starter=STARTER, status=status)
    told = Walk("set_boundary")
    told.about = status
    told.say(STORY)
    shown = Walk("set_boundary", story=STORY, said=STORY, starter=STARTER, status="no_contact").tap("show_me")
    assert shown.keys == ["room/own_model"]
    for walk in (begun, told):
        assert not {"room/starter", "room/own_line", "set_boundary/lesson_own"} & {*walk.keys}


def test_no_line_before_the_gate() -> None:
    assert not Walk("reach_out").room.may_begin("what do i write to my neighbour about the party on sunday", None)


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("I can't text Sam any more. how do i tell my wife that i need one evening for me", ""),
        ("my friend asked me to tell Jen something. what do i say to my boss who rings me at night", ""),
        ("let Tom sit. how do i ask grandma for money", "Grandma"),
        ("How do I put Toast On", ""),
        ("how do i tell Ana or my mum that i leave. what do i say to Ben", ""),
        ("words for my aunt Carla please", "Carla"),
    ],
)
def test_who_is_spoken_to_is_read_where_words_are_asked_for_alone(text: str, to: str) -> None:
    assert addressee(text) == to


def test_a_made_up_case_has_its_own_lesson_whatever_was_told_before() -> None:
    walk = Walk("set_boundary", story=STORY, starter=STARTER).tap("another")
    walk.tap(str(walk.data["offered"][0]))
    assert "room/starter" not in walk.keys


@pytest.mark.parametrize("one", shelf.content().starters, ids=lambda one: f"{one.room}/{one.id}")
def test_no_starter_holds_a_fault_of_its_kind(one: Starter) -> None:
    for line in one.lines:
        whole = line.replace("…", "Sunday")
        assert not set(read(DRAFT_ROOMS[one.room], whole, shelf.checks()).faults) - {"vague"}, line
