"""The screen: reads one message and says how much concern it holds, deterministically and from memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bot.coaching.safety.context import Place, has_past_form, is_about_another, is_denied, is_separated
from bot.coaching.safety.ear import Listen, pieces, situation
from bot.coaching.safety.levels import LEVELS, NOTHING, Level, Seen, worse
from bot.coaching.safety.normal import Sentence, Spelling, sentences
from bot.coaching.safety.pattern import Pattern, compile_pattern
from bot.coaching.safety.phrases import Idiom, Phrase, Phrases

T = TypeVar("T")

_FEW = 8
"""Words beside which a worry that a phrase found is not taken down."""
_EXPLAINED = 12
"""Words of a message that an everyday idiom explains as a whole, where no phrase finds anything beside it."""
_SHORT = 30
"""A message of fewer words is in fun, or from a story, as a whole."""


class _Index(Generic[T]):
    """Patterns by the words of which each needs one."""

    def __init__(self, entries: Iterable[tuple[T, Iterable[str]]], lists: dict[str, str]) -> None:
        self._words: dict[str, list[tuple[int, T, Pattern]]] = defaultdict(list)
        self._starts: dict[str, list[tuple[int, T, Pattern]]] = defaultdict(list)
        number = 0
        for value, sources in entries:
            for source in sources:
                pattern = compile_pattern(source, lists)
                number += 1
                for anchor in pattern.anchors:
                    index = self._starts if anchor.endswith("*") else self._words
                    index[anchor.rstrip("*")].append((number, value, pattern))
        self._lengths = sorted({len(start) for start in self._starts})

    def find(self, sentence: Sentence, text: str) -> Iterator[tuple[T, int, int]]:
        """What matches in `text`, with its offsets; each pattern once."""
        tried: dict[int, tuple[T, Pattern]] = {}
        for word in set(sentence.words):
            for number, value, pattern in self._words.get(word, ()):
                tried[number] = value, pattern
            for length in self._lengths:
                for number, value, pattern in self._starts.get(word[:length], ()):
                    tried[number] = value, pattern
        for number in sorted(tried):
            value, pattern = tried[number]
            for found in pattern.regex.finditer(text):
                yield value, found.start(), found.end()


@dataclass(frozen=True)
class Find:
    """A phrase that was found, the frames around it, and the level that is left."""

    phrase: Phrase
    level: Level
    frames: frozenset[str]

    @property
    def seen(self) -> Seen:
        """What this find alone would be."""
        about = self.phrase.about or ("other" if "other" in self.frames else "writer")
        return NOTHING if self.level == "none" else Seen(self.level, self.phrase.concern, about)


class Screen:
    """Reads messages against the phrases, and by `listen` for their meaning; never raises.

    Without `listen`, or where it fails, the phrases alone decide. Danger that a phrase found stays danger.
    """

    def __init__(self, phrases: Phrases, listen: Listen | None = None) -> None:
        lists = dict(phrases.lists)
        self._softens = phrases.softens
        self._listen = listen
        self._spelling = Spelling(phrases.spelling, phrases.emoji, phrases.known, phrases.correct)
        self._phrases = _Index[Phrase](((p, p.patterns) for p in phrases.phrases), lists)
        self._idioms = _Index[Idiom](((i, i.patterns) for i in phrases.idioms), lists)
        self._cues = _Index[str](phrases.cues.items(), lists)
        self._frames = _Index[str](phrases.frames.items(), lists)

    def read(self, text: str) -> Seen:
        """The gravest concern in `text`, taken on its own: by its phrases, weighed with what it means as a whole."""
        parts, plain = self._sentences(text)
        finds = self._find(parts, plain)
        gravest = NOTHING
        for find in finds:
            gravest = worse(gravest, find.seen)
        if self._listen is None:
            return gravest
        words = len(text.split())
        is_brief = words <= _FEW
        said, found = pieces(text), situation(finds)
        is_settled = (is_brief and found == "softened") or (
            words <= _EXPLAINED and found == "silent" and _is_idiom(parts, plain)
        )
        if not said or (is_settled and not gravest.is_urgent):
            return gravest
        try:
            heard = self._listen(said, found, gravest)
        except Exception:  # noqa: BLE001 - the phrases go on without the ear, whatever befell it
            return gravest
        if gravest.is_urgent:
            is_others = heard.concern == gravest.concern and heard.about == "other"
            return replace(gravest, about="other") if is_others else gravest
        return worse(gravest, heard) if is_brief else heard

    def is_everyday(self, text: str) -> bool:
        """Whether everyday idioms explain a short text as a whole, and no phrase finds anything beside them."""
        parts, plain = self._sentences(text)
        return len(text.split()) <= _EXPLAINED and _is_idiom(parts, plain) and not self._find(parts, plain)

    def explain(self, text: str) -> tuple[Find, ...]:
        """Every phrase found in `text`, those that were softened to nothing included."""
        return self._find(*self._sentences(text))

    def _sentences(self, text: str) -> tuple[list[Sentence], list[str]]:
        """The sentences of `text`, each once, and what of each is left without everyday idioms."""
        by_text = {sentence.text: sentence for sentence in sentences(text, self._spelling)}
        parts = list(by_text.values())
        return parts, [self._without_idioms(sentence) for sentence in parts]

    def _find(self, parts: list[Sentence], plain: list[str]) -> tuple[Find, ...]:
        places = [
            (phrase, Place(number, start, end))
            for number, sentence in enumerate(parts)
            for phrase, start, end in self._phrases.find(sentence, plain[number])
        ]
        if not places:
            return ()
        cues = {
            name
            for n, s in enumerate(parts)
            for name, start, _ in self._cues.find(s, plain[n])
            if not is_denied(s, start)
        }
        frames = [
            (name, Place(n, start, end))
            for n, s in enumerate(parts)
            for name, start, end in self._frames.find(s, s.text)
            if not (name == "joke" and "earnest" in cues)
        ]
        is_short = sum(len(s.words) for s in parts) < _SHORT
        denies = any(phrase.level == "urgent" and self._is_denied(parts, place, frames) for phrase, place in places)
        finds = []
        for phrase, place in places:
            if (phrase.needs and not cues.intersection(phrase.needs)) or cues.intersection(phrase.unless):
                continue
            around = frozenset(self._around(phrase, place, parts, frames, is_short))
            level: Level = "urgent" if not denies and cues.intersection(phrase.rises) else phrase.level
            for frame in around - phrase.holds:
                cap = (phrase.softens or {}).get(frame) or self._softens[phrase.concern][frame]
                level = min(level, cap, key=LEVELS.index)
            finds.append(Find(phrase, level, around))
        return tuple(finds)

    def _without_idioms(self, sentence: Sentence) -> str:
        """The sentence with the words of everyday idioms blanked out, each to the same length."""
        text = sentence.text
        for idiom, start, end in self._idioms.find(sentence, sentence.text):
            if any(word in sentence.words for word in idiom.unless):
                continue
            text = text[:start] + "".join(c if c == " " else "~" for c in text[start:end]) + text[end:]
        return text

    @staticmethod
    def _is_denied(parts: list[Sentence], place: Place, frames: list[tuple[str, Place]]) -> bool:
        sentence = parts[place.sentence]
        return is_denied(sentence, place.start) or any(
            name == "denied" and other.sentence == place.sentence and not is_separated(sentence, place, other)
            for name, other in frames
        )

    def _around(
        self, phrase: Phrase, place: Place, parts: list[Sentence], frames: list[tuple[str, Place]], is_short: bool
    ) -> Iterator[str]:
        sentence = parts[place.sentence]
        if self._is_denied(parts, place, frames):
            yield "denied"
        if phrase.concern in ("self_harm", "overdose", "relapse") and is_about_another(
            sentence, place.start, place.end
        ):
            yield "other"
        if place.start + 1 in sentence.quoted or place.start in sentence.quoted:
            yield "quoted"
        is_now = any(name == "now" and other.sentence == place.sentence for name, other in frames)
        for name, other in frames:
            here, distance = other.sentence == place.sentence, abs(other.sentence - place.sentence)
            if name in ("joke", "fiction") and (here or is_short or distance == 1):
                yield name
            elif name == "past" and not is_now:
                if (here and not is_separated(sentence, place, other)) or (
                    distance == 1 and has_past_form(sentence, place.start, place.end)
                ):
                    yield name
            elif (
                name in ("other", "asked")
                and here
                and other.start <= place.start
                and not is_separated(sentence, place, other)
            ):
                yield name


def _is_idiom(parts: list[Sentence], plain: list[str]) -> bool:
    """Whether each sentence holds an everyday idiom; `plain` is what of each is left without."""
    return bool(parts) and all(sentence.text != left for sentence, left in zip(parts, plain, strict=True))
