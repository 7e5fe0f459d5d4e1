"""The room for a limit, from the first case to the plan."""

from __future__ import annotations

import pytest

from bot.coaching.rooms import Plan
from tests.coaching.rooms.walk import Walk

HEDGED = "mum sorry but maybe you could not call so much at work if thats ok"
CLEAR = "I love talking to you, Mum. I don't pick up at work. I'll ring you at seven."


def test_it_begins_with_three_cases_of_different_relations_and_ones_own() -> None:
    walk = Walk("set_boundary")
    assert walk.keys == ["set_boundary"]
    assert walk.step == "situation"
    assert walk.choices[3:] == ["others", "own"]
    assert len(walk.choices) == 5


def test_others_are_cases_not_shown_before_until_all_were() -> None:
    walk = Walk("set_boundary")
    first = walk.choices[:3]
    second = walk.tap("others").choices[:3]
    assert not set(first) & set(second)
    for _ in range(12):
        walk.tap("others")
        assert len(walk.choices) == 5


def test_a_case_seen_on_an_earlier_day_comes_after_the_unseen() -> None:
    first = Walk("set_boundary").choices[:3]
    assert not set(first) & set(Walk("set_boundary", seen=first).choices[:3])


def test_what_fits_a_person_comes_first_and_what_was_made_for_others_last() -> None:
    assert "visitors_newborn" in Walk("set_boundary", tags=["new_parent"]).choices
    assert "visitors_newborn" not in Walk("set_boundary").choices


def test_someone_under_18_is_shown_no_partner_case() -> None:
    walk = Walk("set_boundary", tags=["minor"])
    for _ in range(10):
        assert not {"phone_at_dinner", "yelling"} & set(walk.choices)
        walk.tap("others")


def test_a_case_is_told_then_taught_with_a_model_for_another_one() -> None:
    walk = Walk("set_boundary").tap("calls_at_work")
    assert walk.keys == ["room/scene", "set_boundary/lesson"]
    assert walk.step == "draft"
    assert walk.turn.says[1].fields["title"] != "Mum rings me at work"
    assert walk.choices == ["hint", "show_me", "another"]


def test_the_title_typed_is_the_button() -> None:
    assert Walk("set_boundary").say("mum rings me at work").step == "draft"


def test_a_case_of_an_earlier_page_can_still_be_taken() -> None:
    walk = Walk("set_boundary")
    first = walk.choices[0]
    assert walk.tap("others", first).step == "draft"


def test_a_hint_and_a_model_leave_the_draft_to_them() -> None:
    walk = Walk("set_boundary").tap("calls_at_work", "hint")
    assert walk.keys == ["room/hint"]
    assert walk.say("idk what to say").keys == ["room/hint"]
    assert walk.tap("show_me").keys == ["room/model"]
    assert walk.step == "draft"


def test_a_hedged_draft_gets_one_change_and_no_praise_of_the_hedge() -> None:
    walk = Walk("set_boundary").tap("calls_at_work").say(HEDGED)
    assert walk.keys == ["review/boundary/start", "review/boundary/hedge/change"]
    assert walk.turn.says[1].fields["quote"] == "maybe"
    assert walk.choices == ["again", "keep", "another"]


def test_a_second_draft_is_compared_with_the_first() -> None:
    walk = Walk("set_boundary").tap("calls_at_work").say(HEDGED).tap("again")
    assert walk.keys == ["room/again"]
    assert walk.say(CLEAR).keys[0] == "review/boundary/hedge/gained"


def test_a_new_version_typed_at_the_reading_is_the_next_draft() -> None:
    walk = Walk("set_boundary").tap("calls_at_work").say(HEDGED).say(CLEAR)
    assert walk.step == "reading"
    assert walk.data["drafts"] == [HEDGED, CLEAR]


