"""The country that somebody in danger names as theirs, by itself or by a city, looked up offline."""

from __future__ import annotations

import logging
from datetime import datetime

from bot.coaching.places import Atlas, Found, begun, own, placed
from bot.coaching.safety import Helplines, Talk
from bot.coaching.safety.talk import Told
from bot.content.places import whole_atlas

log = logging.getLogger(__name__)

_ASKS_FOR_A_NAME = (
    "who", "someone", "right_now", "goodbye", "means_no", "stay", "plan", "danger_friend", "danger_out", "harm_person",
    "harm_child", "other_", "overdose", "child_", "relapse_", "softly", "watch", "check",
)  # fmt: skip
"""Beginnings of steps where a word by itself may be somebody's name, or an answer of another kind."""
_LONGEST = 4  # words of a message that is a place and nothing else
_LONGEST_NAME = 3  # words of a country's name
_LARGE, _KNOWN = 20, 100  # thousands of people of a city named as theirs, and of one that is all of a message


def told_in(text: str, helplines: Helplines, now: datetime, *, is_known: bool, talk: Talk | None) -> Told | None:
    """The country that the text names as the writer's; None where it names none, or the word may be a name.

    `is_known`: a country is known already, so that only a plain word about where they are changes it. Never raises.
    """
    here = own(text)
    if here is not None and not (here.is_origin and is_known and here.rest):
        name, code = _begun_with(here.place, helplines, now)
        return Told(code, is_all=not here.rest and not here.place[len(name) :].strip(" ,.")) if code else None
    alone = placed(text.strip("¡¿ ")) if len(text.split()) <= _LONGEST else ""
    if alone:
        if (named := helplines.country_called(alone)) is not None:
            return Told(named, is_all=True)
        step = talk.step if talk is not None else ""
        if talk is not None and not is_known and not step.startswith(_ASKS_FOR_A_NAME):
            code = _looked_up(alone, now)
            if code is not None:
                return Told(code, is_all=True)
    named = None if is_known else helplines.country_in(text)
    return Told(named) if named is not None else None


def _begun_with(place: str, helplines: Helplines, now: datetime) -> tuple[str, str | None]:
    """The name of a place with which these words begin, and its country."""
    atlas = _atlas()
    found = begun(atlas, place, now) if atlas is not None else None
    code = _country_of(found[1], _LARGE) if found is not None else None
    if found is not None and code is not None:
        return found[0], code
    words = place.split()
    names = (" ".join(words[:length]) for length in range(1, min(_LONGEST_NAME, len(words)) + 1))
    return next(((name, code) for name in names if (code := helplines.country_in(name)) is not None), ("", None))


def _looked_up(name: str, now: datetime) -> str | None:
    """The country of a place that is all of a message; a small town's name may mean something else."""
    atlas = _atlas()
    found = atlas.alone(name, now) if atlas is not None else None
    if found is None or any(one.is_city and one.people < _KNOWN for one in found.places):
        return None
    return _country_of(found, _KNOWN)


def _country_of(found: Found, people: int) -> str | None:
    """The one country in which all places are that are meant, cities of so many thousand people among them."""
    if found.country and not found.is_offset:
        return found.country
    codes = {one.country for one in found.places if not one.is_city or one.people >= people}
    return codes.pop() if len(codes) == 1 and "" not in codes else None


def _atlas() -> Atlas | None:
    try:
        return whole_atlas()
    except Exception as error:  # noqa: BLE001 - help goes on without the atlas
        log.error("Safety goes on without the atlas: %s.", type(error).__name__)
        return None
