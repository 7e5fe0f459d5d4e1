from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.chat.channel import UnreachableError
from bot.chat.pace import NoPace, Pace
from bot.chat.sender import Sender
from bot.coaching.message import Button, Kind, Message, message_to_dict
from bot.errors import DeliveryError, StoreError
from bot.store import appointments, keyboards, outbox, traces, users
from bot.store.engine import Store
from bot.store.keyring import Keyring

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
LATER = NOW + timedelta(days=1)


class Wire:
    """A channel that keeps what is sent, and raises what is queued for it first."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors, self.sent = list(errors), list[tuple[int, str]]()

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        if self.errors and (error := self.errors.pop(0)):
            raise error
        self.sent.append((chat_id, message.html))
        return 1000 + len(self.sent)

    async def retire(self, chat_id: int, message_id: int) -> None: ...

    async def acknowledge(self, callback_id: str) -> None: ...

    async def typing(self, chat_id: int) -> None: ...

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None: ...


class Post:
    """An outbox in a real database, a sender over a wire, and a clock that moves when told."""

    def __init__(self, store: Store) -> None:
        self.store, self.now, self.down = store, NOW, 0
        self.pace: Pace = NoPace()
        self.over(Wire())

    def over(self, wire: Wire) -> Post:
        self.wire = wire
        self.sender = Sender(self.in_store, wire, lambda: self.now, self.pace, jitter=lambda: 1.0)
        return self

    async def in_store(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if self.down and work.__name__ != "_due":
            self.down -= 1
            raise StoreError("The database is away.")
        return self.do(work, *args, **kwargs)

    def do(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with self.store.session() as session:
            return work(session, *args, **kwargs)

    def lay(self, chat_id: int, *texts: str, kind: Kind = "reply", **options: Any) -> None:
        user = self.do(users.create, chat_id, self.now)
        packed = [message_to_dict(Message(text, kind=kind)) for text in texts]
        self.do(outbox.add, chat_id, user.id, packed, self.now, **options)

    def drain(self, after: timedelta = timedelta()) -> list[str]:
        """Everything sent by then, in order of sending."""
        self.now += after

        async def run() -> None:
            while await self.sender.send_due():
                pass

        asyncio.run(run())
        return [html for _, html in self.wire.sent]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("sender")
    store = Store.open(f"sqlite:///{folder / 'kith.db'}", Keyring.open(folder / "kith.key"))
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def post(opened: Store) -> Iterator[Post]:
    yield Post(opened)
    with opened.session() as session:
        for chat_id in (1, 2, 3):
            if user := users.find(session, chat_id):
                users.erase(session, user.id, NOW)


def timed_out() -> DeliveryError:
    return DeliveryError("no answer", permanent=False, unknown=True)


def test_messages_of_a_chat_go_out_in_order(post: Post) -> None:
    post.lay(1, "one", "two")
    post.lay(2, "other")
    post.lay(1, "three")
    assert [html for html in post.drain() if html != "other"] == ["one", "two", "three"]


def test_answers_go_before_what_was_not_asked_for(post: Post) -> None:
    post.lay(1, "nudge", kind="nudge", expires_at=LATER)
    post.lay(1, "answer")
    assert post.drain() == ["answer", "nudge"]


def test_what_was_sent_is_recorded_with_its_keyboard_and_its_trace(post: Post) -> None:
    user = post.do(users.create, 1, NOW)
    buttons = ((Button("Yes", "/affirm"),),)
    token = post.do(keyboards.add, user.id, buttons, NOW)
    post.do(outbox.add, 1, user.id, [message_to_dict(Message("so?", buttons))], NOW, keyboards=[token])
    post.drain()
    assert post.do(keyboards.find, token).message_id == 1001
    assert post.do(traces.recent, user.id, NOW) == [1001]
    assert post.do(outbox.next_due) is None


def test_a_long_message_goes_out_in_parts_and_goes_on_where_it_was_cut_off(post: Post) -> None:
    post.over(Wire(None, DeliveryError("fault", permanent=False)))
    post.lay(1, "word " * 1500)
    assert len(post.drain()) == 1
    assert len(post.drain(timedelta(seconds=10))) == 2
    assert len(post.do(traces.recent, post.do(users.find, 1).id, NOW)) == 2


def test_a_person_who_blocked_the_bot_gets_nothing_more(post: Post) -> None:
    post.lay(1, "answer", "more")
    post.lay(1, "nudge", kind="nudge", expires_at=LATER)
    user = post.do(users.find, 1)
    post.do(appointments.add, user.id, "nudge", "sunday", LATER, None, {})
    post.over(Wire(UnreachableError("blocked")))
    assert post.drain(timedelta(hours=1)) == []
    assert not post.do(users.get, user.id).reachable
    assert post.do(appointments.waiting, user.id) == []
    assert post.drain(timedelta(days=2)) == []


def test_a_message_that_telegram_refuses_is_never_tried_again_and_holds_up_nothing(post: Post) -> None:
    post.over(Wire(DeliveryError("refused", permanent=True)))
    post.lay(1, "bad", "good")
    assert post.drain() == ["good"]
    assert post.drain(timedelta(hours=1)) == ["good"]


@pytest.mark.parametrize(("kind", "tries"), [("reply", 2), ("safety", 2), ("nudge", 1), ("timer", 1), ("review", 1)])
def test_where_nobody_knows_whether_it_arrived_only_answers_go_once_more(post: Post, kind: Kind, tries: int) -> None:
    post.over(Wire(*(timed_out() for _ in range(9))))
    post.lay(1, "text", kind=kind)
    for _ in range(5):
        post.drain(timedelta(minutes=10))
    assert 9 - len(post.wire.errors) == tries
    assert post.do(outbox.next_due) is None


def test_a_fault_of_telegram_is_waited_out_longer_each_time(post: Post) -> None:
    post.over(Wire(*(DeliveryError("502", permanent=False) for _ in range(3))))
    post.lay(1, "text", kind="nudge", expires_at=LATER)
    waits = []
    while not post.wire.sent:
        post.drain()
        if due := post.do(outbox.next_due):
            waits.append((due - post.now).total_seconds())
            post.now = due
    assert waits == [2, 4, 8]


def test_when_telegram_asks_to_slow_down_nobody_gets_anything_until_then(post: Post) -> None:
    seconds = [0.0]
    post.pace = Pace(timer=lambda: seconds[0])
    post.over(Wire(DeliveryError("flood", permanent=False, retry_after=30)))
    post.lay(1, "one")
    post.drain()
    post.lay(2, "two")
    seconds[0] = 29
    assert post.drain(timedelta(seconds=29)) == []
    seconds[0] = 31
    assert sorted(post.drain(timedelta(seconds=2))) == ["one", "two"]


def test_a_stale_nudge_expires_instead_of_coming_late(post: Post) -> None:
    post.lay(1, "late", kind="nudge", expires_at=NOW + timedelta(hours=1))
    assert post.drain(timedelta(hours=2)) == []


def test_what_arrived_but_could_not_be_recorded_is_not_sent_again(post: Post) -> None:
    post.lay(1, "text")
    post.down = 1
    assert post.drain() == ["text"]
    assert post.drain(timedelta(minutes=2)) == ["text"]
    assert post.do(outbox.next_due) is None


def test_a_fault_that_nobody_foresaw_ends_after_some_tries(post: Post) -> None:
    post.over(Wire(*(RuntimeError() for _ in range(20))))
    post.lay(1, "odd", "next")
    for _ in range(12):
        post.drain(timedelta(minutes=5))
    assert len(post.wire.errors) < 20
    assert post.do(outbox.next_due) is None or post.wire.sent


def test_the_loop_sends_what_comes_in_while_it_runs(post: Post) -> None:
    async def scene() -> None:
        running = asyncio.create_task(post.sender.run())
        post.lay(1, "one")
        post.sender.wake()
        for _ in range(1000):
            if post.wire.sent:
                break
            await asyncio.sleep(0)
        post.sender.stop()
        await running

    asyncio.run(scene())
    assert post.wire.sent == [(1, "one")]
