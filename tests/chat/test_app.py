from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.chat import app
from bot.errors import SettingError
from bot.settings import Settings

TOKEN = "1:" + "a" * 30


def settings(**given: Any) -> Settings:
    return Settings(root=Path(), database_url="sqlite://", key_file=Path("key"), **given)


def test_without_a_token_there_is_no_channel() -> None:
    with pytest.raises(SettingError, match="KITH_TELEGRAM_TOKEN"):
        app.connect(settings())


def test_the_channel_talks_to_the_api_that_the_settings_name() -> None:
    assert app.connect(settings(telegram_token=TOKEN)).bot.base_url.startswith("https://api.telegram.org/bot")
    channel = app.connect(settings(telegram_token=TOKEN, telegram_api="http://127.0.0.1:1"))
    assert channel.bot.base_url == f"http://127.0.0.1:1/bot{TOKEN}"


@pytest.mark.parametrize("given", [{}, {"webhook_url": "https://kith.example"}, {"webhook_secret": "s" * 20}])
def test_a_webhook_without_address_or_secret_is_refused(given: dict[str, str]) -> None:
    nobody: Any = None
    made = settings(telegram_token=TOKEN, **given)
    with pytest.raises(SettingError, match="KITH_WEBHOOK_SECRET"):
        asyncio.run(app.run(nobody, Desk(), made, channel=app.connect(made), commands=(), webhook=True))


class Desk:
    """Nobody who handles anything."""

    is_urgent: Any = None
    keep: Any = None
    receive: Any = None
