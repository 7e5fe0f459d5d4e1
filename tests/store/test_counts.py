"""Counts for the operator tell nothing about anybody."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.coaching.message import Button
from bot.store import appointments, concerns, counts, drafts, keyboards, outbox, practices, seen, users
from tests.store.conftest import NOW


def crowd(session: Session, number: int) -> list[int]:
    return [users.create(session, 1000 + chat, NOW).id for chat in range(number)]


def numbers(session: Session) -> dict[str, int | None]:
    return {count.name: count.number for count in counts.everything(session, NOW)}


def test_people_are_counted_by_when_they_last_wrote(session: Session) -> None:
    for user_id in crowd(session, 6):
        users.seen_now(session, user_id, NOW - timedelta(days=10))
    found = numbers(session)
    assert found["active in 7 days"] is None
    assert found["active in 30 days"] == 6


def test_fewer_than_five_people_are_not_counted_however_much_they_do(session: Session) -> None:
    for user_id in crowd(session, 4):
        for _ in range(10):
            practice = practices.start(session, user_id, "set_boundary", "draft", {}, NOW)
            practices.close(session, practice.id, "done", NOW)
    assert numbers(session)["finished: set_boundary"] is None


def test_what_a_crowd_does_is_counted_by_name(session: Session) -> None:
    for user_id in crowd(session, 5):
        practice = practices.start(session, user_id, "set_boundary", "draft", {}, NOW)
        practices.close(session, practice.id, "done", NOW)
        concerns.record(session, user_id, "watch", "relapse", NOW - timedelta(days=1))
        concerns.record(session, user_id, "urgent", "self_harm", NOW - timedelta(days=60))
        outbox.add(session, 1000 + user_id, user_id, [{"kind": "reply"}], NOW)
        drafts.add(session, user_id, "boundary", None, "no", True, NOW)
        drafts.add(session, user_id, "boundary", None, "not kept", False, NOW)
    found = numbers(session)
    assert found["finished: set_boundary"] == 5
    assert found["concern in 30 days: watch"] == 5
    assert "concern in 30 days: urgent" not in found
    assert found["messages: waiting"] == 5
    assert found["drafts kept"] == 5


def test_topics_and_what_came_of_nudges_are_counted_of_a_crowd_only(session: Session) -> None:
    for user_id in crowd(session, 5):
        seen.record(session, user_id, "feel_lonely", "feel_lonely/1", NOW)
        seen.record(session, user_id, "error/action", "error/action/1", NOW)
        appointments.add(session, user_id, "nudge", "k", NOW, None, {})
    seen.record(session, user_id, "grieve", "grieve/1", NOW)
    for number, appointment in enumerate(appointments.claim(session, NOW, 9)):
        token = keyboards.add(session, appointment.user_id, ((Button("Done", "/affirm"),),), NOW)
        (row_id,) = outbox.add(
            session,
            999 + appointment.user_id,
            appointment.user_id,
            [{"kind": "nudge"}],
            NOW,
            keyboards=[token],
            appointment_id=appointment.id,
        )
        outbox.claim(session, NOW, 1)
        outbox.sent(session, row_id, NOW, number)
        keyboards.placed(session, token, number)
        keyboards.use(session, token)
    found = {count.name: count.number for count in counts.everything(session, NOW, {"feel_lonely", "grieve"})}
    assert found["topic in 30 days: feel_lonely"] == 5
    assert found["topic in 30 days: grieve"] is None
    assert found["in 30 days: nudge sent"] == 5
    assert found["nudges answered by a tap in 30 days"] == 5
    assert not [name for name in found if "error" in name]
