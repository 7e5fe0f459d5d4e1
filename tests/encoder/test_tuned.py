"""Readers: what they were fitted on, and that reading in parts is reading the whole."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.encoder.layer import Layer
from bot.encoder.sentence import LAYERS, UPPER
from bot.encoder.together import Together
from bot.encoder.tuned import Reader, load_reader
from bot.errors import EncoderError

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {
    "drafts": "bot/content/checks/drafts/*.tsv",
    "intents": "tuning/intents/**/*.txt",
    "safety": "bot/content/safety/examples/*.tsv",
    "starters": "tuning/starters/*.tsv",
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_reader_was_fitted_on_the_present_examples(name: str) -> None:
    learned = load_reader(name).about["learned_from"]
    present = {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in learned}
    assert learned == present, f"run `python -m tuning {name}`"
    assert {str(path.relative_to(ROOT)) for path in ROOT.glob(EXAMPLES[name])} <= set(learned)


def test_a_text_read_in_parts_scores_as_the_whole() -> None:
    reader = load_reader("drafts")
    whole = reader.scores(["I can't come on Sunday. Let's talk on Monday."])[0]
    in_parts, lies = reader.attend(["I can't come on Sunday.", "Let's talk on Monday."])
    assert np.allclose(whole, in_parts, atol=1e-3)
    assert lies.shape == (2, len(reader.labels))


def test_what_is_found_lies_in_the_part_that_says_it() -> None:
    reader = load_reader("drafts")
    _, lies = reader.attend(["I love you, Mum.", "I won't lend you money any more."])
    assert lies[:, reader.labels.index("boundary/limit")].argmax() == 1
    assert lies[:, reader.labels.index("boundary/care")].argmax() == 0


def test_a_long_text_is_read_in_runs() -> None:
    scores, lies = load_reader("drafts").attend(["I won't lend you money any more."] * 60)
    assert np.isfinite(scores).all()
    assert lies.shape[0] == 60


def test_a_reader_that_is_not_there_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(EncoderError, match="python -m tuning gone"):
        Reader.load("gone", load_reader("drafts").encoder)


def test_read_together_they_are_what_each_reads_alone() -> None:
    drafts, safety = load_reader("drafts"), load_reader("safety")
    encoder = drafts.encoder
    texts = ["no", "i feel so lonely on sundays and nobody calls", "I can't come on Sunday. Let's talk on Monday."]
    together = Together(encoder, drafts, safety)
    for few in (texts[1:2], texts):
        tokens = encoder.tokens(few)
        means, scores = together.top(*together.states(tokens))
        np.testing.assert_allclose(means, encoder.means(*encoder.states(tokens)), atol=1e-5)
        for found, reader in zip(scores, (drafts, safety), strict=True):
            np.testing.assert_allclose(found, reader.read(few), atol=1e-4)


def test_a_reader_that_begins_at_the_first_layer_reads_what_one_with_shared_layers_does() -> None:
    sharing = load_reader("drafts")
    encoder = sharing.encoder
    unchanged = replace(sharing, layers=tuple(Layer(encoder.tensors, number) for number in UPPER))
    alone = replace(sharing, layers=tuple(Layer(encoder.tensors, number) for number in range(LAYERS)))
    texts = ["I can't come on Sunday.", "no"]
    assert np.allclose(unchanged.read(texts), alone.read(texts), atol=1e-3)
    assert np.allclose(unchanged.attend(texts)[1], alone.attend(texts)[1], atol=1e-3)
    assert not np.allclose(unchanged.read(texts), sharing.read(texts), atol=1e-1)


def test_shared_and_own_lower_layers_are_read_together_too() -> None:
    sharing = load_reader("drafts")
    encoder, texts = sharing.encoder, ["I can't come on Sunday.", "no"]
    pull = {name: values for name, values in sharing.changes.items() if name.startswith("encoder.layer.5")}
    changes = dict(sharing.changes)
    for number in range(UPPER.start):
        changes |= {name.replace("layer.5", f"layer.{number}"): values for name, values in pull.items()}
    alone = replace(sharing, changes=changes, layers=tuple(Layer(encoder.tensors, n, changes) for n in range(LAYERS)))
    together = Together(encoder, sharing, alone)
    means, scores = together.top(*together.states(encoder.tokens(texts)))
    np.testing.assert_allclose(means, encoder.means(*encoder.states(encoder.tokens(texts))), atol=1e-5)
    for found, reader in zip(scores, (sharing, alone), strict=True):
        np.testing.assert_allclose(found, reader.read(texts), atol=1e-3)
    assert not np.allclose(scores[0], scores[1], atol=1e-1)
