"""What is heard in a room: choices, ways out, asides, and words that are no words."""

from __future__ import annotations

import pytest

from bot.coaching.rooms import Answer, Progress
from tests.coaching.rooms.walk import Walk, all_rooms


def at_the_draft() -> Walk:
    return Walk("set_boundary").tap("calls_at_work")


@pytest.mark.parametrize("said", ["stop", "STOP!", "quit", "/stop", "I want to stop now"])
def test_stop_leaves_at_every_step(said: str) -> None:
    for walk in (Walk("set_boundary"), at_the_draft(), at_the_draft().say("I don't take calls.")):
        walk.say(said)
        assert (walk.outcome, walk.turn.says, walk.turn.goes_to) == ("left", (), None)


def test_menu_leaves_for_the_menu() -> None:
    assert at_the_draft().say("menu").turn.goes_to == "ask_menu"
    assert at_the_draft().tap("menu").outcome == "left"


def test_a_limit_that_begins_with_stop_is_a_draft() -> None:
    assert at_the_draft().say("Stop calling me at work.").step == "reading"


def test_an_old_button_is_answered_kindly_and_the_question_asked_again() -> None:
    assert at_the_draft().tap("today").keys == ["room/stale", "set_boundary/draft"]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("", "room/empty"),
        ("   ", "room/empty"),
        ("😀😀", "room/emoji"),
        ("???", "room/emoji"),
        ("asdfjkl sdfgh", "room/gibberish"),
    ],
)
def test_no_words_get_a_kind_answer_and_lose_nothing(said: str, key: str) -> None:
    walk = at_the_draft().say(said)
    assert walk.keys == [key, "set_boundary/draft"]
    assert walk.step == "draft"


@pytest.mark.parametrize(
    "said", ["No puedo hablar después de las diez porque trabajo temprano", "Я не могу говорить", "私は話せません"]
)
def test_a_draft_in_another_language_is_kept_and_not_judged(said: str) -> None:
    walk = at_the_draft().say(said)
    assert (walk.keys, walk.step) == (["room/language_kept"], "reading")
    assert walk.tap("keep").kept == [said]


def test_a_language_that_is_only_heard_as_a_whole_is_not_judged_either() -> None:
    walk = at_the_draft()
    said = "Hola Jo, ya sea marzo o abril"
    turn = walk.room.take(walk.progress, Answer(said, is_foreign=True))
    assert [say.key for say in turn.says] == ["room/language_kept"]


def test_a_story_in_another_language_is_asked_for_in_english() -> None:
    walk = Walk("set_boundary").tap("own").say("mi madre me llama todo el día y no puedo trabajar por eso")
    assert walk.keys == ["room/language", "set_boundary/own"]


def test_three_thousand_characters_are_kept_whole() -> None:
    said = "I don't take calls at work, Mum. " * 95
    walk = at_the_draft().say(said)
    assert walk.keys == ["room/long_kept"]
    assert walk.data["drafts"] == [said.strip()]


def test_a_sure_question_at_a_draft_is_an_aside_and_nothing_moves() -> None:
    walk = at_the_draft()
    before = walk.progress
    walk.say("what does boundary mean?", "ask_term", 0.95)
    assert (walk.outcome, walk.turn.goes_to, walk.progress) == ("aside", "ask_term", before)


def test_a_question_with_a_part_of_the_rubric_is_the_draft() -> None:
    said = "I don't lend money, is that clear?"
    assert at_the_draft().say(said, "ask_losing_people", 0.95).step == "reading"


def test_in_doubt_it_is_the_draft_with_a_button_that_says_otherwise() -> None:
    walk = at_the_draft().say("will you leave me then?", "ask_losing_people", 0.6)
    assert walk.choices == ["again", "keep", "question_meant"]
    walk.tap("question_meant")
    assert (walk.outcome, walk.turn.goes_to, walk.step) == ("aside", "ask_losing_people", "draft")
    assert walk.data["drafts"] == []


def test_a_sure_wish_for_something_else_is_the_draft_with_a_button_that_says_otherwise() -> None:
    walk = at_the_draft().say("i want to write to an old friend", "reach_out", 0.95)
    assert walk.choices == ["again", "keep", "not_the_draft"]
    walk.tap("not_the_draft")
    assert (walk.outcome, walk.turn.goes_to, walk.data["drafts"]) == ("aside", "reach_out", [])


def test_asking_a_friend_for_support_is_no_question_to_kith() -> None:
    assert at_the_draft().say("could you help me?", "ask_for_support", 0.97).step == "reading"


def test_a_wish_of_another_topic_at_a_choice_is_an_aside() -> None:
    walk = Walk("set_boundary").say("show me my people", "list_people", 0.9)
    assert (walk.outcome, walk.turn.goes_to) == ("aside", "list_people")
    walk = Walk("set_boundary").say("actually I'd rather apologise to someone", "repair_conflict", 0.9)
    assert walk.turn.goes_to == "repair_conflict"


def test_a_story_that_sounds_like_another_topic_stays_a_story() -> None:
    walk = Walk("set_boundary").say("I had a fight with my brother about his drinking", "repair_conflict", 0.9)
    assert walk.step == "draft"


def test_danger_seen_by_the_classifier_hands_over_to_safety() -> None:
    assert Walk("set_boundary").say("he locks me in", "in_danger", 0.9).outcome == "unsafe"
    assert Walk("set_boundary").say("he locks the shop at five", "in_danger", 0.7).outcome == "on"


def test_a_plan_in_their_own_words_is_no_aside() -> None:
    walk = at_the_draft().say("I don't take calls at work.").tap("keep", "comes_to_mind")
    assert walk.say("my mum, before she calls on Monday", "plan_contact", 0.9).step == "fear"


def test_thanks_at_the_reading_asks_again() -> None:
    assert at_the_draft().say("I don't take calls at work.").say("thanks").keys == ["room/reading_again"]


@pytest.mark.parametrize("room", ["set_boundary", "repair_conflict", "reach_out"])
def test_a_step_that_no_longer_exists_begins_anew(room: str) -> None:
    walk = Walk(room)
    turn = all_rooms()[room].take(Progress(room, "gone", {"tags": ["minor"]}), Answer("hello"))
    assert turn.says == walk.turn.says


def test_a_case_that_was_taken_out_of_the_content_breaks_nothing() -> None:
    place = Progress("set_boundary", "draft", {"situation": "gone", "drafts": []})
    assert all_rooms()["set_boundary"].take(place, Answer("", "hint")).says[0].key == "set_boundary/own_hint"
    assert all_rooms()["set_boundary"].ask(Progress("set_boundary", "situation", {"offered": ["gone"]}))
