"""The inbox takes every update once and gives back what was not finished."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store import inbox
from bot.store.engine import Store
from bot.store.schema import inbox as table
from tests.store.conftest import CHAT, NOW

BIG = 2**40  # an update_id that no 32-bit column holds


def test_an_update_that_comes_again_is_taken_once(store: Store) -> None:
    with store.session() as session:
        assert inbox.add(session, BIG, CHAT, {"text": "hello"}, NOW) is not None
        assert inbox.add(session, BIG, CHAT, {"text": "hello"}, NOW) is None
    with store.session() as session:
        assert inbox.add(session, BIG, CHAT, {"text": "hello"}, NOW) is None
        assert len(inbox.undone(session, 10)) == 1


def test_a_finished_update_that_comes_again_is_still_known(session: Session) -> None:
    row_id = inbox.add(session, 7, CHAT, {"text": "hello"}, NOW)
    assert row_id is not None
    inbox.finish(session, row_id, NOW)
    assert inbox.add(session, 7, CHAT, {"text": "hello"}, NOW) is None
    assert inbox.undone(session, 10) == []


def test_undone_updates_come_in_the_order_of_arrival_whatever_their_numbers(session: Session) -> None:
    for update_id in (9, 3, 5):
        inbox.add(session, update_id, CHAT, {"n": update_id}, NOW)
    assert [(row.update_id, row.chat_id, row.body) for row in inbox.undone(session, 2)] == [
        (9, CHAT, {"n": 9}),
        (3, CHAT, {"n": 3}),
    ]


def test_failed_attempts_are_counted_and_the_update_stays(session: Session) -> None:
    row_id = inbox.add(session, 7, CHAT, {}, NOW)
    assert row_id is not None
    assert [inbox.failed(session, row_id, NOW) for _ in range(3)] == [1, 2, 3]
    assert [row.attempts for row in inbox.undone(session, 10)] == [3]
    assert inbox.failed(session, row_id + 1, NOW) == 0


def test_updates_that_nobody_will_handle_end_by_their_numbers(session: Session) -> None:
    for update_id in (1, 2, 3):
        inbox.add(session, update_id, CHAT, {}, NOW)
    assert inbox.drop(session, {1, 3, 9}, NOW) == 2
    assert inbox.drop(session, {1, 3, 9}, NOW) == 0
    assert [row.update_id for row in inbox.undone(session, 10)] == [2]


def test_a_finished_update_no_longer_says_anything(session: Session) -> None:
    row_id = inbox.add(session, 7, CHAT, {"text": "hello"}, NOW)
    assert row_id is not None
    inbox.finish(session, row_id, NOW)
    assert session.execute(select(table.c.body)).scalar() is None
