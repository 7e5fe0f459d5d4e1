"""`kith chat --json`: a conversation played from lines of JSON, with a clock that moves only when told."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.chat.stage import Stage
from bot.coaching.message import File, Message
from bot.errors import KithError

_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_FORM = 'a line is an object with one of "say", "tap", "wait" (text) and "update" (an object)'


def span(text: str) -> timedelta:
    """The time in "90m", "26h" or "3d". Raises ValueError, OverflowError."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        raise ValueError("a wait is a number and one of s, m, h, d, w")
    return timedelta(**{_UNITS[found[2]]: float(found[1])})


class Play:
    """Reads one object a line, writes one object for each message and one when the line is done."""

    def __init__(self, stage: Callable[[Callable[[Message], None]], Stage], write: Callable[[str], None]) -> None:
        self.stage = stage(self.show)
        self._write = write
        self._folder: Path | None = None
        self._files = 0

    def show(self, message: Message) -> None:
        """Writes one message to the person."""
        self._put(
            {
                "at": self.stage.here().isoformat(),
                "kind": message.kind,
                "text": message.text,
                "html": message.html,
                "buttons": [[button.label for button in row] for row in message.buttons],
                "photo": self._kept(message.photo),
                "file": self._kept(message.file),
                "silent": message.silent,
            }
        )

    async def run(self, lines: Iterable[bytes]) -> None:
        """Plays every line to the end of the input. What is wrong with a line is said, and the next one is played."""
        for number, line in enumerate(lines, start=1):
            try:
                await _play(self.stage, _step(line))
            except (KithError, ValueError, OverflowError) as error:
                self._put({"error": str(error)})
            self._put({"done": number})

    def _kept(self, file: File | None) -> str | None:
        if file is None:
            return None
        self._folder = self._folder or Path(tempfile.mkdtemp(prefix="kith-"))
        self._files += 1
        path = self._folder / f"{self._files}-{Path(file.name).name}"
        path.write_bytes(file.content)
        return str(path)

    def _put(self, value: dict[str, Any]) -> None:
        self._write(json.dumps(value, ensure_ascii=False))


def _step(line: bytes) -> tuple[str, Any]:
    """The name and the value of a line. Raises ValueError."""
    try:
        step = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("this line is not JSON") from error
    if not isinstance(step, dict) or len(step) != 1:
        raise ValueError(_FORM)
    ((name, value),) = step.items()
    if not isinstance(value, {"say": str, "tap": str, "wait": str, "update": dict}.get(name, ())):
        raise ValueError(_FORM)
    return name, value


async def _play(stage: Stage, step: tuple[str, Any]) -> None:
    name, value = step
    if name == "say":
        await stage.say(value)
    elif name == "update":
        await stage.receive(stage.updates.completed(value, stage.clock()))
    elif name == "wait":
        await stage.wait(span(value))
    elif not await stage.tap(value):
        raise ValueError("there is no such button")
