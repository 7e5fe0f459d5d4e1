"""What somebody new is answered, message by message: `python -m tests.finding.talks [tuned|measured]` plays each of
`messages.yml` as a first message and prints what came and how many were answered.

It reads the trained model, so run `kith train` before.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import yaml

from bot.services import Services, opened
from bot.settings import read_settings
from tests.harness import START, Person

FILE = Path(__file__).parent / "messages.yml"
_TAP = re.compile(r"^/(?:choose\{\"choice\": \")?([a-z_/:]+)")


def topic_of(key: str) -> str:
    """The topic of a script or a choice."""
    return key.replace(":", "/").removeprefix("card/").partition("/")[0]


def verdict(person: Person, topics: Collection[str]) -> str:
    """answered: what was said is about it; offered: a button is; else missed."""
    if any(topic_of(key) in topics for key in person.keys):
        return "answered"
    taps = [button.tap for message in person.messages for row in message.buttons for button in row]
    is_offered = any((tap := _TAP.match(one)) and topic_of(tap[1]) in topics for one in taps)
    return "offered" if is_offered and {"fallback", "fallback/long", "found/which"} & set(person.keys) else "missed"


def play(services: Services, loop: asyncio.AbstractEventLoop, part: str) -> Counter[str]:
    """How many messages of this part were answered, offered and missed, each printed."""
    counts: Counter[str] = Counter()
    for said, topics in yaml.safe_load(FILE.read_text())[part].items():
        person = Person(services, loop)
        person.say(said)
        told = verdict(person, topics)
        counts[told] += 1
        counts["asked back"] += bool({"fallback", "fallback/long", "fallback/none"} & set(person.keys))
        print(f"{told:9} {said!r} {person.keys} {person.labels}")
    return counts


def main() -> None:
    """Plays the parts that are named, else both."""
    loop = asyncio.new_event_loop()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        settings = replace(read_settings(f"sqlite:///{place / 'kith.db'}"), key_file=place / "kith.key", key=None)
        opening = opened(settings, clock=lambda: START)
        services = loop.run_until_complete(opening.__aenter__())
        for part in sys.argv[1:] or ("tuned", "measured"):
            print(part, dict(play(services, loop, part)))
        loop.run_until_complete(opening.__aexit__(None, None, None))


if __name__ == "__main__":
    main()
