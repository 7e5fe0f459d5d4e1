"""Transactions, savepoints, threads, keys and errors of a store."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.errors import KeyringError, StoreError
from bot.store import feedback, users
from bot.store.engine import Store
from bot.store.keyring import Keyring
from bot.store.users import User
from tests.store.conftest import CHAT, NOW


def test_a_transaction_that_raises_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.session() as session:
        assert users.create(session, CHAT, NOW).id / 0
    with store.session() as session:
        assert users.find(session, CHAT) is None


def test_a_savepoint_is_undone_alone(store: Store) -> None:
    with store.session() as session:
        user = users.create(session, CHAT, NOW)
        users.change(session, user.id, name="before")
        point = session.begin_nested()
        users.change(session, user.id, name="inside")
        point.rollback()
        with session.begin_nested():
            users.change(session, user.id, country="GB")
    with store.session() as session:
        kept = users.get(session, user.id)
        assert (kept.name, kept.country) == ("before", "GB")


def test_a_session_goes_from_thread_to_thread(store: Store) -> None:
    found: list[User | None] = []
    with store.session() as session:
        users.create(session, CHAT, NOW)
        thread = threading.Thread(target=lambda: found.append(users.find(session, CHAT)))
        thread.start()
        thread.join()
    assert found[0] is not None


def test_one_that_does_not_write_is_not_held_up_by_one_that_does(store: Store) -> None:
    with store.session() as writing:
        users.create(writing, CHAT, NOW)
        with store.session(write=False) as reading:
            assert users.find(reading, CHAT) is None


def test_two_transactions_of_one_chat_come_one_after_the_other(store: Store) -> None:
    order: list[str] = []
    inside = threading.Event()

    def second() -> None:
        inside.wait()
        with store.session() as session:
            store.hold_chat(session, CHAT)
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with store.session() as session:
        store.hold_chat(session, CHAT)
        inside.set()
        thread.join(0.1)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_another_key_is_refused_when_the_store_is_opened(store: Store, url: str) -> None:
    with pytest.raises(KeyringError):
        Store.open(url, Keyring([bytes(32)]))
    with pytest.raises(KeyringError):
        Store.open(url, Keyring([bytes(32), bytes(range(32))]))
    Store.open(url, Keyring([bytes(range(32)), bytes(32)])).close()


def test_a_value_sealed_with_a_key_that_is_gone_says_so(store: Store, url: str) -> None:
    rotated = Store.open(url, Keyring([bytes(range(32)), bytes(32)]))
    with rotated.session() as session:
        users.create(session, CHAT, NOW)
    rotated.close()
    with pytest.raises(KeyringError), store.session() as session:
        users.find(session, CHAT)


def test_an_error_of_the_database_is_ours_and_names_no_value(store: Store) -> None:
    with pytest.raises(StoreError) as refused, store.session() as session:
        feedback.add(session, -1, "secret", True, NOW)
    assert "secret" not in str(refused.value) + str(refused.value.__cause__)


def test_an_instant_without_its_zone_is_refused(session: Session) -> None:
    with pytest.raises(Exception, match="without its zone"):
        users.create(session, CHAT, NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    "address", ["sqlite:////no/such/folder/kith.db", "postgresql://nobody@127.0.0.1:1/none", "mysql://x/y", "?"]
)
def test_a_database_that_does_not_answer_is_a_store_error(address: str, keyring: Keyring) -> None:
    with pytest.raises(StoreError):
        Store.open(address, keyring)


def test_a_database_in_memory_works(keyring: Keyring) -> None:
    store = Store.open("sqlite://", keyring)
    store.migrate()
    with store.session() as session:
        users.create(session, CHAT, NOW)
    with store.session() as session:
        assert users.find(session, CHAT) is not None
    store.close()


def test_a_server_that_cuts_every_connection_is_one_error_and_then_used_again(store: Store, database: str) -> None:
    if database == "sqlite":
        pytest.skip("SQLite is no server")
    cut = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%me_alone%' AND pid <> :own")
    with pytest.raises(StoreError), store.session() as session:  # noqa: PT012
        users.create(session, CHAT, NOW)
        session.execute(text("SELECT 1 AS me_alone"))
        with store.engine.connect() as other:
            other.execute(cut, {"own": other.execute(text("SELECT pg_backend_pid()")).scalar()})
        users.create(session, CHAT + 1, NOW)
    with store.session() as session:
        assert users.find(session, CHAT) is None
        assert users.create(session, CHAT, NOW).id


def test_many_writers_at_once_all_get_their_turn(store: Store) -> None:
    failed: list[Exception] = []

    def write(chat: int) -> None:
        try:
            for _ in range(5):
                with store.session() as session:
                    users.seen_now(session, users.create(session, chat, NOW).id, NOW)
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(chat,)) for chat in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with store.session() as session:
        assert all(users.find(session, chat) for chat in range(16))
