"""A name leads to a clock, or to the question that has to be asked first."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.coaching.places import Atlas, Found, fold, same_clock

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)


def zones(found: Found | None) -> list[str]:
    return [] if found is None else [place.zone for place in found.places]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Lisbon", "Europe/Lisbon"),
        ("LAGOS", "Africa/Lagos"),
        ("nyc", "America/New_York"),
        ("la", "America/Los_Angeles"),
        ("cdmx", "America/Mexico_City"),
        ("joburg", "Africa/Johannesburg"),
        ("são paulo", "America/Sao_Paulo"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("Munchen", "Europe/Berlin"),
        ("Köln", "Europe/Berlin"),
        ("cologne", "Europe/Berlin"),
        ("bombay", "Asia/Kolkata"),
        ("Kiev", "Europe/Kyiv"),
        ("st petersburg", "Europe/Moscow"),
        ("Mt. Isa", "Australia/Brisbane"),
        ("Europe/Madrid", "Europe/Madrid"),
        ("america/new york", "America/New_York"),
        ("pacific time", "America/Los_Angeles"),
        ("AEST", "Australia/Sydney"),
        ("nsw", "Australia/Sydney"),
        ("texas", "America/Chicago"),
        ("Spain", "Europe/Madrid"),
        ("the UK", "Europe/London"),
        ("brazil", "America/Sao_Paulo"),
        ("Hong Kong", "Asia/Hong_Kong"),
        ("antigua & barbuda", "America/Antigua"),
    ],
)
def test_a_name_is_one_clock(atlas: Atlas, text: str, zone: str) -> None:
    assert zones(atlas.find(text, NOW)) == [zone]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Lisbn", "Europe/Lisbon"),
        ("Londn", "Europe/London"),
        ("Kathmndu", "Asia/Kathmandu"),
        ("Johanesburg", "Africa/Johannesburg"),
        ("Philadelpia", "America/New_York"),
        ("Nigera", "Africa/Lagos"),
    ],
)
def test_a_misspelt_name_is_found(atlas: Atlas, text: str, zone: str) -> None:
    assert zones(atlas.find(text, NOW)) == [zone]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Portland", ["Portland, Oregon", "Portland, Maine"]),
        ("birmingham", ["Birmingham, United Kingdom", "Birmingham, Alabama"]),
        ("San José", ["San Jose, California", "San José, Costa Rica", "San Jose, Philippines"]),
        ("georgia", ["Georgia, United States", "Georgia"]),
        ("Washington", ["Washington, United States", "Washington, District of Columbia"]),
        ("hyderabad", ["Hyderabad, India", "Hyderabad, Pakistan"]),
    ],
)
def test_several_places_of_a_name_are_told_apart_the_largest_first(atlas: Atlas, text: str, labels: list[str]) -> None:
    found = atlas.find(text, NOW)
    assert found is not None
    assert [place.label for place in found.places] == labels


def test_never_more_than_four_are_offered_and_never_two_of_one_clock(atlas: Atlas) -> None:
    for name in ("san jose", "springfield", "newcastle", "santa cruz", "victoria", "valencia", "santiago", "union"):
        places = zones(atlas.named(name, NOW))
        assert 1 <= len(places) <= 4
        assert not any(same_clock(one, other, NOW) for one in places for other in places if one != other)


@pytest.mark.parametrize("text", ["Paris", "London", "Melbourne", "Sydney", "Dublin", "Boston", "Naples", "Moscow"])
def test_a_place_that_is_clearly_meant_is_not_asked_about(atlas: Atlas, text: str) -> None:
    assert len(zones(atlas.find(text, NOW))) == 1


def test_the_country_that_somebody_is_in_decides_where_it_is_open_and_only_there(atlas: Atlas) -> None:
    assert zones(atlas.find("Birmingham", NOW, "GB")) == ["Europe/London"]
    assert zones(atlas.find("Birmingham", NOW, "US")) == ["America/Chicago"]
    assert zones(atlas.find("Paris", NOW, "US")) == ["Europe/Paris"]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Portland, Maine", "America/New_York"),
        ("portland or", "America/Los_Angeles"),
        ("Paris Texas", "America/Chicago"),
        ("London Ontario", "America/Toronto"),
        ("Perth WA", "Australia/Perth"),
        ("Córdoba, Argentina", "America/Argentina/Cordoba"),
        ("birmingham uk", "Europe/London"),
        ("Lagos Nigeria", "Africa/Lagos"),
    ],
)
def test_a_city_is_told_by_its_state_or_country(atlas: Atlas, text: str, zone: str) -> None:
    assert zones(atlas.find(text, NOW)) == [zone]


@pytest.mark.parametrize(
    ("text", "wide"), [("USA", "United States"), ("Russia", "Russia"), ("tennessee", "Tennessee"), ("au", "")]
)
def test_a_country_of_several_clocks_wants_a_city(atlas: Atlas, text: str, wide: str) -> None:
    found = atlas.find(text, NOW)
    assert (found.wide, found.place) == (wide, None) if wide and found else found is None


@pytest.mark.parametrize("text", ["UTC+2", "GMT+5:30", "+1", "utc -3", "GMT−8"])
def test_an_offset_is_no_clock(atlas: Atlas, text: str) -> None:
    assert atlas.find(text, NOW) == Found(is_offset=True)


@pytest.mark.parametrize(
    "text",
    ["", " ", "🙂", "x" * 5000, "dunno", "the moon", "no idea", "home", "here", "not sure", "later", "why", "none",
     "earth", "my mum", "hello", "tomorrow", "in", "me", "or", "東京", "<b>", "\0", "a" * 200_000],
)  # fmt: skip
def test_what_is_no_place_is_none(atlas: Atlas, text: str) -> None:
    assert atlas.find(text, NOW) is None


def test_a_name_reads_the_same_however_it_is_written() -> None:
    assert {fold(one) for one in ("St. John’s", "saint johns", "ST JOHN'S")} == {"saint johns"}
    assert fold("Łódź-Śródmieście") == "lodz srodmiescie"


def test_two_zones_are_one_clock_where_they_are_so_all_year() -> None:
    assert same_clock("Europe/Lisbon", "Europe/London", NOW)
    assert not same_clock("America/Phoenix", "America/Denver", NOW)
    assert not same_clock("America/Phoenix", "America/Denver", datetime(2026, 7, 2, tzinfo=timezone.utc))
