"""The encoder in a process of its own reads as the dialogue and the ear do."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys

import numpy as np
import pytest

from bot.encoder import apart
from bot.encoder.apart import serve
from bot.encoder.meaning import load_message_encoder
from bot.encoder.tuned import load_reader


def test_the_rows_are_those_that_dialogue_and_ear_read_themselves() -> None:
    meaning, ear = load_message_encoder(), load_reader(apart.EAR)
    texts = ["hello", "i feel so lonely on sundays and nobody calls", "no"]
    told = io.BytesIO()

    serve(io.BytesIO(json.dumps(texts).encode() + b"\n"), told, meaning, ear)

    first, packed = told.getvalue().split(b"\n", 1)
    assert json.loads(first) == [meaning.columns, len(ear.labels)]
    rows = np.frombuffer(packed, np.float32).reshape(len(texts), -1)
    np.testing.assert_allclose(rows[:, : meaning.columns], meaning.encode_deep(texts), atol=1e-4)
    np.testing.assert_allclose(rows[:, meaning.columns :], ear.scores(texts), atol=1e-3)


@pytest.mark.whole
def test_the_process_outlives_what_is_meant_for_who_started_it_and_ends_with_its_input() -> None:
    command = [sys.executable, "-m", "bot.encoder.apart"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        width = sum(json.loads(process.stdout.readline()))
        for number in (signal.SIGTERM, signal.SIGINT):
            process.send_signal(number)
        process.stdin.write(b'["hello"]\n')
        process.stdin.flush()
        row = np.frombuffer(process.stdout.read(4 * width), np.float32)
        np.testing.assert_allclose(row, apart.own_row("hello"), atol=1e-2)
        process.stdin.close()
        assert process.wait(60) == 0
