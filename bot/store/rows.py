"""Statements that several nouns share: insert unless there, insert or change, change many, find the keyed hash."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ARRAY, Integer, Table, Text, any_, bindparam, cast, column, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.store.schema import user

_KNOWN = select(user.c.id).where(user.c.id == bindparam("mine"))  # put together once, as what each message asks is


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
        return which == any_(bindparam(None, list(values), type_=ARRAY(Integer)))
    return which.in_(select(func.json_each(json.dumps(list(values))).table_valued("value").c.value))


def given(session: Session, pairs: Mapping[str, int]) -> Any:
    """These pairs as rows to join with, columns `key` and `value`: a look-up by both, not by each of one with each."""
    if _is_postgresql(session):
        keys, values = (
            bindparam(None, list(pairs), ARRAY(Text)),
            bindparam(None, list(pairs.values()), ARRAY(Integer)),
        )
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


def add_all(session: Session, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the same fields."""
    if values:
        session.execute(table.insert(), list(values))


def put(session: Session, table: Table, key: tuple[str, ...], values: Mapping[str, Any]) -> None:
    """Inserts a row, or changes the one with the same key."""
    session.connection().execute(_or_changed(session.get_bind().dialect, table, key, tuple(values)), values)


def put_all(session: Session, table: Table, key: tuple[str, ...], values: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the same fields, each with a key of its own, or changes those with the same key."""
    _upsert(session, table, key, values, {}, None)


def revive_all(
    session: Session, table: Table, key: tuple[str, ...], values: Sequence[Mapping[str, Any]], state: str
) -> None:
    """Inserts rows as `put_all` does; of those with the same key, changes the ones in this state, as if new."""
    _upsert(session, table, key, values, {"claimed_at": None, "ended_at": None}, table.c.state == state)


def change_all(session: Session, table: Table, state: str, values: Sequence[Mapping[str, Any]]) -> None:
    """Changes the rows with these ids ("id" in each of `values`, all of the same fields) that are in this state."""
    if not values:
        return
    names = list(values[0])
    if _is_postgresql(session):
        rows, given = _unnested(session, table, values)
        changes = ", ".join(f"{name} = new.{name}" for name in names if name != "id")
        where = f"{table.name}.id = new.id AND {table.name}.state || '' = :_state"
        changed = text(f"UPDATE {table.name} SET {changes} FROM {rows} WHERE {where}")  # noqa: S608 - our own names
        session.execute(changed, {**given, "_state": state})
        return
    mine = (table.c.id == bindparam("_id"), table.c.state == state)
    changed = update(table).where(*mine).values({name: bindparam(f"_{name}") for name in names if name != "id"})
    session.execute(changed, [{f"_{name}": value for name, value in row.items()} for row in values])


def _upsert(
    session: Session,
    table: Table,
    key: tuple[str, ...],
    values: Sequence[Mapping[str, Any]],
    also: Mapping[str, Any],
    where: Any,
) -> None:
    names, statement = list(values[0]), _insert(session.get_bind().dialect, table)
    given: Any = list(values)
    if _is_postgresql(session):
        rows, given = _unnested(session, table, values)
        found = text(f"SELECT {', '.join(names)} FROM {rows}")  # noqa: S608 - our own names
        statement = statement.from_select(names, found.columns(*(column(name) for name in names)))
    changes = {name: statement.excluded[name] for name in names if name not in key} | dict(also)
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=changes, where=where), given)


def _unnested(session: Session, table: Table, values: Sequence[Mapping[str, Any]]) -> tuple[str, dict[str, list[Any]]]:
    """On PostgreSQL: rows as one item of a FROM, "new", and its parameters.

    As many statements as rows cost ten times as much there.
    """
    dialect, names = session.get_bind().dialect, list(values[0])
    arrays = ", ".join(f"CAST(:{name} AS {table.c[name].type.compile(dialect=dialect)}[])" for name in names)
    bound = {name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names}
    given = {
        name: [row[name] if (process := bound[name]) is None else process(row[name]) for row in values]
        for name in names
    }
    return f"unnest({arrays}) AS new({', '.join(names)})", given


def is_known(session: Session, user_id: int) -> bool:
    """Whether this user is there: what is left to write after an erasure must not bring rows back."""
    return session.execute(_KNOWN, {"mine": user_id}).first() is not None


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
