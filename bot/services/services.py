"""The one object that joins content, dialogue and store."""

from __future__ import annotations

import html
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from bot.coaching.guides import Guide
from bot.coaching.message import Message, Say
from bot.coaching.rehearsal import Rehearsal
from bot.coaching.review import KINDS
from bot.coaching.rooms import Guided, ReviewRoom, rooms
from bot.coaching.small_steps import SmallSteps
from bot.coaching.told_already import without_known
from bot.content.draft_kinds import DraftKinds
from bot.content.loader import Content
from bot.services.afresh import Afresh
from bot.services.ahead import Ahead
from bot.services.choices import Choices
from bot.services.clocks import Clocks
from bot.services.contacting import Contacting
from bot.services.data import OwnData
from bot.services.decks import Decks
from bot.services.finding import Finding
from bot.services.first_lines import FirstLines
from bot.services.fitting import Fitting
from bot.services.following import Following
from bot.services.greetings import Greetings
from bot.services.like_cases import LikeCases
from bot.services.nearer import NearerAnswers
from bot.services.nudges import Nudges
from bot.services.numbers import Numbers
from bot.services.opinions import Opinions
from bot.services.pause import Pauses
from bot.services.people import People
from bot.services.person_changes import PersonChanges
from bot.services.plan_keeping import PlanKeeping
from bot.services.plan_list import PlanList
from bot.services.plan_offers import PlanOffers
from bot.services.planning import Planning
from bot.services.plans import Plans
from bot.services.practice import PracticeDesk
from bot.services.profile import Profiles
from bot.services.progress import Skills, skill_names
from bot.services.questions import Questions
from bot.services.safety import SafetyDesk
from bot.services.second_thing import SecondThing
from bot.services.speech import Speech
from bot.services.starters import Starters
from bot.services.stories import Stories
from bot.services.taps import Taps
from bot.services.timed_talks import TimedTalks
from bot.services.tongues import Tongues
from bot.services.transactions import Transactions
from bot.services.turn import turn_at_hand
from bot.services.understanding import NEVER_GUESSED, Meanings, Terms
from bot.services.uptake import Uptake
from bot.services.weeks import Weeks
from bot.services.words import OwnWords
from bot.settings import Settings
from bot.store import appointments, conversations, outbox
from bot.store.engine import Store

T = TypeVar("T")


class Talks(Protocol):
    """What the services need of the dialogue: `bot.dialogue.agent.Dialogue`, or a stand-in in tests."""

    async def answer(self, sender_id: str, text: str, tap: str | None = None) -> Sequence[Message]: ...

    async def meaning(self, text: str) -> Mapping[str, Any]: ...

    async def is_asking(self, sender_id: str) -> bool: ...


async def _nothing_due() -> bool:
    return False


