"""Conversations in tests: say, tap, wait, and which scripts Kith answered with."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine
from datetime import datetime, timezone
from functools import partial
from typing import Any, TypeVar

from bot import nudger
from bot.chat.play import span
from bot.chat.stage import Clock, Stage
from bot.coaching.message import Message, Say
from bot.services import Services

T = TypeVar("T")
START = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)
"""A Monday evening."""

_numbers = itertools.count(1)


class Person:
    """Somebody who talks with Kith. After each step `messages` holds what came, `keys` the scripts that it was."""

    def __init__(self, services: Services, loop: asyncio.AbstractEventLoop, *, consents: bool = True) -> None:
        self.services, self._loop = services, loop
        self.name = f"person {next(_numbers)}"
        self.clock = Clock(lambda: START, START)
        self.messages: list[Message] = []
        self.keys: list[str] = []
        services.clock = self.clock
        services.nudge_due = partial(nudger.send_due, services)
        self.stage = Stage(services, self.clock, self.name, self.messages.append)
        self._listen()
        self.run(self.stage.prepare(consents=consents, zone="Europe/Lisbon"))

    def say(self, text: str) -> list[str]:
        """They write; the keys of what Kith says are returned."""
        return self._step(self.stage.say(text))

    def tap(self, label: str) -> list[str]:
        """They tap the newest button with this label, or whose label begins so."""
        shown = [b.label for one in reversed(self.stage.channel.shown) for row in one.message.buttons for b in row]
        exact = next((one for one in shown if one == label), None)
        return self._step(self.stage.tap(exact or next((one for one in shown if one.startswith(label)), label)))

    def update(self, update: dict[str, Any]) -> list[str]:
        """A raw update of theirs comes in."""
        return self._step(self.stage.receive(self.stage.updates.completed(update, self.clock())))

    def wait(self, time: str) -> list[str]:
        """Time passes ("20m", "26h", "3d")."""
        return self._step(self.stage.wait(span(time)))

    def restart(self) -> None:
        """The process ends and begins again: what was in memory only is gone."""
        self.services.safety.forget()
        self.stage = Stage(self.services, self.clock, self.name, self.messages.append)
        self.run(self.services.safety.restore())
        self.run(self.stage.prepare())

    @property
    def text(self) -> str:
        """All that came in the last step, as read."""
        return "\n".join(message.text for message in self.messages)

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons that came in the last step."""
        return [button.label for message in self.messages for row in message.buttons for button in row]

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs something of the services."""
        return self._loop.run_until_complete(work)

    def _step(self, work: Coroutine[Any, Any, object]) -> list[str]:
        self.messages.clear()
        self.keys.clear()
        self.run(work)
        return list(self.keys)

    def _listen(self) -> None:
        speech = self.services.speech
        draw, plain = type(speech).draw, type(speech).plain

        async def drawn(user_id: int, say: Say) -> Message:
            self.keys.append(say.key)
            return await draw(speech, user_id, say)

        def said(say: Say, number: int = 0) -> Message:
            self.keys.append(say.key)
            return plain(speech, say, number)

        speech.draw, speech.plain = drawn, said  # type: ignore[method-assign]
