"""Appointments are made once, come when they are due, and end in one way."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.store import appointments, outbox, users
from bot.store.schema import outbox as outbox_table
from bot.store.users import User
from tests.store.conftest import CHAT, NOW

HOUR = timedelta(hours=1)


def test_an_occurrence_is_made_once_for_a_user_even_after_it_ended(session: Session, user: User) -> None:
    first = appointments.add(session, user.id, "nudge", "sunday", NOW, None, {})
    assert first is not None
    assert appointments.add(session, user.id, "nudge", "sunday", NOW + HOUR, None, {}) is None
    appointments.end(session, first, "sent", NOW)
    assert appointments.add(session, user.id, "nudge", "sunday", NOW, None, {}) is None
    other = users.create(session, CHAT + 1, NOW)
    assert appointments.add(session, other.id, "nudge", "sunday", NOW, None, {}) is not None


def test_what_is_due_is_claimed_once_the_longest_due_first(session: Session, user: User) -> None:
    for name, due in (("later", NOW), ("sooner", NOW - HOUR), ("not yet", NOW + HOUR)):
        appointments.add(session, user.id, "nudge", name, due, None, {"say": name})
    assert [a.payload["say"] for a in appointments.claim(session, NOW, 10)] == ["sooner", "later"]
    assert appointments.claim(session, NOW, 10) == []
    assert appointments.next_due(session) == NOW + HOUR
    assert [a.key for a in appointments.waiting(session, user.id)] == ["not yet"]


def test_one_that_is_too_late_still_comes_so_that_the_next_is_planned(session: Session, user: User) -> None:
    appointments.add(session, user.id, "nudge", "k", NOW - 2 * HOUR, NOW - HOUR, {})
    (late,) = appointments.claim(session, NOW, 10)
    assert late.expires_at == NOW - HOUR


def test_a_claim_of_a_dead_process_that_laid_nothing_out_is_taken_again(session: Session, user: User) -> None:
    for name in ("lost", "laid out"):
        appointments.add(session, user.id, "nudge", name, NOW, None, {})
    laid_out = next(a for a in appointments.claim(session, NOW, 10) if a.key == "laid out")
    outbox.add(session, CHAT, user.id, [{"kind": "nudge"}], NOW, appointment_id=laid_out.id)
    assert appointments.claim(session, NOW + timedelta(seconds=59), 10) == []
    assert [a.key for a in appointments.claim(session, NOW + timedelta(seconds=60), 10)] == ["lost"]


def test_an_ended_appointment_stays_as_it_ended(session: Session, user: User) -> None:
    made = appointments.add(session, user.id, "timer", "k", NOW, None, {})
    assert made is not None
    appointments.end(session, made, "unknown", NOW)
    appointments.end(session, made, "sent", NOW + HOUR)
    (found,) = appointments.ended(session, user.id, NOW)
    assert (found.state, found.ended_at) == ("unknown", NOW)


def test_what_was_sent_since_an_instant_is_found_for_the_caps(session: Session, user: User) -> None:
    for number, state in enumerate(("sent", "expired", "sent", "withdrawn")):
        made = appointments.add(session, user.id, "nudge", str(number), NOW, None, {})
        assert made is not None
        appointments.end(session, made, state, NOW + number * HOUR)  # type: ignore[arg-type]
    assert [a.key for a in appointments.ended(session, user.id, NOW)] == ["0", "2"]
    assert [a.key for a in appointments.ended(session, user.id, NOW + HOUR)] == ["2"]


def test_withdrawing_takes_all_or_some_kinds_or_what_is_about_a_contact(session: Session, user: User) -> None:
    other = users.create(session, CHAT + 1, NOW)
    appointments.add(session, other.id, "nudge", "theirs", NOW, None, {})
    appointments.add(session, user.id, "nudge", "ann", NOW, None, {"contact_id": 1})
    appointments.add(session, user.id, "nudge", "ben", NOW, None, {"contact_id": 2})
    appointments.add(session, user.id, "timer", "pause", NOW, None, {})
    appointments.add(session, user.id, "check_in", "check", NOW, None, {})
    assert appointments.withdraw(session, user.id, about_contact=1) == 1
    assert appointments.withdraw(session, user.id, ["timer", "review"]) == 1
    assert [a.key for a in appointments.waiting(session, user.id)] == ["ben", "check"]
    assert appointments.withdraw(session, user.id) == 2
    assert appointments.withdraw(session, user.id) == 0
    assert len(appointments.waiting(session, other.id)) == 1


def test_withdrawing_reaches_what_waits_in_the_outbox_but_not_what_is_on_its_way(session: Session, user: User) -> None:
    for name in ("laid out", "on its way", "being decided"):
        appointments.add(session, user.id, "nudge", name, NOW, None, {})
    found = {a.key: a.id for a in appointments.claim(session, NOW, 10)}
    outbox.add(session, CHAT, user.id, [{"kind": "nudge"}], NOW, appointment_id=found["on its way"])
    outbox.claim(session, NOW, 1)
    outbox.add(session, CHAT, user.id, [{"kind": "nudge"}], NOW, appointment_id=found["laid out"])
    assert appointments.withdraw(session, user.id) == 2
    assert outbox.add(session, CHAT, user.id, [{"kind": "nudge"}], NOW, appointment_id=found["being decided"]) == []
    (flying,) = (row for row in session.execute(outbox_table.select()))
    outbox.sent(session, flying.id, NOW, 1)
    assert outbox.claim(session, NOW, 10) == []
    assert [a.key for a in appointments.ended(session, user.id, NOW)] == ["on its way"]
