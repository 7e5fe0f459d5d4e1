"""What goes to a person: a message and its buttons, as values."""

from __future__ import annotations

import base64
import html as html_module
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Kind = Literal["reply", "nudge", "timer", "review", "safety"]

_QUOTE_END = re.compile(r"(</blockquote>)(?!\s*\n|$)")
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_TAG = re.compile(r"</?(?:b|i|u|s|code|blockquote|tg-spoiler)(?:\s+expandable)?>")


@dataclass(frozen=True)
class Button:
    """A choice. `tap` is what choosing it means: "/intent", "/choose{\"choice\": \"x\"}" or "safety:x"; never shown."""

    label: str
    tap: str


Buttons = tuple[tuple[Button, ...], ...]
"""Rows of buttons, top to bottom."""


@dataclass(frozen=True)
class File:
    """A file to send: its name and its bytes, in memory only."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Message:
    """One message to a person. `html` holds Telegram's HTML, values escaped already; nothing of it shows in repr."""

    html: str = field(repr=False)
    buttons: Buttons = field(default=(), repr=False)
    kind: Kind = "reply"
    photo: File | None = None
    file: File | None = None
    silent: bool = False

    @property
    def text(self) -> str:
        """What the person reads: the HTML without its tags and entities."""
        return html_module.unescape(_TAG.sub("", _QUOTE_END.sub(r"\1\n", self.html))).strip()


@dataclass(frozen=True)
class Say:
    """A wish to say a script: its key, values for its placeholders (plain text), and buttons in place of its own."""

    key: str
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    buttons: Buttons | None = None
    kind: Kind = "reply"


def hushed(message: Message, opening: str) -> Message:
    """The message as a lock screen may show it: a neutral opening, the rest under a spoiler, without a sound."""
    return replace(message, html=f"{opening}\n\n<tg-spoiler>{message.html}</tg-spoiler>", silent=True)


def choice(label: str, value: str) -> Button:
    """A button that answers the question just asked with `value`."""
    return Button(label, f'/choose{{"choice": {_quoted(value)}}}')


def message_to_dict(message: Message) -> dict[str, Any]:
    """The message as JSON-ready values, for storing (bytes in base64)."""

    def packed(file: File | None) -> dict[str, str] | None:
        return None if file is None else {"name": file.name, "content": base64.b64encode(file.content).decode("ascii")}

    return {
        "html": message.html,
        "buttons": [[[button.label, button.tap] for button in row] for row in message.buttons],
        "kind": message.kind,
        "photo": packed(message.photo),
        "file": packed(message.file),
        "silent": message.silent,
    }


def message_from_dict(values: Mapping[str, Any]) -> Message:
    """The message that `message_to_dict` packed. Raises KeyError where a value is missing."""

    def unpacked(file: Mapping[str, str] | None) -> File | None:
        return None if file is None else File(file["name"], base64.b64decode(file["content"]))

    return Message(
        html=values["html"],
        buttons=tuple(tuple(Button(label, tap) for label, tap in row) for row in values["buttons"]),
        kind=values["kind"],
        photo=unpacked(values["photo"]),
        file=unpacked(values["file"]),
        silent=values["silent"],
    )
