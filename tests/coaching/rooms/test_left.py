"""A draft that was left is offered on coming back to its room."""

import pytest

from tests.coaching.rooms.walk import Walk

DRAFT = "Mum, I'll ring you at seven. I won't pick up at work."


def back(room: str = "set_boundary") -> Walk:
    before = Walk("set_boundary").say("My mum rings me five times a day at work and shouts.").say(DRAFT)
    return Walk(room, left=before.data)


def test_the_draft_is_shown_and_offered() -> None:
    walk = back()
    assert walk.keys == ["room/left_draft"]
    assert walk.turn.says[0].fields["quote"].startswith("Mum, I'll ring you")


@pytest.mark.parametrize("said", ["yes", "use mine", "go on with that", "that one", "yes please"])
def test_who_goes_on_has_the_draft_as_it_was(said: str) -> None:
    walk = back().say(said)
    assert walk.keys == ["room/still_here"]
    assert walk.data["drafts"] == [DRAFT]
    assert walk.say("keep it").turn.kept == DRAFT


@pytest.mark.parametrize("said", ["no", "show me others", "something new", "a made up one"])
def test_who_does_not_begins_anew(said: str) -> None:
    assert back().say(said).keys == ["set_boundary"]


def test_a_gate_is_asked_anew() -> None:
    assert back("reach_out").say("no").keys == ["reach_out"]


def test_another_story_is_taken_as_one() -> None:
    walk = back().say("my flatmate leaves the dishes for me every single day")
    assert walk.keys == ["room/own_taken", "set_boundary/lesson_own"]


def test_bye_is_no_answer_and_leaves() -> None:
    assert back().say("bye").outcome == "left"
