"""The library gives back the scripts that were put in, and nothing of those before."""

from __future__ import annotations

import threading
from datetime import date

from sqlalchemy.orm import Session

from bot.coaching.message import Button
from bot.coaching.script import Script, Variant
from bot.store import library
from bot.store.engine import Store
from tests.store.conftest import NOW

GREET = Script(
    "greet",
    (Variant("greet/1", "Hello, {name}."), Variant("greet/2", "Good to see you.", frozenset({"recovery", "older"}))),
    ((Button("Yes", "/affirm"), Button("No", "/deny")), (Button("Späte​r 🌙", "/choose"),)),
    "S003",
    date(2026, 11, 22),
)
BYE = Script("goodbye", (Variant("goodbye/1", "Bye."),))


def test_two_processes_may_put_the_same_content_at_once(store: Store, database: str) -> None:
    def put() -> None:
        with store.session() as session:
            start.wait()
            library.replace(session, "abc", [GREET, BYE], NOW)

    start = threading.Barrier(1 if database == "sqlite" else 2)
    threads = [threading.Thread(target=put) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.session() as session:
        assert library.load(session) == [GREET, BYE]


def test_an_empty_library_has_no_digest(session: Session) -> None:
    assert library.digest(session) is None
    assert library.load(session) == []


def test_scripts_come_back_whole_and_in_order(session: Session) -> None:
    library.replace(session, "abc", [GREET, BYE], NOW)
    assert library.load(session) == [GREET, BYE]
    assert library.digest(session) == "abc"
    assert library.counts(session) == {"scripts": 2, "variants": 3}


def test_new_content_takes_the_place_of_the_old(session: Session) -> None:
    library.replace(session, "abc", [GREET, BYE], NOW)
    library.replace(session, "def", [BYE], NOW)
    assert library.load(session) == [BYE]
    assert library.digest(session) == "def"
    library.replace(session, "none", [], NOW)
    assert library.counts(session) == {"scripts": 0, "variants": 0}
