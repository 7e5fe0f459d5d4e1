"""What a person has practised, skill by skill: cases done, what was new in a draft, how hard the cases became."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from bot.coaching.message import Button, Say
from bot.coaching.rooms import DRAFT_ROOMS, Result, compared, results_in
from bot.services.history import is_measure_due, measures_in
from bot.store import practices

if TYPE_CHECKING:
    from bot.services.services import Services

SKILLS = 3
"""How many are shown at once, the latest first."""

NEW = 2
"""How many of the parts used first are named."""


def skill_names(keys: Iterable[str], words: Callable[[str], str]) -> dict[str, dict[str, str]]:
    """By kind, what each part, or fault that is gone, is called: from the scripts `skill/KIND/ID`."""
    names: dict[str, dict[str, str]] = {}
    for key in keys:
        if key.startswith("skill/"):
            _, kind, name = key.split("/")
            names.setdefault(kind, {})[name] = words(key)
    return names


def first_used(results: Sequence[Result]) -> list[str]:
    """The parts in the order in which they were first used, the latest first."""
    found: list[str] = []
    for result in results:
        found.extend(part for part in result.parts if part not in found)
    return found[::-1]


class Skills:
    """Never a score: words, and the person's own drafts side by side."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def shown(self, user_id: int) -> tuple[Say, ...]:
        """What was practised; and, where both were taken, the first case without help beside the later one."""
        past = await self._services.in_store(practices.every, user_id)
        lines: list[str] = []
        measured: Say | None = None
        for room in dict.fromkeys(one.room for one in reversed(past) if one.room in DRAFT_ROOMS):
            here = [one.data for one in past if one.room == room]
            results = [result for data in here for result in results_in(data)]
            if results and len(lines) < SKILLS:
                lines.append(self._line(room, results))
            measured = measured or self._measured(room, here)
        if not lines:
            return (Say("show_progress/none"),)
        return (Say("show_progress", {"what": "\n".join(lines)}), *((measured,) if measured else ()))

    def _line(self, room: str, results: Sequence[Result]) -> str:
        speech = self._services.speech
        hardest = max(1, *(result.difficulty for result in results)) if len(results) > 1 else results[0].difficulty or 1
        new = [speech.words(f"skill/{DRAFT_ROOMS[room]}/{part}") for part in first_used(results)[:NEW]]
        fields = {
            "title": speech.words(f"meaning/{room}"),
            "count": str(len(results)),
            "first": speech.words(f"show_progress/level/{hardest}"),
        }
        key = "show_progress/line" if len(results) > 1 else "show_progress/line_one"
        line = speech.plain(Say(key, fields)).text
        return line if not new else f"{line} {speech.plain(Say('show_progress/new', {'gain': '; '.join(new)})).text}"

    def _measured(self, room: str, here: list[dict[str, Any]]) -> Say | None:
        taken = measures_in(here)
        if is_measure_due(here):
            label = self._services.speech.words("show_progress/label/measure")
            title = self._services.speech.words(f"meaning/{room}")
            return Say("show_progress/measure", {"title": title}, ((Button(label, f"/{room}"),),))
        if not {"before", "after"} <= taken.keys():
            return None
        return compared(self._services.skill_names[DRAFT_ROOMS[room]], taken["before"], taken["after"])
