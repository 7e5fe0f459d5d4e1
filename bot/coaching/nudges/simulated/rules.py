"""The rules of nudges, counted over a diary. Nothing here calls the policy: clock and days are read anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from bot.coaching.nudges.simulated.diary import Entry

RULES = (
    "quiet_hours", "cap_a_day", "cap_a_week", "unwished_day", "unwished_hour", "late", "backlog", "already_done",
    "gap_in_silence", "after_four_unanswered", "asked_twice", "hard_in_warm_up", "after_crisis", "check_in_missed",
    "about_someone_marked", "while_paused", "after_stop", "twice", "snooze_not_asked_for", "about_nothing",
    "exception_not_granted", "without_end",
)  # fmt: skip
"""Each rule by the name of its breach."""

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def breaches(diary: Sequence[Entry]) -> Counter[str]:
    """How often each rule was broken."""
    reading = _Reading()
    for entry in diary:
        reading.read(entry)
    reading.end(diary[-1].at if diary else None)
    return reading.found


class _Reading:
    def __init__(self) -> None:
        self.found: Counter[str] = Counter(dict.fromkeys(RULES, 0))
        self.wishes: Mapping[str, Any] = {}
        self.plans: dict[int, Mapping[str, Any]] = {}
        self.people: dict[int, Mapping[str, Any]] = {}
        self.marked: set[int] = set()
        self.touches: dict[int, datetime] = {}
        self.touch_days: dict[int, list[tuple[date, datetime]]] = defaultdict(list)
        self.done: set[str] = set()
        self.messages: list[tuple[datetime, Mapping[str, Any]]] = []
        self.said: set[str] = set()
        self.later: Counter[str] = Counter()
        self.silent_for = 0
        self.is_on, self.is_blocked, self.has_asked = False, False, False
        self.since_on = 0
        self.quiet_until: datetime | None = None
        self.crisis_at: datetime | None = None
        self.up_at: datetime | None = None
        self.due: dict[str, datetime] = {}
        self.last_due: datetime | None = None
        self.agreed: set[datetime] = set()

    def read(self, entry: Entry) -> None:
        at, facts = entry.at, entry.facts
        if entry.what in ("sent", "asked"):
            self._message(at, facts, is_question=entry.what == "asked")
        elif entry.what == "wishes":
            self.wishes = facts
        elif entry.what == "on":
            self.is_on, self.has_asked, self.since_on = True, False, 0
            self.quiet_until = self.crisis_at = None
        elif entry.what in ("stop", "off", "blocked"):
            self.is_on = False
            self.is_blocked = self.is_blocked or entry.what == "blocked"
            self.agreed.clear()
        elif entry.what == "unblocked":
            self.is_blocked = False
        elif entry.what == "pause":
            self.quiet_until = facts["until"]
        elif entry.what == "crisis":
            self.crisis_at = at
        elif entry.what == "check_in_agreed":
            self.agreed.add(facts["due"])
        elif entry.what == "check_in":
            self.agreed.discard(facts["due"])
        elif entry.what == "up":
            self.up_at = at
        else:
            self._life(at, entry.what, facts)

    def _life(self, at: datetime, what: str, facts: Mapping[str, Any]) -> None:
        if what == "person":
            self.people[facts["contact_id"]] = facts
            self.touches[facts["contact_id"]] = at
        elif what == "mark":
            (self.marked.discard if facts["is_ok"] else self.marked.add)(facts["contact_id"])
        elif what == "touch":
            self.touches[facts["contact_id"]] = at
            self.touch_days[facts["contact_id"]].append((self._here(at).date(), at))
        elif what == "plan":
            self.plans[facts["plan_id"]] = {**facts, "made_at": at}
            self.found["exception_not_granted"] += facts["is_granted"] and not facts["needs"]
        elif what == "sign":
            self.silent_for = 0
            if facts["tap"] == "done":
                self.done.add(facts["key"])
            if facts["tap"] == "fewer":
                self.has_asked = False
        elif what == "later":
            self.later[facts["key"]] += 1
        elif what == "due":
            self.due[facts["key"]] = self.last_due = facts["due"]
        elif what == "ended":
            self.due.pop(facts["key"], None)

    def end(self, at: datetime | None) -> None:
        self.found["without_end"] += len(self.due)
        if at is not None and not self.is_blocked:
            self.found["check_in_missed"] += sum(due < at - 6 * _DAY for due in self.agreed)

    def _here(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.wishes["zone"]))

    def _message(self, at: datetime, facts: Mapping[str, Any], *, is_question: bool) -> None:
        count, here = self.found, self._here(at)
        is_snoozed = bool(facts.get("is_snoozed"))
        keys: list[str] = facts.get("keys", [])
        plans = [self.plans[int(key.split()[1])] for key in keys if key.startswith("plan ")]
        is_plan = bool(plans)
        is_granted = is_plan and not is_snoozed and all(plan["is_granted"] for plan in plans)
        count["about_nothing"] += not is_question and not keys
        count["after_stop"] += not self.is_on or self.is_blocked
        count["while_paused"] += self.quiet_until is not None and at < self.quiet_until
        count["after_crisis"] += self.crisis_at is not None and at < self.crisis_at + 7 * _DAY
        count["asked_twice"] += is_question and self.has_asked
        count["after_four_unanswered"] += not is_snoozed and (
            self.has_asked or (not is_question and self.silent_for >= 4)
        )
        count["quiet_hours"] += not is_granted and _lies_in(here.time(), *self.wishes["quiet"])
        if not is_snoozed:
            self._timing(at, here, keys, is_plan=is_plan, is_granted=is_granted)
            self._counts(at, here, is_granted=is_granted)
        self._about(at, keys, facts, is_snoozed=is_snoozed)
        self.has_asked = self.has_asked or is_question
        self.messages.append((at, {**facts, "due": self.last_due}))
        self.silent_for += 1

    def _timing(self, at: datetime, here: datetime, keys: list[str], *, is_plan: bool, is_granted: bool) -> None:
        hours = self.wishes["hours"]
        self.found["unwished_day"] += not is_granted and here.weekday() not in self.wishes["days"]
        is_outside = hours is not None and hours[0] != hours[1] and not _lies_in(here.time(), *hours)
        self.found["unwished_hour"] += not is_plan and is_outside
        dues = [self._wall(key.split()[2]) for key in keys] if is_plan else [self.last_due or at]
        self.found["late"] += any(not due <= at <= due + 2 * _HOUR for due in dues)
        before = min(dues)
        if self.up_at is not None and before < self.up_at:
            self.found["backlog"] += any(
                sent >= self.up_at and not facts.get("is_snoozed") and (facts["due"] or sent) < self.up_at
                for sent, facts in self.messages[-3:]
            )

    def _wall(self, text: str) -> datetime:
        day, _, at = text.partition("T")
        hour, minute = at.split(":")
        wall = datetime.fromisoformat(day).replace(hour=int(hour), minute=int(minute))
        return wall.replace(tzinfo=ZoneInfo(self.wishes["zone"])).astimezone(timezone.utc)

    def _counts(self, at: datetime, here: datetime, *, is_granted: bool) -> None:
        today, wishes = here.date(), self.wishes
        before = [self._here(sent).date() for sent, facts in self.messages if not facts.get("is_snoozed")][-60:]
        if not is_granted:
            self.found["cap_a_day"] += sum(day == today for day in before) >= wishes["per_day"]
            self.found["cap_a_week"] += sum((today - day).days < 7 for day in before) >= wishes["per_week"]
        if self.silent_for >= 2 and before:
            usual = 1 if is_granted else 7 // wishes["per_week"]
            self.found["gap_in_silence"] += (today - before[-1]).days < max(1, 2 * usual)

    def _about(self, at: datetime, keys: list[str], facts: Mapping[str, Any], *, is_snoozed: bool) -> None:
        count = self.found
        contacts: list[int] = facts.get("contact_ids", [])
        count["about_someone_marked"] += bool(self.marked & set(contacts))
        for key in keys:
            if is_snoozed:
                count["snooze_not_asked_for"] += self.later[key] <= 0
                self.later[key] -= 1
            else:
                count["twice"] += key in self.said
                self.said.add(key)
            count["already_done"] += key in self.done or (not is_snoozed and self._is_done(key, at))
        if keys and not is_snoozed:
            if self.since_on < 3 and facts["about"] == "person":
                count["hard_in_warm_up"] += not self.people[contacts[0]]["is_easy"]
            self.since_on += 1

    def _is_done(self, key: str, at: datetime) -> bool:
        what, number, *rest = key.split()
        if what == "plan":
            day = date.fromisoformat(rest[0].partition("T")[0])
            plan = self.plans[int(number)]
            return any(on == day and when > plan["made_at"] for on, when in self.touch_days[plan["contact_id"]])
        if what == "person":
            return at - self.touches[int(number)] < timedelta(days=int(self.people[int(number)]["rhythm"]))
        return False


def _lies_in(at: time, start: time, end: time) -> bool:
    """Whether a wall time lies in a span that may go over midnight; one that ends where it starts holds nothing."""
    minutes, first, last = (one.hour * 60 + one.minute for one in (at, start, end))
    return (minutes - first) % 1440 < (last - first) % 1440
