from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.chat import updates
from tests.store import postgresql
from tests.telegram_edge.harness import Telegram, free_port, running, until

SECRET = "s" * 40
CHATS = (11, 12, 13)


@pytest.fixture
def database() -> Iterator[str]:
    """A database of its own on a PostgreSQL server."""
    try:
        with postgresql.server() as server:
            postgresql.run(server, "DROP DATABASE IF EXISTS kith_edge WITH (FORCE)")
            postgresql.run(server, "CREATE DATABASE kith_edge")
            yield server.rpartition("/")[0] + "/kith_edge"
            postgresql.run(server, "DROP DATABASE kith_edge WITH (FORCE)")
    except postgresql.NoServerError as reason:
        pytest.skip(str(reason))


def post(port: int, update: dict[str, object]) -> None:
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}
    urlopen(Request(f"http://127.0.0.1:{port}/telegram", json.dumps(update).encode(), headers), timeout=10)


def test_two_processes_on_one_database_answer_each_message_once_and_one_goes_on_alone(
    telegram: Telegram, tmp_path: Path, database: str
) -> None:
    ports = free_port(), free_port()
    shared = {
        "KITH_DATABASE_URL": database,
        "KITH_KEY_FILE": str(tmp_path / "kith.key"),
        "KITH_WEBHOOK_URL": f"http://127.0.0.1:{ports[0]}",
        "KITH_WEBHOOK_SECRET": SECRET,
        "ECHO_WEBHOOK": "1",
    }
    folders = tmp_path / "one", tmp_path / "two"
    for folder in folders:
        folder.mkdir()
    with (
        running(telegram, folders[0], KITH_WEBHOOK_PORT=str(ports[0]), **shared) as one,
        running(telegram, folders[1], KITH_WEBHOOK_PORT=str(ports[1]), **shared) as two,
    ):
        for number in range(1, 31):
            update = updates.message(number, chat_id=CHATS[number % 3], text=f"{number}")
            post(ports[number % 2], update)
            if number % 10 == 0:  # Telegram sends an update again where it saw no answer
                post(ports[(number + 1) % 2], update)
        until(lambda: sum(len(telegram.texts(chat)) for chat in CHATS) >= 30, "all answers")
        # A death between sending and writing it down holds the chat's next message back for a minute: by design.
        until(lambda: postgresql.count(database, "outbox", "state IN ('waiting', 'claimed')") == 0, "all written down")
        one.kill()
        for number in range(31, 34):
            post(ports[1], updates.message(number, chat_id=CHATS[number % 3], text=f"{number}"))
        until(lambda: sum(len(telegram.texts(chat)) for chat in CHATS) >= 33, "the answers of the one that is left")
        answered = [text for chat in CHATS for text in telegram.texts(chat)]
        assert sorted(answered) == sorted(f"text: {number}" for number in range(1, 34))
        assert two.stop() == 0
