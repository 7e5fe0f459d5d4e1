"""A rehearsal: begins, takes answers, asks again; all that it remembers is in the progress it hands out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.coaching.message import Say
from bot.coaching.rehearsal import casting, debrief, scene
from bot.coaching.rehearsal.at_once import OPENING, wished
from bot.coaching.rehearsal.moves import SHEET as MOVES
from bot.coaching.rehearsal.play import KINDS, NAME, SHEET, Play, Step
from bot.coaching.rehearsal.replies import Replies
from bot.coaching.review import Checks, read
from bot.coaching.rooms import Ending, Room, ending
from bot.coaching.rooms.hearing import COMMANDS, Heard, hear, is_question
from bot.coaching.rooms.values import Answer, Progress, Situation, Turn

STEPS: Mapping[str, Step] = {**casting.STEPS, **scene.STEPS, **debrief.STEPS}
SAID_TO_THEM = ("question", "long", "not_meant")
"""What is heard as words for Kith elsewhere, and in a scene is said to the other side."""

CAST_ANEW = frozenset({"kind", "case", "own", "ready", "ended", "after"})
"""Steps at which the wish that somebody be played begins a new scene; elsewhere such words are a line."""

UNREAD = {
    "stale": "room/stale",
    "empty": "room/empty",
    "emoji": "room/emoji",
    "gibberish": "room/gibberish",
    "language": "room/language",
}
"""What is said to what cannot be read, before the question is put again."""


class Rehearsal:
    """A guided practice in which the other side answers back. Raises nothing for what a person says."""

    name = NAME
    kind = "boundary"

    def __init__(
        self, situations: Iterable[Situation], replies: Replies, checks: Checks, rooms: Mapping[str, Room]
    ) -> None:
        """`rooms`: those whose end it borrows for the line that is kept."""
        self._play = Play({case.id: case for case in situations}, replies, checks)
        self._ending = Ending(rooms)

    def begin(self, hints: Mapping[str, Any]) -> Turn:
        """The first question that their words leave open. Hints, all optional: `tags`, `seen` (ids of cases shown
        before), `said` (their words when they came), `seed`, and names: `not_safe` and `no_contact` of contacts."""
        said = str(hints.get("said") or "")
        names = ("tags", "seen", "not_safe", "no_contact")
        data: dict[str, Any] = {name: sorted(hints[name]) for name in names if hints.get(name)}
        data["seed"] = str(hints.get("seed", ""))
        data |= casting.told_in(self._play, said)
        if said and (turned := self._not_offered(data, said, hints.get("status"))):
            return turned
        if "opens" in data and self._play.checks.matches(OPENING, "unspeakable", data["opens"]):
            del data["opens"]
        return self._unless_apart(casting.cast(self._play, data))

    def is_wished(self, text: str) -> bool:
        """Whether a text is the wish that Kith be somebody, said in one's own words."""
        return wished(self._play, text) is not None

    def take(self, progress: Progress, answer: Answer) -> Turn:
        """The turn that an answer makes."""
        step, data = STEPS.get(progress.step), progress.data
        if progress.step in ending.STEPS:
            return self._end(progress, answer)
        if step is None:
            return self.begin({**data, "said": ""})
        heard = self._hear(step, progress, answer)
        if heard.sort == "farewell":
            return Turn(progress, (Say("room/left_for_now"),), "left")
        if heard.sort in ("leave", "menu"):
            return Turn(progress, (), "left", goes_to="ask_menu" if heard.sort == "menu" else None)
        if heard.sort == "unsafe":
            return Turn(progress, (), "unsafe", goes_to=heard.intent)
        turned = self._not_offered(data, heard.text, answer.status) if heard.text else None
        if turned is not None:
            return turned
        if progress.step in CAST_ANEW and heard.sort in ("text", "aside") and self.is_wished(heard.text):
            return self.begin({**data, "said": heard.text})
        if heard.sort == "aside":
            return Turn(progress, (), "aside", goes_to=heard.intent)
        if heard.choice == "stop_this":
            return debrief.wind_down(self._play, data)
        if heard.choice == "keep_line":
            return self._keep(data)
        if heard.sort in ("choice", "text"):
            return self._unless_apart(step.take(self._play, data, heard))
        before = (Say(UNREAD[heard.sort]),) if heard.sort in UNREAD else ()
        return Turn(progress, (*before, *self.ask(progress)))

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question, or the other side's last line, again."""
        if progress.step in ending.STEPS:
            return self._ending.ask(progress)
        step = STEPS.get(progress.step)
        return step.ask(self._play, progress.data) if step else self.begin(progress.data).says

    def _keep(self, data: Mapping[str, Any]) -> Turn:
        """The line that held is theirs, and then comes the real talk: when, with whom, and what if."""
        line, who = debrief.best_line(data["turns"]) or "", str(data.get("who") or "")
        about = {"story": re.sub(r"^your\b", "my", who), "who": None} if who else {}
        return self._ending.begin(NAME, {**data, **about}, line, Say("rehearse/kept", {"draft": line}))

    def _end(self, progress: Progress, answer: Answer) -> Turn:
        """The plan for the real talk; a step back is the choice after the scene."""
        turned = self._not_offered(progress.data, answer.text)
        turn = turned or self._ending.take(progress, answer)
        return turn or self._play.turn("after", progress.data, *debrief.ask_after(self._play, progress.data))

    def _hear(self, step: Step, progress: Progress, answer: Answer) -> Heard:
        play, in_scene = self._play, progress.step in scene.STEPS
        choices, text = step.choices(play, progress.data), answer.text.strip()
        if answer.choice is None and text:
            found = play.checks.read(SHEET, text)
            named = next((name for name in ("stop_this", *choices) if name in found), None)
            if named is not None and not (named in KINDS and len(text.split()) > 3):
                return Heard("choice", text, named)
            if in_scene and play.checks.matches(MOVES, "silent", text):
                return Heard("text", text)
            if not in_scene and play.checks.matches("instead", "leaves", text):
                return Heard("farewell", text)
        titles = {play.label(name).casefold(): name for name in choices if name != "what_if"}
        heard = hear(answer, step.listens, choices, titles, NAME, play.checks, self._has_part(progress))
        if in_scene:
            return self._said_in_scene(heard, answer)
        if heard.sort == "aside" and progress.step == "after" and heard.intent == "stop_nudges":
            return Heard("text", heard.text)
        is_wish = heard.sort == "aside" and not (is_question(heard.intent) or heard.intent in COMMANDS - {NAME})
        if (is_wish and heard.intent != "goodbye") or heard.sort in ("question", "not_meant", "back", "long"):
            return Heard("text", heard.text)
        return heard

    def _said_in_scene(self, heard: Heard, answer: Answer) -> Heard:
        """What is asked of "you" is asked of the other side; going back is taking the moment again."""
        if heard.sort == "back":
            return Heard("choice", heard.text, "retake")
        signs = self._play.checks.read("answer", heard.text) if heard.sort == "aside" else {}
        if heard.sort in SAID_TO_THEM or "says_you" in signs:
            return Heard("text", answer.text.strip())
        return heard

    def _has_part(self, progress: Progress) -> Any:
        kind = progress.data.get("kind") or self.kind
        return lambda text: bool(read(kind, text.replace("?", " "), self._play.checks).parts)

    def _not_offered(self, data: Mapping[str, Any], text: str, status: str | None = None) -> Turn | None:
        """Nothing is rehearsed with somebody who is feared, who did them violence, is marked not safe (by name, or by
        `status`), has an order against them, has died, or asked for no contact where it is a sorry."""
        checks = self._play.checks
        if checks.matches("contact", "afraid", text) or checks.matches(OPENING, "no_part", text):
            return self._play.turn("kind", data, outcome="unsafe")
        if self._cast_by(data, text) and checks.matches("contact", "died", text):
            return self._play.turn("kind", data, outcome="left", goes_to="grieve")
        if self._cast_by(data, text) and checks.matches("contact", "order", text):
            return self._play.turn("kind", data, Say("rehearse/no_contact"), outcome="done")
        if status == "not_safe" or _names(text, data.get("not_safe", ())):
            return self._play.turn("kind", data, Say("rehearse/not_safe"), outcome="done")
        if data.get("kind") == "apology" and _names(text, data.get("no_contact", ())):
            return self._play.turn("kind", data, Say("rehearse/no_contact"), outcome="done")
        return None

    def _cast_by(self, data: Mapping[str, Any], text: str) -> bool:
        """Whether the text is what says whom Kith is to be."""
        return bool(data.get("at_once")) and self.is_wished(text)

    def _unless_apart(self, turn: Turn) -> Turn:
        """The turn, but where it is a sorry now for somebody who asked for no contact."""
        data = turn.progress.data
        return self._not_offered(data, str(data.get("who") or "")) or turn


def _names(text: str, names: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names if name)
