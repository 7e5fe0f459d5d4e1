"""What somebody wishes of nudges: how many, on which days, at which hours, and when it is to be quiet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
NOON_AND_A_BIT = time(11)
"""When the look of a day comes where no hours were wished for and it is not quiet then."""

zone_at = lru_cache(maxsize=None)(ZoneInfo)


@lru_cache(maxsize=1 << 16)
def instant(day: date, at: time, zone: str) -> datetime:
    """The instant, in UTC, of a wall time on a day: once where clocks go back, an hour on where they skip it."""
    return datetime.combine(day, at, tzinfo=zone_at(zone)).astimezone(timezone.utc)


@lru_cache(maxsize=1 << 12)
def wall(at: datetime, zone: str) -> datetime:
    """An instant on the clocks of a zone; kept, as a pass asks it of the same instant for everybody."""
    return at.astimezone(zone_at(zone))


def is_within(at: time, start: time, end: time) -> bool:
    """Whether a wall time lies from `start` to before `end`, over midnight where `end` comes first; never if equal."""
    if start <= end:
        return start <= at < end
    return at >= start or at < end


@dataclass(frozen=True)
class Wishes:
    """`days` are weekdays, 0 is Monday; `hours` bounds what Kith times itself; equal quiet times mean no quiet.

    `rest` is a second time of quiet, by day.
    """

    zone: str
    per_day: int = 1
    per_week: int = 3
    days: frozenset[int] = EVERY_DAY
    hours: tuple[time, time] | None = None
    quiet: tuple[time, time] = (time(21), time(9))
    rest: tuple[time, time] | None = None

    def local(self, now: datetime) -> datetime:
        """The instant on this person's clock."""
        return now.astimezone(zone_at(self.zone))

    def is_quiet(self, now: datetime) -> bool:
        """Whether the instant falls into the quiet hours."""
        return self._quiet_until(wall(now, self.zone).time()) is not None

    def has_day(self, now: datetime) -> bool:
        """Whether nudges may come on this instant's weekday."""
        return wall(now, self.zone).weekday() in self.days

    def has_hour(self, now: datetime) -> bool:
        """Whether the instant lies in the hours wished for."""
        return (
            self.hours is None or self.hours[0] == self.hours[1] or is_within(wall(now, self.zone).time(), *self.hours)
        )

    @property
    def gap(self) -> int:
        """Days from one nudge to the next that keep a week's nudges apart."""
        return 7 // max(1, self.per_week)

    @property
    def look_time(self) -> time:
        """The wall time at which Kith looks, once a day, whether there is something to say."""
        wished = self.hours[0] if self.hours is not None else NOON_AND_A_BIT
        for _ in range(2):
            wished = self._quiet_until(wished) or wished
        return wished

    def next_wall(self, now: datetime, at: time) -> datetime:
        """The next instant after `now` at which this person's clock shows `at`."""
        day = wall(now, self.zone).date()
        for offset in range(3):
            found = instant(day + timedelta(days=offset), at, self.zone)
            if found > now:
                return found
        raise AssertionError("two days hold every wall time")

    def unquiet(self, now: datetime) -> datetime:
        """The instant itself, or the end of the quiet hours into which it falls."""
        for _ in range(2):  # one time of quiet may end in the other
            if (end := self._quiet_until(wall(now, self.zone).time())) is not None:
                now = self.next_wall(now, end)
        return now

    def window_end(self, now: datetime) -> datetime | None:
        """When the quiet hours, or the end of the wished hours, next begin; None where neither is set."""
        ends = [self.quiet[0]] if self.quiet[0] != self.quiet[1] else []
        ends += [self.rest[0]] if self.rest is not None else []
        ends += [self.hours[1]] if self.hours is not None and self.hours[0] != self.hours[1] else []
        return min((self.next_wall(now, end) for end in ends), default=None)

    def _quiet_until(self, at: time) -> time | None:
        """The end of the time of quiet in which a wall time lies, or None."""
        if is_within(at, *self.quiet):
            return self.quiet[1]
        return self.rest[1] if self.rest is not None and is_within(at, *self.rest) else None
