"""The line commands: one object out for each line in, in order, and nothing else on stdout."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from bot.cli.lines import answer_lines
from bot.errors import ContentError


def kith(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "bot", *words], input=given, capture_output=True, timeout=60)


def answers(given: bytes, read: Any = lambda text: {"text": text}) -> list[dict[str, Any]]:
    out = io.BytesIO()
    answer_lines(io.BytesIO(given), out, read)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (b"", []),
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\n\n\ntwo\n", ["one", "", "", "two"]),
        (b"no end", ["no end"]),
        (b"windows\r\n", ["windows"]),
        (b"two\\nlines\n", ["two\nlines"]),
        ("ünï ❤️ \u2028 x\n".encode(), ["ünï ❤️ \u2028 x"]),
        (b" \t \n", [" \t "]),
        (b"a\x00b\n", ["a\x00b"]),
    ],
)
def test_each_line_is_read_as_it_is(given: bytes, texts: list[str]) -> None:
    assert [answer["text"] for answer in answers(given)] == texts


def test_bytes_that_are_no_text_are_an_error_in_their_place() -> None:
    first, second, third = answers(b"a\n\xff\xfe\nb\n")
    assert (first["text"], list(second), third["text"]) == ("a", ["error"], "b")


def test_a_very_long_line_is_one_line() -> None:
    assert len(answers(b"x" * 1_000_000 + b"\n")[0]["text"]) == 1_000_000


def test_what_cannot_be_dealt_with_costs_only_its_own_line() -> None:
    def read(text: str) -> dict[str, Any]:
        if text == "bad":
            raise ZeroDivisionError(text)
        return {"text": text}

    first, second = answers(b"bad\ngood\n", read)
    assert (first, second) == ({"error": "ZeroDivisionError"}, {"text": "good"})


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    class Closed(io.BytesIO):
        def write(self, data: Any) -> int:
            raise BrokenPipeError

    answer_lines(io.BytesIO(b"a\nb\n"), Closed(), lambda text: {"text": text})


def test_screen_answers_with_level_and_concern() -> None:
    done = kith("screen", given=b"lovely day\n\nI want to kill myself\n\xff\n")
    calm, empty, urgent, broken = [json.loads(line) for line in done.stdout.splitlines()]
    assert calm == {"text": "lovely day", "level": "none", "concern": None}
    assert empty == {"text": "", "level": "none", "concern": None}
    assert (urgent["level"], urgent["concern"]) == ("urgent", "self_harm")
    assert list(broken) == ["error"]
    assert done.returncode == 0


def test_screen_whose_output_nobody_reads_leaves_no_traceback() -> None:
    command = f"yes 'hello there' | head -n 20000 | {sys.executable} -m bot screen | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60)
    assert json.loads(done.stdout)["text"] == "hello there"
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize("kind", ["boundary", "apology"])
def test_review_answers_with_all_that_was_read(kind: str) -> None:
    done = kith("review", kind, given=b"I can't talk after ten. I'll ring you on Sunday.\n\n")
    first, empty = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(first) == ["text", "kind", "parts", "faults", "reception", "advice"]
    assert first["kind"] == kind
    assert 0 <= first["reception"] <= 1
    assert len(first["advice"]) <= 2
    assert (empty["text"], empty["advice"]) == ("", [])


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    done = kith("review", "poem")
    assert done.returncode != 0
    assert done.stdout == b""
    assert b"boundary" in done.stderr


def test_the_error_of_kith_says_what_is_wrong() -> None:
    from pathlib import Path

    def read(text: str) -> dict[str, Any]:
        raise ContentError(Path("words.yml"), 3, "no such word")

    assert answers(b"x\n", read) == [{"error": "words.yml:3: no such word"}]
