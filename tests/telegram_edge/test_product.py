from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.model import is_fresh
from tests.chat import updates
from tests.telegram_edge.harness import TOKEN, Bot, Telegram, check_with_teremok, running, until
from tests.telegram_edge.install import ROOT

if not is_fresh(ROOT):
    pytest.skip("needs a fresh model: kith train", allow_module_level=True)

FILE = {"file_id": "f", "file_unique_id": "u"}


class Person:
    """Somebody in a private chat with Kith; `read` waits for the answers to what was just done."""

    def __init__(self, telegram: Telegram, chat_id: int) -> None:
        self.telegram, self.chat_id, self.seen = telegram, chat_id, 0

    def say(self, text: str, **content: object) -> str:
        self.telegram.say(text, self.chat_id, **content)
        return self.read()

    def show(self, **content: object) -> str:
        self.telegram.send(updates.message, chat_id=self.chat_id, **content)
        return self.read()

    def tap(self, label: str) -> str:
        for call in reversed(self._sends()):
            markup = call["fields"].get("reply_markup") or "{}"
            rows = (json.loads(markup) if isinstance(markup, str) else markup).get("inline_keyboard", [])
            for button in (button for row in rows for button in row if button["text"] == label):
                data, message_id = button["callback_data"], call["message_id"]
                self.telegram.send(updates.tap, data, chat_id=self.chat_id, message_id=message_id)
                return self.read()
        raise AssertionError(f"no button says {label!r}")

    def read(self) -> str:
        until(lambda: len(self._sends()) > self.seen, "an answer", 30)
        time.sleep(1.5)
        new = self._sends()[self.seen :]
        self.seen += len(new)
        return "\n".join(call["fields"].get("text") or call["fields"].get("caption", "") for call in new)

    def _sends(self) -> list[dict[str, Any]]:
        sends = self.telegram.calls("sendMessage", "sendPhoto", "sendDocument")
        return [call for call in sends if str(call["fields"]["chat_id"]) == str(self.chat_id)]

    def begin(self) -> None:
        self.say("/start")
        self.tap("I'm 18 or older, okay")


def asks_straight(text: str) -> bool:
    """Does it name what it asks about?"""
    return any(word in text.casefold() for word in ("kill", "your life", "suicide", "to die", "dying"))


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Telegram]:
    emulator = Telegram(tmp_path_factory.mktemp("telegram") / "emulator.log")
    yield emulator
    emulator.close()


