"""Helplines by country: whom a person can reach, how, and how sure we are of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from bot.coaching.places import fold

A_YEAR = timedelta(days=365)
_AMBULANCE = re.compile(r"([*\d]+) \(ambulance\)")

KINDS = ("crisis", "domestic", "substance", "child", "poison", "harm", "write")
"""Kinds of lines: `harm` is for people who hurt others, `write` for who would rather text or chat."""


@dataclass(frozen=True)
class Line:
    """One service.

    `say` is how a message names it; `confidence` is "verified" only with the date on which it was read in its source.
    """

    name: str
    say: str
    number: str | None
    channels: tuple[str, ...]
    hours: str
    languages: tuple[str, ...]
    cost: str
    source: str
    confidence: Literal["verified", "recalled"]
    checked: date | None = None


@dataclass(frozen=True)
class Lines:
    """What a country has; a kind that is missing is None. `emergency_confidence` is as in Line.

    `called` is its name in languages that are not at home there ("es": "Reino Unido"), `emergency_called` the emergency
    number in a language, where there are words in it; `is_word`: the name is a word too, and counts only alone.
    """

    country: str
    names: tuple[str, ...]
    zones: tuple[str, ...]
    emergency: str
    emergency_confidence: Literal["verified", "recalled"]
    emergency_source: str
    emergency_checked: date | None
    crisis: Line | None = None
    domestic: Line | None = None
    substance: Line | None = None
    child: Line | None = None
    poison: Line | None = None
    harm: Line | None = None
    write: Line | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    emergency_called: Mapping[str, str] = field(default_factory=dict)
    is_word: bool = False

    def emergency_in(self, language: str) -> str:
        """The emergency number as it is said in a language: the bare numbers where nobody wrote down its words."""
        if language == "en":
            return self.emergency
        bare = " / ".join(re.findall(r"[*\d]+", self.emergency)) or self.emergency
        return self.emergency_called.get(language, bare)

    @property
    def ambulance(self) -> str | None:
        """The number of the ambulance alone, where the emergency number names one apart from the police."""
        found = _AMBULANCE.search(self.emergency)
        return found[1] if found else None


@dataclass(frozen=True)
class Directory:
    """Where lines of every country are listed, and what to say where the country is unknown."""

    say: str
    url: str
    emergency: str


class Helplines:
    """All lines, looked up by country, time zone or a country's name."""

    def __init__(self, countries: Mapping[str, Lines], directory: Directory) -> None:
        self._countries = dict(countries)
        self._zones = {zone: code for code, lines in countries.items() for zone in lines.zones}
        named = sorted(
            ((name, code, lines.is_word) for code, lines in countries.items() for name in _names(lines)),
            key=lambda triple: -len(triple[0]),
        )
        self._names = [(_name_pattern(name, is_word=is_word), code) for name, code, is_word in named]
        self.directory = directory

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], own: Mapping[str, Any] | None = None) -> Helplines:
        """The helplines of a parsed YAML file. Raises ValueError with the country and what is wrong with it.

        What the operator's `own` says of a country or of one of its lines stands in place of what the file says; a line
        of theirs that is null is left out.
        """
        countries = dict(values["countries"])
        for code, entry in ((own or {}).get("countries") or {}).items():
            whole = {**countries.get(code, {}), **entry}
            if "emergency" in entry and "emergency_called" not in entry:
                whole["emergency_called"] = None  # these were words for ours
            countries[code] = {name: value for name, value in whole.items() if value is not None}
        return cls({code: _lines(code, entry) for code, entry in countries.items()}, Directory(**values["directory"]))

    def for_country(self, code: str | None) -> Lines | None:
        """The lines of a country, by its two-letter code; None where we have none."""
        return self._countries.get(code.upper()) if code else None

    def country_of_zone(self, zone: str | None) -> str | None:
        """The country in which an IANA time zone lies, where we have lines for it."""
        return self._zones.get(zone) if zone else None

    def country_in(self, text: str) -> str | None:
        """The country that a text names, where we have it; a name of two letters, or a word, only where it is all."""
        plain = fold(text[:500])
        return next((code for pattern, code in self._names if pattern.search(plain)), None)

    def country_called(self, name: str) -> str | None:
        """The country with exactly this name, where we have lines for it."""
        plain = fold(name)
        return next((one.country for one in self if plain in map(fold, _names(one))), None)

    def checked(self) -> Iterator[tuple[str, date | None]]:
        """Every number, as "GB crisis" or "GB emergency", and the day on which it was checked."""
        for lines in self:
            yield f"{lines.country} emergency", lines.emergency_checked
            for kind in KINDS:
                line: Line | None = getattr(lines, kind)
                if line is not None:
                    yield f"{lines.country} {kind}", line.checked

    def stale(self, today: date) -> list[str]:
        """The numbers that were checked over a year ago."""
        return sorted(name for name, day in self.checked() if day is not None and today - day > A_YEAR)

    def __iter__(self) -> Iterator[Lines]:
        return iter(self._countries.values())


def _names(lines: Lines) -> tuple[str, ...]:
    return (*lines.names, *lines.called.values())


def _name_pattern(name: str, *, is_word: bool) -> re.Pattern[str]:
    edge = (r"\A", r"\Z") if len(name) < 3 or is_word else (r"(?<!\w)", r"(?!\w)")
    return re.compile(edge[0] + re.escape(fold(name)) + edge[1])


def _lines(code: str, entry: Mapping[str, Any]) -> Lines:
    if not re.fullmatch("[A-Z]{2}", code):
        raise ValueError(f"{code}: not a two-letter country code")
    unknown = set(entry) - set(Lines.__dataclass_fields__) - {"country"}
    if unknown:
        raise ValueError(f"{code}: unknown {', '.join(sorted(unknown))}")
    confidence = entry.get("emergency_confidence")
    _check(f"{code} emergency", confidence, entry.get("emergency_source"), entry.get("emergency_checked"))
    return Lines(
        country=code,
        names=tuple(entry["names"]),
        zones=tuple(entry["zones"]),
        called=dict(entry.get("called", {})),
        emergency_called=dict(entry.get("emergency_called", {})),
        is_word=bool(entry.get("is_word", False)),
        emergency=str(entry["emergency"]),
        emergency_confidence=entry["emergency_confidence"],
        emergency_source=entry["emergency_source"],
        emergency_checked=entry.get("emergency_checked"),
        **{kind: _line(f"{code} {kind}", entry[kind]) for kind in KINDS if kind in entry},
    )


def _line(place: str, entry: Mapping[str, Any]) -> Line:
    missing = {"name", "say", "channels", "hours", "languages", "cost", "source", "confidence"} - set(entry)
    unknown = set(entry) - set(Line.__dataclass_fields__)
    if missing or unknown:
        raise ValueError(f"{place}: missing or unknown: {', '.join(sorted(missing | unknown))}")
    _check(place, entry["confidence"], entry["source"], entry.get("checked"))
    return Line(
        name=entry["name"],
        say=entry["say"],
        number=None if entry.get("number") is None else str(entry["number"]),
        channels=tuple(entry["channels"]),
        hours=entry["hours"],
        languages=tuple(entry["languages"]),
        cost=entry["cost"],
        source=entry["source"],
        confidence=entry["confidence"],
        checked=entry.get("checked"),
    )


def _check(place: str, confidence: object, source: object, checked: object) -> None:
    if confidence not in ("verified", "recalled"):
        raise ValueError(f"{place}: confidence is verified or recalled")
    if (confidence == "verified") != isinstance(checked, date) or not source:
        raise ValueError(
            f"{place}: a verified number has a source and the date it was read, a recalled one has no date"
        )
