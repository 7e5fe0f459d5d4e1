"""Updates as Telegram would send them, made from what is typed in a terminal or written in a test."""

from __future__ import annotations

import hashlib
import itertools
import re
import time
from datetime import datetime
from typing import Any

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?=\s|$)")


def chat_of(name: str) -> int:
    """A chat id that is always the same for a name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big") + 1


class UpdateMaker:
    """Makes updates of one private chat; ids rise from the present nanosecond, so that they differ over restarts."""

    def __init__(self, name: str) -> None:
        self.chat_id = chat_of(name)
        self._name = name
        self._ids = itertools.count(time.time_ns())
        self._message_ids = itertools.count(time.time_ns() // 1_000_000)

    def message(self, text: str, now: datetime) -> dict[str, Any]:
        """A text message; a leading command is marked as one."""
        message = {**self._message(now), "from": self._sender(), "text": text}
        if command := _COMMAND.match(text):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": command.end()}]
        return {"update_id": next(self._ids), "message": message}

    def tap(self, data: str, message_id: int, now: datetime) -> dict[str, Any]:
        """A tap on a button with this callback data, under the message with this id."""
        number = next(self._ids)
        message = {**self._message(now), "message_id": message_id}
        query = {"id": str(number), "from": self._sender(), "chat_instance": "1", "message": message, "data": data}
        return {"update_id": number, "callback_query": query}

    def completed(self, update: dict[str, Any], now: datetime) -> dict[str, Any]:
        """A raw update with an id, and this chat and sender where its message names none."""
        whole: dict[str, Any] = {"update_id": next(self._ids), **update}
        for name, value in whole.items():
            if isinstance(value, dict) and name != "callback_query":
                whole[name] = {**self._message(now), "from": self._sender(), **value}
            elif isinstance(value, dict):
                message = {**self._message(now), **(value.get("message") or {})}
                whole[name] = {"id": str(whole["update_id"]), "from": self._sender(), **value, "message": message}
        return whole

    def _message(self, now: datetime) -> dict[str, Any]:
        chat = {"id": self.chat_id, "type": "private", "first_name": self._name}
        return {"message_id": next(self._message_ids), "date": int(now.timestamp()), "chat": chat}

    def _sender(self) -> dict[str, Any]:
        return {"id": self.chat_id, "is_bot": False, "first_name": self._name}
