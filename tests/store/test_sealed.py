"""What people say is sealed in the files, and only what may be in the clear is."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import LargeBinary
from sqlalchemy.engine import make_url

from bot.store.columns import Encrypted
from bot.store.engine import Store
from bot.store.schema import metadata
from tests.store.conftest import CHAT, NOW
from tests.store.everything import MARK, write_all


def test_nothing_that_was_said_is_in_the_rows_as_the_database_has_them(store: Store) -> None:
    with store.session() as session:
        write_all(session, CHAT, NOW)
    with store.session() as session:
        connection = session.connection()
        quote = connection.dialect.identifier_preparer.quote
        found = b""
        for table in metadata.sorted_tables:
            for row in connection.exec_driver_sql(f"SELECT * FROM {quote(table.name)}"):
                found += b" ".join(bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in row)
    assert len(found) > 2000
    assert MARK.encode() not in found
    assert str(CHAT).encode() not in found


def test_nothing_that_was_said_is_in_the_bytes_of_the_files(store: Store, url: str) -> None:
    if not url.startswith("sqlite"):
        return
    with store.session() as session:
        user_id = write_all(session, CHAT, NOW)
        assert user_id
    file = Path(make_url(url).database or "")
    files = [file, file.with_name(file.name + "-wal")]
    found = b"".join(path.read_bytes() for path in files)
    assert len(files[1].read_bytes()) > 10_000
    assert MARK.encode() not in found
    assert MARK.lower().encode() not in found


def test_the_files_can_be_read_by_their_owner_alone(store: Store, url: str) -> None:
    with store.session() as session:
        write_all(session, CHAT, NOW)
    if url.startswith("sqlite"):
        file = Path(make_url(url).database or "")
        assert {path.stat().st_mode & 0o777 for path in file.parent.glob("kith.db*")} == {0o600}


def test_each_sealed_column_is_sealed_for_itself() -> None:
    sealed = {c: c.type.column for t in metadata.sorted_tables for c in t.c if isinstance(c.type, Encrypted)}
    assert sealed == {column: f"{column.table.name}.{column.name}" for column in sealed}
    assert not [c for t in metadata.sorted_tables for c in t.c if type(c.type) is LargeBinary]
