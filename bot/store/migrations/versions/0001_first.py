"""The first schema: users and all that belongs to them, inbox, outbox, appointments, content."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table."""
    op.create_table(
        "content_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_version")),
    )
    op.create_table(
        "deletion",
        sa.Column("chat_key", sa.String(length=64), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", name=op.f("pk_deletion")),
    )
    op.create_index("ix_deletion_deleted_at", "deletion", ["deleted_at"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_key", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("update_id", name=op.f("uq_inbox_update_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_inbox_chat_key"), "inbox", ["chat_key"], unique=False)
    op.create_index("ix_inbox_received_at", "inbox", ["received_at"], unique=False)
    op.create_index("ix_inbox_state", "inbox", ["state", "id"], unique=False)
    op.create_table(
        "keyring_check",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("canary", sa.LargeBinary(), nullable=False),
        sa.Column("canary_key", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keyring_check")),
    )
    op.create_table(
        "safety_talk",
        sa.Column("chat_key", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", name=op.f("pk_safety_talk")),
    )
    op.create_index("ix_safety_talk_changed_at", "safety_talk", ["changed_at"], unique=False)
    op.create_table(
        "script",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("reviewed", sa.Date(), nullable=True),
        sa.Column("buttons", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_script")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_key", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_adult", sa.LargeBinary(), nullable=True),
        sa.Column("zone", sa.LargeBinary(), nullable=True),
        sa.Column("country", sa.LargeBinary(), nullable=True),
        sa.Column("tags", sa.LargeBinary(), nullable=False),
        sa.Column("is_discreet", sa.Boolean(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nudges_on", sa.Boolean(), nullable=False),
        sa.Column("per_day", sa.SmallInteger(), nullable=False),
        sa.Column("per_week", sa.SmallInteger(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_to", sa.Time(), nullable=False),
        sa.Column("days", sa.String(length=7), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("chat_key", name=op.f("uq_user_chat_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("occurrence_key", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.LargeBinary(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_appointment_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("user_id", "occurrence_key", name=op.f("uq_appointment_user_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_appointment_due_at", "appointment", ["state", "due_at"], unique=False)
    op.create_index("ix_appointment_user_id", "appointment", ["user_id", "state"], unique=False)
    op.create_table(
        "concern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.LargeBinary(), nullable=False),
        sa.Column("concern", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_concern_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_concern_at", "concern", ["at"], unique=False)
    op.create_index("ix_concern_user_id", "concern", ["user_id", "id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("relation", sa.LargeBinary(), nullable=True),
        sa.Column("usual_way", sa.LargeBinary(), nullable=True),
        sa.Column("rhythm_days", sa.SmallInteger(), nullable=True),
        sa.Column("notes", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_contact_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_contact_user_id"), "contact", ["user_id"], unique=False)
    op.create_table(
        "conversation",
        sa.Column("user_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_conversation_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_conversation")),
    )
    op.create_index("ix_conversation_changed_at", "conversation", ["changed_at"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.LargeBinary(), nullable=False),
        sa.Column("situation", sa.LargeBinary(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_draft_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_draft_user_id"), "draft", ["user_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("is_good", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_feedback_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feedback_user_id"), "feedback", ["user_id"], unique=False)
    op.create_table(
        "keyboard",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("labels_and_taps", sa.LargeBinary(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_keyboard_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keyboard")),
        sa.UniqueConstraint("token", name=op.f("uq_keyboard_token")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_keyboard_created_at", "keyboard", ["created_at"], unique=False)
    op.create_index("ix_keyboard_user_id", "keyboard", ["user_id", "is_live", "id"], unique=False)
    op.create_table(
        "practice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("room", sa.LargeBinary(), nullable=False),
        sa.Column("step", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_practice_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_practice_user_id", "practice", ["user_id", "state"], unique=False)
    op.create_table(
        "seen",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("variant_key", sa.String(length=64), nullable=False),
        sa.Column("script_key", sa.String(length=64), nullable=False),
        sa.Column("variant_id", sa.LargeBinary(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_seen_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "variant_key", name=op.f("pk_seen")),
    )
    op.create_index("ix_seen_script_key", "seen", ["user_id", "script_key"], unique=False)
    op.create_table(
        "trace",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_ours", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_trace_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "message_id", name=op.f("pk_trace")),
    )
    op.create_index("ix_trace_at", "trace", ["at"], unique=False)
    op.create_table(
        "variant",
        sa.Column("script", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=220), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("suits", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["script"], ["script.key"], name=op.f("fk_variant_script"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("script", "id", name=op.f("pk_variant")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_key", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("part", sa.SmallInteger(), nullable=False),
        sa.Column("rank", sa.SmallInteger(), nullable=False),
        sa.Column("is_once", sa.Boolean(), nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=True),
        sa.Column("keyboard", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("doubts", sa.SmallInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_outbox_appointment_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_outbox_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("appointment_id", "part", name=op.f("uq_outbox_appointment_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_chat_key", "outbox", ["chat_key", "state", "rank", "id"], unique=False)
    op.create_index("ix_outbox_created_at", "outbox", ["created_at"], unique=False)
    op.create_index("ix_outbox_due_at", "outbox", ["state", "rank", "due_at", "id"], unique=False)
    op.create_index("ix_outbox_expires_at", "outbox", ["state", "expires_at"], unique=False)
    op.create_index(op.f("ix_outbox_user_id"), "outbox", ["user_id"], unique=False)
