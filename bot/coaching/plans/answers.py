"""What somebody answers to a plan that was read back: yes, no, or the plan said again."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, utils

from bot.coaching.pointing import NO, YES, plain

REPEATED = 75
"""How alike, of 100, the plan and what is said to it must be for it to be said again."""

_AGREES = re.compile(
    r"^(?:yes|yeah|yep|yup|ok|okay|right|perfect|exactly|great|good|lovely|deal|keep it|sounds (?:good|right)|correct|"
    r"that['’]?s (?:it|right|the one|good)|i will|i['’]?ll do (?:it|that))\b",
    re.IGNORECASE,
)
_DROPS = re.compile(
    r"\b(?:drop|cancel|delete|forget|scrap|remove|leave) (?:it|that|this|the plan|this plan|that plan)\b|"
    r"\b(?:never ?mind|changed my mind|no plan|don['’]?t (?:want|keep) (?:it|that|this|a plan))\b",
    re.IGNORECASE,
)
_WHAT_IF = re.compile(r"^\s*(?:and |but )?(?:if|in case)\b", re.IGNORECASE)


def agrees(text: str, whole: str) -> bool:
    """Whether the text says yes to the plan `whole`, or says it again."""
    said = plain(text)
    if said in YES or _AGREES.match(text.strip()):
        return not re.search(r"\b(?:but|except|only|make it|instead)\b", text, re.IGNORECASE)
    is_whole = len(said.split()) > 2 and not _WHAT_IF.match(text)
    return is_whole and fuzz.ratio(text, whole, processor=utils.default_process) >= REPEATED


def drops(text: str) -> bool:
    """Whether the text lets the plan go."""
    return plain(text) in NO or bool(_DROPS.search(text))


def is_what_if(text: str) -> bool:
    """Whether the text begins as a what-if does."""
    return bool(_WHAT_IF.match(text))
