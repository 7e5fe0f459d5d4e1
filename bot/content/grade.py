"""The reading grade of a text by Flesch and Kincaid, with syllables counted by rule."""

from __future__ import annotations

import re

from bot.content import markup

_END = re.compile(r"[.!?…:]+(?=\W|$)|\n+")
_VOWELS = re.compile("[aeiouy]+")
_MUTE = re.compile(r"(?<=^som)e|(?<=^ev)e(?=r[yi]|ning)|(?<=wher)e|(?<=her)e(?=\w)|(?<=pe)o(?=ple)|(?<=e)ve(?=ning)")
_SILENT = re.compile(
    r"(?:[^aeiouyl]e|[aeiouy]le|[^aeiouysczxgh]es|[aeiouy]les|[^aeiouytdl]ed|[aeiouy]led|[^aeiouy]ely)$"
)
_APART = re.compile(
    r"[aeouy]ing$|ea$|iet|scien|creat|(?<=[rvd])iou|oe[mt]|(?<![ctg])ia|(?<=[dv])io|(?<![qgs])ua|eo(?!n|pl)|uou|yone$"
)


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule; right for about nineteen words in twenty, never under one."""
    letters = _MUTE.sub("", re.sub("[^a-z]", "", word.lower()))
    count = len(_VOWELS.findall(letters)) + len(_APART.findall(letters)) - bool(_SILENT.search(letters))
    return max(count, 1)


def reading_grade(text: str) -> float:
    """The school grade (US) that reads this text with ease: 0.39 words a sentence + 11.8 syllables a word − 15.59."""
    words = markup.words(text)
    if not words:
        return 0.0
    sentences = sum(1 for part in _END.split(markup.plain(text)) if markup.words(part)) or 1
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
