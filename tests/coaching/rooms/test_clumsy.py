"""Rude, sad, clumsy and terse words in a room: none becomes a story, a plan or a draft that it is not."""

from __future__ import annotations

import pytest

from tests.coaching.rooms.walk import Walk

DRAFT = "I won't open the door when you come without calling."


def at_the_plan() -> Walk:
    return Walk("set_boundary").say("my mom comes over without calling").say(DRAFT).tap("keep")


@pytest.mark.parametrize(
    "said", ["none of your business", "who cares", "ugh", "this is bullshit", "god this sucks", "i'm not telling you"]
)
def test_a_grumble_to_who_is_it_begins_no_story(said: str) -> None:
    walk = Walk("set_boundary").tap("own").say(said, "ask_privacy", 0.8)
    assert (walk.keys, walk.step) == (["room/rebuffed"], "own")
    assert walk.say(said).keys == ["set_boundary/situations_more"]
    assert not walk.data.get("story")


def test_a_relative_with_a_curse_is_a_story_though_it_sounds_like_a_worry() -> None:
    walk = (
        Walk("set_boundary").tap("own").say("my stupid sister wont stop fucking calling", "worry_about_someone", 0.72)
    )
    assert walk.keys[0] == "room/own_taken"


def test_a_draft_typed_before_any_case_is_read() -> None:
    walk = Walk("set_boundary", said="I love you and I won't lend you money any more.")
    assert walk.step == "reading"


def test_the_wish_for_the_room_said_again_begins_it_anew() -> None:
    for walk in (Walk("set_boundary").tap("calls_at_work"), at_the_plan()):
        walk.say("i want to set a boundary", "set_boundary", 0.95)
        assert (walk.step, walk.keys[-1]) == ("situation", "set_boundary")


def test_no_words_yet_is_no_draft_and_one_bare_word_is_none() -> None:
    for said in ("i dont have the words", "yo"):
        assert Walk("set_boundary").tap("calls_at_work").say(said).keys == ["room/hint"]


def test_what_they_said_is_part_of_the_case_and_not_the_answer_to_it() -> None:
    walk = Walk("answer_a_bid").say("my daughter tells me stuff when she comes home")
    walk.say("she said her best friend ignored her at school")
    assert (walk.keys, walk.step) == (["room/told_more"], "draft")
    assert walk.say("oh no, that must have hurt. what happened?").step == "reading"


def test_a_draft_in_place_of_a_day_is_read() -> None:
    walk = at_the_plan().say("I won't lend you my car again, but I can drive you on Sundays.")
    assert walk.step == "reading"


def test_whether_they_can_at_all_is_no_day() -> None:
    walk = at_the_plan().say("i dont know if i can")
    assert (walk.keys, walk.step) == (["room/unsaid/when"], "when")


def test_a_day_told_late_is_the_day_and_no_fear() -> None:
    walk = at_the_plan().say("when she rings").say("sunday")
    assert (walk.step, walk.data["plan"]) == ("fear", "sunday")
    assert walk.say("no, monday").keys == ["room/moved_to", "set_boundary/fear"]
    assert walk.data["plan"] == "no, monday"


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("she said yes!", "room/already/came_well"),
        ("he laughed at me", "room/already/came_badly"),
        ("i sent it", "room/already/was_said"),
    ],
)
@pytest.mark.parametrize("step", ["when", "fear", "what_if"])
def test_what_came_of_it_is_no_plan_and_ends_the_room(said: str, key: str, step: str) -> None:
    walk = at_the_plan()
    walk = walk if step == "when" else walk.say("sunday")
    walk = walk.say("that she is hurt") if step == "what_if" else walk
    assert walk.step == step
    assert (walk.say(said).keys, walk.turn.outcome) == ([key], "done")


def test_thanks_end_the_plan_with_the_day_that_was_told() -> None:
    walk = at_the_plan().say("sunday").say("ok thank you")
    assert walk.turn.plan is not None
    assert (walk.turn.plan.when, walk.turn.plan.what_if) == ("sunday", "")
    assert at_the_plan().say("thanks").turn.plan is None


def test_what_they_may_do_is_not_ones_own_half_of_a_plan() -> None:
    assert at_the_plan().say("sunday").say("a row").say("he laughs at me").keys == ["room/foreseen"]


