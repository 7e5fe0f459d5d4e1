"""Scripts: the texts that Kith can say, in variants, and the choice of the one that a person hears next."""

from __future__ import annotations

import html
import string
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.coaching.message import Buttons, Message, Say


@dataclass(frozen=True)
class Variant:
    """One wording. `suits` names the tags it is for; empty means everybody."""

    id: str
    html: str
    suits: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Script:
    """Everything Kith can say at one point. `source` is "ours" or an id of SOURCES.md."""

    key: str
    variants: tuple[Variant, ...]
    buttons: Buttons = ()
    source: str = "ours"
    reviewed: date | None = None


def pick(script: Script, seen: Mapping[str, datetime], tags: Collection[str]) -> Variant:
    """The wording to use: one that fits these tags, unseen before seen, then the one seen longest ago.

    `seen` maps variant ids to when this person last saw them. Among equals a wording for one of the person's
    tags goes before one for everybody, and the order of the file decides the rest.
    """
    fitting = [v for v in script.variants if not v.suits or v.suits & set(tags)] or list(script.variants)
    unseen = [v for v in fitting if v.id not in seen]
    if unseen:
        return min(unseen, key=lambda v: not v.suits)
    return min(fitting, key=lambda v: seen[v.id])


def sentence(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def placeholders(text: str) -> set[str]:
    """The names of the {placeholders} in a text. Raises ValueError where a brace has no partner."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def fill(script: Script, variant: Variant, say: Say) -> Message:
    """The message: placeholders filled with escaped values. Raises KeyError where a value is missing."""
    values = {name: html.escape(value, quote=False) for name, value in say.fields.items()}
    return Message(
        html=variant.html.format_map(values),
        buttons=script.buttons if say.buttons is None else say.buttons,
        kind=say.kind,
    )
