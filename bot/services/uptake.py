"""Taking up what somebody did with a message (told a hurt, asked, wanted words …) where its topic is not sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.coaching.finding import GOOD_NEWS, WRITTEN
from bot.coaching.following import is_time
from bot.coaching.message import Button, Buttons, Say
from bot.coaching.rooms import occasion_lines, plain_lines
from bot.coaching.rooms.starting import OPENERS
from bot.dialogue.acts import acts
from bot.services.shares import shares_of
from bot.services.understanding import NEVER_GUESSED, OF_DANGER, WORRY
from bot.store import seen

if TYPE_CHECKING:
    from bot.services.services import Services

SURE, SURELY_GLAD, GLAD_NEWS = 0.4, 0.85, 0.5
"""From which probability on an act is believed, and one that is met with joy; and what the probabilities of that act
and of good news, multiplied, must be to be met so below that. Else what is told is taken as it is."""
SURELY_WORDS = 0.6
"""From which probability on words are surely asked for, where something else was likelier."""
MAY_BE_WORDS, SURELY_ASKED = 0.1, 0.8
"""How probably words are asked for at least, and words or an answer together, where words may be what is asked for."""
OF_SELF, MAY_BE_GRAVE, SURELY_GRAVE = "crisis", 0.15, 0.8
"""The topic of danger to oneself; from which probability on one of danger is asked after, as is one that is never
guessed and is the likeliest; and from which on one of these counts whatever was told before."""
LATELY, ENOUGH = timedelta(minutes=30), 2
"""So often within so long nothing but the act was known: then names are offered, and the menu. Before that, once, it is
said that it was heard. Of one story, more is heard before."""
ENOUGH_OF_STORY = 4
ROOMS, MORE_ROOMS = 3, 2
"""How many rooms are named to somebody who wants words, and to one who goes on with a story."""
BY_DEFAULT = ("say_how_i_feel", "reach_out", *sorted(WRITTEN - {"say_how_i_feel", "reach_out"}))
"""The rooms for words, first those that are named where none is likelier."""
OF_GUILT, GUILTY = "repair_conflict", 0.15
"""The room that supposes a wrong of one's own, and how likely it must be to be named under a story."""
OCCASION_ROOM = "reach_out"
"""The room that a line for an occasion leads to."""
A_WORD_MORE = 2
"""So few words go on with a story where they ask nothing."""
MORE = "listen/more"
"""What is said to more of a story."""
ASKS, WORDS, GLAD, AS_TOLD, ASKED = "asks", "words", "glad", "mixed", "asked"
ROOMS_FOR_WORDS = "told/words"
"""What is said to who wants words of no kind that is known."""
HEARD, SERIOUS = "listen/heard", "told/grave"
"""What is said to more of what was told, which points to a person; and where danger may be meant."""
LIGHT, SORELY = 0.45, 0.28
"""How probably glad a light story is at least, and how probably sore at most."""
SORE = ("hurt", "cross", "shame")
REMARK, WANTED = 8, 0.3
"""Words that a remark has which may only tell something; from which probability on that words are wanted, or something
is asked, it does more."""
WANTING = ("asks_for_words", "asks", "wish", "wants_to")
"""Signs of the answer sheet with which a message does more than tell."""
LIKELY = 3
"""Among so many of the likeliest topics good news must be to be met with joy."""


