"""The outbox keeps the order of a chat, gives each message to one sender, and sends again only what may be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store import appointments, outbox
from bot.store.outbox import OutboxRow
from bot.store.schema import appointment as appointment_table
from bot.store.schema import outbox as table
from bot.store.users import User
from tests.store.conftest import CHAT, NOW

SECOND = timedelta(seconds=1)
STALE = NOW + timedelta(seconds=61)


def lay_out(
    session: Session, *texts: str, chat: int = CHAT, kind: str = "reply", user: int | None = None, **more: Any
) -> list[int]:
    return outbox.add(session, chat, user, [{"kind": kind, "html": text} for text in texts], NOW, **more)


def claimed(session: Session, now: datetime = NOW, busy: Sequence[int] = ()) -> list[str]:
    return [row.message["html"] for row in outbox.claim(session, now, 10, busy)]


def one(session: Session, now: datetime = NOW) -> OutboxRow:
    (row,) = outbox.claim(session, now, 10)
    return row


def state(session: Session, row_id: int) -> str | None:
    found: str | None = session.execute(select(table.c.state).where(table.c.id == row_id)).scalar()
    return found


def test_a_chat_gets_its_messages_one_at_a_time_and_in_order(session: Session) -> None:
    lay_out(session, "one", "two")
    lay_out(session, "three")
    order = []
    for _ in range(3):
        row = one(session)
        order.append(row.message["html"])
        assert claimed(session) == []
        outbox.sent(session, row.id, NOW, 1)
    assert order == ["one", "two", "three"]


def test_chats_do_not_wait_for_each_other(session: Session) -> None:
    lay_out(session, "a1", "a2", chat=1)
    lay_out(session, "b1", chat=2)
    assert claimed(session) == ["a1", "b1"]


def test_answers_go_before_what_is_unasked_across_and_within_chats(session: Session) -> None:
    lay_out(session, "nudge", kind="nudge")
    lay_out(session, "answer")
    lay_out(session, "other nudge", kind="review", chat=2)
    lay_out(session, "other answer", kind="safety", chat=3)
    assert claimed(session) == ["answer", "other answer", "other nudge"]


def test_a_claim_takes_no_more_than_it_may(session: Session) -> None:
    for chat in range(5):
        lay_out(session, "hello", chat=chat)
    assert [len(outbox.claim(session, NOW, 2)) for _ in range(4)] == [2, 2, 1, 0]


def test_busy_chats_are_left_out(session: Session) -> None:
    lay_out(session, "a", chat=1)
    lay_out(session, "b", chat=2)
    assert claimed(session, busy=[1]) == ["b"]


def test_a_row_comes_back_as_it_was_laid_out(session: Session, user: User) -> None:
    late = NOW + SECOND
    (row_id,) = lay_out(session, "hi", user=user.id, keyboards=["token"], expires_at=late)
    assert one(session) == OutboxRow(
        row_id, CHAT, user.id, {"kind": "reply", "html": "hi"}, "token", 1, NOW, late, None
    )


def test_a_message_put_back_holds_up_its_chat_until_it_is_due(session: Session) -> None:
    lay_out(session, "one", "two")
    outbox.again(session, one(session).id, NOW + SECOND)
    assert claimed(session) == []
    assert outbox.next_due(session) == NOW + SECOND
    row = one(session, NOW + SECOND)
    assert (row.message["html"], row.attempts) == ("one", 2)


def test_a_nudge_put_back_does_not_hold_up_an_answer(session: Session) -> None:
    lay_out(session, "nudge", kind="nudge")
    outbox.again(session, one(session).id, NOW + SECOND)
    lay_out(session, "answer")
    assert claimed(session) == ["answer"]


def test_an_answer_claimed_by_a_dead_process_is_claimed_once_more_and_then_never(session: Session, user: User) -> None:
    (row_id,) = lay_out(session, "answer", user=user.id)
    assert claimed(session) == ["answer"]
    assert claimed(session, NOW + timedelta(seconds=59)) == []
    assert claimed(session, STALE) == ["answer"]
    assert claimed(session, STALE + timedelta(seconds=61)) == []
    assert state(session, row_id) == "unknown"


def test_an_answer_that_may_have_arrived_and_whose_second_sender_died_is_not_sent_again(session: Session) -> None:
    lay_out(session, "answer")
    outbox.again(session, one(session).id, NOW, is_doubtful=True)
    assert claimed(session) == ["answer"]
    assert claimed(session, STALE) == []


@pytest.mark.parametrize("kind", ["nudge", "timer", "review"])
def test_what_is_unasked_and_claimed_by_a_dead_process_is_unknown(session: Session, user: User, kind: str) -> None:
    (row_id,) = lay_out(session, "unasked", kind=kind, user=user.id)
    assert claimed(session) == ["unasked"]
    assert claimed(session, STALE) == []
    assert state(session, row_id) == "unknown"


def test_what_is_late_is_dropped_and_never_claimed(session: Session, user: User) -> None:
    (row_id,) = lay_out(session, "late", user=user.id, expires_at=NOW + SECOND)
    assert claimed(session, NOW + SECOND) == []
    assert outbox.expire(session, NOW) == 0
    assert outbox.expire(session, NOW + SECOND) == 1
    assert state(session, row_id) == "expired"


def test_all_that_waits_for_a_chat_can_be_dropped(session: Session) -> None:
    lay_out(session, "one", "two", chat=1)
    lay_out(session, "other", chat=2)
    assert outbox.drop_for_chat(session, 1, NOW) == 2
    assert claimed(session) == ["other"]


def test_next_due_is_the_first_that_nothing_holds_up(session: Session) -> None:
    assert outbox.next_due(session) is None
    lay_out(session, "one", "two")
    assert outbox.next_due(session) == NOW
    row = one(session)
    assert outbox.next_due(session) == NOW + timedelta(seconds=60)
    outbox.sent(session, row.id, NOW, 1)
    assert outbox.next_due(session) == NOW


def test_a_message_that_ended_no_longer_says_anything_and_stays_ended(session: Session, user: User) -> None:
    (row_id,) = lay_out(session, "hello", user=user.id)
    outbox.claim(session, NOW, 1)
    outbox.sent(session, row_id, NOW, 55)
    outbox.refused(session, row_id, NOW)
    outbox.again(session, row_id, NOW)
    row = session.execute(select(table)).one()
    assert (row.state, row.message, row.message_id, row.ended_at) == ("sent", None, 55, NOW)


def test_what_was_sent_to_nobody_known_leaves_no_trace(session: Session) -> None:
    (row_id,) = lay_out(session, "hello")
    outbox.claim(session, NOW, 1)
    outbox.sent(session, row_id, NOW, 55)
    assert session.execute(select(table)).first() is None


@pytest.mark.parametrize(
    ("end", "fate"),
    [
        (lambda s, row: outbox.sent(s, row, NOW, 5), "sent"),
        (lambda s, row: outbox.unknown(s, row, NOW), "unknown"),
        (lambda s, row: outbox.refused(s, row, NOW), "expired"),
    ],
    ids=["sent", "unknown", "refused"],
)
def test_an_appointment_ends_as_its_message_does(session: Session, user: User, end: Any, fate: str) -> None:
    appointments.add(session, user.id, "nudge", "k", NOW, None, {})
    (appointment,) = appointments.claim(session, NOW, 1)
    (row_id,) = lay_out(session, "nudge", kind="nudge", user=user.id, appointment_id=appointment.id)
    outbox.claim(session, NOW, 1)
    end(session, row_id)
    theirs = select(appointment_table.c.state, appointment_table.c.ended_at)
    assert session.execute(theirs).one() == (fate, NOW)


def test_an_appointment_is_laid_out_once_and_only_while_it_is_claimed(session: Session, user: User) -> None:
    appointments.add(session, user.id, "nudge", "k", NOW, None, {})
    (waiting,) = appointments.waiting(session, user.id)
    more: dict[str, Any] = {"kind": "nudge", "user": user.id, "appointment_id": waiting.id}
    assert lay_out(session, "early", **more) == []
    appointments.claim(session, NOW, 1)
    assert len(lay_out(session, "one", "two", **more)) == 2
    assert lay_out(session, "again", **more) == []
