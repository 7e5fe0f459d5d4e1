"""What the encoder reads in a process of its own is known beforehand, and without it nothing is lost."""

from __future__ import annotations

import asyncio
import sys
import time

import numpy as np
import pytest

from bot.encoder.memo import Memo
from bot.services import ahead
from bot.services.ahead import Apart

READS = """
import json, struct, sys
print("[2, 1]", flush=True)
for line in sys.stdin:
    texts = json.loads(line)
    for text in texts:
        sys.stdout.buffer.write(struct.pack("<3f", len(text), len(texts), 7))
    sys.stdout.flush()
    sys.stdin.read(0)
"""
"""A stand-in for the encoder: how long the text is and how many were read with it, for the ear always seven."""
DIES = "import sys; print('[2, 1]', flush=True); sys.stdin.readline()"
SLEEPS = "import sys, time; print('[2, 1]', flush=True); sys.stdin.readline(); time.sleep(60)"
TALKS_NONSENSE = "print('hello?', flush=True)"


async def up(program: str, memos: list[Memo]) -> Apart:
    one = Apart(memos, (sys.executable, "-c", program))
    one.start()
    for _ in range(500):
        if one.is_up:
            return one
        await asyncio.sleep(0.01)
    raise AssertionError("It did not come up.")


def known(memo: Memo, text: str) -> list[float]:
    return [float(one) for one in memo.rows([text], lambda _: np.full((1, 1), -1, np.float32))[0]]


def test_what_is_read_is_known_to_both() -> None:
    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(READS, memos)
        await one.read(["one", "two", "three"])
        assert known(memos[0], "three") == [5, 3]
        assert known(memos[1], "three") == [7]
        await one.close()

    asyncio.run(scene())


def test_what_comes_while_it_reads_is_read_together_next() -> None:
    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(READS, memos)
        await asyncio.gather(*(one.read([f"text {number}"]) for number in range(ahead.TOGETHER + 5)))
        assert known(memos[0], "text 0")[1] == ahead.TOGETHER
        assert known(memos[0], f"text {ahead.TOGETHER + 4}")[1] == 5
        await one.close()

    asyncio.run(scene())


def test_whatever_characters_a_text_has() -> None:
    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(READS, memos)
        odd = "\ud800 \x00 \u2028 \n 🤷"
        await one.read([odd, ""])
        assert known(memos[0], odd) == [len(odd), 1]
        await one.close()

    asyncio.run(scene())


def test_a_process_that_died_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "PAUSES", (0.01,))

    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(DIES, memos)
        await one.read(["hello"])
        assert "hello" not in memos[0]
        assert not one.is_up
        one._command = (sys.executable, "-c", READS)
        for _ in range(500):
            await one.read(["hello"])
            if "hello" in memos[0]:
                break
            await asyncio.sleep(0.01)
        assert known(memos[0], "hello") == [5, 1]
        await one.close()

    asyncio.run(scene())


def test_one_that_does_not_answer_holds_up_nobody_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "PATIENCE", 0.05)
    monkeypatch.setattr(ahead, "LONGEST", 0.5)

    async def scene() -> None:
        one = await up(SLEEPS, [Memo(), Memo()])
        begun = time.monotonic()
        await one.read(["hello"])
        assert time.monotonic() - begun < 0.4
        await asyncio.sleep(0.8)
        assert not one.is_up
        await one.close()

    asyncio.run(scene())


def test_before_it_is_up_and_after_nonsense_nobody_waits(caplog: pytest.LogCaptureFixture) -> None:
    async def scene() -> None:
        one = Apart([Memo(), Memo()], (sys.executable, "-c", TALKS_NONSENSE))
        await one.read(["hello"])
        one.start()
        while not caplog.records:
            await one.read(["hello"])
            await asyncio.sleep(0.01)
        assert not one.is_up
        await one.close()

    asyncio.run(asyncio.wait_for(scene(), 20))
    assert "hello" not in caplog.text
