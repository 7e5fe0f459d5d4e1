"""Answers found by meaning: what in the library a message is about, by its likeness to what is asked of each."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from bot.coaching.asking import kinds_asked
from bot.coaching.covering import Covering

Values = npt.NDArray[np.float64]

KEYS = 3
"""How many keys of an answer, the most alike, make half of its nearness: one chance resemblance alone says little."""
NEAR, MEANT, FIRST, OF_THE_KIND = 17.18, 0.25, 2.0, 0.59
"""What counts how much: nearness, the logarithm of the topic's share, being a topic's first answer, and answering the
kind of question that is asked. Fitted on answers that judges found good, as are the next three:
docs/adr/0012-found-by-meaning.md."""
START, SURENESS, AHEAD = -6.21, 0.37, 0.351
"""From all of it to the odds of a good answer; and what it counts to lead, or to be behind the first."""
START_READ, NEAR_READ, SCORE_READ, AHEAD_READ, BESIDE = -4.5, 0.29, 0.469, 0.242, 1.0
"""To the odds of one that was read beside the message: from its nearness, from the score that it got, and from how far
it leads, or is behind the first, in nearness and so much of the score together. Fitted with messages, too, for which
there is no answer, and with some that are none of Kith's work."""
COVERED, HALF_COVERED = 0.9, 2.7
"""What the root of it counts how much of the words of the message it knows, and what of that is no more than usual.
Chosen on every fourth message of tuning/answers/graded_again.tsv, with the odds as they were."""
FAR = 6.0
"""What counts as far ahead, where there is no other."""
RANKED = 60
"""So many of the likeliest are ever looked at."""
LIKEST, READ = 3, 5
"""By so many of its keys an answer is read beside the message, those most like it; and so many answers are."""
TOKENS = 64
"""So much of a message, and of an answer, is read so."""
UNLIKELY = 0.001
"""What is added to the share of each topic, for its logarithm."""
AT_LARGE, SO_LIKELY = "outright", 0.1
"""The topic of answers to what no topic of the dialogue is about, and the share that it always has, as has every topic
where nobody knows what is meant."""
WORD_FOR_WORD = 0.97
"""From which likeness to one of its texts on an answer is asked for in those very words."""
SAY, CLOSE, OFFER = 0.2, 0.35, 0.06
"""How probably good an answer is that is said with a word that it may fit; that is said as if it had been understood;
and that is offered by name: docs/adr/0012-found-by-meaning.md."""
SAY_ASKED = 0.12
"""The first of them where something is surely asked: the button under it has the names that would be offered."""
OFFERED = 3
OF_TOPIC, OF_ANOTHER, OF_WRITTEN, OF_ASKED = 0.15, 0.16, 0.2, 0.35
"""How probably good an answer is that is said in place of the first one of its topic, which was understood; of another
topic; of a room; and, where something is asked, of a topic that begins at once, or a word explained in place of another
topic's."""
SURE = 0.95
"""From where on the dialogue is believed about the topic: one of another topic then has to be CLOSE."""
WORDS = "ask_term"
"""The topic of words explained."""
OF_KITH, FEEDBACK = frozenset({"ask_if_human", "ask_menu", "ask_privacy"}), "give_feedback"
"""Topics of Kith itself, of which only something CLOSE stands in for another topic's answer; and of what is said of it,
of which nothing does."""
GOOD_NEWS = "share_good_news"
HURT = frozenset({"feel_ashamed", "feel_lonely", "feel_overwhelmed", "feel_rejected", "grieve"})
"""Good news, and topics whose answers stand in for it even where the dialogue is sure of it: joy at what hurts is
worse than the other way round."""
PAUSE = "pause_argument"
AT_ONCE = frozenset({"calm_down", PAUSE})
"""Topics that begin with something to do now, which nothing stands in for; but a pause can be asked about."""
WRITTEN = frozenset(
    {"answer_a_bid", "ask_for_support", "reach_out", "repair_conflict", "say_how_i_feel", "set_boundary"}
)
"""Topics that open a room."""
NO_CARDS = WRITTEN | {"grieve"}
"""Topics of which a card, a piece of knowledge, is no first answer."""


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

    def mentions(self, word: str) -> bool:
        """Whether one of its texts holds that word, in small letters."""
        whole = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
        return any(whole.search(text) for text in self.texts)

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


