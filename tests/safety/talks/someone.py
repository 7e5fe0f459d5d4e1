"""Somebody in danger, in tests: the real handlers, screen, words and store, and a dialogue that only hears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

from bot import nudger
from bot.chat.play import span
from bot.chat.stage import Clock, Stage
from bot.coaching.message import Message
from bot.errors import DialogueError, StoreError
from bot.services import Services
from bot.store import appointments, contacts, users
from bot.store.users import User
from tests.services.house import services_at

START = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)


class Hears:
    """A dialogue that remembers what reached it; gone, it fails as a model does that cannot be loaded."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.is_gone = False

    async def answer(self, sender_id: str, text: str, tap: str | None = None) -> Sequence[Message]:
        if self.is_gone:
            raise DialogueError("gone")
        self.heard.append(tap or text)
        return [Message("Heard.")]

    async def meaning(self, text: str) -> Mapping[str, Any]:
        return {"intent_ranking": []}

    async def is_asking(self, sender_id: str) -> bool:
        return False


class Someone:
    """One person's chat; after each step `messages` holds what came."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock(lambda: START, START)
        self.messages: list[Message] = []
        self.dialogue = Hears()
        self._folder = folder
        self.services = self._open()
        self.stage = self._on_stage()

    async def arrive(self, traits: dict[str, Any]) -> None:
        """Traits: stranger, minor, zone, country, at (local time), people ([name, relation]), nudges, room."""
        if at := traits.get("at"):
            self.clock.move_to(datetime.fromisoformat(at).astimezone(timezone.utc))
        await self.stage.prepare(consents=not traits.get("stranger"), zone=traits.get("zone"))
        if traits.get("stranger"):
            return
        user = await self.user()
        fields = {"is_adult": not traits.get("minor", False), "country": traits.get("country", "US")}
        self.services.safety.learn(await self.services.in_store(users.change, user.id, **fields))
        for name, relation in traits.get("people", ()):
            one = await self.services.in_store(contacts.add, user.id, name, relation, START)
            due = self.clock() + timedelta(days=1)
            await self.services.in_store(
                appointments.add, user.id, "nudge", f"n{one.id}", due, None, {"contact_id": one.id, "say": "greet"}
            )
        if room := traits.get("room"):
            await self.services.practice.begin(user.id, room)

    async def take(self, step: dict[str, Any]) -> None:
        """Says, taps, waits, or lets something break."""
        self.messages.clear()
        with suppress(StoreError):
            if "say" in step:
                await self.stage.say(step["say"])
            elif "tap" in step:
                await self._tap(step["tap"])
            elif "wait" in step:
                await self.stage.wait(span(step["wait"]))
            elif "update" in step:
                await self.stage.receive(self.stage.updates.completed(step["update"], self.clock()))
        if step.get("restart"):
            self._reopen()
            await self.services.safety.restore()
        if step.get("store") == "gone":
            self._lose_store()
        elif step.get("store") == "back":
            del self.services.in_store, self.services.transaction
        self.dialogue.is_gone = step.get("dialogue", "") == "gone" or self.dialogue.is_gone

    async def _tap(self, label: str) -> None:
        """A button of a safety conversation needs no store, so that one is looked for first on the phone itself."""
        for shown in reversed(self.stage.channel.shown):
            for name, data in shown.taps:
                if name == label and data.startswith("safety:"):
                    await self.stage.press(data, shown.message_id)
                    return
        assert await self.stage.tap(label), f"no button {label!r}"

    def step(self) -> str:
        """Where the safety conversation is, or "closed"."""
        talk = self.services.safety._talks.get(self.stage.chat_id)
        return "closed" if talk is None else talk.step

    async def user(self) -> User:
        """This person."""
        found = await self.services.in_store(users.find, self.stage.chat_id)
        assert found is not None
        return found

    async def waiting(self) -> list[str]:
        """What is due for them, by kind."""
        user = await self.user()
        return sorted(one.kind for one in await self.services.in_store(appointments.waiting, user.id))

    async def statuses(self) -> dict[str, str]:
        """Their people and how each is marked."""
        user = await self.user()
        return {one.name: one.status for one in await self.services.in_store(contacts.list_all, user.id)}

    async def room(self) -> str | None:
        """The step of the room that is open."""
        user = await self.user()
        practice = await self.services.practice.open_practice(user.id)
        return None if practice is None else practice.step

    def close(self) -> None:
        """The process ends."""
        self.services.store.close()

    def _open(self) -> Services:
        services = services_at(self._folder / "kith.db")
        services.clock = self.clock
        services.dialogue = self.dialogue
        services.nudge_due = partial(nudger.send_due, services)
        return services

    def _on_stage(self) -> Stage:
        return Stage(self.services, self.clock, "someone", self.messages.append)

    def _reopen(self) -> None:
        shown = self.stage.channel.shown
        self.close()
        self.services = self._open()
        self.stage = self._on_stage()
        self.stage.channel.shown = shown  # the phone still has them

    def _lose_store(self) -> None:
        async def refuse(*_: Any, **__: Any) -> Any:
            raise StoreError("The database is away.")

        def refused(*_: Any, **__: Any) -> Any:
            raise StoreError("The database is away.")

        self.services.in_store = refuse  # type: ignore[method-assign]
        self.services.transaction = refused  # type: ignore[method-assign]
