"""The review of drafts: checks that read, and advice from what they found."""

from bot.coaching.review.advice import advise, change_for, praise_for
from bot.coaching.review.check import Check, Lexicon, Sheet
from bot.coaching.review.checks import Checks
from bot.coaching.review.ear import Ear, Hear, Heard, Mix, Tone
from bot.coaching.review.quote import quote
from bot.coaching.review.reading import KINDS, Reading, read
from bot.coaching.review.reception import reception
from bot.coaching.review.report import report

__all__ = [
    "KINDS",
    "Check",
    "Checks",
    "Ear",
    "Hear",
    "Heard",
    "Lexicon",
    "Mix",
    "Reading",
    "Sheet",
    "Tone",
    "advise",
    "change_for",
    "praise_for",
    "quote",
    "read",
    "reception",
    "report",
]
