"""The model is trained anew exactly when something that it is trained from has changed."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from pathlib import Path

import pytest

from bot.dialogue import model
from bot.errors import ModelStaleError

SOURCES = (
    "config.yml",
    "domain.yml",
    "uv.lock",
    "data/nlu/greet.yml",
    "data/rules/greet.yml",
    "bot/dialogue/classifier.py",
    "bot/dialogue/featurizer.py",
    "bot/encoder/head.py",
)
OTHERS = (
    "README.md",
    "bot/chat/handlers.py",
    "bot/content/scripts/greet.yml",
    "bot/dialogue/agent.py",
    "bot/encoder/__pycache__/head.cpython-310.pyc",
    "actions/greet.py",
    "tests/stories/test_talking.yml",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (*SOURCES, *OTHERS):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name)
    return tmp_path


@pytest.fixture
def trained(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The digests of which something was trained, in place of Rasa."""
    digests: list[str] = []

    def pretend(root: Path) -> None:
        digests.append(model.digest(root))
        model.model_path(root).write_bytes(b"a model")
        (root / "models" / "kith.json").write_text(json.dumps({"digest": digests[-1]}))

    monkeypatch.setattr(model, "_train", pretend)
    return digests


@pytest.mark.parametrize("name", SOURCES)
def test_a_changed_source_makes_the_model_stale(root: Path, trained: list[str], name: str) -> None:
    model.train(root)
    (root / name).write_text("changed")
    assert not model.is_fresh(root)
    model.train(root)
    assert len(trained) == 2


@pytest.mark.parametrize("name", ["data/nlu/new.yml", "bot/encoder/new.py"])
def test_a_new_source_makes_the_model_stale(root: Path, trained: list[str], name: str) -> None:
    model.train(root)
    (root / name).write_text("new")
    assert not model.is_fresh(root)


def test_a_source_under_another_name_makes_the_model_stale(root: Path, trained: list[str]) -> None:
    model.train(root)
    (root / "data/nlu/greet.yml").rename(root / "data/nlu/hello.yml")
    assert not model.is_fresh(root)


@pytest.mark.parametrize("name", OTHERS)
def test_anything_else_may_change(root: Path, trained: list[str], name: str) -> None:
    model.train(root)
    (root / name).write_text("changed")
    model.train(root)
    assert len(trained) == 1


def test_the_folder_may_be_another(root: Path, trained: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "kith"
    shutil.copytree(root, elsewhere)
    assert model.digest(elsewhere) == model.digest(root)


def test_a_fresh_model_is_trained_again_only_by_force(root: Path, trained: list[str]) -> None:
    for force in (False, False, True):
        model.train(root, force=force)
    assert len(trained) == 2


@pytest.mark.parametrize("stamp", [None, "", "{}", "[]", '{"digest": 1}', '{"digest": "another"}'])
def test_a_model_whose_stamp_says_nothing_is_stale(root: Path, trained: list[str], stamp: str | None) -> None:
    model.train(root)
    place = root / "models" / "kith.json"
    place.unlink()
    if stamp is not None:
        place.write_text(stamp)
    assert not model.is_fresh(root)
    with pytest.raises(ModelStaleError, match="kith train"):
        model.require_fresh(root)


def test_a_model_that_was_removed_is_stale(root: Path, trained: list[str]) -> None:
    assert model.require_fresh(model.train(root).parents[1]) == model.model_path(root)
    model.model_path(root).unlink()
    assert not model.is_fresh(root)


def test_a_model_that_is_damaged_is_stale_and_trained_anew(root: Path, trained: list[str]) -> None:
    model.train(root)
    (root / "models" / "kith.json").write_text(
        json.dumps({"digest": trained[0], "model": hashlib.sha256(b"a model").hexdigest()})
    )
    assert model.is_fresh(root)
    model.model_path(root).write_bytes(b"a mode1")
    assert not model.is_fresh(root)
    model.train(root)
    assert len(trained) == 2


def test_several_who_train_at_once_train_once(root: Path, trained: list[str]) -> None:
    start = threading.Barrier(4)

    def train() -> None:
        start.wait()
        model.train(root)

    threads = [threading.Thread(target=train) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(trained) == 1
