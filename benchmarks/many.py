"""Many: one, two and four processes behind nginx on one PostgreSQL; one is killed, and begins again."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.errors import SettingError
from bot.services.opening import utc_now
from bot.store import inbox, outbox, users
from bot.store.engine import Store
from bot.store.keyring import Keyring
from bot.store.schema import inbox as inbox_table
from bot.store.schema import outbox as outbox_table
from tests.chat import updates
from tests.store import postgresql
from tests.telegram_edge.harness import Telegram, free_port, running

SOURCES = (
    "bench:turns",
    "bot/chat/app.py",
    "bot/chat/beside.py",
    "bot/chat/inbox_queue.py",
    "bot/chat/pace.py",
    "bot/chat/processor.py",
    "bot/chat/replay.py",
    "bot/chat/sharing.py",
    "bot/chat/telegram.py",
    "bot/store/fellows.py",
    "tests/telegram_edge/emulator.py",
    "tests/telegram_edge/harness.py",
    "lock:psycopg2-binary",
    "lock:python-telegram-bot",
)

CHATS = int(os.environ.get("KITH_BENCH_USERS", "40"))
SAID = ("hello", "i feel so lonely", "what do you keep", "thanks", "menu", "bye")
ROUNDS = int(os.environ.get("KITH_BENCH_ROUNDS", "6"))
SECRET = "b" * 40
_NGINX = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 512; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream kith {{ {servers} keepalive 16; }}
  server {{
    listen 127.0.0.1:{port};
    location = /telegram {{
      proxy_pass http://kith; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_next_upstream error timeout http_500 http_502 non_idempotent; proxy_connect_timeout 1s;
    }}
  }}
}}
"""


def main() -> dict[str, Any]:
    """Turns a second of each number of processes; with two, also what a kill in the middle costs."""
    if shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin") is None:
        raise SettingError("nginx is not installed: apt-get install nginx-light.")
    measured: dict[str, Any] = {"chats": CHATS, "messages": CHATS * ROUNDS}
    for number in (1, 2, 4):
        measured |= _with(number, killed=False)
    measured |= _with(2, killed=True)
    measured["two to one"] = round(measured["2: turns a second"] / measured["1: turns a second"], 2)
    measured["four to two"] = round(measured["4: turns a second"] / measured["2: turns a second"], 2)
    return measured


def _with(number: int, *, killed: bool) -> dict[str, Any]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        telegram = Telegram(folder / "emulator.log")
        stack.callback(telegram.close)
        database = stack.enter_context(_database())
        key_file = folder / "kith.key"
        store = Store.open(database, Keyring.open(key_file))
        stack.callback(store.close)
        _admit(store)
        ports, front = [free_port() for _ in range(number)], free_port()
        stack.enter_context(_nginx(folder, front, ports))
        bots = []
        for count, port in enumerate(ports):
            home = folder / str(count)
            home.mkdir()
            settings = {
                "KITH_DATABASE_URL": database,
                "KITH_KEY_FILE": str(key_file),
                "KITH_WEBHOOK_URL": f"http://127.0.0.1:{front}",
                "KITH_WEBHOOK_SECRET": SECRET,
                "KITH_WEBHOOK_PORT": str(port),
            }
            command = [sys.executable, "-m", "bot", "run", "--webhook"]
            bots.append(stack.enter_context(running(telegram, home, command, **settings)))
        _warm(store, ports)
        return _talked(telegram, front, bots, store, number, killed=killed)


def _warm(store: Store, ports: list[int]) -> None:
    """Has each process load what it loads at its first messages."""
    for number, port in enumerate(ports):
        for count, text in enumerate(SAID):
            _post(port, updates.message(1_000_000 + 100 * number + count, chat_id=5_000 + CHATS + number, text=text))
    _until_none(store, inbox.count_undone)


def _talked(
    telegram: Telegram, front: int, bots: list[Any], store: Store, number: int, *, killed: bool
) -> dict[str, Any]:
    numbers, lock = itertools.count(1), threading.Lock()

    def talk(chat: int) -> None:
        for count in range(ROUNDS):
            with lock:
                update_id = next(numbers)
            _post(front, updates.message(update_id, chat_id=chat, text=SAID[count % len(SAID)]))

    chats = range(5_000, 5_000 + CHATS)
    begun = time.perf_counter()
    with ThreadPoolExecutor(CHATS) as pool:
        handed = [pool.submit(talk, chat) for chat in chats]
        if killed:
            time.sleep(1)
            bots[0].kill()
            bots[0].restart()
        for one in handed:
            one.result()
        _until_none(store, inbox.count_undone)
    seconds = time.perf_counter() - begun
    _until_none(store, outbox.count_waiting)
    sent = [len(telegram.texts(chat)) for chat in chats]
    name = f"{number}{' with a kill' if killed else ''}"
    return {
        f"{name}: turns a second": round(CHATS * ROUNDS / seconds, 1),
        f"{name}: messages sent": sum(sent),
        f"{name}: chats short of answers": sum(one < ROUNDS for one in sent),
        f"{name}: chats out of order": _out_of_order(store),
    }


def _until_none(store: Store, count: Callable[[Any], int]) -> None:
    for _ in range(3600):
        with store.session(write=False) as session:
            if count(session) == 0:
                return
        time.sleep(0.25)
    raise RuntimeError("What waits does not become less.")


def _out_of_order(store: Store) -> int:
    """Chats whose updates were finished in another order than they came, or whose answers arrived in another."""
    with store.session(write=False) as session:
        came = session.execute(select(inbox_table.c.chat_key, inbox_table.c.tried_at).order_by(inbox_table.c.id)).all()
        went = select(outbox_table.c.chat_key, outbox_table.c.message_id).where(outbox_table.c.state == "sent")
        said = session.execute(went.order_by(outbox_table.c.id)).all()
    wrong = set()
    for rows in (came, said):
        by_chat: dict[Any, list[Any]] = defaultdict(list)
        for chat, mark in rows:
            by_chat[chat].append(mark)
        wrong |= {chat for chat, marks in by_chat.items() if marks != sorted(marks)}
    return len(wrong)


def _post(port: int, update: dict[str, Any]) -> None:
    """As Telegram does: again until it is taken."""
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}
    for _ in range(60):
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("POST", "/telegram", json.dumps(update), headers)
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.5)
    raise RuntimeError("A webhook was not taken.")


def _admit(store: Store) -> None:
    store.migrate()
    with store.session() as session:
        for chat in range(5_000, 5_000 + CHATS + 4):
            users.consent(session, users.create(session, chat, utc_now()).id, utc_now(), True)


@contextmanager
def _database() -> Iterator[str]:
    with postgresql.server() as server:
        postgresql.run(server, "DROP DATABASE IF EXISTS kith_bench WITH (FORCE)")
        postgresql.run(server, "CREATE DATABASE kith_bench")
        try:
            yield server.rpartition("/")[0] + "/kith_bench"
        finally:
            postgresql.run(server, "DROP DATABASE kith_bench WITH (FORCE)")


@contextmanager
def _nginx(folder: Path, port: int, ports: list[int]) -> Iterator[None]:
    servers = " ".join(f"server 127.0.0.1:{one} max_fails=1 fail_timeout=1s;" for one in ports)
    file = folder / "nginx.conf"
    file.write_text(_NGINX.format(folder=folder, servers=servers, port=port))
    binary = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin") or "nginx"
    process = subprocess.Popen([binary, "-p", str(folder), "-c", str(file)])
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)
