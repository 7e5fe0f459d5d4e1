"""What came in: a raw Telegram update as one small value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w{1,64})?(?:\s+(.*))?", re.DOTALL)

MEDIA = (
    "photo", "voice", "audio", "animation", "video", "video_note", "sticker", "document",
    "venue", "location", "contact", "poll", "dice",
)  # fmt: skip
"""What a message may hold besides text. An animation comes with a document, a venue with a location: order matters."""

SERVICE = (
    "pinned_message", "message_auto_delete_timer_changed", "new_chat_members", "left_chat_member", "new_chat_title",
    "new_chat_photo", "delete_chat_photo", "chat_background_set", "write_access_allowed", "proximity_alert_triggered",
    "group_chat_created", "supergroup_chat_created", "channel_chat_created", "migrate_to_chat_id",
)  # fmt: skip
"""What Telegram itself writes into a chat: nobody said anything."""


@dataclass(frozen=True)
class Incoming:
    """One update. Anything that a person typed, and their name, stays out of repr.

    `kind` is text, command, edit, tap, one of MEDIA (a venue counts as location), member, other, or service where
    nobody said anything: a notice of Telegram's own, a live location that moved. `text` holds every word of theirs,
    whatever the kind: a caption, a poll's question and options, a contact's name. `album` is what pictures that were
    sent together share. `location` is where they are: latitude and longitude in degrees; it is never stored.
    """

    update_id: int = 0
    chat_id: int = 0
    chat_type: str = ""
    kind: str = "other"
    text: str = field(default="", repr=False)
    command: str = field(default="", repr=False)
    argument: str = field(default="", repr=False)
    tap: str = field(default="", repr=False)
    callback_id: str = ""
    message_id: int = 0
    first_name: str = field(default="", repr=False)
    language_code: str = ""
    is_forward: bool = False
    album: str = ""
    sent_at: datetime | None = None
    blocked: bool | None = None
    location: tuple[float, float] | None = field(default=None, repr=False)

    @property
    def is_private(self) -> bool:
        """Is it a talk with one person? Nothing else is stored or answered in substance."""
        return self.chat_type == "private"


def parse(update: object) -> Incoming:
    """The raw update (JSON as Telegram sends it) as an Incoming; never raises: what makes no sense is `other`."""
    raw = _mapping(update)
    update_id = _whole(raw.get("update_id"))
    if tap := _mapping(raw.get("callback_query")):
        return _tap(update_id, tap)
    if member := _mapping(raw.get("my_chat_member")):
        return _member(update_id, member)
    for name in (
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_message",
    ):
        if message := _mapping(raw.get(name)):
            return _message(update_id, message, is_edit=name.startswith("edited"))
    return Incoming(update_id)


def _message(update_id: int, message: Mapping[str, Any], *, is_edit: bool) -> Incoming:
    chat, sender = _mapping(message.get("chat")), _mapping(message.get("from"))
    text = "\n".join(words for words in _words(message) if words)
    kind = next((name for name in MEDIA if message.get(name)), "text" if text else "other")
    command, argument = "", ""
    if is_edit:
        kind = "edit" if text else "service"
    elif kind == "other" and any(message.get(name) for name in SERVICE):
        kind = "service"
    elif kind == "text" and (typed := _COMMAND.fullmatch(text.strip())):
        kind, command, argument = "command", typed[1].lower(), (typed[2] or "").strip()
    return Incoming(
        update_id=update_id,
        chat_id=_whole(chat.get("id")),
        chat_type=_text(chat.get("type")),
        kind="location" if kind == "venue" else kind,
        text=text,
        command=command,
        argument=argument,
        message_id=_whole(message.get("message_id")),
        first_name=_text(sender.get("first_name")),
        language_code=_text(sender.get("language_code")),
        is_forward=any(message.get(name) for name in ("forward_origin", "forward_date")),
        album=_text(message.get("media_group_id")),
        sent_at=_instant(message.get("edit_date") if is_edit else message.get("date")),
        location=_place(message.get("location")),
    )


def _tap(update_id: int, tap: Mapping[str, Any]) -> Incoming:
    message, sender = _mapping(tap.get("message")), _mapping(tap.get("from"))
    chat = _mapping(message.get("chat"))
    return Incoming(
        update_id=update_id,
        chat_id=_whole(chat.get("id")),
        chat_type=_text(chat.get("type")),
        kind="tap",
        tap=_text(tap.get("data")),
        callback_id=_text(tap.get("id")),
        message_id=_whole(message.get("message_id")),
        first_name=_text(sender.get("first_name")),
        language_code=_text(sender.get("language_code")),
    )


def _member(update_id: int, member: Mapping[str, Any]) -> Incoming:
    chat, sender = _mapping(member.get("chat")), _mapping(member.get("from"))
    status = _text(_mapping(member.get("new_chat_member")).get("status"))
    return Incoming(
        update_id=update_id,
        chat_id=_whole(chat.get("id")),
        chat_type=_text(chat.get("type")),
        kind="member",
        first_name=_text(sender.get("first_name")),
        language_code=_text(sender.get("language_code")),
        sent_at=_instant(member.get("date")),
        blocked=(status in ("kicked", "left")) if status else None,
    )


def _words(message: Mapping[str, Any]) -> Iterator[str]:
    yield _text(message.get("text"))
    yield _text(message.get("caption"))
    poll, contact = _mapping(message.get("poll")), _mapping(message.get("contact"))
    venue, checklist = (
        _mapping(message.get("venue")),
        _mapping(message.get("checklist")),
    )
    yield _text(poll.get("question"))
    yield from (_text(_mapping(option).get("text")) for option in _list(poll.get("options")))
    yield _text(poll.get("explanation"))
    yield " ".join(filter(None, (_text(contact.get("first_name")), _text(contact.get("last_name")))))
    yield _text(venue.get("title"))
    yield _text(venue.get("address"))
    yield _text(checklist.get("title"))
    yield from (_text(_mapping(task).get("text")) for task in _list(checklist.get("tasks")))
    if message.get("external_reply"):  # a quotation from another chat; one from this chat may be our own words
        yield _text(_mapping(message.get("quote")).get("text"))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """The value if it is text, halves of surrogate pairs made harmless; else nothing."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else ""


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63 else 0


def _instant(value: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(_whole(value), tz=timezone.utc) if _whole(value) > 0 else None
    except (OverflowError, OSError, ValueError):
        return None


def _place(value: object) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, where there is such a place."""
    place = _mapping(value)
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if isinstance(latitude, (int, float)) and isinstance(longitude, (int, float)):
        if isinstance(latitude, bool) or isinstance(longitude, bool):
            return None
        return (float(latitude), float(longitude)) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
    return None
