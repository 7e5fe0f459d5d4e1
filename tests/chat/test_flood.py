from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bot.chat.flood import shed
from bot.coaching.message import Message, Say
from bot.store import inbox, users
from bot.store.engine import Store
from bot.store.keyring import Keyring

from . import updates

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


class Speech:
    def words(self, key: str) -> str:
        return key

    def plain(self, say: Say, number: int = 0) -> Message:
        return Message(say.key)


class Services:
    def __init__(self, store: Store) -> None:
        self.store, self.speech = store, Speech()
        self.said: list[tuple[int, int | None, str]] = []

    def clock(self) -> datetime:
        return NOW

    async def in_store(self, work: Any, /, *args: Any, **kwargs: Any) -> Any:
        with self.store.session() as session:
            return work(session, *args, **kwargs)

    async def lay_out(self, chat_id: int, user_id: int | None, messages: Sequence[Message]) -> None:
        self.said += [(chat_id, user_id, message.html) for message in messages]

    async def next_due(self) -> datetime | None: ...

    async def nudge_due(self) -> bool:
        return False


def test_what_was_too_much_is_ended_and_named_in_one_line(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'kith.db'}", Keyring.open(tmp_path / "kith.key"))
    store.migrate()
    services = Services(store)
    raws = [updates.message(number, text=f"{number}") for number in (1, 2, 3)]
    with store.session() as session:
        user = users.create(session, updates.CHAT, NOW)
        for raw in raws:
            inbox.add(session, raw["update_id"], updates.CHAT, raw, NOW)
    asyncio.run(shed(services, raws[1:]))
    with store.session() as session:
        assert [row.update_id for row in inbox.undone(session, 10)] == [1]
    assert services.said == [(updates.CHAT, user.id, "edge/too_many")]
    asyncio.run(shed(services, [updates.message(9, text="x", kind="group")]))
    assert len(services.said) == 1
    store.close()
