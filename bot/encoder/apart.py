"""The encoder in a process of its own: while Rasa answers one person, it reads what the next ones wrote, all at once.

Python runs one thread at a time, and the encoder's many short steps would wait for their turn each time. The process
gets lists of texts, one a line of JSON, and answers with a row of numbers for each: for the dialogue and for the ear.
"""

from __future__ import annotations

import json
import signal
import sys
from typing import BinaryIO

import numpy as np

from bot.encoder.meaning import MessageEncoder, load_message_encoder
from bot.encoder.memo import Memo
from bot.encoder.sentence import load_encoder
from bot.encoder.together import Together
from bot.encoder.tuned import Reader, load_reader
from bot.encoder.weights import Floats
from bot.errors import whereabouts

EAR = "safety"


def memos() -> list[Memo]:
    """Those of this process that `serve` has parts for: the dialogue's and the ear's. Raises EncoderError."""
    return [load_message_encoder().memo, load_reader(EAR).memo]


def own_row(text: str) -> Floats:
    """The row of a text as this process reads it, [columns]. Raises EncoderError."""
    return np.concatenate([load_message_encoder().encode_deep([text])[0], load_reader(EAR).scores([text])[0]])


def serve(asked: BinaryIO, told: BinaryIO, meaning: MessageEncoder, ear: Reader) -> None:
    """Reads lines of texts until they end, and writes their rows; first of all, how wide the two parts of a row are."""
    width = meaning.columns + len(ear.labels)
    together = Together(meaning.encoder, meaning.reader, ear)

    def top(hidden: Floats, real: Floats) -> Floats:
        means, (meant, heard) = together.top(hidden, real)
        return np.concatenate([meaning.joined(means, meant), heard], axis=1)

    told.write(json.dumps([meaning.columns, len(ear.labels)]).encode() + b"\n")
    told.flush()
    for line in asked:
        told.write(load_encoder().read(json.loads(line), top, width, together.states).tobytes())
        told.flush()


def main() -> None:
    """The process. It ends with its input, which is when whoever started it ends."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # meant for whoever started it, who still reads what is in hand
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer, load_message_encoder(), load_reader(EAR))
    except Exception as error:  # noqa: BLE001 - no text of an error goes where logs go: it may hold what was read
        sys.exit(f"The encoder's process: {whereabouts(error)}")


if __name__ == "__main__":
    main()
