"""How an action says something: by the key of a script, drawn by whoever runs the dialogue."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.coaching.message import Say


def say(dispatcher: CollectingDispatcher, *says: Say) -> None:
    """Utters each script in order."""
    for one in says:
        buttons = [
            {"title": button.label, "payload": button.tap, "row": number}
            for number, row in enumerate(one.buttons or ())
            for button in row
        ]
        dispatcher.utter_message(response=one.key, fields=dict(one.fields), kind=one.kind, buttons=buttons)


def user_of(tracker: Tracker) -> int:
    """The id of the user whom the conversation is with."""
    return int(tracker.sender_id)


def entity(tracker: Tracker, name: str) -> str | None:
    """The first value of an entity in the latest message."""
    return next(tracker.get_latest_entity_values(name), None)


def intent_of(tracker: Tracker) -> tuple[str | None, float]:
    """What the latest message was understood as, and how surely (0 to 1)."""
    found: dict[str, Any] = tracker.latest_message.get("intent") or {}
    return found.get("name"), float(found.get("confidence") or 0.0)


def text_of(tracker: Tracker) -> str:
    """The latest message as it was typed; nothing where a button was tapped."""
    text = str(tracker.latest_message.get("text") or "")
    return "" if text.startswith("/") else text
