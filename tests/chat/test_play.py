"""`kith chat --json`: one object in, one for each message out, and a clock that moves only when told."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.chat.play import Play, span
from bot.chat.stage import Clock, Stage
from bot.errors import StoreError
from tests.chat.world import NOW, services_at

Played = Callable[..., Any]
FIELDS = ["at", "kind", "text", "html", "buttons", "photo", "file", "silent"]


def contents(path: str) -> bytes:
    return Path(path).read_bytes()


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[Played]:
    """Plays lines (objects, or bytes as they are) and returns what was written for each, `done` last."""
    written: list[dict[str, Any]] = []
    clock = Clock(lambda: NOW, NOW)
    services = services_at(tmp_path / "kith.db", clock)
    made = Play(partial(Stage, services, clock, "ana"), lambda line: written.append(json.loads(line)))
    await made.stage.prepare(consents=True, zone="America/New_York")

    async def played(*lines: object) -> list[dict[str, Any]]:
        written.clear()
        await made.run([line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines])
        return list(written)

    played.services = services  # type: ignore[attr-defined]
    yield played
    services.store.close()


async def test_each_line_ends_with_its_number(play: Played) -> None:
    written = await play({"say": "one"}, {"say": "two"})
    assert [one.get("done", one.get("text")) for one in written] == ["you said one", 1, "you said two", 2]


async def test_a_message_has_every_field_and_the_time_in_the_zone_of_the_person(play: Played) -> None:
    message, _ = await play({"say": "choices"})
    assert list(message) == FIELDS
    assert message == {
        "at": "2026-03-02T13:00:00-05:00",
        "kind": "reply",
        "text": "Which?",
        "html": "Which?",
        "buttons": [["Tea", "Rain"]],
        "photo": None,
        "file": None,
        "silent": False,
    }


async def test_a_file_is_written_down_and_its_path_given(play: Played) -> None:
    first, _, second, _ = await play({"say": "file"}, {"say": "file"})
    assert contents(first["file"]) == b"all of them"
    assert first["file"] != second["file"]


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"nonsense\n",
        b"\xff\xfe\n",
        b"[1]\n",
        b'"say"\n',
        b"{}\n",
        b'{"say": 1}\n',
        b'{"say": "a", "tap": "b"}\n',
        b'{"shout": "a"}\n',
        b'{"update": "a"}\n',
        b'{"wait": "soon"}\n',
        b'{"wait": "-3d"}\n',
        b'{"wait": "99999999999999w"}\n',
        b'{"tap": "never shown"}\n',
        b"[" * 100_000 + b"\n",
    ],
)
async def test_a_bad_line_is_an_error_and_the_next_one_is_played(play: Played, line: bytes) -> None:
    error, first, message, second = await play(line, {"say": "still here"})
    assert list(error) == ["error"]
    assert (first, message["text"], second) == ({"done": 1}, "you said still here", {"done": 2})


async def test_the_last_line_may_lack_its_end(play: Played) -> None:
    assert (await play(b'{"say": "hi"}'))[-1] == {"done": 1}


async def test_saying_nothing_is_valid(play: Played) -> None:
    *messages, done = await play({"say": ""})
    assert [list(message) for message in messages] == [FIELDS]
    assert done == {"done": 1}


async def test_half_a_character_is_text_like_any_other(play: Played) -> None:
    assert (await play(b'{"say": "broken \\ud83d heart"}\n'))[-1] == {"done": 1}


async def test_a_leading_command_is_that_command(play: Played) -> None:
    message, _ = await play({"say": "/help"})
    assert not message["text"].startswith("you said")


async def test_a_used_button_is_tapped_as_stale(play: Played) -> None:
    _, _, first, _, second, _ = await play({"say": "choices"}, {"tap": "Tea"}, {"tap": "Tea"})
    assert first["text"] == "tapped /tea"
    assert second["kind"] == "reply"
    assert second["text"] != "tapped /tea"


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"voice": {"file_id": "x", "duration": 3}}},
        {"message": {"photo": [{"file_id": "x"}]}},
        {"message": {"sticker": {"file_id": "x"}}},
        {"message": {"location": {"latitude": 38.7, "longitude": -9.1}}},
        {"edited_message": {"text": "what I meant", "edit_date": 1_800_000_000}},
    ],
)
async def test_a_raw_update_without_words_is_answered_kindly(play: Played, update: dict[str, Any]) -> None:
    *messages, _ = await play({"update": update})
    assert [message["kind"] for message in messages] == ["reply"]


async def test_the_caption_of_a_photo_is_read(play: Played) -> None:
    message, _ = await play({"update": {"message": {"photo": [{"file_id": "x"}], "caption": "my sister"}}})
    assert message["text"] == "you said my sister"


async def test_a_group_gets_no_answer_in_substance(play: Played) -> None:
    chat = {"id": -100, "type": "supergroup", "title": "friends"}
    *messages, _ = await play({"update": {"message": {"chat": chat, "text": "I feel alone"}}})
    assert all("alone" not in message["text"] for message in messages)


@pytest.mark.parametrize(
    "update", [{}, {"message": {}}, {"message": 5}, {"poll": {}}, {"update_id": "x"}, {"message": {"text": 7}}]
)
async def test_an_update_that_makes_no_sense_harms_nothing(play: Played, update: dict[str, Any]) -> None:
    written = await play({"update": update}, {"say": "hi"})
    assert [one for one in written if "error" in one] == []
    assert written[-2]["text"] == "you said hi"


async def test_nothing_goes_to_somebody_who_blocked_the_bot(play: Played) -> None:
    blocked = {"my_chat_member": {"new_chat_member": {"status": "kicked"}}}
    written = await play({"say": "pause 20"}, {"update": blocked}, {"wait": "1h"})
    assert [one.get("done") for one in written[1:]] == [1, 2, 3]


async def test_an_update_with_the_same_number_is_handled_once(play: Played) -> None:
    update = {"update_id": 41, "message": {"text": "twice"}}
    assert [one.get("text") for one in await play({"update": update}, {"update": update})] == [
        "you said twice",
        None,
        None,
    ]


async def test_the_clock_stands_until_a_wait_which_stops_where_something_is_due(play: Played) -> None:
    written = await play({"say": "pause 20"}, {"wait": "90m"}, {"say": "hi"})
    kinds = [(one["kind"], one["at"][11:16]) for one in written if "kind" in one]
    assert kinds == [("reply", "13:00"), ("timer", "13:20"), ("reply", "14:30")]


async def test_what_is_due_at_the_very_end_of_a_wait_comes_before_its_done(play: Played) -> None:
    written = await play({"say": "pause 20"}, {"wait": "20m"})
    assert [one.get("kind", one.get("done")) for one in written] == ["reply", 1, "timer", 2]


async def test_a_wait_adds_absolute_time_over_a_change_of_the_clocks(play: Played) -> None:
    *_, message, _ = await play({"wait": "10d"}, {"say": "hi"})
    assert message["at"] == "2026-03-12T14:00:00-04:00"


async def test_a_store_that_is_gone_is_an_error_of_the_line(play: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    async def gone(*args: object) -> bool:
        raise StoreError("The database cannot be used.")

    monkeypatch.setattr(play.services, "nudge_due", gone)  # type: ignore[attr-defined]
    *_, error, done = await play({"wait": "1h"})
    assert (error, done) == ({"error": "The database cannot be used."}, {"done": 1})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("45s", timedelta(seconds=45)),
        ("90m", timedelta(minutes=90)),
        ("26h", timedelta(hours=26)),
        ("3d", timedelta(days=3)),
        ("2w", timedelta(weeks=2)),
        (" 1.5 h ", timedelta(minutes=90)),
    ],
)
def test_a_span_is_a_number_and_a_unit(text: str, meant: timedelta) -> None:
    assert span(text) == meant
