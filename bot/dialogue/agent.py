"""The dialogue: Rasa's agent in this process, one message in, Kith's messages out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.dialogue import quiet

quiet.prepare()

from rasa.core.agent import Agent  # noqa: E402
from rasa.core.channels.channel import OutputChannel, UserMessage  # noqa: E402
from rasa.core.policies.rule_policy import RulePolicy  # noqa: E402

from bot.coaching.message import Message  # noqa: E402
from bot.dialogue.conversation import ConversationStore, Load, Save  # noqa: E402
from bot.dialogue.endpoint import Guard, InProcessActions  # noqa: E402
from bot.dialogue.responses import ContentResponses, Draw, message_from_rasa  # noqa: E402
from bot.dialogue.rules import RulesByPlace  # noqa: E402
from bot.dialogue.runner import InOrder  # noqa: E402
from bot.dialogue.understand import spoken  # noqa: E402
from bot.errors import DialogueError  # noqa: E402

APOLOGY = "error/action"
"""The script for a failed action."""


class _Collected(OutputChannel):
    """Gathers what Rasa says; delivery comes after Rasa has saved its tracker."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    @classmethod
    def name(cls) -> str:
        return "kith"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append(message_from_rasa(message))


def _unchecked(_parsed: dict[str, Any]) -> None:
    """In place of Rasa's look for intents that no domain knows, which makes a domain anew for each message: the model
    was trained from both."""


class Dialogue:
    """One loaded model. Messages of one person are to come one at a time; the caller keeps their order."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    @classmethod
    def load(cls, model: Path, *, draw: Draw, load: Load, save: Save, guard: Guard) -> Dialogue:
        """The dialogue of a trained model. Raises DialogueError where it cannot be loaded."""
        quiet.hush()
        conversations = ConversationStore(load, save)
        try:
            agent = Agent.load(
                model,
                generator=ContentResponses(draw, APOLOGY),
                tracker_store=conversations,
                action_endpoint=InProcessActions(guard, APOLOGY),
            )
        except Exception as error:
            problem = f"The model {model.name} cannot be loaded ({type(error).__name__}): run `kith train`."
            raise DialogueError(problem) from error
        # Rasa wraps a store so that on an error the person silently begins anew; an error here is one that we see.
        agent.tracker_store = agent.processor.tracker_store = conversations
        agent.processor._check_for_unseen_features = _unchecked
        runner = agent.processor.graph_runner = InOrder.instead_of(agent.processor.graph_runner)
        for component in runner.components:
            if isinstance(component, RulePolicy):
                RulesByPlace.put_into(component)
        return cls(agent)

    async def answer(self, sender_id: str, text: str, tap: str | None = None) -> Sequence[Message]:
        """What Kith says to `text`, or to a button whose meaning is `tap` ("/intent{…}").

        Typed text never is a command to Rasa, whatever it begins with.
        """
        said = tap if tap is not None else spoken(text)
        channel = _Collected()
        await self._agent.handle_message(UserMessage(said, channel, sender_id, input_channel="kith"))
        return [message for message in channel.messages if message.html]

    async def meaning(self, text: str) -> dict[str, Any]:
        """Rasa's parse of a typed text: intent, confidence, ranking, entities."""
        return dict(await self._agent.parse_message(spoken(text)))

    async def is_asking(self, sender_id: str) -> bool:
        """Whether a question or a room waits for what this person says next."""
        tracker = await self._agent.tracker_store.retrieve(sender_id)
        return tracker is not None and tracker.active_loop_name is not None
