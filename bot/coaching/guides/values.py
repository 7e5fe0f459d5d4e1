"""What a guide is made of: steps with options, and ends that are chosen by what was answered, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

END = "end"
"""Where an option goes that leads to whichever end fits."""


@dataclass(frozen=True)
class Option:
    """An answer on offer; without a label it can only be typed. `goes` names a step, an end, END, or a topic of
    safety; `hears` are patterns of what people type for it; `means` is what a bare yes or no stands for; `marks` are
    counted towards the ends; `kept` is what is kept of it where the step keeps an answer."""

    id: str
    label: str
    goes: str
    marks: Mapping[str, int] = field(default_factory=dict)
    hears: tuple[str, ...] = ()
    means: Literal["yes", "no"] | None = None
    kept: str | None = None


@dataclass(frozen=True)
class Step:
    """A question: the script that asks it. With `keeps`, words of one's own are an answer and are kept under that
    name. `goes` is where words that are kept, or a second unclear answer, lead."""

    id: str
    says: str
    options: tuple[Option, ...]
    goes: str
    keeps: str | None = None


@dataclass(frozen=True)
class End:
    """An outcome: the script that says it, and how many of which marks it needs. `offers` names sets of touchpoints:
    the first whose mark was counted is offered, else the last."""

    id: str
    says: str
    needs: Mapping[str, int] = field(default_factory=dict)
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Map:
    """A whole guide. The ends that no way names are tried in order, and the last needs nothing; `unkept` has words for
    what a person may leave unsaid."""

    name: str
    begins: str
    steps: Mapping[str, Step]
    ends: tuple[End, ...]
    unkept: Mapping[str, str]
    hears_opening: bool = False

    @property
    def named(self) -> frozenset[str]:
        """Where ways lead by name."""
        steps = self.steps.values()
        return frozenset({*(step.goes for step in steps), *(o.goes for step in steps for o in step.options)})
