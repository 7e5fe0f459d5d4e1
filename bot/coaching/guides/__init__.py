"""The guides: short conversations with an outcome, their steps written as data."""

from bot.coaching.guides.guide import TOLD_MORE, Guide
from bot.coaching.guides.values import END, End, Map, Option, Step

__all__ = ["END", "TOLD_MORE", "End", "Guide", "Map", "Option", "Step"]
