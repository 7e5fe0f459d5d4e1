"""The atlas of the product, loaded once."""

from __future__ import annotations

import pytest

from bot.coaching.places import Atlas
from bot.content.places import whole_atlas


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return whole_atlas()
