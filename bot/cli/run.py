"""`kith run`: Kith on Telegram."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

import click

from bot.cli.progress import hush, tell
from bot.memory import settle
from bot.settings import Settings, read_settings


@click.command()
@click.option("--webhook", is_flag=True, help="Receive updates by webhook instead of long polling.")
def run(webhook: bool) -> None:
    """Run Kith on Telegram until it is told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    hush()
    asyncio.run(_run(read_settings(), webhook=webhook))


async def _run(settings: Settings, *, webhook: bool) -> None:
    from bot import nudger
    from bot.chat import app
    from bot.chat.commands import NAMES
    from bot.chat.handlers import Handlers
    from bot.chat.pace import Pace
    from bot.chat.sharing import share
    from bot.services import opened
    from bot.store.fellows import Fellows

    channel = app.connect(settings)
    if webhook:
        app.webhook_address(settings)  # what is missing is said before the model is loaded
    async with opened(settings, reads_ahead=True, tell=tell) as services:
        settle()
        services.nudge_due = partial(nudger.send_due, services)
        handlers, pace, fellows = Handlers(services, channel), Pace(), Fellows(services.store)
        sharing = asyncio.create_task(share(pace, fellows.meet))
        try:
            await app.run(services, handlers, settings, channel=channel, commands=NAMES, webhook=webhook, pace=pace)
        finally:
            sharing.cancel()
            fellows.leave()
