"""A row in every table that knows people, each text marked, so that tests find what should not be there."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.coaching.message import Button
from bot.coaching.nudges import Sent
from bot.coaching.plans import Schedule
from bot.coaching.timed_talk import begun
from bot.store import (
    appointments,
    audit,
    concerns,
    contact_log,
    contacts,
    conversations,
    drafts,
    feedback,
    inbox,
    keyboards,
    nudging,
    outbox,
    plans,
    practices,
    seen,
    timed_talks,
    traces,
    users,
)

MARK = "Marzipan"


def write_all(session: Session, chat_id: int, now: datetime) -> int:
    """Writes it all for a new user of this chat and returns the user's id."""
    user = users.create(session, chat_id, now)
    users.consent(session, user.id, now, True)
    users.change(session, user.id, name=f"{MARK} me", zone=f"{MARK}/Zone", country=MARK, tags={f"{MARK}_tag"})
    friend = contacts.add(session, user.id, f"{MARK} friend", f"{MARK} relation", now)
    contacts.change(session, user.id, friend.id, usual_way=f"{MARK} way", notes=f"{MARK} notes", status="not_safe")
    contacts.change(session, user.id, friend.id, birthday=f"{MARK} day", is_easy=True, mentioned_at=now)
    met = contact_log.add(session, user.id, friend.id, now, f"{MARK} by phone")
    contact_log.change(session, user.id, met.id, expected=f"{MARK} cold", went=f"{MARK} warm", compared="better")
    schedule = Schedule("week", now.date(), time(17))
    plans.add(session, user.id, f"{MARK} ring", now, contact_id=friend.id, cue=f"{MARK} tea", schedule=schedule)
    practices.start(session, user.id, f"{MARK} room", f"{MARK} step", {"draft": MARK * 300}, now)
    drafts.add(session, user.id, f"{MARK} kind", f"{MARK} case", f"{MARK} text", True, now)
    seen.record(session, user.id, f"{MARK}_script", f"{MARK}_variant", now)
    conversations.save(session, user.id, {"events": [MARK]}, now)
    inbox.add(session, chat_id % 1000, chat_id, {"text": MARK}, now)
    due = now + timedelta(hours=1)
    made = appointments.add(session, user.id, "check_in", f"{MARK} key", due, None, {"about": MARK})
    assert made is not None
    nudging.change(session, user.id, now, sent=(Sent(now, (f"{MARK} plan",)),))
    past = appointments.add(session, user.id, "nudge", f"{MARK} look", now, None, {"look": MARK})
    assert past is not None
    appointments.hold(session, now, 1)
    appointments.decided(session, [(past, "expired", {"why": MARK})], now)
    outbox.add(session, chat_id, user.id, [{"kind": "reply", "html": MARK}], now)
    keyboards.add(session, user.id, ((Button(f"{MARK} label", "/affirm"),),), now)
    traces.add(session, user.id, 11, True, now)
    concerns.record(session, user.id, "urgent", f"{MARK} concern", now)
    concerns.save_talk(session, chat_id, {"step": MARK}, now)
    timed_talks.save(session, user.id, begun(10, now), now)
    feedback.add(session, user.id, f"{MARK} about", True, now)
    audit.record(session, "export", user.id, now)
    return user.id
