"""Reads calls of a bot (JSON, as emulator.py tells them), writes which break rules; runs in .tools/teremok."""

from __future__ import annotations

import json
import sys
from typing import Any

from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, SendDocument, SendMessage, SendPhoto
from aiogram.types import BufferedInputFile
from pydantic import ValidationError
from teremok.validation import ApiRuleViolation, validate_method

METHODS = {
    "sendMessage": SendMessage,
    "sendPhoto": SendPhoto,
    "sendDocument": SendDocument,
    "answerCallbackQuery": AnswerCallbackQuery,
}


def problem_of(bot: Bot, call: dict[str, Any]) -> str | None:
    """The rule that a call breaks, or None."""
    method = METHODS.get(call["method"])
    if method is None:
        return None
    fields = {name: value for name, value in call["fields"].items() if name in method.model_fields}
    if isinstance(fields.get("reply_markup"), str):
        fields["reply_markup"] = json.loads(fields["reply_markup"])
    for name in ("photo", "document"):
        if name in method.model_fields:
            fields[name] = BufferedInputFile(b"content", filename="file")
    try:
        validate_method(bot, method(**fields))
    except (ApiRuleViolation, ValidationError) as violation:
        return f"{call['method']}: {violation}"
    return None


if __name__ == "__main__":
    checked = Bot("42:TEST")
    problems = [problem_of(checked, call) for call in json.load(sys.stdin)]
    print(json.dumps([problem for problem in problems if problem]))
