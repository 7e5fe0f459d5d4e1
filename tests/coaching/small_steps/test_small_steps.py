"""A small step fits the day, is guessed about, and is set against the guess when they come back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.coaching.rooms import Answer, Progress, Turn
from bot.coaching.small_steps import SmallSteps, fitting
from tests import shelf

STEPS = shelf.content().small_steps
ROOM = SmallSteps(STEPS, shelf.checks())


class Walk:
    def __init__(self, **hints: Any) -> None:
        self.turn = self._on(ROOM.begin(hints))

    def say(self, *texts: str) -> Walk:
        for text in texts:
            self.turn = self._on(ROOM.take(self.progress, Answer(text)))
        return self

    @property
    def key(self) -> str:
        return self.turn.says[0].key

    def _on(self, turn: Turn) -> Turn:
        place = turn.progress
        self.progress = Progress(place.room, place.step, json.loads(json.dumps(place.data)))
        return turn


@pytest.mark.parametrize("energy", [1, 2, 3])
@pytest.mark.parametrize("place", ["at_home", "out", "among"])
@pytest.mark.parametrize("who", ["stranger", "known", None])
def test_there_is_a_step_for_every_day_and_place_and_none_is_too_big(energy: int, place: str, who: str | None) -> None:
    seen: list[str] = []
    for _ in range(3):
        step = fitting(STEPS, energy=energy, place=place, who=who, tags=(), seen=seen)
        assert step is not None
        assert step.energy <= energy
        assert place in step.places
        assert step.id not in seen
        assert not step.suits
        seen.append(step.id)


def test_what_was_said_when_they_came_is_not_asked_again() -> None:
    walk = Walk(said="something tiny at the till, i have no energy")
    assert walk.key == "micro_connection/who"
    assert walk.say("a stranger").key == "micro_connection/offer"


def test_a_step_is_tried_with_a_guess_and_told_of_later() -> None:
    walk = Walk().say("a little", "at home", "someone I know")
    assert walk.key == "micro_connection/offer"
    first = walk.turn.says[0].fields["what"]
    assert walk.say("another one").turn.says[0].fields["what"] != first
    assert walk.say("ok I can do that").key == "micro_connection/guess"
    assert walk.say("pretty awkward").key == "micro_connection/go"
    assert walk.turn.outcome == "done"
    back = Walk(past=[walk.progress.data])
    assert back.key == "micro_connection/how_did"
    assert back.say("she smiled, it was lovely").key == "micro_connection/went/better"
    assert back.turn.says[0].fields == {"before": "badly"}
    assert Walk(past=[walk.progress.data, back.progress.data]).key == "micro_connection"


@pytest.mark.parametrize(
    ("text", "key"),
    [("it was not good, she ignored me", "worse"), ("about like that", "as_thought"), ("i chickened out", "not_done")],
)
def test_how_it_went_is_heard_in_their_words(text: str, key: str) -> None:
    walk = Walk(past=[{"step": STEPS[0].id, "guess": "well", "seen": []}])
    assert walk.say(text).key == f"micro_connection/went/{key}"


def test_smaller_goes_down_to_rest() -> None:
    walk = Walk(said="i have plenty of energy, at home").say("either", "smaller", "too much")
    assert walk.key == "micro_connection/offer"
    assert walk.say("smaller").key == "micro_connection/smaller"


@pytest.mark.parametrize("text", ["", "🙂", "привет", "x" * 3000, "what do you mean", "asdfgh"])
def test_what_cannot_be_read_moves_nothing(text: str) -> None:
    walk = Walk()
    assert walk.say(text).progress.step == "energy"
    assert walk.turn.says[-1].key == "micro_connection"


def test_stop_leaves() -> None:
    assert Walk().say("stop").turn.outcome == "left"


def test_home_is_a_place_and_no_wish_to_leave() -> None:
    walk = Walk().say("home")
    assert (walk.progress.data["place"], walk.turn.outcome) == ("at_home", "on")


@pytest.mark.parametrize("said", ["dont care", "idk", "you choose", "whatever"])
def test_who_leaves_it_open_gets_what_asks_the_least(said: str) -> None:
    walk = Walk().say(said).say(said).say(said)
    assert walk.key == "micro_connection/offer"
