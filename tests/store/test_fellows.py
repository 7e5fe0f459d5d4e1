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
    fellows.count()
    is_there.set()
    time.sleep(60)


def test_a_fellow_counts_until_it_is_gone_however_it_went(empty_url: str, keyring: Keyring, database: str) -> None:
    store = Store.open(empty_url, keyring)
    fellows = Fellows(store)
    assert fellows.count() == fellows.count() == 1
    if database == "postgresql":
        spawn: Any = multiprocessing.get_context("spawn")
        is_there = spawn.Event()
        other = spawn.Process(target=stay, args=(empty_url, is_there))
        other.start()
        assert is_there.wait(60)
        assert fellows.count() == 2
        os.kill(other.pid, signal.SIGKILL)
        other.join(10)
        end = time.monotonic() + 10
        while fellows.count() == 2 and time.monotonic() < end:
            time.sleep(0.05)
        assert fellows.count() == 1
    fellows.leave()
    store.close()
