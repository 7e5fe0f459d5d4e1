"""How each person stands to nudges: pauses, hours, and what was sent lately; one sealed value for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.coaching.nudges import Sent
from bot.store import batches, rows
from bot.store.schema import nudging as table


@dataclass(frozen=True)
class Nudging:
    """`hours` bounds what Kith times itself, `rest` is a time of quiet by day, beside the quiet hours of the user; the
    other fields are those of `bot.coaching.nudges.Standing`.

    `since`: when they said yes to nudges. `sent` is the recent past, oldest first.
    """

    since: datetime | None = None
    paused_until: datetime | None = None
    crisis_until: datetime | None = None
    asked_at: datetime | None = None
    hours: tuple[time, time] | None = None
    rest: tuple[time, time] | None = None
    sent: tuple[Sent, ...] = field(default=(), repr=False)
    sent_since: int = 0


NOTHING = Nudging()
_instant = datetime.fromisoformat
_time = time.fromisoformat
_SPANS = ("hours", "rest")
_INSTANTS = ("since", "paused_until", "crisis_until", "asked_at")


def get(session: Session, user_id: int) -> Nudging:
    """How this user stands; with nothing set where nothing was kept."""
    return get_all(session, (user_id,)).get(user_id, NOTHING)


def get_all(session: Session, user_ids: Collection[int]) -> dict[int, Nudging]:
    """How these users stand, by user; those of whom nothing was kept are not in it."""
    found = session.execute(
        select(table.c.user_id, table.c.state).where(rows.among(session, table.c.user_id, user_ids))
    )
    return {row.user_id: opened(row.state) for row in found}


def put_all(session: Session, states: Mapping[int, Nudging], now: datetime) -> None:
    """Keeps how these users stand. All must be there."""
    if states:
        values = [{"user_id": user, "state": _packed(one), "changed_at": now} for user, one in states.items()]
        batches.put_all(session, table, ("user_id",), values)


def change(session: Session, user_id: int, now: datetime, **fields: Any) -> Nudging:
    """How this user stands, with these fields changed."""
    changed = replace(get(session, user_id), **fields)
    if rows.is_known(session, user_id):
        put_all(session, {user_id: changed}, now)
    return changed


def _packed(state: Nudging) -> dict[str, Any]:
    values: dict[str, Any] = {"n": state.sent_since}
    for name in _INSTANTS:
        if (instant := getattr(state, name)) is not None:
            values[name] = instant.isoformat()
    for name in _SPANS:
        if (span := getattr(state, name)) is not None:
            values[name] = [one.isoformat("minutes") for one in span]
    if state.sent:
        values["sent"] = [[one.at.isoformat(), list(one.keys), int(one.is_snoozed)] for one in state.sent]
    return values


def opened(values: Mapping[str, Any]) -> Nudging:
    """What `state` holds of a row."""
    known: dict[str, Any] = {name: _instant(values[name]) for name in _INSTANTS if name in values}
    known |= {name: (_time(values[name][0]), _time(values[name][1])) for name in _SPANS if name in values}
    return Nudging(
        **known,
        sent=tuple([Sent(_instant(at), tuple(keys), bool(s)) for at, keys, s in values.get("sent", ())]),
        sent_since=values["n"],
    )
