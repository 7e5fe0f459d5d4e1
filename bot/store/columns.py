"""Column types: text and JSON that are sealed on the way in and opened on the way out, and instants in UTC."""

from __future__ import annotations

import json
import zlib
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import DateTime, LargeBinary
from sqlalchemy.types import TypeDecorator

from bot.store.keyring import Keyring

_LONG = 1024  # bytes of JSON from which packing pays
_PLAIN, _PACKED = b"j", b"z"
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Encrypted(TypeDecorator):
    """Sealed text. `column` is "table.column", and what was sealed for it opens nowhere else.

    The keyring is found on the dialect of the engine, so that several stores live in one process.
    """

    impl = LargeBinary
    cache_ok = True

    def __init__(self, column: str) -> None:
        super().__init__()
        self.column = column

    def process_bind_param(self, value: Any, dialect: Any) -> bytes | None:
        return None if value is None else _keyring(dialect).seal(self.column, self.pack(value))

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        return None if value is None else self.unpack(_keyring(dialect).unseal(self.column, bytes(value)))

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
        return json.loads(body.decode("utf-8", "surrogatepass"))


class UtcDateTime(TypeDecorator):
    """An instant: aware in (ValueError where not), aware and in UTC out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without its zone")
        utc = value.astimezone(timezone.utc)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


def _keyring(dialect: Any) -> Keyring:
    keyring: Keyring = dialect.keyring
    return keyring
