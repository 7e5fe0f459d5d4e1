"""One simulated life: events by chance, and what somebody of this kind does with a nudge."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from random import Random

from bot.coaching.nudges.gathering import Known, Practised
from bot.coaching.nudges.later import Later, come_again
from bot.coaching.nudges.looking import Look, snoozed_look
from bot.coaching.nudges.policy import CRISIS_PAUSE, exceptions_needed
from bot.coaching.nudges.simulated.kinds import Kind
from bot.coaching.nudges.simulated.served import Plan, Served
from bot.coaching.nudges.subject import Subject
from bot.coaching.nudges.wishes import Wishes

START = datetime(2026, 2, 1, 12, tzinfo=timezone.utc)
_DAY = timedelta(days=1)
_MOMENT = timedelta(microseconds=1)
"""What is late is dealt with after what they wrote meanwhile, never at the very instant."""

_LATER: dict[str, Later] = {"hour": "hour", "tonight": "tonight", "tomorrow": "tomorrow"}
Happening = Callable[[datetime], None]


class Life(Served):
    """Lives through `days` days; the same number and seed give the same life."""

    def __init__(self, number: int, kind: Kind, days: int, seed: int) -> None:
        self.number, self.kind, self.days = number, kind, days
        self._random = Random(f"{seed} {number}")  # noqa: S311 - nobody guards a secret with it
        choose = self._random.choice
        per_week, per_day = (count := choose(kind.per_week)), max(1, count // 7)
        zone, hours = choose(kind.zones), choose(kind.hours)
        super().__init__(Wishes(zone, per_day, per_week, quiet=kind.quiet, hours=hours))
        self._events: list[tuple[datetime, int, Happening]] = []
        self._count = 0
        self._is_down = False
        self._missed: list[Happening] = []

    def lived(self) -> Life:
        """The life, lived to its end."""
        self._foresee()
        now, end = START, START + self.days * _DAY
        while True:
            due = min((look.due_at for look, _ in self._waiting.values()), default=None)
            event = self._events[0][0] if self._events else None
            if due is not None and not self._is_down and (event is None or due <= event) and due <= end:
                now = due if due > now else now + _MOMENT
                self._pass(now)
            elif event is not None and event <= end:
                now, _, happen = heapq.heappop(self._events)
                happen(now)
            else:
                return self

    def _on(self, at: datetime, happen: Happening) -> None:
        self._count += 1
        heapq.heappush(self._events, (at, self._count, happen))

    def _theirs(self, happen: Happening) -> Happening:
        """What they do with Kith: while the service is down it waits, as Telegram keeps it."""

        def handled(at: datetime) -> None:
            if self._is_down:
                self._missed.append(happen)
                return
            happen(at)

        return handled

    # What happens by chance.

    def _foresee(self) -> None:
        begin = START + timedelta(hours=self._random.uniform(0, 24))
        self._on(begin, self._begin)
        for number in range(self.kind.people):
            self._on(begin + timedelta(days=number * self._random.random()), self._theirs(self._meet))
        for number in range(self.kind.plans):
            self._on(begin + timedelta(days=1 + 9 * number * self._random.random()), self._theirs(self._make_plan))
        rare = (
            (self.kind.calls, self._call), (self.kind.travels, self._travel), (self.kind.crises, self._crisis),
            (0.01, self._mark), (0.01, self._pause), (0.004, self._stop), (0.004, self._block), (0.02, self._change),
            (0.03, self._practise), (0.02, self._make_plan), (0.01, self._drop_plan), (0.05, self._chat),
            (0.01, self._meet),
        )  # fmt: skip
        for day in range(1, self.days):
            at = START + day * _DAY
            for chance, happen in rare:
                if self._random.random() < chance:
                    self._on(at + timedelta(seconds=self._random.randrange(86400)), self._theirs(happen))
            if self._random.random() < 0.01:
                down = at + timedelta(seconds=self._random.randrange(86400))
                self._on(down, self._go_down)
                self._on(down + timedelta(hours=self._random.choice((0.2, 1, 3, 9, 30, 100))), self._come_up)

    def _go_down(self, at: datetime) -> None:
        self._is_down = True
        self._write(at, "down")

    def _come_up(self, at: datetime) -> None:
        self._is_down = False
        self._write(at, "up")
        missed, self._missed = self._missed, []
        for happen in missed:
            happen(at)

    def _meet(self, at: datetime) -> None:
        contact = len(self._known) + 1
        rhythm = self._random.choice((3, 7, 7, 14, 30, 60))
        is_easy = self._random.random() < 0.5
        self._known[contact] = Known(contact, rhythm, at, is_easy=is_easy)
        self._write(at, "person", contact_id=contact, rhythm=rhythm, is_easy=is_easy)
        self._signs(at)

    def _call(self, at: datetime) -> None:
        if self._known:
            self._touch(at, self._random.choice(tuple(self._known)))

    def _travel(self, at: datetime) -> None:
        wishes = replace(self._standing.wishes, zone=self._random.choice(self.kind.zones))
        self._signs(at)
        self._change_standing(at, wishes=wishes)
        self._tell_wishes(at)

    def _change(self, at: datetime) -> None:
        wishes = self._standing.wishes
        what = self._random.randrange(4)
        if what == 0:
            wishes = replace(wishes, days=frozenset(self._random.sample(range(7), self._random.randint(2, 7))))
        elif what == 1:
            per_week = self._random.choice(self.kind.per_week)
            wishes = replace(wishes, per_week=per_week, per_day=max(1, per_week // 7))
        elif what == 2:
            start, end = self._random.sample(range(24), 2)
            wishes = replace(wishes, quiet=(time(start), time(end, 30)))
        else:
            start = self._random.randrange(24)
            wishes = replace(wishes, hours=(time(start), time((start + 4) % 24)))
        self._signs(at)
        self._change_standing(at, wishes=wishes)
        self._tell_wishes(at)

    def _crisis(self, at: datetime) -> None:
        self._write(at, "crisis")
        self._signs(at)
        self._change_standing(at, crisis_until=at + CRISIS_PAUSE)
        if self._random.random() < 0.6:
            due = at + timedelta(hours=20)
            self._write(at, "check_in_agreed", due=due)
            self._waiting[f"check_in {due.isoformat()}"] = Look("check_in", due, due + 30 * _DAY), None

    def _mark(self, at: datetime) -> None:
        if self._known:
            contact = self._random.choice(tuple(self._known))
            known = self._known[contact]
            self._known[contact] = known._replace(is_ok=not known.is_ok)
            self._write(at, "mark", contact_id=contact, is_ok=not known.is_ok)
            self._signs(at)
            self._look_anew(at)

    def _pause(self, at: datetime) -> None:
        until = at + timedelta(days=self._random.choice((1, 3, 7, 30)))
        self._write(at, "pause", until=until)
        self._signs(at)
        self._change_standing(at, paused_until=until)

    def _stop(self, at: datetime) -> None:
        self._write(at, "stop")
        self._signs(at)
        self._change_standing(at, is_on=False, stopped_at=at)
        self._waiting.clear()
        if self._random.random() < 0.7:
            self._on(at + timedelta(days=self._random.uniform(1, 20)), self._theirs(self._begin))

    def _block(self, at: datetime) -> None:
        self._write(at, "blocked")
        self._change_standing(at, is_on=False, stopped_at=at, is_reachable=False)
        self._waiting.clear()
        if self._random.random() < 0.5:
            self._on(at + timedelta(days=self._random.uniform(1, 20)), self._theirs(self._unblock))

    def _unblock(self, at: datetime) -> None:
        self._write(at, "unblocked")
        self._standing = replace(self._standing, is_reachable=True)
        self._begin(at)

    def _practise(self, at: datetime) -> None:
        contact = self._random.choice([None, *self._known])
        self._signs(at)
        self._practised.append(Practised(self._number(), at, contact))
        self._practised = self._practised[-5:]

    def _make_plan(self, at: datetime) -> None:
        if not self._known:
            return
        number = self._number()
        days = frozenset(self._random.sample(range(7), self._random.choice((1, 1, 1, 2, 7))))
        hour, minute = self._random.randrange(24), self._random.choice((0, 30))
        plan = Plan(number, self._random.choice(tuple(self._known)), days, time(hour, minute), at, False)
        wishes = self._standing.wishes
        others = [due for one in self._plans.values() for _, due in one.around(wishes, at)]
        mine = [due for _, due in plan.around(wishes, at)]
        needs: set[str] = set()
        for place, due in enumerate(mine):
            needs.update(exceptions_needed(wishes, due, [*others, *mine[:place]]))
        is_granted = bool(needs) and self._random.random() < self.kind.grants
        plan = replace(plan, is_granted=is_granted)
        self._plans[number] = plan
        self._signs(at)
        facts = {"contact_id": plan.contact_id, "weekdays": plan.weekdays, "wall": plan.at}
        self._write(at, "plan", plan_id=number, needs=sorted(needs), is_granted=is_granted, **facts)
        self._look_anew(at)

    def _drop_plan(self, at: datetime) -> None:
        if self._plans:
            number = self._random.choice(tuple(self._plans))
            del self._plans[number]
            self._signs(at)
            self._write(at, "drop", plan_id=number)
            self._look_anew(at)

    def _chat(self, at: datetime) -> None:
        self._signs(at)

    def _number(self) -> int:
        self._count += 1
        return self._count

    # What they do with a nudge.

    def _react(self, at: datetime, about: tuple[Subject, ...]) -> None:
        if self._random.random() >= self.kind.answers:
            return
        soon = at + timedelta(minutes=self._random.choice((1, 5, 30, 90, 400, 1500)))
        if not about:
            go_on = self._random.choice((self._begin, self._fewer, self._stop, self._begin))
            self._on(soon, self._theirs(go_on))
            return
        first = about[0]
        taps = ("done", "done", "skip", "hour", "tonight", "tomorrow", "fewer")
        tap = self._random.choice(taps)
        self._on(soon, self._theirs(lambda when: self._tap(when, tap, first)))

    def _tap(self, at: datetime, tap: str, subject: Subject) -> None:
        self._signs(at, tap, subject.key)
        if tap == "done":
            self._done.add(subject.key)
            if subject.contact_id is not None:
                self._touch(at, subject.contact_id)
            return
        if tap == "fewer":
            self._fewer(at)
        elif tap in _LATER:
            wanted = come_again(self._standing.wishes, _LATER[tap], at)
            self._write(at, "later", key=subject.key, wanted=wanted)
            look = snoozed_look(self._standing.wishes, subject.key, wanted)
            self._waiting[look.key] = look, subject._replace(is_snoozed=True, since=at)
