"""Somebody put on the list, or taken off: by a wish that was understood as such, or as another in a set phrase."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.question import ask, carry_on
from actions.saying import entity, say, text_of, user_of
from bot import services
from bot.coaching.people import entry_in
from bot.coaching.people.entering import is_about_a_thing

Events = list[dict[str, Any]]


async def add(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Keeps the person named, or asks for the name; a thing is nobody."""
    if is_about_a_thing(text_of(tracker)):
        return ask("add_person")
    said = await services.current().people.add_named(user_of(tracker), text_of(tracker), entity(tracker, "relation"))
    if said is None:
        return ask("add_person")
    say(dispatcher, said)
    return []


async def remove(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Removes the person named, or asks whom."""
    relation = entity(tracker, "relation")
    outcome = await services.current().people.remove_named(user_of(tracker), text_of(tracker), relation)
    return ask("remove_person") if outcome is None else carry_on(dispatcher, outcome)


async def on_the_list(dispatcher: CollectingDispatcher, tracker: Tracker, own: str | None = None) -> Events | None:
    """Does the wish to have somebody on the list, or off it, where the latest message has it in a set phrase, and it is
    not what the action does by itself (`own`: "add", "remove"); else None, and nothing is done."""
    entry = entry_in(text_of(tracker))
    if entry is None or entry.wish == own or tracker.active_loop_name is not None:
        return None
    return await (add if entry.wish == "add" else remove)(dispatcher, tracker)
