"""What the trained model makes of a text, without starting Rasa: the same encoder, and the head from its archive."""

from __future__ import annotations

import re
import tarfile
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TypedDict

from bot.encoder.head import HEAD_FILE, RANKING_LENGTH, Head
from bot.encoder.meaning import MessageEncoder, load_message_encoder
from bot.errors import DialogueError

_BEFORE = re.compile(r"\A[\s/]+")  # Rasa strips every kind of space
_MEMBER = f"*components/*HeadClassifier*/{HEAD_FILE}"


class Understood(TypedDict):
    """A text with its intent; `ranking` holds the likeliest intents, likeliest first."""

    text: str
    intent: str
    confidence: float
    ranking: list[tuple[str, float]]


@dataclass(frozen=True)
class Understander:
    """Parses texts as Rasa does with the same model, save that it guesses where Rasa would say `nlu_fallback`."""

    encoder: MessageEncoder
    head: Head

    @classmethod
    def load(cls, model_path: Path) -> Understander:
        """From a model that `rasa train` wrote. Raises DialogueError where it holds no head, and EncoderError."""
        return cls(load_message_encoder(), _read_head(model_path))

    def parse(self, text: str) -> Understood:
        """The intent of `text`, any string; slashes before it mean nothing."""
        said = spoken(text)
        ranking = self.head.rank([said], self.encoder.encode_deep([said]))[0][:RANKING_LENGTH]
        intent, confidence = ranking[0]
        return {"text": text, "intent": intent, "confidence": confidence, "ranking": ranking}


def spoken(text: str) -> str:
    """`text` as Rasa may read it: never beginning with a slash, which would make it a command, and never empty."""
    return _BEFORE.sub("", text) or "?"


def _read_head(model_path: Path) -> Head:
    try:
        with tarfile.open(model_path) as archive:
            # Nothing is unpacked to disk, least of all under the archive's own names.
            for member in archive:
                file = archive.extractfile(member) if fnmatch(member.name, _MEMBER) else None
                if file:
                    return Head.unpack(file.read())
    except (OSError, ValueError, tarfile.TarError) as error:
        raise DialogueError(f"The model {model_path.name} cannot be read: run `kith train`.") from error
    raise DialogueError(f"The model {model_path.name} has learned no intents: run `kith train`.")
