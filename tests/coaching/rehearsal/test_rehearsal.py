"""A rehearsal from the first question to the look back."""

from __future__ import annotations

import random

import pytest

from bot.coaching.script import fill, placeholders
from tests import shelf
from tests.coaching.rehearsal.walk import Walk, in_scene

SCRIPTS = shelf.scripts()
LIMIT = "I don't take calls at work, Mum. I'll ring you at seven."


def test_it_begins_easy_and_says_what_is_coming() -> None:
    walk = Walk().tap("a_limit", "calls_at_work")
    assert walk.keys == ["room/scene", "rehearse/coming/1"]
    assert walk.progress.data["level"] == 1
    assert walk.choices == ["ready", "harder", "stop_this"]


def test_the_move_is_named_and_the_other_side_answers_with_the_words_of_the_case() -> None:
    walk = in_scene().say("maybe you could call a bit less?")
    assert walk.keys == ["rehearse/move/hedged/boundary", "rehearse/they_say"]
    assert walk.turn.says[1].fields["who"] == "Your mother"
    assert walk.choices == ["retake", "a_line", "stop_this"]


def test_a_goodbye_before_the_scene_leaves_it_and_asks_nothing_more() -> None:
    walk = Walk(said="i want to practise telling my landlady that i don't want her coming in")
    walk.say("ok thx bye")
    assert (walk.keys, walk.turn.outcome) == (["room/left_for_now"], "left")


@pytest.mark.parametrize("turns", range(5))
def test_stop_this_is_on_every_turn_and_ends_the_scene_at_once(turns: int) -> None:
    walk = Walk().tap("a_limit", "calls_at_work", "harder", "ready")
    for _ in range(turns):
        walk.say("I don't know what you mean by that")
    assert "stop_this" in walk.choices
    assert walk.tap("stop_this").keys == ["rehearse/stopped"]


def test_repeating_the_limit_calmly_wins() -> None:
    walk = in_scene().say(LIMIT, "It's still no.")
    assert (walk.moves, walk.reactions[-1], walk.step) == (["held", "held"], "accepts", "ended")
    assert walk.keys == ["rehearse/move/held_again", "rehearse/last"]
    walk.tap("look_back")
    assert walk.keys == ["rehearse/debrief/accepted"]
    assert walk.turn.says[0].fields["moves"] == "1. held the limit\n2. held the limit"
    assert walk.choices == ["harder", "keep_line", "enough"]


@pytest.mark.parametrize(("text", "how"), [("I need a break.", "paused"), ("I'm hanging up now.", "ended")])
def test_a_pause_wins_and_so_does_leaving(text: str, how: str) -> None:
    walk = in_scene().say(text)
    assert walk.step == "ended"
    assert walk.tap("look_back").keys == [f"rehearse/debrief/{how}"]
    assert "harder" in walk.choices


def test_a_turn_can_be_taken_again_and_both_goes_are_set_side_by_side() -> None:
    walk = in_scene().say("ok fine i'll pick up").tap("retake")
    assert walk.moves == []
    assert walk.keys == ["rehearse/retake"]
    walk.say(LIMIT)
    assert walk.keys[0] == "rehearse/retaken"
    assert walk.turn.says[0].fields == {"before": "gave in", "after": "held the limit"}
    assert walk.say("no").tap("look_back").keys == ["rehearse/debrief_retaken", "rehearse/debrief/accepted"]


def test_what_if_i_had_said_takes_the_turn_again_at_once() -> None:
    walk = in_scene().say("ok fine i'll pick up", "What if I'd said: I don't take calls at work?")
    assert walk.moves == ["held"]
    assert walk.keys[0] == "rehearse/retaken"


def test_attacks_come_only_at_the_hardest_level_and_only_by_choice() -> None:
    walk = Walk().tap("a_limit", "calls_at_work", "harder", "harder")
    assert walk.choices == ["ready", "mean", "stop_this"]
    assert walk.tap("ready").progress.data["mean"] is False
    minor = Walk(tags=["minor"]).tap("a_limit", "calls_at_work", "harder", "harder")
    assert "mean" not in minor.choices


def test_ones_own_case_asks_who_and_what_they_say_and_nothing_more() -> None:
    walk = Walk(said="i want to practise saying no to my boss")
    assert (walk.keys, walk.turn.says[0].fields["who"]) == (["rehearse/own_opens"], "your boss")
    walk.say("you're staying late again, right?").tap("ready")
    assert walk.turn.says[0].fields == {"who": "Your boss", "line": "You're staying late again, right?"}


@pytest.mark.parametrize("text", ["no", "yes please", "thanks", "who do you mean?"])
def test_what_names_nobody_is_asked_again(text: str) -> None:
    assert Walk().say(text).keys == ["rehearse"]
    assert Walk().tap("a_limit", "own").say(text).keys == ["rehearse/own"]


