"""The line commands: one JSON object out for each line in, in order, and nothing else on stdout."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import Queue
from threading import Thread
from typing import Any, BinaryIO

import click

from bot.coaching.review import KINDS
from bot.errors import KithError

log = logging.getLogger(__name__)

Read = Callable[[str], Mapping[str, Any]]
_AHEAD = 64
"""Lines that are read before the answer to the first of them is written."""


def answer_lines(lines: BinaryIO, out: BinaryIO, read: Read) -> None:
    """Writes what `read` makes of each line, as UTF-8; a literal `\\n` in a line is a line break.

    A line that is no text, or that `read` cannot deal with, gives an object with "error". Ends quietly where nobody
    reads `out` any more.
    """
    answers: Queue[Future[bytes] | None] = Queue(maxsize=_AHEAD)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        Thread(target=_submit, args=(lines, read, pool, answers), daemon=True).start()
        while (answer := answers.get()) is not None:
            try:
                out.write(answer.result())
                out.flush()
            except BrokenPipeError:
                return


def _submit(lines: BinaryIO, read: Read, pool: ThreadPoolExecutor, answers: Queue[Future[bytes] | None]) -> None:
    """Has the lines read side by side, the first one alone: what is loaded with it is loaded once."""
    with contextlib.suppress(RuntimeError):  # nobody reads the answers any more
        for number, line in enumerate(lines):
            answer = pool.submit(_answer, line, read)
            if number == 0:
                wait([answer])
            answers.put(answer)
    answers.put(None)


def _answer(line: bytes, read: Read) -> bytes:
    return (json.dumps(_made(line, read), ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _made(line: bytes, read: Read) -> Mapping[str, Any]:
    try:
        text = line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8").replace("\\n", "\n")
    except UnicodeDecodeError:
        return {"error": "this line is not UTF-8 text"}
    try:
        return read(text)
    except Exception as error:  # noqa: BLE001 - one line must not cost the answers to those after it
        log.error("A line could not be read: %s.", type(error).__name__)
        return {"error": str(error) if isinstance(error, KithError) else type(error).__name__}


@contextlib.contextmanager
def stdout_for_answers() -> Iterator[BinaryIO]:
    """The real stdout as bytes; meanwhile whatever prints to `sys.stdout` prints to stderr."""
    out = sys.stdout.buffer
    with contextlib.redirect_stdout(sys.stderr):
        yield out
    with contextlib.suppress(BrokenPipeError):
        out.flush()


@click.command()
def screen() -> None:
    """Screen lines of text for danger: {"text", "level", "concern"}."""
    from bot.coaching.safety import Screen
    from bot.content.ear import listen
    from bot.content.loader import load_phrases

    reader = Screen(load_phrases(), listen)

    def read(text: str) -> dict[str, Any]:
        seen = reader.read(text)
        return {"text": text, "level": seen.level, "concern": seen.concern}

    with stdout_for_answers() as out:
        answer_lines(sys.stdin.buffer, out, read)


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
def review(kind: str) -> None:
    """Read drafts of a KIND: {"text", "kind", "parts", "faults", "reception", "advice"}."""
    from bot.coaching.review import report
    from bot.content.ear import hear, tone
    from bot.content.loader import load_checks, load_scripts

    checks, scripts = load_checks(hear=hear, tone=tone), load_scripts()
    with stdout_for_answers() as out:
        answer_lines(sys.stdin.buffer, out, lambda text: report(kind, text, checks, scripts))


@click.command()
def understand() -> None:
    """Understand lines of text: {"text", "intent", "confidence", "ranking"}."""
    from bot.dialogue.model import require_fresh
    from bot.dialogue.understand import Understander
    from bot.settings import find_root

    with stdout_for_answers() as out:
        understander = Understander.load(require_fresh(find_root()))
        answer_lines(sys.stdin.buffer, out, understander.parse)
