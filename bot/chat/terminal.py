"""`kith chat` for people: a quiet page in the terminal, where a number is the button of that number."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import tempfile
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import BinaryIO, Protocol

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from bot.chat.page import page, width_of
from bot.chat.render import START
from bot.chat.stage import Stage
from bot.coaching.message import File, Message, Say
from bot.errors import KithError

log = logging.getLogger(__name__)

SLOW = 0.4
"""Seconds after which an answer that is still being made shows as such."""
LOOK_EVERY = 2.0
"""Seconds between looks for what has fallen due."""
PROMPT = "› "
_LEAVING = frozenset({"exit", "quit", ":q"})


class Typed(Protocol):
    """Where lines come from; each call gives the next, and None at the end."""

    async def __call__(self) -> str | None: ...


class Terminal:
    """Shows messages as they come, and reads lines until the person leaves."""

    def __init__(
        self,
        stage: Callable[[Callable[[Message], None]], Stage],
        console: Console | None = None,
        typed: Typed | None = None,
    ) -> None:
        self._console = console or Console(highlight=False)
        self._typed = typed or (typed_here() if sys.stdin.isatty() and self._console.is_terminal else TypedLines())
        self._folder: Path | None = None
        self._choices: list[tuple[str, str, int]] = []  # label, callback data, id of the message; by number
        self._is_typing = False
        self.stage = stage(self.show)

    def show(self, message: Message) -> None:
        """Shows one message that was put on the stage, its buttons numbered; a file is saved and named."""
        shown = self.stage.channel.shown[-1]
        first = len(self._choices) + 1
        self._choices += [(label, data, shown.message_id) for label, data in shown.taps]
        self._print(message, [(first + number, label) for number, (label, _) in enumerate(shown.taps)])

    async def run(self, *, consents: bool = False, zone: str | None = None) -> None:
        """Greets, talks until the input ends or the person leaves, and says goodbye."""
        stage = self.stage
        self._head()
        is_known = await stage.is_known()
        await stage.prepare(zone=zone)
        if consents and not is_known:
            await stage.press(f"{START}consent_adult", 0)
        else:
            await stage.say("/start")
        beside = asyncio.create_task(self._look_for_due())
        try:
            await self._talk()
        except asyncio.CancelledError:  # Ctrl-C while an answer is being made
            log.debug("Left in the middle of an answer.")
        finally:
            beside.cancel()
        self._print(stage.services.speech.plain(Say("terminal/goodbye")), [])

    async def _talk(self) -> None:
        while True:
            self._console.print()
            self._is_typing = True
            line = await self._typed()
            self._is_typing = False
            if line is None or line.strip().casefold() in _LEAVING:
                return
            if text := line.strip():
                await self._answer(text)

    async def _answer(self, text: str) -> None:
        """Lets the person tap or say it. Numbers count anew where new buttons come, else the old ones stand."""
        before, self._choices = self._choices, []
        number = int(text) if text.isascii() and text.isdigit() else 0
        if 0 < number <= len(before):
            label, data, message_id = before[number - 1]
            self._console.print(Text(f"  {label}", "dim"))
            work = self.stage.press(data, message_id)
        else:
            work = self.stage.say(text)
        try:
            await self._with_patience(work)
        finally:
            self._choices = self._choices or before

    async def _with_patience(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.ensure_future(work)
        await asyncio.wait({task}, timeout=SLOW)
        if not task.done() and self._console.is_terminal:
            with self._console.status(""):
                await task
        await task

    async def _look_for_due(self) -> None:
        """Shows what falls due while nothing is typed."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await self.stage.deliver_due()
            except KithError as error:
                log.error("What is due cannot be looked up: %s", error)

    def _head(self) -> None:
        width = width_of(self._console)
        self._console.print()
        self._console.print(Rule("Kith", style="dim", align="left"), width=width)
        hello = self.stage.services.speech.plain(Say("terminal/hello")).text
        self._console.print(Text(hello, "dim"), width=width)

    def _print(self, message: Message, labels: list[tuple[int, str]]) -> None:
        style = "default" if message.kind == "safety" else "cyan"
        self._console.print(page(self._console, message.html, labels, style), soft_wrap=True)
        if self._is_typing:
            self._console.print()
        for file in filter(None, (message.photo, message.file)):
            self._console.print(Text(f"  {self._kept(file)}", "dim"), soft_wrap=True)

    def _kept(self, file: File) -> Path:
        self._folder = self._folder or Path(tempfile.mkdtemp(prefix="kith-"))
        path = self._folder / Path(file.name).name
        path.write_bytes(file.content)
        return path


def typed_here() -> Typed:
    """Lines from the keyboard, edited as in a shell; what is shown meanwhile goes above the line being typed."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.patch_stdout import patch_stdout

    session: PromptSession[str] = PromptSession()  # what was typed is kept in memory alone

    async def read() -> str | None:
        with patch_stdout(raw=True), contextlib.suppress(EOFError, KeyboardInterrupt):
            return await session.prompt_async(PROMPT)
        return None

    return read


class TypedLines:
    """Lines of a stream that is no terminal, read in a thread that does not hold up the end of the process."""

    def __init__(self, stream: BinaryIO | None = None) -> None:
        self._stream = stream or sys.stdin.buffer
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._is_reading = False

    async def __call__(self) -> str | None:
        if not self._is_reading:
            self._is_reading = True
            loop = asyncio.get_running_loop()
            threading.Thread(target=self._read, args=(loop,), daemon=True).start()
        return await self._lines.get()

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            for line in self._stream:
                loop.call_soon_threadsafe(self._lines.put_nowait, line.decode("utf-8", "replace"))
            loop.call_soon_threadsafe(self._lines.put_nowait, None)
