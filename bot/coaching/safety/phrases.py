"""The safety phrases as values: what to look for, what softens it, and the examples each entry must pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from bot.coaching.safety.levels import About, Concern, Level

FRAMES = ("denied", "past", "now", "other", "joke", "fiction", "asked", "quoted")
"""What can stand around a phrase: denied, over, not over after all, of someone else, in fun, a story, a question,
in quotation marks."""


@dataclass(frozen=True)
class Phrase:
    """Something a person in trouble may write.

    `patterns` are in the language of pattern.py. The level goes up to urgent where the message also holds one of the
    cues `rises`; the phrase counts only where it holds one of `needs` and none of `unless`. `holds` names frames that
    do not soften it, `about` whom it happens to where the words around it need not be asked. What is certain no other
    reading of the message takes down.
    """

    id: str
    patterns: tuple[str, ...]
    level: Level
    concern: Concern
    rises: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    holds: frozenset[str] = frozenset()
    softens: Mapping[str, Level] | None = None
    about: About | None = None
    note: str = ""
    source: str = "ours"
    reviewed: date | None = None
    matches: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Idiom:
    """An everyday way to speak whose words are not to be looked at."""

    id: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    note: str = ""
    passes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Phrases:
    """All that the screen knows; read from bot/content/safety/phrases.yml."""

    lists: Mapping[str, str]
    spelling: Mapping[str, str]
    emoji: Mapping[str, str]
    known: frozenset[str]
    correct: frozenset[str]
    cues: Mapping[str, tuple[str, ...]]
    frames: Mapping[str, tuple[str, ...]]
    softens: Mapping[Concern, Mapping[str, Level]]
    idioms: tuple[Idiom, ...]
    phrases: tuple[Phrase, ...]

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Phrases:
        """The phrases of a parsed YAML file. Raises ValueError with the place and what is wrong with it."""
        ids: set[str] = set()
        phrases = tuple(
            _phrase(entry, concern, values, ids)
            for concern in values["phrases"]
            for entry in values["phrases"][concern]
        )
        idioms = tuple(
            Idiom(
                _new(entry, ids),
                _texts(entry, "patterns"),
                _texts(entry, "unless"),
                entry.get("note", ""),
                _texts(entry, "passes"),
            )
            for entry in values["idioms"]
        )
        for name in values["frames"]:
            if name not in FRAMES:
                raise ValueError(f"frames: {name} is none of {', '.join(FRAMES)}")
        return cls(
            lists=values["lists"],
            spelling={str(wrong): right for right, wrongs in values["spelling"].items() for wrong in wrongs.split()},
            emoji=values["emoji"],
            known=frozenset(" ".join(values["known"]).split()),
            correct=frozenset(" ".join(values["correct"]).split()),
            cues={name: tuple(patterns) for name, patterns in values["cues"].items()},
            frames={name: tuple(patterns) for name, patterns in values["frames"].items()},
            softens={
                concern: {**values["softens"]["all"], **values["softens"].get(concern, {})}
                for concern in get_args(Concern)
            },
            idioms=idioms,
            phrases=phrases,
        )


def _phrase(entry: Mapping[str, Any], concern: str, values: Mapping[str, Any], ids: set[str]) -> Phrase:
    name = _new(entry, ids)
    unknown = set(entry) - {f for f in Phrase.__dataclass_fields__ if f != "concern"}
    if unknown:
        raise ValueError(f"{name}: unknown {', '.join(sorted(unknown))}")
    if concern not in get_args(Concern) or entry.get("level") not in ("watch", "urgent"):
        raise ValueError(f"{name}: level or concern is none that there is")
    for cue in (*_texts(entry, "rises"), *_texts(entry, "needs"), *_texts(entry, "unless")):
        if cue not in values["cues"]:
            raise ValueError(f"{name}: no cue is called {cue}")
    if not entry.get("matches"):
        raise ValueError(f"{name}: has no example that it matches")
    return Phrase(
        id=name,
        patterns=_texts(entry, "patterns"),
        level=entry["level"],
        concern=concern,  # type: ignore[arg-type]
        rises=_texts(entry, "rises"),
        needs=_texts(entry, "needs"),
        unless=_texts(entry, "unless"),
        holds=frozenset(FRAMES if entry.get("holds") == "all" else _texts(entry, "holds")),
        softens=entry.get("softens"),
        about=entry.get("about"),
        note=entry.get("note", ""),
        source=entry.get("source", "ours"),
        reviewed=entry.get("reviewed", values.get("reviewed")),
        matches=_texts(entry, "matches"),
        passes=_texts(entry, "passes"),
    )


def _texts(entry: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = entry.get(name) or ()
    return (found,) if isinstance(found, str) else tuple(str(text) for text in found)


def _new(entry: Mapping[str, Any], ids: set[str]) -> str:
    name = entry.get("id")
    if not isinstance(name, str) or name in ids:
        raise ValueError(f"{name}: an id is missing or used twice")
    if not entry.get("patterns"):
        raise ValueError(f"{name}: has no pattern")
    ids.add(name)
    return name
