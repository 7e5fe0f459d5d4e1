"""Lines to begin with, said to who wants words: the first, the next one of the same case, and one of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.coaching.message import Button, Say, choice
from bot.coaching.rooms import (
    Room,
    asks_kith,
    calls_by_name,
    is_to_kith,
    is_written,
    speaks_to,
    wants_words,
)
from bot.coaching.rooms.remark import FOR_ANOTHER
from bot.services.starters import Likely, Wanted
from bot.services.understanding import SURELY_WORRIED, WORRY
from bot.services.uptake import is_grave

if TYPE_CHECKING:
    from bot.services.services import Services

LINE, NEXT_LINE, NO_MORE_LINES = "room/starter_offered", "room/starter_next", "room/starter_no_more"
"""What is said with a line to begin with; with the next one of the same case; and where there is none."""
SURE_OF_WORDS, SURE_AT_LAST, SURE_BESIDE_WORRY, WORTH = 0.5, 0.45, 0.85, 0.75
"""From which probability on a starter's line is said before anything else, where nothing is surer, and where a worry
about somebody is likelier than any other topic; and how often what is so probable is good."""
NO_DRAFT = frozenset(
    {"thank", "affirm", "deny", "give_feedback", "goodbye", "plan_contact", "log_contact", "out_of_scope"}
)
"""Topics of what is said to Kith after a line."""
SHORTEST, A_WISH = 5, 12
"""Words that a line of their own has at least, and a wish for another line, which tells nothing, at most."""


class FirstLines:
    """Says lines to begin with. What was offered to whom is held with their story."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def likely(
        self, user_id: int, said: str, meant: Mapping[str, float], beside: float, *, is_last: bool = False
    ) -> Likely | None:
        """The starter whose words are likeliest wanted, and likelier so than that an answer is good which is so
        `beside` it; None where none is sure, where no words are asked for, where danger or a relapse may be meant, or
        where a worry is. Where there is nothing surer to say, `is_last`, a question may ask for words as well."""
        if is_grave(meant) or meant.get(WORRY, 0.0) >= SURELY_WORRIED:
            return None
        if await self._services.practice.open_practice(user_id) is not None:
            return None
        is_asked = wants_words(said) or await self._services.uptake.asks_for_words(said)
        if not is_asked and not (is_last and await self._services.uptake.may_ask_for_words(said)):
            return None
        wanted = await self._services.starters.wanted(said, meant)
        best = wanted.likeliest
        sure = SURE_AT_LAST if is_last else SURE_OF_WORDS
        if next(iter(meant), "") == WORRY:
            sure = SURE_BESIDE_WORRY
        if best is None or best.share < sure or best.share * WORTH <= beside:
            return None
        return best if wanted.starter_in(best.starter.room) is not None else None

    async def of(self, user_id: int, said: str, likely: Likely) -> Say | None:
        """The line of that starter, with the way to its room; None where none may be said yet."""
        room = likely.starter.room
        begun = await self._services.starters.first_lines(user_id, said, Wanted({room: 1.0}, {room: likely}))
        return self.offered(user_id, *begun[0]) if begun else None

    def offered(self, user_id: int, room: str, lines: Sequence[str]) -> Say:
        """The first of `lines`, with the way to its room; the others are held for who wants another."""
        self._services.stories.offers(user_id, room, lines)
        return Say(LINE, {"line": lines[0]}, ((self._mine(room),), (self.others(),)))

    async def next(self, user_id: int, said: str) -> Say | None:
        """Another line for the case at hand, where one was offered just now and `said` wants another, or those words
        again, and tells nothing; None for all else."""
        offered = self._services.stories.offered(user_id)
        if offered is None or len(said.split()) > A_WISH:
            return None
        checks = self._services.content.checks
        is_wished = FOR_ANOTHER & checks.read("remark", said).keys() or checks.matches("answer", "show_me", said)
        if not is_wished or await self._services.practice.open_practice(user_id) is not None:
            return None
        self._services.stories.offers(user_id, offered.room, offered.lines[1:])
        to_room = (self._mine(offered.room),)
        if len(offered.lines) < 2:
            return Say(NO_MORE_LINES, {}, (to_room,))
        return Say(NEXT_LINE, {"line": offered.lines[1]}, (to_room, (self.others(),)))

    def room_of_draft(self, user_id: int, said: str, meant: Mapping[str, float]) -> str | None:
        """The room for a line of their own that somebody writes after one was offered: said to the other one by name,
        or with what the room looks for in it; None for all else, and where danger may be what is `meant`."""
        offered = self._services.stories.offered(user_id)
        if offered is None or is_grave(meant) or next(iter(meant), "") in NO_DRAFT:
            return None
        if len(said.split()) < SHORTEST or asks_kith(said) or is_to_kith(said) or not speaks_to(said):
            return None
        room = self._services.practice.rooms[offered.room]
        is_draft = calls_by_name(said) or (isinstance(room, Room) and is_written(room.frame, said))
        is_asked = self._services.content.checks.matches("answer", "asks", said)
        return offered.room if is_draft and not is_asked else None

    def others(self) -> Button:
        """The way to other kinds of words."""
        return choice(self._services.speech.words("told/label/others"), "ask_menu:words")

    def _mine(self, room: str) -> Button:
        return Button(self._services.speech.words("room/label/mine"), f"/{room}")
