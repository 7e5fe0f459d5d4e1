"""The guides: every way through each leads to an end, and typed answers are heard."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bot.coaching.guides import END, Guide, Map
from bot.coaching.guides.guide import SAFETY
from bot.coaching.rooms import Answer, Turn
from tests import shelf

GUIDES = shelf.content().guides
CHECKS = shelf.checks()


def guide(name: str) -> Guide:
    return Guide(GUIDES[name], CHECKS)


def walk(name: str, *answers: str) -> Turn:
    """The turn after these answers; one in <> is a tap, the others are typed."""
    room = guide(name)
    turn = room.begin({})
    for answer in answers:
        tapped = answer.strip("<>") if answer.startswith("<") else None
        turn = room.take(turn.progress, Answer("" if tapped else answer, tapped))
    return turn


def ways(made: Map, step: str, gone: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every way of taps from this step to its end; where words are kept, a word."""
    here = made.steps[step]
    options = [(f"<{option.id}>", option.goes) for option in here.options if option.label]
    for answer, goes in [*options, *([("the blue door", here.goes)] if here.keeps else [])]:
        if goes in made.steps:
            yield from ways(made, goes, (*gone, answer))
        else:
            yield (*gone, answer)


@pytest.mark.parametrize("name", GUIDES)
def test_every_way_through_a_guide_leads_to_an_end_and_every_end_can_be_reached(name: str) -> None:
    made, reached = GUIDES[name], set()
    for way in ways(made, made.begins):
        turn = walk(name, *way)
        assert turn.outcome in ("done", "unsafe"), way
        assert json.loads(json.dumps(dict(turn.progress.data))) == turn.progress.data
        if turn.outcome == "unsafe":
            assert turn.goes_to in SAFETY
        else:
            assert len(turn.says) == 1
            reached.add(turn.progress.step)
    assert {end.id for end in made.ends} - reached == set()


@pytest.mark.parametrize(
    ("name", "answers", "end"),
    [
        ("check_solitude", ("i feel calm", "i chose it", "i'd pick up"), "calm"),
        ("check_solitude", ("numb mostly", "i avoid people tbh", "let it ring"), "numb"),
        ("check_solitude", ("<calm>", "it just came about", "<freeze>"), "between"),
        ("check_solitude", ("<pushed>", "my illness"), "life"),
        ("check_online_time", ("worse usually", "i just scroll", "nobody would"), "emptier"),
        ("check_online_time", ("better", "yes", "Kai and maybe Noor"), "better"),
        ("check_online_time", ("better", "yes", "yes"), "better"),
        ("check_relationship", ("on eggshells", "it's my fault", "<pay>", "he sulks for days", "smaller"), "several"),
        ("check_relationship", ("fine", "we make up", "<heard>", "still me"), "good"),
        ("check_relationship", ("i always text first",), "one_sided"),
        ("check_relationship", ("fine", "<none>", "<sulks>", "tired"), "uneven"),
        ("diversify_support", ("no one", "nobody", "none", "no"), "bare"),
        ("diversify_support", ("Sam", "my neighbour", "no one yet", "my gp"), "gaps"),
        ("life_transition", ("moving to Cork", "my sister", "a call every tuesday"), "thread"),
        ("life_transition", ("divorce", "Ana", "too much"), "bare"),
        ("life_transition", ("a new baby", "nobody"), "nobody"),
        ("find_community", ("helping out", "small and quiet", "saturdays", "dogs"), "helping_quiet"),
        ("find_community", ("<same>", "online please", "<evenings>", "grief"), "online"),
        ("seek_therapy", ("too expensive", "panic in shops", "one to one"), "cheap"),
        ("seek_therapy", ("do i even need it", "just wondering"), "curious"),
        ("recovery_support", ("a meeting", "<home>", "no god stuff", "friday", "Jo"), "secular"),
        ("recovery_support", ("<meeting>", "<room>", "any", "<tonight>", "no one"), "alone"),
        ("recovery_support", ("my friends still use", "my cousin", "the pub"), "line"),
    ],
)  # fmt: skip
def test_what_people_type_is_heard(name: str, answers: tuple[str, ...], end: str) -> None:
    turn = walk(name, *answers)
    assert (turn.outcome, turn.progress.step) == ("done", end)


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("check_relationship", ("i'm scared of him",)),
        ("check_relationship", ("<fine>", "<fault>", "<pay>", "<scared>")),
        ("check_relationship", ("<fine>", "<fault>", "<pay>", "he throws things")),
        ("check_solitude", ("<pushed>", "my boyfriend doesnt let me see them")),
    ],
)
def test_fear_of_someone_goes_to_safety_at_once(name: str, answers: tuple[str, ...]) -> None:
    turn = walk(name, *answers)
    assert (turn.outcome, turn.goes_to, turn.says) == ("unsafe", "in_danger", ())


