"""What is typed after an answer that left ways on, heard beside that answer and not as a first word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.coaching.finding import AT_ONCE, CLOSE, GOOD_NEWS, SAY, WRITTEN
from bot.coaching.following import Kind, asks_way, asks_whom, is_time, kinds_of, offers
from bot.coaching.message import Button, Message, Say, choice
from bot.coaching.rooms import is_bare_wish, points_back, wants_words
from bot.services.finding import COURTESIES, NOT_THAT
from bot.services.first_lines import LINE, NEXT_LINE, SURE_OF_WORDS
from bot.services.second_thing import TO_DO, is_wish
from bot.services.stories import FOLLOWING, Given
from bot.services.uptake import MORE, MORE_ROOMS, SURELY_WORDS

if TYPE_CHECKING:
    from bot.services.services import Services

GRAVE = frozenset({"told/grave", "fallback/serious"})
"""What asks whether danger is meant: the first way says that it is, and a yes or a doubt counts as that."""
MAY_BE = frozenset({"yes", "unsure", "nobody"})
"""Bare words that count as a yes there."""
REST = "listen/rest"
"""What is said to who lets it rest."""
RESTS = frozenset(choice("", rest).tap for rest in ("listen:rest", "feel_lonely:said", "grieve:here"))
"""The ways that let it rest."""
CORRECTED = "following/corrected"
"""What is said to who puts right what was taken wrongly: from then on the answer at hand."""
LINES = frozenset({LINE, NEXT_LINE, "room/two_lines", "room/opener"})
"""What says a line to begin with: of what follows, only a bare word is taken up here."""
AT_MOST = 20
"""Words of what belongs to the answer before it; more are a story of their own, unless they put something right."""
OWN = 0.6
"""From which probability on a message is about something of its own."""
OFTEN_HEARD = frozenset({"set_nudges", "set_profile", "add_person", "change_person", "change_plan"})
"""Topics that are heard in any piece of a story ("its only on weekends"), and are wishes only where one is said."""
OF_ITSELF = (COURTESIES | TO_DO) - OFTEN_HEARD | {"give_feedback", "rehearse", "review_my_words", *AT_ONCE}
"""Topics that are never what follows an answer."""
IN_PASSING, LIKELY = frozenset({"snooze", "pause_nudges", "stop_nudges"}), 0.4
"""Wishes that are said in passing, and how likely one must be."""
SMALL = frozenset({"affirm", "deny"})
"""Topics of what always follows something."""
DONE, A_WORD = frozenset({GOOD_NEWS, "log_contact"}), 3
"""Topics of what has happened; and so few words are none of their own."""
LONG = 7
"""Words from which on what has an answer by itself is rather a new story."""
WANTING = ("asks_for_words", "wish")
"""Signs of the answer sheet of a message that wants something of its own, where its topic is OWN."""
AT_LARGE = COURTESIES | {"ask_menu", "affirm", "deny"}
"""Topics whose answers are about nothing yet."""


@dataclass(frozen=True)
class Followed:
    """What is said to words that follow an answer, and what all of it is about: those words, or the story with them."""

    says: tuple[Say, ...]
    about: str = field(repr=False)


class Following:
    """Takes up what is typed after an answer. The answer at hand is held with the story."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def answered(self, user_id: int, key: str, message: Message, *, is_of_library: bool) -> None:
        """This was said: it is the answer at hand where it leaves ways on; else there is none."""
        if key.startswith(FOLLOWING) and key != CORRECTED:
            return
        ways = tuple(row for row in message.buttons if not any(NOT_THAT in button.tap for button in row))
        is_one = key == CORRECTED or (
            (is_of_library and _topic(key) not in AT_LARGE)
            or key in LINES | GRAVE
            or key == MORE
            or key.startswith("told/")
        )
        self._services.stories.gives(user_id, key, message.html, ways if is_one else ())

    def way(self, user_id: int, said: str) -> Button | None:
        """The way on that `said` takes: the one to words where it asks how, the first where it is a yes to an answer
        that offers something; None where it takes none."""
        given = self._services.stories.given(user_id)
        kinds = self._kinds(said) if given is not None else ()
        if given is None or not kinds:
            return None
        first = given.ways[0][0]
        if given.key in GRAVE:
            return first if kinds[0] in MAY_BE else None
        if kinds[0] == "how":
            topic = _topic(given.key)
            to_words = (button for row in given.ways for button in row if button.tap[1:] in WRITTEN)
            return next(to_words, Button(first.label, f"/{topic}") if topic in WRITTEN else first)
        return first if "yes" in kinds and offers(given.html) else None

    def of_word(self, user_id: int, said: str) -> Followed | None:
        """What is said to a bare word after the answer at hand ("no", "not sure", "ok"); None for all else."""
        given = self._services.stories.given(user_id)
        kinds = self._kinds(said) if given is not None else ()
        if given is None or not kinds:
            return None
        kind = "no" if given.key in GRAVE and kinds[0] == "fine" else kinds[0]
        return Followed((Say(REST) if kind == "rest" else self._with_ways(kind, given),), said)

    async def of(self, user_id: int, said: str) -> Followed | None:
        """What is said to words that go on after the answer at hand; None where none is at hand, where danger may be
        meant, or where they are about something of their own."""
        given = self._services.stories.given(user_id)
        if given is None or given.key in LINES | GRAVE or not any(map(str.isalnum, said)):
            return None
        checks, story = self._services.content.checks, self._services.stories.at_hand(user_id)
        is_correction = checks.matches("answer", "corrects", said)
        is_long = len(said.split()) > AT_MOST and not is_correction
        if is_long or await self._services.uptake.is_grave_after(story, said):
            return None
        if is_correction:
            return await self._corrected(user_id, story, said)
        if not _is_told(given) and checks.matches("answer", "fears_it", said):
            return Followed((self._with_ways("fear", given),), said)
        if await self._is_for_kith(said):
            return None
        if story and await self._wants_words(said):
            return await self._words(user_id, story, said)
        return None if await self._is_of_its_own(said) else await self._gone_on(user_id, story, said, given)

    async def _gone_on(self, user_id: int, story: str, said: str, given: Given) -> Followed | None:
        """What answers a question after the answer at hand, or takes up more of the story; None for a question where
        nothing was answered yet."""
        checks, both = self._services.content.checks, f"{story} {said}".strip()
        is_asked = checks.matches("answer", "asks", said)
        found = await self._services.finding.going_on(user_id, story, said, SAY if is_asked else CLOSE)
        if found:
            return Followed(found, both)
        if is_asked:
            return None if _is_told(given) else Followed((self._with_ways("asked", given),), said)
        if _is_told(given) or given.is_gone_on:
            line = await self._line(user_id, both)
            return Followed((line or await self._services.uptake.more(user_id, said),), said if line is None else both)
        is_whom = asks_whom(given.html) and checks.matches("answer", "names_someone", said)
        return Followed((self._with_ways("whom" if is_whom else "told", given),), said)

    async def _words(self, user_id: int, story: str, said: str) -> Followed | None:
        """A line for all that was told, or the rooms for it; None where a room is surely meant: it takes the story."""
        if await self._sure_of(said) in WRITTEN:
            return None
        both = f"{story} {said}"
        return Followed((await self._services.uptake.words(user_id, both, await self._services.meant(both)),), both)

    async def _sure_of(self, said: str) -> str:
        """The topic that the dialogue is sure of; none where it is not."""
        meant = await self._services.meant(said)
        guess = next(iter(meant), "")
        return guess if meant.get(guess, 0.0) >= OWN else ""

    async def _is_for_kith(self, said: str) -> bool:
        """Whether the words surely want something done, or are said to Kith itself."""
        return not is_time(said) and await self._sure_of(said) in OF_ITSELF

    async def _wants_words(self, said: str) -> bool:
        """Whether these few words wish for words about what was told."""
        if points_back(said) or is_bare_wish(said) or asks_way(said):
            return True
        return wants_words(said) or await self._services.uptake.asks_for_words(said, SURELY_WORDS)

    async def _line(self, user_id: int, both: str) -> Say | None:
        """A line to begin with, where all that was told is surely a case that one is known for."""
        meant = await self._services.meant(both)
        likely = (await self._services.starters.wanted(both, meant)).likeliest
        if likely is None or likely.share < SURE_OF_WORDS:
            return None
        return await self._services.first_lines.of(user_id, both, likely)

    async def _corrected(self, user_id: int, story: str, said: str) -> Followed:
        """What is said to who puts right what was taken wrongly: another answer, or the likeliest rooms."""
        both = f"{story} {said}".strip()
        found = await self._services.finding.going_on(user_id, story, said, SAY, due=0.0)
        if found:
            return Followed(found, both)
        rooms = self._services.uptake.named(await self._services.meant(both), MORE_ROOMS)
        return Followed((Say(CORRECTED, {}, (*rooms, *self._services.speech.scripts[CORRECTED].buttons)),), both)

    def _kinds(self, said: str) -> tuple[Kind, ...]:
        """What kinds of bare words these are; mere dots are as good as not knowing."""
        return ("unsure",) if not said.strip(" .…") else kinds_of(said, self._services.content.checks)

    async def _is_of_its_own(self, said: str) -> bool:
        """Whether words are about something that no answer before them counts for: a wish, a draft, or what has an
        answer by itself."""
        if is_time(said):
            return False
        meant = await self._services.meant(said)
        guess, sure = next(iter(meant), ""), await self._sure_of(said)
        if (sure and await self._has_own_wish(said, sure)) or (guess in IN_PASSING and meant[guess] >= LIKELY):
            return True
        if self._services.practice.hears_draft(said, meant) or self._services.nearer.knows(guess, said):
            return True
        return await self._services.finding.is_answered(said, meant, SAY if len(said.split()) >= LONG else CLOSE)

    async def _has_own_wish(self, said: str, topic: str) -> bool:
        if topic in OFTEN_HEARD:
            return is_wish(said)
        if topic in DONE:
            return len(said.split()) > A_WORD
        if topic in SMALL:
            return False
        checks = self._services.content.checks
        is_wanted = any(checks.matches("answer", sign, said) for sign in WANTING)
        is_own = topic.startswith("ask_") and topic not in WRITTEN
        return is_own or is_wanted or await self._services.uptake.asks_for_words(said)

    def _with_ways(self, kind: str, given: Given) -> Say:
        key = f"{FOLLOWING}{kind}"
        taps = {button.tap for row in given.ways for button in row}
        taps |= RESTS if taps & RESTS else set()
        own = self._services.speech.scripts[key].buttons
        return Say(key, {}, (*given.ways, *(row for row in own if not any(button.tap in taps for button in row))))


def _topic(key: str) -> str:
    """The topic of an answer of the library."""
    return key.removeprefix("card/").partition("/")[0]


def _is_told(given: Given) -> bool:
    """Whether nothing was answered yet, only taken up."""
    return given.key == MORE or given.key.startswith("told/")
