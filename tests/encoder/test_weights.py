"""The encoder's files: only the published ones are used."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from bot.encoder import weights
from bot.errors import EncoderError


def test_the_installed_weights_and_tokenizer_are_the_published_ones() -> None:
    assert weights.find_weights().name == "model.safetensors"
    assert weights.find_tokenizer().name == "tokenizer.json"


def test_weights_with_another_hash_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "TOKENIZER_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match="not the published file"):
        weights.find_tokenizer()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_PACKAGE", "no-such-weights")
    with pytest.raises(EncoderError, match="no-such-weights is not installed"):
        weights.find_weights()


def test_tensors_are_read_by_name_and_shape(tmp_path: Path) -> None:
    header = json.dumps({"a": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}).encode()
    header += b" " * (-len(header) % 8)
    values = np.arange(6, dtype=np.float32)
    (tmp_path / "x").write_bytes(struct.pack("<Q", len(header)) + header + values.tobytes())
    assert weights.map_tensors(tmp_path / "x")["a"].tolist() == [[0, 1, 2], [3, 4, 5]]


def test_a_file_that_holds_no_tensors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"nothing of the kind")
    with pytest.raises(EncoderError, match="cannot be read"):
        weights.map_tensors(tmp_path / "x")
