"""A guide on the way: takes answers, asks again, comes to an end; all that it remembers is in its progress."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.coaching.guides.values import END, End, Map, Option, Step
from bot.coaching.message import Buttons, Say, choice
from bot.coaching.review import Checks
from bot.coaching.rooms.frame import in_rows
from bot.coaching.rooms.hearing import SMALL_TALK, Heard, hear
from bot.coaching.rooms.values import Answer, Progress, Turn

SAFETY = frozenset({"in_danger", "crisis", "relapse"})
"""Topics that a way may lead to and that are the safety conversation's."""

SURE = 0.8
PATIENCE = 2  # unclear answers, before the guide goes on without one
BARE = 2  # words; a longer answer is no bare yes or no where words are kept
KEPT_LIMIT = 80  # characters of an answer that are said back
TOLD = 2  # words, from which on an answer that fits no choice is taken for a piece of the story
LETS_GO = frozenset({"turns_down", "is_unsure", "has_nobody"})
"""Signs of the answer sheet: none of the choices is taken, and none would be."""
UNCLEAR, TOLD_MORE = "guide/unclear", "guide/told"
UNHEARD = ("empty", "emoji", "gibberish", "language", "question", "not_meant", "stale")


class Guide:
    """One guide, with the interface of a room. Raises nothing for what a person says."""

    kind = "guide"

    def __init__(self, map_: Map, checks: Checks) -> None:
        self._map, self._checks = map_, checks
        self.name = map_.name

    def begin(self, hints: Mapping[str, Any]) -> Turn:
        """The first turn. Hints, optional: `said`, what they said when they came; where the guide hears its opening,
        what answers the first question counts as its answer."""
        step = self._map.steps[self._map.begins]
        said = str(hints.get("said") or "")
        data: dict[str, Any] = {"path": [], "marks": {}, "kept": {}, "said": said}
        chosen = self._named(step, said) if self._map.hears_opening else None
        return self._at(step.id, data) if chosen is None else self._choose(step, chosen, data)

    def take(self, progress: Progress, answer: Answer) -> Turn:
        """The turn that an answer makes; a step that is no longer there begins anew."""
        step = self._map.steps.get(progress.step)
        if step is None:
            return self.begin({})
        heard = self._hear(step, answer)
        if heard.sort in ("leave", "menu"):
            return Turn(progress, (), "left", goes_to="ask_menu" if heard.sort == "menu" else None)
        chosen = self._chosen(step, heard)
        if chosen is not None:
            return self._choose(step, chosen, progress.data)
        if heard.sort == "unsafe":
            return Turn(progress, (), "unsafe", goes_to=heard.intent)
        if heard.sort == "aside" or self._is_elsewhere(step, answer):
            return Turn(progress, (), "aside", goes_to=answer.intent)
        if heard.sort == "back":
            return self._back(progress)
        if step.keeps and heard.text and heard.sort not in UNHEARD:
            return self._go(step, step.goes, _keeping(progress.data, {step.keeps: _shown(heard.text)}), {})
        if not step.keeps and LETS_GO & self._checks.read("answer", heard.text).keys():
            return self._without(step, progress)
        return self._unclear(step, progress, is_told=len(heard.text.split()) >= TOLD and heard.sort not in UNHEARD)

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question again, after an interruption or a restart."""
        step = self._map.steps.get(progress.step)
        return (self._question(step, progress.data),) if step else self.begin({}).says

    def _hear(self, step: Step, answer: Answer) -> Heard:
        titles = {option.label.casefold(): option.id for option in step.options if option.label}
        listens = "free" if step.keeps else "story"
        return hear(answer, listens, [o.id for o in step.options], titles, self.name, self._checks, lambda _: False)  # type: ignore[arg-type]

    def _chosen(self, step: Step, heard: Heard) -> Option | None:
        if heard.sort == "choice":
            return next((option for option in step.options if option.id == heard.choice), None)
        text = heard.text
        named = self._named(step, text)
        if named is not None or not text or (step.keeps and len(text.split()) > BARE):
            return named
        signs = self._checks.read("answer", text)
        means = "yes" if "agrees" in signs else "no" if "declines" in signs else None
        return next((option for option in step.options if means is not None and option.means == means), None)

    def _named(self, step: Step, text: str) -> Option | None:
        plain = text.replace("’", "'")
        return next((o for o in step.options if any(re.search(p, plain, re.IGNORECASE) for p in o.hears)), None)

    def _is_elsewhere(self, step: Step, answer: Answer) -> bool:
        """Whether words at a question with buttons only are surely about another topic."""
        is_other = answer.intent not in (None, self.name, *SMALL_TALK) and answer.confidence >= SURE
        return is_other and not step.keeps and answer.choice is None and len(answer.text.split()) > BARE

    def _choose(self, step: Step, chosen: Option, data: Mapping[str, Any]) -> Turn:
        told = {step.keeps: chosen.kept} if step.keeps and chosen.kept else {}
        return self._go(step, chosen.goes, _keeping(data, told), chosen.marks)

    def _go(self, step: Step, goes: str, data: Mapping[str, Any], marks: Mapping[str, int]) -> Turn:
        counted = {**data.get("marks", {})}
        for name, number in marks.items():
            counted[name] = counted.get(name, 0) + number
        gone = {**data, "marks": counted, "path": [*data.get("path", ()), step.id]}
        gone.pop("unanswered", None)
        if goes in SAFETY:
            return Turn(Progress(self.name, step.id, gone), (), "unsafe", goes_to=goes)
        if goes in self._map.steps:
            return self._at(goes, gone)
        end = self._end(goes, counted)
        offers = next((name for name in end.offers if counted.get(name)), end.offers[-1] if end.offers else None)
        return Turn(Progress(self.name, end.id, gone), (Say(end.says, self._fields(gone)),), "done", offers=offers)

    def _end(self, goes: str, marks: Mapping[str, int]) -> End:
        ends = self._map.ends
        if goes != END:
            return next((end for end in ends if end.id == goes), ends[-1])
        open_ends = [end for end in ends if end.id not in self._map.named]
        fits = (end for end in open_ends if all(marks.get(name, 0) >= least for name, least in end.needs.items()))
        return next(fits, ends[-1])

    def _back(self, progress: Progress) -> Turn:
        path = list(progress.data.get("path", ()))
        before = path.pop() if path else progress.step
        place = Progress(self.name, before, {**progress.data, "path": path})
        return Turn(place, (Say("room/back"), *self.ask(place)))

    def _unclear(self, step: Step, progress: Progress, *, is_told: bool) -> Turn:
        unanswered = progress.data.get("unanswered", 0) + 1
        if unanswered >= PATIENCE:
            return self._without(step, progress)
        place = Progress(self.name, step.id, {**progress.data, "unanswered": unanswered})
        return Turn(place, (Say(TOLD_MORE if is_told else UNCLEAR, {}, self._buttons(step)),))

    def _without(self, step: Step, progress: Progress) -> Turn:
        turn = self._go(step, step.goes, progress.data, {})
        return Turn(turn.progress, (Say("guide/on"), *turn.says), turn.outcome, goes_to=turn.goes_to)

    def _at(self, name: str, data: Mapping[str, Any]) -> Turn:
        return Turn(Progress(self.name, name, dict(data)), (self._question(self._map.steps[name], data),))

    def _question(self, step: Step, data: Mapping[str, Any]) -> Say:
        return Say(step.says, self._fields(data), self._buttons(step))

    def _buttons(self, step: Step) -> Buttons:
        return in_rows(choice(option.label, option.id) for option in step.options if option.label)

    def _fields(self, data: Mapping[str, Any]) -> dict[str, str]:
        return {**self._map.unkept, **data.get("kept", {})}


def _keeping(data: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, Any]:
    return {**data, "kept": {**data.get("kept", {}), **told}}


def _shown(text: str) -> str:
    """The words as they are said back: one line, without a full stop at the end, not endless."""
    line = " ".join(text.split()).rstrip(" .!")
    return line if len(line) <= KEPT_LIMIT else f"{line[:KEPT_LIMIT].rsplit(' ', 1)[0]} …"
