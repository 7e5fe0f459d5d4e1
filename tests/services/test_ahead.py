"""What the encoder reads in a process of its own is known beforehand, and without it nothing is lost."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from bot.coaching.safety import NOTHING, Screen
from bot.dialogue.understand import spoken
from bot.encoder.meaning import MessageEncoder
from bot.encoder.memo import Memo
from bot.encoder.tuned import load_reader
from bot.encoder.weights import Floats
from bot.services import ahead
from bot.services.ahead import Ahead
from tests import shelf

pytestmark = pytest.mark.whole  # each starts a process

READS = """
import json, struct, sys, time
print("[2, 1]", flush=True)
for number, line in enumerate(sys.stdin):
    texts = json.loads(line)
    if number: pass
    for text in texts:
        sys.stdout.buffer.write(struct.pack("<3f", len(text), len(texts), 7))
    sys.stdout.flush()
"""
"""A stand-in for the encoder: how long the text is and how many were read with it, for the ear always seven."""
DIES = READS.replace("pass", "sys.exit()")
SLEEPS = READS.replace("pass", "time.sleep(60)")
FALLS_BEHIND = READS.replace("if number: pass", "if number == 1: time.sleep(0.5)")
TALKS_NONSENSE = "print('hello?', flush=True)"


def own(text: str) -> Floats:
    return np.array([len(text), 1, 7], np.float32)


def ahead_of(memos: list[Memo], program: str, own: Callable[[str], Floats] = own) -> Ahead:
    return Ahead(lambda: memos, own, (sys.executable, "-c", program))


async def up(program: str, memos: list[Memo]) -> Ahead:
    one = ahead_of(memos, program)
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
        await one.read("one", "two", "three")
        assert known(memos[0], "three") == [5, 3]
        assert known(memos[1], "three") == [7]
        await one.close()

    asyncio.run(scene())


def test_what_comes_while_it_reads_is_read_together_next() -> None:
    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(READS, memos)
        await asyncio.gather(*(one.read(f"text {number}") for number in range(ahead.TOGETHER + 5)))
        assert known(memos[0], "text 0")[1] == ahead.TOGETHER
        assert known(memos[0], f"text {ahead.TOGETHER + 4}")[1] == 5
        await one.close()

    asyncio.run(scene())


def test_whatever_characters_a_text_has() -> None:
    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(READS, memos)
        odd = "\ud800 \x00 \u2028 \n 🤷"
        await one.read(odd, "")
        assert known(memos[0], odd) == [len(odd), 1]
        await one.close()

    asyncio.run(scene())


def test_it_is_not_given_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_KEY", "secret")
    tells = READS.replace("import json", "import os, json").replace("7)", "7 + ('KITH_KEY' in os.environ))")

    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(tells, memos)
        await one.read("one")
        assert known(memos[1], "one") == [7]
        await one.close()

    asyncio.run(scene())


def test_a_process_that_died_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "PAUSES", (0.01,))

    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(DIES, memos)
        await one.read("hello")
        assert "hello" not in memos[0]
        assert not one.is_up
        one._command = (sys.executable, "-c", READS)
        for _ in range(500):
            await one.read("hello")
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
        await one.read("hello")
        assert time.monotonic() - begun < 0.4
        begun = time.monotonic()
        for number in range(20):
            await one.read(f"text {number}")
        assert time.monotonic() - begun < 0.4, "each waited anew"
        assert one._waiting == {}, "words are kept that nobody waits for"
        await asyncio.sleep(0.8)
        assert not one.is_up
        await one.close()

    asyncio.run(scene())


def test_one_that_fell_behind_is_asked_again_once_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "PATIENCE", 0.05)

    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = await up(FALLS_BEHIND, memos)
        await one.read("hello")
        assert "hello" not in memos[0]
        await one.read("you")
        assert "you" not in memos[0]
        for _ in range(500):
            await one.read("you")
            if "you" in memos[0]:
                break
            await asyncio.sleep(0.01)
        assert known(memos[0], "you") == [3, 1]
        await one.close()

    asyncio.run(scene())


@pytest.mark.parametrize("other", [[1, 1, 7], [1, 1, 7, 7]], ids=["other numbers", "other labels"])
def test_a_process_that_reads_otherwise_is_not_used(other: list[float], caplog: pytest.LogCaptureFixture) -> None:
    async def scene() -> None:
        memos = [Memo(), Memo()]
        one = ahead_of(memos, READS, lambda _: np.array(other, np.float32))
        one.start()
        while not caplog.records:
            await one.read("hello")
            await asyncio.sleep(0.01)
        assert not one.is_up
        assert "hello" not in memos[0]
        await one.close()

    asyncio.run(asyncio.wait_for(scene(), 20))


def test_it_ends_also_where_the_wish_to_end_comes_together_with_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        one = await up(READS, [Memo(), Memo()])
        wishes = []

        class Deaf(asyncio.Event):
            async def wait(self) -> Literal[True]:
                try:
                    return await super().wait()
                except asyncio.CancelledError:  # as wait_for does where what it waited for is there
                    wishes.append(1)
                    if len(wishes) > 1:
                        raise
                    return True

        before, one._is_asked = one._is_asked, Deaf()
        before.set()
        await one.read("hello")  # and waits for the new one from now on
        await one.close()
        assert len(wishes) == 2

    asyncio.run(asyncio.wait_for(scene(), 20))


@pytest.mark.rasa
async def test_what_the_screen_and_the_dialogue_ask_of_the_encoder_is_what_is_read_ahead() -> None:
    from rasa.core.channels.channel import UserMessage

    asked, told = set[str](), set[str]()

    class Noted(Memo):
        def rows(self, texts: Sequence[str], make: Callable[[Sequence[str]], Floats]) -> Floats:
            asked.update(texts)
            return make(texts)

    class Told(Memo):
        def tell(self, text: str, row: Floats) -> None:
            told.add(text)
            super().tell(text, row)

    text = "  /I miss my sister. " + "We have not talked for a year, and I do not know how to begin. " * 12 + "\n"
    reader = replace(load_reader("safety"), memo=Noted())
    encoder = MessageEncoder(load_reader("intents").encoder, load_reader("intents"))
    encoder.memo = Noted()
    one = await up(READS, [Told(), Told()])

    await one.read(text)
    await one.close()
    Screen(shelf.content().phrases, lambda pieces, *_: (reader.scores(pieces), NOTHING)[1]).read(text)
    encoder.encode_deep([UserMessage(spoken(text)).text])

    assert asked
    assert asked == told


def test_before_it_is_up_and_after_nonsense_nobody_waits(caplog: pytest.LogCaptureFixture) -> None:
    async def scene() -> None:
        one = ahead_of([Memo(), Memo()], TALKS_NONSENSE)
        await one.read("hello")
        one.start()
        while not caplog.records:
            await one.read("hello")
            await asyncio.sleep(0.01)
        assert not one.is_up
        await one.close()

    asyncio.run(asyncio.wait_for(scene(), 20))
    assert "hello" not in caplog.text
