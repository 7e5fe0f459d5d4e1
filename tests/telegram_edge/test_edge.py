from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.chat import updates
from tests.telegram_edge.harness import TOKEN, Telegram, check_with_teremok, free_port, running, until

OTHER = updates.CHAT + 1


def test_a_message_a_command_an_edit_and_a_tap_are_answered_in_order(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path) as bot:
        telegram.say("hello")
        telegram.say("/start abc")
        telegram.send(updates.edited, text="changed")
        telegram.send(updates.tap, "tok.1")
        telegram.expect(["text: hello", "command: /start abc", "edit: changed", "tap: tok.1"])
        (menu,) = telegram.calls("setMyCommands")
        assert "start" in menu["fields"]["commands"]
        assert bot.stop() == 0
        assert TOKEN not in bot.log.read_text()


def test_chats_run_side_by_side_and_an_urgent_message_waits_for_none(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path, ECHO_DELAY="1.5"):
        began = time.monotonic()
        telegram.say("one")
        telegram.say("two")
        telegram.say("three", OTHER)
        telegram.say("urgent")
        telegram.expect(["text: urgent"])
        assert time.monotonic() - began < 1.4
        telegram.expect(["text: three"], OTHER)
        telegram.expect(["text: urgent", "text: one", "text: two"])
        assert time.monotonic() - began < 4


def test_a_flood_is_answered_up_to_a_hundred_and_named_once(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path, ECHO_DELAY="0.03"):
        for number in range(140):
            telegram.say(f"{number}")
        until(lambda: "edge/too_many" in telegram.texts(), "the flood is named", 90)
        until(lambda: len(telegram.texts()) >= 102, "the rest", 3) if len(telegram.texts()) < 101 else None
        texts = telegram.texts()
        answers = [text for text in texts if text != "edge/too_many"]
        assert answers == sorted(answers, key=lambda text: int(text.split()[1]))
        assert 100 <= len(answers) < 140
        assert texts.count("edge/too_many") == 1
        telegram.say("again")
        until(lambda: telegram.texts()[-1] == "text: again", "it goes on")


def test_one_person_gets_about_one_message_a_second(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path, ECHO_PACE="1"):
        for number in range(6):
            telegram.say(f"{number}")
        telegram.expect([f"text: {number}" for number in range(6)])
        times = [call["at"] for call in telegram.calls("sendMessage")]
        assert 2.5 < times[-1] - times[0] < 6


def test_nothing_more_is_sent_to_somebody_who_blocked_the_bot_until_they_write(
    telegram: Telegram, tmp_path: Path
) -> None:
    with running(telegram, tmp_path):
        telegram.fail("403", chat_id=updates.CHAT)
        telegram.say("hello")
        until(lambda: telegram.texts(status=403) != [], "the refusal")
        telegram.send(updates.member, "kicked")
        telegram.say("hi", OTHER)
        telegram.expect(["text: hi"], OTHER)
        assert telegram.texts() == []
        telegram.say("back")
        telegram.expect(["text: back"])


def test_a_fault_of_telegram_is_waited_out(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path):
        telegram.fail("502", times=2)
        telegram.say("hello")
        telegram.say("more")
        telegram.expect(["text: hello", "text: more"])


def test_when_telegram_asks_to_slow_down_everybody_waits(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path):
        telegram.fail("429", seconds=3, chat_id=updates.CHAT)
        telegram.say("one")
        until(lambda: telegram.texts(status=429) != [], "the refusal")
        telegram.say("two", OTHER)
        telegram.expect(["text: two"], OTHER)
        telegram.expect(["text: one"])
        sends = telegram.calls("sendMessage")
        assert sends[1]["at"] - sends[0]["at"] > 2.5


def test_html_that_cannot_be_read_goes_out_as_plain_text(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path):
        telegram.fail("400")
        telegram.say("buttons")
        telegram.expect(["Well? I <3 you & me"])


