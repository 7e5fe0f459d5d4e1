"""A message as Telegram takes it: parts that fit its limits, and rows of buttons with their data."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.coaching.message import Message

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DATA_LIMIT = 64
SAFETY = "safety:"
START = "start:"
STATELESS = (SAFETY, START)
"""Taps that begin so travel as they are: they must work with the store gone, or before anything is stored."""

_ATOM = re.compile(r"(?P<tag></?[a-z][^<>]*>)|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);|.", re.DOTALL)
_TAG_NAME = re.compile(r"</?([a-z-]+)")
_BREAKS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?…])\s"),
    re.compile(r"\s"),
)


def parts(message: Message) -> list[Message]:
    """The message as one or more that fit Telegram; the buttons on the last, a picture or file on the first.

    A message with nothing to read and nothing to show has no parts: it is never sent.
    """
    has_attachment = message.photo is not None or message.file is not None
    texts = split(message.html, TEXT_LIMIT, CAPTION_LIMIT if has_attachment else TEXT_LIMIT)
    if not texts and not has_attachment:
        return []
    messages = [replace(message, html=text, photo=None, file=None, buttons=()) for text in texts or [""]]
    messages[0] = replace(messages[0], photo=message.photo, file=message.file)
    messages[-1] = replace(messages[-1], buttons=message.buttons)
    return messages


def split(html: str, limit: int, first_limit: int | None = None) -> list[str]:
    """The HTML in pieces of at most `limit` UTF-16 units as read (the first: `first_limit`).

    Breaks at paragraphs, else lines, sentences, words, else anywhere; never inside a tag or an entity. Tags open at
    a break are closed and opened again. Pieces that hold nothing to read are left out.
    """
    rest, pieces, room = html.strip(), [], first_limit or limit
    while _has_words(rest):
        end = _fitting(rest, room)
        if end < len(rest):
            end = _break_before(rest, end)
        opened = _open_tags(rest[:end])
        pieces.append(rest[:end].rstrip() + "".join(f"</{_name(tag)}>" for tag in reversed(opened)))
        rest = "".join(opened) + rest[end:].lstrip()
        room = limit
    return pieces


def units(html: str) -> int:
    """How many UTF-16 units a person reads: tags count nothing, an entity one character."""
    return sum(_size(atom) for atom in _ATOM.finditer(html))


def keyboard(message: Message, token: str | None) -> list[list[tuple[str, str]]]:
    """The rows of (label, callback data): `<token>.<n>`, n counted over all buttons, or the tap where it is stateless.

    Raises ValueError where data would be too long, or a button needs a token and there is none.
    """
    rows: list[list[tuple[str, str]]] = []
    number = 0
    for row in message.buttons:
        rows.append([])
        for button in row:
            data = button.tap if button.tap.startswith(STATELESS) else f"{token}.{number}"
            if len(data.encode()) > DATA_LIMIT or (token is None and data != button.tap):
                raise ValueError(f"button {number} of a message cannot travel")
            rows[-1].append((button.label, data))
            number += 1
    return [row for row in rows if row]


def _size(atom: re.Match[str]) -> int:
    if atom["tag"]:
        return 0
    return 2 if len(atom[0]) == 1 and ord(atom[0]) > 0xFFFF else 1


def _fitting(html: str, room: int) -> int:
    used = 0
    for atom in _ATOM.finditer(html):
        used += _size(atom)
        if used > room:
            return atom.start()
    return len(html)


def _break_before(html: str, end: int) -> int:
    """The best place to break at or before `end`: a coarse one if it leaves at least half, else a finer one."""
    tags = [atom.span() for atom in _ATOM.finditer(html, 0, end) if atom["tag"]]
    for pattern in _BREAKS:
        places = [
            place
            for found in pattern.finditer(html, 0, end + 1)
            if (place := min(found.end(), end)) >= end // 2
            and not any(start < place < stop for start, stop in tags)
            and _has_words(html[:place])
        ]
        if places:
            return places[-1]
    return end


def _open_tags(html: str) -> list[str]:
    opened: list[str] = []
    for atom in _ATOM.finditer(html):
        if not (tag := atom["tag"]):
            continue
        if not tag.startswith("</"):
            opened.append(tag)
        elif opened and _name(opened[-1]) == _name(tag):
            opened.pop()
    return opened


def _name(tag: str) -> str:
    found = _TAG_NAME.match(tag)
    return found[1] if found else ""


def _has_words(html: str) -> bool:
    return any(not atom["tag"] and not atom[0].isspace() for atom in _ATOM.finditer(html))
