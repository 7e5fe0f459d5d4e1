"""The encoder in a process of its own: while Rasa answers one person, it reads what the next ones wrote, all at once.

Python runs one thread at a time, and the encoder's many short steps would wait for their turn each time. The process
gets lists of texts, one a line of JSON, and answers with a row of numbers for each: for the dialogue and for the ear.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import BinaryIO

import numpy as np

from bot.encoder.meaning import MessageEncoder, load_message_encoder
from bot.encoder.memo import Memo
from bot.encoder.sentence import load_encoder
from bot.encoder.tuned import Reader, load_reader
from bot.encoder.weights import Floats
from bot.errors import EncoderError, whereabouts

log = logging.getLogger(__name__)

EAR = "safety"
TOGETHER = 32
"""Texts that are read at once."""
PATIENCE = 0.5
"""Seconds that a message waits for the process; then it is read here."""
LONGEST = 10.0
"""Seconds after which a process that does not answer is ended; to load it takes two."""
PAUSES = (1.0, 10.0, 60.0, 600.0)
"""Seconds before a process that ended is started again, for the first, the second, the third and every later time."""


class Apart:
    """The process, from `start` to `close`: it tells `memos` the parts of each row.

    Until it is up, and where it fails, texts are read when they are asked for.
    """

    def __init__(
        self, memos: Sequence[Memo], command: Sequence[str] = (sys.executable, "-m", "bot.encoder.apart")
    ) -> None:
        self._memos, self._command = memos, command
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._is_asked = asyncio.Event()
        self.is_up = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Starts it in the background."""
        self._task = asyncio.create_task(self._keep_up())

    async def close(self) -> None:
        """Ends it."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def read(self, texts: Iterable[str]) -> None:
        """Returns when these are read, or PATIENCE is at its end. Never raises."""
        if not self.is_up:
            return
        new = {text for text in texts if text and any(text not in memo for memo in self._memos)}
        loop = asyncio.get_running_loop()
        futures = [self._waiting.setdefault(text, loop.create_future()) for text in new]
        if futures:
            self._is_asked.set()
            await asyncio.wait(futures, timeout=PATIENCE)

    async def _keep_up(self) -> None:
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                await self._serve()
            except (OSError, EOFError, ValueError, asyncio.TimeoutError) as error:
                log.error("The encoder's process ended, messages are read without it: %s.", whereabouts(error))
            await asyncio.sleep(pause)

    async def _serve(self) -> None:
        here, there = socket.socketpair()
        with there:  # not by asyncio's own way to a process: that looks for its watcher in uvloop, which has none
            process = await asyncio.to_thread(_begin, self._command, there)
        answers, asks = await asyncio.open_connection(sock=here)
        try:
            widths = json.loads(await asyncio.wait_for(answers.readline(), LONGEST))
            self.is_up = True
            while True:
                await self._is_asked.wait()
                texts = list(self._waiting)[:TOGETHER]
                asks.write(json.dumps(texts).encode() + b"\n")
                packed = await asyncio.wait_for(answers.readexactly(len(texts) * sum(widths) * 4), LONGEST)
                rows = np.frombuffer(packed, np.float32).reshape(len(texts), sum(widths))
                for text, row in zip(texts, rows, strict=True):
                    for memo, part in zip(self._memos, np.split(row, np.cumsum(widths)[:-1]), strict=True):
                        memo.tell(text, part)
                    self._let_go(text)
                if not self._waiting:
                    self._is_asked.clear()
        finally:
            self.is_up = False
            for text in tuple(self._waiting):
                self._let_go(text)
            asks.close()
            process.kill()
            process.wait()

    def _let_go(self, text: str) -> None:
        future = self._waiting.pop(text)
        if not future.done():
            future.set_result(None)


def _begin(command: Sequence[str], there: socket.socket) -> subprocess.Popen[bytes]:
    return subprocess.Popen(list(command), stdin=there.fileno(), stdout=there.fileno())  # noqa: S603 - our own


def memos() -> list[Memo]:
    """Those of this process that `serve` has parts for: the dialogue's and the ear's. Raises EncoderError."""
    return [load_message_encoder().memo, load_reader(EAR).memo]


def serve(asked: BinaryIO, told: BinaryIO, meaning: MessageEncoder, ear: Reader) -> None:
    """Reads lines of texts until they end, and writes their rows; first of all, how wide the two parts of a row are."""
    width = meaning.columns + len(ear.labels)

    def top(hidden: Floats, real: Floats) -> Floats:
        return np.concatenate([meaning.top(hidden, real), ear.top(hidden, real)], axis=1)

    told.write(json.dumps([meaning.columns, len(ear.labels)]).encode() + b"\n")
    told.flush()
    for line in asked:
        told.write(load_encoder().read(json.loads(line), top, width).tobytes())
        told.flush()


def main() -> None:
    """The process. It ends with its input, which is when whoever started it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for whoever started it
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer, load_message_encoder(), load_reader(EAR))
    except (EncoderError, OSError, ValueError) as error:
        sys.exit(f"The encoder's process: {whereabouts(error)}")


if __name__ == "__main__":
    main()