def test_where_no_change_is_left_to_make_keeping_comes_first() -> None:
    whole = "I care about you. I don't take calls at work. If it rings, I'll turn it off. You can reach me at seven."
    walk = Walk("set_boundary").tap("calls_at_work").say(whole)
    assert walk.keys[1] == "review/boundary/good"
    assert walk.choices[0] == "keep"


def test_keeping_shows_the_draft_and_asks_whom_it_is_for_after_a_made_up_case() -> None:
    walk = Walk("set_boundary").tap("calls_at_work").say(CLEAR).say("keep it")
    assert walk.kept == [CLEAR]
    assert walk.keys == ["room/kept", "set_boundary/when_practice"]
    assert walk.outcome == "on"
    walk.tap("comes_to_mind")
    assert walk.keys == ["room/who"]
    walk.say("my aunt, on Sunday")
    assert walk.keys == ["set_boundary/fear"]
    walk.tap("fear_selfish")
    assert walk.keys == ["set_boundary/fear/selfish", "set_boundary/what_if"]
    walk.tap("say_again")
    assert walk.keys == ["set_boundary/plan", "set_boundary/what_if/say_again"]
    assert walk.turn.says[0].fields == {"plan": "my aunt, on Sunday"}
    assert walk.outcome == "done"
    assert walk.turn.plan == Plan("set_boundary", "my aunt", "my aunt, on Sunday", "Say it once more, calmly")


def test_only_practice_is_fine() -> None:
    walk = Walk("set_boundary").tap("calls_at_work").say(CLEAR).tap("keep", "practising")
    assert (walk.keys, walk.outcome) == (["room/practising"], "done")


def test_ones_own_case_is_asked_for_taught_and_planned() -> None:
    walk = Walk("set_boundary").tap("own")
    assert walk.keys == ["set_boundary/own"]
    walk.say("my sister borrows my car without asking")
    assert walk.keys == ["room/own_taken", "set_boundary/lesson_own"]
    assert walk.tap("hint").keys == ["set_boundary/own_hint"]
    assert walk.tap("show_me").keys == ["room/model"]
    walk.say("I don't lend my car any more.").tap("keep")
    assert walk.keys == ["room/kept", "set_boundary/when"]
    assert walk.choices == ["today", "this_week", "not_yet"]
    walk.tap("today").say("that she drops me").say("I'd hide the keys")
    assert (walk.turn.says[0].fields["plan"], walk.outcome) == ("Today", "done")
    assert walk.turn.plan == Plan("set_boundary", "my sister", "Today", "I'd hide the keys")


def test_words_typed_instead_of_a_choice_are_ones_own_case() -> None:
    walk = Walk("set_boundary").say("my boss keeps texting me at night", "set_boundary", 0.9)
    assert walk.keys[0] == "room/own_taken"


def test_only_a_name_is_asked_about_once_more_and_never_twice() -> None:
    walk = Walk("set_boundary").say("my boss")
    assert walk.keys == ["set_boundary/own_more"]
    assert walk.say("texts at night").step == "draft"
    assert walk.data["story"] == "my boss, texts at night"


def test_what_they_told_when_they_came_is_what_is_worked_on() -> None:
    story = "my mum rings at work five times a day and says i dont care if i dont pick up"
    walk = Walk("set_boundary", story=story)
    assert walk.keys == ["room/own_taken", "set_boundary/lesson_own"]
    assert walk.tap("another").keys == ["set_boundary/situations"]


def test_a_wish_that_tells_of_nobodys_deed_is_asked_about() -> None:
    walk = Walk("set_boundary", story="I want to set a limit with my mum")
    assert (walk.keys, walk.step, walk.choices) == (["set_boundary/own_more"], "own", ["others"])
    assert walk.say("she rings at work all day").step == "draft"


def test_another_situation_forgets_the_draft_and_keeps_the_room() -> None:
    walk = Walk("set_boundary").tap("calls_at_work").say(HEDGED).tap("another")
    assert walk.keys == ["set_boundary/situations"]
    assert walk.data["drafts"] == []


