"""The room for a repair: the gate, the four parts, the whole message."""

from __future__ import annotations

import pytest

from tests.coaching.rooms.walk import Walk

DEED = "I shouted at you about the mess"


def own_case() -> Walk:
    return Walk("repair_conflict").tap("okay", "own").say("i snapped at my daughter yesterday")


def test_it_begins_at_the_gate() -> None:
    walk = Walk("repair_conflict")
    assert (walk.keys, walk.choices) == (["repair_conflict"], ["okay", "unsure"])


@pytest.mark.parametrize("said", ["yes", "it's okay to write", "sure", "it's fine, we still talk"])
def test_a_yes_at_the_gate_goes_on(said: str) -> None:
    assert Walk("repair_conflict").say(said).step == "situation"


@pytest.mark.parametrize(
    "said", ["she asked me not to contact her", "they asked me not to", "he blocked me everywhere"]
)
def test_a_wish_for_no_contact_leads_to_what_is_possible_instead(said: str) -> None:
    walk = Walk("repair_conflict").say(said)
    assert (walk.keys, walk.choices) == (["room/no_contact"], ["unsent", "someone", "amends"])


@pytest.mark.parametrize("choice", ["unsent", "someone", "amends"])
def test_each_way_without_contact_ends_kindly_and_without_a_draft(choice: str) -> None:
    walk = Walk("repair_conflict").tap("order", choice)
    assert (walk.keys, walk.outcome, walk.kept) == ([f"room/apart/{choice}"], "done", [])


def test_other_words_there_ask_again() -> None:
    assert Walk("repair_conflict").tap("no_contact").say("but i love her").keys == ["room/apart_again"]


def test_fear_at_the_gate_hands_over_to_safety() -> None:
    assert Walk("repair_conflict").tap("afraid").outcome == "unsafe"
    assert Walk("repair_conflict").say("I'm scared of him").outcome == "unsafe"


def test_a_story_at_the_gate_is_kept_and_the_gate_asked_once_more() -> None:
    walk = Walk("repair_conflict").say("i shouted at my son in front of his friends")
    assert walk.keys == ["repair_conflict/gate_again"]
    assert walk.tap("okay").keys == ["room/own_taken", "repair_conflict/lesson_own"]
    assert walk.step == "mode"


def test_a_contact_kept_as_no_contact_never_reaches_a_draft() -> None:
    assert Walk("repair_conflict", status="no_contact").keys == ["room/no_contact"]
    assert Walk("repair_conflict", status="not_safe").outcome == "unsafe"


def test_no_contact_told_later_ends_the_draft_too() -> None:
    assert own_case().tap("whole").say("I know you asked me not to call you, but I'm sorry").step == "apart"
    walk = Walk("repair_conflict").tap("okay", "own").say("my ex, she told me to leave her alone")
    assert walk.keys == ["room/no_contact"]


def test_the_lesson_offers_parts_or_the_whole() -> None:
    walk = own_case()
    assert walk.keys == ["room/own_taken", "repair_conflict/lesson_own"]
    assert walk.choices == ["parts", "whole", "show_me"]


def test_four_parts_are_woven_into_one_message_and_read() -> None:
    walk = own_case().tap("parts")
    assert walk.keys == ["repair_conflict/part/explain"]
    assert walk.say(DEED).keys == ["repair_conflict/part/own"]
    assert walk.say("that was wrong and it scared you").keys == ["repair_conflict/part/apologise"]
    assert walk.say("im sorry").keys == ["repair_conflict/part/propose"]
    walk.say("next time i'll sit in the car for five minutes first")
    assert walk.keys[0] == "repair_conflict/woven"
    assert walk.turn.says[0].fields["draft"] == (
        "I shouted at you about the mess. That was wrong and it scared you. Im sorry. "
        "Next time I'll sit in the car for five minutes first."
    )
    assert walk.step == "reading"
    assert walk.tap("keep").kept[0].startswith(DEED)


def test_parts_can_be_skipped_and_the_missing_one_is_the_change() -> None:
    walk = own_case().tap("parts").say(DEED).say("that was wrong").say("skip").tap("skip")
    assert walk.keys == ["repair_conflict/woven", "review/apology/apology/change"]


