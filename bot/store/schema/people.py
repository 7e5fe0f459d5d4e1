"""The tables of the people who chat: who they are, whom they keep, what they practise, what is due for them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, SmallInteger, String, Table, Time, UniqueConstraint

from bot.store.schema.build import KEY, about_contact, instant, metadata, owner, row_id, sealed_json, sealed_text, table

user = table(
    "user",
    row_id(),
    Column("chat_key", KEY, nullable=False, unique=True),
    sealed_text("user.chat_id", nullable=False),
    sealed_text("user.name"),
    instant("consented_at", nullable=True),
    sealed_json("user.is_adult"),
    sealed_text("user.zone"),
    sealed_text("user.country"),
    sealed_json("user.tags", nullable=False),
    Column("is_discreet", Boolean, nullable=False),
    Column("reachable", Boolean, nullable=False),
    instant("stopped_at", nullable=True),
    Column("nudges_on", Boolean, nullable=False),
    Column("per_day", SmallInteger, nullable=False),
    Column("per_week", SmallInteger, nullable=False),
    Column("quiet_from", Time, nullable=False),
    Column("quiet_to", Time, nullable=False),
    Column("days", String(7), nullable=False),
    instant("created_at"),
    instant("last_seen_at"),
)

contact = table(
    "contact",
    row_id(),
    owner(index=True),
    sealed_text("contact.name", nullable=False),
    sealed_text("contact.relation"),
    sealed_text("contact.usual_way"),
    Column("rhythm_days", SmallInteger, nullable=True),
    sealed_text("contact.notes"),
    sealed_text("contact.status", nullable=False),
    sealed_text("contact.birthday"),
    sealed_json("contact.is_easy"),
    instant("mentioned_at", nullable=True),
    instant("created_at"),
)

contact_log = table(
    "contact_log",
    row_id(),
    owner(),
    about_contact(),
    instant("at"),
    sealed_text("contact_log.way"),
    sealed_text("contact_log.expected"),
    sealed_text("contact_log.went"),
    sealed_text("contact_log.compared"),
    instant("asked_at", nullable=True),
    Index("ix_contact_log_user_id", "user_id", "at"),
    Index("ix_contact_log_contact_id", "contact_id"),
)

plan = table(
    "plan",
    row_id(),
    owner(),
    about_contact(),
    sealed_text("plan.source", nullable=False),
    sealed_text("plan.action", nullable=False),
    sealed_text("plan.cue"),
    sealed_text("plan.obstacle"),
    sealed_text("plan.answer"),
    sealed_json("plan.schedule"),
    sealed_json("plan.is_exception"),
    sealed_text("plan.last_done_on"),
    Column("state", String(10), nullable=False),
    instant("created_at"),
    instant("changed_at"),
    Index("ix_plan_user_id", "user_id", "state"),
    Index("ix_plan_contact_id", "contact_id"),
)

practice = table(
    "practice",
    row_id(),
    owner(),
    sealed_text("practice.room", nullable=False),
    sealed_text("practice.step", nullable=False),
    sealed_json("practice.data", nullable=False),
    Column("state", String(10), nullable=False),
    instant("started_at"),
    instant("changed_at"),
    Index("ix_practice_user_id", "user_id", "state"),
)

draft = table(
    "draft",
    row_id(),
    owner(index=True),
    sealed_text("draft.kind", nullable=False),
    sealed_text("draft.situation"),
    sealed_text("draft.text", nullable=False),
    Column("is_kept", Boolean, nullable=False),
    instant("created_at"),
)

seen = Table(
    "seen",
    metadata,
    owner(primary_key=True),
    Column("variant_key", KEY, primary_key=True),
    Column("script_key", KEY, nullable=False),
    sealed_text("seen.variant_id", nullable=False),
    instant("seen_at"),
    Index("ix_seen_script_key", "user_id", "script_key"),
)

conversation = Table(
    "conversation",
    metadata,
    owner(primary_key=True, autoincrement=False),
    sealed_json("conversation.state", nullable=False),
    instant("changed_at"),
    Index("ix_conversation_changed_at", "changed_at"),
)

timed_talk = Table(
    "timed_talk",
    metadata,
    owner(primary_key=True, autoincrement=False),
    sealed_json("timed_talk.state", nullable=False),
    instant("changed_at"),
    Index("ix_timed_talk_changed_at", "changed_at"),
)

appointment = table(
    "appointment",
    row_id(),
    owner(),
    Column("occurrence_key", KEY, nullable=False),
    sealed_text("appointment.kind", nullable=False),
    sealed_text("appointment.key", nullable=False),
    sealed_json("appointment.payload", nullable=False),
    Column("state", String(10), nullable=False),
    instant("due_at"),
    instant("expires_at", nullable=True),
    instant("claimed_at", nullable=True),
    instant("ended_at", nullable=True),
    sealed_json("appointment.decision"),
    UniqueConstraint("user_id", "occurrence_key"),
    Index("ix_appointment_due_at", "state", "due_at"),
    Index("ix_appointment_user_id", "user_id", "state"),
)

nudging = Table(
    "nudging",
    metadata,
    owner(primary_key=True, autoincrement=False),
    sealed_json("nudging.state", nullable=False),
    instant("changed_at"),
)

concern = table(
    "concern",
    row_id(),
    owner(),
    sealed_text("concern.level", nullable=False),
    sealed_text("concern.concern"),
    instant("at"),
    Index("ix_concern_user_id", "user_id", "id"),
    Index("ix_concern_at", "at"),
)

safety_talk = Table(
    "safety_talk",
    metadata,
    Column("chat_key", KEY, primary_key=True),
    sealed_text("safety_talk.chat_id", nullable=False),
    sealed_json("safety_talk.state", nullable=False),
    instant("changed_at"),
    Index("ix_safety_talk_changed_at", "changed_at"),
)

feedback = table(
    "feedback",
    row_id(),
    owner(index=True),
    sealed_text("feedback.about", nullable=False),
    Column("is_good", Boolean, nullable=False),
    instant("at"),
)

deletion = Table(
    "deletion",
    metadata,
    Column("chat_key", KEY, primary_key=True),
    instant("deleted_at"),
    Index("ix_deletion_deleted_at", "deleted_at"),
)

audit = table(
    "audit",
    row_id(),
    Column("chat_key", KEY, nullable=True),
    Column("what", String(40), nullable=False),
    Column("by", String(10), nullable=False),
    instant("at"),
    Index("ix_audit_chat_key", "chat_key"),
    Index("ix_audit_at", "at"),
)
