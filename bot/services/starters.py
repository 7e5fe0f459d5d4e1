"""Lines to begin with: which wide kind of case what somebody tells is likeliest to be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from bot.coaching.nearer import misfits
from bot.coaching.people import apart_in
from bot.coaching.rooms import Room, Starter, begun_with, plain_lines
from bot.dialogue.understand import spoken
from bot.encoder.head import softmax
from bot.encoder.tuned import load_reader
from bot.encoder.weights import Floats
from bot.errors import EncoderError

if TYPE_CHECKING:
    from bot.services.services import Services

log = logging.getLogger(__name__)

UNMEANT = 0.05
"""How probable the dialogue takes a room to be at least."""
SURE, SURE_WITHIN = 0.35, 0.6
"""From which probability on, among all and among those of its room, a starter's lines are said."""
SURELY_ELSEWHERE, NO_OTHER = 0.6, 5
"""From which probability on, among all, a starter's room is the one that is wanted, whichever was asked for; and how
much likelier than that of every other room one is that surely is it from SURE on."""
SURE_OF_ROOM, UNSURE = 0.6, 2
"""From which probability on the line of one room is said to who asked for words and for no room; below that, those of
so many rooms."""
FEWEST = 6
"""Words that tell of a case."""
PLAIN = 2
"""So many plain lines are offered for a case of no kind that is known."""
READER = "starters"
"""The reader whose labels are the starters, as ROOM/ID, and one for messages of none of them."""


@dataclass(frozen=True)
class Likely:
    """A starter and how probable it is that somebody wants words of its kind, among all and among those of its room."""

    starter: Starter
    share: float
    within: float


@dataclass(frozen=True)
class Wanted:
    """What words somebody wants: how probable each room is, likeliest first, and the likeliest starter of each."""

    rooms: Mapping[str, float] = field(default_factory=dict)
    starters: Mapping[str, Likely] = field(default_factory=dict)

    def starter_in(self, room: str) -> Starter | None:
        """The room's starter that is surely meant, if one is."""
        likely = self.starters.get(room)
        is_sure = likely is not None and likely.share >= SURE and likely.within >= SURE_WITHIN
        return likely.starter if likely is not None and is_sure else None

    @property
    def likeliest(self) -> Likely | None:
        """The likeliest starter of all rooms."""
        return max(self.starters.values(), key=lambda one: one.share, default=None)

    @property
    def surely(self) -> str | None:
        """The room whose words are surely wanted; None where that is not sure."""
        ranked = sorted(((one.share, room) for room, one in self.starters.items()), reverse=True)
        share, room = next(iter(ranked), (0.0, None))
        beside = ranked[1][0] if len(ranked) > 1 else 0.0
        is_alone = share >= SURE and share >= NO_OTHER * beside
        return room if share >= SURELY_ELSEWHERE or is_alone else None


class Starters:
    """All starters. It remembers nothing of what people write."""

    def __init__(self, services: Services, starters: Sequence[Starter]) -> None:
        self._services = services
        self._by_label = {f"{one.room}/{one.id}": one for one in starters}

    async def first_lines(self, user_id: int, told: str, wanted: Wanted) -> list[tuple[str, tuple[str, ...]]]:
        """Rooms that `told` may want words of, each with its lines to begin with: the one that is sure, else the
        likeliest two; none where it tells of no case, or the likeliest room may say no line yet."""
        if len(told.split()) < FEWEST or not wanted.rooms:
            return []
        status = apart_in(told, await self._services.people.all(user_id))
        likeliest, share = next(iter(wanted.rooms.items()))
        names, number = ((likeliest,), 1) if share >= SURE_OF_ROOM else (tuple(wanted.rooms), UNSURE)
        lines = ((name, self._lines(name, told, wanted, status)) for name in names)
        found = list(islice(((name, some) for name, some in lines if some), number))
        return found if len(found) == number else []

    def _lines(self, name: str, told: str, wanted: Wanted, status: str | None) -> tuple[str, ...]:
        room = self._services.practice.rooms.get(name)
        if not isinstance(room, Room) or not room.may_begin(told, status):
            return ()
        if begun := self.begun(wanted, name, told):
            return tuple(begun["lines"])
        return plain_lines(room.kind, told, self._services.content.lines)[:PLAIN]

    def begun(self, wanted: Wanted, room: str, told: str) -> dict[str, Any]:
        """The title and the lines of the room's starter that `told` is surely about, JSON-ready; nothing where none
        is."""
        lines, starter = self._services.content.lines, wanted.starter_in(room)
        if lines is None or starter is None:
            return {}
        return {"title": starter.title, "lines": list(begun_with(starter, told, lines))}

    async def wanted(self, told: str, meant: Mapping[str, float]) -> Wanted:
        """What words `told` wants, the dialogue taking topics for as probable as `meant`; nothing where that cannot be
        read."""
        if not self._by_label or not told.strip():
            return Wanted()
        try:
            labels, shares = await asyncio.to_thread(_shares, spoken(told).strip())
        except EncoderError as error:
            log.error("Lines to begin with are not searched: %s", error)
            return Wanted()
        of_room: dict[str, dict[str, float]] = {}
        none = misfits(self._services.content.misfits, told)
        for label, share in zip(labels, shares.tolist(), strict=True):
            if label in self._by_label and label not in none:
                of_room.setdefault(self._by_label[label].room, {})[label] = share
        sums = {room: sum(each.values()) for room, each in of_room.items()}
        best = {room: max(each, key=lambda label: each[label]) for room, each in of_room.items()}
        weighed = {room: share * (meant.get(room, 0.0) + UNMEANT) for room, share in sums.items()}
        whole = sum(weighed.values())
        rooms = {room: share / whole for room, share in sorted(weighed.items(), key=lambda one: -one[1])}
        likely = {
            room: Likely(self._by_label[label], of_room[room][label], of_room[room][label] / sums[room])
            for room, label in best.items()
        }
        return Wanted(rooms, likely)


def _shares(told: str) -> tuple[Sequence[str], Floats]:
    reader = load_reader(READER)
    return reader.labels, softmax(reader.scores([told]))[0]
