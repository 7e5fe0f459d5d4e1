"""The reading grade of a text, by textstat (docs/adr/0011-reading-grade.md)."""

from __future__ import annotations

import textstat

from bot.content import markup


def reading_grade(text: str) -> float:
    """The school grade (US) that reads this text (HTML) with ease, after Flesch and Kincaid; the end of a line ends a
    sentence, as in a list."""
    lines = [line.strip() for line in markup.plain(text).splitlines() if markup.words(line)]
    ended = (line if line[-1] in ".!?…:" else f"{line}." for line in lines)
    return float(textstat.flesch_kincaid_grade(" ".join(ended))) if lines else 0.0
