"""A bare yes, a laugh or a thanks where words were asked for: asked once more, never quoted, then on without."""

from __future__ import annotations

import pytest

from bot.coaching.rooms.hearing import says_nothing
from tests.coaching.rooms.walk import Walk, all_rooms

CHECKS = all_rooms()["set_boundary"].frame.checks
DRAFT = "I won't open the door when you come without calling."


def at_the_plan(room: str = "set_boundary") -> Walk:
    walk = Walk(room)
    if room == "repair_conflict":
        return (
            walk.tap("okay")
            .say("i shouted at my brother on his birthday")
            .say("I shouted at you on your birthday. That was wrong.")
            .tap("keep")
        )
    return walk.say("my mom comes over without calling").say(DRAFT).tap("keep")


@pytest.mark.parametrize(
    "said",
    [
        "yes",
        "lol ok",
        "ok",
        "idk",
        "idk what else to say",
        "thanks. u r funny little robot",
        "hmm",
        "Haha, nice.",
        "yeah sure",
    ],
)
def test_says_nothing(said: str) -> None:
    assert says_nothing(CHECKS, said)


@pytest.mark.parametrize(
    "said",
    [
        "no",
        "2 beers",
        "yes, when he drinks",
        "thanks for the lift, I can't do Sunday",
        "fine, then I hang up",
        "you are always late",
        "i don't know why he hates me",
        "hey",
    ],
)
def test_says_something(said: str) -> None:
    assert not says_nothing(CHECKS, said)


def test_a_yes_is_no_part_of_the_case() -> None:
    walk = Walk("set_boundary", story="i wanna tell my mom about the surprise visits")
    assert walk.say("yes").keys == ["room/unsaid/own"]
    walk.say("lol ok")
    assert walk.keys[0] == "room/own_taken"
    assert walk.data["story"] == "i wanna tell my mom about the surprise visits"


def test_without_any_case_made_up_ones_are_shown() -> None:
    assert Walk("set_boundary").tap("own").say("ok").say("ok").keys == ["set_boundary/situations_more"]


def test_a_yes_to_has_it_happened_before_is_asked_what_comes_before() -> None:
    walk = at_the_plan("repair_conflict").say("friday after work").say("yes")
    assert (walk.step, walk.keys) == ("pattern", ["room/unsaid/pattern"])
    assert walk.say("we both had a few").keys[0] == "repair_conflict/pattern_named"


def test_two_yeses_leave_the_pattern_unsaid() -> None:
    walk = at_the_plan("repair_conflict").say("friday after work").say("yes").say("yeah")
    assert walk.keys == ["repair_conflict/pattern/rather_not", "repair_conflict/what_if"]


def test_a_laugh_is_no_fear_and_thanks_are_no_way_round() -> None:
    walk = at_the_plan().tap("today").say("lol ok")
    assert walk.keys == ["room/unsaid/fear"]
    walk.say("lol")
    assert walk.keys == ["set_boundary/fear/none", "set_boundary/what_if"]
    assert walk.say("thanks. u r funny little robot").keys == ["room/unsaid/what_if"]
    walk.say("ok")
    assert walk.turn.plan is not None
    assert (walk.outcome, walk.turn.plan.what_if) == ("done", "")


def test_no_words_for_a_draft_bring_a_hint_then_an_example() -> None:
    walk = Walk("set_boundary").say("my mom comes over without calling")
    assert walk.say("ok").keys == ["set_boundary/own_hint"]
    assert walk.say("lol sure").keys == ["room/model"]
    assert walk.data["drafts"] == []


def test_no_more_words_after_a_reading_bring_a_hint() -> None:
    walk = Walk("set_boundary").say("my mom comes over without calling").say("mom please could you maybe call before")
    assert walk.say("idk what else to say").keys == ["set_boundary/own_hint"]
    assert walk.data["drafts"] == ["mom please could you maybe call before"]


def test_a_warm_word_may_answer_a_bid() -> None:
    walk = Walk("answer_a_bid").say("my sister sends me pictures of her dog").say("wow, nice")
    assert walk.step == "reading"


def test_what_is_feared_in_place_of_a_day_is_no_plan() -> None:
    walk = at_the_plan().say("that shell cry and call me selfish")
    assert walk.keys == ["room/day"]
    walk.say("next time she texts me")
    assert walk.keys == ["set_boundary/fear/selfish", "set_boundary/what_if"]
    assert walk.data["plan"] == "next time she texts me"


def test_without_a_day_what_is_feared_is_no_plan_either() -> None:
    walk = at_the_plan().say("that shell cry and call me selfish").tap("no_day")
    assert (walk.outcome, walk.keys, walk.turn.plan) == ("done", ["room/not_yet"], None)


@pytest.mark.parametrize(
    ("first", "day", "plan"),
    [
        ("at the kitchen table", "sunday", "at the kitchen table, sunday"),
        ("my sister", "on Friday", "my sister, on Friday"),
        ("honestly i have no strength for it", "sunday after lunch", "sunday after lunch"),
    ],
)
def test_a_day_stands_beside_a_place_and_in_place_of_a_sigh(first: str, day: str, plan: str) -> None:
    assert at_the_plan().say(first).say(day).data["plan"] == plan


@pytest.mark.parametrize("step", ["when", "fear", "what_if"])
def test_a_wish_for_a_rehearsal_comes_next_and_the_room_goes_on(step: str) -> None:
    walk = at_the_plan()
    if step != "when":
        walk.tap("today")
    if step == "what_if":
        walk.tap("fear_fight")
    walk.say("can we do a rehearsal where shes being difficult", "rehearse", 0.95)
    assert (walk.keys[0], walk.step, walk.outcome) == ("room/wished", step, "on")
    assert walk.data["wished"] == "rehearse"


def test_a_plan_to_apologise_is_no_wish_for_another_room() -> None:
    walk = at_the_plan().say("i want to apologise to her on sunday", "repair_conflict", 0.95)
    assert (walk.step, "wished" in walk.data) == ("fear", False)
