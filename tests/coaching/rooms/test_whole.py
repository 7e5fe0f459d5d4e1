"""Each room played whole: good and poor drafts, none, too much, another language, danger in the middle."""

from __future__ import annotations

import pytest

from tests.coaching.rooms.walk import Walk, all_rooms

GOOD = {
    "set_boundary": "I love you and I won't lend you money any more. On Sunday I can help you with the budget.",
    "repair_conflict": "I shouted at you about the mess. That was wrong of me and it scared you. I'm sorry. "
    "Next time I'll go out for five minutes first.",
    "say_how_i_feel": "On Friday you left before I'd finished. I felt hurt. I need to be heard. "
    "Could we try again tonight?",
    "ask_for_support": "Could you drive me to the clinic on Friday at nine? It's fine if not.",
    "answer_a_bid": "Again? That sounds maddening. What does it do to your week?",
    "reach_out": "Hi Jo. I burned the toast this morning and thought of you. How's the kitchen? No rush to answer.",
}
POOR = {
    "set_boundary": "maybe you could call less if thats ok",
    "repair_conflict": "sorry but you started it",
    "say_how_i_feel": "you are so selfish",
    "ask_for_support": "after all i did for you",
    "answer_a_bid": "calm down",
    "reach_out": "hey",
}
ROOMS = sorted(GOOD)


def at_the_draft(room: str) -> Walk:
    """In a made-up case, about to write."""
    walk = Walk(room)
    if walk.step == "gate":
        walk.tap("okay")
    walk.tap(walk.choices[0])
    return walk.tap("whole") if walk.step == "mode" else walk


@pytest.mark.parametrize("room", ROOMS)
def test_a_good_draft_leads_through_all_five_steps_to_a_plan(room: str) -> None:
    walk = at_the_draft(room).say(GOOD[room])
    assert (walk.step, walk.data["results"][-1]["is_good"]) == ("reading", True)
    walk.tap("keep", "comes_to_mind").say("Sam, on Sunday after lunch")
    if walk.step != "what_if":
        walk.tap("fear_fight" if walk.step == "fear" else "first_time")
    walk.say("I'd wait a day and ask again")
    assert (walk.outcome, walk.keys) == ("done", [f"{room}/plan", "room/plan_if"])
    assert walk.kept == [GOOD[room]]
    assert walk.turn.plan is not None
    assert (walk.turn.plan.who, walk.turn.plan.what_if) == ("Sam", "I'd wait a day and ask again")


@pytest.mark.parametrize("room", ROOMS)
def test_a_poor_draft_gets_one_change_and_the_second_one_its_gain(room: str) -> None:
    walk = at_the_draft(room).say(POOR[room])
    assert walk.keys[-1].endswith("/change")
    assert walk.data["results"][-1]["is_good"] is False
    walk.tap("again").say(GOOD[room])
    assert walk.keys[0].startswith("review/")
    assert [one["is_good"] for one in walk.data["results"]] == [True]


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_too_much_and_another_language_lose_nothing(room: str) -> None:
    assert at_the_draft(room).say("").keys[0] == "room/empty"
    much = (GOOD[room] + " ") * 40
    assert at_the_draft(room).say(much[:3000]).keys == ["room/long_kept"]
    walk = at_the_draft(room).say("No puedo hablar después de las diez porque trabajo temprano")
    assert (walk.keys, walk.step) == (["room/language_kept"], "reading")


@pytest.mark.parametrize("room", ROOMS)
def test_danger_in_the_middle_stops_the_room(room: str) -> None:
    assert at_the_draft(room).say("they'd all be better off", "crisis", 0.95).outcome == "unsafe"
    assert Walk(room, story="I'm scared of what he will do, he threatens me").outcome == "unsafe"


@pytest.mark.parametrize("room", ROOMS)
def test_there_are_fourteen_cases_of_three_difficulties_and_two_to_measure(room: str) -> None:
    cases = all_rooms()[room].frame.situations.values()
    assert len(cases) >= 14
    assert {case.difficulty for case in cases} == {1, 2, 3}
    assert set(all_rooms()[room].frame.measures) == {"before", "after"}


@pytest.mark.parametrize("room", ROOMS)
def test_harder_cases_come_first_once_the_easy_ones_went_well(room: str) -> None:
    def offered(level: int) -> float:
        walk = Walk(room, level=level)
        walk = walk.tap("okay") if walk.step == "gate" else walk
        cases = all_rooms()[room].frame.situations
        return sum(cases[name].difficulty for name in walk.choices[:3]) / 3

    assert offered(1) < offered(2) < offered(3)
