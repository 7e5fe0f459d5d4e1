"""How much the screen notices in messages that were written apart: `python -m tests.safety.report` writes the report.

With names of files instead (tab-separated: level, concern, text, after a header), it prints the tables for those.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.coaching.safety import CONCERNS, Screen
from bot.content.ear import listen
from bot.content.loader import load_phrases
from bot.encoder.tuned import path_of
from tests import quality

FOLDER = Path(__file__).parent
REPORT = FOLDER / "report.md"
HELD_OUT = ("urgent_a.tsv", "watch_a.tsv", "none_a.tsv")
SETS = {
    "held out": HELD_OUT,
    "held out, Spanish": ("spanish_a.tsv",),
    "contrast groups (seen while tuning)": ("dev_b.tsv",),
}


@dataclass(frozen=True)
class Result:
    """One message: what it is, and what the screen makes of it."""

    level: str
    concern: str
    text: str
    seen_level: str
    seen_concern: str

    @property
    def is_noticed(self) -> bool:
        return self.seen_level != "none"

    @property
    def is_called_urgent(self) -> bool:
        return self.seen_level == "urgent"


def results(path: Path, screen: Screen) -> list[Result]:
    """What the screen makes of each message of a file."""
    found = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["text"].replace("\\n", "\n")
            seen = screen.read(text)
            found.append(Result(row["level"], row.get("concern") or "", text, seen.level, seen.concern or ""))
    return found


def share(found: Sequence[Result], is_so: str) -> float:
    """The share of results for which a property holds; of nothing, 0."""
    return sum(bool(getattr(result, is_so)) for result in found) / len(found) if found else 0.0


def right_concern(found: Sequence[Result]) -> float:
    """The share of noticed messages that were given their concern."""
    noticed = [result for result in found if result.is_noticed]
    return sum(result.concern == result.seen_concern for result in noticed) / len(noticed) if noticed else 0.0


def made_from() -> str:
    """What the figures depend on."""
    safety = quality.ROOT / "bot" / "coaching" / "safety"
    names = ("context", "ear", "levels", "ngrams", "normal", "pattern", "phrases", "screen", "tongue")
    sources = [*(safety / f"{name}.py" for name in names), *(quality.ROOT / "bot" / "encoder").glob("*.py")]
    phrases = quality.ROOT / "bot" / "content" / "safety" / "phrases.yml"
    return quality.digest(
        [*sources, phrases, path_of("safety"), path_of("spanish"), *FOLDER.glob("*.tsv"), Path(__file__)]
    )


def tables(found: Sequence[Result]) -> list[str]:
    """How much is noticed of what counts, and how often what does not is taken for it."""
    rows: list[tuple[object, ...]] = []
    for level in ("urgent", "watch"):
        for concern in ("all", *CONCERNS):
            of = [r for r in found if r.level == level and concern in ("all", r.concern)]
            if of:
                rows.append(
                    (
                        f"{level}, {concern}",
                        len(of),
                        share(of, "is_noticed"),
                        share(of, "is_called_urgent"),
                        right_concern(of),
                    )
                )
    none = [r for r in found if r.level == "none"]
    if none:
        rows.append(("nothing", len(none), share(none, "is_noticed"), share(none, "is_called_urgent"), "–"))
    return quality.table(("what it is", "messages", "noticed", "called urgent", "right concern"), rows)


def main() -> None:
    """Measures; writes the report, or prints what it found in the files named."""
    screen = Screen(load_phrases(), listen)
    if sys.argv[1:]:
        print("\n".join(tables([result for name in sys.argv[1:] for result in results(Path(name), screen)])))
        return
    lines = [
        "# How much the screen notices",
        "",
        "Made by `python -m tests.safety.report`. The messages were written by people who saw neither phrases nor the",
        "examples that the ear learns from. “noticed” is watch or urgent; “right concern” is of those noticed.",
    ]
    for name, files in SETS.items():
        lines += ["", f"## {name}", "", *tables([r for file in files for r in results(FOLDER / file, screen)])]
    quality.write(REPORT, made_from(), lines)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
