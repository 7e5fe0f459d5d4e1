"""What is asked or thrown in the middle of a safety conversation, as a value: when it counts, and what answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Aside:
    """Words for a question at certain steps, named by how they begin (all of them where there are none).

    `says` is the key of the script: `{step}` in it stands for the step, `{numbers}` for the script that names whom to
    call; `hurried` that of what is said in its place where too much was taken. `is_plain`: it is answered in a mere
    worry too. `holds`: what the message was taken for besides does not turn the talk. `stands`: no denial before it
    takes it back ("don't tell anyone", "I never want to talk to a stupid bot"). `alone`: whole messages, as plain
    words, that ask it too.
    """

    says: str
    patterns: Mapping[str, tuple[str, ...]]
    steps: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    hurried: str = ""
    is_plain: bool = False
    holds: bool = False
    stands: bool = False
