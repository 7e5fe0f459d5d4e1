"""The gate of the rooms that lead to a message: it asks twice at most, and lets go of whoever wants something else."""

from __future__ import annotations

import pytest

from tests.coaching.rooms.walk import Walk

GATED = ("reach_out", "repair_conflict")


@pytest.mark.parametrize("room", GATED)
def test_after_two_answers_that_are_none_it_steps_back(room: str) -> None:
    walk = Walk(room).say("he made the worst jokes lol")
    assert walk.keys == [f"{room}/gate_again"]
    walk.say("purple")
    assert (walk.keys, walk.outcome, walk.turn.goes_to) == (["room/step_back"], "left", "ask_menu")


@pytest.mark.parametrize(("said", "goes_to"), [("bye", "goodbye"), ("ok thanks bye", "goodbye"), ("thanks", "thank")])
def test_a_parting_is_a_parting(said: str, goes_to: str) -> None:
    walk = Walk("reach_out").say(said)
    assert (walk.outcome, walk.turn.says, walk.turn.goes_to) == ("left", (), goes_to)


def test_a_goodbye_that_only_the_classifier_hears_is_a_parting_too() -> None:
    walk = Walk("reach_out").say("im off to bed", "goodbye", 0.95)
    assert (walk.outcome, walk.turn.goes_to) == ("left", "goodbye")


def test_a_no_leaves_at_once() -> None:
    walk = Walk("reach_out").say("no")
    assert (walk.keys, walk.outcome) == (["room/step_back"], "left")


@pytest.mark.parametrize("said", ["why", "what do you mean?"])
def test_a_why_is_answered_and_the_gate_stays(said: str) -> None:
    walk = Walk("reach_out").say(said)
    assert (walk.keys, walk.choices) == (["room/gate_why"], ["okay", "no_contact", "order", "afraid"])


@pytest.mark.parametrize("said", ["my dad died in march", "he's dead", "i miss him but he passed away"])
def test_a_death_leads_to_grief(said: str) -> None:
    walk = Walk("reach_out").say(said)
    assert (walk.outcome, walk.turn.goes_to) == ("left", "grieve")
    assert Walk("reach_out", story=said).turn.goes_to == "grieve"


def test_a_death_that_is_not_of_the_person_meant_is_no_reason() -> None:
    assert Walk("reach_out").say("we havent talked since my dad died").outcome == "on"


def test_grief_that_the_classifier_is_sure_of_leaves_for_it() -> None:
    walk = Walk("reach_out").say("i want to be with him", "grieve", 0.95)
    assert (walk.outcome, walk.turn.goes_to) == ("left", "grieve")


def test_words_that_are_surely_another_rooms_are_an_aside_to_it() -> None:
    said = "i snapped at my daughter and she wont come out of her room"
    walk = Walk("reach_out").say(said, "repair_conflict", 0.95)
    assert (walk.outcome, walk.turn.goes_to) == ("aside", "repair_conflict")
    assert Walk("reach_out").say(said, "repair_conflict", 0.8).outcome == "on"
    assert Walk("repair_conflict").say(said, "repair_conflict", 0.99).keys == ["repair_conflict/gate_again"]


@pytest.mark.parametrize("room", GATED)
def test_an_order_that_is_told_wins_over_what_the_classifier_makes_of_it(room: str) -> None:
    walk = Walk(room).say("there's a restraining order", "in_danger", 0.95)
    assert (walk.keys, walk.outcome) == (["room/order"], "on")


def test_a_story_told_at_the_gate_is_kept_and_a_remark_is_not() -> None:
    told = Walk("reach_out").say("we havent talked in 2 yrs he stole from me").tap("okay")
    assert told.keys == ["room/own_taken", "reach_out/lesson_own"]
    assert "story" not in Walk("reach_out").say("what would i even write to anybody").data


def test_a_choice_of_another_step_typed_at_the_gate_counts_as_no_answer() -> None:
    walk = Walk("reach_out").say("show me others").say("use mine")
    assert walk.outcome == "left"


def test_okay_after_a_wrong_turn_starts_the_count_anew() -> None:
    walk = Walk("reach_out").say("purple").say("yes")
    assert walk.step == "situation"
    assert "unanswered" not in walk.data


def test_a_why_is_answered_once_and_does_not_count() -> None:
    walk = Walk("reach_out").say("purple").say("why")
    assert walk.keys == ["room/gate_why"]
    assert walk.say("why though").outcome == "left"


@pytest.mark.parametrize("said", ["she's in the next room so sure", "yes we talk now and then", "she sits next to me"])
def test_a_yes_in_other_words_goes_on(said: str) -> None:
    assert Walk("repair_conflict").say(said).step == "situation"


def test_a_yes_with_a_but_is_asked_about() -> None:
    assert Walk("reach_out").say("yes but she needs space i think").keys == ["reach_out/gate_again"]


def test_a_hello_to_the_person_is_the_message() -> None:
    walk = Walk("reach_out").say("hey bro its me")
    assert walk.keys == ["reach_out/gate_again"]
    assert walk.say("yes").step == "reading"


def test_mine_typed_is_what_they_told() -> None:
    assert Walk("reach_out").say("we havent talked in 2 yrs he stole from me").say("yes").say("mine").step == "draft"


