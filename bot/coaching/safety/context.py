"""What stands around a phrase and changes what it means: denial, time, whom it is about, fun, fiction, a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.coaching.safety.normal import Sentence

_DENIALS = frozenset(
    (  # noqa: SIM905
        "not never no nor without nobody neither hardly stopped quit refuse nunca jamas tampoco"
    ).split()
)
_NO_DENIAL_BEFORE = frozenset(
    (  # noqa: SIM905
        "why would could should did do does if"
    ).split()
)
_NO_DENIAL_AFTER = frozenset(
    (  # noqa: SIM905
        "stop help resist only just sure know care wait joking kidding lying even exaggerating wonder see "
        "realise realize control shake longer one way matter idea doubt point "
        "aguanto puedo soporto sirvo valgo merezco doy encuentro veo hay mas solo es entiendo importa sabe queda para deja "
        "que como donde si cuando cuanto dejan dejaba paro aguantamos podemos"
    ).split()
)
_CLITICS = frozenset("me te se le lo la nos les los las".split())  # noqa: SIM905
"""Spanish pronouns between "no" and its verb."""
_REACH, _REACH_PAST_SUBJECT = 6, 2
_SUBJECTS = frozenset(("i", "he", "she", "they", "we", "my"))
_SELF = frozenset(
    (  # noqa: SIM905
        "i me my myself mine we us our"
    ).split()
)
_OTHERS = frozenset(
    (  # noqa: SIM905
        "he she they you him her them people someone somebody anyone everyone who person friend friends guy "
        "girl man woman kid brother sister mum mom mother dad father cousin uncle aunt nephew niece neighbour "
        "neighbor colleague coworker boss teacher husband wife partner boyfriend girlfriend ex roommate "
        "flatmate housemate son daughter child mate bestie student client patient sponsee grandson "
        "granddaughter grandma grandpa grandad gran nan boy bf gf yourself"
    ).split()
)
_PAST_FORM = re.compile(r" (?:was|were|had|tried|wanted|thought|felt|took|cut|[a-z]{3,}ed) ")


@dataclass(frozen=True)
class Place:
    """Where a phrase stands: a sentence of the message and its first and last offset there."""

    sentence: int
    start: int
    end: int


def is_denied(sentence: Sentence, start: int) -> bool:
    """Whether a denial reaches the phrase that starts there: at most six words before it, with no clause between.

    Where the phrase brings its own subject, at most two.
    """
    before = sentence.text[: start + 1].split()
    offset = start + 1
    rest = _plain(sentence.text[start:])
    reach = _REACH_PAST_SUBJECT if rest and rest[0] in _SUBJECTS else _REACH
    for count, word in enumerate(reversed(before[-reach:]), 1):
        if offset in _shifted(sentence):
            return False
        offset -= len(word) + 1
        word = word.rstrip(",")
        if word in _DENIALS:
            place = len(before) - count
            after = [*(one.rstrip(",") for one in before[place + 1 :]), *rest[:2]]
            if word == "no" and len(after) > 1 and after[0] in _CLITICS:
                after = after[1:]
            following = after[0] if after else ""
            previous = before[place - 1] if place else ""
            return following not in _NO_DENIAL_AFTER and not (word == "not" and previous == "why")
    return False


def is_about_another(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the one it happens to is someone other than the writer, by the nearest subject."""
    if _SELF & set(_plain(sentence.text[start:end])):
        return False
    for word in reversed(_plain(sentence.text[: start + 1])[-7:]):
        if word in _OTHERS:
            return True
        if word in ("i", "we"):
            return False
    return False


def has_past_form(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the phrase itself is told in the past."""
    return _PAST_FORM.search(sentence.text[start : end + 1]) is not None


def is_separated(sentence: Sentence, one: Place, other: Place) -> bool:
    """Whether "but" or the like stands between two places of a sentence."""
    low, high = min(one.end, other.end), max(one.start, other.start)
    return any(
        word in _plain(sentence.text[low : high + 1])
        for word in ("but", "however", "although", "though", "yet", "except", "pero", "aunque", "sino")
    )


def _shifted(sentence: Sentence) -> frozenset[int]:
    """The breaks as offsets in `text`, which begins with a space."""
    return frozenset(b + 1 for b in sentence.breaks)


def _plain(text: str) -> list[str]:
    return text.replace(",", "").split()
