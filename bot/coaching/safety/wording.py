"""Turns a wish of the safety conversation into a message: wording not used before, and the numbers that fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.coaching.message import Button, Buttons, Message, Say
from bot.coaching.safety.answers import TAP
from bot.coaching.safety.helplines import KINDS, Helplines, Line, Lines
from bot.coaching.safety.places import AT_ONCE, OPENING
from bot.coaching.safety.steps import STEPS
from bot.coaching.safety.talk import Talk
from bot.coaching.script import Script, Variant, fill, placeholders

_ASIDE = "aside/"
_HOW = "aside/how/"
"""What is said of an overdose step in other, simpler words, with the step behind it."""
_SENTENCE = re.compile(r"[^.?!]+(?:[.?!]+[\"»”]?|\Z)")
_OPEN = "label/question"
"""What is asked where the step that waits has no question of its own."""
_ENOUGH = "stay/more"
"""What is said instead where every wording of a script was said already."""
_FIRST_OF_ALL = "stay/at_once"
"""The same where the script tells what to do at once."""
_TO_DO_AT_ONCE = frozenset(
    (  # noqa: SIM905
        "overdose/now overdose/other overdose/ask overdose/me overdose/alone overdose/someone overdose/shout "
        "overdose/coming overdose/position overdose/naloxone overdose/spray overdose/breaths overdose/awake "
        "overdose/other_coming overdose/other_police self_harm/right_now danger/now danger/hidden danger/locked "
        "danger/other_now child/now child/shaken child/shaken_call harm/child harm/child_near harm/again "
        "harm/other_now other/worse"
    ).split()
)
_NUMBERS = "aside/numbers"
_SAID_AGAIN = (_NUMBERS, "aside/whom", "aside/how/", "aside/leaving")
"""Beginnings of scripts that are rather said in the same words again."""
_WHOSE = "whose"
"""Said once, with the first number: of which country it is, and how to tell another."""
_LABEL = "label/not_meant"
_LISTED = "label/directory"
_EMERGENCY = "label/emergency"
"""What stands in place of a number where the country is unknown."""
_OF_THE_BODY = ("overdose_", "child_shaken", "child_did_shaken", "child_did_wait")
"""Beginnings of steps at which an ambulance is what is called for."""
NOT_MEANT = f"{TAP}not_meant"


def word(
    say: Say, talk: Talk, scripts: Mapping[str, Script], helplines: Helplines, before: Sequence[str] = ()
) -> tuple[Message, Talk]:
    """The message for `say`, and the talk with its wording marked as said; `before` was said in earlier talks.

    A key with "/check", "/abroad" or "/listed" is taken where the number is only recalled, where there is none since
    the country is unknown, or where it is known and has none; as far as the script has such a one. Buttons carry the
    step that they answer; where a talk opens there is one for "that's not what I meant". Raises KeyError where the
    script is missing.
    """
    lines = helplines.for_country(talk.country)
    script = scripts[_fitting(say.key, lines, talk, scripts)]
    variant = _unsaid(script, talk, before)
    if say.key.startswith(_ASIDE):  # what was asked before it still waits
        waiting = STEPS[talk.step].says[-1]
        script = replace(script, buttons=scripts[_fitting(waiting, lines, talk, scripts)].buttons)
    if variant is None and say.key.startswith(_SAID_AGAIN):
        variant = _least_recent(script, talk.said)
    if variant is None:
        variant = _in_other_words(say.key, talk, scripts, before)
    filled = {**fields(lines, talk, helplines, scripts), **say.fields}
    if say.key.startswith(_ASIDE):
        filled["question"] = _question(talk, filled, lines, scripts)
    message = fill(script, variant, replace(say, fields=filled, kind="safety"))
    message = replace(message, html=_begun_large(message.html, filled["emergency"]))
    if message.buttons:
        message = replace(message, buttons=_buttons(message.buttons, talk, scripts))
    said = (*(one for one in talk.said if one not in (say.key, variant.id)), say.key, variant.id)
    note = _whose(variant, lines, talk, scripts)
    if note is not None:
        said = (*said, note.id)
        if not say.key.startswith(_NUMBERS):  # they have told the country themselves
            whose = fill(script, note, Say(_WHOSE, fields=filled))
            message = replace(message, html=f"{message.html}\n\n{whose.html}")
    return message, replace(talk, said=said)


def _whose(variant: Variant, lines: Lines | None, talk: Talk, scripts: Mapping[str, Script]) -> Variant | None:
    """What tells whose numbers these are, in a language that is not at home in their country; once in a talk."""
    if (
        lines is None
        or talk.language not in lines.called
        or not {"emergency", *KINDS} & set(placeholders(variant.html))
    ):
        return None
    note = scripts[_spoken(_WHOSE, talk, scripts)].variants[0]
    return None if note.id in talk.said else note


def _in_other_words(key: str, talk: Talk, scripts: Mapping[str, Script], before: Sequence[str]) -> Variant:
    """What is said where every wording was: of what is to be done at once, simpler words where there are such."""
    is_at_once = key in _TO_DO_AT_ONCE
    simpler = scripts.get(_spoken(f"{_HOW}{talk.step}", talk, scripts)) if is_at_once else None
    variant = _unsaid(simpler, talk, before) if simpler is not None else None
    if variant is not None:
        return variant
    script = scripts[_spoken(_FIRST_OF_ALL if is_at_once else _ENOUGH, talk, scripts)]
    return _unsaid(script, talk, before) or _least_recent(script, talk.said)


def _begun_large(html: str, words: str) -> str:
    """The message with a capital where a sentence begins with these words, which stand in place of a number."""
    begins = re.compile(rf"(\A|[.?!] ){re.escape(words)}")
    return begins.sub(lambda found: found[1] + words[:1].upper() + words[1:], html)


def _question(talk: Talk, values: Mapping[str, str], lines: Lines | None, scripts: Mapping[str, Script]) -> str:
    """The question that still waits, as it was last asked; another one where none was."""
    asked = STEPS[talk.step].says[-1]
    wordings = {
        variant.id: variant.html
        for key in (
            _fitting(asked, lines, talk, scripts),
            _spoken(asked, talk, scripts),
            _spoken(_ENOUGH, talk, scripts),
            _spoken(_FIRST_OF_ALL, talk, scripts),
        )
        for variant in scripts[key].variants
    }
    for said in reversed(talk.said):
        ends = [one for one in _SENTENCE.findall(wordings.get(said, "")) if one.endswith("?")]
        if ends:
            return str(ends[-1].strip().format(**values))
    return scripts[_spoken(_OPEN, talk, scripts)].variants[0].html


def _buttons(rows: Buttons, talk: Talk, scripts: Mapping[str, Script]) -> Buttons:
    """The rows with the step in each tap, so that a button is understood when nothing else is left of the talk."""
    taps = {button.tap for row in rows for button in row}
    is_beginning = talk.step in OPENING or (talk.step in AT_ONCE and (not talk.said or bool(talk.under)))
    if is_beginning and NOT_MEANT not in taps:
        label = scripts[_spoken(_LABEL, talk, scripts)].variants[0].html
        rows = (*rows, (Button(label, NOT_MEANT),))
    at = f"@{talk.step}"
    return tuple(
        tuple(replace(one, tap=one.tap + at) if one.tap.startswith(TAP) else one for one in row) for row in rows
    )


def fields(lines: Lines | None, talk: Talk, helplines: Helplines, scripts: Mapping[str, Script]) -> dict[str, str]:
    """The values that a safety script may name: the emergency number, a line of each kind, the directory, the land."""
    directory = helplines.directory
    unknown = scripts[_spoken(_EMERGENCY, talk, scripts)].variants[0].html
    values = {"emergency": _emergency(lines, talk) if lines else unknown, "directory": directory.url}
    values["country"] = lines.called.get(talk.language, "") if lines else ""
    listed = scripts[_spoken(_LISTED, talk, scripts)].variants[0].html if talk.language != "en" else directory.say
    for kind in KINDS:
        line = _line(kind, lines, talk)
        values[kind] = listed if line is None else line.say if talk.language == "en" else _plainly(line)
    return values


def _emergency(lines: Lines, talk: Talk) -> str:
    """The emergency number, in a body's emergency the ambulance alone once the police were named beside it."""
    is_of_the_body = talk.step.startswith(_OF_THE_BODY) and talk.step not in OPENING
    return (is_of_the_body and lines.ambulance) or lines.emergency_in(talk.language)


