"""Lets the safety desk answer where it is its turn to, and brings the person back to where they were."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.chat.channel import Channel
from bot.chat.direct import Direct
from bot.chat.incoming import Incoming
from bot.chat.render import SAFETY
from bot.chat.replies import Replies
from bot.coaching.message import Message
from bot.coaching.safety import Seen
from bot.errors import StoreError, whereabouts
from bot.services import Services
from bot.services.safety import SafetyDesk
from bot.services.turn import Turn
from bot.store import users

log = logging.getLogger(__name__)


class Safely:
    """One for the process. `keep` stores an update; `finish` marks it as handled within a turn."""

    def __init__(
        self,
        services: Services,
        channel: Channel,
        direct: Direct,
        replies: Replies,
        keep: Callable[[Mapping[str, Any]], Awaitable[bool]],
        finish: Callable[[Incoming], Awaitable[None]],
    ) -> None:
        self._services, self._channel, self._direct = services, channel, direct
        self._replies, self._keep, self._finish = replies, keep, finish

    async def answers(self, incoming: Incoming, update: Mapping[str, Any]) -> bool:
        """Lets the safety desk answer where it is its turn to; its messages go straight out. Was it?"""
        desk, chat_id = self._services.safety, incoming.chat_id
        await desk.recall(chat_id)
        seen = desk.read(incoming.text)
        tap = incoming.tap if incoming.tap.startswith(SAFETY) else None
        if not (seen.level != "none" or desk.is_open(chat_id) or tap or _begins_anew(incoming, desk)):
            return await self._answers_in_their_language(incoming, update)
        if incoming.command in ("start", "hide", "privacy") and not seen.is_urgent:
            return False
        if seen.level == "watch" and not desk.is_open(chat_id) and await self._is_drafting(incoming, seen):
            return False
        if not await self._keep(update):
            return True
        can_read = bool(incoming.text) or incoming.kind == "tap"
        tapped = incoming.tap if incoming.kind == "tap" else None
        answer = await desk.answer(chat_id, incoming.text, tapped, seen, self._services.clock(), can_read=can_read)
        if answer is None:
            return False
        await self._direct.send(chat_id, answer.messages)
        await desk.record(chat_id)
        await self._let_go_of_story(chat_id)
        if incoming.callback_id:
            await self._channel.acknowledge(incoming.callback_id)
        if tap and incoming.message_id:
            await self._channel.retire(chat_id, incoming.message_id)
        if answer.passes_on and not tap:
            if answer.closes_room:
                await self._close_room(incoming)
            return False
        alarmed = desk.alarmed(chat_id) if answer.takes_up else ""
        await self._after_safety(incoming, is_back=answer.is_back, closes_room=answer.closes_room, takes_up=alarmed)
        return True

    async def _let_go_of_story(self, chat_id: int) -> None:
        """What was told before is no case for a room any more."""
        try:
            user = await self._services.in_store(users.find, chat_id)
        except StoreError as error:
            log.error("A story stays in memory for a while: %s", whereabouts(error))
            return
        if user is not None:
            self._services.stories.forget(user.id)

    async def _answers_in_their_language(self, incoming: Incoming, update: Mapping[str, Any]) -> bool:
        """Says the honest line to who writes in another language; the message goes on where a room waits for it."""
        if incoming.kind not in ("text", "photo", "video"):
            return False
        chat_id = incoming.chat_id
        around = await self._services.safety.around(chat_id)
        line = await self._services.tongues.line(chat_id, incoming.text, around, self._services.clock())
        if line is None or not await self._keep(update):
            return False
        await self._direct.send(chat_id, (line,))
        try:
            user = await self._services.in_store(users.find, chat_id)
            if user is None or user.consented_at is None or await self._services.practice.open_practice(user.id):
                return False
        except StoreError:  # the line was said; the rest is said elsewhere
            return True
        await self._after_safety(incoming, is_back=False, closes_room=False)
        return True

    async def _is_drafting(self, incoming: Incoming, seen: Seen) -> bool:
        """Whether a worry that is no emergency stands in the middle of a room, where drafts speak of hard things."""
        if seen.concern not in ("relapse", "harm_to_others"):
            return False
        try:
            user = await self._services.in_store(users.find, incoming.chat_id)
            return user is not None and await self._services.practice.open_practice(user.id) is not None
        except StoreError:  # help goes on whatever the store does
            return False

    async def _close_room(self, incoming: Incoming) -> None:
        """Leaves the room that is open: it was about somebody dangerous, or somebody in danger."""
        try:
            async with self._services.transaction(incoming.chat_id) as turn:
                if turn.user is not None:
                    await self._replies.leave_room(turn.user)
        except Exception as error:  # noqa: BLE001 - the person gets an answer all the same
            log.error("A room could not be closed: %s.", whereabouts(error))

    async def _after_safety(self, incoming: Incoming, *, is_back: bool, closes_room: bool, takes_up: str = "") -> None:
        """Marks the update as handled, and goes back to where the person was, when the store is there for it: to the
        open room, else to the message that was taken for danger."""
        if closes_room:
            await self._close_room(incoming)
        try:
            async with self._services.transaction(incoming.chat_id) as turn:
                await self._finish(incoming)
                if turn.user is not None:
                    await self._services.in_store(users.seen_now, turn.user.id, turn.now)
                if is_back and turn.user is not None:
                    says = await self._services.practice.ask_again(turn.user.id)
                    messages = await self._services.speech.draw_all(turn.user.id, says)
                    if takes_up and not messages:
                        messages = await self._taken_up(takes_up, turn)
                    await self._services.lay_out(incoming.chat_id, turn.user.id, [*messages, *turn.beside])
        except Exception as error:  # noqa: BLE001 - the person gets an answer all the same
            log.error("A safety answer could not be recorded: %s.", whereabouts(error))

    async def _taken_up(self, text: str, turn: Turn) -> list[Message]:
        """What answers words that were no danger; nothing where that fails, so that the no itself stays handled."""
        if turn.user is None:
            return []
        try:
            async with self._services.guard():
                return list(await self._replies.after_alarm(text, turn.user))
        except Exception as error:  # noqa: BLE001 - the no was heard and answered
            log.error("What alarmed could not be answered: %s.", whereabouts(error))
            return []


def _begins_anew(incoming: Incoming, desk: SafetyDesk) -> bool:
    """Whether these are the first words, or the first button, of a talk that is to begin softly."""
    is_said = incoming.kind in ("text", "tap") or incoming.command == "menu"
    return is_said and desk.begins_softly(incoming.chat_id)
