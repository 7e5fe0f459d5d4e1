"""Tapped choices outside a room: what each says or does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.coaching.message import Say
from bot.coaching.pausing import LONGEST, SHORTEST
from bot.services.clocks import CLOCK, HERE
from bot.services.finding import NOT_THAT
from bot.services.fitting import FIT
from bot.services.outcome import Outcome
from bot.services.words import PREFIX as WORDS
from bot.store import feedback, users

if TYPE_CHECKING:
    from bot.services.services import Services

CARD = "card:"
"""What a choice begins with that wants a card of the deck named after it."""

TENDER = ("feel_", "grieve", "check_relationship", "basic_needs", "calm_down")
"""How decks begin after which nothing else is asked."""

CARDS_FIRST = 2
"""Cards that somebody has had before it is asked what fits them."""

ASKED = tuple(f"set_nudges:ask_{what}" for what in ("count", "days", "hours", "quiet", "zone"))
"""Choices that put a question about nudges."""


class Choices:
    """A choice: a name from below, "card:deck", "fit:tag", or "topic:part", which says the script `topic/part`."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._by_name: dict[str, Callable[[int, str], Awaitable[Outcome]]] = {
            **{str(minutes): self._pause for minutes in range(SHORTEST, LONGEST + 1)},
            "20": self._pause,
            "40": self._pause,
            "60": self._pause,
            "pause_short": self._pause_short,
            "pause_cancel": self._cancel_pause,
            "pause_back": self._end_pause,
            **dict.fromkeys(("talk_10", "talk_5", "talk_3"), self._begin_talk),
            **dict.fromkeys(("talk_hold", "talk_go_on", "talk_stop"), self._move_talk),
            "delete_yes": self._erase,
            "delete_no": self._keep,
            "discreet_on": self._discreet,
            "discreet_off": self._discreet,
            "feedback_good": self._feedback,
            "feedback_bad": self._feedback,
            "resume_yes": self._resume,
            "resume_no": self._leave,
            "settings": self._settings,
            "plan:minimum": self._minimum,
            "log_contact:better": self._compared,
            "log_contact:same": self._compared,
            "log_contact:worse": self._compared,
            "fits": self._fits,
            "fits_none": self._fits_end,
            "fits_done": self._fits_end,
            "set_profile:ask_name": self._ask_profile,
            "set_profile:ask_country": self._ask_profile,
            "set_profile:ask_zone": self._ask_profile,
            "nudges:on": self._nudges_on,
            "nudges:not_you": self._not_you,
            "nudges:fewer": self._fewer,
            "nudges:quiet_follows": self._quiet_follows,
            **dict.fromkeys(ASKED, self._ask_profile),
        }

    async def take(self, user_id: int, choice: str) -> Outcome:
        """What comes of a choice; one that stands for nothing any more is answered kindly."""
        if choice in self._by_name:
            return await self._by_name[choice](user_id, choice)
        if choice.startswith(CARD) and (card := await self._services.decks.deal(user_id, choice.removeprefix(CARD))):
            return Outcome((card, *await self._what_fits(user_id, choice.removeprefix(CARD))))
        if choice.startswith(FIT):
            return Outcome((await self._services.fitting.turn(user_id, choice.removeprefix(FIT)),))
        if choice.startswith(NOT_THAT):
            return Outcome((self._services.finding.others(choice.removeprefix(NOT_THAT).split(",")),))
        if choice.startswith((CLOCK, HERE)):
            return await self._services.clocks.choose(user_id, "", choice)
        if choice.startswith("week:"):
            return await self._services.weeks.take(user_id, choice)
        if choice.startswith(WORDS):
            return await self._services.words.take(user_id, choice)
        if choice.startswith(("person:", "plan:")):
            return await self._services.taps.take(user_id, choice)
        name, _, number = choice.partition(":")
        if name.startswith("nudge_") and number.isdecimal():
            return await self._services.nudges.tapped(user_id, name.removeprefix("nudge_"), int(number))
        key = choice.replace(":", "/", 1)
        known = "/" in key and key in self._services.speech.scripts
        return Outcome((Say(key if known else "choice/old"),))

    async def _what_fits(self, user_id: int, deck: str) -> tuple[Say, ...]:
        """The question what fits them, beside a card: never in a tender place, nor before some cards were of use."""
        if deck.startswith(TENDER) or await self._services.decks.heard(user_id) < CARDS_FIRST:
            return ()
        return await self._services.fitting.ask_once(user_id)

    async def _pause(self, user_id: int, choice: str) -> Outcome:
        await self._services.pauses.begin(user_id, int(choice))
        return Outcome((Say("pause_argument/set", {"minutes": choice}),))

    async def _pause_short(self, user_id: int, choice: str) -> Outcome:
        await self._services.pauses.begin(user_id, SHORTEST)
        return Outcome((Say("pause_argument/short", {"minutes": str(SHORTEST)}),))

    async def _cancel_pause(self, user_id: int, choice: str) -> Outcome:
        await self._services.pauses.cancel(user_id)
        return Outcome((Say("pause_argument/cancelled"),))

    async def _end_pause(self, user_id: int, choice: str) -> Outcome:
        await self._services.pauses.cancel(user_id)
        return Outcome((Say("pause_argument/ready"),))

    async def _begin_talk(self, user_id: int, choice: str) -> Outcome:
        minutes = int(choice.removeprefix("talk_"))
        return Outcome((await self._services.timed_talks.begin(user_id, minutes),))

    async def _move_talk(self, user_id: int, choice: str) -> Outcome:
        talks = self._services.timed_talks
        moves = {"talk_hold": talks.hold, "talk_go_on": talks.go_on, "talk_stop": talks.stop}
        return Outcome((await moves[choice](user_id),))

    async def _erase(self, user_id: int, choice: str) -> Outcome:
        self._services.own_data.erase()
        self._services.stories.forget(user_id)
        return Outcome((Say("delete_data/done"),))

    async def _keep(self, user_id: int, choice: str) -> Outcome:
        return Outcome((Say("delete_data/kept"),))

    async def _discreet(self, user_id: int, choice: str) -> Outcome:
        is_on = choice == "discreet_on"
        await self._services.profiles.change(user_id, is_discreet=is_on)
        return Outcome((Say("set_discreet/on" if is_on else "set_discreet/off"),))

    async def _nudges_on(self, user_id: int, choice: str) -> Outcome:
        said = await self._services.nudges.start(user_id)
        return Outcome(said) if said else Outcome(question="set_nudges/ask_zone")

    async def _not_you(self, user_id: int, choice: str) -> Outcome:
        await self._services.nudges.start(user_id)
        return Outcome((Say("stop_nudges/undone"),), opens="review_my_words")

    async def _fewer(self, user_id: int, choice: str) -> Outcome:
        return Outcome(await self._services.nudges.fewer(user_id))

    async def _quiet_follows(self, user_id: int, choice: str) -> Outcome:
        return Outcome(await self._services.nudges.quiet_after_hours(user_id))

    async def _feedback(self, user_id: int, choice: str) -> Outcome:
        is_good = choice == "feedback_good"
        await self._services.in_store(feedback.add, user_id, "answer", is_good, self._services.now)
        return Outcome((Say("feedback/thanks_good" if is_good else "feedback/thanks_bad"),))

    async def _resume(self, user_id: int, choice: str) -> Outcome:
        practice = await self._services.practice.open_practice(user_id)
        return Outcome((Say("ask_menu"),)) if practice is None else Outcome(resumes=practice.room)

    async def _leave(self, user_id: int, choice: str) -> Outcome:
        await self._services.practice.leave(user_id)
        return Outcome((Say("ask_menu"),))

    async def _settings(self, user_id: int, choice: str) -> Outcome:
        user = await self._services.in_store(users.get, user_id)
        return Outcome((self._services.profiles.settings_of(user),))

    async def _minimum(self, user_id: int, choice: str) -> Outcome:
        return await self._services.plan_offers.minimum(user_id)

    async def _compared(self, user_id: int, choice: str) -> Outcome:
        return await self._services.contacting.compared(user_id, choice)

    async def _fits(self, user_id: int, choice: str) -> Outcome:
        return Outcome((await self._services.fitting.offer(user_id),))

    async def _fits_end(self, user_id: int, choice: str) -> Outcome:
        return Outcome((Say("fits/none" if choice == "fits_none" else "fits/done"),))

    async def _ask_profile(self, user_id: int, choice: str) -> Outcome:
        return Outcome(question=choice.replace(":", "/"))