def test_all_parts_skipped_goes_back_to_the_choice() -> None:
    walk = own_case().tap("parts", "skip", "skip", "skip", "skip")
    assert (walk.keys, walk.step) == (["repair_conflict/nothing_said"], "mode")


def test_the_whole_message_at_once() -> None:
    walk = own_case().tap("whole")
    assert walk.keys == ["repair_conflict/draft"]
    walk.say("sorry but you started it")
    assert walk.keys == ["review/apology/start", "review/apology/counter_attack/change"]


def test_words_typed_at_the_choice_are_the_whole_message() -> None:
    assert own_case().say("I'm sorry I shouted at you. That was wrong.").step == "reading"


def test_a_model_first_leaves_the_choice_open() -> None:
    walk = Walk("repair_conflict").tap("okay", "forgot_birthday", "show_me")
    assert (walk.keys, walk.step) == (["room/model"], "mode")


def test_a_second_message_names_the_gain() -> None:
    walk = own_case().tap("whole").say("I'm sorry if I hurt you.").say("I'm sorry I shouted at you. That was wrong.")
    assert walk.keys[0] == "review/apology/conditional/gained"


def kept() -> Walk:
    return own_case().tap("whole").say("I'm sorry I shouted at you. That was wrong.").tap("keep", "today")


def test_the_pattern_is_named_in_their_words_before_the_last_question() -> None:
    walk = kept()
    assert (walk.keys, walk.choices) == (["repair_conflict/pattern"], ["first_time", "rather_not"])
    walk.say("I come home late and the flat is a mess")
    assert walk.keys == ["repair_conflict/pattern_named", "repair_conflict/what_if"]
    assert walk.turn.says[0].fields == {"quote": "I come home late and the flat is a mess"}
    assert kept().say("no").keys[0] == "repair_conflict/pattern/first_time"


def test_not_being_forgiven_ends_in_something_to_do() -> None:
    walk = kept().tap("first_time")
    assert walk.choices == ["give_time", "my_part", "no_if"]
    walk.tap("my_part")
    assert walk.keys == ["repair_conflict/plan", "repair_conflict/what_if/my_part"]
    assert walk.turn.plan is not None
    assert walk.turn.plan.who == "my daughter"


@pytest.mark.parametrize("said", ["what if she doesn't forgive me", "will she ever forgive me?"])
def test_what_if_they_do_not_forgive_is_answered_at_any_step(said: str) -> None:
    for walk in (own_case(), own_case().tap("parts"), kept()):
        step = walk.step
        walk.say(said)
        assert (walk.keys[0], walk.step) == ("repair_conflict/not_forgiven", step)


@pytest.mark.parametrize("said", ["i grabbed her arm and she cried", "I locked him out so he'd calm down"])
def test_harm_that_they_did_themselves_gets_no_draft(said: str) -> None:
    for walk in (Walk("repair_conflict").say(said), Walk("repair_conflict").tap("okay", "own").say(said)):
        assert (walk.outcome, walk.turn.goes_to, walk.kept) == ("unsafe", "did_harm", [])


def at_the_parts() -> Walk:
    return Walk("repair_conflict").tap("okay", "forgot_birthday", "parts")


@pytest.mark.parametrize(
    ("part", "said", "fault"),
    [
        (0, "I shouted at you but you started it", "counter_attack"),
        (2, "I'm sorry if you were hurt", "conditional"),
        (3, "I'll try to do better", "vague_repair"),
    ],
)
def test_what_would_undo_a_part_is_named_at_once_and_only_once(part: int, said: str, fault: str) -> None:
    walk = at_the_parts().tap(*["skip"] * part).say(said)
    assert (walk.keys, walk.step, walk.choices) == ([f"review/apology/{fault}/change"], "part", ["keep", "skip"])
    before = walk.data["part"]
    again = walk.say(said)
    assert again.step == "reading" if part == 3 else again.data["part"] == before + 1


def test_a_part_with_a_fault_may_stay_and_a_good_one_is_not_commented_on() -> None:
    walk = at_the_parts().say("I shouted at you but you started it").tap("keep")
    assert (walk.keys, walk.data["said"]["explain"]) == (
        ["repair_conflict/part/own"],
        "I shouted at you but you started it",
    )
    assert walk.say("That was wrong of me.").keys == ["repair_conflict/part/apologise"]
