"""Reading ahead: what the screen and the dialogue will ask of the encoder, asked of its own process beforehand."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import chain, repeat

import numpy as np

from bot.coaching.safety.ear import pieces
from bot.dialogue.understand import spoken
from bot.encoder.apart import memos, own_row
from bot.encoder.memo import Memo
from bot.encoder.weights import Floats
from bot.errors import whereabouts

log = logging.getLogger(__name__)

TOGETHER = 32
"""Texts that are read at once."""
PATIENCE = 0.5
"""Seconds that a message waits for the process; then it is read here."""
LONGEST = 10.0
"""Seconds after which a process that does not answer is ended; to load it takes two."""
PROBE = "Do we read alike?"
PAUSES = (1.0, 10.0, 60.0, 600.0)
"""Seconds before a process that ended is started again, for the first, the second, the third and every later time."""


class Ahead:
    """The process, from `start` to `close`: it tells the memos the parts of each row.

    `memos` gives them when it starts. `own` is the row of a text, [columns], as this process reads it: rows of another
    reader, as after an upgrade under a running Kith, are not taken. Until the process is up, and where it fails or
    falls behind, texts are read when they are asked for.
    """

    def __init__(
        self,
        memos: Callable[[], Sequence[Memo]] = memos,
        own: Callable[[str], Floats] = own_row,
        command: Sequence[str] = (sys.executable, "-m", "bot.encoder.apart"),
    ) -> None:
        self._find_memos, self._own, self._command = memos, own, command
        self._memos: Sequence[Memo] = ()
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._is_asked = asyncio.Event()
        self._is_behind = False
        self.is_up = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Starts it in the background. Raises EncoderError."""
        self._memos = self._find_memos()
        self._task = asyncio.create_task(self._keep_up())

    async def close(self) -> None:
        """Ends it."""
        while self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task], timeout=0.1)  # once may not do: bugs.python.org/issue42130

    async def read(self, *messages: str) -> None:
        """Returns when what dialogue and ear read of these is read, or PATIENCE is at its end. Never raises.

        Once somebody waited in vain, nobody waits until the process has answered again: else each message of a chat,
        and each of a batch, would wait in its turn, and an urgent one behind them.
        """
        if not self.is_up or self._is_behind:
            return
        texts = {part for message in messages if message for part in (spoken(message).strip(), *pieces(message))}
        new = {text for text in texts if text and any(text not in memo for memo in self._memos)}
        loop = asyncio.get_running_loop()
        futures = [self._waiting.setdefault(text, loop.create_future()) for text in new]
        if not futures:
            return
        self._is_asked.set()
        try:
            _, late = await asyncio.wait(futures, timeout=PATIENCE)
            self._is_behind = self._is_behind or bool(late)
        finally:
            for text in new:  # what nobody waits for any more is not read, nor kept
                self._let_go(text)

    async def _keep_up(self) -> None:
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                await self._serve()
            except Exception as error:  # noqa: BLE001 - nothing depends on it
                log.error("The encoder's process ended, messages are read without it: %s.", whereabouts(error))
            await asyncio.sleep(pause)

    async def _serve(self) -> None:
        here, there = socket.socketpair()
        with there:  # not by asyncio's own way to a process: that looks for its watcher in uvloop, which has none
            process = await asyncio.to_thread(_begin, self._command, there)
        try:
            answers, asks = await asyncio.open_connection(sock=here)
            with closing(asks):
                await self._go_on(answers, asks)
        finally:
            self.is_up = False
            for text in tuple(self._waiting):
                self._let_go(text)
            process.kill()
            process.wait()

    async def _go_on(self, answers: asyncio.StreamReader, asks: asyncio.StreamWriter) -> None:
        widths = json.loads(await asyncio.wait_for(answers.readline(), LONGEST))

        async def ask(texts: Sequence[str]) -> Floats:
            asks.write(json.dumps(texts).encode() + b"\n")
            packed = await asyncio.wait_for(answers.readexactly(len(texts) * sum(widths) * 4), LONGEST)
            return np.frombuffer(packed, np.float32).reshape(len(texts), sum(widths))

        if not np.allclose((await ask([PROBE]))[0], await asyncio.to_thread(self._own, PROBE), atol=0.01):
            raise ValueError("It reads otherwise than this process.")
        self._is_behind, self.is_up = False, True
        while True:
            await self._is_asked.wait()
            texts = list(self._waiting)[:TOGETHER]
            for text, row in zip(texts, await ask(texts), strict=True):
                for memo, part in zip(self._memos, np.split(row, np.cumsum(widths)[:-1]), strict=True):
                    memo.tell(text, part)
                self._let_go(text)
            self._is_behind = False
            if not self._waiting:
                self._is_asked.clear()

    def _let_go(self, text: str) -> None:
        future = self._waiting.pop(text, None)
        if future is not None and not future.done():
            future.set_result(None)


def _begin(command: Sequence[str], there: socket.socket) -> subprocess.Popen[bytes]:
    open_to_it = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}  # no key, no token
    return subprocess.Popen(list(command), stdin=there.fileno(), stdout=there.fileno(), env=open_to_it)  # noqa: S603
