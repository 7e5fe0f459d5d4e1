"""Answers found by meaning where the dialogue is unsure: said with a word that it may fit, or offered by name."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bot.coaching.asking import kinds_asked
from bot.coaching.finding import (
    AT_ONCE,
    CLOSE,
    GOOD_NEWS,
    OF_KITH,
    OFFER,
    OFFERED,
    SAY,
    WORDS,
    WRITTEN,
    Asked,
    Found,
    Library,
    Values,
    choose,
    nearer,
)
from bot.coaching.if_normal import asks_if_normal
from bot.coaching.message import Button, Say, choice
from bot.coaching.nearer import misfits
from bot.coaching.rooms import DRAFT_ROOMS, wants_words
from bot.coaching.spelling import Spelling
from bot.coaching.terms import named
from bot.dialogue.understand import spoken
from bot.encoder.head import OUT_OF_SCOPE
from bot.errors import EncoderError
from bot.memory import give_back
from bot.services.found_choice import read_beside
from bot.services.found_keys import Packed, likenesses_of, packed_of, read_kept
from bot.services.found_reader import load_found_reader
from bot.services.understanding import NEVER_GUESSED, NO_TERMS, OF_DANGER, SURELY_WORRIED, WORRY
from bot.services.uptake import HEARD, MAY_BE_GRAVE, ROOMS_FOR_WORDS, SURELY_GRAVE, SURELY_WORDS, is_grave
from bot.store import seen

if TYPE_CHECKING:
    from bot.services.services import Services

log = logging.getLogger(__name__)

SAME_TALK = timedelta(hours=12)
"""What was heard within this is not said again."""

SERIOUS = "fallback/serious"
"""What is said where danger may be meant."""

NAMES_ONLY = frozenset({"relapse", WORRY})
"""Where one of these is the likeliest, nothing is said as if it were not, and names are offered beside it; a worry
about somebody is a button under what is close."""

FOREIGN, HARDLY = 0.3, 0.1
"""What is told is taken up, and something less near said to what is asked, where the dialogue gives less to its being
none of Kith's work."""

NEAR_BY, NAMED = 0.1, 2
"""How probably good answers are that are named under what takes up a story, and so many of them."""

DOUBTED = 0.65
"""Under which probability a topic's first answer gives way to what is done with the message; joy does so too where the
message shows none."""
SAID_ANYWAY = frozenset({*AT_ONCE, *NEVER_GUESSED, *NAMES_ONLY, OUT_OF_SCOPE, WORDS, "basic_needs", "grieve"})
"""Topics that begin at once, of danger, need and grief, what is none of Kith's work, and words explained: as little
doubted as those that open a room."""

OPENED_IF_SURE = frozenset({"life_transition"})
"""Guides for what somebody is in the middle of: a story that may be about another thing is taken up instead."""

DONE = frozenset(
    {
        *("add_person", "change_person", "remove_person", "log_contact"),
        *("pause_nudges", "resume_nudges", "stop_nudges", "set_discreet"),
    }
)
"""Topics that change something at once."""
PAUSE = "pause_nudges"
"""The topic that is done only where words ask for quiet, or tell that somebody is away."""
COURTESIES = frozenset({"thank", "goodbye", "greet"})
"""Topics of what is said to Kith itself: "goodbye card for my flatmate" is none of it."""
WORDS_FOR_WHOM = "reach_out"
"""What is said to who wants such words, where nothing nearer is known."""
OFFERS = frozenset({"set_nudges", "set_profile"})
"""Topics that ask first what is to change; something CLOSE is said instead where they are doubted."""

NORMAL = "told/normal"
"""What is said to who asks whether what they feel is normal, where nothing nearer is known of it."""

TOLD = "told/mixed"
"""What is said to a story that nothing nearer is known of."""

UNEASY = frozenset({"told/grave", "told/worry"})
"""What is said in place of any answer that is not surely meant."""

LIKELY_WORDS = 0.3
"""How probable it is, by what is done with a message, that words are asked for, where it asks so in so many words."""

