"""Turns a wish of the safety conversation into a message: wording not used before, and the numbers that fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.coaching.message import Message, Say
from bot.coaching.safety.helplines import Helplines, Line, Lines
from bot.coaching.safety.talk import Talk
from bot.coaching.script import Script, Variant, fill, placeholders

_ENOUGH = "stay/more"
"""What is said instead where every wording of a script was said already."""
_KINDS = ("crisis", "domestic", "substance", "child", "poison")


def word(say: Say, talk: Talk, scripts: Mapping[str, Script], helplines: Helplines) -> tuple[Message, Talk]:
    """The message for `say`, and the talk with its wording marked as said.

    A key with "/check" or "/abroad" is taken where the number is only recalled, or the country is unknown and the
    script has such a one. Raises KeyError where the script is missing.
    """
    lines = helplines.for_country(talk.country)
    script = scripts[_fitting(say.key, lines, talk, scripts)]
    variant = _unsaid(script, talk)
    if variant is None:
        script = replace(scripts[_ENOUGH], buttons=script.buttons)
        variant = _unsaid(script, talk) or _least_recent(script, talk)
    message = fill(
        script, variant, replace(say, fields={**fields(lines, talk, helplines), **say.fields}, kind="safety")
    )
    return message, replace(talk, said=(*(i for i in talk.said if i != variant.id), variant.id))


def fields(lines: Lines | None, talk: Talk, helplines: Helplines) -> dict[str, str]:
    """The values that a safety script may name: emergency, crisis, domestic, substance, child, poison, directory."""
    directory = helplines.directory
    values = {"emergency": lines.emergency if lines else directory.emergency, "directory": directory.url}
    for kind in _KINDS:
        line = _line(kind, lines, talk)
        values[kind] = line.say if line else directory.say
    return values


def _line(kind: str, lines: Lines | None, talk: Talk) -> Line | None:
    """The line of a kind: a child line for someone under 18, a crisis line in place of one that is missing."""
    if lines is None:
        return None
    if kind == "crisis" and talk.is_minor and lines.child:
        return lines.child
    found: Line | None = getattr(lines, kind)
    return found or (lines.crisis if kind in ("child", "substance") else None)


def _fitting(key: str, lines: Lines | None, talk: Talk, scripts: Mapping[str, Script]) -> str:
    """The script itself, or its twin for a country that is unknown or a number nobody could confirm."""
    used = {name for variant in scripts[key].variants for name in placeholders(variant.html)} & set(_KINDS)
    found = [_line(kind, lines, talk) for kind in sorted(used)]
    if used and any(line is None for line in found) and f"{key}/abroad" in scripts:
        return f"{key}/abroad"
    if any(line is not None and line.confidence == "recalled" for line in found) and f"{key}/check" in scripts:
        return f"{key}/check"
    return key


def _unsaid(script: Script, talk: Talk) -> Variant | None:
    """A wording not said in this talk; its beginning decides which comes first, so that a new one differs."""
    start = int(talk.opened_at.timestamp()) % len(script.variants)
    turned = script.variants[start:] + script.variants[:start]
    return next((variant for variant in turned if variant.id not in talk.said), None)


def _least_recent(script: Script, talk: Talk) -> Variant:
    return min(script.variants, key=lambda variant: talk.said.index(variant.id) if variant.id in talk.said else -1)
