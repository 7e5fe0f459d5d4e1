"""Raw Telegram updates, as tests send them."""

from __future__ import annotations

from typing import Any

CHAT = 4711


def chat(chat_id: int = CHAT, kind: str = "private") -> dict[str, Any]:
    return {"id": chat_id, "type": kind, "first_name": "Ana"}


def person(user_id: int = CHAT) -> dict[str, Any]:
    return {"id": user_id, "is_bot": False, "first_name": "Ana", "language_code": "en"}


def message(update_id: int = 1, *, chat_id: int = CHAT, kind: str = "private", **content: Any) -> dict[str, Any]:
    """A private message that holds `content`, e.g. text="hello"."""
    return {
        "update_id": update_id,
        "message": {
            "message_id": 100 + update_id,
            "date": 1_800_000_000,
            "chat": chat(chat_id, kind),
            "from": person(chat_id),
            **content,
        },
    }


def edited(update_id: int = 1, **content: Any) -> dict[str, Any]:
    """The same, edited."""
    body = message(update_id, **content)["message"]
    return {"update_id": update_id, "edited_message": {**body, "edit_date": 1_800_000_060}}


def tap(data: str, update_id: int = 1, *, chat_id: int = CHAT, message_id: int = 55) -> dict[str, Any]:
    """A tap on a button of message `message_id`."""
    return {
        "update_id": update_id,
        "callback_query": {
            "id": f"cb{update_id}",
            "from": person(chat_id),
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": message_id, "date": 1_800_000_000, "chat": chat(chat_id), "text": "…"},
        },
    }


def member(status: str, update_id: int = 1, *, chat_id: int = CHAT) -> dict[str, Any]:
    """The person blocked (`kicked`) or unblocked (`member`) the bot."""
    bot = {"id": 7, "is_bot": True, "first_name": "Kith"}
    old = "member" if status == "kicked" else "kicked"
    until = {"until_date": 0}
    return {
        "update_id": update_id,
        "my_chat_member": {
            "chat": chat(chat_id),
            "from": person(chat_id),
            "date": 1_800_000_000,
            "old_chat_member": {"user": bot, "status": old, **(until if old == "kicked" else {})},
            "new_chat_member": {"user": bot, "status": status, **(until if status == "kicked" else {})},
        },
    }
