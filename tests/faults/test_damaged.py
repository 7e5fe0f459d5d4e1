"""A model, a reader or weights that are damaged or gone: said at the start, or done without; never silence."""

from __future__ import annotations

import io
import json
import logging
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.content import ear
from bot.dialogue import model
from bot.encoder import tuned
from bot.errors import DialogueError, EncoderError, ModelStaleError
from bot.services.doctor import READERS
from bot.settings import find_root
from tests.faults.world import URGENT, World

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "cut short": lambda whole: whole[: len(whole) // 2],
    "zeros": lambda whole: bytes(len(whole)),
    "one byte changed": lambda whole: whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
    "something else": lambda whole: b"<html>not found</html>",
}


@pytest.mark.rasa
@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_a_damaged_model_is_found_before_it_is_loaded(damage: str, tmp_path: Path) -> None:
    whole = find_root()
    for name in ("config.yml", "domain.yml", "uv.lock", "data", "bot", "models"):
        (tmp_path / name).symlink_to(whole / name) if name != "models" else shutil.copytree(
            whole / name, tmp_path / name
        )
    place = model.model_path(tmp_path)
    stamp = place.with_suffix("").with_suffix(".json")
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "model": model.sum_of(place)}))
    assert model.require_fresh(tmp_path) == place
    place.write_bytes(DAMAGES[damage](place.read_bytes()))
    with pytest.raises(ModelStaleError, match="kith train"):
        model.require_fresh(tmp_path)


def an_archive(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


@pytest.mark.rasa
@pytest.mark.parametrize(
    "content",
    [b"", b"no archive", an_archive(), an_archive(x=b"y"), an_archive(metadata=b"{")],
    ids=["nothing", "no archive", "an empty archive", "no metadata", "cut metadata"],
)
def test_what_is_no_model_is_one_error_that_says_what_to_do(content: bytes, tmp_path: Path) -> None:
    from bot.dialogue.agent import Dialogue

    place = tmp_path / "kith.tar.gz"
    place.write_bytes(content)
    nothing: Any = None
    with pytest.raises(DialogueError, match="kith train"):
        Dialogue.load(place, draw=nothing, load=nothing, save=nothing, guard=nothing)


@pytest.mark.rasa
def test_run_ends_with_one_line_where_the_model_is_damaged(tmp_path: Path) -> None:
    whole = find_root()
    for name in ("config.yml", "domain.yml", "uv.lock", "data", "bot", "actions"):
        (tmp_path / name).symlink_to(whole / name)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "kith.tar.gz").write_bytes(b"damaged")
    environment = {"KITH_HOME": str(tmp_path), "KITH_TELEGRAM_TOKEN": "1:" + "a" * 35, "PATH": "/usr/bin"}
    environment |= {"PYTHONPATH": str(whole), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"], cwd=whole, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert "kith train" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.fixture
def without_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Nothing that was loaded before counts, and the folder of the readers is another."""
    folder = tmp_path / "readers"
    folder.mkdir()
    monkeypatch.setattr(tuned, "_FOLDER", folder)
    known = (tuned.load_reader, ear._danger, ear._drafts, ear._spanish)
    for one in known:
        one.cache_clear()
    yield folder
    for one in known:
        one.cache_clear()


@pytest.mark.parametrize("content", [None, b"", b"x" * 100, b"\x08\0\0\0\0\0\0\0{}      "])
def test_without_its_readers_danger_is_seen_by_phrases_and_the_log_says_so(
    content: bytes | None, without_readers: Path, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    for name in (*READERS, "spanish") if content is not None else ():
        (without_readers / f"{name}.safetensors").write_bytes(content or b"")
    caplog.set_level(logging.ERROR)
    with pytest.raises(EncoderError, match="safety"):
        tuned.load_reader("safety")
    assert world.services.safety.read(URGENT).is_urgent
    assert not world.services.safety.read("what should i write to my sister on her birthday next week").is_urgent
    assert "Danger is read by phrases alone: EncoderError" in caplog.text
    caplog.clear()
    with pytest.raises(EncoderError, match="spanish"):
        ear.spanish()
    assert world.services.safety.read("quiero matarme esta noche, ya no puedo más").is_urgent
    assert not world.services.safety.read("qué le escribo a mi hermana por su cumpleaños").is_urgent
    assert "Danger is read by phrases alone: EncoderError" in caplog.text
