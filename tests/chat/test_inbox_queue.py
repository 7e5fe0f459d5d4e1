from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from telegram import Update

from bot.chat import inbox_queue
from bot.chat.inbox_queue import InboxQueue
from bot.errors import StoreError

from . import updates


class Inbox:
    """A store that is down for some tries; one update, marked urgent, goes on all the same."""

    def __init__(self, failures: int = 0) -> None:
        self.failures, self.rows = failures, dict[int, dict[str, Any]]()

    async def keep(self, update: dict[str, Any]) -> bool:
        if self.failures:
            self.failures -= 1
            if update["message"]["text"] == "urgent":
                return True
            raise StoreError("The database is away.")
        is_new = update["update_id"] not in self.rows
        self.rows[update["update_id"]] = update
        return is_new


def is_urgent(raw: Mapping[str, Any]) -> bool:
    return bool(raw["message"]["text"] == "urgent")


async def nothing_ahead(raws: Sequence[Mapping[str, Any]]) -> None:
    pass


def update(update_id: int, text: str = "hi", chat_id: int = updates.CHAT) -> Update:
    made = Update.de_json(updates.message(update_id, chat_id=chat_id, text=text), None)
    assert made is not None
    return made


def queued(queue: InboxQueue) -> list[int]:
    found = []
    while not queue.empty():
        item = queue.get_nowait()
        assert isinstance(item, Update)
        found.append(item.update_id)
    return found


async def put_all(queue: InboxQueue, items: Sequence[object]) -> None:
    for item in items:
        await queue.put(item)


def test_nothing_is_queued_before_it_is_stored() -> None:
    inbox = Inbox()
    queue = InboxQueue(inbox.keep, is_urgent, nothing_ahead)
    asyncio.run(put_all(queue, [update(1), update(2)]))
    assert list(inbox.rows) == queued(queue) == [1, 2]


def test_what_comes_twice_is_queued_once() -> None:
    inbox = Inbox()
    asyncio.run(put_all(InboxQueue(inbox.keep, is_urgent, nothing_ahead), [update(1)]))
    queue = InboxQueue(inbox.keep, is_urgent, nothing_ahead)
    asyncio.run(put_all(queue, [update(1), update(1)]))
    assert queued(queue) == []


def test_putting_tries_again_until_the_store_is_back() -> None:
    queue = InboxQueue(Inbox(failures=2).keep, is_urgent, nothing_ahead, pauses=(0, 0, 0))
    asyncio.run(put_all(queue, [update(1)]))
    assert queued(queue) == [1]


def test_after_the_last_try_a_webhook_asks_for_it_again() -> None:
    with pytest.raises(StoreError):
        asyncio.run(put_all(InboxQueue(Inbox(failures=9).keep, is_urgent, nothing_ahead, pauses=(0,)), [update(1)]))


def test_a_signal_of_the_framework_passes() -> None:
    queue, signal = InboxQueue(Inbox().keep, is_urgent, nothing_ahead), object()
    asyncio.run(put_all(queue, [signal]))
    assert queue.get_nowait() is signal


def test_an_urgent_update_is_not_held_up_by_one_that_cannot_be_stored() -> None:
    inbox = Inbox(failures=3)
    queue = InboxQueue(inbox.keep, is_urgent, nothing_ahead)
    batch = [update(1), update(2, "urgent"), update(3)]
    assert asyncio.run(queue.take_all(batch)) == 0
    assert queued(queue) == [2]
    assert asyncio.run(queue.take_all(batch)) == 3
    assert queued(queue) == [1, 3]


def test_an_urgent_update_is_queued_before_all_that_came_with_it() -> None:
    queue = InboxQueue(Inbox().keep, is_urgent, nothing_ahead)
    assert asyncio.run(queue.take_all([update(1), update(2), update(3, "urgent"), update(1)])) == 4
    assert queued(queue) == [3, 1, 2]


