"""Column types: text and JSON that are sealed on the way in and opened on the way out, and instants in UTC."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import DateTime, LargeBinary
from sqlalchemy.types import TypeDecorator

from bot.store.keyring import Keyring

_LONG = 1024  # bytes of JSON from which packing pays
_TEXT = len("2026-11-29 18:00:00.000000")
_PLAIN, _PACKED = b"j", b"z"
Processor = Callable[[Any], Any]
"""What makes a value of Python one of the driver, or the other way round."""
_written = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_read = json.JSONDecoder().decode


class Encrypted(TypeDecorator):
    """Sealed text. `column` is "table.column", and what was sealed for it opens nowhere else.

    The keyring is found on the dialect of the engine, so that several stores live in one process.
    """

    impl = LargeBinary
    cache_ok = True

    def __init__(self, column: str) -> None:
        super().__init__()
        self.column = column

    def bind_processor(self, dialect: Any) -> Processor:
        """What seals a value: in one step, as a pass over nudges seals and opens thousands."""
        seal, pack, column = _keyring(dialect).seal, self.pack, self.column
        return lambda value: None if value is None else seal(column, pack(value))

    def result_processor(self, dialect: Any, coltype: object) -> Processor:
        """What opens a value."""
        unseal, unpack, column = _keyring(dialect).unseal, self.unpack, self.column
        if dialect.name == "sqlite":  # bytes already
            return lambda value: None if value is None else unpack(unseal(column, value))
        return lambda value: None if value is None else unpack(unseal(column, bytes(value)))

    def pack(self, value: Any) -> bytes:
        """The bytes to seal."""
        return str(value).encode()

    def unpack(self, plain: bytes) -> Any:
        """The value that was packed."""
        return plain.decode()


class EncryptedJson(Encrypted):
    """A sealed JSON value; long ones are packed before."""

    cache_ok = True

    def pack(self, value: Any) -> bytes:
        plain = _written(value).encode("utf-8", "surrogatepass")
        return _PLAIN + plain if len(plain) < _LONG else _PACKED + zlib.compress(plain, 1)

    def unpack(self, plain: bytes) -> Any:
        body = plain[1:] if plain[:1] == _PLAIN else zlib.decompress(plain[1:])
        return _read(body.decode("utf-8", "surrogatepass"))


class UtcDateTime(TypeDecorator):
    """An instant: aware in (ValueError where not), aware and in UTC out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Any) -> Processor:
        """What writes an instant down as the database keeps it: SQLite as text, in the form that SQLAlchemy reads."""
        is_sqlite = dialect.name == "sqlite"

        def written(value: datetime | None) -> Any:
            if value is None:
                return None
            if value.tzinfo is None:
                raise ValueError("an instant without its zone")
            utc = value if value.tzinfo is timezone.utc else value.astimezone(timezone.utc)
            return utc.isoformat(" ", "microseconds")[:_TEXT] if is_sqlite else utc

        return written

    def result_processor(self, dialect: Any, coltype: object) -> Processor:
        """What reads an instant."""
        if dialect.name == "sqlite":
            return lambda value: None if value is None else datetime.fromisoformat(value + "+00:00")
        return lambda value: None if value is None else value.astimezone(timezone.utc)


def _keyring(dialect: Any) -> Keyring:
    keyring: Keyring = dialect.keyring
    return keyring
