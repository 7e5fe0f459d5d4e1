"""What Rasa remembers of a conversation, held to a fixed length, so that a message costs the same at any age of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

Load = Callable[[str], Awaitable[dict[str, Any] | None]]
Save = Callable[[str, dict[str, Any]], Awaitable[None]]

_class_of = lru_cache(maxsize=None)(Event.resolve_by_type)  # Rasa looks through all its classes for each event

TURNS_KEPT = 2
"""How many of a person's messages stay in the tracker after it is cut; it is cut at twice as many."""


class ConversationStore(TrackerStore):
    """A tracker store over two callables: one state a person, JSON-ready, sealed by whoever stores it."""

    def __init__(self, load: Load, save: Save) -> None:
        super().__init__(domain=None)
        self._load, self._save = load, save

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of this person, or None where there is none yet."""
        state = await self._load(sender_id)
        if state is None:
            return None
        events = [_class_of(values["event"])._from_parameters(values) for values in state["events"]]
        return DialogueStateTracker.from_events(sender_id, events, slots=self.domain.slots, domain=self.domain)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the tracker's last turns, and the slots and the form as they were before these."""
        await self._save(tracker.sender_id, {"events": [_lean(event) for event in _recent(tracker, self.domain)]})


def _recent(tracker: DialogueStateTracker, domain: Domain) -> Sequence[Event]:
    """The events from the last cut on; where there are too many turns, cut anew before an old user message."""
    events = list(tracker.events)
    spoken = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(spoken) <= 2 * TURNS_KEPT:
        return events
    cut = spoken[-TURNS_KEPT]
    before = DialogueStateTracker.from_events(tracker.sender_id, events[:cut], slots=domain.slots, domain=domain)
    head: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    head += [
        SlotSet(name, slot.value)
        for name, slot in before.slots.items()
        if slot.value is not None and slot.value != slot.initial_value
    ]
    if before.active_loop_name:
        head += [ActionExecuted(before.active_loop_name), ActiveLoop(before.active_loop_name)]
        head += [SlotSet("requested_slot", before.get_slot("requested_slot"))]
    head.append(ActionExecuted(ACTION_LISTEN_NAME))
    return head + events[cut:]


def _lean(event: Event) -> dict[str, Any]:
    """The event as Rasa stores it, less what Kith said, which the outbox holds, and the long tail of the ranking."""
    values = event.as_dict()
    if isinstance(event, BotUttered):
        return {"event": "bot", "timestamp": values["timestamp"], "text": None, "data": {}, "metadata": {}}
    if isinstance(event, UserUttered):
        parsed = values["parse_data"]
        values["parse_data"] = {
            "intent": parsed["intent"],
            "entities": parsed["entities"],
            "text": parsed["text"],
            "message_id": None,
            "metadata": {},
        }
    return values
