"""What `kith content check` says: everything that is wrong with the words, each with file, line and rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content import files, grade, loader, markup
from bot.content.scripts import LABEL_LIMIT, Placed
from bot.content.vocabulary import Vocabulary, load_vocabulary
from bot.content.voice import Voice, Where, Wording, load_voice
from bot.errors import ContentError

_ENOUGH_TO_GRADE = 30
_SITUATION_TEXTS = ("title", "scene", "model", "hint")


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
    rest = list(_read_the_rest(folder, vocabulary, refused))
    wordings = [*_script_wordings(placed), *_situation_wordings(folder)]
    problems = [
        *(_refused(error) for error in refused),
        *(problem for wording in wordings for problem in _of_wording(wording, voice)),
        *(problem for script in placed for problem in _of_script(script, voice, today)),
        *rest,
        *_repeated(wordings, voice.limits["words_repeated"]),
    ]
    return sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.rule))


def _refused(error: ContentError) -> Problem:
    return Problem(error.path, error.line, "file", error.problem)


def _read_the_rest(folder: Path, vocabulary: Vocabulary, refused: list[ContentError]) -> Iterator[Problem]:
    """What is wrong in the files that hold no scripts; what the loader refuses goes to `refused`."""
    for _ in loader.read_situations(folder, vocabulary, refused.append):
        pass
    for kind, sheet in loader.read_sheets(folder, vocabulary, refused.append)[0].items():
        path = folder / "checks" / f"{kind}.yml"
        entries = files.read(path).table("checks")
        for one in sheet.checks:
            if not (one.flags and one.passes):
                says = f"“{one.id}” needs texts that it flags and texts that it passes"
                yield Problem(path, entries.line_of(one.id), "examples", says)
    loaders = {"safety/phrases.yml": loader.load_phrases, "helplines.yml": loader.load_helplines}
    for name, load in loaders.items():
        if (folder / name).exists():
            try:
                load(folder)
            except ContentError as error:
                refused.append(error)


def _script_wordings(placed: list[Placed]) -> Iterator[Wording]:
    for at in placed:
        for variant, line in zip(at.script.variants, at.variant_lines, strict=True):
            yield Wording(at.path, line, at.script.key, variant.html)
        for row in at.script.buttons:
            for button in row:
                yield Wording(at.path, at.line, at.script.key, button.label, "label")


def _situation_wordings(folder: Path) -> Iterator[Wording]:
    for path in sorted((folder / "situations").glob("*.yml")):
        try:
            entries = files.read(path).table("situations")
            for name in entries.values:
                entry = entries.table(name)
                for field in _SITUATION_TEXTS:
                    if field in entry.values:
                        where: Where = "label" if field == "title" else "text"
                        text = entry.text(field)
                        quoted = f"<blockquote>{text}</blockquote>" if field == "model" else text
                        yield Wording(
                            path,
                            entry.line_of(field),
                            f"{path.stem}/{name}/{field}",
                            quoted,
                            where,
                        )
        except ContentError:
            continue  # the loader has said it already


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
    limit = voice.limits["words_in_safety" if wording.is_in(["safety/*"]) else "words"]
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
    if len(markup.words(text)) >= _ENOUGH_TO_GRADE:
        reached = grade.reading_grade(text)
        if reached > voice.limits["grade"]:
            most = voice.limits["grade"]
            says = f"“{script.key}” reads at grade {reached:.1f}; at most {most}: shorter words, shorter sentences"
            yield Problem(at.path, at.line, "grade", says)


def _repeated(wordings: list[Wording], at_least: int) -> Iterator[Problem]:
    first: dict[str, Wording] = {}
    for wording in wordings:
        words = [word.casefold() for word in markup.words(wording.text)]
        if wording.where == "label" or len(words) < at_least:
            continue
        earlier = first.setdefault(" ".join(words), wording)
        if earlier is not wording:
            says = f"the same wording as {earlier.path.name}:{earlier.line}"
            yield Problem(wording.path, wording.line, "repeated", says)
