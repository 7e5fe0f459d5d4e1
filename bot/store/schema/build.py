"""What tables are built from: their register, and the columns that recur."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table

from bot.store.columns import Encrypted, EncryptedJson, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

KEY = String(64)
"""A keyed hash."""


def table(name: str, *parts: Any) -> Table:
    """A table whose ids are never given twice, not even after a deletion."""
    return Table(name, metadata, *parts, sqlite_autoincrement=True)


def row_id() -> Column:
    """The number of a row."""
    return Column("id", Integer, primary_key=True)


def owner(**options: Any) -> Column:
    """Whose row it is; it goes when its user goes."""
    return Column("user_id", Integer, ForeignKey("user.id", ondelete="CASCADE"), nullable=False, **options)


def about_contact() -> Column:
    """The contact whom a row is about, where it is about one; it goes when they go."""
    return Column("contact_id", Integer, ForeignKey("contact.id", ondelete="CASCADE"), nullable=True)


def sealed_text(column: str, nullable: bool = True) -> Column:
    """Text that is sealed; `column` is "table.column"."""
    return Column(column.partition(".")[2], Encrypted(column), nullable=nullable)


def sealed_json(column: str, nullable: bool = True) -> Column:
    """A JSON value that is sealed; `column` is "table.column"."""
    return Column(column.partition(".")[2], EncryptedJson(column), nullable=nullable)


def instant(name: str, nullable: bool = False) -> Column:
    """An instant in UTC."""
    return Column(name, UtcDateTime, nullable=nullable)
