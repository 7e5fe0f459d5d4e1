"""The tables of what comes from Telegram and goes there."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.schema.build import KEY, instant, metadata, owner, row_id, sealed_json, sealed_text, table

inbox = table(
    "inbox",
    row_id(),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("chat_key", KEY, nullable=False, index=True),
    sealed_text("inbox.chat_id", nullable=False),
    sealed_json("inbox.body"),
    Column("state", String(10), nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    instant("received_at"),
    instant("tried_at", nullable=True),
    Index("ix_inbox_state", "state", "id"),
    Index("ix_inbox_received_at", "received_at"),
)

outbox = table(
    "outbox",
    row_id(),
    Column("chat_key", KEY, nullable=False),
    sealed_text("outbox.chat_id", nullable=False),
    Column("user_id", Integer, ForeignKey("user.id", ondelete="CASCADE"), nullable=True, index=True),
    Column("appointment_id", Integer, ForeignKey("appointment.id", ondelete="SET NULL"), nullable=True),
    Column("part", SmallInteger, nullable=False),
    Column("rank", SmallInteger, nullable=False),
    Column("is_once", Boolean, nullable=False),
    sealed_json("outbox.message"),
    Column("keyboard", String(32), nullable=True),
    Column("state", String(10), nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    Column("doubts", SmallInteger, nullable=False),
    instant("created_at"),
    instant("due_at"),
    instant("expires_at", nullable=True),
    instant("claimed_at", nullable=True),
    instant("ended_at", nullable=True),
    Column("message_id", BigInteger, nullable=True),
    UniqueConstraint("appointment_id", "part"),
    Index("ix_outbox_due_at", "state", "rank", "due_at", "id"),
    Index("ix_outbox_chat_key", "chat_key", "state", "rank", "id"),
    Index("ix_outbox_expires_at", "state", "expires_at"),
    Index("ix_outbox_created_at", "created_at"),
)

keyboard = table(
    "keyboard",
    row_id(),
    Column("token", String(32), nullable=False, unique=True),
    owner(),
    sealed_json("keyboard.labels_and_taps", nullable=False),
    Column("is_live", Boolean, nullable=False),
    Column("message_id", BigInteger, nullable=True),
    instant("created_at"),
    Index("ix_keyboard_user_id", "user_id", "is_live", "id"),
    Index("ix_keyboard_created_at", "created_at"),
)

trace = Table(
    "trace",
    metadata,
    owner(primary_key=True),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("is_ours", Boolean, nullable=False),
    instant("at"),
    Index("ix_trace_at", "at"),
)
