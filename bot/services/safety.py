"""The safety desk: screens every text, holds the safety conversations in memory, and mirrors them to the store.

It stands in front of the database and of Rasa: where either is gone, it still answers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakValueDictionary

from bot.coaching.message import Message
from bot.coaching.safety import (
    NOTHING,
    Circumstances,
    Move,
    Past,
    Screen,
    Seen,
    Talk,
    after,
    begin,
    check_in,
    go_on,
    resume,
    softly,
    word,
)
from bot.coaching.safety.answers import TAP
from bot.coaching.safety.awaited import is_awaited, may_be_awaited
from bot.coaching.safety.tongue import language_of
from bot.content.ear import listen
from bot.content.loader import Content
from bot.errors import StoreError
from bot.services.safety_answer import BY_INTENT, TAPPED, Answer
from bot.services.safety_country import told_in
from bot.services.safety_effects import Turn, carry_out, state_of
from bot.services.turn import turn_at_hand
from bot.store import concerns, practices, users

if TYPE_CHECKING:
    from bot.services.services import Services

log = logging.getLogger(__name__)
T = TypeVar("T")

Write = Callable[[Any], None]
"""Writes something in a session."""

PATIENCE = 1.0
"""How many seconds the store is given before help goes on without it."""

NO_PAST = Past()
NOBODY_KNOWN = Circumstances(country=None, zone=None, is_minor=False, place="private", can_read=True)


class SafetyDesk:
    """One for the process. Everything it needs to answer is in memory."""

    def __init__(self, services: Services, content: Content) -> None:
        self._services = services
        self._scripts = content.scripts
        self._helplines = content.helplines
        self._screen = Screen(content.phrases, listen)
        self._read = lru_cache(maxsize=64)(self._screen.read)  # an update is read twice or more
        self._talks: dict[int, Talk] = {}
        self._past: dict[int, Past] = {}
        self._known: dict[int, Circumstances] = {}
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._alarmed: dict[int, str] = {}  # what opened a chat's conversation and may be no danger; never stored
        self._owed: dict[int, list[Write]] = {}  # what the store did not take yet, by chat

    def read(self, text: str) -> Seen:
        """What the screen sees in a text. Never raises; takes a few milliseconds at most."""
        return self._read(text)

    def is_everyday(self, text: str) -> bool:
        """Whether everyday idioms explain a short text as a whole."""
        return self._screen.is_everyday(text)

    def is_open(self, chat_id: int) -> bool:
        """Whether a safety conversation waits for this chat's next message."""
        return chat_id in self._talks

    def begins_softly(self, chat_id: int) -> bool:
        """Whether the next ordinary talk of this chat begins with a question how they are."""
        return chat_id not in self._talks and self._past_of(chat_id).is_tender(self._services.clock())

    def alarmed(self, chat_id: int) -> str:
        """The message that opened the chat's last conversation, once; nothing where the process ended since."""
        return self._alarmed.pop(chat_id, "")

    def forget(self, chat_id: int | None = None) -> None:
        """Lets go of what is in memory of this chat, or of all, as the end of a process does."""
        for held in (self._talks, self._past, self._known, self._owed, self._alarmed):
            if chat_id is None:
                held.clear()
            else:
                held.pop(chat_id, None)

    async def restore(self) -> None:
        """Takes up the conversations that were open when the process ended."""
        for chat_id, state in await self._try(self._services.in_store(concerns.open_talks), []):
            self._take_up(chat_id, state)

    async def recall(self, chat_id: int) -> None:
        """Where other processes serve the same chats: takes up what one of them did in this chat's conversation."""
        if self._services.is_shared and chat_id not in self._owed:
            unknown = state_of(self._talks.get(chat_id), self._past_of(chat_id))
            self._take_up(chat_id, await self._try(self._services.in_store(concerns.open_talk, chat_id), unknown))

    async def record_owed(self) -> None:
        """Writes what the store did not take when it was said."""
        for chat_id in tuple(self._owed):
            await self.record(chat_id)

    async def answer(
        self, chat_id: int, text: str, tap: str | None, seen: Seen, now: datetime, *, can_read: bool = True
    ) -> Answer | None:
        """What to say to a message in an open conversation, or to one that opens it; None where it is neither.

        It is to be sent first and `record`ed then: cut off in between, it is said again and not skipped.
        """
        async with self._locks.setdefault(chat_id, asyncio.Lock()):
            awaited = self._is_awaited(chat_id, text if tap is None and seen.level != "none" else "")
            known, is_awaited_here = await asyncio.gather(self._circumstances(chat_id), awaited)
            around = replace(known, can_read=can_read, language=language_of(text) if tap is None else None)
            talk, past = self._talks.get(chat_id), self._past_of(chat_id)
            if talk is None and is_awaited_here and not past.has_worry(now):
                seen = NOTHING
            if tap is None and (talk is not None or seen.level != "none"):
                known_country = around.country or (talk.country if talk else None)
                told = told_in(text, self._helplines, now, is_known=known_country is not None, talk=talk)
                around = replace(around, told=told)
            if talk is not None:
                move = go_on(talk, text, tap, seen, now, around, past)
            elif seen.level != "none":
                move = begin(seen, now, around, past, text)
            elif tap is not None and tap.startswith(TAP):
                move = resume(tap, now, around)
            elif past.is_tender(now):
                move = softly(text, now, around)
                self._past[chat_id] = past.asked()
            else:
                return None
            return self._settle(chat_id, move, seen, now, text)

    async def _is_awaited(self, chat_id: int, text: str) -> bool:
        """Whether the open room asked for these very words, which are no alarm then; not where the store is gone."""
        if not may_be_awaited(text):
            return False

        def open_step(session: Any) -> str:
            user = users.find(session, chat_id)
            practice = None if user is None else practices.open_one(session, user.id)
            return "" if practice is None else practice.step

        return is_awaited(await self._try(self._services.in_store(open_step), ""), text)

    async def hand_over(self, chat_id: int, seen: Seen, now: datetime, text: str = "") -> Answer:
        """Opens a conversation that another part of Kith found a reason for: Rasa's safety intents, or a room."""
        move = begin(seen, now, await self._circumstances(chat_id), self._past_of(chat_id), text)
        answer = self._settle(chat_id, move, seen, now, text)
        await self.record(chat_id)
        return answer

    async def take_over(self, intent: str, *, is_sure: bool) -> None:
        """Lets the desk answer beside the dialogue's turn: a safety intent was understood, or a room was not safe.

        `is_sure` where the person said so themselves, by a button or at a room's gate.
        """
        turn = turn_at_hand.get()
        if turn is None or turn.user is None:
            raise StoreError("No turn is open for anybody.")
        seen = (TAPPED if is_sure and intent in TAPPED else BY_INTENT)[intent]
        seen = replace(seen, is_heard=not is_sure)
        answer = await self.hand_over(turn.user.chat_id, seen, turn.now, turn.said)
        turn.beside.extend(answer.messages)

    async def check_in(self, chat_id: int, now: datetime) -> tuple[Message, ...]:
        """The messages of the check-in that was agreed to; its conversation is open then."""
        move = check_in(now, await self._circumstances(chat_id))
        self._past[chat_id] = self._past_of(chat_id).asked()
        answer = self._settle(chat_id, move, NOTHING, now)
        await self.record(chat_id)
        return answer.messages

    async def around(self, chat_id: int) -> Circumstances:
        """What is known about the person: country, zone, age."""
        return await self._circumstances(chat_id)

    def group_line(self, seen: Seen, now: datetime, link: str) -> Message:
        """What is said in a group where somebody may be in danger: the emergency number, and where to write."""
        (line,) = begin(seen, now, replace(NOBODY_KNOWN, place="group")).says
        nobody = Talk(seen.concern or "self_harm", "stay", now)
        return word(replace(line, fields={"link": link}), nobody, self._scripts, self._helplines)[0]

    def _settle(self, chat_id: int, move: Move, seen: Seen, now: datetime, text: str = "") -> Answer:
        past = self._past_of(chat_id)
        if chat_id not in self._talks and move.talk is not None:
            self._alarmed[chat_id] = text
        talk = move.talk or self._talks.get(chat_id) or Talk(seen.concern or "self_harm", "stay", now)
        messages = []
        for say in move.says:
            message, talk = word(say, talk, self._scripts, self._helplines, past.said)
            messages.append(message)
        if move.talk is None:
            self._talks.pop(chat_id, None)
            if "take_up" not in move.effects:
                self._alarmed.pop(chat_id, None)
        else:
            self._talks[chat_id] = talk
        self._past[chat_id] = past = after(past, talk, seen, move, now)
        turn = Turn(chat_id, talk, seen, move, past, text, now)
        self._owed.setdefault(chat_id, []).append(partial(carry_out, turn=turn))
        return Answer(tuple(messages), move.effects)

    def _past_of(self, chat_id: int) -> Past:
        return self._past.get(chat_id, NO_PAST)

    def _take_up(self, chat_id: int, state: Mapping[str, Any] | None) -> None:
        state = state or {}
        try:
            talk = Talk.from_dict(state) if "concern" in state else None
            past = Past.from_dict(state.get("past") or {})
        except (KeyError, ValueError) as error:  # one that cannot be read must not keep the others from help
            log.error("A safety conversation cannot be taken up: %s.", type(error).__name__)
            talk, past = None, NO_PAST
        self._past[chat_id] = past
        if talk is None:
            self._talks.pop(chat_id, None)
            self._alarmed.pop(chat_id, None)
        else:
            self._talks[chat_id] = talk

    async def record(self, chat_id: int) -> None:
        """Writes what this chat's conversation asks of the store; what it does not take is owed. Never raises."""
        owed = tuple(self._owed.get(chat_id, ()))

        def write_all(session: Any) -> tuple[Write, ...]:
            for write in owed:
                write(session)
            return owed

        nothing: tuple[Write, ...] = ()
        written = await self._try(self._services.in_store(write_all), nothing)
        left = [write for write in self._owed.pop(chat_id, ()) if write not in written]
        if left:
            self._owed[chat_id] = left

    async def _circumstances(self, chat_id: int) -> Circumstances:
        """What is known about the person, from memory, else from the store if it answers in time."""
        if self._services.is_shared or chat_id not in self._known:
            user = await self._try(self._services.in_store(users.find, chat_id), None)
            if user is not None:
                self.learn(user)
        return self._known.get(chat_id, NOBODY_KNOWN)

    def learn(self, user: users.User) -> None:
        """Remembers country, zone and age, so that they are there when the store is not."""
        country = user.country or self._helplines.country_of_zone(user.zone)
        self._known[user.chat_id] = replace(
            NOBODY_KNOWN, country=country, zone=user.zone, is_minor=user.is_adult is False
        )

    async def _try(self, work: Awaitable[T], otherwise: T) -> T:
        try:
            if turn_at_hand.get() is not None:  # a turn's session is not to be left running behind its back
                return await work
            return await asyncio.wait_for(work, PATIENCE)
        except Exception as error:  # noqa: BLE001 - help goes on whatever the store does
            log.error("Safety goes on without the store: %s.", type(error).__name__)
            return otherwise
