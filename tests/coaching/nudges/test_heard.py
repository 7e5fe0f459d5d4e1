"""What a sentence says of nudges."""

from __future__ import annotations

from datetime import date, datetime, time, timezone

import pytest

from bot.coaching.nudges.heard import heard_in
from bot.coaching.nudges.spans import day_in


@pytest.mark.parametrize(
    ("said", "quiet"),
    [
        ("Don't send in the day, I drive. After 20 only", (time(23), time(20))),
        ("only after 8pm please", (time(23), time(20))),
        ("nothing after 9", (time(21), None)),
        ("not before 10", (None, time(10))),
        ("don't text me between 6am and 8pm", (time(6), time(20))),
        ("don't write while i work", (time(8), time(18))),
        ("not during the day", (time(8), time(18))),
    ],
)
def test_when_it_is_quiet(said: str, quiet: tuple[time | None, time | None]) -> None:
    heard = heard_in(said)
    assert (heard.quiet, heard.hours) == (quiet, None)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("mornings only", (time(9), time(12))),
        ("no messages in the morning", (time(12), time(21))),
        ("Please stop the messages at teatime, I am eating.", (time(9), time(17))),
        ("never at lunch", (time(14), time(21))),
        ("at lunch is fine", (time(12), time(14))),
    ],
)
def test_at_which_hours(said: str, hours: tuple[time, time]) -> None:
    heard = heard_in(said)
    assert (heard.quiet, heard.hours) == (None, hours)


def test_this_week_ends_with_the_next_monday() -> None:
    assert day_in("don't remind me this week", datetime(2026, 3, 4, 12, tzinfo=timezone.utc)) == date(2026, 3, 9)
