"""The first minute: who this is, what is kept, and one tap of consent before anything is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.consent import consent_in
from bot.chat.incoming import Incoming
from bot.chat.render import START
from bot.coaching.message import Button, Message, Say
from bot.services.turn import turn_at_hand
from bot.store import users

if TYPE_CHECKING:
    from bot.services import Services

_INTENT = re.compile(r"/([a-z_]+)(\{.*\})?")


REMEMBERED = 10_000
"""How many of those who have not consented are counted for."""

A_HELLO = 2
"""How many words a message has at most that needs no answer of its own after the consent."""


def stateless(message: Message) -> Message:
    """The message with taps that need no store, since nothing of this person is in it yet."""
    rows = tuple(tuple(Button(b.label, START + _name(b.tap)) for b in row) for row in message.buttons)
    return replace(message, buttons=rows)


def _name(tap: str) -> str:
    found = _INTENT.fullmatch(tap)
    if found is None:
        return tap
    return str(json.loads(found[2])["choice"]) if found[2] else found[1]


class Start:
    """Answers whoever has not consented; counts in memory, so that nobody reads the same line twice in a row."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._answered: dict[int, int] = {}
        self._agreed: set[int] = set()  # chats whose yes was said in words, and whose age is not
        self._unheard: set[int] = set()  # chats that wrote something which waits for the consent

    async def answer(self, incoming: Incoming) -> list[Message]:
        """The welcome, the privacy answer, or after the tap the first words of the talk."""
        wish = incoming.tap.removeprefix(START) if incoming.tap.startswith(START) else ""
        if wish in ("consent_adult", "consent_minor"):
            return await self._consent(incoming, is_adult=wish == "consent_adult")
        if wish == "ask_privacy" or incoming.command == "privacy":
            privacy = replace(self._services.speech.plain(Say("ask_privacy")), buttons=())
            return [privacy, self._line(incoming.chat_id, "start/again")]
        if incoming.text and not incoming.command and incoming.chat_id in self._answered:
            consent = consent_in(incoming.text, has_agreed=incoming.chat_id in self._agreed)
            if consent == "agreed":
                self._agreed.add(incoming.chat_id)
                return [self._line(incoming.chat_id, "start/age")]
            if consent is not None:
                return await self._consent(incoming, is_adult=consent == "adult")
        if incoming.text and not incoming.command and len(incoming.text.split()) > A_HELLO:
            self._unheard.add(incoming.chat_id)
        is_first = incoming.command == "start" or incoming.chat_id not in self._answered
        return [self._line(incoming.chat_id, "start/welcome" if is_first else "start/again")]

    def _line(self, chat_id: int, key: str) -> Message:
        number = self._answered.get(chat_id, 0)
        self._answered[chat_id] = number + 1
        while len(self._answered) > REMEMBERED:
            self._forget(next(iter(self._answered)))
        return stateless(self._services.speech.plain(Say(key), number))

    async def _consent(self, incoming: Incoming, *, is_adult: bool) -> list[Message]:
        turn = turn_at_hand.get()
        assert turn is not None
        new = turn.user
        if new is None:
            new = await self._services.in_store(users.create, incoming.chat_id, turn.now)
        user = await self._services.in_store(users.consent, new.id, turn.now, is_adult)
        turn.user = user
        self._services.safety.learn(user)
        says = [Say("start/thanks_adult" if is_adult else "start/thanks_minor")]
        if incoming.chat_id in self._unheard:
            says.append(Say("start/say_again"))
        self._forget(incoming.chat_id)
        return await self._services.speech.draw_all(user.id, tuple(says))

    def _forget(self, chat_id: int) -> None:
        self._answered.pop(chat_id, None)
        self._agreed.discard(chat_id)
        self._unheard.discard(chat_id)
