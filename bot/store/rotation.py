"""Rotation: everything that is sealed is sealed again with the newest key, a little at a time, while Kith runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import LargeBinary, Table, bindparam, func, or_, select, tuple_, type_coerce
from sqlalchemy.orm import Session

from bot.store.columns import Encrypted
from bot.store.engine import Store
from bot.store.keyring import Keyring
from bot.store.schema import metadata

BATCH = 200
"""How many rows one transaction seals anew: nobody waits long for it."""


def sealed_columns(table: Table) -> list[Any]:
    """The sealed columns of a table."""
    return [column for column in table.c if isinstance(column.type, Encrypted)]


def seal_anew(store: Store, keyring: Keyring) -> Iterator[tuple[str, int]]:
    """Seals every value with the newest key; yields (table, rows) as it goes. Raises StoreError, KeyringError.

    It goes over the tables until nothing is left to do: what a process that runs wrote with the old key meanwhile is
    found by the next round. What was done stays done when it is interrupted.
    """
    is_done = False
    while not is_done:
        is_done = True
        for table in metadata.sorted_tables:
            if not sealed_columns(table):
                continue
            place: tuple[Any, ...] | None = None
            while True:
                with store.session() as session:
                    place, number = _batch(session, keyring, table, place)
                if number:
                    is_done = False
                    yield table.name, number
                if place is None:
                    break


def old_rows(session: Session, keyring: Keyring) -> dict[str, int]:
    """How many rows of each table hold a value that was not sealed with the newest key."""
    counted = {}
    for table in metadata.sorted_tables:
        if columns := sealed_columns(table):
            found = session.execute(select(func.count()).select_from(table).where(_is_old(columns, keyring)))
            counted[table.name] = int(found.scalar() or 0)
    return {name: number for name, number in counted.items() if number}


def _is_old(columns: list[Any], keyring: Keyring) -> Any:
    head = bindparam("head", keyring.newest, type_=LargeBinary)
    return or_(*(func.substr(type_coerce(column, LargeBinary), 1, len(keyring.newest)) != head for column in columns))


def _batch(
    session: Session, keyring: Keyring, table: Table, after: tuple[Any, ...] | None
) -> tuple[tuple[Any, ...] | None, int]:
    """Seals the next rows behind this primary key; where it got to (None at the end), and how many rows it was."""
    columns, key = sealed_columns(table), list(table.primary_key.columns)
    raw = [type_coerce(column, LargeBinary).label(column.name) for column in columns]
    found = select([*key, *raw]).where(_is_old(columns, keyring)).order_by(*key).limit(BATCH).with_for_update()
    if after is not None:
        found = found.where(tuple_(*key) > tuple_(*after))
    rows = session.execute(found).all()
    for row in rows:
        values = row._mapping
        anew = {
            column: bindparam(None, _sealed_anew(keyring, column, values[column.name]), type_=LargeBinary)
            for column in columns
            if values[column.name] is not None
        }
        session.execute(table.update().where(*(column == values[column] for column in key)).values(anew))
    if len(rows) < BATCH:
        return None, len(rows)
    return tuple(rows[-1]._mapping[column] for column in key), len(rows)


def _sealed_anew(keyring: Keyring, column: Any, sealed: bytes) -> bytes:
    name = column.type.column
    return keyring.seal(name, keyring.unseal(name, bytes(sealed)))
