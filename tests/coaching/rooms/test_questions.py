"""Questions, slips and words from elsewhere in the middle of a room: none of them is a draft, a plan or a story."""

from __future__ import annotations

import pytest

from tests.coaching.rooms.walk import Walk


def at_the_draft() -> Walk:
    return Walk("set_boundary").tap("calls_at_work")


def at_the_plan() -> Walk:
    return Walk("set_boundary").say("my boss texts me at night").say("I don't read them at night.").tap("keep")


def test_a_question_is_no_part_of_an_apology() -> None:
    walk = Walk("repair_conflict").tap("okay", "forgot_birthday", "parts", "skip", "skip")
    walk.say("does it matter if he started it")
    assert walk.keys == ["room/question", "repair_conflict/part/apologise"]
    assert walk.data["said"] == {}


def test_a_question_to_the_person_may_be_a_part() -> None:
    walk = Walk("repair_conflict").tap("okay", "forgot_birthday", "parts", "skip", "skip", "skip")
    assert walk.say("can I take you to lunch on Friday?").step == "reading"


@pytest.mark.parametrize(
    "said", ["Can he fire me for not answering?", "what if she doesnt answer", "do you think it matters?"]
)
def test_a_question_about_them_is_no_draft(said: str) -> None:
    walk = at_the_draft().say(said)
    assert walk.keys == ["room/question", "set_boundary/draft"]
    assert walk.data["drafts"] == []


@pytest.mark.parametrize("said", ["how do I tell him without being rude", "he'd be mad though, right?"])
def test_a_question_is_no_plan(said: str) -> None:
    walk = at_the_plan().say(said)
    assert (walk.keys, walk.outcome) == (["room/question", "set_boundary/when"], "on")


def test_a_plan_may_end_with_a_question_mark() -> None:
    assert at_the_plan().say("tonight after dinner?").step == "fear"


def test_no_thats_not_a_plan_is_believed() -> None:
    assert at_the_plan().say("no thats not a plan").keys == ["room/not_meant", "set_boundary/when"]


@pytest.mark.parametrize("said", ["what would i even write", "That's not what I meant", "oh how does this work then"])
def test_a_remark_to_kith_is_no_story(said: str) -> None:
    walk = Walk("reach_out").tap("okay").say(said)
    assert walk.step == "situation"
    assert walk.keys[-1] == "reach_out/situations_again" or walk.keys[-1] == "room/situations_again"
    assert walk.data.get("story") is None


@pytest.mark.parametrize(
    "said", ["what would i even write to her or anyone in the world", "oh i pressed the wrong thing how do i go back"]
)
def test_a_question_that_opened_the_room_is_not_quoted_as_a_story(said: str) -> None:
    assert Walk("set_boundary", story=said).keys == ["set_boundary"]


def test_how_to_tell_somebody_something_is_a_case_begun() -> None:
    walk = Walk("set_boundary", story="how do i tell my mum about the calls at work")
    assert walk.keys == ["set_boundary/own_more"]
    assert walk.turn.says[0].fields["quote"] == "tell my mum about the calls at work"


@pytest.mark.parametrize("said", ["oh i pressed the wrong thing how do i go back", "go back", "undo", "wrong button"])
def test_a_slip_is_undone(said: str) -> None:
    assert at_the_draft().say(said).keys == ["room/back", "room/situations_again"]
    assert at_the_plan().say(said).keys == ["room/back", "room/reading_again"]
    assert Walk("reach_out").tap("no_contact").say(said).keys == ["room/back", "reach_out/gate_again"]
    assert Walk("set_boundary").say(said).step == "situation"


def test_one_part_back_is_the_part_before() -> None:
    walk = Walk("repair_conflict").tap("okay", "forgot_birthday", "parts").say("I forgot your birthday.").say("undo")
    assert walk.keys == ["room/back", "repair_conflict/part/explain"]


def test_back_from_the_person_to_plan_for_is_the_question_before() -> None:
    walk = at_the_draft().say("I don't take calls at work, Mum.").tap("keep", "comes_to_mind").say("go back")
    assert walk.keys == ["room/back", "set_boundary/when_practice"]


