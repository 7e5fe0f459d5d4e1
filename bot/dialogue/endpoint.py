"""Custom actions in this process: an endpoint that runs them where Rasa would make an HTTP call."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from rasa.core.actions.action import ClientResponseError, RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from bot.errors import whereabouts

log = logging.getLogger(__name__)

Guard = Callable[[], AbstractAsyncContextManager[None]]
"""Undoes what an action wrote when it fails."""


class InProcessActions(EndpointConfig):
    """Runs the package `actions`. A failed action apologises to the person; its name is logged, never their words."""

    def __init__(self, guard: Guard, apology: str) -> None:
        super().__init__(url="in-process")
        self._guard = guard
        self._apology = apology
        self._executor = ActionExecutor()
        self._executor.register_package("actions")
        # Rasa holds every answer of an action server against a JSON schema, at 40 % of a turn's time; these are ours.
        RemoteAction._validate_action_result = _accept

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """The action server's answer to the call in `json`. Raises ClientResponseError(400) where it rejects."""
        call = kwargs["json"]
        name = call["next_action"]
        try:
            async with self._guard():
                return await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            body = json.dumps({"action_name": rejection.action_name, "error": rejection.message})
            raise ClientResponseError(400, "rejected", body) from rejection
        except ActionNotFoundException:
            log.error("Action %s is named in domain.yml and not in actions/.", name)
        except Exception as error:  # noqa: BLE001 - whatever an action raises, the person gets an answer
            log.error("Action %s failed: %s.", name, whereabouts(error))
        return {"events": [], "responses": [{"response": self._apology}]}


def _accept(_action: RemoteAction, _result: dict[str, Any]) -> bool:
    return True
