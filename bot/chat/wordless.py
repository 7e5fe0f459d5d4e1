"""An update without its words, which is stored of somebody who has not consented, and without places, of everybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.chat.incoming import Incoming

_COORDINATES = frozenset({"latitude", "longitude"})


def wordless(incoming: Incoming) -> dict[str, Any]:
    """What is needed to greet somebody who has not consented, and nothing that they wrote."""
    chat = {"id": incoming.chat_id, "type": "private"}
    if incoming.kind == "member":
        return {"update_id": incoming.update_id, "my_chat_member": {"chat": chat}}
    message: dict[str, Any] = {"message_id": incoming.message_id, "chat": chat}
    if incoming.kind == "tap":
        tap = {"id": incoming.callback_id, "message": message, "data": incoming.tap}
        return {"update_id": incoming.update_id, "callback_query": tap}
    text = "/start" if incoming.command == "start" else ""
    return {"update_id": incoming.update_id, "message": {**message, "text": text}}


def placeless(value: Any) -> Any:
    """An update, or a part of one, in which no coordinates are left: it shows that there was a place, and not where."""
    if isinstance(value, Mapping):
        if not _COORDINATES.isdisjoint(value):
            return {"is_dropped": True}
        return {key: placeless(inner) for key, inner in value.items()}
    return [placeless(inner) for inner in value] if isinstance(value, list) else value
