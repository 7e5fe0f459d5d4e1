"""`kith chat --json`: a conversation played from lines of JSON, with a clock that moves only when told."""

from __future__ import annotations

import asyncio
import json
import re
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from bot.chat.stage import Stage
from bot.coaching.message import File, Message
from bot.store import users

_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def span(text: str) -> timedelta:
    """The time in "90m", "26h" or "3d". Raises ValueError."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        raise ValueError("a wait is a number and one of s, m, h, d, w")
    return timedelta(**{_UNITS[found[2]]: float(found[1])})


class Play:
    """Reads one object a line, writes one object for each message and one when the line is done."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._folder: Path | None = None
        self._zone = ZoneInfo("UTC")
        self.stage: Stage | None = None

    def show(self, message: Message) -> None:
        """Writes one message to the person."""
        assert self.stage is not None
        self._put(
            {
                "at": self.stage.clock().astimezone(self._zone).isoformat(),
                "kind": message.kind,
                "text": message.text,
                "html": message.html,
                "buttons": [[button.label for button in row] for row in message.buttons],
                "photo": self._kept(message.photo),
                "file": self._kept(message.file),
                "silent": message.silent,
            }
        )

    async def run(self, lines: BinaryIO) -> None:
        """Plays every line to the end of the input."""
        number = 0
        while line := await asyncio.to_thread(lines.readline):
            number += 1
            await self._take_zone()
            try:
                await self._play(json.loads(line))
            except (ValueError, TypeError, OverflowError) as error:
                self._put({"error": str(error) or type(error).__name__})
            self._put({"done": number})

    async def _play(self, step: Any) -> None:
        stage = self.stage
        assert stage is not None
        if not isinstance(step, dict) or len(step) != 1:
            raise ValueError('a line is an object with one of "say", "tap", "wait", "update"')
        (name, value), = step.items()
        if name == "update" and isinstance(value, dict):
            await stage.receive(stage.updates.completed(value, stage.clock()))
        elif not isinstance(value, str):
            raise ValueError(f'"{name}" is none of "say", "tap", "wait", "update", or its value is of the wrong type')
        elif name == "say":
            await stage.say(value)
        elif name == "tap":
            if not await stage.tap(value):
                raise ValueError("there is no such button")
        elif name == "wait":
            await stage.wait(span(value))
        else:
            raise ValueError(f'"{name}" is none of "say", "tap", "wait", "update"')

    async def _take_zone(self) -> None:
        assert self.stage is not None
        user = await self.stage.services.in_store(users.find, self.stage.updates.chat_id)
        self._zone = ZoneInfo(user.zone) if user is not None and user.zone else ZoneInfo("UTC")

    def _kept(self, file: File | None) -> str | None:
        if file is None:
            return None
        self._folder = self._folder or Path(tempfile.mkdtemp(prefix="kith-"))
        path = self._folder / f"{len(list(self._folder.iterdir()))}-{file.name}"
        path.write_bytes(file.content)
        return str(path)

    def _put(self, value: dict[str, Any]) -> None:
        self._write(json.dumps(value, ensure_ascii=False))