def test_a_store_that_does_not_answer_holds_up_nothing_and_its_updates_are_queued_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.chat.inbox_queue._PATIENCE", 0.01)

    async def scene() -> None:
        gate = asyncio.Event()

        async def keep(raw: dict[str, Any]) -> bool:
            if raw["message"]["text"] != "urgent":
                await gate.wait()
            return True

        queue = InboxQueue(keep, is_urgent, nothing_ahead)
        batch = [update(1), update(2, "urgent"), update(3)]
        assert await queue.take_all(batch) == 0
        assert queued(queue) == [2]
        assert await queue.take_all(batch) == 0
        gate.set()
        assert await queue.take_all(batch) == 3
        assert queued(queue) == [1, 3]

    asyncio.run(scene())


def test_the_updates_of_a_chat_are_stored_in_their_order_and_chats_side_by_side() -> None:
    async def scene() -> None:
        began: list[int] = []
        gates = {number: asyncio.Event() for number in (1, 2, 3)}

        async def keep(raw: dict[str, Any]) -> bool:
            began.append(raw["update_id"])
            await gates[raw["update_id"]].wait()
            return True

        queue = InboxQueue(keep, is_urgent, nothing_ahead)
        taking = asyncio.create_task(queue.take_all([update(1), update(2), update(3, chat_id=5)]))
        for number in (3, 1, 2):
            for _ in range(10):
                await asyncio.sleep(0)
            assert began == ([1, 3] if number != 2 else [1, 3, 2])
            gates[number].set()
        assert await taking == 3
        assert queued(queue) == [1, 2, 3]

    asyncio.run(scene())


@pytest.mark.parametrize("between", [update(1), update(9, "urgent")], ids=["what was taken before", "urgent"])
def test_a_slow_store_does_not_change_the_order_whatever_comes_between(
    between: Update, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_queue, "_PATIENCE", 0.01)

    async def scene() -> list[int]:
        inbox, gate = Inbox(), asyncio.Event()

        async def keep(raw: dict[str, Any]) -> bool:
            if raw["update_id"] == 2:
                await gate.wait()
            return await inbox.keep(raw)

        queue = InboxQueue(keep, is_urgent, nothing_ahead)
        await queue.put(update(1))
        assert await queue.take_all([update(2)]) == 0
        await queue.put(between)  # PTB puts again what was confirmed
        assert await queue.take_all([update(2), update(3)]) == 0
        gate.set()
        assert await queue.take_all([update(2), update(3)]) == 2
        return queued(queue)

    assert [number for number in asyncio.run(scene()) if number != 9] == [1, 2, 3]


def test_what_is_read_ahead_slowly_is_not_overtaken_in_its_chat() -> None:
    async def scene() -> list[int]:
        gate = asyncio.Event()

        async def read_ahead(raws: Sequence[Mapping[str, Any]]) -> None:
            if raws[0]["update_id"] == 1:
                await gate.wait()

        queue = InboxQueue(Inbox().keep, is_urgent, read_ahead)
        putting = [asyncio.create_task(queue.put(update(n, chat_id=chat))) for n, chat in ((1, 7), (2, 7), (3, 8))]
        await asyncio.wait(putting, timeout=0.05)
        assert queued(queue) == [3]
        gate.set()
        await asyncio.wait(putting)
        return queued(queue)

    assert asyncio.run(scene()) == [1, 2]


def test_what_was_taken_already_is_not_read_again_when_it_is_put() -> None:
    told: list[int] = []

    async def read_ahead(raws: Sequence[Mapping[str, Any]]) -> None:
        told.extend(raw["update_id"] for raw in raws)

    async def scene() -> None:
        queue = InboxQueue(Inbox().keep, is_urgent, read_ahead)
        await queue.take_all([update(1), update(2)])
        await put_all(queue, [update(1), update(2), update(3)])

    asyncio.run(scene())
    assert told == [1, 2, 3]


def test_all_that_came_is_read_ahead_at_once_before_it_is_asked_what_is_urgent() -> None:
    told: list[Any] = []

    async def read_ahead(raws: Sequence[Mapping[str, Any]]) -> None:
        told.append([raw["update_id"] for raw in raws])

    def asked(raw: Mapping[str, Any]) -> bool:
        told.append(raw["update_id"])
        return False

    asyncio.run(InboxQueue(Inbox().keep, asked, read_ahead).take_all([update(1), update(2)]))
    assert told[:3] == [[1, 2], 1, 2]
