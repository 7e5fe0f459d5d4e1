"""Processes on one PostgreSQL know how many they are, and of one that was killed, that it is gone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from typing import Any

from bot.store.engine import Store
from bot.store.fellows import Fellows
from bot.store.keyring import Keyring


def stay(url: str, is_there: Any) -> None:
    fellows = Fellows(Store.open(url, Keyring([bytes(range(32))])))
    fellows.meet()
    is_there.set()
    time.sleep(60)


def test_a_fellow_counts_until_it_is_gone_however_it_went(empty_url: str, keyring: Keyring, database: str) -> None:
    store = Store.open(empty_url, keyring)
    fellows = Fellows(store)
    assert fellows.meet() == fellows.meet() == (1, 0)
    if database == "postgresql":
        spawn: Any = multiprocessing.get_context("spawn")
        is_there = spawn.Event()
        other = spawn.Process(target=stay, args=(empty_url, is_there))
        other.start()
        assert is_there.wait(60)
        assert fellows.meet() == (2, 0)
        os.kill(other.pid, signal.SIGKILL)
        other.join(10)
        assert _met(fellows, (1, 0))
    fellows.leave()
    store.close()


def test_what_telegram_asks_one_to_wait_the_others_know_until_it_is_over_or_the_one_is_gone(
    empty_url: str, keyring: Keyring, database: str
) -> None:
    store = Store.open(empty_url, keyring)
    one, other = Fellows(store), Fellows(store)
    one.meet()
    assert other.meet() == ((2, 0) if database == "postgresql" else (1, 0))
    if database == "postgresql":
        assert one.meet(30) == (2, 0), "its own pause it knows"
        assert one.meet(29) == (2, 0)
        assert 25 < other.meet()[1] <= 31
        one.meet(0)
        assert other.meet() == (2, 0)
        one.meet(30)
        one.leave()
        assert _met(other, (1, 0)), "the server lets go of what a connection held when it has noticed its end"
        assert one.meet() == (2, 0)
    one.leave()
    other.leave()
    store.close()


def _met(fellows: Fellows, expected: tuple[int, float]) -> bool:
    end = time.monotonic() + 10
    while fellows.meet() != expected and time.monotonic() < end:
        time.sleep(0.05)
    return fellows.meet() == expected
