"""Bad input at every door of Kith; each function takes so many inputs and returns what went wrong, which is nothing."""

from __future__ import annotations

import asyncio
import itertools
import math
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from benchmarks._garbage import Garbage
from bot.chat import render
from bot.chat.handlers import Handlers
from bot.chat.incoming import Incoming, parse
from bot.chat.pace import NoPace
from bot.chat.sender import Sender
from bot.coaching.message import Button, File, Message, message_from_dict, message_to_dict
from bot.coaching.safety import Listen, Phrases, Screen, Seen, Situation
from bot.errors import ContentError, KithError
from bot.services import Services
from bot.store import users

Wrong = Counter[str]
PEOPLE = (4_000_001, 4_000_002, 4_000_003)
LEVELS = {"none", "watch", "urgent"}
PATIENCE = 20.0
"""Seconds after which an input is taken to have stopped Kith."""


def parser(number: int, seed: int = 1) -> Wrong:
    """Updates at the parser: an Incoming of plain values comes out of anything, and no word in its repr."""
    wrong, garbage = Wrong(), Garbage(seed)
    for _ in range(number):
        update = garbage.update(PEOPLE[0])
        try:
            incoming = parse(update)
            incoming.text.encode()
            is_good = isinstance(incoming, Incoming) and abs(incoming.chat_id) < 2**63
            is_hidden = len(incoming.text) < 12 or incoming.text not in repr(incoming)
            wrong["odd value"] += not is_good
            wrong["words in repr"] += not is_hidden
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            wrong[type(error).__name__] += 1
    return +wrong


def screen(number: int, phrases: Phrases, listen: Listen, seed: int = 2) -> Wrong:
    """Texts at the screen: a level comes out of anything, of real danger the right one; the ear fails at nothing."""
    wrong, garbage = Wrong(), Garbage(seed)

    def hear(pieces: Sequence[str], situation: Situation, found: Seen) -> Seen:
        try:
            return listen(pieces, situation, found)
        except Exception as error:
            wrong[f"ear: {type(error).__name__}"] += 1
            raise

    read = Screen(phrases, hear).read
    for count in range(number):
        text = garbage.text()
        try:
            seen = read(parse({"message": {"text": text}}).text)
            wrong["odd level"] += seen.level not in LEVELS
            if count % 50 == 0:
                seen = read(f"{text[:200].encode('utf-8', 'ignore').decode()}\n\nI want to kill myself tonight")
                wrong["danger not seen"] += seen.level != "urgent"
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            wrong[type(error).__name__] += 1
    return +wrong


def rendering(number: int, seed: int = 3) -> Wrong:
    """Messages that hold anything: parts within Telegram's limits, tags closed, nothing changed by storing."""
    wrong, garbage = Wrong(), Garbage(seed)
    for count in range(number):
        text = garbage.text().encode("utf-8", "replace").decode()
        html = f"<b>x</b> <blockquote>{escape(text)}</blockquote> {escape(text)}" * (1 + count % 3)
        file = File("x.txt", b"x") if count % 7 == 0 else None
        message = Message(html, ((Button(text[:30] or "x", "/affirm"),),), file=file)
        try:
            wrong["changed by storing"] += message_from_dict(message_to_dict(message)) != message
            for part in render.parts(message):
                limit = render.CAPTION_LIMIT if part.file else render.TEXT_LIMIT
                wrong["too long"] += _length(part.html) > limit
                wrong["open tag"] += not _Tags.are_closed(part.html)
                for row in render.keyboard(part, "token"):
                    wrong["data too long"] += any(len(data.encode()) > render.DATA_LIMIT for _, data in row)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            wrong[type(error).__name__] += 1
    return +wrong


def _length(html: str) -> int:
    """UTF-16 units of what Telegram makes of this HTML."""
    return len(unescape(re.sub(r"<[^<>]*>", "", html)).encode("utf-16-le")) // 2


async def handlers(number: int, services: Services, seed: int = 4) -> Wrong:
    """Updates of three people at the handlers, over a dialogue that says back what it heard.

    No error is apologised for, nobody reads another's words, nothing that was typed becomes a tap, every message with
    words gets an answer, and everything is over in seconds.
    """
    talk = _Echo()
    services.dialogue = talk
    wrong = await _at_the_door(number, services, Garbage(seed), bends=True)
    wrong["typed taps"] += talk.typed_taps
    return +wrong


async def _at_the_door(number: int, services: Services, garbage: Garbage, *, bends: bool) -> Wrong:
    """Updates of three people, one after the other; where `bends`, every third is malformed."""
    wrong, phone = Wrong(), _Phone()
    door = Handlers(services, phone)
    sender = Sender(services.in_store, phone, services.clock, NoPace())
    await _admit(services)
    for count in range(number):
        chat_id = PEOPLE[count % len(PEOPLE)]
        update = garbage.update(chat_id, bent=bends and count % 3 == 0)
        phone.sent.clear()
        try:
            await asyncio.wait_for(_take(door, sender, update), PATIENCE)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            wrong[type(error).__name__] += 1
        _judge(services, parse(update), phone.sent, wrong)
        if services.safety.is_open(chat_id) and count % 5 == 0:
            services.safety.forget(chat_id)
    return +wrong


async def _take(door: Handlers, sender: Sender, update: Any) -> None:
    await door.receive(update if isinstance(update, dict) else {"message": update})
    while await sender.send_due():
        pass


