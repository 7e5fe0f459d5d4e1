"""The helplines: found by country, zone and name, and no older than a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from bot.coaching.message import Say
from bot.coaching.safety import Helplines, Talk, word
from bot.coaching.safety.helplines import KINDS
from bot.coaching.script import Script, placeholders

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


SPANISH_IS_SPOKEN = "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV UY VE".split()  # noqa: SIM905
GROUPS = ("crisis", "domestic", "substance", "child", "harm", "write")


def test_there_are_a_hundred_countries_each_with_an_emergency_number(helplines: Helplines) -> None:
    countries = list(helplines)
    assert len(countries) >= 100
    assert all(lines.emergency and lines.zones and lines.names for lines in countries)
    assert sum(lines.crisis is not None for lines in countries) >= 50
    assert {lines.country for lines in countries} >= set(SPANISH_IS_SPOKEN)


def test_every_zone_exists_and_lies_in_one_country(helplines: Helplines) -> None:
    zones = [zone for lines in helplines for zone in lines.zones]
    assert set(zones) <= available_timezones()
    assert sorted(zones) == sorted(set(zones))


def test_no_name_belongs_to_two_countries(helplines: Helplines) -> None:
    for lines in helplines:
        for name in (*lines.names, *lines.called.values()):
            assert helplines.country_called(name) == lines.country, name
            assert helplines.country_in(name) == lines.country, name


@pytest.mark.parametrize(
    "text", ["jordan could come over", "i went cold turkey", "fine china", "trabajo en turquia no"]
)
def test_a_country_whose_name_is_a_word_is_heard_only_alone(helplines: Helplines, text: str) -> None:
    assert helplines.country_in(text) is None
    assert helplines.country_in("Jordan") == "JO"


def test_a_number_with_words_has_them_in_spanish_and_none_elsewhere(helplines: Helplines) -> None:
    for lines in helplines:
        for language in ("es", "fr", "ja"):
            assert not re.search(r"\b(ambulance|police|or)\b", lines.emergency_in(language)), lines.country
    peru = helplines.for_country("PE")
    assert peru is not None
    assert peru.emergency_in("es") == "106 (ambulancia) o 105 (policía)"
    assert peru.emergency_in("fr") == "106 / 105"


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("country", ["VE", "LB", "MN", None])
def test_where_there_is_no_line_the_directory_is_not_named_as_one_that_may_fail(
    helplines: Helplines, scripts: Mapping[str, Script], language: str, country: str | None, now: datetime
) -> None:
    start = "" if language == "en" else f"{language}/"
    tails = ("/check", "/abroad", "/listed")
    for key, script in scripts.items():
        own = key.startswith(start) if start else key[2:3] != "/"
        said = {name for variant in script.variants for name in placeholders(variant.html)} & set(GROUPS)
        if not own or not said or key.endswith(tails):
            continue
        talk = Talk("self_harm", "service", now, country=country, language=language)
        for _ in range(3):
            message, talk = word(Say(key.removeprefix(start)), talk, scripts, helplines)
            listed = message.text.count("findahelpline.com")
            lines = helplines.for_country(country)
            if all(lines is None or getattr(lines, kind) is None for kind in said):
                assert listed <= 1, f"{key} {country}: {message.text}"
            if country is not None:
                assert not re.search("which country|qué país", message.text, re.IGNORECASE), f"{key}: {message.text}"


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