@dataclass(frozen=True)
class Found:
    """An entry, how probably it is a good answer, and what that comes from: how near it is."""

    entry: Asked
    share: float
    near: float = 0.0


class Library:
    """Every entry, laid out so that a message is compared with all their texts at once."""

    def __init__(self, entries: Sequence[Asked]) -> None:
        self.entries = tuple(entries)
        self.texts = [text for entry in self.entries for text in entry.texts]
        longest = max((len(entry.texts) for entry in self.entries), default=0)
        # Rows as long as the longest, at least of KEYS; what is missing is the last likeness, which is none.
        self._places = np.full((len(self.entries), max(longest, KEYS)), len(self.texts))
        self._rows = {entry.key: row for row, entry in enumerate(self.entries)}
        start = 0
        for row, entry in enumerate(self.entries):
            self._places[row, : len(entry.texts)] = range(start, start + len(entry.texts))
            start += len(entry.texts)
        self._topics = [entry.topic for entry in self.entries]
        self._firsts = np.array([entry.is_first for entry in self.entries])

    def rank(self, likenesses: Values, meant: Mapping[str, float], kinds: frozenset[str] = frozenset()) -> list[Found]:
        """The RANKED entries that are the likeliest to be a good answer, the likeliest first.

        `likenesses` [texts] are those of the message to each text of each entry, in order, -1 to 1; `meant` is how
        probable the dialogue takes each topic to be; `kinds` are those of the question.
        """
        likeliest = np.partition(np.append(likenesses, -np.inf)[self._places], -KEYS)[:, -KEYS:]
        best = likeliest.max(axis=1)
        meant = {**meant, AT_LARGE: SO_LIKELY} if meant else dict.fromkeys(self._topics, SO_LIKELY)
        topics = np.log(np.array([meant.get(topic, 0.0) for topic in self._topics]) + UNLIKELY)
        suits = np.array([bool(kinds & entry.kinds) for entry in self.entries]) if kinds else np.zeros(len(best))
        near = NEAR * (best + _mean(likeliest)) / 2 + MEANT * topics + FIRST * self._firsts + OF_THE_KIND * suits
        order = np.argsort(-near, kind="stable")
        ahead = near - near[order[:1]]
        if len(order) > 1:
            ahead[order[0]] = near[order[0]] - near[order[1]]
        odds = START + SURENESS * near + AHEAD * ahead
        shares = 1 / (1 + np.exp(-odds))
        shares[best >= WORD_FOR_WORD] = 1.0
        order = np.argsort(-shares, kind="stable")[:RANKED]
        return [Found(self.entries[row], float(shares[row]), float(near[row])) for row in order]

    @cached_property
    def covering(self) -> Covering:
        """The words of all entries."""
        return Covering([entry.texts for entry in self.entries])

    def likest(self, entry: Asked, likenesses: Values, said: str = "") -> tuple[list[str], float]:
        """The LIKEST texts of an entry, other than what was `said`, the likest first; and how near it is by them."""
        places = self._places[self._rows[entry.key]][: len(entry.texts)]
        others = [place for place in places if self.texts[place] != said]
        places = np.array(others or places)
        likely = places[np.argsort(-likenesses[places], kind="stable")][: max(LIKEST, KEYS)]
        near = float(likenesses[likely[0]] + likenesses[likely[:KEYS]].mean()) / 2
        return [self.texts[place] for place in likely[:LIKEST]], near