class Services(Transactions):
    """Everything behind a message. `clock` gives the present instant (aware, UTC) and is asked at the edge only."""

    def __init__(self, settings: Settings, store: Store, content: Content, clock: Callable[[], datetime]) -> None:
        # Other processes may serve the same chats.
        super().__init__(store, clock, is_shared=not settings.database_url.startswith("sqlite"))
        self.settings = settings
        self.content = content
        self.dialogue: Talks | None = None
        self.nudge_due: Callable[[], Coroutine[Any, Any, bool]] = _nothing_due  # put in by who runs the nudger
        self.swept_on: date | None = None  # the day on which what was kept long enough was last removed
        self.ahead = Ahead()
        self.speech = Speech(self, content.scripts)
        self.fitting = Fitting(self, content.tags)
        self.decks = Decks(self, content.cards)
        self.nearer = NearerAnswers(self, content.nearer)
        self.finding = Finding(self, content.asked)
        self.uptake = Uptake(self)
        self.first_lines = FirstLines(self)
        self.stories = Stories(lambda: self.now)
        self.following = Following(self)
        self.skill_names = skill_names(content.scripts, self.speech.words)
        self.like_cases = LikeCases(content.situations)
        self.starters = Starters(self, content.starters)
        self.practice = PracticeDesk(self, _guided(content, self.skill_names))
        self.afresh = Afresh(self)
        self.words = OwnWords(self)
        self.skills = Skills(self)
        self.safety = SafetyDesk(self, content)
        self.tongues = Tongues(content.scripts, content.helplines)
        self.profiles = Profiles(self)
        self.clocks = Clocks(self)
        self.people = People(self)
        self.person_changes = PersonChanges(self)
        self.contacting = Contacting(self)
        self.plans = Plans(self)
        self.planning = Planning(self)
        self.plan_keeping = PlanKeeping(self)
        self.plan_list = PlanList(self)
        self.plan_offers = PlanOffers(self)
        self.taps = Taps(self)
        self.weeks = Weeks(self)
        self.pauses = Pauses(self)
        self.timed_talks = TimedTalks(self)
        self.nudges = Nudges(self)
        self.own_data = OwnData(self)
        self.numbers = Numbers(self, content.helplines)
        self.opinions = Opinions(self)
        self.choices = Choices(self)
        self.questions = Questions(self)
        self.second_thing = SecondThing(self)
        self.greetings = Greetings(self)
        self.meanings = Meanings(content.scripts)
        self.terms = Terms(content.scripts)

    async def draw(self, sender_id: str, say: Say) -> Message:
        """The message for a sender of the dialogue: after a piece of their story, where it says nothing of that itself;
        an answer of the library without a question at its end that they have answered already. A room that is open was
        looked at for a nearer answer when it began."""
        user_id = int(sender_id)
        place = await self.practice.place(user_id) if say.key in self.practice.rooms else None
        is_begun = place is not None and place.room == say.key
        nearer = say if is_begun else await self.nearer.instead(user_id, say)
        wish = nearer if nearer != say else await self.decks.instead(user_id, say)
        turn = turn_at_hand.get()
        return await self.draw_about(user_id, wish, turn.said if turn is not None else "")

    async def draw_about(self, user_id: int, say: Say, said: str) -> Message:
        """The message for this person about what they `said`."""
        message, is_of_library = await self.speech.draw(user_id, say), self.finding.holds(say.key)
        if not said:
            self.stories.tapped(user_id, say.key, is_of_library=is_of_library)
            self.following.answered(user_id, say.key, message, is_of_library=is_of_library)
            return message
        if self.safety.read(said).level == "none" and (back := await self.stories.said_back(say.key, said)):
            message = replace(message, html=f"{html.escape(back, quote=False)} {message.html}")
        self.stories.heard(user_id, said, say.key, is_of_library=is_of_library)
        self.following.answered(user_id, say.key, message, is_of_library=is_of_library)
        if is_of_library:
            is_named = self.content.checks.matches("answer", "names_someone", said)
            message = replace(message, html=without_known(message.html, said, names_somebody=is_named))
        return message

    async def meant(self, said: str) -> dict[str, float]:
        """How probably a text means each of the likeliest topics, likeliest first; nothing without a dialogue. It is
        read once in a turn."""
        turn = turn_at_hand.get()
        if turn is None:
            return await self._newly_meant(said)
        if said not in turn.meant:
            turn.meant[said] = await self._newly_meant(said)
        return turn.meant[said]

    async def _newly_meant(self, said: str) -> dict[str, float]:
        ranking = (await self.dialogue.meaning(said)).get("intent_ranking") or () if self.dialogue is not None else ()
        none = NEVER_GUESSED if self.safety.is_everyday(said) else frozenset()
        return {one["name"]: float(one["confidence"]) for one in ranking if one["name"] not in {"nlu_fallback", *none}}

    async def load_conversation(self, sender_id: str) -> dict[str, Any] | None:
        """What the dialogue remembers of this sender."""
        return await self.in_store(conversations.load, int(sender_id))

    async def save_conversation(self, sender_id: str, state: dict[str, Any]) -> None:
        """Keeps what the dialogue remembers of this sender."""
        await self.in_store(conversations.save, int(sender_id), state, self.now)

    async def next_due(self) -> datetime | None:
        """When the next appointment or waiting message is due."""
        dues = [await self.in_store(appointments.next_due), await self.in_store(outbox.next_due)]
        return min((due for due in dues if due is not None), default=None)


def _guided(content: Content, names: Mapping[str, Mapping[str, str]]) -> dict[str, Guided]:
    """Every guided practice by the intent that opens it."""
    steps = SmallSteps(content.small_steps, content.checks)
    guides = {name: Guide(one, content.checks) for name, one in content.guides.items()}
    drafted = rooms(content.situations, content.checks, names, content.lines)
    rehearsal = Rehearsal(content.situations, content.replies, content.checks, drafted)
    called = {kind: content.scripts[f"review_my_words/called/{kind}"].variants[0].html for kind in KINDS}
    review = ReviewRoom(content.checks, drafted, DraftKinds(content.checks).guess, called)
    return {**drafted, **guides, **{one.name: one for one in (review, rehearsal, steps)}}


_installed: list[Services] = []


def install(services: Services | None) -> None:
    """Makes this the object that `current()` returns."""
    _installed[:] = [] if services is None else [services]


def current() -> Services:
    """The services of this process. Where none were opened (Rasa's own action server), opens them from the settings."""
    if not _installed:
        from bot.services.opening import open_plain

        install(open_plain())
    return _installed[0]
