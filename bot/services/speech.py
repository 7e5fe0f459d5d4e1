"""Saying a script: the wording that this person has not seen, filled, as a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.coaching.message import Message, Say
from bot.coaching.script import Script, Variant, fill, pick
from bot.services.turn import turn_at_hand
from bot.store import seen, users

if TYPE_CHECKING:
    from bot.services.services import Services


class Speech:
    """The scripts, in memory, and the record of who saw which wording, in the store."""

    def __init__(self, services: Services, scripts: Mapping[str, Script]) -> None:
        self._services = services
        self.scripts = scripts

    async def draw(self, user_id: int, say: Say) -> Message:
        """The message for this person, its wording recorded as seen. Raises KeyError where there is no such script."""
        script = self.scripts[say.key]
        turn = turn_at_hand.get()
        known = turn.user if turn is not None else None
        now = self._services.now

        def choose(session: Any) -> Variant:
            tags = (known or users.get(session, user_id)).suits
            variant = pick(script, seen.of_script(session, user_id, script.key), tags)
            seen.record(session, user_id, script.key, variant.id, now)
            return variant

        return fill(script, await self._services.in_store(choose), say)

    def picked(self, session: Any, wishes: Sequence[tuple[int, frozenset[str], str]], now: datetime) -> list[Variant]:
        """The wordings for several people at once, (user, tags, script) each, recorded as seen; `filled` fills them."""
        keys = seen.keys_of(session, [(user_id, key) for user_id, _, key in wishes])
        known = seen.of_many(session, keys)
        picked = [pick(self.scripts[key], known[user_id, key], tags) for user_id, tags, key in wishes]
        wordings = zip(wishes, picked, strict=True)
        seen.record_all(session, keys, [(user_id, key, variant.id) for (user_id, _, key), variant in wordings], now)
        return picked

    def filled(self, say: Say, variant: Variant) -> Message:
        """The message of a wording that was picked. Raises KeyError where a value is missing."""
        return fill(self.scripts[say.key], variant, say)

    async def draw_all(self, user_id: int, says: tuple[Say, ...]) -> list[Message]:
        """One message for each wish, in order."""
        return [await self.draw(user_id, say) for say in says]

    def plain(self, say: Say, number: int = 0) -> Message:
        """The message without the store: the `number`th wording for everybody, counted round."""
        script = self.scripts[say.key]
        everybody = [v for v in script.variants if not v.suits] or list(script.variants)
        return fill(script, everybody[number % len(everybody)], say)

    def words(self, key: str) -> str:
        """The first wording of a script that is a label rather than a message."""
        return self.scripts[key].variants[0].html
