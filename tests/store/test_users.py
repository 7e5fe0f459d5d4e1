"""Users are found by their chat, change field by field, take everything along, and are erased whole."""

from __future__ import annotations

import json
from datetime import time

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.errors import StoreError
from bot.store import belonging, conversations, keyboards, outbox, rows, seen, traces, users
from bot.store.engine import Store
from bot.store.rows import chat_key
from bot.store.schema import audit, deletion
from bot.store.schema import user as user_table
from bot.store.users import User
from tests.store.conftest import CHAT, NOW
from tests.store.everything import MARK, write_all

ABOUT_PEOPLE = [table for table in belonging.personal() if table is not user_table]


def left_over(session: Session) -> list[str]:
    """The tables about people that hold a row, but for the audit's of an erasure, which names nobody."""
    found = [*ABOUT_PEOPLE, user_table]
    named = {audit.name: select(audit).where(audit.c.chat_key.is_not(None))}
    return [table.name for table in found if session.execute(named.get(table.name, select(table))).first()]


def test_a_new_user_has_agreed_to_nothing_and_gets_nothing_unasked(user: User) -> None:
    assert (user.chat_id, user.consented_at, user.is_adult, user.zone) == (CHAT, None, None, None)
    assert (user.nudges_on, user.per_day, user.per_week, user.reachable) == (False, 1, 3, True)
    assert user.days == frozenset(range(7))


def test_a_user_is_found_by_their_chat_and_made_once(session: Session, user: User) -> None:
    assert users.create(session, CHAT, NOW) == user == users.find(session, CHAT) == users.get(session, user.id)
    assert users.find(session, CHAT + 1) is None


def test_fields_change_one_by_one(session: Session, user: User) -> None:
    changed = users.change(
        session, user.id, tags={"recovery"}, days={0, 6}, quiet_from=time(22, 30), zone="Europe/Paris"
    )
    assert changed.tags == {"recovery"}
    assert changed.days == {0, 6}
    assert (changed.quiet_from, changed.zone, changed.name) == (time(22, 30), "Europe/Paris", None)


@pytest.mark.parametrize("field", ["id", "chat_id", "created_at", "favourite_colour"])
def test_other_fields_do_not_change(session: Session, user: User, field: str) -> None:
    with pytest.raises(StoreError):
        users.change(session, user.id, **{field: 1})


def test_consent_says_when_and_whether_adult(session: Session, user: User) -> None:
    agreed = users.consent(session, user.id, NOW, False)
    assert (agreed.consented_at, agreed.is_adult) == (NOW, False)


def test_somebody_who_writes_can_be_reached(session: Session, user: User) -> None:
    users.change(session, user.id, reachable=False)
    users.seen_now(session, user.id, NOW.replace(hour=13))
    again = users.get(session, user.id)
    assert (again.reachable, again.last_seen_at) == (True, NOW.replace(hour=13))


def test_an_unknown_user_is_an_error(session: Session) -> None:
    with pytest.raises(StoreError):
        users.get(session, 1)
    with pytest.raises(StoreError):
        users.export(session, 1)


def test_repr_shows_neither_name_nor_chat_nor_tags(session: Session, user: User) -> None:
    shown = repr(users.change(session, user.id, name=MARK, tags={MARK}))
    assert MARK not in shown
    assert str(CHAT) not in shown


def test_every_table_about_people_is_written_by_the_tests(session: Session) -> None:
    write_all(session, CHAT, NOW)
    assert not [table.name for table in ABOUT_PEOPLE if session.execute(select(table)).first() is None]


def test_erasing_leaves_no_row_but_the_mark_of_the_deletion(session: Session) -> None:
    users.erase(session, write_all(session, CHAT, NOW), NOW)
    assert left_over(session) == []
    left = session.execute(select(deletion)).all()
    assert [(row.chat_key, row.deleted_at) for row in left] == [(chat_key(session, CHAT), NOW)]


def test_erasing_leaves_everybody_else_whole(session: Session) -> None:
    other = write_all(session, CHAT + 1, NOW)
    before = users.export(session, other)
    users.erase(session, write_all(session, CHAT, NOW), NOW)
    assert users.export(session, other) == before


def test_erasing_twice_and_coming_back_work(session: Session) -> None:
    first = write_all(session, CHAT, NOW)
    users.erase(session, first, NOW)
    users.erase(session, first, NOW)
    back = users.create(session, CHAT, NOW)
    assert back.id != first
    users.erase(session, back.id, NOW)


def _erase_impatiently(store: Store, user: User) -> None:
    with store.session() as session:
        session.execute(text("SET LOCAL lock_timeout = 50"))
        users.erase(session, user.id, NOW)


def test_who_is_written_for_is_not_erased_by_another_process_in_between(store: Store, database: str) -> None:
    if database == "sqlite":
        pytest.skip("It has one writer.")
    with store.session() as session:
        user = users.create(session, CHAT, NOW)
    with store.session() as session:
        assert rows.is_known(session, user.id)
        with pytest.raises(StoreError):
            _erase_impatiently(store, user)


def test_what_a_turn_still_writes_after_erasing_brings_nothing_back(session: Session, user: User) -> None:
    traces.add(session, user.id, 1, True, NOW)
    users.erase(session, user.id, NOW)
    conversations.save(session, user.id, {"events": []}, NOW)
    seen.record(session, user.id, "goodbye", "goodbye/1", NOW)
    traces.add(session, user.id, 1, True, NOW)
    keyboards.add(session, user.id, (), NOW)
    (row_id,) = outbox.add(session, CHAT, user.id, [{"kind": "reply", "html": "Bye"}], NOW)
    outbox.claim(session, NOW, 1)
    outbox.sent(session, row_id, NOW, 5)
    assert left_over(session) == []


def test_the_copy_holds_everything_and_is_json(session: Session) -> None:
    copy = users.export(session, write_all(session, CHAT, NOW))
    assert copy.keys() == {"user", *(table.name for table in ABOUT_PEOPLE)}
    assert all(copy.values())
    text = json.dumps(copy)
    for word in ("friend", "relation", "way", "notes", "room", "step", "text", "label", "concern", "about", "key"):
        assert f"{MARK} {word}" in text
    assert not [name for rows in copy.values() for row in rows for name in row if name.endswith("_key")]
