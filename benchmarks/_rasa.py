"""Rasa's own two servers, with Kith's model and actions and a database of the same key."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from benchmarks._talk import TALK, USERS, consent, talked
from bot.dialogue.model import require_fresh
from bot.services.opening import open_plain
from bot.settings import Settings

LOST = "the actions events are lost"
"""What Rasa's server logs where an action failed; to the person it then says nothing, or goes on."""


async def rasa_servers(settings: Settings) -> dict[str, float]:
    """The same model and actions behind `rasa run` with its REST channel and `rasa run actions`.

    Raises RuntimeError where it answered nothing or an action failed, for that is quick. Of what Kith's actions say it
    has no words, so that some messages are rightly answered with nothing.
    """
    services = open_plain(settings)
    people = [await consent(services, 10_000 + number) for number in range(USERS)]
    services.store.close()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        web, actions = _free_port(), _free_port()
        (folder / "endpoints.yml").write_text(f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n")
        model = str(require_fresh(settings.root))
        stack.enter_context(
            _server(settings, folder / "log", "run", "actions", "--actions", "actions", "--port", str(actions))
        )
        web_options = {"--model": model, "--port": str(web), "--interface": "127.0.0.1"}
        web_options |= {"--credentials": "credentials.yml", "--endpoints": str(folder / "endpoints.yml")}
        words = [word for option in web_options.items() for word in option]
        stack.enter_context(_server(settings, folder / "log", "run", *words))
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{web}", timeout=60) as client:
            await _until_up(client)

            async def ask(number: int, text: str) -> int:
                body = {"sender": str(people[number]), "message": text}
                answer = await client.post("/webhooks/rest/webhook", json=body)
                answer.raise_for_status()
                return len(answer.json())

            said = [await ask(0, text) for text in TALK]
            measured = await talked(ask)
        if not any(said) or LOST in (folder / "log").read_text(errors="replace"):
            raise RuntimeError("Rasa's servers did not do what they were asked.")
        return measured


async def _until_up(client: httpx.AsyncClient) -> None:
    for _ in range(240):
        try:
            if (await client.get("/")).is_success:
                return
        except httpx.HTTPError:
            pass
        await asyncio.sleep(0.5)
    raise RuntimeError("Rasa's server did not come up.")


@contextmanager
def _server(settings: Settings, log: Path, *words: str):  # type: ignore[no-untyped-def]
    environment = {**os.environ, "KITH_DATABASE_URL": settings.database_url, "RASA_TELEMETRY_ENABLED": "false"}
    command = [str(Path(sys.executable).with_name("rasa")), *words]
    with log.open("ab") as file:
        process = subprocess.Popen(command, cwd=settings.root, env=environment, stdout=file, stderr=file)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