def test_a_draft_written_at_the_choice_is_read_at_once() -> None:
    walk = Walk("set_boundary").say("I won't lend you money any more. I love you and I'd like dinner on Friday.")
    assert (walk.step, walk.keys[0]) == ("reading", "review/boundary/limit/works")
    assert walk.tap("keep").kept
    walk = Walk("reach_out").tap("okay")
    walk.say("Hey Jo, I heard someone singing badly on the bus and thought of you. How's the choir?")
    assert walk.step == "reading"


def test_a_draft_written_at_the_gate_is_read_after_it() -> None:
    walk = Walk("reach_out").say(
        "Hey Jo, I heard someone singing badly on the bus and thought of you. How's the choir?"
    )
    assert walk.keys == ["reach_out/gate_again"]
    assert walk.tap("okay").step == "reading"


def test_a_wish_about_him_is_a_case_and_no_draft() -> None:
    walk = Walk("set_boundary").say("I'd like him not to text after 8")
    assert (walk.step, walk.keys[0]) == ("draft", "room/own_taken")


def test_a_draft_about_him_is_turned_to_him() -> None:
    walk = at_the_draft().say("If he keeps texting I'll talk to HR")
    assert walk.keys[-1] == "room/say_to_them"
    assert walk.turn.says[-1].fields == {"who": "him"}
    assert walk.choices == ["again", "keep", "another"]
    assert "room/say_to_them" not in at_the_draft().say("I can't, my boss wants me in and he's strict.").keys


def test_labels_of_other_steps_are_no_story_and_no_draft() -> None:
    assert Walk("set_boundary").say("Use mine").step == "own"
    assert at_the_draft().say("Show me others").keys == ["set_boundary/situations"]
    assert at_the_draft().say("I have my own").keys == ["set_boundary/draft"]
    assert at_the_draft().say("It's okay to write").keys == ["set_boundary/draft"]


def test_the_same_model_is_not_shown_twice() -> None:
    walk = at_the_draft()
    first = walk.turn.says[1].fields["title"]
    again = Walk("set_boundary", seen=walk.data["seen"]).tap("calls_at_work")
    assert again.turn.says[1].fields["title"] != first


@pytest.mark.parametrize(
    "said",
    ["I can't host you this summer, how do I say it to my cousin", "no thank you", "thanks for your help today"],
)
def test_words_about_a_draft_are_no_draft(said: str) -> None:
    assert Walk("set_boundary").say(said).step != "reading"


@pytest.mark.parametrize(
    "said", ["my client texts me on Whatsapp at night", "I agreed to lend the money and now I don't want to"]
)
def test_what_happened_is_a_story_whoever_did_it(said: str) -> None:
    assert Walk("set_boundary", story=said).keys == ["room/own_taken", "set_boundary/lesson_own"]


@pytest.mark.parametrize("said", ["ugh whatever", "you're just a stupid bot", "this is dumb", "i give up"])
def test_a_grumble_is_heard_and_is_no_draft(said: str) -> None:
    walk = at_the_draft().say(said)
    assert (walk.keys, walk.step, walk.data["drafts"]) == (["room/grumble"], "draft", [])
    walk = at_the_draft().say("maybe you could call less").say(said)
    assert (walk.keys, walk.data["drafts"]) == (["room/grumble"], ["maybe you could call less"])


def test_a_grumble_is_no_case_either() -> None:
    walk = Walk("set_boundary").say("lol this is dumb")
    assert (walk.keys, walk.step) == (["room/grumble_choosing"], "situation")


def test_a_plan_without_a_day_is_asked_for_one_once() -> None:
    assert at_the_plan().say("soon").keys == ["room/day"]
    assert (
        at_the_plan()
        .say(
            "soon",
        )
        .say("on Thursday")
        .data["plan"]
        == "on Thursday"
    )
    assert at_the_plan().say("on the way home").say("on Thursday").data["plan"] == "on the way home, on Thursday"
    assert at_the_plan().say("soon").say("dunno").data["plan"] == "soon"
    assert at_the_plan().say("when he next writes").step == "fear"
