"""Each test has services with nothing in their database, and somebody who has consented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.services import Services
from bot.store.users import User
from tests.services.house import Moving, a_user, services_at
from tests.store import haste


@pytest.fixture(autouse=True, scope="session")
def in_haste() -> Iterator[None]:
    with haste.made():
        yield


@pytest.fixture(scope="session")
def moving(tmp_path_factory: pytest.TempPathFactory, in_haste: None) -> Moving:
    return Moving(tmp_path_factory.mktemp("moving"))


@pytest.fixture
def services(tmp_path: Path, moving: Moving) -> Iterator[Services]:
    services = services_at(tmp_path / "kith.db", moving)
    yield services
    services.store.close()


@pytest.fixture
def user(services: Services) -> User:
    return a_user(services)
