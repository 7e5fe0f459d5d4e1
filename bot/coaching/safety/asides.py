"""What is asked or thrown in the middle of a safety conversation, answered by where it stands before it goes on."""

from __future__ import annotations

from bot.coaching.safety import numbers
from bot.coaching.safety.answers import is_said, whole
from bot.coaching.safety.aside import Aside
from bot.coaching.safety.asides_kith import ASIDES as OF_KITH
from bot.coaching.safety.asides_steps import ASIDES as OF_STEPS
from bot.coaching.safety.talk import Talk

ASIDES = (*OF_STEPS, *OF_KITH)

_FEARS = {
    "en": (
        "(afraid|scared|terrified|frightened) of (her|him|them)",
        "(he|she|they|him|her|them) .. (chok*|strangl*|knife|gun|threat*|stab*|every (day|night|week)|for years|lock*)",
        "(kill me|hits me|beats me|hurts me|going to hurt me)",
    ),
    "es": ("(le|les) tengo miedo", "(cuchillo|pistola|ahorc*|me amenaz*|me pega|me mata*|todos los dias|hace anos)"),
}
"""Fear for oneself: then it is not only who began."""


def aside_of(talk: Talk, text: str, *, is_urgently_meant: bool) -> str | None:
    """The script that answers what is asked or thrown in typed words; None where nothing is.

    `is_urgently_meant`: the screen found danger in the words; then only an aside that `holds` is one.
    """
    found = (one for one in ASIDES if _is_answered(one, talk, is_urgently_meant) and _is_in(one, talk, text))
    asked = next(found, None)
    if asked is None:
        return None
    return (
        asked.hurried
        if asked.hurried and talk.concern == "overdose"
        else asked.says.format(step=talk.step, numbers=numbers.asked(talk))
    )


def _is_answered(one: Aside, talk: Talk, is_urgently_meant: bool) -> bool:
    if (one.steps and not talk.step.startswith(one.steps)) or talk.step.startswith(one.but or " "):
        return False
    if is_urgently_meant and not one.holds:
        return False
    return talk.is_urgent or one.is_plain or talk.step == "self_harm"


def _is_in(one: Aside, talk: Talk, text: str) -> bool:
    is_it = whole(text) in one.alone or is_said(text, one.patterns, talk.language, stands=one.stands)
    return is_it and not (one.holds and is_said(text, _FEARS, talk.language))