def _judge(services: Services, incoming: Incoming, sent: Sequence[tuple[int, Message]], wrong: Wrong) -> None:
    scripts = services.speech.scripts
    sorry = {variant.html for key in ("error/action", "error/store") for variant in scripts[key].variants}
    wrong["apologies"] += any(message.html in sorry for _, message in sent)
    wrong["said to somebody else"] += any(chat_id != incoming.chat_id for chat_id, _ in sent)
    others = {f"of {other}" for other in PEOPLE if other != incoming.chat_id}
    wrong["read by somebody else"] += any(mark in message.html for _, message in sent for mark in others)
    is_said = incoming.is_private and incoming.kind in ("text", "command") and incoming.chat_id in PEOPLE
    wrong["silence"] += is_said and incoming.update_id > 0 and not sent


async def agent(number: int, services: Services, seed: int = 5) -> Wrong:
    """Texts and taps through the real dialogue: an answer to each, and never an apology."""
    return await _at_the_door(number, services, Garbage(seed), bends=False)


def command_line(number: int, seed: int = 6) -> Wrong:
    """Words and lines at the commands: an answer or one of our errors, never a traceback."""
    from bot.cli.root import kith

    wrong, garbage, runner = Wrong(), Garbage(seed), CliRunner()
    with tempfile.TemporaryDirectory() as folder:
        forms: tuple[Callable[[], list[str]], ...] = (
            lambda: ["user", "export", garbage.word(), "--database", f"sqlite:///{folder}/kith.db"],
            lambda: ["content", "show", garbage.word()],
            lambda: ["bench", garbage.word()],
            lambda: ["review", garbage.word()],
            lambda: [garbage.word(), garbage.word()],
            lambda: ["stats", garbage.word()],
            lambda: ["key", garbage.word()],
            lambda: ["restore", _file(folder, garbage.text()), "--database", f"sqlite:///{folder}/kith.db"],
            lambda: ["chat", "--now", garbage.word() or "x", "--zone", garbage.word()],
        )
        for count in range(number):
            words = forms[count % len(forms)]()
            done = runner.invoke(kith, ["--", *words] if words[0].startswith("-") else words, input="")
            is_ours = done.exception is None or isinstance(done.exception, (SystemExit, KithError))
            wrong[f"{words[0][:9]}: {type(done.exception).__name__}"] += not is_ours
    return +wrong


def content(number: int, seed: int = 7) -> Wrong:
    """Files of scripts with something wrong in them: read, or refused with file and line; nothing in them is run."""
    from bot.content import loader
    from bot.content.vocabulary import load_vocabulary

    wrong, garbage, vocabulary = Wrong(), Garbage(seed), load_vocabulary(loader.FOLDER)
    texts = [path.read_text(encoding="utf-8") for path in sorted((loader.FOLDER / "scripts").glob("*.yml"))]
    whole = itertools.cycle([text for text in texts if len(text) < 4000])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scripts" / "greet.yml"
        file.parent.mkdir()
        for _ in range(number):
            file.write_text(garbage.broken(next(whole)), encoding="utf-8", errors="replace")
            problems: list[ContentError] = []
            try:
                list(loader.read_scripts(Path(folder), vocabulary, problems.append))
            except ContentError as error:
                problems.append(error)
            except Exception as error:  # noqa: BLE001 - that is what is looked for
                wrong[type(error).__name__] += 1
            wrong["without a line"] += any(not problem.line and problem.line != 0 for problem in problems)
    return +wrong


def _file(folder: str, text: str) -> str:
    path = Path(folder) / "x.backup"
    path.write_text(text, encoding="utf-8", errors="replace")
    return str(path)


async def _admit(services: Services) -> None:
    for chat_id in PEOPLE:
        user = await services.in_store(users.create, chat_id, services.clock())
        await services.in_store(users.consent, user.id, services.clock(), True)
        await services.in_store(users.change, user.id, name=f"of {chat_id}")


class _Echo:
    """Says the name that it knows and what it heard; counts taps that no button of its own gave."""

    def __init__(self) -> None:
        self.typed_taps = 0

    async def answer(self, sender_id: str, text: str, tap: str | None = None) -> Sequence[Message]:
        is_ours = tap is None or tap == "/mine" or "{" not in tap or tap.startswith("/choose")
        self.typed_taps += not is_ours
        return [Message(f"You said: {escape(text)}", ((Button("Mine", "/mine"),),))]

    async def meaning(self, text: str) -> Mapping[str, Any]:
        """Sure of whatever it hears, and of another thing in every other text, so that two things are found often."""
        name = "feel_lonely" if len(text) % 2 else "set_boundary"
        return {"text": text, "intent": {"name": name, "confidence": 0.9}, "intent_ranking": [], "entities": []}

    async def is_asking(self, sender_id: str) -> bool:
        return False


class _Phone:
    """Keeps what is sent, and to whom; what Telegram would refuse is an error."""

    link = ""

    def __init__(self) -> None:
        self.sent: list[tuple[int, Message]] = []
        self._ids = itertools.count(1)

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        message.html.encode()
        self.sent.append((chat_id, message))
        return next(self._ids)

    async def retire(self, chat_id: int, message_id: int) -> None: ...

    async def acknowledge(self, callback_id: str) -> None: ...

    async def typing(self, chat_id: int) -> None: ...

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None: ...


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.is_good = True

    @classmethod
    def are_closed(cls, html: str) -> bool:
        tags = cls()
        tags.feed(html)
        tags.close()
        return tags.is_good and not tags.open

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.is_good = self.is_good and bool(self.open) and self.open.pop() == tag


def share(whole: int, part: float) -> int:
    """So much of a whole, at least one."""
    return max(1, math.ceil(whole * part))
