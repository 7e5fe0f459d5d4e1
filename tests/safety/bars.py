"""What the bars of the ear cost and bring on the messages kept for tuning: `python -m tests.safety.bars`."""

from __future__ import annotations

from pathlib import Path

from bot.coaching.safety import Screen, ear
from bot.content.ear import listen
from bot.content.loader import load_phrases
from tests import quality
from tests.safety import report

TRIED = Path(__file__).parent / "dev_b.tsv"
BARS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)


def main() -> None:
    """One line for each bar, moved for both answers at once."""
    rows = []
    for bar in BARS:
        ear.WORRY = ear.DANGER = bar
        found = report.results(TRIED, Screen(load_phrases(), listen))
        shares = [
            report.share([result for result in found if result.level == level], is_so)
            for is_so in ("is_noticed", "is_called_urgent")
            for level in ("urgent", "watch", "none")
        ]
        rows.append((bar, *shares))
    heads = [f"{level} {what}" for what in ("noticed", "called urgent") for level in ("urgent", "watch", "none")]
    print("\n".join(quality.table(("bar", *heads), rows)))


if __name__ == "__main__":
    main()