def test_fear_in_ones_own_case_hands_over_to_safety() -> None:
    walk = Walk("set_boundary").tap("own").say("I'm scared of what he'll do if I say no")
    assert (walk.outcome, walk.turn.says) == ("unsafe", ())


def test_nothing_planned_is_fine() -> None:
    walk = Walk("set_boundary").tap("own").say("a friend who vents for hours").say("I have twenty minutes.").tap("keep")
    assert walk.say("not now").keys == ["room/not_yet"]
    assert walk.outcome == "done"


def test_a_bare_yes_is_no_plan() -> None:
    walk = Walk("set_boundary").tap("own").say("a friend who vents for hours").say("I have twenty minutes.").tap("keep")
    assert walk.say("yes").keys == ["room/unsaid/when"]


def test_a_no_after_a_made_up_case_ends_it() -> None:
    walk = Walk("set_boundary").tap("calls_at_work").say(CLEAR).tap("keep").say("no")
    assert walk.keys == ["room/practising"]


def test_fear_told_on_the_way_in_hands_over_to_safety() -> None:
    assert Walk("set_boundary", story="I'm scared of what my husband will do, he threatens me").outcome == "unsafe"


def test_another_situation_after_ones_own_is_a_new_one() -> None:
    walk = Walk("set_boundary").say("my boss texts me at night").say("I don't read them.").tap("another")
    assert walk.keys == ["set_boundary/situations"]


def at_the_fear() -> Walk:
    return Walk("set_boundary").say("my boss texts me at night").say("I don't read them at night.").tap("keep", "today")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("she'd be so angry", "fear/fight"),
        ("that I lose her", "fear/leave"),
        ("i'd feel like a bad daughter", "fear/selfish"),
        ("the looks at the table", "fear/other"),
        ("nothing", "fear/none"),
        ("no", "fear/none"),
    ],
)
def test_the_fear_underneath_is_answered_whatever_it_is(said: str, key: str) -> None:
    assert at_the_fear().say(said).keys == [f"set_boundary/{key}", "set_boundary/what_if"]


def test_the_fear_is_asked_once() -> None:
    walk = Walk("set_boundary", fear="leave").say("my boss texts me at night").say("I don't read them at night.")
    assert walk.tap("keep", "today").keys == ["set_boundary/what_if"]


@pytest.mark.parametrize("said", ["he'd punish me for it, he always does", "I'm scared of what he'd do"])
def test_danger_is_no_fear_to_be_talked_away(said: str) -> None:
    assert at_the_fear().say(said).outcome == "unsafe"
    assert at_the_fear().tap("fear_fight").say(said).outcome == "unsafe"


def test_a_tap_on_afraid_leads_to_safety() -> None:
    assert at_the_fear().tap("afraid").outcome == "unsafe"


def test_signs_that_it_is_no_matter_of_words_lead_to_safety() -> None:
    walk = Walk("set_boundary").tap("own").say("my boyfriend, he breaks things when i say no")
    assert (walk.outcome, walk.turn.goes_to) == ("unsafe", "in_danger")


def test_a_threat_in_the_plan_is_named_once() -> None:
    walk = at_the_fear().tap("fear_fight").say("then I'll tell everyone what she did")
    assert (walk.keys, walk.outcome) == (["set_boundary/threatens"], "on")
    assert walk.say("then I'll tell everyone what she did").outcome == "done"


@pytest.mark.parametrize("said", ["what if she doesn't accept it", "What if he ignores me anyway?"])
def test_what_if_they_do_not_accept_it_is_answered_at_any_step(said: str) -> None:
    for walk in (Walk("set_boundary").tap("calls_at_work"), at_the_fear(), Walk("set_boundary")):
        step = walk.step
        walk.say(said)
        assert (walk.keys[0], walk.step) == ("set_boundary/not_accepted", step)
