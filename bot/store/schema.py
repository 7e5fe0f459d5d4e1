"""The tables. docs/stored-data.md says of each column why it is there, for how long, and whether it is sealed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from bot.store.columns import Encrypted, EncryptedJson, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

_KEY = String(64)  # a keyed hash


def _table(name: str, *parts: Any) -> Table:
    """A table whose ids are never given twice, not even after a deletion."""
    return Table(name, metadata, *parts, sqlite_autoincrement=True)


def _id() -> Column:
    return Column("id", Integer, primary_key=True)


def _owner(**options: Any) -> Column:
    """Whose row it is; it goes when its user goes."""
    return Column("user_id", Integer, ForeignKey("user.id", ondelete="CASCADE"), nullable=False, **options)


def _text(column: str, nullable: bool = True) -> Column:
    return Column(column.partition(".")[2], Encrypted(column), nullable=nullable)


def _json(column: str, nullable: bool = True) -> Column:
    return Column(column.partition(".")[2], EncryptedJson(column), nullable=nullable)


def _instant(name: str, nullable: bool = False) -> Column:
    return Column(name, UtcDateTime, nullable=nullable)


keyring_check = Table(
    "keyring_check",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _text("keyring_check.canary", nullable=False),
    Column("canary_key", _KEY, nullable=False),
)

user = _table(
    "user",
    _id(),
    Column("chat_key", _KEY, nullable=False, unique=True),
    _text("user.chat_id", nullable=False),
    _text("user.name"),
    _instant("consented_at", nullable=True),
    _json("user.is_adult"),
    _text("user.zone"),
    _text("user.country"),
    _json("user.tags", nullable=False),
    Column("is_discreet", Boolean, nullable=False),
    Column("reachable", Boolean, nullable=False),
    _instant("stopped_at", nullable=True),
    Column("nudges_on", Boolean, nullable=False),
    Column("per_day", SmallInteger, nullable=False),
    Column("per_week", SmallInteger, nullable=False),
    Column("quiet_from", Time, nullable=False),
    Column("quiet_to", Time, nullable=False),
    Column("days", String(7), nullable=False),
    _instant("created_at"),
    _instant("last_seen_at"),
)

contact = _table(
    "contact",
    _id(),
    _owner(index=True),
    _text("contact.name", nullable=False),
    _text("contact.relation"),
    _text("contact.usual_way"),
    Column("rhythm_days", SmallInteger, nullable=True),
    _text("contact.notes"),
    _text("contact.status", nullable=False),
    _instant("created_at"),
)

practice = _table(
    "practice",
    _id(),
    _owner(),
    _text("practice.room", nullable=False),
    _text("practice.step", nullable=False),
    _json("practice.data", nullable=False),
    Column("state", String(10), nullable=False),
    _instant("started_at"),
    _instant("changed_at"),
    Index("ix_practice_user_id", "user_id", "state"),
)

draft = _table(
    "draft",
    _id(),
    _owner(index=True),
    _text("draft.kind", nullable=False),
    _text("draft.situation"),
    _text("draft.text", nullable=False),
    Column("is_kept", Boolean, nullable=False),
    _instant("created_at"),
)

seen = Table(
    "seen",
    metadata,
    _owner(primary_key=True),
    Column("variant_key", _KEY, primary_key=True),
    Column("script_key", _KEY, nullable=False),
    _text("seen.variant_id", nullable=False),
    _instant("seen_at"),
    Index("ix_seen_script_key", "user_id", "script_key"),
)

conversation = Table(
    "conversation",
    metadata,
    _owner(primary_key=True, autoincrement=False),
    _json("conversation.state", nullable=False),
    _instant("changed_at"),
    Index("ix_conversation_changed_at", "changed_at"),
)

inbox = _table(
    "inbox",
    _id(),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("chat_key", _KEY, nullable=False, index=True),
    _text("inbox.chat_id", nullable=False),
    _json("inbox.body"),
    Column("state", String(10), nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    _instant("received_at"),
    _instant("tried_at", nullable=True),
    Index("ix_inbox_state", "state", "id"),
    Index("ix_inbox_received_at", "received_at"),
)

appointment = _table(
    "appointment",
    _id(),
    _owner(),
    Column("occurrence_key", _KEY, nullable=False),
    _text("appointment.kind", nullable=False),
    _text("appointment.key", nullable=False),
    _json("appointment.payload", nullable=False),
    Column("state", String(10), nullable=False),
    _instant("due_at"),
    _instant("expires_at", nullable=True),
    _instant("claimed_at", nullable=True),
    _instant("ended_at", nullable=True),
    UniqueConstraint("user_id", "occurrence_key"),
    Index("ix_appointment_due_at", "state", "due_at"),
    Index("ix_appointment_user_id", "user_id", "state"),
)

outbox = _table(
    "outbox",
    _id(),
    Column("chat_key", _KEY, nullable=False),
    _text("outbox.chat_id", nullable=False),
    Column("user_id", Integer, ForeignKey("user.id", ondelete="CASCADE"), nullable=True, index=True),
    Column("appointment_id", Integer, ForeignKey("appointment.id", ondelete="SET NULL"), nullable=True),
    Column("part", SmallInteger, nullable=False),
    Column("rank", SmallInteger, nullable=False),
    Column("is_once", Boolean, nullable=False),
    _json("outbox.message"),
    Column("keyboard", String(32), nullable=True),
    Column("state", String(10), nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    Column("doubts", SmallInteger, nullable=False),
    _instant("created_at"),
    _instant("due_at"),
    _instant("expires_at", nullable=True),
    _instant("claimed_at", nullable=True),
    _instant("ended_at", nullable=True),
    Column("message_id", BigInteger, nullable=True),
    UniqueConstraint("appointment_id", "part"),
    Index("ix_outbox_due_at", "state", "rank", "due_at", "id"),
    Index("ix_outbox_chat_key", "chat_key", "state", "rank", "id"),
    Index("ix_outbox_expires_at", "state", "expires_at"),
    Index("ix_outbox_created_at", "created_at"),
)

keyboard = _table(
    "keyboard",
    _id(),
    Column("token", String(32), nullable=False, unique=True),
    _owner(),
    _json("keyboard.labels_and_taps", nullable=False),
    Column("is_live", Boolean, nullable=False),
    Column("message_id", BigInteger, nullable=True),
    _instant("created_at"),
    Index("ix_keyboard_user_id", "user_id", "is_live", "id"),
    Index("ix_keyboard_created_at", "created_at"),
)

trace = Table(
    "trace",
    metadata,
    _owner(primary_key=True),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("is_ours", Boolean, nullable=False),
    _instant("at"),
    Index("ix_trace_at", "at"),
)

concern = _table(
    "concern",
    _id(),
    _owner(),
    _text("concern.level", nullable=False),
    _text("concern.concern"),
    _instant("at"),
    Index("ix_concern_user_id", "user_id", "id"),
    Index("ix_concern_at", "at"),
)

safety_talk = Table(
    "safety_talk",
    metadata,
    Column("chat_key", _KEY, primary_key=True),
    _text("safety_talk.chat_id", nullable=False),
    _json("safety_talk.state", nullable=False),
    _instant("changed_at"),
    Index("ix_safety_talk_changed_at", "changed_at"),
)

feedback = _table(
    "feedback",
    _id(),
    _owner(index=True),
    _text("feedback.about", nullable=False),
    Column("is_good", Boolean, nullable=False),
    _instant("at"),
)

deletion = Table(
    "deletion",
    metadata,
    Column("chat_key", _KEY, primary_key=True),
    _instant("deleted_at"),
    Index("ix_deletion_deleted_at", "deleted_at"),
)

content_version = Table(
    "content_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    _instant("loaded_at"),
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
