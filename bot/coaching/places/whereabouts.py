"""Where somebody says that they are: in a short answer, within a sentence, or as the news of a move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.coaching.places.atlas import Atlas
from bot.coaching.places.found import Found
from bot.coaching.places.naming import fold

_LEAD = re.compile(
    r"(?:(?:hi|hey|um+|uh|well|ok(?:ay)?|so|oh|it['’]?s|that['’]?s|i['’]?m|i am|im|we['’]?re|we are|i live|we live|"
    r"living|live|based|currently|now|right now|near(?:by|est)?|in|at|from|around|close to|just|outside|of|the|"
    r"probably|i think|i guess|maybe|say|use|try|take|go with|by|on|estoy|estamos|vivo|vivimos|soy|ahora|en|cerca|de|"
    r"(?:set|change|move|make|put) (?:it|me|that)(?: to| in| on)?|"
    r"(?:(?:my|the|our) )?(?:closest|nearest|next)? ?(?:big |large )?"
    r"(?:time ?zone|clock|city|town|one|place)(?: is|['’]s)?)\b[\s,:]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,.!]*\b(?:time ?zone|time|clock|now|right now|rn|atm|at the moment|currently|please|pls|thanks|thank you|"
    r"these days|area|region|i think|i guess|for now|tonight|today|then|mate|lol)\b)+[\s.!]*$|[\s.!?]+$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:\b(in|from|to|near|(?:(?:time)?zone|tz) is|clock is|city is|(?:time)?zone|tz|at|"
    r"on|country|outside|around)\b|,)[\s:]+(?:now\s+)?",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:i['’]?m|im|i am|we['’]?re|we are|i live|we live|living|based|estoy|vivo|vivimos|estamos|(?P<origin>soy))"
    r"(?: (?:now|still|currently|actually|here|right now|ahora|aqui|aquí))*,? (?:in|near|en|cerca de|"
    r"(?P<from>from|de)) (?P<place>[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){0,3})",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){0,3}")
_LONGEST = 4  # words of a place's name, its country included
_LONGEST_NEWS = 100  # characters
_LONGEST_ANSWER = 200
_MOST = 10  # words such as "in" behind which a place is looked for
_SPAN = (
    r"(?:a|an|the|one|two|three|four|some|this|next|\d{1,2})(?: next| few| couple of| whole)?"
    r" ?(?:days?|nights?|weeks?|weekend|months?|while|years?|summer|winter)"
)
_WHEN = (
    rf"(?:,? (?:now|right now|rn|atm|again|today|yesterday|tonight|at the moment|these days|currently|for {_SPAN}|"
    r"(?:until|till|til) [\w ]{2,20}|(?:last|this) (?:week|weekend|month|night|morning|year)|a (?:week|month) ago|"
    r"on holiday|on vacation|for work|on business))"
)
_MOVED = re.compile(
    r"(?:(?:hi|hey|hello|ok|so|btw|by the way|fyi|update|heads up|good news)[,:! -]+)*"
    r"(?:(?:i|we)(?:['’]?(?:m|re|ve)| am| are| have)?(?: just| now| recently| finally| actually| currently)* ?)?"
    r"(?:just )?(?P<verb>(?:moved|relocated|emigrated|landed|arrived|flew|flown|travelling|traveling|back|staying|gone|"
    r"on (?:holiday|vacation|business|a trip))"
    r"(?:,? (?:back|over|down|up|here|house))*)?,? ?(?:in|to|at) (?P<place>[^\W\d_][\w'’., -]*?)"
    rf"(?P<when>{_WHEN}*)[.! ]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Own:
    """Where the writer of a sentence is: the words from the name of the place on, and what is said around these.

    `is_origin`: it is where they come from, and may be elsewhere than where they are.
    """

    place: str
    rest: str
    is_origin: bool


def own(text: str) -> Own | None:
    """Where the writer says within a text, in English or Spanish, that they are; whether there is such a place is not
    looked up.

    "he hits me. i live in Leeds with him" gives "Leeds with him".
    """
    bare = text.strip(" .!,?¡¿")[:_LONGEST_ANSWER]
    told = _OWN.search(bare)
    if told is None:
        return None
    rest = f"{bare[: told.start()]} {bare[told.end() :]}".strip(" .!,")
    return Own(_TAIL.sub("", told["place"]), rest, is_origin=told["origin"] is not None or told["from"] is not None)


def begun(atlas: Atlas, text: str, now: datetime, home: str | None = None) -> tuple[str, Found] | None:
    """The place that these words begin with, by the longest name, and the name."""
    words = text.split()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        name = " ".join(words[:length]).strip(",.")
        if atlas.is_known(name) and (found := atlas.named(fold(name), now, home)) is not None:
            return name, found
    return None


def placed(text: str) -> str:
    """A short answer less what stands around the name of the place ("I'm in Lagos right now" is "Lagos")."""
    bare = text.strip()[:_LONGEST_ANSWER]
    lead = _LEAD.match(bare)
    return _TAIL.sub("", bare[lead.end() :] if lead is not None else bare).strip()


def answered(atlas: Atlas, text: str, now: datetime, home: str | None = None) -> Found | None:
    """What an answer to "which city?" names: the whole of it, less what stands around, or the first place within."""
    whole = atlas.named(fold(text[:_LONGEST_ANSWER]), now, home) or atlas.find(placed(text), now, home)
    return whole or next(heard(atlas, text, now, home), None)


def heard(atlas: Atlas, text: str, now: datetime, home: str | None = None) -> Iterator[Found]:
    """The places that a sentence names behind a word such as "in", those that it names as an origin last."""
    cues = list(islice(_CUE.finditer(text), _MOST))
    for cue in sorted(cues, key=lambda cue: (cue[1] or "").casefold() == "from"):
        if (said := _WORDS.match(text, cue.end())) is None:
            continue
        words = said[0]
        bare = words[4:] if words[:4].casefold() == "the " else ""
        if found := begun(atlas, words, now, home) or begun(atlas, bare, now, home):
            yield found[1]


def news(text: str) -> str | None:
    """Where somebody says that they have come to, where a message tells this and nothing else; else None.

    "I'm in Tokyo now" gives "Tokyo"; whether there is such a place is not looked up.
    """
    told = _MOVED.fullmatch(" ".join(text.split())) if len(text) <= _LONGEST_NEWS else None
    return told["place"].strip(" ,.") if told is not None and (told["verb"] or told["when"]) else None
