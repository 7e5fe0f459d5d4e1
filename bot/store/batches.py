"""Many rows in one statement: inserted, inserted or changed, changed; as little as possible is done for each row.

SQLite runs the statement once for each row. PostgreSQL gets each column as one text that it reads as an array: as many
statements as rows cost ten times as much there, and a list written into the statement several times. What is the same
in all rows is written down once, but for what is sealed, which is sealed for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.orm import Session

from bot.store.columns import Encrypted

Rows = Sequence[Mapping[str, Any]]


def add_all(session: Session, table: Table, values: Rows) -> None:
    """Inserts rows that all have the same fields."""
    if values:
        _insert(session, table, values, "")


def put_all(session: Session, table: Table, key: tuple[str, ...], values: Rows) -> None:
    """Inserts rows that all have the same fields, each with a key of its own, or changes those with the same key."""
    if values:
        _insert(session, table, values, _on_conflict(key, values))


def revive_all(session: Session, table: Table, key: tuple[str, ...], values: Rows, state: str) -> int:
    """Inserts rows as `put_all` does; of those with the same key, changes the ones in this state, as if new.

    How many rows were inserted or changed.
    """
    if not values:
        return 0
    also = f", claimed_at = NULL, ended_at = NULL WHERE {table.name}.state = '{state}'"
    return _insert(session, table, values, _on_conflict(key, values) + also)


def change_all(session: Session, table: Table, state: str, values: Rows) -> None:
    """Changes the rows with these ids ("id" in each of `values`, all of the same fields) that are in this state."""
    if not values:
        return
    names = [name for name in values[0] if name != "id"]
    if _is_postgresql(session):
        chosen, items, given = _unnested(session, table, values)
        changes = ", ".join(f"{name} = {chosen[name]}" for name in names)
        mine = f"{table.name}.id = new.id AND {table.name}.state || '' = '{state}'"
        _run(session, f"UPDATE {table.name} SET {changes} FROM {items} WHERE {mine}", given)  # noqa: S608 - our names
        return
    columns = _columns(session, table, values)
    changes = ", ".join(f"{name} = ?" for name in names)
    each = list(zip(*(columns[name] for name in (*names, "id")), strict=True))
    _run(session, f"UPDATE {table.name} SET {changes} WHERE id = ? AND state = '{state}'", each)  # noqa: S608


def array(values: Iterable[Any]) -> str:
    """These as PostgreSQL writes an array in a text."""
    return "{" + ",".join(map(_item, values)) + "}"


def _insert(session: Session, table: Table, values: Rows, then: str) -> int:
    into = f'INSERT INTO "{table.name}" ({", ".join(values[0])})'
    if _is_postgresql(session):
        chosen, items, given = _unnested(session, table, values)
        return _run(session, f"{into} SELECT {', '.join(chosen.values())} FROM {items} {then}", given)  # noqa: S608
    columns = _columns(session, table, values)
    marks, each = ", ".join("?" for _ in columns), list(zip(*columns.values(), strict=True))
    return _run(session, f"{into} VALUES ({marks}) {then}", each)


def _on_conflict(key: tuple[str, ...], values: Rows) -> str:
    changes = ", ".join(f"{name} = excluded.{name}" for name in values[0] if name not in key)
    return f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"


def _run(session: Session, statement: str, given: Any) -> int:
    """The names in these statements are those of our tables, the states are our own; the values are passed apart."""
    return int(session.connection().exec_driver_sql(statement, given).rowcount)


def _columns(session: Session, table: Table, values: Rows) -> dict[str, Iterable[Any]]:
    """The columns as the driver takes them, all of the same length."""
    columns: dict[str, Iterable[Any]] = {}
    for name in values[0]:
        column = [row[name] for row in values]
        process = _processor(session, table.c[name]) or _as_it_is
        if _is_same(table.c[name], column):
            columns[name] = repeat(process(column[0]), len(column))
        else:
            columns[name] = column if process is _as_it_is else [process(value) for value in column]
    return columns


def _unnested(session: Session, table: Table, values: Rows) -> tuple[dict[str, str], str, dict[str, Any]]:
    """On PostgreSQL: what gives each column, the rows as an item of a FROM, and the parameters of the whole."""
    dialect = session.get_bind().dialect
    chosen: dict[str, str] = {}
    arrays: dict[str, str] = {}
    given: dict[str, Any] = {}
    for name, column in _columns(session, table, values).items():
        kind = table.c[name].type.compile(dialect=dialect)
        if isinstance(column, repeat) and chosen:  # never the first, so that there is always an array
            given[name], chosen[name] = next(column), f"CAST(%({name})s AS {kind})"
        else:
            is_bytes = kind == "BYTEA"  # as text of half the length to read, and nothing to escape
            given[name], chosen[name] = array(column), f"decode(new.{name}, 'hex')" if is_bytes else f"new.{name}"
            arrays[name] = f"CAST(%({name})s AS {'TEXT' if is_bytes else kind}[])"
    return chosen, f"unnest({', '.join(arrays.values())}) AS new({', '.join(arrays)})", given


def _processor(session: Session, column: Column) -> Any:
    dialect = session.get_bind().dialect
    return column.type.dialect_impl(dialect).bind_processor(dialect)


def _as_it_is(value: Any) -> Any:
    return value


def _item(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, int):  # a boolean too
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _is_same(column: Column, values: Sequence[Any]) -> bool:
    first = values[0]
    return not isinstance(column.type, Encrypted) and all(value is first for value in values)


def _is_postgresql(session: Session) -> bool:
    return bool(session.get_bind().dialect.name == "postgresql")
