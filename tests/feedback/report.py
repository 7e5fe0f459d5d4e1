"""How well drafts are read that were written apart: `python -m tests.feedback.report` writes report and failures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.coaching.review import KINDS, Checks, read
from bot.content.ear import hear, tone
from bot.content.loader import load_checks
from bot.encoder.tuned import path_of
from tests import quality

FOLDER = Path(__file__).parent
REPORT, KNOWN = FOLDER / "report.md", FOLDER / "known_failures.yml"
LEAST_MACRO, LEAST_ID = 0.85, 0.65
_SHOWN = 60
"""Characters by which a draft is named."""


@dataclass(frozen=True)
class Result:
    """One draft of a kind: the ids that it holds, and those that were found."""

    kind: str
    text: str
    holds: frozenset[str]
    found: frozenset[str]

    @property
    def name(self) -> str:
        return " ".join(self.text.split())[:_SHOWN]


@dataclass(frozen=True)
class Figures:
    """Of one id: how often it is there, and how well it is found."""

    count: int
    precision: float
    recall: float
    f1: float


def drafts(kind: str) -> list[Mapping[str, object]]:
    """The labelled drafts of a kind."""
    return list(yaml.safe_load((FOLDER / f"{kind}.yml").read_text(encoding="utf-8"))["drafts"])


def results(checks: Checks) -> list[Result]:
    """What is found in every draft."""
    found = []
    for kind in KINDS:
        for draft in drafts(kind):
            text = str(draft["text"])
            reading = read(kind, text, checks)
            holds = frozenset([*draft["parts"], *draft["faults"]])  # type: ignore[misc]
            found.append(Result(kind, text, holds, frozenset(reading.parts + reading.faults)))
    return found


def ids(kind: str, checks: Checks) -> list[str]:
    """The parts and faults of a kind, in the order of its sheet."""
    return [check.id for check in checks.sheets[kind].checks if check.role in ("part", "fault")]


def figures(found: Sequence[Result], kind: str, name: str) -> Figures:
    """How well one id of a kind is found."""
    pairs = [(name in result.holds, name in result.found) for result in found if result.kind == kind]
    hits = sum(holds and finds for holds, finds in pairs)
    there, told = sum(holds for holds, _ in pairs), sum(finds for _, finds in pairs)
    return Figures(there, hits / max(told, 1), hits / max(there, 1), 2 * hits / max(there + told, 1))


def all_figures(found: Sequence[Result], checks: Checks) -> dict[tuple[str, str], Figures]:
    """How well each id of each kind is found."""
    return {(kind, name): figures(found, kind, name) for kind in KINDS for name in ids(kind, checks)}


def macro(by_id: Mapping[tuple[str, str], Figures]) -> float:
    """The mean F1 over all ids."""
    return sum(one.f1 for one in by_id.values()) / len(by_id)


def failures(found: Sequence[Result]) -> dict[str, dict[str, list[str]]]:
    """By kind and draft the ids that are missed (-) or found where they are not (+)."""
    failing: dict[str, dict[str, list[str]]] = {kind: {} for kind in KINDS}
    for result in found:
        wrong = [f"-{name}" for name in result.holds - result.found] + [
            f"+{name}" for name in result.found - result.holds
        ]
        if wrong:
            failing[result.kind][result.name] = sorted(wrong)
    return failing


def made_from() -> str:
    """What the figures depend on."""
    root = quality.ROOT
    sources = [
        *(root / "bot" / "coaching" / "review").glob("*.py"),
        *(root / "bot" / "encoder").glob("*.py"),
        *(root / "bot" / "content" / "checks").glob("*.yml"),
    ]
    return quality.digest([*sources, path_of("drafts"), *(FOLDER / f"{kind}.yml" for kind in KINDS), Path(__file__)])


def lines(found: Sequence[Result], checks: Checks) -> Iterator[str]:
    """The report's lines."""
    by_id = all_figures(found, checks)
    yield "# How well drafts are read"
    yield ""
    yield "Made by `python -m tests.feedback.report` from drafts written and labelled by people who saw neither"
    yield "the checks nor the drafts that the reader learned from."
    yield ""
    yield f"Macro F1 over {len(by_id)} ids: {macro(by_id):.3f}; the lowest {min(one.f1 for one in by_id.values()):.3f}."
    for kind in KINDS:
        of = [result for result in found if result.kind == kind]
        yield from ("", f"## {kind}, {len(of)} drafts", "")
        rows = [(name, one.count, one.precision, one.recall, one.f1) for (k, name), one in by_id.items() if k == kind]
        yield from quality.table(("id", "drafts with it", "precision", "recall", "F1"), rows)


def main() -> None:
    """Measures, and writes the report and the list of known failures."""
    checks = load_checks(hear=hear, tone=tone)
    found = results(checks)
    quality.write(REPORT, made_from(), list(lines(found, checks)))
    head = "# Drafts that are read otherwise than a careful reader labelled them: - missed, + found where it is not.\n"
    head += "# Written by `python -m tests.feedback.report`; a test fails where the list and the truth differ.\n"
    KNOWN.write_text(head + yaml.safe_dump(failures(found), allow_unicode=True, sort_keys=True, width=110), "utf-8")
    print("\n".join(lines(found, checks)))


if __name__ == "__main__":
    main()
