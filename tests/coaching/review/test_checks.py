"""Every check fires where it claims to and stays silent where it claims to."""

from __future__ import annotations

import pytest

from bot.coaching.review import KINDS, Check, Checks, Heard, Lexicon, Sheet, read
from tests.shelf import checks, checks_with


def examples(field: str) -> list[tuple[str, str, str]]:
    return [
        (kind, check.id, text)
        for kind, sheet in checks().sheets.items()
        for check in sheet.checks
        for text in getattr(check, field)
    ]


@pytest.mark.parametrize(("kind", "check", "text"), examples("flags"))
def test_a_check_finds_its_flags(kind: str, check: str, text: str) -> None:
    assert checks().matches(kind, check, text)


@pytest.mark.parametrize(("kind", "check", "text"), examples("passes"))
def test_a_check_stays_silent_on_its_passes(kind: str, check: str, text: str) -> None:
    assert not checks().matches(kind, check, text)


def test_every_check_says_why_and_has_examples_of_both_sorts() -> None:
    for sheet in checks().sheets.values():
        for check in sheet.checks:
            assert check.why
            assert check.flags
            assert check.passes


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_and_fault_has_its_place_in_the_order(kind: str) -> None:
    sheet = checks().sheets[kind]
    parts = {check.id for check in sheet.checks if check.role == "part"}
    faults = {check.id for check in sheet.checks if check.role == "fault"}
    assert faults <= set(sheet.changes)
    assert parts == set(sheet.praise)


def test_what_a_sign_rules_out_is_not_heard_either() -> None:
    said = "mum maybe you could not call so much"
    heard = checks_with(hear=lambda kind, text, matched: {"controls_other": Heard(0.9, text)})
    assert "controls_other" not in read("boundary", said, heard).faults
    assert "controls_other" in read("boundary", "no more seeing her", heard).faults


def sheet(*found: Check) -> Sheet:
    return Sheet("odd", found)


def test_a_pattern_that_does_not_compile_is_refused_with_its_place() -> None:
    with pytest.raises(ValueError, match="odd/one"):
        Checks([sheet(Check("one", "part", any=("(",)))], Lexicon())


def test_an_unknown_list_is_refused_with_its_place() -> None:
    with pytest.raises(ValueError, match="odd/one: the lexicon has no list <moods>"):
        Checks([sheet(Check("one", "part", any=("<moods>",)))], Lexicon())


def test_a_check_may_lean_only_on_checks_before_it() -> None:
    with pytest.raises(ValueError, match="two is not a check before it"):
        Checks([sheet(Check("one", "part", needs=("two",)), Check("two", "part"))], Lexicon())


def test_needs_without_implied_and_at_least_are_kept_to() -> None:
    made = Checks(
        [
            sheet(
                Check("a", "part", any=(r"\ba\b",)),
                Check("needing", "part", any=("x",), needs=("a",)),
                Check("without", "part", any=("x",), without=("a",)),
                Check("implied", "part", implied_by=("a",)),
                Check("twice", "part", any=("x",), at_least=2, within="text"),
                Check("long", "part", any=("x",), min_words=3),
            )
        ],
        Lexicon(),
    )
    assert set(made.read("odd", "a x")) == {"a", "needing", "implied"}
    assert set(made.read("odd", "x x")) == {"without", "twice"}
    assert set(made.read("odd", "x, x and x")) == {"without", "twice", "long"}
