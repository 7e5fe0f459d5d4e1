"""One loaded model for all conversations; every person is somebody new."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.services import Services, opened
from bot.settings import read_settings
from tests.harness import START, Person


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def services(loop: asyncio.AbstractEventLoop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder: Path = tmp_path_factory.mktemp("kith")
    settings = replace(read_settings(f"sqlite:///{folder / 'kith.db'}"), key_file=folder / "kith.key", key=None)
    opening = opened(settings, clock=lambda: START, train_when_stale=True)
    yield loop.run_until_complete(opening.__aenter__())
    loop.run_until_complete(opening.__aexit__(None, None, None))


@pytest.fixture
def somebody(services: Services, loop: asyncio.AbstractEventLoop) -> Callable[..., Person]:
    return lambda **options: Person(services, loop, **options)


@pytest.fixture
def person(somebody: Callable[..., Person]) -> Person:
    return somebody()
