"""What phrases and meaning make of a message together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from bot.coaching.safety import NOTHING, Ear, Mix, Phrases, Seen, Situation
from bot.coaching.safety.ear import LONGEST, RAISED, pieces, with_sentences
from tests import shelf

LABELS = ("none", "watch:self_harm", "urgent:self_harm", "urgent:overdose", "other", "doer")
MIX = Mix(heard=1.0, by_situation={"silent": 0.0, "softened": -1.0, "watch": 4.0})
SAID = {
    "calm": [9.0, 0, 0, 0, -9, -9],
    "heavy": [0, 9.0, 0, 0, -9, -9],
    "danger": [0, 0, 9.0, 5.0, -9, -9],
    "hers": [0, 0, 9.0, 0, 9.0, -9],
    "grave": [0, 4.0, 3.4, 0, -9, -9],
    "unsure": [3.0, 2.0, 2.5, 0, -9, -9],
    "doubt": [3.0, 0.4, 0.0, 0.0, -9, -9],
}
"""What the ear of these tests hears in a word."""


def score(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    return np.array([SAID[next(word for word in SAID if word in text)] for text in texts], np.float32)


EAR = Ear(LABELS, MIX, MIX, score)


@pytest.mark.parametrize(
    ("said", "situation", "found", "expected"),
    [
        (["calm"], "silent", NOTHING, NOTHING),
        (["heavy"], "silent", NOTHING, Seen("watch", "self_harm", "writer")),
        (["danger"], "silent", NOTHING, Seen("urgent", "self_harm", "writer")),
        (["hers"], "silent", NOTHING, Seen("urgent", "self_harm", "other")),
        (["grave"], "silent", NOTHING, Seen("urgent", "self_harm", "writer")),
        (["unsure"], "silent", NOTHING, NOTHING),
        (["calm", "danger"], "silent", NOTHING, Seen("urgent", "self_harm", "writer")),
        (["doubt"], "silent", NOTHING, NOTHING),
        (["doubt"], "softened", NOTHING, NOTHING),
        (["doubt"], "watch", Seen("watch", "self_harm"), Seen("urgent", "self_harm", "writer")),
    ],
)
def test_what_is_heard_is_weighed_with_what_the_phrases_found(
    said: list[str], situation: Situation, found: Seen, expected: Seen
) -> None:
    assert EAR.hear(said, situation, found) == expected


def test_a_grave_sentence_raises_a_calm_whole_and_a_calm_one_lowers_nothing() -> None:
    alone = {"A calm walk.": 0.0, "Then danger.": 4.0, "And tea.": -5.0}

    def tell(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.array([[alone[text], -1.0] for text in texts], np.float32)

    odds = np.array([[1.0, 2.0], [3.0, 2.0], [7.0, 2.0]], np.float32)
    said = ["A calm walk. Then danger.", "A calm walk. And tea.", "Then danger."]
    raised = with_sentences(said, odds, tell)
    assert raised == pytest.approx(np.array([[1 + RAISED * 3, 2], [3, 2], [7, 2]]))


def test_what_is_one_sentence_is_read_once() -> None:
    read: list[str] = []

    def counted(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        read.extend(texts)
        return score(texts)

    Ear(LABELS, MIX, MIX, counted).hear(["calm"], "silent", NOTHING)
    assert read == ["calm"]


def test_a_long_message_is_heard_in_runs_of_whole_sentences() -> None:
    said = pieces(" ".join(f"Sentence {number} about the garden." for number in range(60)))
    assert max(map(len, said)) <= LONGEST
    assert all(piece.endswith("garden.") for piece in said)
    assert sum(piece.count("garden") for piece in said) == 60


def test_what_is_said_over_and_over_is_heard_once() -> None:
    assert pieces("I can't go on. Help me! " * 40) == ["I can't go on. Help me!"]


@pytest.mark.parametrize("text", ["", "  ", "🙂", "!!! 12:30"])
def test_nothing_is_heard_without_a_letter(text: str) -> None:
    assert pieces(text) == []


@pytest.mark.measured
def test_danger_that_a_phrase_found_is_not_taken_down(phrases: Phrases) -> None:
    deaf = shelf.screen_with(lambda said, situation, found: NOTHING)
    urgent = [text for phrase in phrases.phrases if phrase.level == "urgent" for text in phrase.matches]
    assert {deaf.read(text).level for text in urgent} == {"urgent"}


def test_where_the_ear_fails_the_phrases_decide() -> None:
    def broken(said: Sequence[str], situation: Situation, found: Seen) -> Seen:
        raise OSError

    screen, alone = shelf.screen_with(broken), shelf.screen_with(None)
    for text in ("I want to die", "lovely weather", "they'd be better off without me"):
        assert screen.read(text) == alone.read(text)


def test_what_the_ear_fails_at_does_not_take_it_away_from_the_next_message() -> None:
    urgent = Seen("urgent", "self_harm", "writer")

    def broken_once(said: Sequence[str], situation: Situation, found: Seen) -> Seen:
        if "walrus" in said[0]:
            raise ValueError
        return urgent

    screen = shelf.screen_with(broken_once)
    assert screen.read("there is a walrus in the garden behind our house") == NOTHING
    assert screen.read("there is lovely weather in the garden behind our house") == urgent
