"""The safety plan: six short lines in the person's own words, as they are kept and shown."""

from __future__ import annotations

from collections.abc import Mapping

PARTS = {
    "plan_warning": "warning signs",
    "plan_helps": "what helps",
    "plan_places": "places",
    "plan_people": "people",
    "plan_professionals": "professionals",
    "plan_safer": "making it safer",
}
"""The steps that ask for a line of the plan, in order, and what that line is called where it is kept."""


def lines_of(text: str) -> dict[str, str]:
    """The lines of a kept plan by their step; lines of a plan without names stand under their number."""
    steps = {name: step for step, name in PARTS.items()}
    found: dict[str, str] = {}
    for number, line in enumerate(filter(None, (one.strip() for one in text.splitlines()))):
        name, colon, words = line.partition(": ")
        found[steps[name] if colon and name in steps else str(number)] = words if colon and name in steps else line
    return found


def packed(answers: Mapping[str, str], kept: str = "") -> str:
    """The plan to keep: the lines given now, and beside them those of the kept one that were not given anew."""
    lines = {**lines_of(kept), **{step: " ".join(words.split()) for step, words in answers.items() if step in PARTS}}
    named = [f"{name}: {lines[step]}" for step, name in PARTS.items() if lines.get(step)]
    return "\n".join([*(words for step, words in lines.items() if step not in PARTS), *named])


def shown(text: str, titles: Mapping[str, str]) -> str:
    """The plan as it is read; `titles` gives each step's line its name."""
    lines = lines_of(text)
    unnamed = [words for step, words in lines.items() if step not in PARTS]
    return "\n".join([*unnamed, *(f"{titles[step]}: {lines[step]}" for step in PARTS if step in lines)])
