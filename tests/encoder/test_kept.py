"""Vectors that were kept are those that would be made again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.encoder.kept import encode_kept
from bot.encoder.meaning import MessageEncoder, load_message_encoder
from bot.encoder.weights import Floats


class Counting(MessageEncoder):
    """The encoder, with a note of what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_deep(self, texts: Sequence[str]) -> Floats:
        self.asked.extend(texts)
        return load_message_encoder().encode_deep(texts)


def test_only_new_texts_are_encoded_and_the_rest_is_the_same(tmp_path: Path) -> None:
    encoder = Counting()
    first = encode_kept(encoder, ["hello", "bye"], tmp_path)
    second = encode_kept(encoder, ["bye", "thanks", "hello", "bye"], tmp_path)
    assert encoder.asked == ["hello", "bye", "thanks"]
    assert np.array_equal(first, second[[2, 0]])
    assert np.allclose(first, load_message_encoder().encode_deep(["hello", "bye"]), rtol=1e-3, atol=1e-3)


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    first = encode_kept(load_message_encoder(), ["hello"], tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"nothing of the kind")
    assert np.array_equal(encode_kept(load_message_encoder(), ["hello"], tmp_path), first)
    assert [left.name for left in tmp_path.iterdir()] == [file.name]


def test_vectors_of_an_older_encoder_are_removed(tmp_path: Path) -> None:
    (tmp_path / "vectors-0123456789abcdef.npz").touch()
    encode_kept(load_message_encoder(), ["hello"], tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
