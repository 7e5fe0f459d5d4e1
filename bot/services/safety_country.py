"""The country that somebody in danger names as theirs, by itself or by a city, looked up offline."""

from __future__ import annotations

import logging
import re
from datetime import datetime

from bot.coaching.safety import Helplines, Talk
from bot.coaching.safety.talk import Told
from bot.content.places import whole_atlas

log = logging.getLogger(__name__)

_ASKS_FOR_A_NAME = (
    "who", "someone", "right_now", "goodbye", "means_no", "stay", "plan", "danger_friend", "danger_out", "harm_person",
    "harm_child", "other_", "overdose", "child_", "relapse_", "softly", "watch", "check",
)  # fmt: skip
"""Beginnings of steps where a word by itself may be somebody's name, or an answer of another kind."""
_HERE = re.compile(
    r"\b(?:i['’]?m|im|i am|we['’]?re|we are|i live|we live|living|based|estoy|vivo|vivimos|estamos|soy)"
    r"(?: (?:now|still|currently|actually|here|right now|ahora|aqui|aquí))*,? (?:in|from|near|en|de|cerca de) "
    r"(?P<place>[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){0,3})",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:it['’]?s|i['’]?m|im|i am|in|from|the|estoy|en|de|soy|live|vivo|i live)\b[\s,]*", re.IGNORECASE)
_LONGEST = 4  # words of a message that is a place and nothing else
_BIG = 100  # thousands of people of a city that is known by its name alone


def told_in(text: str, helplines: Helplines, now: datetime, *, is_known: bool, talk: Talk | None) -> Told | None:
    """The country that the text names as the writer's; None where it names none, or the word may be a name.

    `is_known`: a country is known already, so that only a plain word about where they are changes it. Never raises.
    """
    bare = text.strip(" .!,?¡¿")[:200]
    if here := _HERE.search(bare):
        code = _country_of(here["place"], helplines, now)
        rest = (bare[: here.start()] + bare[here.end() :]).strip(" .!,")
        return Told(code, is_all=not rest) if code else None
    alone = _LEAD.sub("", bare) if len(bare.split()) <= _LONGEST else ""
    if alone:
        named = helplines.country_in(alone)
        is_only = named is not None and any(
            alone.casefold() == name.casefold() for one in helplines if one.country == named for name in one.names
        )
        if named is not None and is_only:
            return Told(named, is_all=True)
        step = talk.step if talk is not None else ""
        if talk is not None and not is_known and not step.startswith(_ASKS_FOR_A_NAME):
            code = _looked_up(alone, now, is_whole=True)
            if code is not None:
                return Told(code, is_all=True)
    named = None if is_known else helplines.country_in(text)
    return Told(named) if named is not None else None


def _country_of(place: str, helplines: Helplines, now: datetime) -> str | None:
    """The country of the place that these words begin with, by the longest name."""
    words = place.split()
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).strip(" ,.")
        found = helplines.country_in(name) if length <= 3 else None
        if found is not None:
            return found
        code = _looked_up(name, now, is_whole=False)
        if code is not None:
            return code
    return None


def _looked_up(name: str, now: datetime, *, is_whole: bool) -> str | None:
    try:
        found = whole_atlas().alone(name, now)
    except Exception as error:  # noqa: BLE001 - help goes on without the atlas
        log.error("Safety goes on without the atlas: %s.", type(error).__name__)
        return None
    if found is None:
        return None
    if found.country and not found.is_offset:
        return found.country
    codes = {one.country for one in found.places if not one.is_city or one.people >= (_BIG if is_whole else 20)}
    return codes.pop() if len(codes) == 1 and "" not in codes else None
