"""Rasa's responses, drawn from the content store by what this person has seen."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from bot.coaching.message import Button, Message, Say

log = logging.getLogger(__name__)

Draw = Callable[[str, Say], Awaitable[Message]]
"""The message for a sender id and a wish to say something."""


class ContentResponses(NaturalLanguageGenerator):
    """Every `utter_x`, and every key that an action names, comes from the script of that key."""

    def __init__(self, draw: Draw, apology: str) -> None:
        self._draw = draw
        self._apology = apology

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any]:
        """The drawn message as Rasa's dictionary. `fields`, `buttons` and `kind` come from the action that says it."""
        say = Say(
            key=utter_action.removeprefix("utter_"),
            fields=kwargs.get("fields") or {},
            kind=kwargs.get("kind") or "reply",
        )
        try:
            message = await self._draw(tracker.sender_id, say)
        except Exception as error:  # noqa: BLE001 - Rasa would swallow it, and the person would get silence
            log.error("The script %s could not be said: %s.", say.key, type(error).__name__)
            message = await self._draw(tracker.sender_id, Say(self._apology))
        own = [] if kwargs.get("buttons") else buttons_to_rasa(message.buttons)
        return {"text": message.html, "buttons": own, "kind": message.kind}


def buttons_to_rasa(rows: tuple[tuple[Button, ...], ...]) -> list[dict[str, Any]]:
    """Rasa's flat list of buttons, each with the number of its row."""
    return [
        {"title": button.label, "payload": button.tap, "row": number}
        for number, row in enumerate(rows)
        for button in row
    ]


def message_from_rasa(response: dict[str, Any]) -> Message:
    """The message in what Rasa hands to its output channel."""
    rows: dict[int, list[Button]] = {}
    for number, button in enumerate(response.get("buttons") or ()):
        rows.setdefault(button.get("row", number), []).append(Button(button["title"], button["payload"]))
    return Message(
        html=response.get("text") or "",
        buttons=tuple(tuple(row) for row in rows.values()),
        kind=response.get("kind") or (response.get("metadata") or {}).get("kind") or "reply",
    )
