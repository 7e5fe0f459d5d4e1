"""Keeps Rasa quiet and fast to start: to be imported before Rasa itself."""

from __future__ import annotations

import importlib
import logging
import os
import warnings

from bot.unread import unread

_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
}
_UNUSED = frozenset(
    {
        *("aiogram", "boto3", "botocore", "fbmessenger", "matplotlib", "mattermostwrapper", "prompt_toolkit"),
        *("pymongo", "questionary", "redis", "rocketchat_API", "sklearn", "slack_sdk", "socketio", "twilio"),
        "webexteamssdk",
    }
)
"""What Rasa's channels, trackers, policies and evaluations need that are not ours."""
_RASA = ("rasa.core.agent", "rasa.core.policies.rule_policy", "rasa.engine.recipes.default_recipe")


def prepare() -> None:
    """Sets the environment that Rasa reads when it is imported, and imports it without what Kith never uses of it."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    warnings.filterwarnings("ignore", module=r"(rasa|sanic|pkg_resources|jax|google)(\..*)?")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    with unread(_UNUSED):
        for name in _RASA:
            importlib.import_module(name)


def hush(level: int = logging.WARNING) -> None:
    """Silences Rasa's logs: they print every text, slot and reply, and tracebacks that may hold them."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(level)
    for name in ("rasa", "rasa_sdk", "apscheduler", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
