"""Answers found by meaning: what in the library a message is about, by its likeness to what is asked of each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from bot.coaching.asking import kinds_asked

Values = npt.NDArray[np.float64]

TOPIC_SHARE = 0.5
"""How much of an entry's likeness is that of its whole topic: one chance resemblance alone says little."""
TOPIC_KEYS = 3
"""How many of a topic's keys, the most alike, make its likeness."""
MEANT = 0.12
"""What a topic gains that the dialogue takes to be meant for certain; less, the less it is."""
WORD_FOR_WORD, TYPED = 0.92, 0.3
"""From which likeness to one of its texts on an answer is asked for in those very words, and what it then gains."""
FOR_ONE_THING = 0.02
"""What an answer written for one thing alone gains over cards that are as near."""
OF_THE_KIND = 0.05
"""How far an answer to the kind of question that is asked goes before others: what it has to reach stays the same."""
SAY, OFFER = 0.59, 0.42
"""From where on the best is said, and from where on the best few are offered: docs/adr/0012-found-by-meaning.md."""
OFFERED = 3
OF_TOPIC, OF_CARD, OF_ANOTHER = 0.56, 0.60, 0.66
"""From where on, with nothing added for what is meant, an answer of a topic that was understood is said in place of the
topic's first one; a card in place of a guide or of words for a feeling; an answer of another topic."""
CLOSE = 0.66
"""From where on an answer is said as if it had been understood, without a word that it may fit."""
OF_ANOTHER_WIDE = 0.59
"""From where on one of another topic stands in for the first answer of a topic whose first answer is for anything."""
OF_WRITTEN, OF_ASKED = 0.60, 0.72
"""From where on what is written for one thing alone is said in place of a room; and where something is asked about a
topic that begins at once, whatever is close; where something is asked, also a word explained."""
OF_ONE_THING = 0.54
"""From where on what is written for one thing alone stands in for another first answer of its topic."""
SURE, UNSURE = 0.95, 0.6
"""From where on the dialogue is believed about the topic: one of another topic then has to reach more; and under which
any topic but a room gives way as one does whose first answer is for anything."""
MARGIN = 0.07
"""How much likelier one of another topic must be than any of the topic's own that is not said itself."""
FOR_LEAD = 0.045
"""How much more is asked of a likeness to which is added by how much it leads, which tells right from wrong better."""
WORDS = "ask_term"
"""The topic of words explained."""
PAUSE = "pause_argument"
AT_ONCE = frozenset({"calm_down", PAUSE})
"""Topics that begin with something to do now, which nothing stands in for; but a pause can be asked about."""
WRITTEN = frozenset(
    {"answer_a_bid", "ask_for_support", "reach_out", "repair_conflict", "say_how_i_feel", "set_boundary"}
)
"""Topics that open a room: nothing of their own is said instead."""
WIDE = frozenset(
    {
        "ask_evidence",
        "ask_how_much",
        "ask_why_connection",
        "check_relationship",
        "feel_anxious_socially",
        "feel_ashamed",
        "feel_lonely",
        "feel_overwhelmed",
        "life_transition",
        "out_of_scope",
    }
)
"""Topics whose first answer is for anything at all, so that something nearer is soon better."""
PLAIN = frozenset({"build_trust", "quality_time", "reconnect_with_self"})
"""Topics, besides the questions, that a card answers as well as their first answer does."""


