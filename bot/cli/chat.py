"""`kith chat`: a conversation in the terminal, for people or as JSON."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, timezone
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from bot.cli.progress import tell
from bot.settings import read_settings


def _instant(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        instant = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError as error:
        raise click.BadParameter("not an ISO time, like 2026-11-22T18:00:00+00:00") from error
    return instant if instant.tzinfo else instant.replace(tzinfo=timezone.utc)


def _zone(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return str(ZoneInfo(value)) if value else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise click.BadParameter("no such IANA zone, like Europe/Lisbon") from error


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Read and write lines of JSON.")
@click.option("--yes", is_flag=True, help="Give the consent of /start beforehand.")
@click.option("--now", callback=_instant, help="The time at which the clock starts, ISO.")
@click.option("--zone", callback=_zone, help="The person's time zone, IANA.")
@click.option("--user", "name", default="you", show_default=True, help="Whose history to go on with.")
@click.option("--database", help="The database's URL.")
def chat(as_json: bool, yes: bool, now: datetime | None, zone: str | None, name: str, database: str | None) -> None:
    """Talk with Kith here."""
    settings = read_settings(database)
    asyncio.run(_chat(settings, as_json=as_json, yes=yes, now=now, zone=zone, name=name))


async def _chat(settings, *, as_json: bool, yes: bool, now: datetime | None, zone: str | None, name: str) -> None:  # type: ignore[no-untyped-def]
    from bot import nudger
    from bot.chat.play import Play
    from bot.chat.stage import Clock, Stage
    from bot.chat.terminal import Terminal
    from bot.services import opened
    from bot.services.opening import utc_now

    clock = Clock(utc_now, (now or utc_now()) if as_json else now)
    async with opened(settings, clock=clock, train_when_stale=True, tell=tell) as services:
        services.nudge_due = partial(nudger.send_due, services)
        face = Play(lambda line: print(line, flush=True)) if as_json else Terminal()
        face.stage = Stage(services, clock, name, face.show)
        await face.stage.prepare(consents=yes, zone=zone)
        await face.run(sys.stdin.buffer)
