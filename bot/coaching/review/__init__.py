"""The review of drafts: checks that read, and advice from what they found."""

from bot.coaching.review.check import Check, Lexicon, Sheet

__all__ = ["Check", "Lexicon", "Sheet"]