def test_words_that_were_kept_are_said_back_and_an_empty_chair_is_called_one() -> None:
    (said,) = walk("diversify_support", "Sam and Ana.", "<none>", "the choir", "<none>").says
    assert dict(said.fields) == {
        "friend": "Sam and Ana",
        "helper": "an empty chair",
        "peer": "the choir",
        "trained": "an empty chair",
    }


def test_an_answer_that_fits_nothing_is_asked_about_once_and_then_let_go() -> None:
    first = walk("check_solitude", "purple")
    assert ([say.key for say in first.says], first.progress.step) == (["guide/unclear"], "feel")
    assert first.says[0].buttons
    second = walk("check_solitude", "purple", "purple again")
    assert [say.key for say in second.says] == ["guide/on", "check_solitude/chosen"]


@pytest.mark.parametrize(("said", "outcome"), [("stop", "left"), ("menu", "left"), ("what is a boundary?", "aside")])
def test_stop_leaves_a_guide_and_a_question_is_answered_beside_it(said: str, outcome: str) -> None:
    room = guide("check_solitude")
    turn = room.take(room.begin({}).progress, Answer(said, None, "ask_term", 0.95))
    assert turn.outcome == outcome


def test_what_is_surely_another_topic_is_answered_and_what_is_kept_is_never_taken_for_one() -> None:
    elsewhere = Answer("i lean on one person for all of it", None, "diversify_support", 0.97)
    assert guide("check_solitude").take(walk("check_solitude").progress, elsewhere).goes_to == "diversify_support"
    assert guide("life_transition").take(walk("life_transition").progress, elsewhere).outcome == "on"


@pytest.mark.parametrize(
    ("name", "said", "step"),
    [
        ("recovery_support", "i want to find a meeting", "way"),
        ("recovery_support", "help with staying sober", "need"),
        ("life_transition", "we're getting divorced", "who"),
        ("check_relationship", "is it fine that we fight", "before"),
    ],
)
def test_an_opening_that_answers_the_first_question_is_its_answer(name: str, said: str, step: str) -> None:
    assert guide(name).begin({"said": said}).progress.step == step


def test_back_goes_to_the_question_before() -> None:
    turn = walk("check_solitude", "<calm>", "back")
    assert ([say.key for say in turn.says], turn.progress.step) == (["room/back", "check_solitude"], "feel")


def test_a_step_that_is_no_longer_there_begins_anew_and_an_old_button_asks_again() -> None:
    room = guide("check_solitude")
    begun = room.begin({})
    assert room.take(type(begun.progress)("check_solitude", "gone"), Answer("hi")).says == begun.says
    assert [say.key for say in room.take(begun.progress, Answer("", "gone")).says] == ["guide/unclear"]


@pytest.mark.parametrize("name", GUIDES)
def test_no_question_has_more_than_three_buttons_nor_two_alike(name: str) -> None:
    for step in GUIDES[name].steps.values():
        labels = [option.label for option in step.options if option.label]
        assert len(labels) <= 3
        assert len(labels) == len(set(labels))


def test_the_word_for_whichever_end_fits_is_no_end() -> None:
    assert all(END not in {*made.steps, *(end.id for end in made.ends)} for made in GUIDES.values())