@pytest.fixture(scope="module")
def kith(telegram: Telegram, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    folder: Path = tmp_path_factory.mktemp("kith")
    with running(telegram, folder, [sys.executable, "-m", "bot", "run"]) as bot:
        yield bot
        calls = telegram.calls()
        assert check_with_teremok(calls) == []
        assert not [call for call in calls if call["status"] != 200 and call["method"].startswith("send")]
        assert bot.stop() == 0
        log = bot.log.read_text()
        assert TOKEN not in log
        assert "Traceback" not in log
        assert "busy" not in log


def test_a_first_talk_goes_from_the_welcome_to_a_step(kith: Bot, telegram: Telegram) -> None:
    ana = Person(telegram, 101)
    assert "program" in ana.say("/start")
    assert ana.tap("I'm 18 or older, okay")
    assert ana.say("i feel so lonely on sundays")
    assert ana.say("/help")
    assert ana.say("/settings")
    assert {"start", "stop"} <= {
        c["command"] for c in json.loads(telegram.calls("setMyCommands")[0]["fields"]["commands"])
    }
    assert telegram.calls("answerCallbackQuery")


ROOMS: dict[str, list[tuple[str, str, str]]] = {
    "set_boundary": [
        ("say", "i want to set a boundary", ""),
        ("say", "my sister keeps asking me for money", "money"),
        ("say", "sorry but maybe i can't lend you money if thats ok", "maybe"),
        ("tap", "Try again", ""),
        ("say", "I love you and I won't lend you money any more. I can help you with the budget.", ""),
        ("tap", "Keep it", "I won't lend you money any more"),
        ("say", "on sunday after lunch", "afraid of"),
        ("tap", "They'd pull away", ""),
        ("say", "i'd hang up and ring her the next day", "on sunday after lunch"),
    ],
    "repair_conflict": [
        ("say", "i want to apologise to my brother for what i said at dinner", ""),
        ("tap", "One part at a time", ""),
        ("say", "At dinner I made fun of your new job in front of everyone.", ""),
        ("say", "That was on me, it was mean.", ""),
        ("say", "I'm sorry I embarrassed you.", ""),
        ("say", "Next Sunday I'll tell the family that I was wrong.", "At dinner I made fun"),
        ("tap", "Keep it", "I was wrong"),
        ("tap", "Today", ""),
    ],
    "reach_out": [
        ("say", "help me with a first message", ""),
        ("tap", "It's okay to write", ""),
        ("say", "my friend jo, we havent talked since march", ""),
        ("say", "Hi Jo, I burned the toast today and thought of you. Fancy a coffee this week? No rush.", "toast"),
        ("tap", "Keep it", "I burned the toast"),
        ("tap", "Not yet", ""),
    ],
}
"""What somebody new does in each room, from the wish to the plan, and what the answer then holds."""


@pytest.mark.parametrize("room", ROOMS)
def test_somebody_new_gets_through_each_room(kith: Bot, telegram: Telegram, room: str) -> None:
    person = Person(telegram, 300 + list(ROOMS).index(room))
    person.begin()
    for how, words, answer in ROOMS[room]:
        heard = person.say(words) if how == "say" else person.tap(words)
        assert answer in heard, (words, heard)


def test_danger_is_answered_at_once_before_any_consent(kith: Bot, telegram: Telegram) -> None:
    person = Person(telegram, 102)
    assert asks_straight(person.say("i want to kill myself tonight"))
    assert person.say("yes")


def test_danger_in_a_caption_and_in_an_edit_is_seen(kith: Bot, telegram: Telegram) -> None:
    one, two = Person(telegram, 103), Person(telegram, 104)
    assert asks_straight(one.show(photo=[FILE | {"width": 1, "height": 1}], caption="i am going to kill myself"))
    two.begin()
    telegram.send(updates.edited, chat_id=104, text="i am going to kill myself")
    assert asks_straight(two.read())


THINGS: list[dict[str, Any]] = [
    {"photo": [FILE | {"width": 1, "height": 1}]},
    {"voice": FILE | {"duration": 3}},
    {"sticker": FILE | {"width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {"contact": {"first_name": "Jo", "phone_number": "1"}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"story": {"id": 1, "chat": {"id": 5, "type": "private"}}},
]


@pytest.mark.parametrize("number", range(len(THINGS)), ids=[next(iter(thing)) for thing in THINGS])
def test_whatever_is_sent_gets_an_answer(kith: Bot, telegram: Telegram, number: int) -> None:
    person = Person(telegram, 200 + number)
    person.begin()
    assert person.show(**THINGS[number])


def test_a_group_gets_one_line_and_no_more(kith: Bot, telegram: Telegram) -> None:
    group = Person(telegram, -1001)
    telegram.say("hello all", -1001, kind="supergroup")
    assert group.read()
    telegram.say("anybody there", -1001, kind="supergroup")
    assert Person(telegram, 107).say("/start")
    assert len(telegram.texts(-1001)) == 1


def test_blocking_ends_everything_and_writing_again_begins_anew(kith: Bot, telegram: Telegram) -> None:
    person = Person(telegram, 105)
    person.begin()
    telegram.send(updates.member, "kicked", chat_id=105)
    telegram.send(updates.member, "member", chat_id=105)
    assert person.say("hello")


def test_their_messages_can_be_hidden(kith: Bot, telegram: Telegram) -> None:
    person = Person(telegram, 106)
    person.begin()
    assert person.say("/hide")
    deleted = [call for call in telegram.calls("deleteMessages") if str(call["fields"]["chat_id"]) == "106"]
    assert deleted


def test_twenty_people_at_once_are_all_answered_and_danger_among_them_soon(kith: Bot, telegram: Telegram) -> None:
    crowd = [Person(telegram, chat_id) for chat_id in range(301, 321)]

    def answered(times: int) -> bool:
        return all(len(person.telegram.texts(person.chat_id)) >= times for person in crowd)

    for person in crowd:
        telegram.say("/start", person.chat_id)
    until(lambda: answered(1), "all welcomes", 30)
    for person in crowd:
        telegram.send(updates.tap, "start:consent_adult", chat_id=person.chat_id)
    until(lambda: answered(2), "all thanks", 30)
    for person in crowd:
        telegram.say("i feel lonely", person.chat_id)
        telegram.say("my mum calls too much", person.chat_id)
    began = time.monotonic()
    assert asks_straight(Person(telegram, 321).say("i want to kill myself tonight"))
    assert time.monotonic() - began < 8
    until(lambda: answered(4), "all answers", 60)
