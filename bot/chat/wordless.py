"""An update without its words: what is stored of somebody who has not consented."""

from __future__ import annotations

from typing import Any

from bot.chat.incoming import Incoming


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
