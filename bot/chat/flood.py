"""When one chat sends more than can be handled: what was left out is ended, and said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.desk import Running
from bot.chat.incoming import parse
from bot.coaching.message import Say
from bot.store import inbox, users

_SEARCHED = 100_000  # inbox rows looked through for those left out


async def shed(services: Running, updates: Sequence[Mapping[str, Any]]) -> None:
    """Ends these updates of one chat, which nobody handled, and tells the person one kind line. Raises StoreError."""
    left_out = [parse(update) for update in updates]
    update_ids, chat_id, now = {incoming.update_id for incoming in left_out}, left_out[0].chat_id, services.clock()

    def end(session: Any) -> int | None:
        for row in inbox.undone(session, _SEARCHED):
            if row.update_id in update_ids:
                inbox.finish(session, row.id, now)
        user = users.find(session, chat_id)
        return None if user is None else user.id

    user_id = await services.in_store(end)
    if left_out[0].is_private:
        await services.lay_out(chat_id, user_id, [services.speech.plain(Say("edge/too_many"), len(updates))])
