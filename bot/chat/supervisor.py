"""What systemd is told: that Kith listens, that it is alive, that it ends. Without systemd nothing happens."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Mapping

from bot.chat.health import Health


def notify(state: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Sends a state such as READY=1 to the supervisor that NOTIFY_SOCKET names; was there one that heard it?"""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    if address.startswith("@"):
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        try:
            out.sendto(state.encode(), address)
        except OSError:
            return False
    return True


def interval(environment: Mapping[str, str] = os.environ) -> float | None:
    """Every how many seconds the supervisor wants a sign of life; None where it wants none."""
    microseconds = environment.get("WATCHDOG_USEC", "")
    return int(microseconds) / 3_000_000 if microseconds.isdecimal() and int(microseconds) else None


async def keep_alive(health: Health, seconds: float) -> None:
    """Gives a sign of life so often, as long as all is well: one who stays deaf or without a store is restarted."""
    while True:
        if await health.problem() is None:
            notify("WATCHDOG=1")
        await asyncio.sleep(seconds)
