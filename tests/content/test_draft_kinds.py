"""Which kind a draft is: as sure as the bar of the room for messages says, on drafts that nothing was learned from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.coaching.review import KINDS
from bot.coaching.rooms.review_my_words import SURE
from bot.content import draft_kinds
from bot.content.draft_kinds import DraftKinds
from bot.errors import EncoderError
from tests import shelf

HELD_OUT = Path(__file__).parents[1] / "feedback"
EVERY = 15
"""Of the drafts of each kind every so many is guessed: all of them are measured by `python -m tuning.kinds`."""


def test_nearly_nine_in_ten_sure_guesses_are_right() -> None:
    guess, sure = DraftKinds(shelf.checks()).guess, []
    for kind in KINDS:
        drafts = yaml.safe_load((HELD_OUT / f"{kind}.yml").read_text(encoding="utf-8"))["drafts"]
        for one in drafts[::EVERY]:
            shares = guess(one["text"])
            assert sum(shares.values()) == pytest.approx(1, abs=1e-3)
            likeliest = max(shares, key=lambda name: shares[name])
            sure += [likeliest == kind] if shares[likeliest] >= SURE else []
    assert len(sure) >= 0.8 * len(KINDS) * 10
    assert sum(sure) / len(sure) >= 0.8


def test_without_the_reader_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_text: str) -> None:
        raise EncoderError("gone")

    monkeypatch.setattr(draft_kinds, "scores_of", missing)
    assert DraftKinds(shelf.checks()).guess("I can't come on Sunday.") == {}
