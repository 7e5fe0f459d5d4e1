"""Of two that claim at once, never both get the same."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from bot.store import appointments, inbox, outbox, users
from bot.store.engine import Store
from tests.store.conftest import CHAT, NOW

MANY = 60


def side_by_side(claim: Callable[[], list[int]]) -> list[list[int]]:
    """Claims from two threads until both find nothing three times running, then alone; the ids that each got.

    A thread that finds nothing may hold, until its transaction ends, what it passed over because the other held its
    user. Where that lasts, on a busy machine, both may find nothing three times while something is left.
    """
    got: list[list[int]] = [[], []]
    start = threading.Barrier(2)

    def work(mine: list[int]) -> None:
        start.wait()
        nothing = 0
        while nothing < 3:
            found = claim()
            mine.extend(found)
            nothing = 0 if found else nothing + 1

    threads = [threading.Thread(target=work, args=(mine,)) for mine in got]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    while found := claim():
        got[0].extend(found)
    return got


def in_store(store: Store, claim: Callable[..., list[Any]]) -> list[int]:
    with store.session() as session:
        return [row.id for row in claim(session, NOW, 3)]


def test_a_message_is_claimed_by_one_sender(store: Store) -> None:
    with store.session() as session:
        ids = [i for chat in range(MANY) for i in outbox.add(session, chat, None, [{"kind": "reply"}], NOW)]
    got = side_by_side(lambda: in_store(store, outbox.claim))
    assert sorted(got[0] + got[1]) == ids


def test_two_senders_never_have_two_messages_of_one_chat(store: Store) -> None:
    with store.session() as session:
        for chat in range(5):
            outbox.add(session, chat, None, [{"kind": "reply", "n": n} for n in range(6)], NOW)
    order: list[tuple[int, int]] = []
    overlaps: list[int] = []
    in_flight: set[int] = set()

    def deliver() -> list[int]:
        with store.session() as session:
            found = outbox.claim(session, NOW, 1)
        for row in found:
            overlaps.extend(in_flight & {row.chat_id})
            in_flight.add(row.chat_id)
            order.append((row.chat_id, row.message["n"]))
            in_flight.discard(row.chat_id)
            with store.session() as session:
                outbox.sent(session, row.id, NOW, 1)
        return [row.id for row in found]

    side_by_side(deliver)
    assert not overlaps
    assert [[n for chat, n in order if chat == wanted] for wanted in range(5)] == [list(range(6))] * 5


def test_an_appointment_is_claimed_by_one_nudger(store: Store) -> None:
    with store.session() as session:
        user = users.create(session, CHAT, NOW)
        for number in range(MANY):
            appointments.add(session, user.id, "nudge", str(number), NOW, None, {})
        ids = [appointment.id for appointment in appointments.waiting(session, user.id)]
    got = side_by_side(lambda: in_store(store, appointments.claim))
    assert sorted(got[0] + got[1]) == ids


def test_an_update_that_two_processes_receive_is_stored_once(store: Store) -> None:
    numbers = iter(list(range(40)) * 2)
    lock = threading.Lock()
    stored: list[int | None] = []

    def receive() -> list[int]:
        with lock:
            number = next(numbers, None)
        if number is None:
            return []
        with store.session() as session:
            stored.append(inbox.add(session, number, CHAT, {}, NOW))
        return [number]

    side_by_side(receive)
    assert len([row_id for row_id in stored if row_id is not None]) == 40
    assert len(stored) == 80
