"""The words of Kith for tests, read and compiled once a process; nobody changes what they get."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import cache

from bot.coaching.review import Checks, Hear, Tone
from bot.coaching.safety import Screen
from bot.coaching.safety.screen import Listen
from bot.coaching.script import Script
from bot.content.ear import listen
from bot.content.loader import Content, load_all

content: Callable[[], Content] = cache(load_all)


def scripts() -> Mapping[str, Script]:
    """Every script by its key."""
    return content().scripts


@cache
def checks() -> Checks:
    """The checks without ears: what the patterns alone find."""
    return checks_with()


def checks_with(hear: Hear | None = None, tone: Tone | None = None) -> Checks:
    """The checks with these ears; their patterns are compiled once for all."""
    made = copy(content().checks)
    made.hear, made.tone = hear, tone
    return made


@cache
def screen() -> Screen:
    """The screen as the product makes it: it takes half a second."""
    return Screen(content().phrases, listen)


def screen_with(hear: Listen | None) -> Screen:
    """The screen with this ear; each of its patterns is compiled once for all, where it is first needed."""
    made = copy(screen())
    made._listen = hear
    return made