@pytest.mark.parametrize("status", ["not_safe"])
@pytest.mark.parametrize("said", ["I want to rehearse saying no to Rick", "practise a limit with my Stepdad"])
def test_nobody_marked_not_safe_is_played(status: str, said: str) -> None:
    walk = Walk(said=said, **{status: ["Rick", "stepdad"]})
    assert (walk.keys, walk.turn.outcome) == (["rehearse/not_safe"], "done")
    late = Walk(**{status: ["Rick", "stepdad"]}).tap("a_limit", "own").say("rick")
    assert late.keys == ["rehearse/not_safe"]


def test_fear_leads_to_safety_at_any_step() -> None:
    assert Walk(said="practise with my husband, i'm scared of him").turn.outcome == "unsafe"
    assert in_scene().say("I'm afraid of what he'll do").turn.outcome == "unsafe"


def test_no_sorry_is_rehearsed_to_somebody_who_asked_for_no_contact() -> None:
    assert Walk(said="practise a sorry to Ana", no_contact=["Ana"]).keys == ["rehearse/no_contact"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "room/empty"),
        ("🙂", "room/emoji"),
        ("привет, мама, не звони", "room/language"),
        ("asdfjkl qwertz", "room/gibberish"),
    ],
)
def test_what_cannot_be_read_moves_nothing(text: str, key: str) -> None:
    walk = in_scene().say(text)
    assert walk.keys == [key, "rehearse/they_say"]
    assert walk.moves == []


def test_three_thousand_characters_are_an_explanation() -> None:
    assert in_scene().say("I really can't, " * 188).moves == ["explained"]


def test_a_question_to_kith_is_answered_and_one_to_the_other_side_is_a_move() -> None:
    assert in_scene().say("what is a boundary?", intent="ask_term", confidence=0.95).turn.outcome == "aside"
    assert in_scene().say("why do you call so often?", intent="ask_evidence", confidence=0.95).moves == ["asked"]


def test_the_line_that_held_can_be_kept() -> None:
    walk = in_scene().say(LIMIT, "no").tap("look_back", "keep_line")
    assert (walk.turn.kept, walk.keys) == ("no", ["rehearse/kept", "set_boundary/when_practice"])


def test_a_line_that_was_kept_ends_in_a_plan() -> None:
    walk = Walk(said="my boss").tap("a_limit", "guess", "ready").say(LIMIT, "no").tap("look_back", "keep_line")
    assert walk.keys == ["rehearse/kept", "set_boundary/when"]
    walk.say("when he next writes at night", "I'd leave it there")
    assert (walk.turn.outcome, walk.turn.progress.room) == ("done", "rehearse")
    assert walk.turn.plan is not None
    assert (walk.turn.plan.who, walk.turn.plan.when) == ("my boss", "when he next writes at night")


def test_the_talk_ends_after_eight_turns_or_when_they_gave_in_twice() -> None:
    assert in_scene().say("ok, you win", "fine, i'll do it").step == "ended"
    assert in_scene().say(*(f"the garden has {n} trees" for n in range(8))).step == "ended"


WORDS = ["", "no", "ok then", "what if i had said", "take that again", "stop", "my sister", "<b>{quote}&", "x" * 3000]
WORDS += [
    "You always do this!",
    "I feel sad",
    "thanks",
    "menu",
    "18:00",
    "...",
    "😀",
    LIMIT,
    "go back",
    "how did it go?",
]
INTENTS = (None, "affirm", "set_boundary", "ask_term")


@pytest.mark.parametrize("seed", range(25))
def test_any_words_and_taps_are_answered_from_the_content(seed: int) -> None:
    dice = random.Random(seed)
    walk = Walk(tags=dice.sample(["recovery", "minor", "older"], 1), seed=str(seed))
    for _ in range(30):
        for say in walk.turn.says:
            script = SCRIPTS[say.key]
            for variant in script.variants:
                assert placeholders(variant.html) <= set(say.fields)
                fill(script, variant, say)
            assert all(len(button.label) <= 30 for row in say.buttons or () for button in row)
        if walk.turn.outcome in ("done", "left", "unsafe"):
            break
        if walk.turn.says and walk.choices and dice.random() < 0.5:
            walk.tap(dice.choice(walk.choices))
        else:
            walk.say(
                dice.choice(WORDS),
                intent=dice.choice([None, "affirm", "set_boundary", "ask_term"]),
                confidence=dice.random(),
            )


def test_what_the_other_one_says_is_their_line_alone() -> None:
    walk = Walk(said="my boss").tap("a_limit").say("he always says: can you finish this tonight").tap("ready")
    assert walk.turn.says[0].fields["line"] == "Can you finish this tonight"
