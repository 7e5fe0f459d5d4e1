"""The reading of one draft as JSON-ready values, for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.coaching.review.advice import advise
from bot.coaching.review.checks import Checks
from bot.coaching.review.reading import read
from bot.coaching.review.reception import reception
from bot.coaching.script import Script, fill, pick


def report(kind: str, text: str, checks: Checks, scripts: Mapping[str, Script]) -> dict[str, Any]:
    """text, kind, parts, faults, reception (0 to 1) and advice (two texts at most, in plain text).

    Raises KeyError for an unknown kind, or where a script is missing.
    """
    reading = read(kind, text, checks)
    says = advise(reading, checks) if text.strip() else ()
    return {
        "text": text,
        "kind": kind,
        "parts": list(reading.parts),
        "faults": list(reading.faults),
        "reception": reception(text, checks),
        "advice": [fill(scripts[say.key], pick(scripts[say.key], {}, ()), say).text for say in says],
    }
