"""One pipeline: trains it, loads it in a process of its own, and asks it. Runs in Kith's environment and in Rasa's own.

python _nlu_measure.py CONFIG LEARNED ASKED FOLDER
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import time
from pathlib import Path


def main(config: str, learned: str, asked: str, folder: str) -> dict[str, float]:
    """Trains in the time that it takes, then measures the model in a process of its own.

    Processor time beside the time that passed: it stays comparable where a machine does other things as well.
    """
    begun = time.perf_counter()
    options = ["-c", config, "-u", learned, "--out", folder, "--fixed-model-name", "nlu"]
    subprocess.run([sys.executable, "-m", "rasa", "train", "nlu", *options], check=True, stdout=sys.stderr)
    trained = {"training s": time.perf_counter() - begun, "training processor s": _spent(resource.RUSAGE_CHILDREN)}
    model = Path(folder) / "nlu.tar.gz"
    said = subprocess.run(
        [sys.executable, __file__, asked, model], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    return {**{name: round(seconds, 1) for name, seconds in trained.items()}, **json.loads(said.splitlines()[-1])}


def _spent(whose: int) -> float:
    usage = resource.getrusage(whose)
    return usage.ru_utime + usage.ru_stime


def ask(asked: str, model: str) -> dict[str, float]:
    """The model's guesses for every message, and what they cost."""
    from rasa.core.agent import Agent
    from rasa.shared.nlu.training_data.loading import load_data

    messages = [(m.get("intent"), m.get("text")) for m in load_data(asked).intent_examples]
    begun = time.perf_counter()
    agent = Agent.load(model)
    loaded = time.perf_counter() - begun
    took, spent, right = [], [], 0

    async def all_of_them() -> None:
        nonlocal right
        for intent, text in messages:
            start, used = time.perf_counter(), time.process_time()
            parsed = await agent.parse_message(text)
            took.append(time.perf_counter() - start)
            spent.append(time.process_time() - used)
            ranking = [one["name"] for one in parsed["intent_ranking"] if one["name"] != "nlu_fallback"]
            right += ranking[:1] == [intent]

    asyncio.run(all_of_them())
    took.sort()
    spent.sort()
    return {
        "accuracy": round(right / len(messages), 4),
        "loading s": round(loaded, 2),
        "resident MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "p50 ms a message": round(1e3 * took[len(took) // 2], 2),
        "p95 ms a message": round(1e3 * took[int(0.95 * len(took))], 2),
        "p50 processor ms a message": round(1e3 * spent[len(spent) // 2], 2),
    }


if __name__ == "__main__":
    found = main(*sys.argv[1:]) if len(sys.argv) > 3 else ask(*sys.argv[1:])
    print(json.dumps(found))
