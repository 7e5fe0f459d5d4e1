"""Each test has services with nothing in their database, and somebody who has consented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.services import Services
from bot.store.users import User
from tests.services.house import a_user, services_at


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = services_at(tmp_path / "kith.db")
    yield services
    services.store.close()


@pytest.fixture
def user(services: Services) -> User:
    return a_user(services)
