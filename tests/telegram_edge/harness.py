"""The emulated Telegram and a bot over it, each a real process, in the words of a test: say, tap, expect."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.chat import updates
from tests.telegram_edge.install import ROOT, python_of

TOKEN = "424242:" + "T0kenForTestsOnly" * 2
PATIENCE = 20.0
SENDS = ("sendMessage", "sendPhoto", "sendDocument")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Telegram:
    """The emulator as a process; `url` is what a bot takes for the API."""

    def __init__(self, log: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._ids = itertools.count(1)
        script = Path(__file__).with_name("emulator.py")
        self._log = log.open("w")
        self._process = subprocess.Popen(
            [python_of("emulator"), script, str(self.port)], stdout=self._log, stderr=subprocess.STDOUT
        )
        until(lambda: self._answers(), "the emulator listens")

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._log.close()

    def say(self, text: str, chat_id: int = updates.CHAT, **content: Any) -> int:
        """The person writes; returns the update id."""
        return self.inject(updates.message(next(self._ids), chat_id=chat_id, text=text, **content))

    def send(self, make: Callable[..., dict[str, Any]], *args: Any, **content: Any) -> int:
        """The person does what a maker of `tests.chat.updates` makes."""
        return self.inject(make(*args, update_id=next(self._ids), **content))

    def inject(self, update: dict[str, Any]) -> int:
        return int(self._call("POST", "/__fixture/updates", {"token": TOKEN, "update": update})["result"]["update_id"])

    def deliver(self) -> None:
        """Has waiting updates sent to the webhook."""
        self._call("POST", "/__fixture/deliver", {"token": TOKEN})

    def fail(self, kind: str, method: str = "sendMessage", **options: Any) -> None:
        """The next calls of a method fail: kind, times, seconds, chat_id as in emulator.py."""
        self._call("POST", "/__fixture/faults", {"method": method, "kind": kind, **options})

    def calls(self, *methods: str, since: int = 0) -> list[dict[str, Any]]:
        """What the bot called, in order, but for so many of its first calls."""
        found: list[dict[str, Any]] = self._call("GET", f"/__fixture/calls?since={since}")
        return [call for call in found if not methods or call["method"] in methods]

    def texts(self, chat_id: int = updates.CHAT, status: int = 200) -> list[str]:
        """What this person got to read."""
        return [
            call["fields"].get("text") or call["fields"].get("caption", "")
            for call in self.calls(*SENDS)
            if call["status"] == status and str(call["fields"]["chat_id"]) == str(chat_id)
        ]

    def expect(self, texts: Sequence[str], chat_id: int = updates.CHAT, seconds: float = PATIENCE) -> None:
        """Waits until the person got exactly these, in this order."""
        until(lambda: self.texts(chat_id) == list(texts), f"{list(texts)}, got {self.texts(chat_id)}", seconds)

    def _call(self, method: str, path: str, body: object = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, None if body is None else json.dumps(body))
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    def _answers(self) -> bool:
        with contextlib.suppress(OSError):
            return self.calls() is not None
        return False


class Bot:
    """A bot as a process: `command` with what it needs of the emulator in its environment."""

    def __init__(self, telegram: Telegram, folder: Path, command: Sequence[str], **settings: str) -> None:
        self.log = folder / "bot.log"
        self._environment = {
            **os.environ,
            "KITH_TELEGRAM_TOKEN": TOKEN,
            "KITH_TELEGRAM_API": telegram.url,
            "KITH_DATABASE_URL": f"sqlite:///{folder / 'kith.db'}",
            "KITH_KEY_FILE": str(folder / "kith.key"),
            "PYTHONPATH": str(ROOT),
            **settings,
        }
        self._telegram, self._command = telegram, command
        self.process = self._start()

    def restart(self, **settings: str) -> None:
        self._environment.update(settings)
        self.process = self._start()

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait(10)

    def stop(self, seconds: float = 40) -> int:
        """As a supervisor would; returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def _start(self) -> subprocess.Popen[bytes]:
        ready = self.log.read_text().count("Kith is listening") + 1 if self.log.exists() else 1
        with self.log.open("a") as log:
            process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environment, stdout=log, stderr=subprocess.STDOUT
            )
        until(
            lambda: self.log.read_text().count("Kith is listening") >= ready or process.poll() is not None,
            "the bot listens",
            seconds=120,
        )
        assert process.poll() is None, self.log.read_text()
        return process


@contextlib.contextmanager
def running(telegram: Telegram, folder: Path, command: Sequence[str] = (), **settings: str) -> Iterator[Bot]:
    """A bot that is killed at the end if it still runs; the echo bot, where no other command is given."""
    bot = Bot(telegram, folder, command or [sys.executable, "-m", "tests.telegram_edge.echo"], **settings)
    try:
        yield bot
    finally:
        if bot.process.poll() is None:
            bot.kill()


def until(is_so: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Waits for it. Raises AssertionError when it does not come."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s in vain for: {what}")
        time.sleep(0.05)


def check_with_teremok(calls: Sequence[Mapping[str, Any]]) -> list[str]:
    """What a second implementation of Telegram's rules finds wrong in these calls."""
    script = Path(__file__).with_name("teremok_check.py")
    done = subprocess.run(
        [python_of("teremok"), script], input=json.dumps(list(calls)), capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found