FEWEST = 3
"""Of so many words at least is a message for which something is found, unless it is one of the keys."""

LIKELY = 20
"""Of how many of the likeliest it is looked up whether they were heard."""

NOT_THAT = "not_that:"
"""What a choice begins with that says it was not that, before the keys of the next guesses."""

DUE = 2.0
"""So many times more probably good an answer is for a story that goes on than for what was told before."""

WAYS_ON = 2
"""Buttons that an answer keeps beside the one that says it was not that."""


class Finding:
    """The library by what is asked of it. It remembers nothing of what people write."""

    def __init__(self, services: Services, entries: Sequence[Asked]) -> None:
        self._services, self._entries, self._library = services, entries, Library(entries)
        self._lock = threading.Lock()
        self._keys: Packed | None = None
        self._topics = {entry.topic for entry in entries} | {OUT_OF_SCOPE}

    def holds(self, key: str) -> bool:
        """Whether that script is one of the library's answers, and opens no room."""
        return key in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(entry.key for entry in self._entries).difference(self._services.practice.rooms)

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self._library.texts)

    async def near_or_found(
        self, user_id: int, said: str, meant: Mapping[str, float], otherwise: Say
    ) -> tuple[Say, ...]:
        """What is near to the words of `said`, else what is found by their meaning, else `otherwise`.

        Where danger may be meant, and `otherwise` asks about it, nothing is found.
        """
        near = await self._services.nearer.instead(user_id, otherwise)
        if near != otherwise or otherwise.key == SERIOUS:
            return (near,)
        return await self.instead(user_id, said, meant, otherwise)

    async def beside_topic(self, user_id: int, said: str, topic: str) -> tuple[Say, ...]:
        """What is said to a story that holds something of a topic, and is about something else."""
        likely = await self._services.meant(said)
        meant = {**{one: share for one, share in likely.items() if one != topic}, topic: likely.get(topic, 0.0)}
        otherwise = Say(TOLD)
        if any(meant.get(one, 0.0) >= MAY_BE_GRAVE for one in OF_DANGER):
            otherwise = Say(SERIOUS)
        elif await self._services.practice.open_practice(user_id) is not None:
            otherwise = self._services.meanings.offer(list(meant))
        return await self.instead(user_id, said, meant, otherwise)

    async def instead(
        self, user_id: int, said: str, meant: Mapping[str, float], otherwise: Say, *, is_after_alarm: bool = False
    ) -> tuple[Say, ...]:
        """An answer to `said`, or names of some to choose from, in place of `otherwise`, where there is one.

        `meant` holds the likeliest topics with their probabilities, likeliest first.
        """
        guess = next(iter(meant), "")
        if not said or not self._entries:
            return (otherwise,)
        ranked = await self._ranked(said, meant)
        is_of_danger = guess in OF_DANGER
        if not is_after_alarm:
            begun = await self._begun(user_id, said, meant, ranked)
            if begun is not None:
                return (begun,)
        out = await self._left_out(user_id, said, meant, ranked)
        left_out = out | {one.entry.key for one in ranked if one.entry.is_first and one.share < CLOSE}
        is_short = len(said.split()) < FEWEST and not (ranked and ranked[0].share == 1)
        is_ours = meant.get(OUT_OF_SCOPE, 0.0) < HARDLY and not asks_if_normal(said)
        is_asked = is_ours and await self._services.uptake.asks(said)
        what, entries = ("none", ()) if is_of_danger or is_short else choose(ranked, left_out, is_asked=is_asked)
        if what != "surely":
            taken = await self._taken_up(user_id, said, meant, ranked, is_after_alarm=is_after_alarm)
            is_taken = taken is not None and taken.key != ROOMS_FOR_WORDS
            if not (is_taken or is_of_danger or is_after_alarm):
                begun = await self._begun(user_id, said, meant, ranked, is_last=True)
                if begun is not None:
                    return (begun,)
            if is_of_danger or (taken is not None and (what != "say" or taken.key in UNEASY)):
                return (taken or otherwise,)
        is_worry = guess == WORRY and (what == "surely" or meant[WORRY] < SURELY_WORRIED)
        is_doubtful = guess in NAMES_ONLY and not is_worry
        if what in ("say", "surely") and (is_doubtful or entries[0].key in self._services.practice.rooms):
            what = "offer"
        if what in ("say", "surely"):
            beside = self._services.meanings.button(guess) if guess == WORRY else None
            return self._with_doubt(entries[0].key, ranked, beside, is_sure=what == "surely")
        if asks_if_normal(said) and not is_after_alarm and not is_grave(meant):
            return (Say(NORMAL),)
        if what == "offer":
            names = tuple(one.entry for one in ranked if one.entry.key not in out)[:OFFERED]
            return (Say("found/which", {}, self._offers(names, guess)),)
        return (otherwise,)

    async def after_alarm(self, user_id: int, said: str, meant: Mapping[str, float]) -> tuple[Say, ...]:
        """An answer to words that were taken for danger and are none, names of some, or the question what it is about.

        `meant` as in `instead`; what it holds of danger does not count, unless it is sure: then nothing is said.
        """
        if any(meant.get(topic, 0.0) >= SURELY_GRAVE for topic in NEVER_GUESSED):
            return ()
        calm = {topic: share for topic, share in meant.items() if topic not in NEVER_GUESSED | NAMES_ONLY}
        return await self.instead(user_id, said, calm, Say("found/not_that"), is_after_alarm=True)

    def _with_doubt(
        self, key: str, ranked: Sequence[Found], beside: Button | None = None, *, is_sure: bool = False
    ) -> tuple[Say, ...]:
        """An answer with its ways on, behind a word that it may fit where that is not sure."""
        found = Say(key, {}, self._ways_on(key, ranked, beside))
        return (found,) if is_sure else (Say("found"), found)

    async def less_near(self, user_id: int, said: str) -> tuple[Say, ...]:
        """An answer to who surely wants words that no line is known for, with its doubt; nothing where none is near
        enough, or danger may be meant."""
        meant = await self._services.meant(said)
        is_ours = next(iter(meant), "") not in NAMES_ONLY and meant.get(OUT_OF_SCOPE, 0.0) < HARDLY
        if not is_ours or is_grave(meant) or not await self._services.uptake.asks_for_words(said, SURELY_WORDS):
            return ()
        ranked = await self._ranked(said, meant)
        what, entries = choose(ranked, await self._left_out(user_id, said, meant, ranked))
        if what not in ("say", "surely") or entries[0].is_first or entries[0].key in self._services.practice.rooms:
            return ()
        return self._with_doubt(entries[0].key, ranked, is_sure=what == "surely")

    async def surely(self, user_id: int, said: str, meant: Mapping[str, float]) -> tuple[Say, ...]:
        """One of the narrow answers, where it is surely good, with the way to the topic likeliest meant; nothing
        where none is, or danger may be meant."""
        if is_grave(meant):
            return ()
        ranked = await self._ranked(said, meant)
        what, entries = choose(ranked, await self._left_out(user_id, said, meant, ranked))
        if what != "surely" or entries[0].is_first or entries[0].key in self._services.practice.rooms:
            return ()
        beside = self._services.meanings.button(next(iter(meant), ""))
        return self._with_doubt(entries[0].key, ranked, beside, is_sure=True)

    async def going_on(self, user_id: int, story: str, said: str, sure: float, due: float = DUE) -> tuple[Say, ...]:
        """An answer to a story together with what was `said` after it, at least so surely good, and so much more surely
        than for the story alone that it is `due` to those words; nothing where none is, or danger may be meant."""
        both = f"{story} {said}".strip()
        meant = await self._services.meant(both)
        if is_grave(meant) or next(iter(meant), "") in NAMES_ONLY:
            return ()
        ranked = await self._ranked(both, meant)
        alone = await self._ranked(story, await self._services.meant(story)) if story else []
        before = {one.entry.key: one.share for one in alone}
        out = await self._left_out(user_id, both, meant, ranked) | {*self._services.practice.rooms}
        best = next((one for one in ranked if not one.entry.is_first and one.entry.key not in out), None)
        if best is None or best.share < sure or best.share < due * before.get(best.entry.key, 0.0):
            return ()
        return self._with_doubt(best.entry.key, ranked, is_sure=best.share >= CLOSE)

    async def is_answered(self, said: str, meant: Mapping[str, float], share: float) -> bool:
        """Whether one of the narrow answers is good for `said` with a probability of at least `share`."""
        ranked = await self._ranked(said, meant)
        return bool(ranked) and not ranked[0].entry.is_first and ranked[0].share >= share

    async def _begun(
        self,
        user_id: int,
        said: str,
        meant: Mapping[str, float],
        ranked: Sequence[Found],
        *,
        is_last: bool = False,
    ) -> Say | None:
        """A line to begin with, where words of one kind are surely wanted and no answer is as probably good; none for
        what is hardly Kith's work. `is_last`: there is nothing surer to say."""
        if meant.get(OUT_OF_SCOPE, 0.0) >= FOREIGN:
            return None
        likely = await self._services.first_lines.likely(user_id, said, meant, _best(ranked), is_last=is_last)
        return None if likely is None else await self._services.first_lines.of(user_id, said, likely)

    async def _taken_up(
        self,
        user_id: int,
        said: str,
        meant: Mapping[str, float],
        ranked: Sequence[Found],
        *,
        is_after_alarm: bool = False,
    ) -> Say | None:
        """What takes up what is done with `said`; None in an open room, and where the dialogue says that it is hardly
        Kith's work."""
        if meant.get(OUT_OF_SCOPE, 0.0) >= FOREIGN:
            return None
        if await self._services.practice.open_practice(user_id) is not None:
            return None
        near = tuple(self._button(one.entry) for one in ranked if one.share >= NEAR_BY and not one.entry.is_first)
        return await self._services.uptake.of(user_id, said, meant, near=near[:NAMED], is_after_alarm=is_after_alarm)

    async def instead_of_doing(self, user_id: int, said: str, intent: str) -> tuple[Say, ...]:
        """An answer to a question, to news of Kith on somebody's phone, or to a story, that the dialogue takes for a
        wish to have something done; nothing where nothing is near, or a wish is surely meant."""
        meant = await self._services.meant(said)
        if intent == PAUSE and not await self._is_pause(user_id, said, meant):
            others = {topic: share for topic, share in meant.items() if topic != PAUSE}
            return await self.instead(user_id, said, others, Say(HEARD))
        is_doubted = intent in OFFERS and meant.get(intent, 0.0) < DOUBTED
        if intent not in DONE and not is_doubted:
            return ()
        ranked = await self._ranked(said, meant)
        best = next((one for one in ranked if not one.entry.is_first and one.entry.topic != WORDS), None)
        if best is None or best.share < (CLOSE if is_doubted else SAY):
            return ()
        is_asked = self._services.content.checks.matches("answer", "asks", said)
        # Of Kith itself something may be said also where nothing is asked and a change is not sure.
        if not is_asked and (best.entry.topic not in OF_KITH or meant.get(intent, 0.0) >= DOUBTED):
            return ()
        return (Say(best.entry.key, {}, self._ways_on(best.entry.key, ranked)),)

    async def _is_pause(self, user_id: int, said: str, meant: Mapping[str, float]) -> bool:
        """Whether it is a wish to pause, or a limit for somebody, which the dialogue takes up."""
        hears = self._services.nudges.hears_pause
        return self._services.practice.hears_limit(said) or await hears(user_id, said, meant.get(PAUSE, 0.0))

    async def nearer(self, user_id: int, say: Say, said: str) -> Say:
        """The wish itself; or, where it is a topic's first answer, the one that `said` is surely more like."""
        topic = WORDS if say.key in NO_TERMS else say.key
        if topic in COURTESIES and len(said.split()) > FEWEST and wants_words(said):
            meant = await self._services.meant(said)
            others = {one: share for one, share in meant.items() if one not in COURTESIES}
            return (await self.instead(user_id, said, others, Say(WORDS_FOR_WHOM)))[-1]
        if topic not in self._topics or say.buttons or (say.fields and say.key not in NO_TERMS):
            return say
        meant = await self._services.meant(said)
        if topic == OUT_OF_SCOPE and await self._surely_wants_words(said):
            others = {one: share for one, share in meant.items() if one != OUT_OF_SCOPE}
            return (await self.instead(user_id, said, others, say))[-1]
        ranked = await self._ranked(said, meant)
        likely = await self._services.first_lines.likely(user_id, said, meant, _best(ranked))
        if likely is not None and topic in WRITTEN:
            return say
        if likely is not None and topic not in SAID_ANYWAY:
            begun = await self._services.first_lines.of(user_id, said, likely)
            if begun is not None:
                return begun
        heard = await self._left_out(user_id, said, meant, ranked)
        is_asked = self._services.content.checks.matches("answer", "asks", said)
        found = nearer(ranked, topic, heard, is_asked=is_asked, share=meant.get(topic, 0.0))
        begins = topic in SAID_ANYWAY or topic in self._services.practice.rooms.keys() - OPENED_IF_SURE
        is_own = found is None or (found[0].topic == topic and found[0].is_first)
        is_fixed = topic in SAID_ANYWAY or topic in DRAFT_ROOMS
        if is_own and not is_fixed and asks_if_normal(said) and not is_grave(meant):
            return Say(NORMAL)
        if found is None and not begins and await self._is_doubted(topic, said, meant):
            instead = Say(HEARD) if topic == GOOD_NEWS else say
            return await self._taken_up(user_id, said, meant, ranked) or instead
        is_for_room = topic in self._services.practice.rooms
        if topic in WRITTEN and (found is None or found[0].key == topic):
            return await self._services.uptake.of_remark(said, topic) or say
        if found is None or found[0].key in self._services.practice.rooms or (is_for_room and found[0].key in AT_ONCE):
            return say
        entry, is_of_topic = found
        return Say(entry.key) if is_of_topic else Say(entry.key, {}, self._ways_on(entry.key, ranked))

    async def _surely_wants_words(self, said: str) -> bool:
        """Whether words are asked for, in so many and by what is done with the message: that is Kith's work."""
        return wants_words(said) and await self._services.uptake.asks_for_words(said, LIKELY_WORDS)

    async def _is_doubted(self, topic: str, said: str, meant: Mapping[str, float]) -> bool:
        """Whether it may not be this topic; joy also where what is done with the message shows none."""
        share = meant.get(topic, 0.0)
        if not share:
            return False  # it was reached in another way
        return share < DOUBTED or (topic == GOOD_NEWS and not await self._services.uptake.is_joy(said, meant))

    async def _left_out(self, user_id: int, said: str, meant: Mapping[str, float], ranked: Sequence[Found]) -> set[str]:
        """Which of them are not said: what somebody heard in this talk, and joy where `said` shows none."""
        met = await self._services.in_store(seen.of_scripts, user_id, [one.entry.key for one in ranked[:LIKELY]])
        heard = {key for key, at in met.items() if self._services.now - at < SAME_TALK}
        joys = {one.entry.key for one in ranked if one.entry.topic == GOOD_NEWS and not one.entry.is_card}
        return heard if not joys or await self._services.uptake.is_joy(said, meant) else heard | joys

    async def _ranked(self, said: str, meant: Mapping[str, float]) -> list[Found]:
        """The likeliest entries, likeliest first, worked out beside everything else; none where that cannot be read."""
        try:
            return await asyncio.to_thread(self._rank, said, meant)
        except EncoderError as error:
            log.error("The library is not searched: %s", error)
            return []

    def _rank(self, said: str, meant: Mapping[str, float]) -> list[Found]:
        """They, those that are near read once more, each beside what was `said`. Raises EncoderError."""
        likenesses = self.likenesses(said)
        ranked = self._library.rank(likenesses, meant, kinds_asked(said))
        if none := misfits(self._services.content.misfits, said):
            ranked = [one for one in ranked if one.entry.key not in none]
        if (word := named(said)) is not None:  # another word explained is no answer to what this one means
            ranked = [one for one in ranked if one.entry.topic != WORDS or one.entry.mentions(word)]
        try:
            return read_beside(said, ranked, self._library, likenesses)
        except EncoderError as error:
            log.error("Answers are chosen by nearness alone: %s", error)
            return ranked

    def likenesses(self, said: str) -> Values:
        """How alike `said`, as it is written or as it was meant to be spelt, is to each text of each entry, -1 to 1.
        Raises EncoderError."""
        keys, plain = self._vectors(), spoken(said).strip()
        mended = self._spelling.mended(plain)
        ways = [plain] if mended == plain.lower().replace("’", "'") else [plain, mended]
        found = [likenesses_of(keys, vector) for vector in load_found_reader().encode(ways)]
        return np.asarray(np.max(found, axis=0))

    def _vectors(self) -> Packed:
        with self._lock:
            if self._keys is None:
                self._keys = packed_of(self._library.texts, read_kept())
                give_back()
            return self._keys

    def _offers(self, entries: Sequence[Asked], topic: str) -> tuple[tuple[Button, ...], ...]:
        """The entries by name; in place of the last of three the topic that the dialogue guesses, if it is another."""
        buttons = [self._button(entry) for entry in entries]
        guess = self._services.meanings.button(topic)
        if guess is not None and topic not in {entry.topic for entry in entries}:
            buttons = [*buttons[: OFFERED - 1], guess]
        return tuple((button,) for button in buttons)

    def _button(self, entry: Asked) -> Button:
        """It by name; what a topic does, where it is the topic's first answer."""
        topic = self._services.meanings.button(entry.topic) if entry.is_first else None
        return topic or choice(entry.name, entry.key.replace("/", ":", 1))

    def others(self, keys: Sequence[str]) -> Say:
        """The next guesses, by name; where none is known, the question what it is about."""
        names = tuple((self._button(entry),) for entry in self._entries if entry.key in keys)
        return Say("found/others", {}, names) if names else Say("found/not_that")

    def _ways_on(
        self, key: str, ranked: Sequence[Found], beside: Button | None = None
    ) -> tuple[tuple[Button, ...], ...]:
        """Its own buttons, `beside` in place of the last of them, and the one that says it was not that.

        One for more of a deck leads to the card of it that is nearest to what was said, and is left out where none is
        near."""
        near = [one.entry for one in ranked if one.entry.key != key and one.share >= OFFER]
        own = [self._nearest_card(button, near) for row in self._services.speech.scripts[key].buttons for button in row]
        next_best = ",".join(entry.key for entry in near[: OFFERED - 1])
        no = choice(self._services.speech.words("found/label/no"), f"{NOT_THAT}{next_best}")
        kept = [button for button in own if button is not None]
        ways = kept[:WAYS_ON] if beside is None else [*kept[: WAYS_ON - 1], beside]
        return (*((button,) for button in ways), (no,))

    def _nearest_card(self, button: Button, near: Sequence[Asked]) -> Button | None:
        deck = next((one.topic for one in self._entries if button.tap == choice("", f"card:{one.topic}").tap), None)
        if deck is None:
            return button
        card = next((one for one in near if one.is_card and one.topic == deck), None)
        return None if card is None else choice(button.label, card.key.replace("/", ":", 1))


def _best(ranked: Sequence[Found]) -> float:
    """How probably the likeliest of them is good."""
    return ranked[0].share if ranked else 0.0
