"""Transactions: all that one message does to the store happens in one, and its answers go into the outbox with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar

from bot.coaching.message import Message, message_to_dict
from bot.services.turn import Turn, turn_at_hand
from bot.services.writers import Writers
from bot.store import keyboards, outbox, users
from bot.store.engine import Store

T = TypeVar("T")

_SIDE_BY_SIDE = 16
"""Writers at once where the database is a server."""


class Transactions:
    """The way to the store. `clock` gives the present instant; where it `is_shared`, other processes use it too."""

    def __init__(self, store: Store, clock: Callable[[], datetime], *, is_shared: bool) -> None:
        self.store, self.clock, self.is_shared = store, clock, is_shared
        self._writers = Writers(_SIDE_BY_SIDE if is_shared else 1)

    async def in_store(self, work: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
        """What `work(session, …)` returns: in the transaction of the turn at hand, else in one of its own."""
        turn = turn_at_hand.get()
        if turn is not None:
            return await _in_turn(turn, work, turn.session, *args, **kwargs)

        def alone() -> T:
            with self.store.session() as session:
                return work(session, *args, **kwargs)

        async with self._writers.one(is_turn=False):
            return await asyncio.to_thread(alone)

    @asynccontextmanager
    async def transaction(self, chat_id: int | None = None) -> AsyncIterator[Turn]:
        """One transaction for all that is done inside; undone whole where anything is raised.

        With a chat: the turn knows its user, and other processes wait with messages of the same chat. On SQLite its
        statements then run where they are asked for: the one writer waits for nobody, and a thread costs more.
        """
        stack = ExitStack()

        def begin() -> Turn:
            with ExitStack() as opening:  # what fails here is undone here
                session = opening.enter_context(self.store.session())
                if chat_id is not None:
                    self.store.hold_chat(session, chat_id)
                user = None if chat_id is None else users.find(session, chat_id)
                turn = Turn(session, self.clock(), user, waits=self.is_shared or chat_id is None)
                stack.push(opening.pop_all())
                return turn

        async with self._writers.one(is_turn=True):
            turn = await asyncio.to_thread(begin)
            token = turn_at_hand.set(turn)
            try:
                yield turn
            except BaseException as error:
                await asyncio.shield(asyncio.to_thread(stack.__exit__, type(error), error, error.__traceback__))
                raise
            else:
                await asyncio.shield(asyncio.to_thread(stack.close))
            finally:
                turn_at_hand.reset(token)

    @asynccontextmanager
    async def guard(self) -> AsyncIterator[None]:
        """Undoes what is written inside where it raises, and leaves the rest of the turn whole."""
        turn = turn_at_hand.get()
        if turn is None:
            yield
            return
        point = await _in_turn(turn, turn.session.begin_nested)
        try:
            yield
        except BaseException:
            await _in_turn(turn, point.rollback)
            raise
        else:
            await _in_turn(turn, point.commit)

    @property
    def now(self) -> datetime:
        """The instant of the turn at hand, else the present one."""
        turn = turn_at_hand.get()
        return self.clock() if turn is None else turn.now

    async def lay_out(
        self,
        chat_id: int,
        user_id: int | None,
        messages: Sequence[Message],
        *,
        expires_at: datetime | None = None,
        appointment_id: int | None = None,
    ) -> None:
        """Lays messages into the outbox, in order, their buttons remembered under tokens of their own."""
        now, packed = self.now, [message_to_dict(message) for message in messages]

        def lay(session: Any) -> None:
            tokens = [
                keyboards.add(session, user_id, message.buttons, now)
                if user_id is not None and message.buttons
                else None
                for message in messages
            ]
            outbox.add(
                session,
                chat_id,
                user_id,
                packed,
                now,
                keyboards=tokens,
                expires_at=expires_at,
                appointment_id=appointment_id,
            )

        await self.in_store(lay)


async def _in_turn(turn: Turn, work: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
    """What a statement of the turn returns; run in a thread where it may wait."""
    return await asyncio.to_thread(work, *args, **kwargs) if turn.waits else work(*args, **kwargs)
