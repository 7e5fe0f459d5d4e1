"""How much the screen notices on files of labelled messages: `python -m tests.safety.report [FILE.tsv …]`.

The files have a header line and the columns level, concern and text; without names, those beside this script are read.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.coaching.safety import Screen
from bot.content.loader import load_phrases
from bot.encoder.sentence import encode_deep


def rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """Level, concern (empty for none) and text of each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["level"], row.get("concern") or "", row["text"]


def report(paths: list[Path], screen: Screen) -> str:
    """One line for each level and concern: how many, noticed, judged at that level, given that concern."""
    total, noticed, judged, concerned, alarmed = (
        Counter[tuple[str, str]](),
        Counter[tuple[str, str]](),
        Counter[tuple[str, str]](),
        Counter[tuple[str, str]](),
        0,
    )
    for path in paths:
        for level, concern, text in rows(path):
            seen, key = screen.read(text), (level, concern if level != "none" else "")
            for kind in {key, (level, "")}:
                total[kind] += 1
                noticed[kind] += seen.level != "none"
                judged[kind] += seen.level == level
                concerned[kind] += (seen.concern or "") == concern
            alarmed += level == "none" and seen.level == "urgent"
    lines = [f"{'level':8}{'concern':22}{'n':>5}{'noticed':>10}{'judged':>10}{'concern':>10}"]
    for level, concern in sorted(total):
        n = total[level, concern]
        shares = "".join(f"{count[level, concern] / n:>10.3f}" for count in (noticed, judged, concerned))
        lines.append(f"{level:8}{concern or 'all':22}{n:>5}{shares}")
    lines.append(f"alarms called urgent where there is none: {alarmed}")
    return "\n".join(lines)


if __name__ == "__main__":
    names = [Path(name) for name in sys.argv[1:]] or sorted(Path(__file__).parent.glob("*.tsv"))
    print(report(names, Screen(load_phrases(), encode_deep)))
