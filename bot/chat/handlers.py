"""What happens to an update: screened first, then stored, then handled in one turn whose replies go to the outbox."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from bot.chat.channel import Channel
from bot.chat.direct import Direct
from bot.chat.groups import Groups
from bot.chat.guests import Guests
from bot.chat.incoming import Incoming, parse
from bot.chat.render import SAFETY
from bot.chat.replies import Replies
from bot.chat.safely import Safely
from bot.chat.start import Start
from bot.chat.wordless import placeless, wordless
from bot.coaching.message import Message, Say
from bot.errors import whereabouts
from bot.services import Services
from bot.services.safety import PATIENCE
from bot.services.turn import Turn
from bot.store import inbox, traces, users
from bot.store.inbox import InboxRow

log = logging.getLogger(__name__)

HANDED_OVER = 10_000
"""How many stored updates may wait to be handled before the oldest is left to the replay."""

TYPING_AFTER, TYPING_EVERY = 1.0, 4.0
"""Seconds until "typing" shows, and between its renewals."""


class Handlers:
    """One for the process. `wake` tells the sender that the outbox holds something new."""

    def __init__(self, services: Services, channel: Channel, wake: Callable[[], None] = lambda: None) -> None:
        self._services, self._channel, self._wake = services, channel, wake
        self._direct = Direct(services, channel)
        self._groups = Groups(services, channel, self._direct)
        self._start = Start(services)
        self._guests = Guests(services.settings)
        self._replies = Replies(services)
        self._safely = Safely(services, channel, self._direct, self._replies, self.keep, self._finish)
        self._rows: dict[int, int | None] = {}  # inbox row by update id, for updates stored here and not handled yet;
        # None where the store did not say in time whether it has the row

    def is_urgent(self, update: Mapping[str, Any]) -> bool:
        """Whether the update is to be handled before everything else of its chat."""
        incoming = parse(update)
        return incoming.is_private and self._goes_first(incoming)

    async def read_ahead(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Reads what updates say, all at once, before anybody asks what it means. Never raises, and is soon done."""
        await self._services.ahead.read(*(parse(update).text for update in updates))

    async def keep(self, update: Mapping[str, Any]) -> bool:
        """Stores the update before it is handled; False where it was there already. Raises StoreError.

        Nothing of a group is stored, of nobody where they are, and of somebody who has not consented nothing that they
        wrote, unless it is urgent. An urgent update is given one second and then handled all the same; so is one for
        safety to answer.
        """
        incoming = parse(update)
        if not incoming.is_private or incoming.update_id in self._rows:
            return True
        if not self._goes_first(incoming):
            return await self._store(incoming, update)
        try:
            return await asyncio.wait_for(self._store(incoming, update, is_whole=True), PATIENCE)
        except Exception as error:  # noqa: BLE001 - help goes on whatever the store does
            log.error("An urgent update could not be stored: %s.", type(error).__name__)
            self._rows[incoming.update_id] = None
            return True

    def _goes_first(self, incoming: Incoming) -> bool:
        desk = self._services.safety
        is_answer = desk.is_open(incoming.chat_id) or incoming.tap.startswith(SAFETY)
        return is_answer or desk.read(incoming.text).is_urgent

    async def _store(self, incoming: Incoming, update: Mapping[str, Any], *, is_whole: bool = False) -> bool:
        now = self._services.clock()

        def write(session: Any) -> int | None:
            user = users.find(session, incoming.chat_id)
            has_consent = user is not None and user.consented_at is not None
            body = placeless(update) if is_whole or has_consent else wordless(incoming)
            return inbox.add(session, incoming.update_id, incoming.chat_id, body, now)

        row = await self._services.in_store(write)
        if row is None:
            return False
        self._rows[incoming.update_id] = row
        while len(self._rows) > HANDED_OVER:  # those that were shed in a flood never come
            self._rows.pop(next(iter(self._rows)))
        return True

    async def receive(self, update: Mapping[str, Any], row: int | None = None) -> None:
        """Handles one update to its end. `row` is its place in the inbox where it comes from there. Never raises."""
        incoming = parse(update)
        try:
            if row is not None:
                self._rows[incoming.update_id] = row
            await self._services.ahead.read(incoming.text)
            if incoming.kind == "member":
                await self._membership(incoming)
            elif not incoming.is_private:
                await self._groups.answer(incoming)
            elif not await self._safely.answers(incoming, update) and await self.keep(update):
                await self._turn(incoming)
        except Exception as error:  # noqa: BLE001 - the person gets an answer all the same
            log.error("An update could not be handled: %s.", whereabouts(error))
            await self._apologise(incoming)
        finally:
            self._rows.pop(incoming.update_id, None)
            self._wake()

    async def _turn(self, incoming: Incoming, *, is_next: bool = False) -> None:
        """Handles it, unless another process has; before it, unless it `is_next`, what came earlier in its chat.

        That is in the hands of another process, which then finds it done, or of one that died.
        """
        async with self._typing(incoming.chat_id), self._services.transaction(incoming.chat_id) as turn:
            earlier = await self._unfinished_before(incoming)
            if earlier is None:
                return
            if is_next or not earlier:
                await self._answer(incoming, turn)
        if earlier and not is_next:
            for row in earlier:
                await self.receive(row.body, row.id)
            await self._turn(incoming, is_next=True)
            return
        if turn.is_erasing:
            self._services.safety.forget(incoming.chat_id)
        if turn.to_delete:
            await self._channel.delete(incoming.chat_id, turn.to_delete)
        if incoming.callback_id:
            await self._channel.acknowledge(incoming.callback_id)
            await self._channel.retire(incoming.chat_id, incoming.message_id)

    async def _unfinished_before(self, incoming: Incoming) -> list[InboxRow] | None:
        """What is to be handled before it, but for what is in hand here or goes first; None where it was handled."""
        row = self._rows.get(incoming.update_id)
        if row is None:
            return []
        rows: list[InboxRow] | None = await self._services.in_store(inbox.ahead, incoming.chat_id, row)
        if rows is None:
            return None
        return [one for one in rows if one.update_id not in self._rows and not self._goes_first(parse(one.body))]

    async def _answer(self, incoming: Incoming, turn: Turn) -> None:
        """Lays out the answer and finishes the update, within its turn."""
        user = turn.user
        messages: Sequence[Message]
        if not self._guests.admits(incoming, user):
            messages = [self._plain(Say("start/closed"))]
        elif user is None or user.consented_at is None:
            messages = await self._start.answer(incoming)
        else:
            self._services.safety.learn(user)
            await self._services.in_store(_note, user.id, incoming.message_id, turn.now)
            messages = await self._replies.to(incoming, user)
        messages = [*messages, *turn.beside]
        if turn.user is not None and not turn.is_erasing:
            await self._services.nudges.look_anew(turn.user.id)
        if turn.is_erasing and turn.user is not None:
            await self._services.in_store(users.erase, turn.user.id, turn.now)
            turn.user = None
        await self._services.lay_out(incoming.chat_id, turn.user.id if turn.user else None, messages)
        await self._finish(incoming)

    async def _finish(self, incoming: Incoming) -> None:
        row = self._rows.get(incoming.update_id)
        if row is not None:
            await self._services.in_store(inbox.finish, row, self._services.now)
        else:  # it may have been stored after all
            await self._services.in_store(inbox.drop, (incoming.update_id,), self._services.now)

    async def _membership(self, incoming: Incoming) -> None:
        """Honours a block and its end: nothing goes to somebody who blocked the bot."""
        if not incoming.is_private:
            return
        async with self._services.transaction(incoming.chat_id) as turn:
            if turn.user is not None and incoming.blocked is not None:
                await self._services.in_store(users.change, turn.user.id, reachable=not incoming.blocked)
                if incoming.blocked:
                    await self._services.profiles.stop(turn.user.id)
            await self._finish(incoming)

    async def _apologise(self, incoming: Incoming) -> None:
        """Says truly that something failed, by way of the outbox or, where the store is gone, directly."""
        if not incoming.is_private:
            return
        try:
            async with self._services.transaction(incoming.chat_id) as turn:
                key = Say("error/action")
                message = await self._services.speech.draw(turn.user.id, key) if turn.user else self._plain(key)
                await self._services.lay_out(incoming.chat_id, turn.user.id if turn.user else None, [message])
                await self._finish(incoming)
        except Exception as error:  # noqa: BLE001 - the person gets an answer all the same
            log.error("The store is gone: %s.", whereabouts(error))
            await self._direct.send(incoming.chat_id, (self._plain(Say("error/store")),))

    def _plain(self, say: Say) -> Message:
        return self._services.speech.plain(say)

    @asynccontextmanager
    async def _typing(self, chat_id: int) -> AsyncIterator[None]:
        async def show() -> None:
            await asyncio.sleep(TYPING_AFTER)
            while True:
                await self._channel.typing(chat_id)
                await asyncio.sleep(TYPING_EVERY)

        task = asyncio.create_task(show())
        try:
            yield
        finally:
            task.cancel()


def _note(session: Any, user_id: int, message_id: int, now: datetime) -> None:
    """They wrote just now, and this is the number of what they wrote."""
    users.seen_now(session, user_id, now)
    traces.add(session, user_id, message_id, False, now)
