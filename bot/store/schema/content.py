"""The tables that hold nothing personal: the content, and the check of the key."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text

from bot.store.schema.build import KEY, instant, metadata, sealed_text

keyring_check = Table(
    "keyring_check",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    sealed_text("keyring_check.canary", nullable=False),
    Column("canary_key", KEY, nullable=False),
)

content_version = Table(
    "content_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    instant("loaded_at"),
)

script = Table(
    "script",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("source", String(40), nullable=False),
    Column("reviewed", Date, nullable=True),
    Column("buttons", Text, nullable=False),
)

variant = Table(
    "variant",
    metadata,
    Column("script", String(200), ForeignKey("script.key", ondelete="CASCADE"), primary_key=True),
    Column("id", String(220), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("html", Text, nullable=False),
    Column("suits", Text, nullable=False),
)
