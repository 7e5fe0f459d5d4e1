"""The real content of the safety conversation, read once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone

import pytest

from bot.coaching.safety import Helplines, Phrases, Screen
from bot.coaching.script import Script
from bot.content.ear import listen
from bot.content.loader import load_helplines, load_phrases, load_scripts


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return load_phrases()


@pytest.fixture(scope="session")
def screen(phrases: Phrases) -> Screen:
    return Screen(phrases, listen)


@pytest.fixture(scope="session")
def scripts() -> Mapping[str, Script]:
    return load_scripts()


@pytest.fixture(scope="session")
def helplines() -> Helplines:
    return load_helplines()


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 22, 21, 0, tzinfo=timezone.utc)
