"""The review of drafts: milliseconds a draft one after the other, and drafts a second by `kith review`'s threads."""

from __future__ import annotations

import io
import statistics
import time

from bot.cli.lines import answer_lines
from bot.coaching.review import KINDS, report
from bot.content.ear import hear, tone
from bot.content.loader import load_checks, load_scripts
from bot.settings import find_root

SOURCES = (
    "bot/cli/lines.py",
    "bot/coaching/review/*.py",
    "bot/content/checks/*.yml",
    "bot/content/ear.py",
    "bot/encoder/*.py",
    "bot/encoder/readers/drafts.safetensors",
    "lock:numpy",
    "lock:tokenizers",
)

DRAFTS = 300


def main() -> dict[str, float]:
    """Times of drafts of all kinds, from those that the ear learned from; what is loaded first is not counted.

    By processor time a busy machine counts like an idle one: it is what one core alone could do.
    """
    checks, scripts = load_checks(hear=hear, tone=tone), load_scripts()
    drafts = _drafts()
    report(*drafts[0], checks, scripts)
    took = []
    for kind, text in drafts:
        begun = time.thread_time()
        report(kind, text, checks, scripts)
        took.append(1e3 * (time.thread_time() - begun))
    kind = KINDS[0]
    lines = "".join(f"{text}\n" for its_kind, text in drafts if its_kind == kind).encode()
    begun, wall = time.process_time(), time.perf_counter()
    answer_lines(io.BytesIO(lines), io.BytesIO(), lambda text: report(kind, text, checks, scripts))
    count = lines.count(b"\n")
    return {
        "review p50 ms": round(statistics.median(took), 2),
        "review p95 ms": round(statistics.quantiles(took, n=20)[-1], 2),
        "drafts a second of processor time": round(count / (time.process_time() - begun), 1),
        "drafts a second here": round(count / (time.perf_counter() - wall), 1),
    }


def _drafts() -> list[tuple[str, str]]:
    folder = find_root() / "bot" / "content" / "checks" / "drafts"
    found = []
    for kind in KINDS:
        rows = (folder / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()
        texts = [row.split("\t")[1] for row in rows if "\t" in row and not row.startswith("#")]
        found += [(kind, text) for text in texts[:: max(1, len(texts) * len(KINDS) // DRAFTS)]]
    return found
