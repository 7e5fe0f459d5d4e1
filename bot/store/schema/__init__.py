"""The tables. docs/stored-data.md says of each column why it is there, for how long, and whether it is sealed."""

from __future__ import annotations

from bot.store.schema.build import metadata
from bot.store.schema.content import content_version, keyring_check, script, variant
from bot.store.schema.people import (
    appointment,
    audit,
    concern,
    contact,
    contact_log,
    conversation,
    deletion,
    draft,
    feedback,
    nudging,
    plan,
    practice,
    safety_talk,
    seen,
    timed_talk,
    user,
)
from bot.store.schema.wire import inbox, keyboard, outbox, trace

__all__ = [
    "appointment",
    "audit",
    "concern",
    "contact",
    "contact_log",
    "content_version",
    "conversation",
    "deletion",
    "draft",
    "feedback",
    "inbox",
    "keyboard",
    "keyring_check",
    "metadata",
    "nudging",
    "outbox",
    "plan",
    "practice",
    "safety_talk",
    "script",
    "seen",
    "timed_talk",
    "trace",
    "user",
    "variant",
]
