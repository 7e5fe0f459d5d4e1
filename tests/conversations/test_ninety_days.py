"""Ninety days with nudges, played as `kith chat --json` plays them: lines in, messages out, a clock that waits."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest

from bot import nudger
from bot.chat.play import Play
from bot.chat.stage import Clock, Stage
from bot.services import Services
from tests.harness import START

pytestmark = pytest.mark.rasa

LIFE = (
    {"say": "add my sister Ana, we used to talk on Sundays"},
    {"say": "add my friend Ben"},
    {"say": "how often would feel right with Ana is every week"},
    {"say": "ring Ana every sunday at 5"},
    {"say": "yes"},
    {"say": "send me reminders"},
    {"tap": "Yes, send them"},
    {"tap": "Ana (sister)"},
    {"wait": "7d"},
    {"tap": "Done"},
    {"say": "better than i thought, she laughed"},
    {"wait": "8d"},
    {"tap": "Tonight"},
    {"wait": "1d"},
    {"say": "snooze that for an hour"},
    {"wait": "2h"},
    {"say": "no nudges until monday"},
    {"wait": "10d"},
    {"say": "fewer of these please"},
    {"wait": "20d"},
    {"say": "remind me to text Ben every day at 22:30"},
    {"say": "yes"},
    {"tap": "Yes, this one may"},
    {"wait": "3d"},
    {"say": "not safe to talk to Ben any more"},
    {"wait": "10d"},
    {"say": "stop all nudges"},
    {"wait": "31d"},
)
PAUSED, UNSAFE, STOPPED = (LIFE.index({"say": said}) + 1 for said in (
    "no nudges until monday", "not safe to talk to Ben any more", "stop all nudges",
))  # fmt: skip


@pytest.fixture(scope="module")
def heard(services: Services, loop: asyncio.AbstractEventLoop) -> list[list[dict[str, Any]]]:
    """The messages that came for each line of that life."""
    clock = Clock(lambda: START, START)
    written: list[dict[str, Any]] = []
    services.clock, services.nudge_due = clock, partial(nudger.send_due, services)
    play = Play(partial(Stage, services, clock, "ninety days"), lambda line: written.append(json.loads(line)))
    loop.run_until_complete(play.stage.prepare(consents=True, zone="Europe/Lisbon"))
    loop.run_until_complete(play.run([json.dumps(line).encode() + b"\n" for line in LIFE]))
    lines: list[list[dict[str, Any]]] = [[]]
    for one in written:
        if "done" in one:
            lines.append([])
        else:
            lines[-1].append(one)
    assert len(lines) == len(LIFE) + 1
    return lines[:-1]


def nudges(lines: list[list[dict[str, Any]]]) -> list[tuple[datetime, str]]:
    found = [one for line in lines for one in line if one["kind"] == "nudge"]
    return [(datetime.fromisoformat(one["at"]), one["text"]) for one in found]


def test_it_is_ninety_days(heard: list[list[dict[str, Any]]]) -> None:
    hours = {"d": 24, "h": 1}
    spans = (line["wait"] for line in LIFE if "wait" in line)
    assert sum(int(span[:-1]) * hours[span[-1]] for span in spans) >= 90 * 24
    assert len(nudges(heard)) > 15


def test_every_line_but_the_waits_is_answered(heard: list[list[dict[str, Any]]]) -> None:
    silent = [line for line, came in zip(LIFE, heard, strict=True) if "wait" not in line and not came]
    assert silent == []


def test_nothing_comes_in_quiet_hours_but_the_plan_that_was_agreed_to(heard: list[list[dict[str, Any]]]) -> None:
    quiet = [text for at, text in nudges(heard) if not time(9) <= at.time() < time(21)]
    assert quiet
    assert all("Ben" in text or "text" in text.casefold() for text in quiet)


def test_a_plan_comes_at_its_hour_and_what_is_put_off_at_its_own(heard: list[list[dict[str, Any]]]) -> None:
    came = {(at.date(), at.hour) for at, _ in nudges(heard)}
    assert (date(2026, 3, 8), 17) in came
    assert (date(2026, 3, 17), 19) in came  # "Tonight"
    assert (date(2026, 3, 18), 19) in came  # "snooze that for an hour"


def test_done_asks_once_how_it_went(heard: list[list[dict[str, Any]]]) -> None:
    done = heard[LIFE.index({"tap": "Done"})]
    assert any("Ana" in one["text"] and ["Worse"] in one["buttons"] for one in done)


def test_a_pause_until_monday_is_kept_and_ends(heard: list[list[dict[str, Any]]]) -> None:
    after = [at for at, _ in nudges(heard[PAUSED:])]
    assert min(after).date() == date(2026, 3, 23)


def test_the_caps_hold_in_every_week(heard: list[list[dict[str, Any]]]) -> None:
    first = nudges(heard[: LIFE.index({"say": "remind me to text Ben every day at 22:30"})])
    snoozed = {(date(2026, 3, 17), 19), (date(2026, 3, 18), 19)}
    days = [at.date() for at, _ in first if (at.date(), at.hour) not in snoozed]
    assert max(Counter(days).values()) == 1
    assert all(sum(day <= other < day + timedelta(days=7) for other in days) <= 3 for day in days)


def test_nobody_who_is_not_safe_is_named_again(heard: list[list[dict[str, Any]]]) -> None:
    assert not [text for _, text in nudges(heard[UNSAFE:]) if "Ben" in text]


def test_after_the_stop_nothing_comes(heard: list[list[dict[str, Any]]]) -> None:
    assert nudges(heard[STOPPED:]) == []