def test_a_story_told_with_the_yes_is_kept() -> None:
    walk = Walk("repair_conflict").say("yes, i shouted at my son in front of his friends")
    assert walk.keys == ["room/own_taken", "repair_conflict/lesson_own"]
    assert walk.turn.progress.data["story"] == "i shouted at my son in front of his friends"


@pytest.mark.parametrize(
    "said", ["forgot his birthday", "i lied to him", "snapped at her", "i shouted at the kid at the till"]
)
def test_a_deed_told_at_the_gate_is_a_story_in_few_words_and_without_a_name(said: str) -> None:
    assert Walk("repair_conflict").say(said).tap("okay").data["story"] == said


def test_who_goes_on_telling_is_told_why_it_is_asked_before_the_room_steps_back() -> None:
    walk = Walk("repair_conflict").say("she cried all evening long").say("i called her a cow at the wedding")
    assert (walk.keys, walk.outcome) == (["room/gate_why"], "on")
    assert walk.data["story"] == "she cried all evening long, i called her a cow at the wedding"
    assert walk.say("purple").outcome == "left"


def test_a_draft_at_the_gate_waits_for_the_answer() -> None:
    draft = "I called you a cow at the wedding. That was out of line, and I'm sorry I hurt you."
    walk = Walk("repair_conflict").say("purple").say(draft).tap("okay")
    assert (walk.step, walk.data["drafts"]) == ("reading", [draft])


def test_a_sorry_that_names_what_it_is_for_brings_its_story() -> None:
    told = Walk("repair_conflict", said="i want to apologise for what i said at dinner").tap("okay")
    assert (told.step, told.keys) == ("own", ["repair_conflict/own_more"])
    assert Walk("repair_conflict", said="i want to apologise").tap("okay").keys[-1] == "repair_conflict/situations"


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("i shouted at my daughter at breakfast", False),
        ("i shouted at my sister at breakfast", False),
        ("i was short with my neighbour about the hedge", False),
        ("i shouted at my mother at breakfast", True),
        ("i shouted at my husband at breakfast", True),
        ("i want to say sorry to my brother, we haven't spoken in years", True),
        ("my friend blocked me and i want to say sorry", True),
        ("i hit my brother", True),
        ("i'm scared of my uncle but i should say sorry", True),
        ("i want to apologise to my adult son", True),
        ("the court said no but i want to write to my son", True),
    ],
)
def test_nobody_is_asked_whether_they_may_speak_with_the_child_at_home_or_whom_they_meet_anyway(
    said: str, is_asked: bool
) -> None:
    assert (Walk("repair_conflict", said=said).turn.progress.step == "gate") is is_asked


def test_who_asks_how_is_told_in_a_line_before_anything_is_asked_back() -> None:
    asked = Walk("reach_out", said="how do i write to an old friend")
    assert asked.keys == ["reach_out/how", "reach_out"]
    assert Walk("reach_out", said="i want to write to an old friend").keys == ["reach_out"]


@pytest.mark.parametrize("said", ["not sure", "I'm not sure it is", "maybe not"])
def test_who_is_not_sure_is_asked_why(said: str) -> None:
    walk = Walk("reach_out").say(said)
    assert (walk.step, walk.keys, walk.choices) == ("gate", ["room/gate_unsure"], ["no_contact", "order", "afraid"])


def test_an_old_friend_needs_no_leave_for_a_hello_but_for_a_sorry() -> None:
    said = "i want to message my old friend jocelyn but its 3 years already, what do i write first"
    assert Walk("reach_out", said=said, story=said).keys == ["room/own_taken", "reach_out/lesson_own"]
    assert Walk("repair_conflict", said=said, story=said).keys == ["repair_conflict"]
    assert Walk("reach_out", said="i want to write to my friend who stopped answering").keys == ["reach_out"]


def test_who_asks_for_words_gets_a_line_with_the_question() -> None:
    said = "i owe Phyllis 600 dollars since before i quit gambling and ive been avoiding her. how do i say sorry"
    walk = Walk("repair_conflict", said=said, story=said)
    assert (walk.step, walk.keys, walk.choices) == ("gate", ["room/gate_with_line"], ["okay", "unsure"])
    assert "sorry" in walk.turn.says[-1].fields["line"]
    begun = {"title": "Money I owe", "lines": ["I owe you ….", "About the money: …."]}
    walk = Walk("repair_conflict", said=said, story=said, starter=begun)
    assert walk.turn.says[-1].fields["line"] == "I owe you …."
    assert walk.tap("okay").keys == ["room/starter"]
    assert walk.turn.says[-1].fields["line"] == "About the money: …."


@pytest.mark.parametrize(
    "said",
    [
        "how do i say sorry to my ex for the things i shouted",
        "my wife walked out in may, what do i write to her to say sorry",
        "how do i apologise to her from a new number",
        "the judge said no contact with him, how do i say sorry",
        "i shouted at my brother in law on sunday and i feel bad",
    ],
)
def test_no_line_is_said_where_anything_casts_doubt_or_nobody_asks(said: str) -> None:
    assert "room/gate_with_line" not in Walk("repair_conflict", said=said, story=said).keys


def test_who_was_written_to_needs_no_leave_to_answer() -> None:
    said = "my sister texted me after a year of nothing. what do i write back"
    assert Walk("reach_out", said=said, story=said).step != "gate"
    said = "i told donna at work about tariqs debts and now half the kitchen knows. how do i say sorry"
    assert Walk("repair_conflict", said=said, story=said).step != "gate"
