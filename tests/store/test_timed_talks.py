"""A talk by the clock is kept sealed, one for a user, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from bot.coaching.timed_talk import begun
from bot.store import timed_talks, users
from bot.store.engine import Store

NOW = datetime(2026, 3, 2, 18, tzinfo=timezone.utc)


def test_the_newest_talk_takes_the_place_of_the_one_before(store: Store) -> None:
    with store.session() as session:
        user = users.create(session, 4711, NOW)
        timed_talks.save(session, user.id, begun(10, NOW), NOW)
        held = begun(3, NOW).held(NOW + timedelta(minutes=2))
        timed_talks.save(session, user.id, held, NOW)
        assert timed_talks.get(session, user.id) == held
        timed_talks.remove(session, user.id)
        assert timed_talks.get(session, user.id) is None
