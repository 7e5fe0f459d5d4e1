"""What somebody told just now: the piece of it that is said back, and, for the room that comes next, the story itself
and lines that were offered for it; and the answer that they were given last."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.coaching.finding import GOOD_NEWS
from bot.coaching.message import Buttons
from bot.coaching.reflecting import pieces, said_back, telling
from bot.dialogue.acts import acts_of
from bot.errors import EncoderError
from bot.services.first_lines import LINE, NEXT_LINE, NO_MORE_LINES
from bot.services.uptake import MORE

log = logging.getLogger(__name__)

LATELY = timedelta(minutes=30)
"""For so long a story is at hand."""
KEPT = 500
"""Of so many people at most."""
FOLLOWING, GONE_ON = "following/", "following/told"
"""How the scripts begin that take up what follows an answer; and the one for what goes on with a story."""
SORE, JOY = ("hurt", "cross", "shame", "worry"), ("glad",)
"""The acts that make a piece of a story the telling one."""
OF_JOY = frozenset({GOOD_NEWS, "told/light"})
SORELY = 0.55
"""How probably a piece tells of something sore, to be said back where a story goes on: "she has a dog" is not."""
SAID_BACK_BEFORE = frozenset(
    {
        *(MORE, GONE_ON, "found", "grieve", "life_transition", *OF_JOY),
        *(f"told/{act}" for act in (*SORE, "between", "mixed")),
        *(f"feel_{what}" for what in ("lonely", "rejected", "ashamed", "overwhelmed", "stuck", "anxious_socially")),
    }
)
"""The scripts before which a piece of the story is said back: they say nothing of it themselves."""
TAKEN_ALONG = frozenset(
    {
        *("told/words", "told/asked", "told/normal", "fallback/long"),
        *(LINE, "room/two_lines"),
    }
)
"""What is said to who wants words or asks: the room that they choose has the story."""
ASKING_ON = ("listen/", "fallback", "told/", "found", FOLLOWING)
"""How scripts begin after which the former story goes on."""
FEWEST, LONGEST = 4, 150
"""Words that a story has, and that are kept of one."""


@dataclass(frozen=True)
class Offered:
    """Lines to begin with for the story at hand, the first of them said already, and the room that works on them."""

    room: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """An answer that left ways on: when it was given, its script, what it said, and its buttons; and whether a story
    went on after it already."""

    at: datetime
    key: str
    html: str
    ways: Buttons
    is_gone_on: bool = False


class Stories:
    """The latest story of each person, the lines offered for it and the answer given to it, in memory only: gone when
    the process ends, and never logged."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._told: OrderedDict[int, tuple[datetime, str]] = OrderedDict()
        self._offered: dict[int, Offered] = {}
        self._given: OrderedDict[int, Given] = OrderedDict()

    def heard(self, user_id: int, said: str, key: str, *, is_of_library: bool) -> None:
        """What was `said` is the story at hand where the script `key`, which answers it, takes it for one. Where that
        asks on, the former story stays at hand; else there is none."""
        if key in (NEXT_LINE, NO_MORE_LINES):
            return
        if key != LINE:
            self._offered.pop(user_id, None)
        if key == GONE_ON and user_id in self._given:
            self._given[user_id] = replace(self._given[user_id], is_gone_on=True)
        if key in (MORE, GONE_ON):
            self._keep(user_id, " ".join(f"{self.at_hand(user_id)} {said}".split()[-LONGEST:]))
        elif (is_of_library or key in SAID_BACK_BEFORE | TAKEN_ALONG) and len(said.split()) >= FEWEST:
            self._keep(user_id, said)
        elif not key.startswith(ASKING_ON):
            self.forget(user_id)

    def tapped(self, user_id: int, key: str, *, is_of_library: bool) -> None:
        """What a tap brought is the script `key`: the story stays at hand where that may still be about it; what was
        offered for it does not."""
        self._offered.pop(user_id, None)
        if not is_of_library and not key.startswith((*ASKING_ON, "ask_menu/words", "room/", "card/")):
            self.forget(user_id)

    def offers(self, user_id: int, room: str, lines: Sequence[str]) -> None:
        """These lines are what is offered for the story that is told now, the first one at once."""
        self._offered[user_id] = Offered(room, tuple(lines))

    def offered(self, user_id: int) -> Offered | None:
        """What was offered for the story at hand; None where nothing was, or something else came between."""
        return self._offered.get(user_id) if self.at_hand(user_id) else None

    def gives(self, user_id: int, key: str, html: str, ways: Buttons) -> None:
        """This is the answer that they are given, with its ways on; where it has none, no answer is at hand."""
        self._given.pop(user_id, None)
        if ways:
            self._given[user_id] = Given(self._clock(), key, html, ways)
            while len(self._given) > KEPT:
                self._given.popitem(last=False)

    def given(self, user_id: int) -> Given | None:
        """The answer that they were given LATELY, and nothing after it; else None."""
        given = self._given.get(user_id)
        return given if given is not None and self._clock() - given.at < LATELY else None

    def _keep(self, user_id: int, story: str) -> None:
        self._told[user_id] = (self._clock(), story)
        self._told.move_to_end(user_id)
        while len(self._told) > KEPT:
            gone, _ = self._told.popitem(last=False)
            self._offered.pop(gone, None)

    def at_hand(self, user_id: int) -> str:
        """What they told LATELY; nothing where they told nothing since, or something else came between."""
        at, said = self._told.get(user_id, (None, ""))
        return said if at is not None and self._clock() - at < LATELY else ""

    def forget(self, user_id: int) -> None:
        """Lets go of what they told, and of what they were given."""
        self._told.pop(user_id, None)
        self._given.pop(user_id, None)
        self._offered.pop(user_id, None)

    async def said_back(self, key: str, said: str) -> str:
        """The telling piece of a story in quotation marks, to go before the script `key`; nothing where that says
        enough itself, or where nothing of it can be said back."""
        if key not in SAID_BACK_BEFORE or not (candidates := pieces(said)):
            return ""
        told, needed = JOY if key in OF_JOY else SORE, SORELY if key == GONE_ON else 0.0
        try:
            read = await asyncio.to_thread(acts_of, candidates)
        except EncoderError as error:
            log.error("What was told is not said back: %s", error)
            return ""
        weights = [sum(shares[act] for act in told) for shares in read]
        piece = telling(candidates, weights) if max(weights) >= needed else None
        return said_back(piece) if piece else ""