def _plainly(line: Line) -> str:
    """A line in a language in which nobody wrote down how to name it: its own name and its number."""
    return f"{line.name} ({line.number})" if line.number and line.number not in line.name else line.name


def _line(kind: str, lines: Lines | None, talk: Talk) -> Line | None:
    """The line of a kind: a child line for someone under 18, a crisis line in place of one that is missing."""
    if lines is None:
        return None
    if kind == "crisis" and talk.is_minor and lines.child:
        return lines.child
    found: Line | None = getattr(lines, kind)
    return found or (lines.crisis if kind in ("child", "substance") else None)


def _spoken(key: str, talk: Talk, scripts: Mapping[str, Script]) -> str:
    """The key in the talk's language, where the words are there in it."""
    other = f"{talk.language}/{key}"
    return other if talk.language != "en" and other in scripts else key


def _fitting(key: str, lines: Lines | None, talk: Talk, scripts: Mapping[str, Script]) -> str:
    """The script itself, or its twin for a country that is unknown or has no such line, or a number not confirmed."""
    key = _spoken(key, talk, scripts)
    used = {name for variant in scripts[key].variants for name in placeholders(variant.html)} & set(KINDS)
    found = [_line(kind, lines, talk) for kind in sorted(used)]
    if used and any(line is None for line in found):
        twins = (f"{key}/listed", f"{key}/abroad") if talk.country else (f"{key}/abroad",)
        return next((twin for twin in twins if twin in scripts), key)
    if any(line is not None and line.confidence == "recalled" for line in found) and f"{key}/check" in scripts:
        return f"{key}/check"
    return key


def _unsaid(script: Script, talk: Talk, before: Sequence[str]) -> Variant | None:
    """A wording not said in this talk, and if there is one not before it; its beginning decides which comes first."""
    start = int(talk.opened_at.timestamp()) % len(script.variants)
    turned = script.variants[start:] + script.variants[:start]
    left = [variant for variant in turned if variant.id not in talk.said]
    new = next((variant for variant in left if variant.id not in before), None)
    return new or (min(left, key=lambda variant: before.index(variant.id)) if left else None)


def _least_recent(script: Script, said: Sequence[str]) -> Variant:
    return min(script.variants, key=lambda variant: said.index(variant.id) if variant.id in said else -1)
