"""The outbox as one chat sees it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.store import one_chat, outbox
from tests.store.conftest import NOW


def test_only_what_waits_for_the_chat_itself_is_due_for_it(session: Session) -> None:
    outbox.add(session, 1, None, [{"kind": "reply"}], NOW)
    outbox.add(session, 2, None, [{"kind": "reply"}] * 2, NOW + timedelta(hours=1))
    assert one_chat.next_due(session, 1) == NOW
    assert one_chat.next_due(session, 2) == NOW + timedelta(hours=1)
    assert one_chat.next_due(session, 3) is None


def test_the_chats_for_which_something_waits_are_known_but_for_ones_own(session: Session) -> None:
    outbox.add(session, 1, None, [{"kind": "reply"}], NOW)
    outbox.add(session, 2, None, [{"kind": "reply"}] * 2, NOW)
    assert one_chat.other_chats(session, 1) == {2}
    assert one_chat.other_chats(session, 3) == {1, 2}
    outbox.claim(session, NOW, 10)
    assert one_chat.other_chats(session, 1) == {2}
