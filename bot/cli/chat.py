"""`kith chat`: a conversation in the terminal, for people or as JSON."""

from __future__ import annotations

import asyncio
import contextlib
import io
import sys
from collections.abc import AsyncIterator
from datetime import datetime, timezone
from functools import partial
from typing import TYPE_CHECKING, BinaryIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from bot.cli.lines import stdout_for_answers
from bot.cli.progress import hush, tell
from bot.memory import settle, share_one_heap
from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from bot.chat.stage import Clock
    from bot.services import Services


class _Instant(click.ParamType):
    name = "ISO"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            instant = datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            self.fail("not an ISO time, like 2026-11-22T18:00:00+00:00", param, ctx)
        return instant if instant.tzinfo else instant.replace(tzinfo=timezone.utc)


class _Zone(click.ParamType):
    name = "IANA"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return str(ZoneInfo(value))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.fail("no such zone; one is Europe/Lisbon", param, ctx)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Read and write lines of JSON.")
@click.option("--yes", "consents", is_flag=True, help="Give the consent of /start beforehand.")
@click.option("--now", type=_Instant(), help="The time at which the clock starts.")
@click.option("--zone", type=_Zone(), help="The person's time zone.")
@click.option("--user", "name", default="you", show_default=True, help="Whose history to go on with.")
@click.option("--database", help="The database's URL.")
def chat(
    as_json: bool, consents: bool, now: datetime | None, zone: str | None, name: str, database: str | None
) -> None:
    """Talk with Kith here."""
    hush()
    share_one_heap()
    settings = read_settings(database)
    try:
        if as_json:
            with stdout_for_answers() as out, contextlib.suppress(BrokenPipeError):
                asyncio.run(_play(settings, now, out, name=name, consents=consents, zone=zone))
        else:
            asyncio.run(_talk(settings, now, name=name, consents=consents, zone=zone))
    except KeyboardInterrupt:
        sys.exit(130)


async def _play(
    settings: Settings, now: datetime | None, out: BinaryIO, *, name: str, consents: bool, zone: str | None
) -> None:
    from bot.chat.play import Play
    from bot.chat.stage import Clock, Stage
    from bot.services.opening import utc_now

    def write(line: str) -> None:
        out.write(line.encode("utf-8", "replace") + b"\n")
        out.flush()

    clock = Clock(utc_now, now or utc_now())
    async with _services(settings, clock) as services:
        play = Play(partial(Stage, services, clock, name), write)
        await play.stage.prepare(consents=consents, zone=zone)
        await play.run(sys.stdin.buffer)


async def _talk(settings: Settings, now: datetime | None, *, name: str, consents: bool, zone: str | None) -> None:
    from bot.chat.stage import Clock, Stage
    from bot.chat.terminal import Terminal
    from bot.services.opening import utc_now

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    clock = Clock(utc_now) if now is None else Clock.ticking(now, utc_now)
    async with _services(settings, clock) as services:
        terminal = Terminal(partial(Stage, services, clock, name))
        await terminal.run(consents=consents, zone=zone)


@contextlib.asynccontextmanager
async def _services(settings: Settings, clock: Clock) -> AsyncIterator[Services]:
    from bot import nudger
    from bot.services import opened

    async with opened(settings, clock=clock, train_when_stale=True, tell=tell) as services:
        settle()
        services.nudge_due = partial(nudger.send_due, services)
        yield services
