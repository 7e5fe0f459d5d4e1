"""A room: begins, takes answers, asks again; all that it remembers is in the progress it hands out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.coaching.message import Say
from bot.coaching.review import read
from bot.coaching.rooms import choosing, contact, drafting, gate, parts, planning
from bot.coaching.rooms.frame import Frame, Step
from bot.coaching.rooms.hearing import Heard, hear
from bot.coaching.rooms.values import Answer, Progress, Turn

STEPS: Mapping[str, Step] = {
    **gate.STEPS,
    **contact.STEPS,
    **choosing.STEPS,
    **drafting.STEPS,
    **parts.STEPS,
    **planning.STEPS,
}
READ_ANYWAY = ("text", "long", "language")


class Room:
    """A guided practice. Raises nothing for what a person says; a step that no longer exists begins anew."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.name, self.kind = frame.name, frame.kind

    def begin(self, hints: Mapping[str, Any]) -> Turn:
        """The first turn. Hints, all optional: `tags`, `seen` (ids of cases shown before), `story` (what they said when
        they came, if it tells of a case), `status` (no_contact or not_safe, of the contact it is about)."""
        data = {name: _listed(hints[name]) for name in ("tags", "seen", "story") if hints.get(name)}
        status = {"no_contact": "no_contact", "not_safe": "afraid"}.get(str(hints.get("status")))
        reason = (status if self._frame.gated else None) or contact.barred(self._frame, str(hints.get("story") or ""))
        if reason is not None:
            return contact.turned_away(self._frame, data, reason)
        if self._frame.gated:
            return self._frame.turn("gate", data, self._frame.say("", *gate.ANSWERS))
        return choosing.offer(self._frame, data, "")

    def take(self, progress: Progress, answer: Answer) -> Turn:
        """The turn that an answer makes."""
        step = STEPS.get(progress.step)
        if step is None:
            return self.begin(progress.data)
        heard = self._hear(step, progress, answer)
        if heard.sort in ("leave", "menu"):
            return Turn(progress, (), "left", goes_to="ask_menu" if heard.sort == "menu" else None)
        if heard.sort == "unsafe":
            return Turn(progress, (), "unsafe", goes_to=heard.intent)
        if heard.sort == "aside":
            return Turn(progress, (), "aside", goes_to=heard.intent)
        if heard.sort == "stale":
            return Turn(progress, (Say("room/stale"), *self.ask(progress)))
        if heard.sort == "choice" or (heard.sort in READ_ANYWAY and (heard.sort == "text" or step.listens == "draft")):
            return step.take(self._frame, progress.data, heard)
        return Turn(progress, (self._frame.shared(heard.sort), *self.ask(progress)))

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question again, shorter, after an interruption or a restart."""
        step = STEPS.get(progress.step)
        return step.ask(self._frame, progress.data) if step else self.begin(progress.data).says

    def _hear(self, step: Step, progress: Progress, answer: Answer) -> Heard:
        choices = step.choices(self._frame, progress.data)
        titles = {self._frame.label(name).casefold(): name for name in choices}
        heard = hear(answer, step.listens, choices, titles, self.name, self._frame.checks, self._has_part)
        if heard.sort in ("text", "aside") and step.listens != "draft":
            signs = self._frame.checks.read("answer", heard.text)
            meant = step.on_yes if "agrees" in signs else step.on_no if "declines" in signs else ()
            chosen = next((name for name in meant if name in choices), None)
            if chosen is not None:
                return Heard("choice", heard.text, choice=chosen)
        return heard

    def _has_part(self, text: str) -> bool:
        """Whether a text holds a part of the rubric by more than its question mark."""
        return bool(read(self.kind, text.replace("?", " "), self._frame.checks).parts)


def _listed(value: Any) -> Any:
    return value if isinstance(value, str) else sorted(value)
