"""`kith chat` for people: what it looks like, and what numbers do."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

from bot.chat import terminal
from bot.chat.page import page
from bot.chat.stage import Clock, Stage
from bot.chat.terminal import Terminal, TypedLines
from tests.chat.world import NOW, services_at

Talk = Callable[..., "asyncio.Future[str]"]


def plain_console(width: int = 60) -> tuple[Console, io.StringIO]:
    paper = io.StringIO()
    return Console(file=paper, width=width, highlight=False), paper


def printed(html: str, labels: list[str] = [], width: int = 60) -> str:  # noqa: B006 - not changed
    console, paper = plain_console(width)
    console.print(page(console, html, list(enumerate(labels, 1)), "default"), soft_wrap=True)
    return paper.getvalue()


def contents(path: str) -> bytes:
    return Path(path).read_bytes()


class Typist:
    """Types lines; where one is a function it is called (and awaited) instead, while nothing is typed."""

    def __init__(self, *lines: object) -> None:
        self._lines = list(lines)

    async def __call__(self) -> str | None:
        while self._lines:
            line = self._lines.pop(0)
            if line is None or isinstance(line, str):
                return line
            await line()  # type: ignore[operator]
        return None


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[Callable[..., tuple[Terminal, io.StringIO]]]:
    """Terminals over one database, each typed at by a Typist."""
    opened = []

    def made(*lines: object, width: int = 60) -> tuple[Terminal, io.StringIO]:
        clock = Clock(lambda: NOW, NOW)
        services = services_at(tmp_path / "kith.db", clock)
        opened.append(services)
        console, paper = plain_console(width)
        return Terminal(partial(Stage, services, clock, "ana"), console, Typist(*lines)), paper

    yield made
    for services in opened:
        services.store.close()


def test_words_wrap_and_keep_their_paragraphs() -> None:
    lines = printed("One line that is quite long for this.\n\nAnother.", width=30).splitlines()
    assert lines[0] == ""
    assert lines[1].startswith("  One line")
    assert max(map(len, lines)) <= 30
    assert [line.strip() for line in lines[-2:]] == ["", "Another."]


def test_a_quotation_stands_apart_with_a_line_beside_every_line() -> None:
    text = printed("You wrote: <blockquote>a b c d e f g h i j k l m n</blockquote>Clear.", width=24)
    quoted = [line for line in text.splitlines() if "│" in line]
    assert len(quoted) > 1
    assert "You wrote:" in text.splitlines()[1]
    assert text.splitlines()[-1].strip() == "Clear."


def test_tags_become_styles_and_entities_characters() -> None:
    assert printed("<b>Tea</b> &amp; <i>toast</i> &lt;3").strip() == "Tea & toast <3"


def test_buttons_are_numbered_on_a_line_or_each_on_its_own_where_it_is_narrow() -> None:
    labels = ["Someone in particular", "Nobody would notice", "Not now"]
    wide, narrow = printed("Which?", labels, 76), printed("Which?", labels, 30)
    assert "1 Someone in particular   2 Nobody would notice   3 Not now" in wide
    assert [line.strip() for line in narrow.splitlines()[-3:]] == [f"{n} {label}" for n, label in enumerate(labels, 1)]


def test_a_very_narrow_terminal_still_shows_everything() -> None:
    assert "notice" in printed("Would nobody notice?", width=8)


async def test_somebody_new_is_welcomed_and_a_number_taps(world: Callable[..., tuple[Terminal, io.StringIO]]) -> None:
    face, paper = world("1", "hello")
    await face.run()
    assert await face.stage.is_known()
    assert "you said hello" in paper.getvalue()


async def test_somebody_who_comes_back_is_not_welcomed_again(
    world: Callable[..., tuple[Terminal, io.StringIO]],
) -> None:
    first, _ = world("1")
    await first.run()
    second, paper = world()
    await second.run()
    assert "18 or older" not in paper.getvalue()


async def test_consent_given_beforehand_leads_straight_in(world: Callable[..., tuple[Terminal, io.StringIO]]) -> None:
    face, paper = world("hello")
    await face.run(consents=True)
    assert "18 or older" not in paper.getvalue()
    assert "you said hello" in paper.getvalue()


async def test_numbers_stay_those_of_the_last_buttons(world: Callable[..., tuple[Terminal, io.StringIO]]) -> None:
    face, paper = world("choices", "a word in between", "2")
    await face.run(consents=True)
    assert "tapped /rain" in paper.getvalue()


async def test_a_number_without_a_button_is_said(world: Callable[..., tuple[Terminal, io.StringIO]]) -> None:
    face, paper = world("77")
    await face.run(consents=True)
    assert "you said 77" in paper.getvalue()


async def test_the_path_of_a_file_is_shown_and_the_file_is_there(
    world: Callable[..., tuple[Terminal, io.StringIO]],
) -> None:
    face, paper = world("file", width=200)
    await face.run(consents=True)
    path = next(line.strip() for line in paper.getvalue().splitlines() if line.endswith("words.txt"))
    assert contents(path) == b"all of them"


@pytest.mark.parametrize("line", ["exit", "quit", ":q", None])
async def test_leaving_ends_with_a_kind_word(
    world: Callable[..., tuple[Terminal, io.StringIO]], line: str | None
) -> None:
    face, paper = world(line, "never read")
    await face.run(consents=True)
    goodbyes = [variant.html for variant in face.stage.services.speech.scripts["terminal/goodbye"].variants]
    assert paper.getvalue().splitlines()[-1].strip() in goodbyes
    assert "never read" not in paper.getvalue()


async def test_what_falls_due_while_nothing_is_typed_is_shown(
    world: Callable[..., tuple[Terminal, io.StringIO]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "LOOK_EVERY", 0.0)

    async def meanwhile() -> None:
        face.stage.clock.move_to(NOW + timedelta(minutes=20))
        await asyncio.wait_for(came.wait(), 10)

    came = asyncio.Event()
    face, _ = world("pause 20", meanwhile)
    show = face.stage.channel._show
    face.stage.channel._show = lambda message: (show(message), message.kind == "timer" and came.set())
    await face.run(consents=True)
    assert face.stage.channel.shown[-1].message.kind == "timer"


async def test_lines_that_are_no_text_are_read_all_the_same() -> None:
    typed = TypedLines(io.BytesIO(b"one\n\xff\n"))
    assert [await typed(), await typed(), await typed()] == ["one\n", "\ufffd\n", None]
