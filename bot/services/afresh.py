"""A new wish in the middle of a room: the room is left for it, with its draft, and the talk begins afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coaching.finding import CLOSE, SAY
from bot.coaching.plans import tells_when
from bot.coaching.rooms import DRAFT_ROOMS, Progress, Room, afresh, is_bare_wish, is_written, points_back, says_you
from bot.coaching.rooms.hearing import SMALL_TALK
from bot.coaching.rooms.said import SURE as SURE_OF_REMARK
from bot.coaching.rooms.said import SURELY_NONE, WISH, is_awaited, likeliest
from bot.services.shares import remarks_at
from bot.services.understanding import NEVER_GUESSED, WORRY
from bot.services.uptake import SURELY_WORDS, is_grave

if TYPE_CHECKING:
    from bot.services.services import Services

SURE = 0.55
"""How sure the dialogue must be of another topic."""
OWN = 0.8
"""How sure it must be where no words are asked for; from where on its word that it is this room's work counts more
than the starters'."""
SURELY_BESIDE, LIKELY_CASE = 0.85, 0.35
"""How probable asking for words in a text that tells a day, and a kind of case, must be for a text to be a wish where a
day or a fear was asked for."""
SURELY = 0.9
"""How sure it must be where words are asked for him, her or them, who may be those of the case at hand."""
NOT_WISHED = (
    NEVER_GUESSED | SMALL_TALK | {WORRY, "goodbye", "ask_menu", "feel_stuck", "rehearse", "review_my_words", "my_words"}
)
"""Topics that a wish for other words is not, or that the room itself hears."""


class Afresh:
    """Tells a new wish from what belongs to the open room. It remembers nothing."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def is_new(self, place: Progress, text: str) -> bool:
        """Whether a text, said at that place in a room, wishes for words or advice for something that is not its work,
        or not the case that was told: asked for, and either it says so, or the dialogue, the starters or the library
        take it for another's work. Never where danger may be meant."""
        room = self._services.practice.rooms.get(place.room)
        if not isinstance(room, Room):
            return False
        if await self._is_wish(room, place, text):
            return True
        if not afresh.may_be(room.frame, place, text):
            return await self._is_case(room, place, text)
        meant = await self._services.meant(text)
        if is_grave(meant):
            return False
        return afresh.is_surely(room.frame, place, text) or await self._is_elsewhere(room, place, text, meant)

    async def _is_wish(self, room: Room, place: Progress, text: str) -> bool:
        """Whether a text where words are awaited is likely a wish for something else, by the reader of remarks."""
        if not is_awaited(place, text) or is_bare_wish(text) or points_back(text) or is_written(room.frame, text):
            return False
        shares = await remarks_at(place, text)
        needed = SURELY_NONE if says_you(text) else SURE_OF_REMARK
        if likeliest(shares) != WISH or shares[WISH] < needed:
            return False
        return not is_grave(await self._services.meant(text))

    async def _is_case(self, room: Room, place: Progress, text: str) -> bool:
        """Whether a text in place of a day or a fear tells of another case that words are wanted for, by its act and by
        whom it names or by the starters."""
        if not afresh.may_tell_case(place, text):
            return False
        if not await self._services.uptake.asks_for_words(text, SURELY_BESIDE if tells_when(text) else SURELY_WORDS):
            return False
        is_new = room.frame.checks.matches("remark", "new_matter", text)
        if not is_new and not afresh.names_another(room.frame, place, text):
            likeliest = (await self._services.starters.wanted(text, {})).likeliest
            if likeliest is None or likeliest.share < LIKELY_CASE:
                return False
        return not is_grave(await self._services.meant(text))

    async def _is_elsewhere(self, room: Room, place: Progress, text: str, meant: dict[str, float]) -> bool:
        """Whether the dialogue, the starters or the library take it for something else than this room's work."""
        guess, is_choosing = next(iter(meant), ""), place.step in afresh.CHOOSING
        is_of_them = not is_choosing and points_back(text)
        if is_of_them or not afresh.asks_words(room.frame, text):
            sure = SURE if is_choosing else SURELY if is_of_them else OWN
            return guess in DRAFT_ROOMS.keys() - {room.name} and meant[guess] >= sure
        if guess not in NOT_WISHED | {room.name} and meant[guess] >= SURE:
            return True
        wanted = await self._services.starters.wanted(text, {})
        if meant.get(room.name, 0.0) < OWN and wanted.surely not in (None, room.name):
            return True
        if room.frame.own_line(text) is not None or wanted.starter_in(room.name) is not None:
            return False
        return await self._services.finding.is_answered(text, meant, SAY if is_choosing else CLOSE)
