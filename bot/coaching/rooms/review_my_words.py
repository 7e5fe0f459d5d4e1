"""A message that is written already: which kind it is, what is in it, and the room where it can be worked on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.coaching.message import Say, choice
from bot.coaching.review import KINDS, Checks, advise, quote, read
from bot.coaching.rooms.addressed import is_to_kith
from bot.coaching.rooms.ending import STEPS as ENDING
from bot.coaching.rooms.ending import Ending
from bot.coaching.rooms.frame import Data, in_rows
from bot.coaching.rooms.hearing import Heard, hear
from bot.coaching.rooms.room import Room
from bot.coaching.rooms.values import Answer, Progress, Turn

NAME = "review_my_words"
AT_A_TIME = 3
SHORTEST = 4  # words between quotation marks that can be a message
LEAST = 2  # words that can be a message, typed where one is awaited
BARS = ("order", "no_contact")
READ = ("work_on", "keep", "another_draft")
_SORRY = re.compile(r"\b(?:sorry|apologi[sz]\w*|forgive)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“](.+)[\"”]|:\s+(\S.+)$", re.DOTALL)


class ReviewRoom:
    """A guided practice like the others. `rooms`: where a draft of each kind can be worked on."""

    def __init__(self, checks: Checks, rooms: Mapping[str, Room]) -> None:
        self.name, self.kind = NAME, ""
        self._checks = checks
        self._room_of = {room.kind: room.name for room in rooms.values()}
        self._ending = Ending(rooms)

    def begin(self, hints: Mapping[str, Any]) -> Turn:
        """The first turn: the message is asked for, or its kind where it came along, in what was `said` when asking for
        this room, or as a `draft` that was typed where none was asked for."""
        if hints.get("draft"):
            return self._ask_kind({"draft": str(hints["draft"]), "unasked": True})
        found = _QUOTED.search(str(hints.get("said") or ""))
        brought = next((words for words in found.groups() if words), "") if found else ""
        if len(brought.split()) >= SHORTEST:
            return self._ask_kind({"draft": brought})
        return self._turn("text", {}, self._say(""))

    def take(self, progress: Progress, answer: Answer) -> Turn:
        """The turn that an answer makes."""
        data, step = progress.data, progress.step
        if step in ENDING:
            turn = self._ending.take(progress, answer)
            return turn or self._turn("reading", data, self._say("reading", *READ))
        heard = self._hear(progress, answer)
        if heard.sort in ("leave", "menu"):
            return Turn(progress, (), "left", goes_to="ask_menu" if heard.sort == "menu" else None)
        if heard.sort in ("unsafe", "aside"):
            return Turn(progress, (), "unsafe" if heard.sort == "unsafe" else "aside", goes_to=heard.intent)
        if heard.sort == "stale":
            return Turn(progress, (Say("room/stale"), *self.ask(progress)))
        is_unasked = step == "kind" and data.get("unasked") and answer.choice is None
        if is_unasked and "declines" in self._checks.read("answer", heard.text):
            return self._take_choice(data, "just_saying")
        if heard.choice is not None:
            return self._take_choice(data, heard.choice)
        if step == "kind" and "agrees" in self._checks.read("answer", heard.text):
            return self._read({**data, "kind": self._likeliest(data["draft"])[0]})
        if is_unasked and heard.sort != "question":
            return self._let_go(data, answer)
        if heard.sort == "long":
            return Turn(progress, (self._say("long"), *(() if step == "text" else self.ask(progress))))
        if heard.sort != "text":
            key = "question" if heard.sort == "question" else "language" if heard.sort == "language" else "nothing"
            return Turn(progress, (self._say(key), *self.ask(progress)))
        if self._checks.read("answer", heard.text).keys() & {"grumbles", "rebuffs"}:
            return Turn(progress, (self._say("grumble"), *self.ask(progress)))
        if "shies" in self._checks.read("answer", heard.text):
            return Turn(progress, (Say("room/shy"), *self.ask(progress)))
        if step == "kind" and not self._is_words(heard.text):
            return Turn(progress, self.ask(progress))
        if step == "reading":
            return self._read({**data, "before": data["draft"], "draft": heard.text})
        if len(heard.text.split()) < LEAST:
            return Turn(progress, self.ask(progress))
        return self._ask_kind({"draft": heard.text})

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question again."""
        if progress.step == "kind":
            return self._ask_kind(progress.data).says
        if progress.step in ENDING:
            return self._ending.ask(progress)
        if progress.step == "reading":
            return (self._say("reading", *READ),)
        return (self._say("text"),)

    def _let_go(self, data: Data, answer: Answer) -> Turn:
        """What was asked about words that nobody had asked for is asked once: whatever else comes ends it."""
        if is_to_kith(answer.text):
            left = "goodbye" if answer.intent == "goodbye" else "give_feedback/off"
            return self._turn("kind", data, outcome="left", goes_to=left)
        return self._take_choice(data, "just_saying")

    def _take_choice(self, data: Data, chosen: str) -> Turn:
        if chosen == "just_saying":
            return self._turn("kind", data, self._say("just_saying"), outcome="done")
        if chosen == "other_kinds":
            return self._ask_kind({**data, "page": 1 - data.get("page", 0)})
        if chosen == "another_draft":
            return self._turn("text", {}, self._say("text"))
        if chosen == "keep":
            return self._ending.begin(NAME, data, data["draft"], Say("room/kept", {"draft": data["draft"]}))
        if chosen == "work_on":
            room = self._room_of[data["kind"]]
            return self._turn("reading", data, outcome="done", goes_to=room, carries=data["draft"])
        return self._read({**data, "kind": chosen.removeprefix("kind_")})

    def _ask_kind(self, data: Data) -> Turn:
        kinds = self._likeliest(data["draft"])
        page = data.get("page", 0) * AT_A_TIME
        shown = tuple(f"kind_{kind}" for kind in kinds[page : page + AT_A_TIME])
        key, more = ("unasked", ("just_saying",)) if data.get("unasked") else ("kind", ())
        return self._turn("kind", data, self._say(key, *shown, "other_kinds", *more, quote=quote(data["draft"])))

    def _likeliest(self, draft: str) -> list[str]:
        """The kinds, that of which most parts are in the draft first; a sorry early, however poor a sorry it is."""

        def share(kind: str) -> tuple[bool, float]:
            sheet = self._checks.sheets[kind]
            parts = read(kind, draft, self._checks).parts
            is_it = sheet.praise[0] in parts or (kind == "apology" and _SORRY.search(draft) is not None)
            return (is_it, len(parts) / len(sheet.praise))

        return sorted(KINDS, key=share, reverse=True)

    def _read(self, data: Data) -> Turn:
        kind = data["kind"]
        found = self._checks.read("contact", data["draft"])
        if "did_harm" in found and kind == "apology":
            return self._turn("reading", data, outcome="unsafe", goes_to="did_harm")
        if any(name in found for name in BARS):
            return self._turn("text", {}, self._say("not_wanted"))
        before = read(kind, data["before"], self._checks) if data.get("before") else None
        says = advise(read(kind, data["draft"], self._checks), self._checks, before)
        last = Say(says[-1].key, says[-1].fields, self._buttons(*READ), says[-1].kind)
        return self._turn("reading", data, *says[:-1], last)

    def _hear(self, progress: Progress, answer: Answer) -> Heard:
        every = tuple(f"kind_{kind}" for kind in KINDS)
        choices: Mapping[str, tuple[str, ...]] = {"kind": (*every, "other_kinds", "just_saying"), "reading": READ}
        return hear(answer, "draft", choices.get(progress.step, ()), {}, NAME, self._checks, self._has_part)

    def _has_part(self, text: str) -> bool:
        return any(read(kind, text.replace("?", " "), self._checks).parts for kind in KINDS)

    def _is_words(self, text: str) -> bool:
        """Whether words in place of a kind are another message, and no remark on this one."""
        return len(text.split()) >= SHORTEST and self._has_part(text)

    def _turn(self, step: str, data: Data, *says: Say, **more: Any) -> Turn:
        return Turn(Progress(NAME, step, dict(data)), says, **more)

    def _say(self, key: str, *choices: str, **fields: str) -> Say:
        return Say(f"review_my_words/{key}".rstrip("/"), fields, self._buttons(*choices) if choices else None)

    def _buttons(self, *choices: str) -> Any:
        return in_rows(choice(self._checks.label("answer", name), name) for name in choices)
