"""Whole safety conversations, as written in the YAML files beside: where they go, what is said, and what is never."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.coaching.message import Message
from tests.safety.talks.someone import Someone

FOLDER = Path(__file__).parent
NEVER = re.compile(
    r"\byou(?:'re| are) not \w+ing\b.*\?|\bpromise\b|\bcommit(?:ted)? suicide|\byou should\b|\bwon't do anything\b"
    r"|\bcalm down\b|\bwe(?:'ll| will) keep (?:it|this) (?:a )?secret|\bI(?:'ve| have) (?:called|alerted|informed)\b"
    r"|\bleave (?:him|her|them)\b(?! a| alone)",
    re.IGNORECASE,
)
"""A question built for no, a contract, blame, secrecy, a claim to have told somebody, a push to leave."""


def _talks() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yml")):
        for title, steps in yaml.safe_load(path.read_text()).items():
            yield pytest.param(steps, id=f"{path.stem}: {title}")


def test_there_are_sixty_conversations_over_all_concerns() -> None:
    assert len(list(_talks())) >= 60


@pytest.mark.parametrize("steps", _talks())
async def test_the_conversation_goes_as_written(steps: list[dict[str, Any]], tmp_path: Path) -> None:
    someone = Someone(tmp_path)
    heard: list[str] = []
    try:
        begins = steps[0] if "who" in steps[0] else {"who": {}}
        await someone.arrive(begins["who"])
        for step in steps[1:] if begins is steps[0] else steps:
            await someone.take(step)
            _keeps_the_rules(someone.messages, heard, step)
            await _expect(someone, step)
    finally:
        someone.close()


def _keeps_the_rules(messages: list[Message], heard: list[str], step: dict[str, Any]) -> None:
    said = [message for message in messages if message.kind == "safety"]
    texts = [message.text for message in said]
    assert sum(len(text.split()) for text in texts) <= 60, f"{step}: {texts}"
    assert len(said) <= 2, f"{step}: {texts}"
    for text in texts:
        assert text not in heard, f"{step}: said again: {text}"
        assert not NEVER.search(re.sub(r"\"[^\"]*\"|«[^»]*»", "", text)), text
    heard += [text for text in texts if "can't hear" not in text]


async def _expect(someone: Someone, step: dict[str, Any]) -> None:
    text = "\n".join(message.text for message in someone.messages)
    where = f"{step}: {someone.step()} {text!r}"
    if "at" in step:
        assert someone.step() == step["at"], where
    for words in step.get("reads", ()):
        assert words.casefold() in text.casefold(), where
    for words in step.get("never", ()):
        assert words.casefold() not in text.casefold(), where
    if "silent" in step:
        assert not someone.messages, where
    if "heard" in step:
        assert (someone.dialogue.heard or [None])[-1] == step["heard"], where
    if "waiting" in step:
        assert await someone.waiting() == step["waiting"], where
    if "people" in step:
        assert await someone.statuses() == step["people"], where
    if "room" in step:
        assert await someone.room() == step["room"], where
    if "discreet" in step:
        assert (await someone.user()).is_discreet is step["discreet"], where
    if "plan" in step:
        said = await someone.services.practice.safety_plan((await someone.user()).id)
        assert said.fields.get("plan", "") == step["plan"].strip(), where
