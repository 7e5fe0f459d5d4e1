"""The tracker is held to its length, and nothing that counts is lost by the cut."""

from __future__ import annotations

import asyncio
import json
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.rasa

FORMS = ("reach_out_form", "set_boundary_form", "question_form")
SLOTS = ("room_reply", "room_next", "room_has_asked", "room_is_open", "question", "question_tries")

turns = st.lists(
    st.one_of(
        st.tuples(st.just("says"), st.sampled_from(("greet", "feel_lonely", "ask_privacy")), st.none()),
        st.tuples(st.just("opens"), st.sampled_from(FORMS), st.none()),
        st.tuples(st.just("closes"), st.none(), st.none()),
        st.tuples(st.just("sets"), st.sampled_from(SLOTS), st.sampled_from([None, True, False, 0, 1, "x"])),
    ),
    max_size=40,
)


@cache
def rasa() -> Any:
    """Rasa's modules and the domain, loaded once and only where these tests run."""
    from types import SimpleNamespace

    from bot.dialogue import quiet

    quiet.prepare()
    from rasa.shared.core import events
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

    from bot.dialogue import conversation
    from bot.settings import find_root

    domain = Domain.load(str(find_root() / "domain.yml"))
    return SimpleNamespace(events=events, domain=domain, tracker=DialogueStateTracker, conversation=conversation)


class Kept:
    """A store over one state, which goes through JSON as it does in the database."""

    def __init__(self) -> None:
        self.state: str | None = None
        self.store = rasa().conversation.ConversationStore(self.load, self.save)
        self.store.domain = rasa().domain

    async def load(self, sender_id: str) -> dict[str, Any] | None:
        return None if self.state is None else json.loads(self.state)

    async def save(self, sender_id: str, state: dict[str, Any]) -> None:
        self.state = json.dumps(state)


def new_tracker() -> Any:
    events = rasa().events
    opening = [events.ActionExecuted("action_session_start"), events.SessionStarted()]
    return rasa().tracker.from_events("7", opening, slots=rasa().domain.slots, domain=rasa().domain)


def play(tracker: Any, turn: tuple[str, Any, Any], number: int) -> None:
    events = rasa().events
    what, name, value = turn
    if what == "says":
        intent = {"name": name, "confidence": 1.0}
        tracker.update(events.ActionExecuted("action_listen"), rasa().domain)
        tracker.update(events.UserUttered(f"words {number}", intent), rasa().domain)
        tracker.update(events.ActionExecuted(f"utter_{name}"), rasa().domain)
        tracker.update(events.BotUttered("an answer", {"buttons": []}), rasa().domain)
    elif what == "opens":
        tracker.update(events.ActionExecuted(name), rasa().domain)
        tracker.update(events.ActiveLoop(name), rasa().domain)
        tracker.update(events.SlotSet("requested_slot", "room_reply"), rasa().domain)
    elif what == "closes" and tracker.active_loop_name:
        tracker.update(events.ActiveLoop(None), rasa().domain)
        tracker.update(events.SlotSet("requested_slot", None), rasa().domain)
    elif what == "sets":
        tracker.update(events.SlotSet(name, value), rasa().domain)


def spoken(tracker: Any) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, rasa().events.UserUttered)]


@given(turns)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_slots_form_and_last_words_are_as_if_nothing_was_ever_cut(script: list[tuple[str, Any, Any]]) -> None:
    kept, whole, cut = Kept(), new_tracker(), new_tracker()
    for number, turn in enumerate(script):
        play(whole, turn, number)
        play(cut, turn, number)
        asyncio.run(kept.store.save(cut))
        cut = asyncio.run(kept.store.retrieve("7"))
        assert cut.current_slot_values() == whole.current_slot_values()
        assert cut.active_loop_name == whole.active_loop_name
        assert cut.latest_message.text == whole.latest_message.text
        words = spoken(cut)
        assert len(words) <= 2 * rasa().conversation.TURNS_KEPT
        assert words == spoken(whole)[len(spoken(whole)) - len(words) :]


def test_a_long_conversation_stays_as_small_as_a_short_one() -> None:
    kept, tracker, sizes = Kept(), new_tracker(), []
    for number in range(60):
        play(tracker, ("says", "greet", None), number)
        asyncio.run(kept.store.save(tracker))
        tracker = asyncio.run(kept.store.retrieve("7"))
        sizes.append(len(kept.state or ""))
    assert max(sizes[30:]) <= max(sizes[:30]) * 1.1


def test_what_kith_said_is_not_kept_with_the_conversation() -> None:
    kept, tracker = Kept(), new_tracker()
    play(tracker, ("says", "greet", None), 1)
    asyncio.run(kept.store.save(tracker))
    assert "words 1" in (kept.state or "")
    assert "an answer" not in (kept.state or "")


def test_nobody_known_has_no_tracker() -> None:
    assert asyncio.run(Kept().store.retrieve("7")) is None


def test_an_error_of_the_store_is_not_swallowed() -> None:
    kept = Kept()

    async def fail(*_: Any) -> None:
        raise OSError

    kept.store._save = fail
    with pytest.raises(OSError):
        asyncio.run(kept.store.save(new_tracker()))
