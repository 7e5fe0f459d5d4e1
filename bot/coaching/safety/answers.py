"""Reads a typed answer or a tap in a safety conversation; typing counts as much as a button."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.coaching.safety import answers_es
from bot.coaching.safety.answers_en import PATTERNS
from bot.coaching.safety.normal import Spelling, sentences
from bot.coaching.safety.pattern import Pattern, compile_pattern

TAP = "safety:"

_SPELLINGS = {
    "do not": "don't dont",
    "cannot": "can't cant",
    "i am": "i'm im",
    "will not": "won't wont",
    "is not": "isn't isnt",
    "are not": "aren't arent",
    "have not": "haven't havent",
    "has not": "hasn't hasnt",
    "did not": "didn't didnt",
    "does not": "doesn't doesnt",
    "no one": "noone nobody",
    "do not know": "idk dunno",
    "they are": "they're theyre",
    "he is": "he's hes",
    "she is": "she's shes",
    "yes": "yeah yep yea yup ye aye si yh ya yess",
    "no": "nope nah naw",
    "what is": "what's whats",
}
_SPELLING = Spelling(
    words={wrong: right for right, wrongs in _SPELLINGS.items() for wrong in wrongs.split()},
    emoji={"👍": "yes", "👎": "no"},
    known=frozenset(),
)

_ALWAYS = ("not_meant", "stop", "safe", "elsewhere")
_IN: dict[str, dict[str, tuple[str, ...]]] = {"es": answers_es.PATTERNS}


_DENIABLE = frozenset(
    (  # noqa: SIM905
        "safe resolved coming moved out quiet died has_it know with awake someone will done already private better"
    ).split()
)
"""Answers that a denial, a doubt or a wish before them takes back: "I don't feel safe", "I don't know if he's okay"."""
_DENYING = (" cannot", " can not", " not able", " unable", " no ", " will not", " not let", " would not", " you ")
"""Beginnings of what is itself said with a denial."""
_WORD = "(?: (?!but |and |because |so |pero |y )[^ ,]+)"
_TAKEN_BACK = {
    "en": re.compile(
        rf" (?:not|never|cannot|if|whether|until|unless|wish|hope|without|no one|nobody){_WORD}{{0,4}} ?$"
    ),
    "es": re.compile(rf" (?:no|nunca|nadie|ni|ojala|hasta|se si|tampoco|sin){_WORD}{{0,3}} ?$"),
}

_NEXT_CLAUSE = re.compile(
    r" (?=(?:and|but|because|so|though|although|then|y|pero|porque|aunque|luego|entonces),? )|(?<=,) "
)

_SKIPS = (
    "^ [i] (no|nope|none|nothing|skip|skip it|skip this|skip this line|pass|next|do not know|not sure|no idea|no one|cannot think of any) $",
    "^ [i] (cannot think of anything|have no one|do not have anyone|have none|do not have any)",
)
_SAFE_ALONE = ("^ (i am|i feel) [really|much|all] (safe|ok|okay|fine|better) [now|for now|again] $",)


def read(
    text: str, tap: str | None, expected: Iterable[str], language: str = "en", *, is_light: bool = False
) -> str | None:
    """The answer that a tap or typed words give: one that is always taken, else one of `expected`, else None.

    Where nobody has to answer (`is_light`), words are only ever one of `expected`. What is typed is read in the
    talk's language and in English.
    """
    if tap is not None and tap.startswith(TAP):
        return tap[len(TAP) :]
    parts = _parts(text)
    wanted = {*expected, *(() if is_light else _ALWAYS)}
    for spoken in dict.fromkeys((language, "en")):
        for answer, patterns in _compiled(spoken).items():
            back = _TAKEN_BACK.get(spoken) if answer in _DENIABLE else None
            if answer in wanted and any(_stands(part, p, back) for p in patterns for part in parts):
                return answer
    return None


def is_said(text: str, words: Mapping[str, tuple[str, ...]], language: str = "en", *, stands: bool = False) -> bool:
    """Whether one of the patterns, in the language of the talk or in English, is in the text and not taken back.

    What `stands` no denial before it takes back.
    """
    parts = _parts(text)
    for spoken in dict.fromkeys((language, "en")):
        back = None if stands else _TAKEN_BACK.get(spoken, _TAKEN_BACK["en"])
        if any(_stands(part, p, back, _DENYING) for p in _made(words.get(spoken, ())) for part in parts):
            return True
    return False


def clauses_with(
    text: str, words: Mapping[str, tuple[str, ...]], language: str, back: Mapping[str, re.Pattern[str]]
) -> Iterator[str]:
    """The clauses that hold one of the patterns, where nothing of `back` stands before it."""
    for spoken in dict.fromkeys((language, "en")):
        for part in _parts(text):
            ends = [found.start() for found in _NEXT_CLAUSE.finditer(part)]
            for pattern in _made(words.get(spoken, ())):
                for found in pattern.regex.finditer(part):
                    if not back[spoken].search(part[: found.start()]):
                        start = max((end for end in ends if end <= found.start()), default=0)
                        stop = min((end for end in ends if end >= found.end()), default=len(part))
                        yield part[start:stop]


def whole(text: str) -> str:
    """The message in plain words, spelt as the patterns are."""
    return " ".join(" ".join(_parts(text)).replace(",", " ").split())


def _stands(part: str, pattern: Pattern, back: re.Pattern[str] | None, denying: tuple[str, ...] = ()) -> bool:
    """Whether a sentence holds the pattern, and no `back` before it in its clause takes it back; what begins with one
    of `denying` is itself said with a denial."""
    return any(
        back is None or found.group().startswith(denying) or not back.search(part[: found.start()])
        for found in pattern.regex.finditer(part)
    )


def read_line(text: str) -> str | None:
    """What is typed where a line of the plan is awaited, if it is no such line: "nothing", "later", "stop" or "safe"."""
    parts = _parts(text)
    if len(parts) != 1:
        return None
    for answer, sources in (
        ("nothing", _SKIPS + answers_es.SKIPS), ("safe", _SAFE_ALONE), ("later", PATTERNS["later"]),
        ("later", answers_es.PATTERNS["later"]), ("stop", PATTERNS["stop"]), ("stop", answers_es.PATTERNS["stop"]),
    ):  # fmt: skip
        if any(pattern.regex.search(parts[0]) for pattern in _made(sources)):
            return answer
    return None


@lru_cache(maxsize=8)
def _parts(text: str) -> tuple[str, ...]:
    """The sentences of a message, spelt as the patterns are; a turn asks for the same message many times over."""
    return tuple(sentence.text for sentence in sentences(text[:600], _SPELLING))


@lru_cache(maxsize=256)
def _made(sources: tuple[str, ...]) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(source, {}) for source in sources)


@lru_cache(maxsize=4)
def _compiled(language: str) -> dict[str, tuple[Pattern, ...]]:
    table = PATTERNS if language == "en" else _IN.get(language, {})
    return {answer: _made(sources) for answer, sources in table.items()}
