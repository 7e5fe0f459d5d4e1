"""The practice around a small step: how much there is today, where and with whom; a step; the guess; how it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.coaching.message import Buttons, Say, choice
from bot.coaching.review import Checks
from bot.coaching.rooms.frame import Data, in_rows
from bot.coaching.rooms.hearing import Heard, hear
from bot.coaching.rooms.values import Answer, Progress, Turn
from bot.coaching.small_steps.step import SmallStep, fitting

NAME = "micro_connection"
SHEET = "small_steps"
ENERGY = {"hardly": 1, "a_little": 2, "plenty": 3}
PLACES = ("at_home", "out", "among")
WHO = ("stranger", "known", "either")
OFFER = ("try_it", "another_step", "smaller_step")
GUESSES = ("badly", "so_so", "well")
WENT = ("better", "as_thought", "worse", "not_done")
HEARD_FIRST = ("not_done", "worse")
"""Read before the rest: "it was not good" is no "good"."""
CHOICES = {"energy": tuple(ENERGY), "place": PLACES, "who": WHO, "offer": OFFER, "guess": GUESSES, "went": WENT}
LEAST = {"energy": "a_little", "place": "at_home", "who": "either"}
"""What is asked before a step, and what is taken where they leave it open."""
UNREAD = {"empty": "room/empty", "emoji": "room/emoji", "language": "room/language", "gibberish": "room/gibberish"}


class SmallSteps:
    """A guided practice. Raises nothing for what a person says."""

    name = NAME
    kind = NAME

    def __init__(self, steps: Iterable[SmallStep], checks: Checks) -> None:
        self._steps = {step.id: step for step in steps}
        self._checks = checks

    def begin(self, hints: Mapping[str, Any]) -> Turn:
        """Asks how the step went that was tried last and not told of; else the first thing that is not known yet.
        Hints, all optional: `tags`, `said` (their words when they came), `past` (what earlier ones remembered)."""
        past: list[Mapping[str, Any]] = list(hints.get("past", ()))
        seen = [step for one in past for step in one.get("seen", ())]
        data: dict[str, Any] = {"tags": sorted(hints.get("tags", ())), "seen": seen[-len(self._steps) // 2 :]}
        tried = past[-1] if past and past[-1].get("guess") and not past[-1].get("went") else None
        if tried is not None and tried.get("step") in self._steps:
            return self._turn("went", {**data, "step": tried["step"], "guess": tried["guess"]})
        return self._next({**data, **self._known(str(hints.get("said") or ""))})

    def take(self, progress: Progress, answer: Answer) -> Turn:
        """The turn that an answer makes."""
        step, data = progress.step, progress.data
        if step not in CHOICES:
            return self.begin(data)
        heard = self._hear(step, answer)
        if heard.sort in ("leave", "menu"):
            return Turn(progress, (), "left", goes_to="ask_menu" if heard.sort == "menu" else None)
        if heard.sort in ("unsafe", "aside"):
            return Turn(progress, (), heard.sort, goes_to=heard.intent)  # type: ignore[arg-type]
        if heard.sort == "choice" and heard.choice is not None:
            return self._chosen(step, data, heard.choice)
        known = self._known(heard.text) if step in LEAST else {}
        if known:
            return self._next({**data, **known})
        if heard.sort == "text" and step in LEAST and self._checks.matches("answer", "no_matter", heard.text):
            return self._next({**data, step: LEAST[step]})
        before = Say("room/stale") if heard.sort == "stale" else None
        before = Say(UNREAD[heard.sort]) if heard.sort in UNREAD else before
        return Turn(progress, (*((before,) if before else ()), *self.ask(progress)))

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question again."""
        return self._turn(progress.step, progress.data).says if progress.step in CHOICES else ()

    def _chosen(self, step: str, data: Data, chosen: str) -> Turn:
        if step in ("energy", "place", "who"):
            return self._next({**data, step: chosen})
        if step == "guess":
            return self._over({**data, "guess": chosen}, Say("micro_connection/go"))
        if step == "went":
            said = self._checks.label(SHEET, data["guess"]).lower()
            return self._over({**data, "went": chosen}, Say(f"micro_connection/went/{chosen}", {"before": said}))
        if chosen == "try_it":
            return self._turn("guess", data)
        if chosen == "smaller_step":
            if ENERGY[data["energy"]] == 1:
                return self._over({**data, "step": None}, Say("micro_connection/smaller"))
            names = list(ENERGY)
            data = {**data, "energy": names[names.index(data["energy"]) - 1]}
        return self._offer(data)

    def _next(self, data: Data) -> Turn:
        missing = next((name for name in ("energy", "place", "who") if not data.get(name)), None)
        return self._offer(data) if missing is None else self._turn(missing, data)

    def _offer(self, data: Data) -> Turn:
        who = None if data["who"] == "either" else data["who"]
        found = fitting(
            self._steps.values(),
            energy=ENERGY[data["energy"]],
            place=data["place"],
            who=who,
            tags=data.get("tags", ()),
            seen=data.get("seen", ()),
        )
        if found is None:
            return self._over(data, Say("micro_connection/smaller"))
        return self._turn("offer", {**data, "step": found.id, "seen": [*data.get("seen", ()), found.id]})

    def _turn(self, step: str, data: Data) -> Turn:
        chosen = self._steps.get(data.get("step") or "")
        what = {"what": chosen.text if chosen else ""}
        says = {
            "energy": Say("micro_connection"),
            "place": Say("micro_connection/place"),
            "who": Say("micro_connection/who"),
            "offer": Say("micro_connection/offer", what),
            "guess": Say("micro_connection/guess"),
            "went": Say("micro_connection/how_did", what),
        }
        asked = replace(says[step], buttons=self._buttons(CHOICES[step]))
        return Turn(Progress(NAME, step, dict(data)), (asked,))

    def _over(self, data: Data, say: Say) -> Turn:
        return Turn(Progress(NAME, "over", dict(data)), (say,), "done")

    def _known(self, text: str) -> dict[str, str]:
        """What a text tells of energy, place and person."""
        found = self._checks.read(SHEET, text) if text else {}
        groups = {"energy": tuple(ENERGY), "place": PLACES, "who": WHO}
        told = {group: next((name for name in names if name in found), None) for group, names in groups.items()}
        return {group: name for group, name in told.items() if name is not None}

    def _hear(self, step: str, answer: Answer) -> Heard:
        choices, text = CHOICES[step], answer.text.strip()
        if answer.choice is None and text:
            found = self._checks.read(SHEET, text)
            first = [name for name in HEARD_FIRST if name in choices]
            named = next((name for name in (*first, *choices) if name in found), None)
            if named is not None:
                return Heard("choice", text, named)
            if step in LEAST and self._known(text):
                return Heard("text", text)
        heard = hear(answer, "choice", choices, {}, NAME, self._checks, lambda _text: False)
        return Heard("text", heard.text) if heard.sort in ("question", "back", "not_meant", "elsewhere") else heard

    def _buttons(self, names: Iterable[str]) -> Buttons:
        return in_rows(choice(self._checks.label(SHEET, name), name) for name in names)
