"""Lines to begin with, as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import loader
from bot.content.vocabulary import load_vocabulary
from bot.encoder.tuned import load_reader
from bot.errors import ContentError
from bot.services.starters import READER
from tests import shelf
from tuning.starters import FOLDER, NONE
from tuning.task import lines

HEAD = (
    "# Who may edit: anyone. Words: ours. Last reviewed 2026-12-01.\n"
    "room: reach_out\nsource: ours\nreviewed: 2026-12-01\nstarters:\n"
)
ENTRY = "  old:\n    title: An old friend\n    lines: [I thought of you., How are you?]\n"


def _read(folder: Path, text: str) -> list[str]:
    (folder / "starters").mkdir()
    (folder / "starters" / "reach_out.yml").write_text(text)
    return [one.title for one in loader.read_starters(folder, load_vocabulary(loader.FOLDER))]


def test_a_starter_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, HEAD + ENTRY) == ["An old friend"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("room: reach_out", "room: repair_conflict", "belongs in repair_conflict.yml"),
        ("An old friend", "An old friend whom I have not seen", "at most 30"),
        (", How are you?", "", "at least 2 lines"),
        ("I thought", "i thought", "begins with a capital"),
        ("I thought", "I <b>thought", "plain text"),
        ("source: ours", "source: nobody", "unknown source"),
        ("title", "titel", "titel"),
    ],
)
def test_a_wrong_starter_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        _read(tmp_path, (HEAD + ENTRY).replace(old, new))


def test_the_reader_knows_every_starter_and_no_other() -> None:
    known = set(load_reader(READER).labels)
    assert known - {NONE} == {f"{one.room}/{one.id}" for one in shelf.content().starters}


def test_every_starter_has_messages_to_be_known_by() -> None:
    known = {f"{path.stem}/{name}" for path in FOLDER.glob("*.tsv") for name, _ in lines([path])}
    assert known - {NONE} == {f"{one.room}/{one.id}" for one in shelf.content().starters}
