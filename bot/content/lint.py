"""What `kith content check` says: everything that is wrong with the words, each with file, line and rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.coaching.deck import Card
from bot.coaching.guides import Map
from bot.coaching.review import Sheet
from bot.content import (
    asked,
    files,
    grade,
    guides,
    lines,
    loader,
    markup,
    nearer,
    replies,
    small_steps,
    starters,
    wordings,
)
from bot.content.scripts import LABEL_LIMIT, Placed
from bot.content.vocabulary import load_vocabulary
from bot.content.voice import Voice, load_voice
from bot.content.wordings import Wording
from bot.errors import ContentError

_ENOUGH_TO_GRADE = 30
_OTHER_LANGUAGE = re.compile("[a-z]{2}/")
"""How the key of a script begins that is not in English: the grade is made for English."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `rule` is an id of voice.yml, of a limit there, or `file` where the loader refuses it."""

    path: Path
    line: int
    rule: str
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says} [{self.rule}]"


def check(folder: Path = loader.FOLDER, *, today: date) -> list[Problem]:
    """Every problem of the content in this folder, by file and line; none means that it can be loaded and said."""
    try:
        vocabulary, voice = load_vocabulary(folder), load_voice(folder)
    except ContentError as error:
        return [_refused(error)]
    refused: list[ContentError] = []
    placed = list(loader.read_scripts(folder, vocabulary, refused.append))
    situations = list(loader.read_situations(folder, vocabulary, refused.append))
    begun = list(loader.read_starters(folder, vocabulary, refused.append))
    sheets, _ = loader.read_sheets(folder, vocabulary, refused.append)
    maps = _maps(folder, refused.append)
    said = [
        *wordings.of_scripts(placed),
        *wordings.of_situations(folder, situations),
        *wordings.of_sheets(folder, sheets.values()),
        *replies.wordings_of(folder),
        *small_steps.wordings_of(folder),
        *lines.wordings_of(folder),
        *starters.wordings_of(folder, begun),
        *guides.wordings(folder, maps),
        *asked.wordings(folder),
    ]
    problems = [
        *(_refused(error) for error in (*refused, *_unreadable_for_safety(folder))),
        *(problem for wording in said for problem in _of_wording(wording, voice)),
        *(problem for script in placed for problem in _of_script(script, voice, today)),
        *_unsaid(folder, maps, placed),
        *_unsaid_nearer(folder, placed),
        *_unknown_misfits(folder, [*(at.script.key for at in placed), *(f"{one.room}/{one.id}" for one in begun)]),
        *_unsaid_asked(folder, placed),
        *_of_cards(loader.read_cards(folder, vocabulary, _ignored), voice),
        *_without_examples(folder, sheets.values()),
        *_stale_numbers(folder, today),
        *_repeated(said, voice),
    ]
    return sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.rule))


def _maps(folder: Path, on_problem: Callable[[ContentError], None]) -> dict[str, Map]:
    try:
        return guides.load_guides(folder)
    except ContentError as problem:
        on_problem(problem)
        return {}


def _unsaid(folder: Path, maps: dict[str, Map], placed: Iterable[Placed]) -> Iterator[Problem]:
    for name, says in guides.unsaid(maps, {at.script.key: at for at in placed}):
        yield Problem(folder / "guides" / f"{name}.yml", 1, "guide", f"the guide “{name}” {says}")


def _unsaid_nearer(folder: Path, placed: Iterable[Placed]) -> Iterator[Problem]:
    path = folder / nearer.FILE
    try:
        entries = nearer.load_nearer(folder)
    except ContentError:
        return  # said already
    for key, says in nearer.unsaid(entries, [at.script.key for at in placed]):
        line = files.read(path).table("nearer").line_of(key)
        yield Problem(path, line, "nearer", f"the nearer answer “{key}” {says}")


def _unknown_misfits(folder: Path, keys: Sequence[str]) -> Iterator[Problem]:
    path = folder / nearer.MISFITS
    try:
        entries = nearer.load_misfits(folder)
    except ContentError:
        return  # said already
    for key in nearer.unknown(entries, keys):
        yield Problem(path, 1, "nearer", f"a misfit names “{key}”, which is not there")


def _unsaid_asked(folder: Path, placed: Iterable[Placed]) -> Iterator[Problem]:
    try:
        entries = asked.load_asked(folder)
    except ContentError:
        return  # said already
    for key in asked.unsaid(entries, {at.script.key for at in placed}):
        path = asked.path_of(folder, key)
        line = files.read(path).table("asked").line_of(key)
        yield Problem(path, line, "asked", f"“{key}” is not there")


def _ignored(problem: ContentError) -> None:
    """What is wrong with a card was said when its script was read."""


def _refused(error: ContentError) -> Problem:
    return Problem(error.path, error.line, "file", error.problem)


def _unreadable_for_safety(folder: Path) -> Iterator[ContentError]:
    loads: dict[str, Callable[[Path], object]] = {
        "safety/phrases.yml": loader.load_screen,
        "helplines.yml": loader.load_helplines,
        "replies": loader.load_replies,
        "small_steps.yml": loader.load_small_steps,
        nearer.FILE: nearer.load_nearer,
        nearer.MISFITS: nearer.load_misfits,
        asked.FOLDER: asked.load_asked,
        f"rooms/{lines.FILE}": lines.load_lines,
    }
    for name, load in loads.items():
        try:
            if (folder / name).exists():
                load(folder)
        except ContentError as error:
            yield error


