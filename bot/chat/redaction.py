"""Keeps the token, and what people wrote, out of the log."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(?<!\d)\d{1,20}:[A-Za-z0-9_-]{20,}")
_PLAIN = (str, int, float, bool, type(None))


class Redaction(logging.Filter):
    """Replaces anything that looks like a bot token; of a record of PTB only plain values are shown, never updates."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record pass, cleaned."""
        if record.name.startswith("telegram") and isinstance(record.args, tuple):
            record.args = tuple(value if isinstance(value, _PLAIN) else type(value).__name__ for value in record.args)
        elif record.name.startswith("telegram") and record.args:
            record.args = (type(record.args).__name__,)
        record.msg, record.args = _clean(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = _clean(record.exc_text)
        return True


def quieten() -> None:
    """Sets the log up for a bot: HTTP libraries only warn (they log the address, token and all); all is redacted."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    if not logging.getLogger().handlers:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for handler in logging.getLogger().handlers:
        if not any(isinstance(known, Redaction) for known in handler.filters):
            handler.addFilter(Redaction())


def _clean(text: str) -> str:
    return _TOKEN.sub("<token>", text)