class Uptake:
    """Answers the act of a message."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def of(
        self,
        user_id: int,
        said: str,
        meant: Mapping[str, float],
        *,
        near: Sequence[Button] = (),
        is_after_alarm: bool = False,
    ) -> Say | None:
        """What takes up `said`; None where it only asks something, or nothing else was known lately.

        `meant` holds the likeliest topics with their probabilities, the likeliest first; `near` are answers that may
        be about it, to go before the buttons of what is told. Words that were taken for danger, and are none, are
        taken as they are told.
        """
        shares = await self._acts(said)
        act, share = self._likeliest(said, shares)
        lately = await self._lately(user_id)
        story = self._services.stories.at_hand(user_id)
        if story and len(said.split()) <= A_WORD_MORE and "?" not in said:
            act = AS_TOLD
        if act in (None, ASKS) or lately >= (ENOUGH_OF_STORY if story else ENOUGH):
            return None
        guess = next(iter(meant), None)
        if is_grave(meant):
            return Say(SERIOUS)
        if story and not is_after_alarm and guess != WORRY:
            return await self.more(user_id, said)
        if act == GLAD and not _is_joy(share, meant) and _is_light(shares):
            return self._told("light", near)
        if guess == WORRY:
            return self._told("worry" if act == "worry" and meant[WORRY] >= SURE else "between", near)
        if share < SURE or is_after_alarm or (act == GLAD and not _is_joy(share, meant)):
            act = AS_TOLD
        if act == WORDS:
            return await self.words(user_id, said, meant)
        if act == GLAD:
            return Say(GOOD_NEWS)
        if act == AS_TOLD and self._services.content.checks.matches("answer", "asks", said):
            act = ASKED
        return Say(HEARD) if lately else self._told(act, near)

    async def more(self, user_id: int, said: str) -> Say:
        """What takes up more of the story at hand: the rooms that all of it likeliest wants, or to let it rest."""
        story = self._services.stories.at_hand(user_id)
        if await self.is_grave_after(story, said):
            return Say(SERIOUS)
        meant = await self._services.meant(f"{story} {said}".strip())
        likely = {room: share for room, share in meant.items() if room != OF_GUILT or share >= GUILTY}
        return Say(MORE, {}, (*self.named(likely, MORE_ROOMS), *self._services.speech.scripts[MORE].buttons))

    async def is_grave_after(self, story: str, said: str) -> bool:
        """Whether danger may be meant by what is said after a story, by both together or by these words. That a few of
        them may tell of a danger from others, or of a relapse ("she won't look at me", "third time"), says little where
        both together do not."""
        alone = await self._services.meant(said)
        if is_grave(await self._services.meant(f"{story} {said}".strip())):
            return True
        is_sure = not is_time(said) and alone.get(next(iter(alone), ""), 0.0) >= SURELY_GRAVE
        return is_grave(alone) and (is_sure or not story or alone.get(OF_SELF, 0.0) >= MAY_BE_GRAVE)

    async def of_remark(self, said: str, room: str) -> Say | None:
        """What takes up words that the dialogue takes for a wish to go to this room and that only tell something, with
        the way to the room; None where words are wanted or something is asked, or where it cannot be read."""
        checks = self._services.content.checks
        if len(said.split()) < REMARK or any(checks.matches("answer", sign, said) for sign in WANTING):
            return None
        shares = await self._acts(said)
        act, share = next(iter(shares.items()), (None, 0.0))
        if act in (None, GLAD, ASKS, WORDS) or shares.get(ASKS, 0.0) + shares.get(WORDS, 0.0) >= WANTED:
            return None
        act = act if share >= SURE else AS_TOLD
        return Say(f"told/{act}", {}, ((self._to(room),), *self._services.speech.scripts[f"told/{act}"].buttons[-1:]))

    def _told(self, act: str, near: Sequence[Button]) -> Say:
        key = f"told/{act}"
        if not near:
            return Say(key)
        return Say(key, {}, (*((button,) for button in near), *self._services.speech.scripts[key].buttons))

    async def is_joy(self, said: str, meant: Mapping[str, float]) -> bool:
        """Whether something good is told, as far as what is done with a message can be read."""
        act, share = self._likeliest(said, await self._acts(said))
        return act is None or (act == GLAD and _is_joy(share, meant))

    async def asks_for_words(self, said: str, sure: float = SURE) -> bool:
        """Whether what is done with a message is to ask for words, at least so probably, as far as that can be read."""
        return (await self._acts(said)).get(WORDS, 0.0) >= sure

    async def may_ask_for_words(self, said: str) -> bool:
        """Whether something is asked, and it may well be words."""
        return await self.asks_for_words(said, MAY_BE_WORDS) and await self.asks(said)

    async def asks(self, said: str) -> bool:
        """Whether words or an answer are surely asked for."""
        shares = await self._acts(said)
        return shares.get(WORDS, 0.0) + shares.get(ASKS, 0.0) >= SURELY_ASKED

    def _likeliest(self, said: str, shares: Mapping[str, float]) -> tuple[str | None, float]:
        """The likeliest act and how probable it is, gladness said in so many words for sure; None where it could not be
        read."""
        if self._services.content.checks.matches("answer", "glad", said):
            return GLAD, 1.0
        return next(iter(shares.items()), (None, 0.0))

    async def _acts(self, said: str) -> Mapping[str, float]:
        """How probable each act is, the likeliest first; nothing where it cannot be read."""
        return await shares_of(acts, said, "What a message does is not read")

    async def _lately(self, user_id: int) -> int:
        """How often they were taken up so, and no better, just now."""

        def counted(session: Any) -> int:
            met = seen.of_many(session, seen.keys_of(session, [(user_id, key) for key in self._keys]))
            return sum(self._services.now - at < LATELY for wordings in met.values() for at in wordings.values())

        return await self._services.in_store(counted)

    @cached_property
    def _keys(self) -> list[str]:
        return [HEARD, MORE, *(key for key in self._services.speech.scripts if key.startswith("told/"))]

    async def words(self, user_id: int, said: str, meant: Mapping[str, float]) -> Say:
        """A line to begin with and the way to its room, or two where one is not sure; else the likeliest rooms for
        words. Under each, the way to the others."""
        others = self._services.first_lines.others()
        wanted = await self._services.starters.wanted(said, meant)
        begun = await self._services.starters.first_lines(user_id, said, wanted)
        is_known = any(wanted.starter_in(room) is not None for room, _ in begun)
        if not is_known and (lines := occasion_lines(said, self._services.content.lines)):
            return self._services.first_lines.offered(user_id, OCCASION_ROOM, lines)
        if len(begun) == 1:
            return self._services.first_lines.offered(user_id, *begun[0])
        if begun:
            (room, (first, *_)), (other, (second, *_)) = begun
            if not is_known and (opened := self._opened(said, room, other)) is not None:
                return opened
            return Say(
                "room/two_lines", {"first": first, "second": second}, ((self._to(room),), (self._to(other),), (others,))
            )
        return Say(ROOMS_FOR_WORDS, {}, (*self.named(wanted.rooms or meant, ROOMS), (others,)))

    def _opened(self, said: str, *rooms: str) -> Say | None:
        """A line that opens a talk of any kind, and the ways to the rooms that may have the rest; None where there is
        none."""
        line = next(iter(plain_lines(OPENERS, said, self._services.content.lines)), None)
        if line is None:
            return None
        ways = ((self._to(room),) for room in rooms)
        return Say("room/opener", {"line": line}, (*ways, (self._services.first_lines.others(),)))

    def named(self, meant: Mapping[str, float], number: int) -> Buttons:
        """The likeliest rooms for words, so many of them."""
        likely = sorted(BY_DEFAULT, key=lambda room: -meant.get(room, 0.0))[:number]
        return tuple((self._to(room),) for room in likely)

    def _to(self, room: str) -> Button:
        """The way to a room for words."""
        return Button(self._services.speech.words(f"told/label/{room}"), f"/{room}")


def is_grave(meant: Mapping[str, float]) -> bool:
    """Whether danger may be meant, by how probable the likeliest topics are, likeliest first."""
    return next(iter(meant), "") in NEVER_GUESSED or any(meant.get(topic, 0.0) >= MAY_BE_GRAVE for topic in OF_DANGER)


def _is_light(shares: Mapping[str, float]) -> bool:
    """Whether what is rather glad than anything else has hardly a sore side."""
    return shares.get(GLAD, 0.0) >= LIGHT and sum(shares.get(act, 0.0) for act in SORE) < SORELY


def _is_joy(glad: float, meant: Mapping[str, float]) -> bool:
    """Whether what is `glad` so probably is good news; without a dialogue, the act alone counts."""
    if glad == 1 or (glad >= SURELY_GLAD and (not meant or GOOD_NEWS in list(meant)[:LIKELY])):
        return True
    return glad * meant.get(GOOD_NEWS, 0.0) >= GLAD_NEWS