@pytest.mark.parametrize(("text", "sent"), [("hello", ["text: hello"] * 2), ("nudge", ["a nudge"])])
def test_where_the_answer_gets_lost_a_reply_goes_once_more_and_a_nudge_never(
    telegram: Telegram, tmp_path: Path, text: str, sent: list[str]
) -> None:
    with running(telegram, tmp_path, ECHO_PATIENCE="1"):
        telegram.fail("hang", seconds=3, times=5)
        telegram.say(text)
        telegram.expect(sent)
        time.sleep(6)
        assert telegram.texts() == sent


def test_no_update_is_lost_when_the_power_goes(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path, ECHO_DELAY="0.4") as bot:
        for number in range(10):
            telegram.say(f"{number}")
        until(lambda: len(telegram.texts()) >= 2, "some answers")
        bot.kill()
        bot.restart(ECHO_DELAY="0")
        until(lambda: "text: 9" in telegram.texts(), "the last answer", 90)
        texts = telegram.texts()
        assert list(dict.fromkeys(texts)) == [f"text: {number}" for number in range(10)]
        assert len(texts) <= 12


def test_five_hundred_updates_that_waited_for_a_day_are_answered_in_their_order(
    telegram: Telegram, tmp_path: Path
) -> None:
    chats = [updates.CHAT + number for number in range(25)]
    for number in range(500):
        telegram.say(f"{number}", chats[number % 25], date=1_800_000_000 - 86_400)
    with running(telegram, tmp_path):
        until(lambda: len(telegram.calls("sendMessage")) >= 500, "all answers", 240)
        for place, chat in enumerate(chats):
            assert telegram.texts(chat) == [f"text: {number}" for number in range(place, 500, 25)]


def test_told_to_stop_it_answers_what_it_has_begun(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path, ECHO_DELAY="1") as bot:
        telegram.say("hello")
        time.sleep(0.5)
        assert bot.stop() == 0
        assert telegram.texts() == ["text: hello"]


def test_polling_goes_on_after_faults_of_telegram(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path):
        telegram.fail("502", "getUpdates", times=2)
        telegram.say("hello")
        telegram.expect(["text: hello"])


def test_it_starts_while_telegram_does_not_answer(telegram: Telegram, tmp_path: Path) -> None:
    telegram.fail("502", "getMe", times=2)
    with running(telegram, tmp_path):
        telegram.say("hello")
        telegram.expect(["text: hello"])


def test_a_webhook_takes_only_what_carries_the_secret(telegram: Telegram, tmp_path: Path) -> None:
    port, secret = free_port(), "s" * 40
    address = f"http://127.0.0.1:{port}"
    settings = {"KITH_WEBHOOK_URL": address, "KITH_WEBHOOK_SECRET": secret, "KITH_WEBHOOK_PORT": str(port)}
    with running(telegram, tmp_path, ECHO_WEBHOOK="1", **settings) as bot:
        telegram.say("hello")
        telegram.expect(["text: hello"])
        body = json.dumps(updates.message(999, text="forged")).encode()
        request = Request(f"{address}/telegram", body, {"Content-Type": "application/json"})
        with pytest.raises(HTTPError) as refused:
            urlopen(request, timeout=5)
        assert refused.value.code == 403
        assert bot.stop() == 0
        assert telegram.texts() == ["text: hello"]


def test_what_is_sent_keeps_telegrams_rules(telegram: Telegram, tmp_path: Path) -> None:
    with running(telegram, tmp_path):
        telegram.say("buttons")
        telegram.say("long")
        telegram.say("<b>&")
        until(lambda: len(telegram.texts()) == 4, "all answers")
        calls = telegram.calls()
        assert check_with_teremok(calls) == []
        last_part = telegram.calls("sendMessage")[2]
        assert "safety:alone" in json.dumps(last_part["fields"])


BROKEN: list[dict[str, object]] = [
    {"text": "<b>never closed", "parse_mode": "HTML"},
    {"text": "I <3 you", "parse_mode": "HTML"},
    {"text": "x" * 4097},
    {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "x" * 66}]]}},
]


def test_the_check_of_rules_is_awake() -> None:
    calls = [{"method": "sendMessage", "fields": {"chat_id": 1} | fields} for fields in BROKEN]
    assert len(check_with_teremok(calls)) == len(BROKEN)
