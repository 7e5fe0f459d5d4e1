"""A message that is written already: which kind it is, what is in it, and the room where it can be worked on.

Its kind is guessed, and it is read at once; where the guess is not sure, the kind is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.coaching.message import Say, choice
from bot.coaching.review import KINDS, Checks, advise, quote, read
from bot.coaching.rooms.addressed import is_to_kith
from bot.coaching.rooms.ending import STEPS as ENDING
from bot.coaching.rooms.ending import Ending
from bot.coaching.rooms.frame import Data, in_rows
from bot.coaching.rooms.hearing import Heard, hear
from bot.coaching.rooms.opinion import SHORTEST, brought_in, verdict
from bot.coaching.rooms.room import Room
from bot.coaching.rooms.values import Answer, Progress, Turn

NAME = "review_my_words"
AT_A_TIME = 3
LEAST = 2  # words that can be a message, typed where one is awaited
BARS = ("order", "no_contact")
UNSAFE = ("afraid", "control", "did_harm", "died")
"""What in or around a message leaves its kind to be asked: where it leads is not decided by a guess."""
READ = ("work_on", "keep", "another_draft")
GUESSED = ("work_on", "keep", "meant_else")
SURE = 0.45
"""From this share on a guess of the kind is taken. Of the 900 labelled drafts of tests/feedback, from which nothing was
learned, 92 % are so sure, and 87 % of these are right (docs/feedback.md)."""
_SORRY = re.compile(r"\b(?:sorry|apologi[sz]\w*|forgive)\b", re.IGNORECASE)

Guess = Callable[[str], Mapping[str, float]]
"""A draft, to how likely it is of each kind; empty where nobody can tell."""


class ReviewRoom:
    """A guided practice like the others. `rooms`: where a draft of each kind can be worked on. `called`: what each kind
    is called in a sentence."""

    def __init__(
        self,
        checks: Checks,
        rooms: Mapping[str, Room],
        guess: Guess | None = None,
        called: Mapping[str, str] | None = None,
    ) -> None:
        self.name, self.kind = NAME, ""
        self._checks, self._guess, self._called = checks, guess, dict(called or {})
        self._room_of = {room.kind: room.name for room in rooms.values()}
        self._ending = Ending(rooms)

    def begin(self, hints: Mapping[str, Any]) -> Turn:
        """The first turn: the message is asked for; or it is read, or its kind asked, where it came along, in what was
        `said` when asking for this room, or as a `draft` that was typed where none was asked for. Where it is about
        somebody whose `status` keeps them apart, its kind is asked."""
        if hints.get("draft"):
            return self._ask_kind({"draft": str(hints["draft"]), "unasked": True})
        brought = brought_in(str(hints.get("said") or ""))
        if brought.draft:
            apart = {"apart": True} if hints.get("status") else {}
            return self._read_or_ask({"draft": brought.draft, "around": brought.around, **apart})
        return self._turn("text", {"around": brought.around} if brought.around else {}, self._say(""))

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
        if len(heard.text.split()) < LEAST:
            return Turn(progress, self.ask(progress))
        if step == "reading":
            return self._read({**data, "before": data["draft"], "draft": heard.text})
        brought, around = brought_in(heard.text), str(data.get("around") or "")
        if not brought.draft or not self._checks.read("opinion", brought.around):
            brought = replace(brought, draft=heard.text, around="")
        apart = {"apart": True} if answer.status else {}
        return self._read_or_ask({"draft": brought.draft, "around": f"{around} {brought.around}".strip(), **apart})

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question again."""
        if progress.step == "kind":
            return self._ask_kind(progress.data).says
        if progress.step in ENDING:
            return self._ending.ask(progress)
        if progress.step == "reading":
            is_guessed = progress.data.get("guessed") == progress.data.get("kind")
            return (self._say("reading", *(GUESSED if is_guessed else READ)),)
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
        if chosen == "meant_else":
            return self._ask_kind({**data, "page": 0})
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

    def _read_or_ask(self, data: Data) -> Turn:
        """The reading of a message as the kind that it surely is; else the question."""
        found = self._checks.read("contact", data["around"])
        if any(name in found for name in BARS):
            return self._turn("text", {}, self._say("not_wanted"))
        found = {**found, **self._checks.read("contact", data["draft"])}
        shares = self._shares(data["draft"])
        kind = max(shares, key=lambda name: shares[name], default="")
        if not kind or shares[kind] < SURE or data.get("apart") or any(name in found for name in UNSAFE):
            return self._ask_kind(data)
        if any(name in found for name in BARS):
            return self._turn("text", {}, self._say("not_wanted"))
        reading = read(kind, data["draft"], self._checks)
        first, last = verdict(data["around"], data["draft"], reading, self._checks, self._called.get(kind, kind))
        read_as = {**data, "kind": kind, "guessed": kind}
        return self._turn("reading", read_as, first, replace(last, buttons=self._buttons(*GUESSED)))

    def _shares(self, draft: str) -> Mapping[str, float]:
        return {} if self._guess is None else self._guess(draft)

    def _ask_kind(self, data: Data) -> Turn:
        kinds = sorted(self._likeliest(data["draft"]), key=lambda kind: kind == data.get("guessed"))
        page = data.get("page", 0) * AT_A_TIME
        shown = tuple(f"kind_{kind}" for kind in kinds[page : page + AT_A_TIME])
        key, more = ("unasked", ("just_saying",)) if data.get("unasked") else ("kind", ())
        return self._turn("kind", data, self._say(key, *shown, "other_kinds", *more, quote=quote(data["draft"])))

    def _likeliest(self, draft: str) -> list[str]:
        """The kinds, the likeliest first; where nobody guesses, that of which most parts are in the draft, and a sorry
        early, however poor a sorry it is."""
        shares = self._shares(draft)
        if shares:
            return sorted(KINDS, key=lambda kind: shares[kind], reverse=True)

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
        choices: Mapping[str, tuple[str, ...]] = {
            "kind": (*every, "other_kinds", "just_saying"),
            "reading": (*READ, "meant_else"),
        }
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
