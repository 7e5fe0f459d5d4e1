"""Whatever is said, wherever: no room breaks, nothing is said that the content lacks, and two messages are the most."""

from __future__ import annotations

import random

import pytest

from bot.coaching.message import Say
from bot.coaching.rooms import Answer
from bot.coaching.script import fill, placeholders
from tests import shelf
from tests.coaching.rooms.walk import Walk, all_rooms

WORDS = (
    "",
    "yes",
    "no",
    "stop asking me",
    "hint",
    "skip",
    "my sister",
    "I don't lend money.",
    "sorry if I hurt you",
    "hey",
    "<b>&amp; {quote} %s</b>",
    "lol",
    "what?",
    "x" * 3000,
    "🙂",
    "I'm sorry I shouted. That was wrong. Next time I'll leave the room.",
    "You always do this!",
    "\n\n",
    "18:00",
    "tomorrow",
    "thanks",
    "Lo siento, no puedo porque estoy en el trabajo",
)
SCRIPTS = shelf.scripts()


def spoken(say: Say) -> None:
    """Every wording of the script can be filled, and the room's buttons are short."""
    script = SCRIPTS[say.key]
    for variant in script.variants:
        assert placeholders(variant.html) <= set(say.fields)
        fill(script, variant, say)
    for row in say.buttons or ():
        for button in row:
            assert len(button.label) <= 30
            assert len(button.tap.encode()) < 64


@pytest.mark.parametrize("room", sorted(all_rooms()))
@pytest.mark.parametrize("seed", [*range(10), *(pytest.param(seed, marks=pytest.mark.whole) for seed in range(10, 25))])
def test_any_words_and_taps_are_answered_from_the_content(room: str, seed: int) -> None:
    dice = random.Random(f"{room}{seed}")
    walk = Walk(room, tags=dice.sample(["recovery", "minor", "older"], 1))
    for _ in range(25):
        for say in (*walk.turn.says, *walk.room.ask(walk.progress)):
            spoken(say)
        if walk.outcome in ("done", "left", "unsafe"):
            break
        shown = walk.choices if walk.turn.says and walk.turn.says[-1].buttons else []
        if shown and dice.random() < 0.6:
            walk.tap(dice.choice(shown))
        else:
            intent = dice.choice([None, "affirm", "ask_term", "set_boundary", "feel_lonely", "stop_nudges"])
            walk.say(dice.choice(WORDS), intent, dice.random())


def test_a_tap_of_anything_is_answered() -> None:
    room = all_rooms()["set_boundary"]
    place = Walk("set_boundary").progress
    assert room.take(place, Answer("", 'x"}{')).says[0].key == "room/stale"
