"""What happens to an update: what is written of it, what waits for what, and what is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat.direct import Direct
from bot.chat.handlers import Handlers
from bot.coaching.message import Button, Message
from bot.errors import DeliveryError, StoreError
from bot.services import Services
from bot.services.turn import turn_at_hand
from bot.store import inbox, keyboards, users
from tests.chat import updates
from tests.services.house import NOW, a_user, rows, services_at

CHAT = updates.CHAT


class Wire:
    """A channel that remembers; `fails` are raised by the next sends, in order."""

    link = "t.me/kith"

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.deleted: list[int] = []
        self.was_in_a_turn = False
        self.fails: list[DeliveryError] = []

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        if self.fails:
            raise self.fails.pop(0)
        self.sent.append(message)
        return len(self.sent)

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None:
        self.was_in_a_turn = turn_at_hand.get() is not None
        self.deleted += message_ids

    async def retire(self, chat_id: int, message_id: int) -> None: ...

    async def acknowledge(self, callback_id: str) -> None: ...

    async def typing(self, chat_id: int) -> None: ...


class Hears:
    """A dialogue that says nothing, and remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str | None]] = []

    async def answer(self, sender_id: str, text: str, tap: str | None = None) -> Sequence[Message]:
        self.told.append((text, tap))
        return []

    async def meaning(self, text: str) -> Mapping[str, Any]:
        return {"intent": {"name": "out_of_scope", "confidence": 0.0}}

    async def is_asking(self, sender_id: str) -> bool:
        return False


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = services_at(tmp_path / "kith.db")
    services.dialogue = Hears()
    yield services
    services.store.close()


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def handlers(services: Services, wire: Wire) -> Handlers:
    return Handlers(services, wire)


def text(words: str, update_id: int = 1) -> dict[str, Any]:
    return updates.message(update_id, text=words)


async def undone(services: Services) -> list[inbox.InboxRow]:
    return await services.in_store(inbox.undone, 10)


@pytest.mark.parametrize("status", ["kicked", "member"])
@pytest.mark.parametrize("is_known", [True, False])
async def test_a_block_and_its_end_are_handled_once(
    services: Services, handlers: Handlers, status: str, is_known: bool
) -> None:
    if is_known:
        a_user(services, CHAT)
    update = updates.member(status)
    await handlers.keep(update)
    await handlers.receive(update)
    assert await undone(services) == []
    assert rows(services, "outbox") == []


async def test_a_block_that_is_replayed_says_nothing_to_somebody_unknown(
    services: Services, handlers: Handlers
) -> None:
    await handlers.keep(updates.member("kicked"))
    (row,) = await undone(services)
    await Handlers(services, Wire()).receive(row.body, row.id)
    assert await undone(services) == []
    assert rows(services, "outbox") == []


async def test_whoever_writes_can_be_reached_again(services: Services, handlers: Handlers) -> None:
    user = a_user(services, CHAT)
    await services.in_store(users.change, user.id, reachable=False)
    await handlers.receive(text("hello"))
    assert (await services.in_store(users.get, user.id)).reachable


async def test_nobody_gets_no_answer_though_the_dialogue_said_nothing(services: Services, handlers: Handlers) -> None:
    a_user(services, CHAT)
    for number, words in enumerate(("hello", "/menu", "/start set_boundary"), start=1):
        await handlers.receive(text(words, number))
        assert len(rows(services, "outbox")) == number


async def test_nothing_is_deleted_while_a_transaction_is_open(
    services: Services, handlers: Handlers, wire: Wire
) -> None:
    a_user(services, CHAT)
    await handlers.receive(text("/hide"))
    assert wire.deleted
    assert not wire.was_in_a_turn


@pytest.mark.parametrize("command", ["/start", "/hide", "/privacy"])
async def test_danger_is_heard_behind_a_command(
    services: Services, handlers: Handlers, wire: Wire, command: str
) -> None:
    await handlers.receive(text(f"{command} i am going to kill myself tonight"))
    assert [message.kind for message in wire.sent][:1] == ["safety"]


async def test_an_answer_in_a_safety_conversation_needs_no_store(
    services: Services, handlers: Handlers, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: Any, **__: Any) -> Any:
        raise StoreError("The database is away.")

    await handlers.receive(text("i am going to kill myself tonight", 1))
    wire.sent.clear()
    monkeypatch.setattr(services, "in_store", refuse)
    await handlers.receive(text("yes", 2))
    assert wire.sent
    assert {message.kind for message in wire.sent} == {"safety"}


async def test_what_safety_could_not_record_is_recorded_later(
    services: Services, handlers: Handlers, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: Any, **__: Any) -> Any:
        raise StoreError("The database is away.")

    user = a_user(services, CHAT)
    with monkeypatch.context() as away:
        away.setattr(services, "in_store", refuse)
        await handlers.receive(text("i am going to kill myself tonight"))
    assert rows(services, "concern") == []
    await services.safety.record_owed()
    await services.safety.record_owed()
    assert [row.user_id for row in rows(services, "concern")] == [user.id]


async def test_a_safety_conversation_goes_on_in_another_process(
    services: Services, handlers: Handlers, tmp_path: Path
) -> None:
    other, wire = services_at(tmp_path / "kith.db"), Wire()
    services.is_shared = other.is_shared = True
    await handlers.receive(text("i am going to kill myself tonight", 1))
    await Handlers(other, wire).receive(text("yes", 2))
    assert {message.kind for message in wire.sent} == {"safety"}
    other.safety.forget()
    other.store.close()


async def test_a_new_country_is_known_to_safety_at_once(services: Services) -> None:
    user = a_user(services, CHAT)
    services.safety.learn(user)
    await services.profiles.change(user.id, country="GB")
    around = await services.safety._circumstances(CHAT)
    assert around.country == "GB"


@pytest.mark.parametrize(("seconds", "heard"), [(0, ("yes", "/reach_out")), (1, ("yes", None))])
async def test_a_bare_yes_answers_only_what_was_asked_since_the_person_last_wrote(
    services: Services, handlers: Handlers, seconds: int, heard: tuple[str, str | None]
) -> None:
    user = a_user(services, CHAT)
    await services.in_store(keyboards.add, user.id, ((Button("Yes please", "/reach_out"),),), NOW)
    await services.in_store(users.seen_now, user.id, NOW + timedelta(seconds=seconds))
    await handlers.receive(text("yes"))
    assert services.dialogue.told == [heard]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fails", "sent", "waiting"),
    [
        ([DeliveryError("no answer", permanent=False, unknown=True)] * 2, 0, 0),
        ([DeliveryError("no answer", permanent=False, unknown=True)], 1, 0),
        ([DeliveryError("slow down", permanent=False, retry_after=300)], 0, 1),
        ([DeliveryError("refused", permanent=True)], 0, 1),
    ],
)
async def test_a_message_that_may_have_arrived_goes_out_twice_at_most(
    services: Services, wire: Wire, monkeypatch: pytest.MonkeyPatch, fails: list[DeliveryError], sent: int, waiting: int
) -> None:
    monkeypatch.setattr("bot.chat.direct.WAITS", (0.0, 0.0))
    wire.fails = list(fails)
    await Direct(services, wire).send(CHAT, (Message("Here I am.", kind="safety"),))
    assert (len(wire.sent), len(rows(services, "outbox"))) == (sent, waiting)
