"""Everything that Kith raises on purpose, as one tree.

KithError
├── SettingError          a setting is missing or cannot be read
├── ContentError          a content file is wrong; says file and line
├── StoreError            the database cannot be used
│   ├── MigrationError    its schema is not the one this code needs
│   └── KeyringError      the key is missing, readable by others, or not the one the data was sealed with
├── EncoderError          the sentence encoder's files are missing or not the published ones
├── DialogueError         the Rasa model cannot be used
│   └── ModelStaleError   the model was trained from other sources
└── DeliveryError         Telegram did not take a message; `permanent` says whether trying again makes sense
"""

from __future__ import annotations

from pathlib import Path


class KithError(Exception):
    """The root; its text is one plain sentence for the operator and never holds what a user wrote."""


class SettingError(KithError):
    """A setting is missing or cannot be read."""


class ContentError(KithError):
    """A content file is wrong."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path, self.line, self.problem = path, line, problem


class StoreError(KithError):
    """The database cannot be used."""


class MigrationError(StoreError):
    """The schema in the database is not the one that this code needs."""


class KeyringError(StoreError):
    """The key is missing, readable by others, or not the one that the data was sealed with."""


class EncoderError(KithError):
    """The sentence encoder's files are missing, or not the published ones."""


class DialogueError(KithError):
    """The Rasa model cannot be used."""


class ModelStaleError(DialogueError):
    """The model was trained from other sources than those in the folder."""


class DeliveryError(KithError):
    """Telegram did not take a message."""

    def __init__(
        self, problem: str, *, permanent: bool, unknown: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(problem)
        self.permanent = permanent
        self.unknown = unknown  # it may have arrived all the same
        self.retry_after = retry_after  # seconds, where Telegram said so


def whereabouts(error: BaseException) -> str:
    """An error's type and the file and line that raised it; nothing of its text, which may hold what a person wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?" if trace is None else f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
    return f"{type(error).__name__} at {place}"
