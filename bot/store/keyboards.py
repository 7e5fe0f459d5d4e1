"""Keyboards: the buttons under messages, kept so that a tap, early or late, is understood."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from bot.coaching.message import Buttons
from bot.store import batches, rows
from bot.store.schema import keyboard as table

_NEWEST = 100  # keyboards of a user that a label is looked for in
_PLACED = update(table).where(table.c.token == bindparam("board")).values(message_id=bindparam("number"))
_NEWEST_LIVE = select(table).where(table.c.user_id == bindparam("mine"), table.c.is_live.is_(True))
_NEWEST_LIVE = _NEWEST_LIVE.order_by(table.c.id.desc()).limit(1)


@dataclass(frozen=True)
class Keyboard:
    """The buttons of one message, all rows as one list of [label, tap]; live until one of them was used."""

    token: str
    user_id: int
    labels_and_taps: list[list[str]] = field(repr=False)
    is_live: bool
    message_id: int | None
    created_at: datetime


def add(session: Session, user_id: int, buttons: Buttons, now: datetime) -> str:
    """Keeps rows of buttons and returns their token, 12 characters that are safe in callback data."""
    token = secrets.token_urlsafe(9)
    if rows.is_known(session, user_id):
        flat = [[button.label, button.tap] for row in buttons for button in row]
        values = {"token": token, "user_id": user_id, "labels_and_taps": flat, "is_live": True, "created_at": now}
        rows.add(session, table, values)
    return token


def add_all(session: Session, boards: Sequence[tuple[int, Buttons]], now: datetime) -> list[str | None]:
    """Keeps the buttons of several users, in one statement, and returns their tokens; None where there are none."""
    tokens = [secrets.token_urlsafe(9) if buttons else None for _, buttons in boards]
    values = [
        {
            "token": token,
            "user_id": user_id,
            "labels_and_taps": [[button.label, button.tap] for row in buttons for button in row],
            "is_live": True,
            "created_at": now,
        }
        for token, (user_id, buttons) in zip(tokens, boards, strict=True)
        if token is not None
    ]
    batches.add_all(session, table, values)
    return tokens


def find(session: Session, token: str) -> Keyboard | None:
    """The keyboard of a token, or None."""
    row = session.execute(select(table).where(table.c.token == token)).first()
    return None if row is None else _keyboard(row)


def newest_live(session: Session, user_id: int) -> Keyboard | None:
    """The newest keyboard of this user of which nothing was used, or None."""
    row = session.execute(_NEWEST_LIVE, {"mine": user_id}).first()
    return None if row is None else _keyboard(row)


def find_label(session: Session, user_id: int, label: str) -> tuple[Keyboard, int] | None:
    """The newest live keyboard with this label, else the newest old one, and the button's index; None where none is.

    Case and the spaces around do not matter.
    """
    wanted = _folded(label)
    for is_live in (True, False):
        for row in session.execute(_newest(user_id, is_live).limit(_NEWEST)):
            for index, (kept, _) in enumerate(row.labels_and_taps):
                if _folded(kept) == wanted:
                    return _keyboard(row), index
    return None


def use(session: Session, token: str) -> bool:
    """Uses a keyboard up. False where it was used before, or is not there."""
    mine = (table.c.token == token, table.c.is_live.is_(True))
    return int(session.execute(update(table).where(*mine).values(is_live=False)).rowcount) == 1


def placed(session: Session, token: str, message_id: int) -> None:
    """Records the message under which the keyboard stands."""
    session.connection().execute(_PLACED, {"board": token, "number": message_id})


def _newest(user_id: int, is_live: bool) -> Any:
    return select(table).where(table.c.user_id == user_id, table.c.is_live.is_(is_live)).order_by(table.c.id.desc())


def _keyboard(row: Any) -> Keyboard:
    return Keyboard(row.token, row.user_id, row.labels_and_taps, row.is_live, row.message_id, row.created_at)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
