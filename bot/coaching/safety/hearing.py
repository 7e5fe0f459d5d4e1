"""What typed words or a tap say at the step of a safety conversation at which they come."""

from __future__ import annotations

import re

from bot.coaching.safety.answers import TAP, read, read_line, whole
from bot.coaching.safety.places import is_about_another
from bot.coaching.safety.steps import STEPS
from bot.coaching.safety.talk import Talk

ENDING = ("safe", "resolved", "not_meant", "stop")
ALWAYS_TAKEN = (*ENDING, "elsewhere")
_ASKS_WHO = ("who", "who_else")
_OWNED = frozenset(
    (  # noqa: SIM905
        "mine yours ours theirs hers his myself mio mia mios mias tuyo tuya suyo suya nuestro"
    ).split()
)
_SHRUGS = frozenset(
    (  # noqa: SIM905
        "kk ok okay whatever meh hm hmm mm eh nothing why what huh hi hey hello lol bye goodbye please help sorry "
        "vale nada ya hola adios"
    ).split()
)
_BACK = re.compile(
    r"(?:k+|whatever|hey+|hi+|hello|heya|yo|ok|okay|hm+|hola|buenas|vale|ya|sup|you there|estas)[ .!?]*", re.IGNORECASE
)


def heard(talk: Talk, text: str, tap: str | None) -> str | None:
    """The answer that the step takes, or one that every step takes; None where it is any other words."""
    step = STEPS[talk.step]
    if step.keeps and tap is None:
        return read_line(text)
    own = read(text, tap, step.answers, talk.language, is_light=step.is_light)
    if own is None and tap is None and talk.step in _ASKS_WHO and _is_a_name(text):
        return "someone"
    if own == "coming" or not is_about_another(talk):
        return own
    return read(text, tap, (*step.answers, "resolved"), talk.language, is_light=step.is_light)


def parts_of(tap: str) -> tuple[str, str | None]:
    """What a tap says, and the step at which it was offered: "safety:yes@who" is ("yes", "who")."""
    name, _, step = tap.removeprefix(TAP).partition("@")
    return name, step or None


def is_for_others(text: str, tap: str | None) -> bool:
    """Whether it is a button or a command of the rest of the chat."""
    return (tap is not None and not tap.startswith(TAP)) or (tap is None and text.startswith("/"))


def is_coming_back(text: str) -> bool:
    """Whether it is a word that answers nothing hours after a question."""
    return _BACK.fullmatch(text.strip()) is not None


def says_whose(text: str) -> bool:
    """Whether it says whose something is, and nothing else: no answer but where that is asked."""
    return whole(text).removeprefix("it is ").removeprefix("es ") in _OWNED


def _is_a_name(text: str) -> bool:
    """Whether a text of one word may be the name of somebody: it is none of the words that shrug."""
    word = text.strip(" .!")
    return len(word) > 1 and word.isalpha() and word.casefold() not in _SHRUGS | _OWNED
