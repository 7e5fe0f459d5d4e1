"""Readiness, metrics and signs of life tell how the process is, and nothing about anybody."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from pathlib import Path
from typing import Any

import pytest

from bot.chat import supervisor
from bot.chat.health import Health, serve
from bot.errors import StoreError
from tests.faults.world import World
from tests.telegram_edge.harness import free_port


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "kith.db")


async def asked(health: Health, path: str) -> str:
    """The whole answer to a GET."""
    port = free_port()
    task = asyncio.create_task(serve(health, port))
    for _ in range(100):
        await asyncio.sleep(0)
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            answer = (await reader.read()).decode()
            writer.close()
            task.cancel()
            return answer
    raise AssertionError("nobody listens")


async def test_it_is_ready_when_it_listens_hears_and_has_its_store(world: World) -> None:
    silence = 0.0
    health = Health(world.services, lambda: silence)
    assert await health.problem() == "starting"
    health.is_listening = True
    assert "200 OK" in await asked(health, "/ready")
    silence = 500.0
    assert "503" in await asked(health, "/ready")
    silence = 0.0
    with world.broken_store():
        assert await health.problem() == "store"
    assert await health.problem() is None


async def test_metrics_count_what_happened(world: World) -> None:
    health = Health(world.services, lambda: 3.0)
    health.is_listening = True
    health.handled(0.02)
    health.sent("sent", 0.3)
    health.sent("again", 0.3)
    await world.handlers.receive({"update_id": 1})
    text = await asked(health, "/metrics")
    assert 'kith_messages_total{fate="sent"} 1.0' in text
    assert "kith_update_seconds_count 1.0" in text
    assert "kith_send_lag_seconds_count 1.0" in text
    assert "kith_telegram_silent_seconds 3.0" in text
    assert "kith_ready 1.0" in text


@pytest.mark.parametrize("path", ["/", "/metrics/../etc/passwd", "/" + "x" * 9000, "\r\n"])
async def test_anything_else_is_not_found_or_dropped(world: World, path: str) -> None:
    answer = await asked(Health(world.services, lambda: 0.0), path)
    assert answer == "" or "404" in answer


async def test_signs_of_life_are_given_while_all_is_well(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = str(tmp_path / "notify")
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    health = Health(world.services, lambda: 0.0)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address)
        systemd.setblocking(False)
        assert supervisor.notify("READY=1")
        assert systemd.recv(99) == b"READY=1"
        problems: list[Any] = ["store", None]

        async def problem() -> str | None:
            if not problems:
                raise StoreError("enough")
            found: str | None = problems.pop(0)
            return found

        monkeypatch.setattr(health, "problem", problem)
        with pytest.raises(StoreError):
            await supervisor.keep_alive(health, 0)
        assert systemd.recv(99) == b"WATCHDOG=1"
        with pytest.raises(BlockingIOError):
            systemd.recv(99)


def test_without_a_supervisor_nothing_is_told() -> None:
    assert not supervisor.notify("READY=1", {})
    assert not supervisor.notify("READY=1", {"NOTIFY_SOCKET": "/nowhere/at/all"})
    assert supervisor.interval({}) is None
    assert supervisor.interval({"WATCHDOG_USEC": "300000000"}) == 100
