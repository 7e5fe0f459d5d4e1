"""One pass over nudges that are due: decided for many people at once, in few statements."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.coaching.nudges import Decision, Subject, Why, decide, next_look
from bot.coaching.nudges.gathering import FORGOTTEN, planned
from bot.errors import whereabouts
from bot.services.nudge_saying import Chosen, in_words, lay_out
from bot.services.nudge_words import number_of
from bot.services.speech import Speech
from bot.services.standing import coming_plans, due_plans, having_sent, subjects_of
from bot.store import appointments, nudge_facts, nudging
from bot.store.appointments import Appointment, Planned
from bot.store.nudge_facts import Facts

log = logging.getLogger(__name__)

TRIES = 12
"""How many looks ahead are tried where an occurrence of that name has ended already."""


def settle(session: Any, speech: Speech, claimed: Sequence[Appointment], now: datetime) -> None:
    """Decides about each claimed nudge, lays out what is sent, ends the others, and makes everybody's next look."""
    users = {one.user_id for one in claimed}
    known = nudge_facts.load(session, users, now, now - FORGOTTEN)
    chosen: list[Chosen] = []
    ended: list[tuple[int, appointments.State, dict[str, Any]]] = []
    before = dict(known)
    for one in claimed:
        if one.user_id not in known:
            continue
        try:
            decision = _decided(known[one.user_id], one, now)
        except Exception as error:  # noqa: BLE001 - one that cannot be decided must not hold up all the others
            log.error("A nudge could not be decided: %s.", whereabouts(error))
            ended.append((one.id, "unknown", {}))
            continue
        if decision.verdict == "nothing":
            ended.append((one.id, "expired", told(decision)))
            continue
        chosen.append(Chosen(one, decision, _expiry(one, decision)))
        known[one.user_id] = _after(known[one.user_id], decision, now)
    worded = in_words(session, speech, chosen, now)
    for gone in (one for one in worded if one.message is None):  # what it was about was removed meanwhile
        ended.append((gone.appointment.id, "expired", told(Decision("nothing", "nothing_due"))))
        user_id = gone.appointment.user_id
        known[user_id] = before[user_id]
    sent = [one for one in worded if one.message is not None]
    ended += [(one.appointment.id, "claimed", told(one.decision)) for one in sent]
    appointments.decided(session, ended, now)
    changed = {user: facts.nudging for user, facts in known.items() if facts is not before[user]}
    nudging.put_all(session, changed, now)
    lay_out(session, sent, now)
    look_anew(session, known.values(), now)


def look_anew(session: Any, everybody: Iterable[Facts], now: datetime) -> None:
    """Makes the next look of each of these people, where one is to come."""
    waiting = {facts.user_id: (facts, now) for facts in everybody}
    for _ in range(TRIES):
        wanted: dict[tuple[int, str], datetime] = {}
        made: list[Planned] = []
        for user_id, (facts, after) in waiting.items():
            look = next_look(facts.standing, coming_plans(facts, now), after)
            if look is not None:
                wanted[user_id, look.key] = look.due_at
                made.append(Planned(user_id, "nudge", look.key, look.due_at, look.expires_at, {"look": 1}))
        there = appointments.arrange(session, made)
        waiting = {user: (waiting[user][0], due) for (user, key), due in wanted.items() if (user, key) not in there}
        if not waiting:
            return


def told(decision: Decision) -> dict[str, Any]:
    """The decision as JSON-ready values: verdict, why, and of each subject its kind, key, contact and reason."""

    def subject(one: Subject, why: Why) -> list[Any]:
        return [one.about, one.key, one.contact_id, why]

    return {
        "verdict": decision.verdict,
        "why": decision.why,
        "about": [[one.about, one.key, one.contact_id] for one in decision.about],
        "looked_at": [subject(one, why) for one, why in decision.looked_at],
    }


def _decided(facts: Facts, one: Appointment, now: datetime) -> Decision:
    standing = facts.standing
    if "snooze" in one.payload:
        return decide(standing, [snoozed(facts, one)], now)
    if one.expires_at is not None and now > one.expires_at:  # only what is due at this very time is still worth it
        return decide(standing, planned(due_plans(facts, now)), now)
    return decide(standing, subjects_of(facts, now), now)


def snoozed(facts: Facts, one: Appointment) -> Subject:
    """What was put off, as it stands now: done if they were in touch since."""
    about, key, contact_id = one.payload["snooze"]
    at = datetime.fromisoformat(one.payload["at"])
    person = next((person for person in facts.people if person.contact_id == contact_id), None)
    plan = next((plan for plan in facts.plans if about == "plan" and plan.id == number_of(key)), None)
    is_done = person is not None and person.last_at > at
    if about == "plan":
        done_on = None if plan is None else plan.last_done_on
        is_done = is_done or plan is None or (done_on is not None and done_on.isoformat() >= key.split()[2])
    is_ok = person.is_ok if person is not None else contact_id is None
    return Subject(about, key, one.due_at, one.expires_at, contact_id, is_ok=is_ok, is_done=is_done, is_snoozed=True)


def _expiry(one: Appointment, decision: Decision) -> datetime | None:
    ends = [subject.until for subject in decision.about if subject.about == "plan" and subject.until is not None]
    return min(ends) if ends else one.expires_at


def _after(facts: Facts, decision: Decision, now: datetime) -> Facts:
    if decision.verdict == "ask":
        return facts.having(replace(having_sent(facts.nudging, ("ask",), now, is_snoozed=False), asked_at=now))
    keys = tuple(one.key for one in decision.about)
    return facts.having(having_sent(facts.nudging, keys, now, is_snoozed=decision.about[0].is_snoozed))
