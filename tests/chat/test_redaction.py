from __future__ import annotations

import logging
import sys

from telegram import Update

from bot.chat.redaction import Redaction

from . import updates

TOKEN = "123456:" + "AbC-dEf_" * 5


def shown(name: str, text: str, *args: object, with_traceback: bool = False) -> str:
    info = None
    if with_traceback:
        try:
            raise ValueError(f"bad address /bot{TOKEN}/getMe")
        except ValueError:
            info = sys.exc_info()
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, text, args, info)
    assert Redaction().filter(record)
    return logging.Formatter().format(record)


def test_a_token_never_reaches_the_log() -> None:
    text = shown("httpx", "POST https://api.telegram.org/bot%s/getMe", TOKEN, with_traceback=True)
    assert TOKEN not in text
    assert "<token>" in text


def test_ptb_never_logs_an_update() -> None:
    raw = updates.message(text="my secret")
    assert "secret" not in shown("telegram.ext.Updater", "Received data was: %r", raw)
    assert "secret" not in shown("telegram.ext.Application", "update %s from %s", Update.de_json(raw, None), raw)


def test_ordinary_lines_stay_as_they_are() -> None:
    assert shown("bot.chat.app", "%d messages in %.1f s", 3, 1.5) == "3 messages in 1.5 s"
