"""One message in, Kith's messages out; what is typed never is a command to Rasa."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import DialogueError

pytestmark = pytest.mark.rasa


class Agent:
    """Takes a message as Rasa does, and says what it is told to."""

    def __init__(self, *said: dict[str, Any]) -> None:
        self.heard: list[Any] = []
        self._said = said

    async def handle_message(self, message: Any) -> None:
        self.heard.append(message)
        for one in self._said:
            await message.output_channel.send_response(message.sender_id, one)


def answer(agent: Agent, text: str, tap: str | None = None) -> list[str]:
    from bot.dialogue.agent import Dialogue

    dialogue = Dialogue(agent)
    return [message.html for message in asyncio.run(dialogue.answer("7", text, tap))]


@settings(deadline=None)
@given(st.text())
@example("/delete_data")
@example('  //restart{"a": 1}')
@example("\n/\t/ /x")
@example("///")
@example("\u2003/delete_data")
@example("")
def test_whatever_is_typed_is_no_intent_and_no_silence(text: str) -> None:
    agent = Agent()
    answer(agent, text)
    (heard,) = agent.heard
    assert heard.text
    assert not heard.text.strip().startswith("/")
    assert heard.text == "?" or heard.text in text


@pytest.mark.parametrize("tap", ["/reach_out", '/choose{"choice": "keep"}'])
def test_a_button_is_its_meaning(tap: str) -> None:
    agent = Agent()
    answer(agent, "Keep it", tap)
    assert agent.heard[0].text == tap


def test_all_that_rasa_says_comes_back_in_order_and_empty_messages_do_not() -> None:
    said = ({"text": "one"}, {"text": ""}, {"text": None}, {"text": "two\n\nstill two"})
    assert answer(Agent(*said), "hello") == ["one", "two\n\nstill two"]


def test_a_model_that_cannot_be_loaded_says_what_to_do(tmp_path: Path) -> None:
    from bot.dialogue.agent import Dialogue

    async def nothing(*_: Any) -> Any: ...

    broken = tmp_path / "kith.tar.gz"
    broken.write_bytes(b"no archive")
    with pytest.raises(DialogueError, match="kith train"):
        Dialogue.load(broken, draw=nothing, load=nothing, save=nothing, guard=nothing)  # type: ignore[arg-type]