def test_danger_in_place_of_a_day_is_no_news() -> None:
    walk = at_the_plan().say("sunday").say("he said no, i'm afraid of him")
    assert walk.outcome == "unsafe"


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("she'll cry", "room/foreseen"),
        ("throw the plates at her", "room/hits_out"),
        ("she can go to hell", "room/unsaid/what_if"),
    ],
)
def test_what_only_they_do_a_blow_and_a_curse_are_no_way_round(said: str, key: str) -> None:
    walk = at_the_plan().say("on sunday").tap("fear_fight").say(said)
    assert (walk.keys, walk.step) == ([key], "what_if")
    assert walk.say("i hang up and go for a walk").turn.plan is not None


def test_a_blow_said_twice_leaves_the_way_round_open() -> None:
    walk = at_the_plan().say("on sunday").tap("fear_fight").say("punch him").say("punch him")
    assert walk.turn.plan is not None
    assert walk.turn.plan.what_if == ""


def test_words_about_contact_do_not_take_the_place_of_the_story() -> None:
    walk = Walk("repair_conflict", story="i shouted at my son in front of his friends")
    walk.say("he hasnt said anything about contact").tap("okay")
    assert walk.data["story"] == "i shouted at my son in front of his friends"


@pytest.mark.parametrize(("status", "outcome"), [("no_contact", "on"), ("not_safe", "unsafe")])
def test_somebody_on_the_list_who_is_kept_apart_is_heard_at_every_step_that_says_who(status: str, outcome: str) -> None:
    for walk in (Walk("reach_out"), Walk("reach_out").tap("okay"), Walk("reach_out").tap("okay", "own")):
        walk.about = status
        walk.say("Dana, from the choir")
        assert (walk.outcome, walk.step) == (outcome, "apart" if outcome == "on" else "gate")


def test_a_poor_sorry_in_place_of_a_yes_to_their_story_is_its_first_draft() -> None:
    walk = Walk("repair_conflict").say("i shouted at the kid at the till").tap("okay").say("sorry for shouting")
    assert (walk.step, walk.data["drafts"]) == ("reading", ["sorry for shouting"])
    assert walk.data["story"] == "i shouted at the kid at the till"
    assert Walk("repair_conflict").tap("okay").say("im so sorry please forgive me").step == "reading"


def test_a_remark_on_the_story_belongs_to_it() -> None:
    walk = (
        Walk("repair_conflict", story="i called my sister a cow at the wedding")
        .tap("okay")
        .say("it was her fault anyway")
    )
    assert (walk.step, walk.data["story"]) == (
        "mode",
        "i called my sister a cow at the wedding. it was her fault anyway",
    )


@pytest.mark.parametrize("said", ["i'm scared to send it", "but i can't say that to her"])
def test_to_be_afraid_of_it_is_no_draft(said: str) -> None:
    walk = Walk("set_boundary").tap("calls_at_work").say("I don't take calls at work.")
    drafts = walk.data["drafts"]
    assert walk.say(said).keys == ["room/shy", "room/reading_again"]
    assert walk.data["drafts"] == drafts


@pytest.mark.parametrize("said", ["she never answers", "then screw her"])
def test_what_they_do_and_a_curse_are_no_way_round(said: str) -> None:
    assert at_the_plan().say("tomorrow").tap("fear_none").say(said).outcome == "on"


def test_who_answers_a_bid_may_ask_back() -> None:
    walk = Walk("answer_a_bid").tap("shifts_again")
    assert walk.say("what happened?").step == "reading"
    assert Walk("answer_a_bid").tap("shifts_again").say("do you think that is ok?").step == "draft"


def test_no_words_after_a_reading_are_a_wish_for_a_hint() -> None:
    walk = Walk("reach_out").tap("okay", "current_friend").say("hey").say("i dont know what to say")
    assert (walk.step, walk.keys) == ("draft", ["room/hint"])


@pytest.mark.parametrize("said", ["tonite", "tomorow", "2nite", "tommorow at six"])
def test_a_misspelt_day_is_a_day(said: str) -> None:
    assert at_the_plan().say(said).step == "fear"


def test_now_is_today() -> None:
    assert at_the_plan().say("right now").data["plan"] == "Today"
