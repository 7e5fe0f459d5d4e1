"""A database of people with nudges on, each with one appointment that waits; filled in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from bot.coaching.nudges import Sent
from bot.coaching.plans import Schedule
from bot.store import appointments, nudging
from bot.store.appointments import Planned
from bot.store.batches import add_all
from bot.store.engine import Store
from bot.store.nudging import Nudging
from bot.store.rows import chat_key
from bot.store.schema import appointment, contact, contact_log, plan, user

DAY = timedelta(days=1)
BEFORE, KNOWN = 100 * DAY, 3
"""How long they have been with Kith, and how many people each of them has on the list."""
_SHARE = 2_000


def fill(store: Store, waiting: int, dues: Sequence[tuple[datetime, int]]) -> None:
    """So many people: so many due at each instant with all that is known of them, the others in the weeks after."""
    first = 1
    for at, count in dues:
        for begin in range(first, first + count, _SHARE):
            with store.session() as session:
                _people(session, range(begin, min(begin + _SHARE, first + count)), at)
        first += count
    with store.session() as session:
        _people(session, range(first, first + 1), dues[-1][0] + 20 * DAY)
        _copies(session, first, waiting - first, dues[-1][0] + DAY)
        if _is_postgresql(session):  # its own housekeeping does so a minute after a table has grown
            session.connection().exec_driver_sql("ANALYZE")


def _people(session: Any, numbers: range, at: datetime) -> None:
    """Of ten people four have a plan for now, four somebody whose rhythm has passed or a small step, two nothing."""
    add_all(session, user, [_user(session, number, at) for number in numbers])
    add_all(session, contact, [row for number in numbers for row in _contacts(number, at)])
    add_all(session, contact_log, [row for number in numbers for row in _touches(number, at)])
    add_all(session, plan, [_plan(number, at) for number in numbers])
    before = tuple(Sent(at - days * DAY, (f"step {days}",)) for days in (30, 26, 22, 17, 13, 9))
    state = Nudging(since=at - BEFORE, sent=before, sent_since=30)
    nudging.put_all(session, dict.fromkeys(numbers, state), at - DAY)
    looks = [
        Planned(number, "nudge", f"day {at.date().isoformat()}", at, at + timedelta(hours=2), {"look": 1})
        for number in numbers
    ]
    appointments.arrange(session, looks)


def _user(session: Any, number: int, at: datetime) -> dict[str, Any]:
    return {
        "id": number,
        "chat_key": chat_key(session, number),
        "chat_id": number,
        "zone": "UTC",
        "tags": [],
        "is_adult": True,
        "is_discreet": number % 10 == 3,
        "reachable": True,
        "nudges_on": True,
        "per_day": 1,
        "per_week": 3,
        "quiet_from": time(21),
        "quiet_to": time(9),
        "days": "0123456",
        "consented_at": at - BEFORE,
        "created_at": at - BEFORE,
        "last_seen_at": at - 2 * DAY,
    }


def _contacts(number: int, at: datetime) -> Iterator[dict[str, Any]]:
    rhythm = 7 if number % 10 in (4, 5, 6) else 60
    for count in range(KNOWN):
        yield {
            "id": KNOWN * number + count,
            "user_id": number,
            "name": ("Ana", "Ben", "Jo")[count],
            "rhythm_days": rhythm,
            "status": "ok",
            "is_easy": count == 0,
            "created_at": at - BEFORE,
        }


def _touches(number: int, at: datetime) -> Iterator[dict[str, Any]]:
    """Six contacts each; whoever has nothing to be nudged about was in touch this week."""
    newest = 1 if number % 10 > 7 else 10
    for count in range(6):
        row = {"user_id": number, "contact_id": KNOWN * number + count % KNOWN, "way": "phone"}
        yield {**row, "at": at - (newest + 2 * count) * DAY}


def _plan(number: int, at: datetime) -> dict[str, Any]:
    is_now = number % 10 < 4
    first_on = (at - 70 * DAY).date()
    schedule = Schedule("week", first_on, at.time(), days=(at.weekday() if is_now else (at.weekday() + 3) % 7,))
    return {
        "id": number,
        "user_id": number,
        "contact_id": KNOWN * number,
        "source": "talk",
        "action": "ring my sister Ana",
        "schedule": schedule.to_dict(),
        "state": "on",
        "created_at": at - BEFORE,
        "changed_at": at - BEFORE,
    }


_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "


def _copies(session: Any, pattern: int, count: int, begin: datetime) -> None:
    """As many more people like the one with the number `pattern`, made inside the database; ids follow."""
    is_postgresql = _is_postgresql(session)
    key = "md5(i::text) || md5((-i)::text)" if is_postgresql else "lower(hex(randomblob(32)))"
    seconds = f"mod(i * 7919, {27 * 86400})" if is_postgresql else f"(i * 7919 % {27 * 86400})"
    due = (
        f"timestamptz '{begin.isoformat()}' + {seconds} * interval '1 second'"
        if is_postgresql
        else f"strftime('%Y-%m-%d %H:%M:%f000', '{begin:%Y-%m-%d %H:%M:%S}', '+' || {seconds} || ' seconds')"
    )
    run = session.connection().exec_driver_sql
    own: dict[Any, dict[str, str | None]] = {
        user: {"id": f"{pattern} + i", "chat_key": key},
        contact: {"id": f"{KNOWN} * ({pattern} + i)", "user_id": f"{pattern} + i"},
        appointment: {"id": None, "user_id": f"{pattern} + i", "occurrence_key": key, "due_at": due},
    }
    for table, changed in own.items():
        columns = [column.name for column in table.c if changed.get(column.name, "") is not None]
        values = ", ".join(changed.get(name) or f't."{name}"' for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        where = {user: f"t.id = {pattern}", contact: f"t.id = {KNOWN * pattern}"}.get(table, f"t.user_id = {pattern}")
        run(
            f'INSERT INTO "{table.name}" ({names}) {_NUMBERS.format(count=count)}'  # noqa: S608 - all of it is ours
            f'SELECT {values} FROM n, "{table.name}" t WHERE {where}'
        )


def _is_postgresql(session: Any) -> bool:
    return bool(session.get_bind().dialect.name == "postgresql")
