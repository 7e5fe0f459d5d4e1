"""Whose rows are whose: found from the schema itself, so that no table is forgotten when a person goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, select

from bot.store.schema import metadata, user

IMPERSONAL = frozenset({"keyring_check", "content_version", "script", "variant", "deletion"})
"""Tables that hold nothing of anybody's. Every other leads to a user: a test holds the schema to it."""


def personal() -> Iterator[Table]:
    """The tables about people, each after those that it refers to."""
    return (table for table in metadata.sorted_tables if _leads_to_a_user(table))


def mine(table: Table, user_id: int, chat_key: str) -> Any:
    """The condition that picks this user's rows: by chat, by user, or by the row of theirs that it refers to."""
    if table is user:
        return table.c.id == user_id
    if "chat_key" in table.c:
        return table.c.chat_key == chat_key
    if "user_id" in table.c:
        return table.c.user_id == user_id
    key = next(key for key in table.foreign_keys if _leads_to_a_user(key.column.table))
    return key.parent.in_(select(key.column).where(mine(key.column.table, user_id, chat_key)))


def _leads_to_a_user(table: Table) -> bool:
    if table.name in IMPERSONAL:
        return False
    if table is user or {"chat_key", "user_id"} & set(table.c.keys()):
        return True
    parents = (key.column.table for key in table.foreign_keys)
    return any(_leads_to_a_user(parent) for parent in parents if parent is not table)
