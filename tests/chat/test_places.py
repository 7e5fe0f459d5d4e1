"""A shared location: its clock is used, and the place is in no store and no log."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from bot.chat.handlers import Handlers
from bot.chat.incoming import parse
from bot.chat.stage import Clock
from bot.chat.wordless import placeless
from bot.store import inbox, users
from tests.chat import updates
from tests.chat.test_handlers import Wire
from tests.chat.world import NOW, services_at
from tests.services.house import a_user, rows

LATITUDE, LONGITUDE = 35.681236987, 139.767124321
PLACE = {"latitude": LATITUDE, "longitude": LONGITUDE, "horizontal_accuracy": 12.5}
PARTS = ("35.68", "139.76", "681236987", "767124321")


def update(number: int = 1, **more: Any) -> dict[str, Any]:
    return updates.message(number, location=PLACE, **more)


@pytest.mark.parametrize(
    "raw",
    [
        update(),
        update(venue={"title": "Park", "address": "1 Rd", "location": PLACE}),
        update(reply_to_message=update()["message"]),
        updates.edited(1, location={**PLACE, "live_period": 60}),
        update(external_reply={"origin": {}, "location": PLACE, "more": [PLACE, [PLACE]]}),
    ],
)
def test_no_coordinates_are_left_wherever_they_stand(raw: dict[str, Any]) -> None:
    left = repr(placeless(raw))
    assert not any(part in left for part in PARTS)
    assert parse(placeless(raw)).kind == parse(raw).kind
    assert parse(raw).location == (LATITUDE, LONGITUDE)


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"latitude": 91, "longitude": 0},
        {"latitude": "1", "longitude": 2},
        {"latitude": True, "longitude": 0},
    ],
)
def test_what_is_no_place_has_no_location(place: dict[str, Any]) -> None:
    assert parse(updates.message(location=place)).location is None


def _bytes_in(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.iterdir())


async def test_a_location_reaches_the_dialogue_as_its_zone_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    file = tmp_path / "kith.db"
    services = services_at(file, Clock(lambda: NOW, NOW))
    a_user(services, updates.CHAT)
    handlers = Handlers(services, Wire())
    await handlers.keep(update())
    (row,) = await services.in_store(inbox.undone, 10)
    assert not any(part in repr(row.body) for part in PARTS)
    await handlers.receive(update())
    (said,) = rows(services, "outbox")
    assert "here:Asia/Tokyo" in said.message["html"]  # this dialogue says back what was tapped
    services.store.close()
    kept = _bytes_in(tmp_path)
    assert not any(part.encode() in kept or part in caplog.text for part in PARTS)


@pytest.mark.parametrize("has_consent", [True, False])
async def test_a_location_that_is_handled_after_a_crash_is_answered_without_it(
    tmp_path: Path, has_consent: bool
) -> None:
    services = services_at(tmp_path / "kith.db", Clock(lambda: NOW, NOW))
    if has_consent:
        a_user(services, updates.CHAT)
    await Handlers(services, Wire()).keep(update())
    (row,) = await services.in_store(inbox.undone, 10)
    await Handlers(services, Wire()).receive(row.body, row.id)
    assert len(rows(services, "outbox")) == 1
    assert await services.in_store(inbox.undone, 10) == []
    user = await services.in_store(users.find, updates.CHAT)
    assert user is None or user.zone is None
    services.store.close()
