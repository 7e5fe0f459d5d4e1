"""The line commands: one JSON object out for each line in, in order, and nothing else on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, TextIO

import click

from bot.coaching.review import KINDS

Read = Callable[[str], dict[str, Any]]


def answer_lines(lines: BinaryIO, out: TextIO, read: Read) -> None:
    """Writes what `read` makes of each line; a literal `\\n` in a line is a line break, bytes that are no text an error."""
    for line in lines:
        try:
            text = line.rstrip(b"\r\n").decode("utf-8").replace("\\n", "\n")
            answer = read(text)
        except UnicodeDecodeError:
            answer = {"error": "this line is not UTF-8 text"}
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()


@click.command()
def screen() -> None:
    """Screen lines of text for danger: {"text", "level", "concern"}."""
    from bot.coaching.safety import Screen
    from bot.content.loader import load_phrases

    reader = Screen(load_phrases())

    def read(text: str) -> dict[str, Any]:
        seen = reader.read(text)
        return {"text": text, "level": seen.level, "concern": seen.concern}

    answer_lines(sys.stdin.buffer, sys.stdout, read)


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
def review(kind: str) -> None:
    """Read drafts of a KIND: {"text", "kind", "parts", "faults", "reception", "advice"}."""
    from bot.coaching.review import report
    from bot.content.loader import load_checks, load_scripts

    checks, scripts = load_checks(), load_scripts()
    answer_lines(sys.stdin.buffer, sys.stdout, lambda text: report(kind, text, checks, scripts))


@click.command()
def understand() -> None:
    """Understand lines of text: {"text", "intent", "confidence", "ranking"}."""
    from bot.dialogue.model import require_fresh
    from bot.dialogue.understand import Understander
    from bot.settings import find_root

    understander = Understander.load(require_fresh(find_root()))
    answer_lines(sys.stdin.buffer, sys.stdout, understander.parse)
