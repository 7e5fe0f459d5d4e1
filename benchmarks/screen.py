"""The screen: milliseconds a message, by the phrases alone and with the ear, and for the worst texts that we know."""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.coaching.safety import Screen
from bot.content.ear import listen
from bot.content.loader import load_phrases
from bot.settings import find_root

SOURCES = (
    "bot/coaching/safety/*.py",
    "bot/content/ear.py",
    "bot/content/safety/*.yml",
    "bot/encoder/*.py",
    "bot/encoder/readers/safety.safetensors",
    "tests/safety/*.tsv",
    "lock:numpy",
    "lock:tokenizers",
)

PIECES = ("a", "k i l l ", "ab*c!d1 ", "he hit me ", "( ", "not not ", "i want to ", "i.w.a.n.t ", "****")
"""Repeated to the length of the longest message, these ask most of patterns."""
LONGEST = 4096
MESSAGES = 300


def main() -> dict[str, float]:
    """Times of the messages in tests/safety, one after the other, and of the worst texts."""
    said = _messages(find_root() / "tests" / "safety")
    phrases = load_phrases()
    alone, both = Screen(phrases), Screen(phrases, listen)
    for text in (text for phrase in phrases.phrases for text in phrase.matches):
        for screen in (alone, both):
            screen.explain(text)  # a pattern is compiled where it is first needed
    return {
        **_summary("phrases", _times(alone.read, said)),
        **_summary("phrases and ear", _times(both.read, said)),
        "phrases worst text ms": max(_times(alone.read, [(piece * LONGEST)[:LONGEST] for piece in PIECES])),
    }


def _messages(folder: Path) -> list[str]:
    texts = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            texts += [row["text"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return texts[:: max(1, len(texts) // MESSAGES)]


def _times(read: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    read(texts[0])  # what is loaded at the first message is not counted
    took = []
    for text in texts:
        begun = time.thread_time()
        read(text)
        took.append(1e3 * (time.thread_time() - begun))
    return took


def _summary(name: str, took: Sequence[float]) -> dict[str, float]:
    return {
        f"{name} p50 ms": round(statistics.median(took), 2),
        f"{name} p95 ms": round(statistics.quantiles(took, n=20)[-1], 2),
    }
