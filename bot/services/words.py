"""Drafts that a person kept: listed, shown, used again, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coaching.message import Say, choice
from bot.coaching.rooms import DRAFT_ROOMS
from bot.services.outcome import Outcome
from bot.services.safety_effects import SAFETY_PLAN
from bot.store import drafts
from bot.store.drafts import Draft

if TYPE_CHECKING:
    from bot.services.services import Services

SHOWN = 5
"""How many are shown at once."""

PREFIX = "words:"
"""What a choice begins with that is about kept drafts: words:page:1, words:show:12."""

_ROOM_OF = {kind: room for room, kind in DRAFT_ROOMS.items()}


class OwnWords:
    """What somebody wrote in the rooms and kept. One that is gone is answered as an old button."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def listed(self, user_id: int, page: int = 0) -> Say:
        """A page of them, numbered, the latest first, each with its button."""
        kept = list(reversed(await self._kept(user_id)))
        here = kept[page * SHOWN : (page + 1) * SHOWN]
        if not here:
            return Say("my_words/none")
        numbered = list(enumerate(here, page * SHOWN + 1))
        what = "\n\n".join(f"{number}. “{draft.text}”" for number, draft in numbered)
        rows = [tuple(choice(str(number), f"{PREFIX}show:{draft.id}") for number, draft in numbered)]
        if len(kept) > (page + 1) * SHOWN:
            rows.append((choice(self._words("older"), f"{PREFIX}page:{page + 1}"),))
        return Say("my_words/list", {"what": what}, tuple(rows))

    async def take(self, user_id: int, tapped: str) -> Outcome:
        """What comes of a choice about them."""
        what, _, number = tapped.removeprefix(PREFIX).partition(":")
        if not number.isdecimal():
            return Outcome((Say("choice/old"),))
        if what == "page":
            return Outcome((await self.listed(user_id, int(number)),))
        draft = next((one for one in await self._kept(user_id) if one.id == int(number)), None)
        if draft is None:
            return Outcome((Say("choice/old"),))
        if what == "reuse" and draft.kind in _ROOM_OF:
            return Outcome(opens=_ROOM_OF[draft.kind], draft=draft.text)
        if what == "delete":
            await self._services.in_store(drafts.remove, user_id, draft.id)
            return Outcome((Say("my_words/deleted"),))
        return Outcome((self._sure(draft) if what == "ask" else self._one(draft),))

    def _one(self, draft: Draft) -> Say:
        again = ((choice(self._words("again"), f"{PREFIX}reuse:{draft.id}"),),) if draft.kind in _ROOM_OF else ()
        rows = (
            *again,
            (
                choice(self._words("delete"), f"{PREFIX}ask:{draft.id}"),
                choice(self._words("back"), f"{PREFIX}page:0"),
            ),
        )
        return Say("my_words/one", {"draft": draft.text}, rows)

    def _sure(self, draft: Draft) -> Say:
        yes = choice(self._words("delete_yes"), f"{PREFIX}delete:{draft.id}")
        return Say("my_words/sure", {}, ((yes, choice(self._words("delete_no"), f"{PREFIX}show:{draft.id}")),))

    async def _kept(self, user_id: int) -> list[Draft]:
        return [one for one in await self._services.in_store(drafts.list_kept, user_id) if one.kind != SAFETY_PLAN]

    def _words(self, label: str) -> str:
        return self._services.speech.words(f"my_words/label/{label}")
