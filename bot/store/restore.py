"""Restoring: a backup takes the place of what the database holds, and nobody comes back who was erased since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import DateTime, MetaData, Table, delete, func, inspect, select, text, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from bot.errors import KeyringError
from bot.store import audit, belonging, migrations, rows, users
from bot.store.backup import Backup
from bot.store.engine import Store
from bot.store.schema import appointment, deletion, inbox, outbox, user

_AT_ONCE = 500


@dataclass(frozen=True)
class Restored:
    """How many people are back, and how many of the backup were erased again because they had asked for it."""

    people: int
    erased: int


def restore(store: Store, backup: Backup, others: Iterable[Backup], now: datetime) -> Restored:
    """Replaces everything by the backup, in one transaction: all of it or nothing. Raises StoreError, KeyringError.

    Erasures known to the database that is replaced, to the backup or to `others` are done again. What was on its way
    when the backup was made has arrived since, or is late: it is ended, so that nothing is sent twice.
    """
    for one in (backup, *others):
        if one.canary_key != store.keyring.lookup("canary", "kith"):
            raise KeyringError(f"{one.path} was made with another oldest key than the keyring's.")
    with store.session() as session:
        erasures = _erasures(session, (backup, *others))
        connection = session.connection()
        _put_back(connection, backup)
        erased = sum([_erase_again(session, key, at) for key, at in erasures.items()])
        _end_what_was_on_its_way(session, now)
        audit.record(session, "restore", None, now)
        people = int(session.execute(select(func.count()).select_from(user)).scalar() or 0)
    store.settle()
    return Restored(people, erased)


def _erasures(session: Session, backups: Iterable[Backup]) -> dict[str, datetime]:
    """When each chat was last erased, by its keyed hash."""
    found: list[tuple[str, datetime]] = []
    if inspect(session.connection()).has_table(deletion.name):
        found += [(row.chat_key, row.deleted_at) for row in session.execute(select(deletion))]
    for backup in backups:
        found += [(row["chat_key"], row["deleted_at"]) for table, row in backup.rows() if table == deletion.name]
    latest: dict[str, datetime] = {}
    for key, at in found:
        latest[key] = max(at, latest.get(key, at))
    return latest


def _put_back(connection: Connection, backup: Backup) -> None:
    """Makes the schema that the backup's rows fit, puts them in, and brings both to the present schema."""
    there = MetaData()
    there.reflect(connection, only=lambda name, _: not name.startswith("sqlite_"))
    there.drop_all(connection)
    migrations.upgrade(connection, backup.schema)
    made = MetaData()
    made.reflect(connection)
    waiting: list[dict[str, Any]] = []
    last: Table | None = None
    for name, values in backup.rows():
        table = made.tables[_named(made, name)]
        if waiting and (table is not last or len(waiting) == _AT_ONCE):
            connection.execute(last.insert(), waiting)  # type: ignore[union-attr]
            waiting = []
        last = table
        waiting.append({key: _fit(connection, table, key, value) for key, value in values.items()})
    if waiting:
        connection.execute(last.insert(), waiting)  # type: ignore[union-attr]
    if connection.dialect.name == "postgresql":
        _count_on(connection, made)
    migrations.upgrade(connection)


def _named(made: MetaData, name: str) -> str:
    """The table's key in what was read from the database, where a schema may stand before the name."""
    return next(key for key, table in made.tables.items() if table.name == name)


def _fit(connection: Connection, table: Table, column: str, value: Any) -> Any:
    if isinstance(value, datetime) and connection.dialect.name == "sqlite":
        return value.astimezone(timezone.utc).replace(tzinfo=None)
    if isinstance(table.c[column].type, DateTime) and isinstance(value, str):
        return datetime.fromisoformat(value)
    return value


def _count_on(connection: Connection, made: MetaData) -> None:
    """Has PostgreSQL give ids from behind the highest on."""
    quote = connection.dialect.identifier_preparer.quote
    for table in made.tables.values():
        sequence = (
            connection.execute(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": quote(table.name)}).scalar()
            if "id" in table.c
            else None
        )
        if sequence:
            highest = connection.execute(select(func.max(table.c.id))).scalar()
            if highest:
                connection.execute(text("SELECT setval(:name, :highest)"), {"name": sequence, "highest": highest})


def _erase_again(session: Session, key: str, at: datetime) -> bool:
    """Erases this chat where it is from before its erasure; whether it was there. Who came back since stays."""
    found = session.execute(select(user.c.id, user.c.created_at).where(user.c.chat_key == key)).first()
    is_there = found is not None and found.created_at <= at
    if is_there:
        users.erase(session, found.id, at, "operator")
    elif found is None:
        for table in belonging.personal():
            if "chat_key" in table.c:
                session.execute(delete(table).where(table.c.chat_key == key))
    rows.put(session, deletion, ("chat_key",), {"chat_key": key, "deleted_at": at})
    return bool(is_there)


def _end_what_was_on_its_way(session: Session, now: datetime) -> None:
    """Ends messages, updates and appointments that were due; check-ins stay, rather said twice than never."""
    session.execute(
        update(outbox)
        .where(outbox.c.state.in_(("waiting", "claimed")))
        .values(state="dropped", ended_at=now, message=None)
    )
    session.execute(update(inbox).where(inbox.c.state == "waiting").values(state="done", body=None, tried_at=now))
    is_open = appointment.c.state.in_(("waiting", "claimed"))
    late = session.execute(select(appointment).where(is_open, appointment.c.due_at <= now)).all()
    for row in late:
        if row.kind == "check_in":
            values: dict[str, Any] = {"state": "waiting", "claimed_at": None}
        else:
            values = {"state": "expired", "ended_at": now}
        session.execute(update(appointment).where(appointment.c.id == row.id).values(values))