def weighed(ranked: Sequence[Found], scores: Sequence[float], covered: Sequence[float]) -> list[Found]:
    """The first of `ranked` anew, the likeliest first, by the `scores` that they got when each was read beside the
    message, and by how much of its words each knows, `covered` as Covering tells it; the others stay behind them. What
    was asked for word for word stays where it is."""
    if not scores or ranked[0].share == 1:
        return list(ranked)
    both = [one.near + BESIDE * score for one, score in zip(ranked, scores, strict=False)]
    best, second = sorted([*both, -math.inf], reverse=True)[:2]
    shares = []
    for one, score, here, known in zip(ranked, scores, both, covered, strict=False):
        ahead = here - best if here < best else min(here - second, FAR)
        odds = START_READ + NEAR_READ * one.near + SCORE_READ * score + AHEAD_READ * ahead
        odds += COVERED * (math.sqrt(known) - HALF_COVERED)
        shares.append(1 / (1 + math.exp(-odds)))
    read = [replace(one, share=share) for one, share in zip(ranked, shares, strict=False)]
    rest = [replace(one, share=min(one.share, *shares)) for one in ranked[len(shares) :]]
    return [*sorted(read, key=lambda one: -one.share), *rest]


def told(entry: Asked, texts: Sequence[str]) -> str:
    """An entry as it is read beside a message: its name and some of its texts."""
    return f"{entry.name}. {' / '.join(texts)}"


def _mean(values: Values) -> Values:
    """Of each row, over what is there."""
    there = np.isfinite(values)
    return np.asarray(np.where(there, values, 0).sum(axis=1) / there.sum(axis=1))


def choose(
    ranked: Sequence[Found], heard: Collection[str], *, is_asked: bool = False
) -> tuple[Literal["surely", "say", "offer", "none"], tuple[Asked, ...]]:
    """What to do with them: say the best, surely or with a word that it may fit; offer the best few; or none of both.
    Those `heard` just now are left out. `is_asked`: something is surely asked that is Kith's work."""
    fresh = [one for one in ranked if one.entry.key not in heard]
    if fresh and fresh[0].share >= (SAY_ASKED if is_asked else SAY):
        return "surely" if fresh[0].share >= CLOSE else "say", (fresh[0].entry,)
    offered = tuple(one.entry for one in fresh[:OFFERED] if one.share >= OFFER)
    return ("offer", offered) if len(offered) > 1 else ("none", ())


def nearer(
    ranked: Sequence[Found], topic: str, heard: Collection[str], *, is_asked: bool = False, share: float = 0.0
) -> tuple[Asked, bool] | None:
    """What is said in place of the first answer of `topic`, which was understood, and whether it is of the topic.

    `is_asked` where the message is a question; `share` is how probable the dialogue takes the topic to be. None where
    the first answer is best; what is `heard` just now is passed over.
    """
    if topic in AT_ONCE and not (is_asked and topic == PAUSE):
        return None
    for one in ranked:
        entry = one.entry
        if entry.key == topic or one.share < OF_TOPIC:
            break
        is_out = entry.is_card and entry.topic == topic and topic in NO_CARDS
        if not is_out and entry.key not in heard and one.share >= _bar(entry, topic, share, is_asked=is_asked):
            return entry, entry.topic == topic
    return None


def _bar(entry: Asked, topic: str, share: float, *, is_asked: bool) -> float:
    """How probably good it must be to be said in place of the first answer of `topic`."""
    if topic in AT_ONCE or (entry.topic == WORDS and topic != WORDS):
        return OF_ASKED if is_asked else math.inf
    if entry.topic == FEEDBACK != topic:
        return math.inf
    if (entry.is_first or entry.topic in OF_KITH) and entry.topic != topic:
        return CLOSE
    if topic == GOOD_NEWS and entry.topic in HURT and not entry.is_first:
        return OF_ANOTHER
    if entry.topic == topic:
        return OF_TOPIC if topic not in WRITTEN else CLOSE if share >= SURE and not is_asked else OF_WRITTEN
    return CLOSE if share >= SURE else OF_ANOTHER
