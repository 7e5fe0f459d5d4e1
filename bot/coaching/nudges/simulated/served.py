"""One simulated person as Kith serves them: what it knows, what waits, and each look decided by the policy."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.coaching.nudges.gathering import Known, Occurrence, Practised, gathered, planned
from bot.coaching.nudges.looking import Look, next_look
from bot.coaching.nudges.policy import Decision, decide
from bot.coaching.nudges.simulated.diary import Entry, What
from bot.coaching.nudges.subject import REMEMBERED, Sent, Standing, Subject
from bot.coaching.nudges.wishes import Wishes, instant

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    """Something planned for a wall time on weekdays."""

    plan_id: int
    contact_id: int
    weekdays: frozenset[int]
    at: time
    made_at: datetime
    is_granted: bool

    def around(self, wishes: Wishes, now: datetime, days: int = 8) -> Iterator[tuple[date, datetime]]:
        """Its days and instants from yesterday on."""
        yesterday = wishes.local(now).date() - _DAY
        weekday = yesterday.weekday()
        for offset in range(days + 1):
            if (weekday + offset) % 7 in self.weekdays:
                day = yesterday + timedelta(days=offset)
                if (due := instant(day, self.at, wishes.zone)) > self.made_at:
                    yield day, due

    def key(self, day: date) -> str:
        """The occurrence of a day."""
        return f"plan {self.plan_id} {day.isoformat()}T{self.at:%H:%M}"


class Served(ABC):
    """What Kith keeps of one person and does for them, all of it written into `diary`."""

    def __init__(self, wishes: Wishes) -> None:
        self.diary: list[Entry] = []
        self._standing = Standing(wishes, is_on=False)
        self._waiting: dict[str, tuple[Look, Subject | None]] = {}
        self._known: dict[int, Known] = {}
        self._plans: dict[int, Plan] = {}
        self._practised: list[Practised] = []
        self._touched: list[datetime] = []
        self._done: set[str] = set()

    def _write(self, at: datetime, what: What, **facts: Any) -> None:
        self.diary.append(Entry(at, what, facts))

    def _tell_wishes(self, at: datetime) -> None:
        wishes = self._standing.wishes
        self._write(at, "wishes", **{name: getattr(wishes, name) for name in wishes.__dataclass_fields__})

    def _signs(self, at: datetime, tap: str = "", key: str = "") -> None:
        self._write(at, "sign", tap=tap, key=key)
        self._standing = replace(self._standing, last_sign=at)

    def _change_standing(self, at: datetime, **changes: Any) -> None:
        self._standing = replace(self._standing, **changes)
        self._look_anew(at)

    def _occurrences(self, at: datetime, days: int) -> list[Occurrence]:
        found = []
        for plan in self._plans.values():
            is_ok = self._known[plan.contact_id].is_ok
            for day, due in plan.around(self._standing.wishes, at, days):
                key = plan.key(day)
                is_done = key in self._done
                found.append(Occurrence(key, due, plan.contact_id, is_ok, is_done, plan.is_granted))
        return found

    def _look_anew(self, at: datetime) -> None:
        """Puts the next look in the place of the one that waits; one that is due already stays."""
        for key, (look, subject) in tuple(self._waiting.items()):
            if subject is None and not key.startswith("check_in") and look.due_at > at:
                del self._waiting[key]
        plans = sorted(planned(self._occurrences(at, 8)), key=lambda plan: plan.since)
        upcoming = next_look(self._standing, plans, at)
        if upcoming is not None:
            self._waiting.setdefault(upcoming.key, (upcoming, None))

    def _pass(self, at: datetime) -> None:
        """One pass of the nudger: all that is due is decided."""
        for key, (look, snoozed) in sorted(self._waiting.items(), key=lambda item: item[1][0].due_at):
            if look.due_at > at:
                continue
            del self._waiting[key]
            self._write(at, "due", key=key, due=look.due_at)
            if key.startswith("check_in"):
                self._write(at, "check_in", due=look.due_at)
                self._write(at, "ended", key=key, state="sent")
                continue
            decision = self._decided(look, snoozed, at)
            state = "expired"
            if decision.verdict == "send":
                self._send(decision, at)
                state = "sent"
            elif decision.verdict == "ask":
                self._write(at, "asked")
                sent = (*self._standing.sent, Sent(at, ("ask",)))
                self._standing = replace(self._standing, asked_at=at, sent=sent)
                state = "sent"
                self._react(at, ())
            self._write(at, "ended", key=key, state=state)
        self._look_anew(at)

    def _decided(self, look: Look, snoozed: Subject | None, at: datetime) -> Decision:
        if snoozed is not None:
            known = self._known.get(snoozed.contact_id or 0)
            is_ok = known is None or known.is_ok
            is_done = snoozed.key in self._done or (known is not None and known.last_at > snoozed.since)
            again = snoozed._replace(is_ok=is_ok, is_done=is_done, since=look.due_at, until=look.expires_at)
            return decide(self._standing, [again], at)
        occurrences = self._occurrences(at, 1)
        if at > look.expires_at:
            return decide(self._standing, planned(occurrences), at)
        follow_ups = [
            replace(one, is_ok=one.contact_id is None or self._known[one.contact_id].is_ok) for one in self._practised
        ]
        touches = sum(touched > at - 7 * _DAY for touched in self._touched)
        subjects = gathered(self._known.values(), occurrences, follow_ups, touches, self._standing.wishes, at)
        return decide(self._standing, subjects, at)

    def _send(self, decision: Decision, at: datetime) -> None:
        first, about = decision.about[0], decision.about
        self._write(
            at,
            "sent",
            keys=[one.key for one in about],
            about=first.about,
            contact_ids=[one.contact_id for one in about if one.contact_id is not None],
            is_snoozed=first.is_snoozed,
            why=decision.why,
        )
        sent = [one for one in self._standing.sent if one.at > at - REMEMBERED]
        sent.append(Sent(at, tuple(one.key for one in about), first.is_snoozed))
        since = self._standing.sent_since + (not first.is_snoozed)
        self._standing = replace(self._standing, sent=tuple(sent), sent_since=since)
        self._react(at, about)

    def _begin(self, at: datetime) -> None:
        self._tell_wishes(at)
        self._write(at, "on")
        self._signs(at)
        self._change_standing(
            at, is_on=True, stopped_at=None, paused_until=None, crisis_until=None, asked_at=None, sent_since=0
        )

    def _touch(self, at: datetime, contact: int) -> None:
        self._write(at, "touch", contact_id=contact)
        self._signs(at)
        self._touched.append(at)
        self._known[contact] = self._known[contact]._replace(last_at=at)
        self._practised = [replace(p, is_done=p.is_done or p.contact_id == contact) for p in self._practised]
        today = self._standing.wishes.local(at).date()
        for plan in self._plans.values():
            if plan.contact_id == contact and today.weekday() in plan.weekdays:
                self._done.add(plan.key(today))
        self._look_anew(at)

    def _fewer(self, at: datetime) -> None:
        per_week = max(1, self._standing.wishes.per_week - 1)
        wishes = replace(self._standing.wishes, per_week=per_week, per_day=1)
        self._signs(at, "fewer")
        self._change_standing(at, wishes=wishes, asked_at=None, is_on=self._standing.stopped_at is None)
        self._tell_wishes(at)

    @abstractmethod
    def _react(self, at: datetime, about: tuple[Subject, ...]) -> None:
        """What they do with a nudge, or with the question whether to go on."""
