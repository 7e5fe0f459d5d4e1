"""What `kith understand` loads from a model archive."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from bot.dialogue.understand import Understander, spoken
from bot.encoder.fit import fit_head
from bot.encoder.meaning import load_message_encoder
from bot.errors import DialogueError

TEXTS = ["hello", "hi there", "good morning", "thanks", "thank you", "cheers for that"]
LABELS = ["greet"] * 3 + ["thank"] * 3


def archive(path: Path, name: str, content: bytes) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))
    return path


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    head = fit_head(TEXTS, load_message_encoder().encode_deep(TEXTS), LABELS)
    name = "components/train_bot.dialogue.classifier.HeadClassifier2/head.safetensors"
    return archive(tmp_path_factory.mktemp("model") / "kith.tar.gz", name, head.pack())


def test_a_text_is_given_back_as_it_came_with_its_intent_first_in_the_ranking(model: Path) -> None:
    parsed = Understander.load(model).parse("  good evening ")
    assert parsed["text"] == "  good evening "
    assert parsed["intent"] == "greet"
    assert parsed["ranking"][0] == ("greet", parsed["confidence"])
    assert {name for name, _ in parsed["ranking"]} == {"greet", "thank"}


@pytest.mark.parametrize("text", ["", "   ", "/", "🙂", "x" * 20_000, "\x00", "\ud800", '/thank{"a": 1}'])
def test_any_text_is_ordinary_text(model: Path, text: str) -> None:
    parsed = Understander.load(model).parse(text)
    assert 0 < parsed["confidence"] < 1


@pytest.mark.parametrize(
    ("text", "said"), [("/thank", "thank"), (" //x /y", "x /y"), ("", "?"), ("/", "?"), ("hello", "hello")]
)
def test_a_leading_slash_means_nothing(text: str, said: str) -> None:
    assert spoken(text) == said


def test_a_model_without_a_head_is_named_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DialogueError, match="has learned no intents"):
        Understander.load(archive(tmp_path / "kith.tar.gz", "components/other/x", b""))


def test_a_broken_head_and_a_missing_model_are_named_in_one_sentence(tmp_path: Path) -> None:
    broken = archive(tmp_path / "kith.tar.gz", "components/HeadClassifier/head.safetensors", b"no")
    for path in (broken, tmp_path / "none.tar.gz"):
        with pytest.raises(DialogueError, match="cannot be read"):
            Understander.load(path)
