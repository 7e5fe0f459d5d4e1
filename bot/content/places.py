"""The places of the world as files: the table of cities, and the names that people have for them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from bot.coaching.places import Atlas, City, Land, Words, fold
from bot.content import files
from bot.content.files import Table
from bot.errors import ContentError
from bot.memory import give_back

FOLDER = Path(__file__).resolve().parent
NAMES, CITIES = "places/names.yml", "places/cities.tsv"
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})


def load_atlas(folder: Path = FOLDER) -> Atlas:
    """The atlas: 34,000 cities, so only to be loaded when a place is first looked up. Raises ContentError."""
    return Atlas(_cities(folder / CITIES), load_words(folder))


@cache
def whole_atlas() -> Atlas:
    """The atlas of the product, loaded once in a process. Raises ContentError."""
    atlas = load_atlas()
    give_back()
    return atlas


def load_words(folder: Path = FOLDER) -> Words:
    """What people call places besides; the names of countries and the country of a zone are Unicode CLDR's, by Babel.

    Raises ContentError.
    """
    table = files.read(folder / NAMES)
    table.only("reviewed", "nicknames", "countries", "clocks", "regions", "no_places")
    table.day("reviewed")
    countries_of = get_global("zone_territories")
    zones = {zone: str(countries_of.get(zone, "")) for zone in sorted(available_timezones()) if _is_place(zone)}
    clocks = table.table("clocks")
    for name in clocks.values:
        if clocks.text(name) not in zones:
            raise clocks.wrong(name, f"there is no zone “{clocks.text(name)}”")
    nicknames = table.table("nicknames")
    lands, codes = _lands(table)
    return Words(
        nicknames={fold(name): fold(nicknames.text(name)) for name in nicknames.values},
        lands=lands,
        codes=codes,
        clocks={fold(name): clocks.text(name) for name in clocks.values},
        zones=zones,
        no_places=frozenset(map(fold, table.texts("no_places"))),
    )


def country_name(code: str) -> str:
    """The English name of a country by its ISO 3166 code; nothing where there is none (Unicode CLDR by Babel)."""
    return str(Locale("en").territories.get(code, "")).removesuffix(" SAR China")


def _is_place(zone: str) -> bool:
    return zone == "UTC" or ("/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "posix", "right")))


Lands = dict[str, tuple[Land, ...]]


def _lands(table: Table) -> tuple[Lands, Lands]:
    """Countries and states by each of their names, and states by what they are called in short; some share a name."""
    names: dict[str, list[Land]] = {}
    codes: dict[str, list[Land]] = {}
    for code in Locale("en").territories:
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
            names.setdefault(fold(country_name(code)), []).append(Land(country_name(code), code))
    countries = table.table("countries")
    for code in countries.values:
        for name in map(fold, countries.texts(code)):
            if (land := Land(country_name(code), code)) not in names.setdefault(name, []):
                names[name].append(land)
    regions = table.table("regions")
    for country in regions.values:
        states = regions.table(country)
        for code in states.values:
            name, short = states.text(code).split(", ")
            names.setdefault(fold(name), []).append(Land(name, country, code))
            codes.setdefault(fold(short), []).append(Land(name, country, code))
    return tuple({key: tuple(those) for key, those in one.items()} for one in (names, codes))  # type: ignore[return-value]


def _cities(path: Path) -> Iterator[City]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 1, "the file cannot be read") from error
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            continue
        try:
            name, *land, people, elsewhere = line.split("\t")
            country, region, zone = map(sys.intern, land)  # a few hundred words, each thousands of times
            yield City(name, country, region, zone, int(people), elsewhere)
        except ValueError as error:
            raise ContentError(path, number, "no line of the table: scripts/cities.py makes it") from error
