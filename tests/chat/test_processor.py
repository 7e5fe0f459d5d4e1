from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from telegram import Update

from bot.chat.allowance import Allowance
from bot.chat.processor import ChatByChat, careful

from . import updates


def update(update_id: int, chat_id: int = 1, text: str = "hi") -> Update:
    made = Update.de_json(updates.message(update_id, chat_id=chat_id, text=text), None)
    assert made is not None
    return made


def is_urgent(raw: Mapping[str, Any]) -> bool:
    return bool(raw["message"]["text"] == "urgent")


class Scene:
    """Handles updates through a processor; each takes until `gates` lets it go."""

    def __init__(self, **limits: Any) -> None:
        self.shed: list[list[int]] = []
        self.began: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.processor = ChatByChat(is_urgent, self.on_shed, **limits)

    async def on_shed(self, left_out: list[Mapping[str, Any]]) -> None:
        self.shed.append([raw["update_id"] for raw in left_out])

    def send(self, item: Update) -> asyncio.Task[None]:
        gate = self.gates[item.update_id] = asyncio.Event()

        async def handle() -> None:
            self.began.append(item.update_id)
            await gate.wait()

        return asyncio.create_task(self.processor.process_update(item, handle()))

    async def settle(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    async def let_go(self, *numbers: int) -> None:
        for number in numbers:
            self.gates[number].set()
            await self.settle()


def test_a_chat_is_handled_in_order_and_chats_side_by_side() -> None:
    async def scene() -> None:
        it = Scene()
        tasks = [it.send(update(1, 1)), it.send(update(2, 1)), it.send(update(3, 2))]
        await it.settle()
        assert it.began == [1, 3]
        await it.let_go(1)
        assert it.began == [1, 3, 2]
        await it.let_go(2, 3)
        await asyncio.gather(*tasks)

    asyncio.run(scene())


def test_one_chat_cannot_take_all_seats() -> None:
    async def scene() -> None:
        it = Scene(side_by_side=2)
        tasks = [it.send(update(number, 1)) for number in range(1, 5)] + [it.send(update(9, 2))]
        await it.settle()
        assert it.began == [1, 9]
        await it.let_go(1, 2, 3, 4, 9)
        await asyncio.gather(*tasks)

    asyncio.run(scene())


def test_an_urgent_message_waits_for_neither_turn_nor_seat() -> None:
    async def scene() -> None:
        it = Scene(side_by_side=1, queued=1)
        tasks = [
            it.send(update(1, 1)),
            it.send(update(2, 1)),
            it.send(update(3, 1, "urgent")),
            it.send(update(4, 2, "urgent")),
        ]
        await it.settle()
        assert it.began == [1, 3, 4]
        await it.let_go(1, 3, 4)
        await asyncio.gather(*tasks)
        assert it.shed == [[2]]

    asyncio.run(scene())


def test_who_floods_waits_for_their_allowance_and_neither_others_nor_an_urgent_message_do() -> None:
    async def scene() -> None:
        slept: list[float] = []
        pause = asyncio.Event()

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            await pause.wait()

        allowance = Allowance(burst=2, per_second=0.5, timer=lambda: 0.0)
        it = Scene(allowance=allowance, sleep=sleep)
        tasks = [it.send(update(number)) for number in (1, 2, 3)]
        await it.let_go(1, 2, 3)
        assert it.began == [1, 2]
        tasks += [it.send(update(4, text="urgent")), it.send(update(5, 2))]
        await it.let_go(4, 5)
        assert it.began == [1, 2, 4, 5]
        assert slept == [2.0]
        pause.set()
        await asyncio.gather(*tasks)
        assert it.began == [1, 2, 4, 5, 3]

    asyncio.run(scene())


def test_a_flood_is_told_of_once_at_its_end() -> None:
    async def scene() -> None:
        it = Scene(queued=3)
        tasks = [it.send(update(number)) for number in range(1, 8)]
        await it.settle()
        assert it.shed == []
        await it.let_go(1, 2, 3)
        await asyncio.gather(*tasks)
        assert it.began == [1, 2, 3]
        assert it.shed == [[4, 5, 6, 7]]
        last = it.send(update(8))
        await it.settle()
        await it.let_go(8)
        await last
        assert it.began[-1] == 8

    asyncio.run(scene())


def test_a_handler_that_fails_does_not_block_its_chat() -> None:
    async def scene() -> None:
        it = Scene()

        async def fail() -> None:
            raise RuntimeError

        failing = asyncio.create_task(it.processor.process_update(update(1), fail()))
        after = it.send(update(2))
        await it.settle()
        assert it.began == [2]
        await it.let_go(2)
        await after
        assert isinstance((await asyncio.gather(failing, return_exceptions=True))[0], RuntimeError)

    asyncio.run(scene())


def test_a_screen_that_fails_stops_no_message() -> None:
    def fail(_: Mapping[str, Any]) -> bool:
        raise RuntimeError

    assert careful(is_urgent)(updates.message(text="urgent"))
    assert not careful(fail)(updates.message(text="urgent"))
