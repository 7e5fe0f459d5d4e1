"""Statements that several nouns share: insert unless there, insert or change, look up many, find the keyed hash."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import ARRAY, Integer, Table, Text, any_, bindparam, cast, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.store.batches import array
from bot.store.schema import user

_KNOWN = select(user.c.id).where(user.c.id == bindparam("mine")).with_for_update(read=True, key_share=True)
_KNOWN_HERE = "known"


def lookup(session: Session, noun: str, value: object) -> str:
    """The keyed hash of a value, by the keyring of this session's database."""
    found: str = session.get_bind().dialect.keyring.lookup(noun, str(value))
    return found


def chat_key(session: Session, chat_id: int) -> str:
    """The keyed hash by which everything of a chat is found."""
    return lookup(session, "chat", chat_id)


def hold(session: Session, noun: str, value: object) -> None:
    """Waits until no other transaction holds this, and holds it until this one ends; on SQLite one writer holds all."""
    if _is_postgresql(session):
        number = int(lookup(session, noun, value)[:16], 16) - 2**63
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def is_in_state(table: Table, *states: str) -> Any:
    """The condition that a row, found by its ids, is in one of these states.

    No index serves it: SQLite would else take the one that begins with the state, and read all that wait.
    """
    return table.c.state.concat("").in_(states)


def among(session: Session, which: Any, values: Collection[int]) -> Any:
    """The condition that a column is one of these numbers, passed as one parameter however many they are."""
    if _is_postgresql(session):
        return which == any_(cast(bindparam(None, array(values), Text), ARRAY(Integer)))
    return which.in_(select(func.json_each(json.dumps(list(values))).table_valued("value").c.value))


def given(session: Session, pairs: Mapping[str, int]) -> Any:
    """These pairs as rows to join with, columns `key` and `value`: a look-up by both, not by each of one with each."""
    if _is_postgresql(session):
        keys, values = (bindparam(None, array(each), Text) for each in (pairs, pairs.values()))
        arrays = cast(keys, ARRAY(Text)), cast(values, ARRAY(Integer))
        return func.unnest(*arrays).table_valued("key", "value").render_derived()
    return func.json_each(json.dumps(pairs)).table_valued("key", "value")


def add(session: Session, table: Table, values: Mapping[str, Any]) -> int:
    """Inserts a row and returns its id."""
    done = session.connection().execute(_new(session.get_bind().dialect, table, tuple(values)), values)
    return int(done.inserted_primary_key[0])


def add_once(session: Session, table: Table, values: Mapping[str, Any]) -> int | None:
    """Inserts a row and returns its id, or None where one with the same unique key is there."""
    done = session.connection().execute(_once(session.get_bind().dialect, table, tuple(values)), values)
    return int(done.inserted_primary_key[0]) if done.rowcount == 1 else None


def put(session: Session, table: Table, key: tuple[str, ...], values: Mapping[str, Any]) -> None:
    """Inserts a row, or changes the one with the same key."""
    session.connection().execute(_or_changed(session.get_bind().dialect, table, key, tuple(values)), values)


def is_known(session: Session, user_id: int) -> bool:
    """Whether this user is there: what is left to write after an erasure must not bring rows back.

    Who is there stays so until the transaction ends, unless it erases them itself: `forget`.
    """
    known: set[int] = session.info.setdefault(_KNOWN_HERE, set())
    if user_id not in known and session.execute(_KNOWN, {"mine": user_id}).first() is not None:
        known.add(user_id)
    return user_id in known


def forget(session: Session, user_id: int) -> None:
    """To be called where this transaction erases a user."""
    session.info.get(_KNOWN_HERE, set()).discard(user_id)


@lru_cache(maxsize=256)
def _new(dialect: Any, table: Table, names: tuple[str, ...]) -> Any:
    return table.insert().compile(dialect=dialect, column_keys=list(names))


@lru_cache(maxsize=256)
def _once(dialect: Any, table: Table, names: tuple[str, ...]) -> Any:
    return _insert(dialect, table).on_conflict_do_nothing().compile(dialect=dialect, column_keys=list(names))


@lru_cache(maxsize=256)
def _or_changed(dialect: Any, table: Table, key: tuple[str, ...], names: tuple[str, ...]) -> Any:
    """Compiled here once: of what happens on a conflict, SQLAlchemy keeps nothing compiled itself."""
    statement = _insert(dialect, table)
    changes = {name: statement.excluded[name] for name in names if name not in key}
    changed = statement.on_conflict_do_update(index_elements=list(key), set_=changes)
    return changed.compile(dialect=dialect, column_keys=list(names))


def _is_postgresql(session: Session) -> bool:
    return bool(session.get_bind().dialect.name == "postgresql")


def _insert(dialect: Any, table: Table) -> Any:
    return postgresql.insert(table) if dialect.name == "postgresql" else sqlite.insert(table)
