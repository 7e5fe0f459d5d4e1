"""Contacts, practices, drafts, what was seen, conversations, traces, concerns and feedback."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot.errors import StoreError
from bot.store import concerns, contacts, conversations, drafts, practices, seen, traces, users
from bot.store.users import User
from tests.store.conftest import CHAT, NOW

LATER = NOW + timedelta(hours=1)


def test_contacts_are_listed_in_the_order_of_adding_and_change_field_by_field(session: Session, user: User) -> None:
    ann = contacts.add(session, user.id, "Ann", "sister", NOW)
    ben = contacts.add(session, user.id, "Ben", None, NOW, usual_way="text", rhythm_days=7)
    assert contacts.list_all(session, user.id) == [ann, ben]
    assert (ann.status, ben.usual_way, ben.rhythm_days) == ("ok", "text", 7)
    changed = contacts.change(session, user.id, ann.id, status="no_contact", notes="No calls")
    assert (changed.status, changed.notes, changed.relation) == ("no_contact", "No calls", "sister")
    contacts.remove(session, user.id, ann.id)
    assert contacts.list_all(session, user.id) == [ben]


def test_nobody_reaches_the_contacts_of_somebody_else(session: Session, user: User) -> None:
    ann = contacts.add(session, user.id, "Ann", None, NOW)
    other = users.create(session, CHAT + 1, NOW)
    contacts.remove(session, other.id, ann.id)
    assert contacts.list_all(session, other.id) == []
    with pytest.raises(StoreError):
        contacts.change(session, other.id, ann.id, name="Mine")
    assert contacts.get(session, user.id, ann.id) == ann


def test_a_contact_has_no_other_fields(session: Session, user: User) -> None:
    with pytest.raises(StoreError):
        contacts.add(session, user.id, "Ann", None, NOW, created_at=NOW)


def test_one_practice_is_open_at_a_time_and_the_earlier_one_is_left(session: Session, user: User) -> None:
    first = practices.start(session, user.id, "set_boundary", "choose", {}, NOW)
    second = practices.start(session, user.id, "reach_out", "gate", {"a": [1]}, NOW)
    assert practices.open_one(session, user.id) == second
    practices.save(session, second.id, "draft", {"a": [1, 2]}, LATER)
    at = practices.open_one(session, user.id)
    assert at is not None
    assert (at.step, at.data, at.started_at, at.changed_at) == ("draft", {"a": [1, 2]}, NOW, LATER)
    practices.close(session, second.id, "done", LATER)
    assert practices.open_one(session, user.id) is None
    assert [practice.id for practice in practices.finished(session, user.id)] == [second.id]
    assert first.id != second.id


def test_kept_drafts_are_listed_and_others_are_not(session: Session, user: User) -> None:
    kept = drafts.add(session, user.id, "boundary", "loan", "I can't lend money.", True, NOW)
    loose = drafts.add(session, user.id, "boundary", None, "No.", False, NOW)
    assert drafts.list_kept(session, user.id) == [kept]
    drafts.keep(session, user.id, loose.id)
    drafts.remove(session, user.id, kept.id)
    assert [draft.text for draft in drafts.list_kept(session, user.id)] == ["No."]


def test_what_was_seen_is_known_per_user_and_script_with_its_last_time(session: Session, user: User) -> None:
    other = users.create(session, CHAT + 1, NOW)
    seen.record(session, user.id, "greet", "greet/1", NOW)
    seen.record(session, user.id, "greet", "greet/2", NOW)
    seen.record(session, user.id, "greet", "greet/1", LATER)
    seen.record(session, user.id, "thank", "thank/1", NOW)
    assert seen.of_script(session, user.id, "greet") == {"greet/1": LATER, "greet/2": NOW}
    assert seen.of_script(session, other.id, "greet") == {}


@pytest.mark.parametrize("state", [{}, {"events": [{"text": "ünï 👋 \ud83d"}] * 400, "n": None}], ids=["empty", "long"])
def test_a_conversation_comes_back_as_it_was_saved(session: Session, user: User, state: dict[str, object]) -> None:
    assert conversations.load(session, user.id) is None
    conversations.save(session, user.id, {"first": True}, NOW)
    conversations.save(session, user.id, state, NOW)
    assert conversations.load(session, user.id) == state
    conversations.forget(session, user.id)
    assert conversations.load(session, user.id) is None


def test_traces_of_both_sides_are_found_since_an_instant(session: Session, user: User) -> None:
    traces.add(session, user.id, 1, False, NOW)
    traces.add(session, user.id, 3, True, LATER)
    traces.add(session, user.id, 2, False, LATER)
    traces.add(session, user.id, 2, False, LATER)
    assert traces.recent(session, user.id, NOW) == [1, 2, 3]
    assert traces.recent(session, user.id, LATER) == [2, 3]
    traces.forget(session, user.id)
    assert traces.recent(session, user.id, NOW) == []


def test_the_latest_concern_is_the_one_recorded_last(session: Session, user: User) -> None:
    assert concerns.latest(session, user.id) is None
    concerns.record(session, user.id, "watch", None, NOW)
    concerns.record(session, user.id, "urgent", "suicide", LATER)
    found = concerns.latest(session, user.id)
    assert found is not None
    assert (found.level, found.concern, found.at) == ("urgent", "suicide", LATER)
    assert "suicide" not in repr(found)


def test_an_open_safety_talk_is_mirrored_until_it_is_over(session: Session) -> None:
    concerns.save_talk(session, CHAT, {"step": "ask"}, NOW)
    concerns.save_talk(session, CHAT, {"step": "call"}, LATER)
    concerns.save_talk(session, CHAT + 1, {"step": "ask"}, NOW)
    assert concerns.open_talks(session) == [(CHAT + 1, {"step": "ask"}), (CHAT, {"step": "call"})]
    concerns.save_talk(session, CHAT, None, LATER)
    concerns.save_talk(session, CHAT, None, LATER)
    assert concerns.open_talks(session) == [(CHAT + 1, {"step": "ask"})]


def test_what_was_said_over_30_days_before_the_newest_word_is_not_kept(session: Session, user: User) -> None:
    day = 86_400.0
    said = [
        {"event": "user", "timestamp": at * day, "text": "words", "parse_data": {"text": "words", "intent": {}}}
        for at in (1, 2, 32)
    ]
    conversations.save(session, user.id, {"events": [*said, {"event": "slot", "timestamp": day, "value": 1}]}, NOW)
    kept = conversations.load(session, user.id)
    assert kept is not None
    assert [event.get("text") for event in kept["events"]] == ["", "words", "words", None]
    assert [event["parse_data"]["text"] for event in kept["events"][:3]] == ["", "words", "words"]