@dataclass(frozen=True)
class Asked:
    """The script `key`, its plain `name` on a button, and messages that it answers, as people type them."""

    key: str
    name: str
    asked: tuple[str, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What a message is compared with."""
        return (self.name, *self.asked)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of question that it answers."""
        return frozenset().union(*map(kinds_asked, self.texts))

    @cached_property
    def topic(self) -> str:
        """The topic that it belongs to."""
        return self.key.removeprefix("card/").partition("/")[0]

    @cached_property
    def is_card(self) -> bool:
        """Whether it is a card: a piece of knowledge, without a question back."""
        return self.key.startswith("card/")

    @cached_property
    def is_first(self) -> bool:
        """Whether it is the topic's own first answer, which wants nothing nearer."""
        return self.key == self.topic

    @cached_property
    def is_for_one_thing(self) -> bool:
        """Whether it is written for one thing alone: no card, no word explained, no first answer."""
        return not (self.is_card or self.is_first or self.topic == WORDS)

    @cached_property
    def kin(self) -> str:
        """What its likeness is shared with: a card's topic; what is written for one thing shares with no other."""
        return self.topic if self.is_card else self.key


@dataclass(frozen=True)
class Found:
    """An entry, and how surely it is what was meant: seldom under 0, seldom over 1."""

    entry: Asked
    likeness: float


class Library:
    """Every entry, laid out so that a message is compared with all their texts at once."""

    def __init__(self, entries: Sequence[Asked]) -> None:
        self.entries = tuple(entries)
        self.texts = [text for entry in self.entries for text in entry.texts]
        longest = max((len(entry.texts) for entry in self.entries), default=0)
        # Rows as long as the longest, at least of TOPIC_KEYS; what is missing is the last likeness, which is none.
        self._places = np.full((len(self.entries), max(longest, TOPIC_KEYS)), len(self.texts))
        start = 0
        for row, entry in enumerate(self.entries):
            self._places[row, : len(entry.texts)] = range(start, start + len(entry.texts))
            start += len(entry.texts)
        kin = [entry.kin for entry in self.entries]
        self._decks = [
            np.array([row for row, one in enumerate(kin) if one == deck])
            for deck, count in Counter(kin).items()
            if count > 1
        ]
        self._extra = np.array([FOR_ONE_THING * entry.is_for_one_thing for entry in self.entries])
        self._topics = [entry.topic for entry in self.entries]

    def rank(self, likenesses: Values, meant: Mapping[str, float], kinds: frozenset[str] = frozenset()) -> list[Found]:
        """Every entry, the likeliest first; among those about as likely, one that answers what is asked: its `kinds`.

        `likenesses` [texts] are those of the message to each text of each entry, in order, -1 to 1; `meant` is how
        probable the dialogue takes each topic to be.
        """
        likeliest = -np.sort(-np.append(likenesses, -np.inf)[self._places])[:, :TOPIC_KEYS]
        best, whole = likeliest[:, 0], _mean(likeliest)
        for deck in self._decks:
            whole[deck] = _mean(-np.sort(-likeliest[deck].reshape(1, -1))[:, :TOPIC_KEYS])
        found = TOPIC_SHARE * whole + (1 - TOPIC_SHARE) * best + self._extra + TYPED * (best >= WORD_FOR_WORD)
        found += MEANT * np.array([meant.get(topic, 0.0) for topic in self._topics])
        suits = [OF_THE_KIND * bool(kinds & entry.kinds) for entry in self.entries] if kinds else 0.0
        order = np.argsort(-(found + suits), kind="stable")
        return [Found(self.entries[row], likeness) for row, likeness in zip(order, found[order].tolist(), strict=True)]


def _mean(values: Values) -> Values:
    """Of each row, over what is there."""
    there = np.isfinite(values)
    return np.asarray(np.where(there, values, 0).sum(axis=1) / there.sum(axis=1))


def choose(
    ranked: Sequence[Found], heard: Collection[str]
) -> tuple[Literal["surely", "say", "offer", "none"], tuple[Asked, ...]]:
    """What to do with them: say the best, surely or with a word that it may fit; offer the best few; or none of both.
    Those `heard` just now are left out."""
    fresh = [one for one in ranked if one.entry.key not in heard]
    if fresh and fresh[0].likeness >= SAY:
        return "surely" if fresh[0].likeness >= CLOSE else "say", (fresh[0].entry,)
    offered = tuple(one.entry for one in fresh[:OFFERED] if one.likeness >= OFFER)
    return ("offer", offered) if len(offered) > 1 else ("none", ())


def nearer(
    ranked: Sequence[Found], topic: str, heard: Collection[str], *, is_asked: bool = False, share: float = 0.0
) -> tuple[Asked, bool] | None:
    """What is said in place of the first answer of `topic`, which was understood, and whether it is of the topic.

    `ranked` has nothing added for what is meant; `is_asked` where the message is a question; `share` is how probable
    the dialogue takes the topic to be. None where the first answer is best, or what is better is `heard` just now.
    """
    if topic in WRITTEN and share >= SURE and not is_asked:
        return None  # who surely wants words for somebody gets the room, and its question whether to write at all
    own = [one for one in ranked if one.entry.topic == topic]
    likeliest = own[0].likeness if own else 0.0
    best, ahead = ranked[0], _ahead(ranked)

    def reaches(one: Found, bar: float) -> bool:
        leads = one is best and bool(own) and not one.entry.is_card and topic not in WRITTEN
        return one.likeness >= bar or (leads and one.likeness + ahead >= bar + FOR_LEAD)

    mine = next((one for one in own if one.entry.key not in heard and reaches(one, _bar(one.entry))), None)
    if not own or own[0].entry.is_first or (topic in AT_ONCE and not (is_asked and topic == PAUSE)):
        mine = None
    room = next((one.likeness for one in own if one.entry.is_first), 0.0) if topic in WRITTEN else 0.0
    if mine and mine.likeness < room + MARGIN:
        mine = None
    is_word = best.entry.topic == WORDS
    is_another = best.entry.topic != topic and topic not in AT_ONCE and (is_asked or not is_word)
    is_wide = topic not in WRITTEN and share < (SURE if topic in WIDE else UNSURE)
    bar = OF_ASKED if is_word else OF_ANOTHER_WIDE if is_wide else OF_ANOTHER
    margin = MARGIN if share >= SURE else 0.0 if mine or is_wide else MARGIN
    if is_another and reaches(best, bar) and best.likeness >= likeliest + margin:
        return None if best.entry.key in heard else (best.entry, False)
    return None if mine is None or mine.entry.is_first else (mine.entry, True)


def _ahead(ranked: Sequence[Found]) -> float:
    """By how much the first is likelier than the next that its likeness is not shared with."""
    first = ranked[0]
    after = next((one.likeness for one in ranked if one.entry.kin != first.entry.kin), first.likeness)
    return max(0.0, first.likeness - after)


def _bar(entry: Asked) -> float:
    """From where on it is said in place of its topic's first answer; a card is no first answer to grief, nor to who
    came for a room."""
    if entry.topic in AT_ONCE:
        return OF_ASKED
    if entry.topic in WRITTEN:
        return math.inf if entry.is_card else OF_WRITTEN
    if not entry.is_card:
        return OF_ONE_THING
    if entry.topic in PLAIN or entry.topic.startswith("ask_"):
        return OF_TOPIC
    return OF_CARD if entry.topic != "grieve" else math.inf
