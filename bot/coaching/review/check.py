"""Checks: rules that read a draft, as data, and the sheets that hold those of one kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["part", "fault", "sign"]
Within = Literal["sentence", "text"]


@dataclass(frozen=True)
class Check:
    """One rule over normalised text (bot.coaching.review.text): lower case, contractions written out.

    Never found where one of `without`, or not all of `needs`, was found before it in the file. Else found when one of
    `implied_by` was; or when `at_least` places match one of `any`, in sentences (or the text, by `within`) where none
    of `unless` matches, in a text of `min_words` where none of `unless_anywhere` matches. `<name>` in a
    pattern stands for a list of the lexicon. `label` is the button of a choice.
    """

    id: str
    role: Role
    any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_anywhere: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    implied_by: tuple[str, ...] = ()
    at_least: int = 1
    min_words: int = 0
    within: Within = "sentence"
    why: str = ""
    source: str = "ours"
    label: str | None = None
    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The checks of one kind in the order in which they are read. `changes` is the order in which a change is
    offered (a part or sign stands for its absence), `praise` that in which a part is praised."""

    kind: str
    checks: tuple[Check, ...]
    changes: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """`words`: lists that patterns name as `<name>`. `spellings`: how a word is read (typos, chat spelling)."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
