from __future__ import annotations

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Update
from telegram.error import NetworkError

from bot.chat import listening
from bot.chat.listening import ListeningBot

from . import updates


class Heard(ListeningBot):
    """A bot that hears the same three updates at each call, or an error."""

    _error: Exception | None = None

    async def _post(self, endpoint: str, *_: Any, **__: Any) -> Any:
        if self._error:
            raise self._error
        return [updates.message(number, text="hi") for number in (1, 2, 3)]


def hear(bot: ListeningBot) -> list[int]:
    return [update.update_id for update in asyncio.run(bot.get_updates())]


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Heard:
    monkeypatch.setattr(listening, "_REST", 0)
    return Heard("1:" + "a" * 30)


@pytest.mark.parametrize("stored", [0, 2, 3])
def test_only_what_was_stored_is_confirmed_to_telegram(bot: Heard, stored: int) -> None:
    async def take_all(heard: Sequence[Update]) -> int:
        assert [update.update_id for update in heard] == [1, 2, 3]
        return stored

    bot.listen_with(take_all)
    assert hear(bot) == [1, 2, 3][:stored]


def test_once_it_listens_no_more_nothing_is_asked_or_confirmed(bot: Heard) -> None:
    async def take_all(heard: Sequence[Update]) -> int:
        return len(heard)

    bot.listen_with(take_all)
    bot.listen_no_more()
    assert hear(bot) == []


def test_a_failed_call_counts_as_heard_since_polling_is_alive(bot: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    async def take_all(heard: Sequence[Update]) -> int:
        return len(heard)

    bot.listen_with(take_all)
    seconds = [1000.0]
    monkeypatch.setattr("bot.chat.listening.time", SimpleNamespace(monotonic=lambda: seconds[0]))
    bot.listen_with(take_all)
    seconds[0] = 1300.0
    assert bot.silent_for == 300
    bot._error = NetworkError("gone")
    with pytest.raises(NetworkError):
        hear(bot)
    assert bot.silent_for == 0
