"""Words typed in place of a button that they do not name."""

from __future__ import annotations

import pytest

from bot.coaching.message import choice
from bot.coaching.typed import BACK, HOLD, LENGTH, STIFF, tap_for
from tests import shelf


@pytest.mark.parametrize(
    ("text", "tap"),
    [
        ("half an hr", choice("", "30").tap),
        ("25", choice("", "25").tap),
        ("not yet", LENGTH),
        ("still too angry to talk", LENGTH),
        ("didnt do it", choice("", "pause_argument:not_done").tap),
        ("we just kept fighting lol", choice("", "pause_argument:not_done").tap),
        ("no way shes still raging", LENGTH),
        ("10 min", choice("", "pause_short").tap),
        ("he said that i never help", None),
    ],
)
def test_when_the_bell_has_rung_words_are_understood_as_well_as_buttons(text: str, tap: str | None) -> None:
    assert tap_for(text, [BACK, LENGTH], shelf.checks()) == tap


def test_words_about_a_pause_mean_nothing_where_none_is_on_offer() -> None:
    assert tap_for("half an hour", ["/reach_out"], shelf.checks()) is None
    assert tap_for("not yet", [LENGTH], shelf.checks()) is None


@pytest.mark.parametrize(
    ("text", "taps", "tap"),
    [
        ("hold on the baby is crying", [HOLD], HOLD),
        ("it was weird lol", [STIFF], STIFF),
        ("really nice actually", [STIFF], choice("", "quality_time:good").tap),
        ("it was weird lol", [HOLD], None),
        ("he held on to the rail", [HOLD], None),
    ],
)
def test_a_talk_by_the_clock_is_held_and_looked_back_on_in_words(text: str, taps: list[str], tap: str | None) -> None:
    assert tap_for(text, taps, shelf.checks()) == tap
