"""The real content of the safety conversation, read once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone

import pytest

from bot.coaching.safety import Helplines, Phrases, Screen
from bot.coaching.script import Script
from tests import shelf


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return shelf.content().phrases


@pytest.fixture(scope="session")
def screen() -> Screen:
    return shelf.screen()


@pytest.fixture(scope="session")
def scripts() -> Mapping[str, Script]:
    return shelf.scripts()


@pytest.fixture(scope="session")
def helplines() -> Helplines:
    return shelf.content().helplines


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 22, 21, 0, tzinfo=timezone.utc)
