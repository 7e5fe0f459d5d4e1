"""The helplines: found by country, zone and name, and no older than a year."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.coaching.safety import Helplines
from bot.coaching.safety.helplines import KINDS

LINE = {
    "name": "A",
    "say": "a",
    "channels": ["call"],
    "hours": "24/7",
    "languages": ["en"],
    "cost": "free",
    "source": "page",
}


def test_they_are_found_by_code_zone_and_name(helplines: Helplines) -> None:
    us = helplines.for_country("us")
    assert us is not None
    assert us.crisis is not None
    assert us.crisis.number == "988"
    assert helplines.country_of_zone("Europe/London") == "GB"
    assert helplines.country_in("I live in New Zealand") == "NZ"
    assert helplines.country_in("UK") == "GB"
    assert helplines.country_in("help us please") is None
    assert helplines.for_country("XX") is None
    assert helplines.country_of_zone(None) is None


def test_there_are_at_least_twenty_five_countries_each_with_a_crisis_line(helplines: Helplines) -> None:
    countries = list(helplines)
    assert len(countries) >= 25
    assert all(lines.crisis is not None and lines.emergency and lines.zones for lines in countries)


def test_nothing_verified_is_older_than_a_year(helplines: Helplines) -> None:
    for lines in helplines:
        for line in (lines.crisis, lines.domestic, lines.substance, lines.child, lines.poison):
            if line is not None and line.checked is not None:
                assert datetime.now(timezone.utc).date() - line.checked < timedelta(days=365), (
                    f"{lines.country}: {line.name} is to be checked again"
                )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"confidence": "verified"}, "date"),
        ({"confidence": "recalled", "checked": date(2026, 11, 22)}, "no date"),
        ({"confidence": "sure"}, "verified or recalled"),
    ],
)
def test_a_line_is_sure_only_with_a_date(change: dict[str, object], problem: str) -> None:
    entry = {
        "names": ["A"], "zones": [], "emergency": "1", "emergency_confidence": "recalled", "emergency_source": "us",
        "crisis": {**LINE, **change},
    }  # fmt: skip
    with pytest.raises(ValueError, match=problem):
        Helplines.from_dict({"countries": {"AA": entry}, "directory": {"say": "d", "url": "u", "emergency": "e"}})


def test_what_an_operator_says_stands_in_place_of_ours() -> None:
    ours = {
        "names": ["A"], "zones": [], "emergency": "1", "emergency_confidence": "recalled", "emergency_source": "us",
        "crisis": {**LINE, "confidence": "recalled"}, "child": {**LINE, "confidence": "recalled"},
    }  # fmt: skip
    directory = {"say": "d", "url": "u", "emergency": "e"}
    theirs = {"crisis": {**LINE, "name": "B", "confidence": "verified", "checked": date(2026, 11, 1)}, "child": None}
    made = Helplines.from_dict({"countries": {"AA": ours}, "directory": directory}, {"countries": {"AA": theirs}})
    lines = made.for_country("AA")
    assert lines is not None
    assert lines.crisis is not None
    assert lines.crisis.name == "B"
    assert lines.child is None
    assert made.stale(date(2027, 10, 1)) == []
    assert made.stale(date(2028, 1, 1)) == ["AA crisis"]


def test_every_recalled_number_is_listed_in_the_safety_page(helplines: Helplines) -> None:
    page = (Path(__file__).parents[3] / "docs" / "safety.md").read_text(encoding="utf-8")
    rows = {line[2:4]: line for line in page.splitlines() if re.match(r"\| [A-Z]{2} \|", line)}
    for lines in helplines:
        for kind in KINDS:
            line = getattr(lines, kind)
            if line is not None and line.confidence == "recalled":
                assert str(line.number) in rows.get(lines.country, ""), f"{lines.country} {kind}"
        if lines.emergency_confidence == "recalled":
            assert "emergency" in rows.get(lines.country, ""), lines.country
