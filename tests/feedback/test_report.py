"""Drafts are read as careful readers labelled them, but for a strict list of known failures."""

from __future__ import annotations

import pytest
import yaml

from bot.coaching.review import KINDS, Checks
from bot.coaching.review.reading import EVEN
from bot.content.ear import hear, tone
from tests import quality, shelf
from tests.feedback import report

LEAST_DRAFTS, LEAST_EACH = 100, 15
CLOSE = 0.02
"""Another processor's arithmetic may tip what is as close as this to even."""


@pytest.fixture(scope="module")
def checks() -> Checks:
    return shelf.checks_with(hear, tone)


@pytest.fixture(scope="module")
def found(checks: Checks) -> list[report.Result]:
    return report.results(checks)


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_and_fault_has_drafts_with_it_and_without_it(kind: str, checks: Checks) -> None:
    drafts = report.drafts(kind)
    assert len(drafts) >= LEAST_DRAFTS
    for name in report.ids(kind, checks):
        there = sum(name in [*draft["parts"], *draft["faults"]] for draft in drafts)  # type: ignore[misc]
        assert LEAST_EACH <= there <= len(drafts) - LEAST_EACH, name


def test_no_draft_is_learned_from() -> None:
    learned = quality.ROOT / "bot" / "content" / "checks" / "drafts"
    known = {line.rpartition("\t")[2].casefold() for path in learned.glob("*.tsv") for line in path.open()}
    assert {str(d["text"]).casefold() for kind in KINDS for d in report.drafts(kind)} & known == set()


def test_the_report_was_made_from_the_present_sources() -> None:
    assert quality.made_from(report.REPORT) == report.made_from(), "run `python -m tests.feedback.report`"


@pytest.mark.measured
def test_what_was_reached_is_kept(found: list[report.Result], checks: Checks) -> None:
    by_id = report.all_figures(found, checks)
    assert report.macro(by_id) >= report.LEAST_MACRO
    assert {name: one.f1 for name, one in by_id.items() if one.f1 < report.LEAST_ID} == {}


@pytest.mark.measured
def test_the_known_failures_are_all_that_fail_and_all_of_them_do(found: list[report.Result], checks: Checks) -> None:
    known = yaml.safe_load(report.KNOWN.read_text(encoding="utf-8"))
    failing = report.failures(found)
    differing = [
        (result.kind, result.name, wrong)
        for result in found
        for wrong in set(known[result.kind].get(result.name, ())) ^ set(failing[result.kind].get(result.name, ()))
        if not _is_close(result, wrong[1:], checks)
    ]
    assert differing == [], "run `python -m tests.feedback.report`"


def _is_close(result: report.Result, name: str, checks: Checks) -> bool:
    matched = {key: words for key, (words, _) in checks.read(result.kind, result.text).items()}
    assert checks.hear is not None
    return abs(checks.hear(result.kind, result.text, matched)[name].share - EVEN) < CLOSE
