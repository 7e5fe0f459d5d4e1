"""What was kept for long enough goes by itself; nothing else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store import appointments, conversations, drafts, outbox, retention, users
from bot.store.schema import appointment as appointment_table
from bot.store.schema import metadata
from bot.store.users import User
from tests.store.conftest import CHAT, NOW
from tests.store.everything import write_all

SECOND = timedelta(seconds=1)


def counted(session: Session) -> dict[str, int]:
    tables = [table for table in metadata.sorted_tables if table.name != "keyring_check"]
    return {table.name: session.execute(select(func.count()).select_from(table)).scalar() or 0 for table in tables}


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        ("trace", timedelta(hours=48)),
        ("inbox", timedelta(days=7)),
        ("outbox", timedelta(days=7)),
        ("conversation", timedelta(days=30)),
        ("safety_talk", timedelta(days=30)),
        ("keyboard", timedelta(days=30)),
        ("concern", timedelta(days=90)),
        ("audit", timedelta(days=365)),
    ],
)
def test_rows_go_when_their_time_is_over_and_not_before(session: Session, table: str, kept: timedelta) -> None:
    write_all(session, CHAT, NOW)
    assert retention.sweep(session, NOW + kept - SECOND)[table] == 0
    assert retention.sweep(session, NOW + kept)[table] == 1


def test_a_fresh_user_loses_nothing(session: Session) -> None:
    write_all(session, CHAT, NOW)
    before = counted(session)
    retention.sweep(session, NOW + timedelta(hours=47))
    assert counted(session) == before


def test_who_they_are_and_what_they_keep_stays(session: Session) -> None:
    write_all(session, CHAT, NOW)
    retention.sweep(session, NOW + timedelta(days=5000))
    left = {name for name, number in counted(session).items() if number}
    kept = {"user", "contact", "contact_log", "plan", "practice", "draft", "seen", "feedback", "appointment", "nudging"}
    assert left == kept


def test_a_conversation_that_goes_on_stays(session: Session, user: User) -> None:
    conversations.save(session, user.id, {}, NOW)
    conversations.save(session, user.id, {}, NOW + timedelta(days=20))
    assert retention.sweep(session, NOW + timedelta(days=30))["conversation"] == 0


def test_loose_drafts_go_and_kept_ones_stay(session: Session, user: User) -> None:
    kept = drafts.add(session, user.id, "boundary", None, "kept", True, NOW)
    drafts.add(session, user.id, "boundary", None, "loose", False, NOW)
    assert retention.sweep(session, NOW + timedelta(days=30))["draft"] == 1
    assert drafts.list_kept(session, user.id) == [kept]


def test_ended_appointments_go_and_those_to_come_stay(session: Session, user: User) -> None:
    for name in ("ended", "to come"):
        appointments.add(session, user.id, "nudge", name, NOW, None, {})
    ended = appointments.waiting(session, user.id)[0]
    appointments.end(session, ended.id, "sent", NOW)
    assert retention.sweep(session, NOW + timedelta(days=90))["appointment"] == 1
    assert [a.key for a in appointments.waiting(session, user.id)] == ["to come"]


def test_an_appointment_whose_message_was_never_sent_ends_before_the_message_goes(session: Session, user: User) -> None:
    appointments.add(session, user.id, "check_in", "k", NOW, None, {})
    (appointment,) = appointments.claim(session, NOW, 1)
    outbox.add(session, CHAT, user.id, [{"kind": "safety"}], NOW, appointment_id=appointment.id)
    retention.sweep(session, NOW + timedelta(days=7))
    assert session.execute(select(appointment_table.c.state)).scalar() == "expired"


def test_the_mark_of_a_deletion_stays_for_a_year(session: Session, user: User) -> None:
    users.erase(session, user.id, NOW)
    assert retention.sweep(session, NOW + timedelta(days=364))["deletion"] == 0
    assert retention.sweep(session, NOW + timedelta(days=365))["deletion"] == 1
