"""The store's calls look things up by an index."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.coaching.message import Button
from bot.store import (
    appointments,
    concerns,
    contacts,
    conversations,
    drafts,
    inbox,
    keyboards,
    nudge_facts,
    outbox,
    practices,
    retention,
    seen,
    traces,
    users,
)
from bot.store.appointments import Planned
from bot.store.schema import metadata
from tests.store.conftest import CHAT, NOW
from tests.store.everything import write_all

Call = Callable[[Session, int], object]

CALLS: dict[str, Call] = {
    "users.find": lambda s, _: users.find(s, CHAT),
    "users.seen_now": lambda s, u: users.seen_now(s, u, NOW),
    "seen.of_script": lambda s, u: seen.of_script(s, u, "greet"),
    "seen.record": lambda s, u: seen.record(s, u, "greet", "greet/1", NOW),
    "inbox.add": lambda s, _: inbox.add(s, 5, CHAT, {"text": "hello"}, NOW),
    "inbox.finish": lambda s, _: inbox.finish(s, 1, NOW),
    "outbox.claim": lambda s, _: outbox.claim(s, NOW, 8),
    "outbox.expire": lambda s, _: outbox.expire(s, NOW),
    "outbox.next_due": lambda s, _: outbox.next_due(s),
    "keyboards.find_label": lambda s, u: keyboards.find_label(s, u, "yes"),
    "practices.open_one": lambda s, u: practices.open_one(s, u),
    "conversations.load": lambda s, u: conversations.load(s, u),
    "seen.of_many": lambda s, u: seen.of_many(s, seen.keys_of(s, [(u + n, f"{n}") for n in range(400)])),
    "nudge_facts.load": lambda s, u: nudge_facts.load(s, range(u, u + 400), NOW, NOW),
    "appointments.arrange": lambda s, u: appointments.arrange(
        s, [Planned(u, "nudge", str(n), NOW, None, {}) for n in range(400)]
    ),
    "appointments.decided": lambda s, _: appointments.decided(s, [(n, "claimed", {}) for n in range(400)], NOW),
    "appointments.restore": lambda s, u: appointments.restore(s, u, range(400)),
    "outbox.give_up": lambda s, _: outbox.give_up(s, NOW, NOW),
    "outbox.take_back": lambda s, _: outbox.take_back(s, range(400)),
    "inbox.drop": lambda s, _: inbox.drop(s, range(400), NOW),
    "appointments.claim": lambda s, _: appointments.claim(s, NOW, 8),
    "appointments.take": lambda s, _: appointments.take(s, range(400), NOW),
    "appointments.next_due": lambda s, _: appointments.next_due(s),
    "contacts.list_all": lambda s, u: contacts.list_all(s, u),
    "concerns.latest": lambda s, u: concerns.latest(s, u),
    "users.erase": lambda s, u: users.erase(s, u, NOW),
    "users.export": lambda s, u: users.export(s, u),
    "inbox.undone": lambda s, _: inbox.undone(s, 10),
    "outbox.add": lambda s, u: outbox.add(s, CHAT, u, [{"kind": "nudge"}], NOW, appointment_id=1),
    "outbox.drop_for_chat": lambda s, _: outbox.drop_for_chat(s, CHAT, NOW),
    "outbox.sent": lambda s, _: outbox.sent(s, 1, NOW, 1),
    "keyboards.add": lambda s, u: keyboards.add(s, u, ((Button("Yes", "/affirm"),),), NOW),
    "keyboards.use": lambda s, _: keyboards.use(s, "token"),
    "practices.finished": lambda s, u: practices.finished(s, u),
    "drafts.list_kept": lambda s, u: drafts.list_kept(s, u),
    "traces.recent": lambda s, u: traces.recent(s, u, NOW),
    "appointments.waiting": lambda s, u: appointments.waiting(s, u),
    "appointments.ended": lambda s, u: appointments.ended(s, u, NOW),
    "appointments.withdraw": lambda s, u: appointments.withdraw(s, u),
    "retention.sweep": lambda s, _: retention.sweep(s, NOW + timedelta(days=100)),
}
SWEPT_WHOLE = {"draft"}
"""Tables that the sweep reads whole: it runs seldom, and most of their rows stay."""


pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_finds_its_rows_by_an_index(session: Session, name: str) -> None:
    user_id = write_all(session, CHAT, NOW)
    driver: Any = session.connection().connection
    statements: list[str] = []
    driver.set_trace_callback(statements.append)
    CALLS[name](session, user_id)
    driver.set_trace_callback(None)
    assert statements
    assert [step for statement in statements for step in reads_too_much(driver, statement)] == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT id FROM appointment WHERE due_at <= '2026'",
        "SELECT id FROM appointment WHERE state = 'waiting' AND occurrence_key = 'x'",
        f"UPDATE appointment SET claimed_at = NULL WHERE id IN {tuple(range(400))} AND state = 'waiting'",
        "SELECT id FROM appointment WHERE state = 'waiting' ORDER BY expires_at LIMIT 3",
    ],
    ids=["no index", "state alone", "state alone though the ids are given", "state alone though few are wanted"],
)
def test_what_reads_all_that_wait_is_noticed(session: Session, statement: str) -> None:
    assert reads_too_much(session.connection().connection, statement)


def reads_too_much(driver: Any, statement: str) -> list[str]:
    """Of the steps by which SQLite runs a statement, those that read a table whole, or all that wait in it.

    What is claimed is in flight, and few; the first of what waits in the order of the index is found at once.
    """
    if not statement.startswith(("SELECT", "UPDATE", "DELETE")):
        return []
    steps = [step for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {statement}")]
    is_first = "LIMIT" in statement and not any(step.startswith("USE TEMP B-TREE") for step in steps)
    is_in_flight = "state = 'claimed'" in statement and "state = 'waiting'" not in statement
    alone = () if is_first or is_in_flight else ("(state=?)", "(state=? AND rank=?)")
    return [
        step
        for step in steps
        if (step.startswith("SCAN") and step.split()[1] in metadata.tables.keys() - SWEPT_WHOLE)
        or (step.startswith("SEARCH") and step.endswith(alone))
    ]
