"""Keyboards are used once, and a label finds the newest live one that has it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.coaching.message import Button
from bot.store import keyboards, users
from bot.store.users import User
from tests.store.conftest import CHAT, NOW

YES_NO = ((Button("Yes", "/affirm"), Button("No", "/deny")), (Button("Not now", "/choose"),))


def test_buttons_are_kept_row_by_row_as_one_list(session: Session, user: User) -> None:
    token = keyboards.add(session, user.id, YES_NO, NOW)
    keyboards.placed(session, token, 99)
    kept = keyboards.find(session, token)
    assert kept is not None
    assert kept.labels_and_taps == [["Yes", "/affirm"], ["No", "/deny"], ["Not now", "/choose"]]
    assert (kept.is_live, kept.message_id) == (True, 99)
    assert keyboards.find(session, "another") is None


def test_a_token_and_an_index_fit_into_callback_data(session: Session, user: User) -> None:
    token = keyboards.add(session, user.id, YES_NO, NOW)
    assert len(f"{token}.99".encode()) <= 64
    assert "." not in token


def test_a_keyboard_is_used_once(session: Session, user: User) -> None:
    token = keyboards.add(session, user.id, YES_NO, NOW)
    assert [keyboards.use(session, token) for _ in range(2)] == [True, False]
    assert keyboards.use(session, "another") is False


def test_a_label_finds_the_newest_live_keyboard_else_the_newest_old_one(session: Session, user: User) -> None:
    old, live, used = (keyboards.add(session, user.id, YES_NO, NOW) for _ in range(3))
    keyboards.use(session, used)
    found = keyboards.find_label(session, user.id, " not  NOW ")
    assert found is not None
    assert (found[0].token, found[1]) == (live, 2)
    keyboards.use(session, live)
    keyboards.use(session, old)
    stale = keyboards.find_label(session, user.id, "No")
    assert stale is not None
    assert (stale[0].token, stale[0].is_live, stale[1]) == (used, False, 1)
    assert keyboards.find_label(session, user.id, "Maybe") is None


def test_nobody_finds_the_keyboard_of_somebody_else(session: Session, user: User) -> None:
    token = keyboards.add(session, user.id, YES_NO, NOW)
    other = users.create(session, CHAT + 1, NOW)
    assert keyboards.find_label(session, other.id, "Yes") is None
    assert keyboards.newest_live(session, other.id) is None
    newest = keyboards.newest_live(session, user.id)
    assert newest is not None
    assert newest.token == token