def _stale_numbers(folder: Path, today: date) -> Iterator[Problem]:
    path = folder / "helplines.yml"
    try:
        names = loader.load_helplines(folder).stale(today) if path.exists() else ()
    except ContentError:
        return  # said already
    for name in names:
        yield Problem(path, 1, "stale", f"{name} was checked over a year ago: look it up in its source")


def _without_examples(folder: Path, sheets: Iterable[Sheet]) -> Iterator[Problem]:
    for sheet in sheets:
        places = (folder / place / f"{sheet.kind}.yml" for place in ("checks", "rooms"))
        path = next(place for place in places if place.is_file())
        for one in sheet.checks:
            if not (one.flags and one.passes):
                line = files.read(path).table("checks").line_of(one.id)
                says = f"“{one.id}” needs texts that it flags and texts that it passes"
                yield Problem(path, line, "examples", says)


def _of_wording(wording: Wording, voice: Voice) -> Iterator[Problem]:
    for rule in voice.rules:
        if rule.is_about(wording) and rule.is_broken_by(wording.text):
            yield Problem(wording.path, wording.line, rule.id, rule.says)
    if wording.where == "label":
        return
    if wording.is_in(voice.labels) and len(wording.text) > LABEL_LIMIT:
        says = f"a label of {len(wording.text)} characters; at most {LABEL_LIMIT}"
        yield Problem(wording.path, wording.line, "label", says)
    count = len(markup.words(wording.text))
    limit = voice.limits[_length_of(wording)]
    if count > limit:
        yield Problem(
            wording.path,
            wording.line,
            "words",
            f"{count} words; at most {limit} in a message",
        )
    asked = len(
        re.findall(
            r"\?(?!\w)",
            re.sub(r"“[^”]*”|\"[^\"]*\"|<blockquote>.*?</blockquote>", "", wording.text),
        )
    )
    if asked > voice.limits["questions"] and not wording.is_in(voice.lists_of_questions):
        yield Problem(
            wording.path,
            wording.line,
            "questions",
            f"{asked} questions; ask one and wait",
        )


def _length_of(wording: Wording) -> str:
    """The name of the limit that this text's length is held to."""
    if wording.is_in(["safety/*"]):
        return "words_in_safety"
    return "words_in_cards" if wording.is_in(["cards/*"]) else "words"


def _of_cards(cards: Iterable[tuple[Card, Placed]], voice: Voice) -> Iterator[Problem]:
    decks: dict[str, list[tuple[Card, Placed]]] = {}
    for card, at in cards:
        decks.setdefault(card.topic, []).append((card, at))
        sure = voice.certainty[card.certainty]
        if not any(word.search(markup.plain(at.script.variants[0].html)) for word in sure):
            says = f"“{card.key}” rests on {card.certainty} and has no word that says how sure it is"
            yield Problem(at.path, at.line, "certainty", says)
    for topic, deck in decks.items():
        for_all = [card for card, _ in deck if not card.suits]
        if len(for_all) < voice.limits["cards"]:
            says = f"the deck “{topic}” has {len(for_all)} cards for everybody; at least {voice.limits['cards']}"
            yield Problem(deck[0][1].path, 1, "cards", says)


def _of_script(at: Placed, voice: Voice, today: date) -> Iterator[Problem]:
    script = at.script
    if script.reviewed and script.reviewed > today:
        yield Problem(
            at.path,
            at.line,
            "reviewed",
            f"“{script.key}” was reviewed in the future, {script.reviewed}",
        )
    buttons = sum(map(len, script.buttons))
    place = Wording(at.path, at.line, script.key, "")
    if buttons > voice.limits["buttons"] and not place.is_in(voice.menus):
        says = f"“{script.key}” has {buttons} buttons; at most {voice.limits['buttons']}, unless it is a menu"
        yield Problem(at.path, at.line, "buttons", says)
    fewest = voice.limits["variants_often"]
    plain = [variant for variant in script.variants if not variant.suits]
    if len(plain) < fewest and place.is_in(voice.often):
        yield Problem(at.path, at.line, "variants_often", f"“{script.key}” is met often; it needs {fewest} wordings")
    text = "\n".join(variant.html for variant in script.variants)
    if len(markup.words(text)) >= _ENOUGH_TO_GRADE and not _OTHER_LANGUAGE.match(script.key):
        reached = grade.reading_grade(text)
        if reached > voice.limits["grade"]:
            most = voice.limits["grade"]
            says = f"“{script.key}” reads at grade {reached:.1f}; at most {most}: shorter words, shorter sentences"
            yield Problem(at.path, at.line, "grade", says)


def _repeated(said: list[Wording], voice: Voice) -> Iterator[Problem]:
    first: dict[str, Wording] = {}
    for wording in said:
        words = [word.casefold() for word in markup.words(wording.text)]
        if wording.where == "label" or len(words) < voice.limits["words_repeated"]:
            continue
        earlier = first.setdefault(" ".join(words), wording)
        if earlier is not wording and _without_twin(earlier.key, voice) != _without_twin(wording.key, voice):
            says = f"the same wording as {earlier.path.name}:{earlier.line}"
            yield Problem(wording.path, wording.line, "repeated", says)


def _without_twin(key: str, voice: Voice) -> str:
    base, _, end = key.rpartition("/")
    return base if end in voice.twins else key
