"""The policy of nudges: of all that a nudge could be about now, the one that is sent, or why none is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.coaching.nudges.subject import ORDER, About, Standing, Subject
from bot.coaching.nudges.wishes import Wishes, wall

LATE = timedelta(hours=2)
"""A nudge that comes later than this after it was due is not sent any more."""

CRISIS_PAUSE = timedelta(days=7)
"""How long nothing is nudged after a crisis; agreed check-ins go on."""

WARM_UP = 3
"""How many nudges, from the first, point only to somebody easy."""

SLOWS_AT, STOPS_AT = 2, 4
"""After so many unanswered the gap doubles; after so many Kith asks once, and is silent until it hears something."""

JOINED = 3
"""How many plans of the same time are said in one message at most; the others are dropped."""

Verdict = Literal["send", "ask", "nothing"]

Why = Literal[
    "fits", "ask_once", "nothing_due",
    "off", "stopped", "unreachable", "after_crisis", "paused", "asked",
    "not_ok", "done", "not_yet", "over", "already", "quiet", "day", "hour", "cap_day", "cap_week", "gap", "warm_up",
    "joined", "another_first",
]  # fmt: skip
"""Every reason that a decision can have; `kith nudges explain` says them in words."""


Times = dict[tuple[bool, bool, bool], Why | None]
"""What speaks against the time, by whether a subject is a plan, was put off, and is granted."""


@dataclass(frozen=True)
class Decision:
    """What is done, about which subjects (the first leads), and for each subject that was looked at, why or why not."""

    verdict: Verdict
    why: Why
    about: tuple[Subject, ...] = ()
    looked_at: tuple[tuple[Subject, Why], ...] = ()


def decide(standing: Standing, subjects: Iterable[Subject], now: datetime) -> Decision:
    """Whether a nudge is sent now, and what it is about."""
    if (shut := shut_by(standing, now)) is not None:
        return Decision("nothing", shut)
    times: Times = {}
    found = [(subject, refusal(standing, subject, now, times)) for subject in subjects]
    free = sorted((one for one, why in found if why is None), key=_rank)
    if standing.unanswered >= STOPS_AT and not (free and free[0].is_snoozed):
        why = refusal(standing, _question(now), now)
        return Decision("ask", "ask_once") if why is None else Decision("nothing", why)
    chosen = _joined(free)
    looked_at = tuple((one, why or _place(one, chosen)) for one, why in found)
    if not chosen:
        return Decision("nothing", "nothing_due", (), looked_at)
    return Decision("send", "fits", chosen, looked_at)


def shut_by(standing: Standing, now: datetime) -> Why | None:
    """What keeps every nudge away from this person, or None."""
    if standing.stopped_at is not None:
        return "stopped"
    if not standing.is_on:
        return "off"
    if not standing.is_reachable:
        return "unreachable"
    if standing.crisis_until is not None and now < standing.crisis_until:
        return "after_crisis"
    if standing.paused_until is not None and now < standing.paused_until:
        return "paused"
    return "asked" if standing.asked_at is not None else None


def refusal(standing: Standing, subject: Subject, now: datetime, times: Times | None = None) -> Why | None:
    """Why this subject is not said now, or None where it may be.

    `times` keeps, over the subjects of one decision, what the time alone says to subjects of one sort.
    """
    if not subject.is_ok:
        return "not_ok"
    if subject.is_done:
        return "done"
    if now < subject.since:
        return "not_yet"
    if subject.until is not None and now > subject.until:
        return "over"
    if not subject.is_snoozed and subject.key in standing.said:
        return "already"
    sort = subject.about == "plan", subject.is_snoozed, subject.is_granted
    if times is None or sort not in times:
        why = _wrong_time(standing, subject, now) or _too_many(standing, subject, now)
        times = {} if times is None else times
        times[sort] = why
    return times[sort] or _too_hard(standing, subject)


def exceptions_needed(wishes: Wishes, due: datetime, others: Iterable[datetime] = ()) -> tuple[Why, ...]:
    """What a plan's nudge at `due` would go beyond, together with the `others` already planned: to be asked once."""
    day = wishes.local(due).date()
    days = [wishes.local(other).date() for other in others]
    needed: list[Why] = ["quiet"] if wishes.is_quiet(due) else []
    needed += ["day"] if not wishes.has_day(due) else []
    needed += ["cap_day"] if sum(other == day for other in days) >= wishes.per_day else []
    around = max((sum(0 <= (day - other).days + back < 7 for other in days) for back in range(7)), default=0)
    needed += ["cap_week"] if around >= wishes.per_week else []
    return tuple(needed)


def _wrong_time(standing: Standing, subject: Subject, now: datetime) -> Why | None:
    wishes = standing.wishes
    if subject.is_snoozed:
        return "quiet" if wishes.is_quiet(now) else None
    if not subject.is_granted:
        if wishes.is_quiet(now):
            return "quiet"
        if not wishes.has_day(now):
            return "day"
    return None if subject.about == "plan" or wishes.has_hour(now) else "hour"


def _too_many(standing: Standing, subject: Subject, now: datetime) -> Why | None:
    if subject.is_snoozed:
        return None
    return too_soon(standing, wall(now, standing.wishes.zone).date(), subject.about, is_granted=subject.is_granted)


def too_soon(standing: Standing, day: date, about: About, *, is_granted: bool = False) -> Why | None:
    """Which cap, or which gap, keeps a nudge about such a thing away on this day; None where none does."""
    wishes = standing.wishes
    today, days = day.toordinal(), standing.days
    if not is_granted:
        if len(days) - bisect_left(days, today) >= wishes.per_day:
            return "cap_day"
        if len(days) - bisect_left(days, today - 6) >= wishes.per_week:
            return "cap_week"
    return "gap" if days and today - days[-1] < gap_now(standing, about, is_granted=is_granted) else None


def gap_now(standing: Standing, about: About, *, is_granted: bool = False) -> int:
    """How many days there are to be from the last nudge to one about such a thing."""
    usual = 1 if is_granted else standing.wishes.gap
    if standing.unanswered >= SLOWS_AT:
        return max(1, 2 * usual)
    return 0 if about == "plan" else usual


def _too_hard(standing: Standing, subject: Subject) -> Why | None:
    is_new = standing.sent_since < WARM_UP
    return "warm_up" if is_new and subject.about == "person" and not subject.is_easy else None


def _question(now: datetime) -> Subject:
    """Whether to go on: asked at a time for what Kith times itself."""
    return Subject("step", f"ask {now.date()}", now)


def _rank(subject: Subject) -> tuple[bool, int, datetime, str]:
    return not subject.is_snoozed, ORDER.index(subject.about), subject.since, subject.key


def _joined(free: list[Subject]) -> tuple[Subject, ...]:
    """The first, and what was planned for the same time: one message, never a queue of them."""
    if not free or free[0].about != "plan" or free[0].is_snoozed:
        return tuple(free[:1])
    plans = [one for one in free if one.about == "plan" and one.since <= free[0].since + LATE]
    return tuple(plans[:JOINED])


def _place(subject: Subject, chosen: tuple[Subject, ...]) -> Why:
    if not chosen or subject not in chosen:
        return "another_first"
    return "fits" if subject == chosen[0] else "joined"
