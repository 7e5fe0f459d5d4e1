"""What a sentence says of nudges."""

from __future__ import annotations

from datetime import date, datetime, time, timezone

import pytest

from bot.coaching.nudges.heard import heard_in
from bot.coaching.nudges.spans import day_in, pause_end


@pytest.mark.parametrize(
    ("said", "quiet"),
    [
        ("Don't send in the day, I drive. After 20 only", (time(23), time(20))),
        ("only after 8pm please", (time(23), time(20))),
        ("send only after 9 in the morning", (time(23), time(9))),
        ("nothing after 9", (time(21), None)),
        ("not before 10", (None, time(10))),
        ("don't text me between 6am and 8pm", (time(6), time(20))),
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
        ("don't write while i work", (time(18), time(21))),
        ("dont text me at work", (time(18), time(21))),
        ("not during the day", (time(18), time(21))),
        ("don't forget to write in the evening", (time(17), time(21))),
        ("i don't mind in the morning", (time(9), time(12))),
        ("at lunch is fine", (time(12), time(14))),
    ],
)
def test_at_which_hours(said: str, hours: tuple[time, time]) -> None:
    heard = heard_in(said)
    assert (heard.quiet, heard.hours) == (None, hours)


def test_this_week_ends_with_the_next_monday() -> None:
    wednesday = datetime(2026, 3, 4, 12, tzinfo=timezone.utc)
    assert pause_end("dont need reminding this week", wednesday) == datetime(2026, 3, 9)  # noqa: DTZ001 - wall time
    assert day_in("remind me on friday this week", wednesday) == date(2026, 3, 6)


@pytest.mark.parametrize("said", ["only after midnight", "after 23 only", "no messages in the morning or evening"])
def test_what_would_be_read_in_reverse_is_left(said: str) -> None:
    assert heard_in(said).quiet is None
