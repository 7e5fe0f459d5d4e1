"""Marked strings go through every path, errors included, and come out in no log, no error, no metric and no repr."""

from __future__ import annotations

import dataclasses
import importlib
import logging
import pkgutil
import traceback
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import store
from bot.chat.health import Health
from bot.chat.incoming import parse
from bot.errors import DeliveryError, KithError, StoreError
from bot.settings import Settings
from bot.store.keyring import Keyring
from tests.chat import updates
from tests.faults.world import World

MARK = "quixoticwalrus"
PIECES = st.sampled_from(["text", "caption", "contact", "poll", "tap", "edit", "forward", "command", "name", "venue"])
FAULT = st.sampled_from(["nothing", "store", "dialogue", "phone", "phone and store"])
WORDS = st.sampled_from(["", "hello ", "I want to kill myself ", "/start ", "/menu ", "my name is ", "stop "])
QUIET = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))

CHOSEN = {"country", "zone", "concern", "level", "room", "step"}
"""Fields whose values are from a short list of ours, however they are called."""


def update(piece: str, words: str, number: int) -> dict[str, Any]:
    text = f"{words}{MARK}"
    made: dict[str, Any] = {
        "text": updates.message(number, text=text),
        "caption": updates.message(number, caption=text, voice={"file_id": MARK}),
        "contact": updates.message(number, contact={"phone_number": MARK, "first_name": text}),
        "poll": updates.message(number, poll={"question": text, "options": [{"text": MARK}]}),
        "tap": updates.tap(f"{MARK}.1", number),
        "edit": updates.edited(number, text=text),
        "forward": updates.message(number, text=text, forward_origin={"sender_user_name": MARK}),
        "command": updates.message(number, text=f"/{MARK} {text}"),
        "name": updates.message(number, text=words or "x", **{"from": {"id": 1, "first_name": MARK, "username": MARK}}),
        "venue": updates.message(number, venue={"title": text, "address": MARK, "location": {}}),
    }
    return dict(made[piece])


@given(steps=st.lists(st.tuples(PIECES, WORDS, FAULT), min_size=1, max_size=4))
@QUIET
async def test_no_marked_word_comes_out(
    steps: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    world = World(tmp_path_factory.mktemp("marks") / "kith.db")
    health = Health(world.services, lambda: 0.0)
    for number, (piece, words, fault) in enumerate(steps, 1):
        raw = update(piece, words, number)
        assert MARK not in repr(parse(raw))
        world.talk.raises = ValueError(f"cannot read {MARK}") if fault == "dialogue" else None
        world.phone.troubles = [DeliveryError("no answer", permanent=False)] * 9 if "phone" in fault else []
        if "store" in fault:
            with world.broken_store():
                await world.receive(raw)
        else:
            await world.receive(raw)
    world.phone.troubles = []
    shown = [caplog.text, *(str(record.__dict__) for record in caplog.records), (await health.metrics()).decode()]
    shown += [repr(message) for message in world.phone.arrived]
    world.services.store.close()
    assert not [text for text in shown if MARK in text]


def values() -> Iterator[type]:
    """Every frozen value of the store."""
    for found in pkgutil.iter_modules(store.__path__, "bot.store."):
        module = importlib.import_module(found.name)
        for thing in vars(module).values():
            if dataclasses.is_dataclass(thing) and isinstance(thing, type) and thing.__module__ == module.__name__:
                yield thing


STORED = list(values())


@pytest.mark.parametrize("value", STORED, ids=lambda value: str(value.__name__))
def test_what_is_sealed_in_the_store_does_not_show_in_the_repr_of_its_value(value: type) -> None:
    from bot.store.columns import Encrypted
    from bot.store.schema import metadata

    noun = value.__module__.rpartition(".")[2]
    table = metadata.tables.get(noun, metadata.tables.get(noun.removesuffix("s")))
    columns = () if table is None else table.c
    sealed = {column.name for column in columns if isinstance(column.type, Encrypted)}
    shown = {field.name for field in dataclasses.fields(value) if field.repr}
    hints = typing.get_type_hints(value)
    texts = {name for name in shown & sealed if "bool" not in str(hints[name])}
    assert texts - CHOSEN == set()


def test_neither_settings_nor_a_keyring_show_a_secret(tmp_path: Any) -> None:
    key = Keyring.new_line()
    known = Settings(
        tmp_path, "sqlite://", tmp_path / "k", telegram_token=MARK, key=key, webhook_secret=MARK, invitation=MARK,
        allowed=frozenset({4711}),
    )  # fmt: skip
    shown = repr(known) + repr(Keyring.open(tmp_path / "k", key))
    assert MARK not in shown
    assert key not in shown
    assert "4711" not in shown


def test_an_error_of_the_database_shows_no_value(world: World) -> None:
    from sqlalchemy import text

    with pytest.raises(StoreError) as raised, world.services.store.session() as session:
        session.execute(text("INSERT INTO nowhere VALUES (:word)"), {"word": MARK})
    error: KithError = raised.value
    assert MARK not in "".join(traceback.format_exception(error))
