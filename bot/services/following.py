"""What is typed after an answer that left ways on, heard beside that answer and not as a first word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.coaching.finding import AT_ONCE, CLOSE, GOOD_NEWS, SAY, WRITTEN
from bot.coaching.following import Kind, is_time, kinds_of, offers
from bot.coaching.message import Button, Message, Say, choice
from bot.services.finding import COURTESIES, NOT_THAT
from bot.services.first_lines import LINE, NEXT_LINE
from bot.services.second_thing import TO_DO, is_wish
from bot.services.stories import FOLLOWING, Given
from bot.services.uptake import MORE

if TYPE_CHECKING:
    from bot.services.services import Services

GRAVE = frozenset({"told/grave", "fallback/serious"})
"""What asks whether danger is meant: the first way says that it is, and a yes or a doubt counts as that."""
MAY_BE = frozenset({"yes", "unsure", "nobody"})
RESTS = frozenset(choice("", rest).tap for rest in ("listen:rest", "feel_lonely:said", "grieve:here"))
"""The ways that let it rest."""
LINES = frozenset({LINE, NEXT_LINE, "room/two_lines", "room/opener"})
"""What says a line to begin with: of what follows, only a bare word is taken up here."""
AT_MOST, ASKED_AT_MOST = 14, 20
"""Words of what belongs to the answer before it, and of a question that does; more are a story of their own."""
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
        if key.startswith(FOLLOWING):
            return
        ways = tuple(row for row in message.buttons if not any(NOT_THAT in button.tap for button in row))
        is_one = (
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
        return Followed((self._with_ways(kinds[0], given),), said) if given is not None and kinds else None

    async def of(self, user_id: int, said: str) -> Followed | None:
        """What is said to words that go on after the answer at hand; None where none is at hand, where danger may be
        meant, or where they are about something of their own."""
        given = self._services.stories.given(user_id)
        if given is None or given.key in LINES | GRAVE or not any(map(str.isalnum, said)):
            return None
        is_asked = self._services.content.checks.matches("answer", "asks", said)
        story = self._services.stories.at_hand(user_id)
        if len(said.split()) > (ASKED_AT_MOST if is_asked else AT_MOST) or await self._is_of_its_own(story, said):
            return None
        found = await self._services.finding.going_on(user_id, story, said, SAY if is_asked else CLOSE)
        if found:
            return Followed(found, f"{story} {said}".strip())
        is_told = given.key == MORE or given.key.startswith("told/")
        if is_asked:
            return None if is_told else Followed((self._with_ways("asked", given),), said)
        if is_told or given.is_gone_on:
            return Followed((await self._services.uptake.more(user_id, said),), said)
        return Followed((self._with_ways("told", given),), said)

    def _kinds(self, said: str) -> tuple[Kind, ...]:
        """What kinds of bare words these are; mere dots are as good as not knowing."""
        return ("unsure",) if not said.strip(" .…") else kinds_of(said, self._services.content.checks)

    async def _is_of_its_own(self, story: str, said: str) -> bool:
        """Whether danger may be meant, or the words are about something that no answer before them counts for: a wish,
        a draft, or what has an answer by itself."""
        if await self._services.uptake.is_grave_after(story, said):
            return True
        if is_time(said):
            return False
        meant = await self._services.meant(said)
        guess = next(iter(meant), "")
        share = meant.get(guess, 0.0)
        if (share >= OWN and await self._has_own_wish(said, guess)) or (guess in IN_PASSING and share >= LIKELY):
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
        is_own = topic in OF_ITSELF or (topic.startswith("ask_") and topic not in WRITTEN)
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
