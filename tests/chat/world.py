"""Services without Rasa: a database in a folder, the real words, and a dialogue that says back what it hears."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache, partial
from pathlib import Path
from typing import Any

from bot import nudger
from bot.chat.stage import Clock
from bot.coaching.message import Button, File, Message
from bot.coaching.safety.helplines import Directory, Helplines
from bot.content.loader import Content
from bot.services import Services
from bot.settings import Settings
from bot.store import appointments
from bot.store.engine import Store
from bot.store.keyring import Keyring
from tests import shelf

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)
KEYRING = Keyring([bytes(range(32))])


class Echo:
    """Says back what it hears; a few words do more, so that tests see buttons, files and timers."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def answer(self, sender_id: str, text: str, tap: str | None = None) -> Sequence[Message]:
        if tap is not None:
            return [Message(f"tapped {tap}")]
        if text == "choices":
            return [Message("Which?", ((Button("Tea", "/tea"), Button("Rain", "/rain")),))]
        if text == "file":
            return [Message("Here.", file=File("words.txt", b"all of them"))]
        if minutes := text.removeprefix("pause ") if text.startswith("pause ") else "":
            await self._services.pauses.begin(int(sender_id), int(minutes))
            return [Message("Set.")]
        return [Message(f"you said {text}")]

    async def meaning(self, text: str) -> Mapping[str, Any]:
        return {"intent": {"name": "out_of_scope", "confidence": 0.0}}

    async def is_asking(self, sender_id: str) -> bool:
        return False


@cache
def content() -> Content:
    """The real words, without situations, helplines, and phrases for the screen."""
    directory = Directory("findahelpline.com", "https://findahelpline.com", "112")
    nothing = Helplines({}, directory)
    phrases = replace(shelf.content().phrases, phrases=(), idioms=())
    return replace(shelf.content(), situations=(), phrases=phrases, helplines=nothing, digest="test")


@cache
def _empty() -> bytes:
    """A migrated database with nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kith.db"
        store = Store.open(f"sqlite:///{file}", KEYRING)
        store.migrate()
        store.close()
        return file.read_bytes()


def services_at(database: Path, clock: Clock) -> Services:
    """The services over this database file, which is made where missing; closed with `services.store.close()`."""
    if not database.exists():
        database.write_bytes(_empty())
    store = Store.open(f"sqlite:///{database}", KEYRING)
    settings = Settings(database.parent, f"sqlite:///{database}", database.parent / "kith.key")
    services = Services(settings, store, content(), clock)
    services.dialogue = Echo(services)
    services.nudge_due = partial(nudger.send_due, services)
    return services


async def remind(services: Services, user_id: int, after: timedelta, name: str = "it") -> None:
    """Something falls due for a user after so long, counted from NOW."""
    due = NOW + after
    payload = {"say": "pause_argument/over"}
    await services.in_store(appointments.add, user_id, "timer", name, due, due + timedelta(minutes=15), payload)
