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
    outbox,
    practices,
    retention,
    seen,
    traces,
    users,
)
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
    "appointments.claim": lambda s, _: appointments.claim(s, NOW, 8),
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
    statements: list[str] = []
    driver: Any = session.connection().connection
    driver.set_trace_callback(statements.append)
    CALLS[name](session, user_id)
    driver.set_trace_callback(None)
    scans = [
        step
        for statement in statements
        if statement.startswith(("SELECT", "UPDATE", "DELETE"))
        for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {statement}")
        if step.startswith("SCAN") and step.removeprefix("SCAN ") in metadata.tables.keys() - SWEPT_WHOLE
    ]
    assert statements
    assert scans == []
