"""Backups: every row as it is stored, sealed values still sealed, in a packed file of JSON lines that holds no key."""

from __future__ import annotations

import base64
import gzip
import json
import os
import secrets
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import LargeBinary, Table, select, text, type_coerce

from bot.errors import StoreError
from bot.store.columns import Encrypted
from bot.store.engine import Store
from bot.store.schema import deletion, keyring_check, metadata

FORM = 1
LOADED_ANEW = ("content_version", "script", "variant")
"""Tables that a start fills from the content's files."""
_READERS: dict[str, Callable[[str], Any]] = {
    "b": base64.b64decode,
    "i": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
}


@dataclass(frozen=True)
class Backup:
    """A file that was read to its end and found whole. `schema` is the number of the schema that its rows fit."""

    path: Path
    schema: str
    made_at: datetime
    canary_key: str

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each row: its table, and its values by column."""
        columns: list[str] = []
        table = ""
        for line in _lines(self.path):
            if isinstance(line, dict):
                table, columns = line.get("table", ""), line.get("columns", [])
            else:
                yield table, dict(zip(columns, map(_opened, line), strict=True))


def write(store: Store, path: Path, now: datetime, *, only_erasures: bool = False) -> int:
    """Writes a backup of one instant of the database, whole or not at all, mode 0600; how many rows it holds.

    `only_erasures`: nothing but the list of those who were erased, for a restore of an older backup.
    """
    tables = [deletion, keyring_check] if only_erasures else metadata.sorted_tables
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="") as packed:
            number = 0
            for line in _dump(store, [table for table in tables if table.name not in LOADED_ANEW], now):
                packed.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")
                number += isinstance(line, list)
            packed.write(json.dumps({"end": number}).encode() + b"\n")
            packed.close()
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise StoreError(f"The backup {path} cannot be written: {type(error).__name__}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return number


def read(path: Path) -> Backup:
    """The backup in a file. Raises StoreError where it is none, or not whole."""
    lines = _lines(path)
    head = next(lines, None)
    if not isinstance(head, dict) or head.get("kith") != FORM:
        raise StoreError(f"{path} is no backup of Kith that this version can read.")
    number, end, canary_key, table, columns = 0, None, "", "", []
    for line in lines:
        end = line.get("end") if isinstance(line, dict) else None
        if isinstance(line, dict):
            table, columns = line.get("table", ""), line.get("columns", [])
        else:
            number += 1
            if table == keyring_check.name:
                canary_key = str(line[columns.index("canary_key")])
    if end != number:
        raise StoreError(f"{path} is not whole: it was cut off.")
    return Backup(path, str(head["schema"]), datetime.fromisoformat(head["made_at"]), canary_key)


def _dump(store: Store, tables: Iterable[Table], now: datetime) -> Iterator[dict[str, Any] | list[Any]]:
    schema, _ = store.version()
    yield {"kith": FORM, "schema": schema, "made_at": now.isoformat()}
    with store.session(write=False) as session:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        for table in tables:
            yield {"table": table.name, "columns": [column.name for column in table.c]}
            raw = [_raw(column) for column in table.c]
            for row in session.execute(select(raw).execution_options(stream_results=True)):
                yield [_packed(value) for value in row]


def _raw(column: Any) -> Any:
    return type_coerce(column, LargeBinary).label(column.name) if isinstance(column.type, Encrypted) else column


def _packed(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return {"b": base64.b64encode(bytes(value)).decode("ascii")}
    for kind, name in ((datetime, "i"), (date, "d"), (time, "t")):
        if isinstance(value, kind):
            return {name: value.isoformat()}
    return value


def _opened(value: Any) -> Any:
    if isinstance(value, dict):
        ((kind, written),) = value.items()
        return _READERS[kind](written)
    return value


def _lines(path: Path) -> Iterator[Any]:
    try:
        with gzip.open(path, "rb") as file:
            for line in file:
                yield json.loads(line)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise StoreError(f"{path} cannot be read as a backup: {type(error).__name__}.") from error
