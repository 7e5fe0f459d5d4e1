"""What is asked of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import asked
from bot.errors import ContentError
from bot.services.found_keys import read_kept, unkept
from tests import shelf

HEAD = "# Who may edit: anyone. Words: ours. Last reviewed 2026-11-30.\nreviewed: 2026-11-30\nasked:\n"
ENTRY = "  card/rest/a:\n    name: A name\n    asked: [what is rest]\n"


def _written(folder: Path, text: str, name: str = "rest") -> Path:
    (folder / asked.FOLDER).mkdir()
    (folder / asked.FOLDER / f"{name}.yml").write_text(HEAD + text)
    return folder


def test_an_entry_is_read(tmp_path: Path) -> None:
    (entry,) = asked.load_asked(_written(tmp_path, ENTRY))
    assert entry.texts == ("A name", "what is rest")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("card/rest", "card/work", "belongs in work.yml"),
        ("A name", "A name that is far too long for a button", "at most 30"),
        ("name", "nane", "nane"),
    ],
)
def test_a_wrong_entry_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        asked.load_asked(_written(tmp_path, ENTRY.replace(old, new)))


def test_an_entry_without_its_script_is_named(tmp_path: Path) -> None:
    entries = asked.load_asked(_written(tmp_path, ENTRY))
    assert list(asked.unsaid(entries, {"card/rest/b"})) == ["card/rest/a"]


def test_every_card_and_every_word_can_be_found() -> None:
    keys = {entry.key for entry in shelf.content().asked}
    terms = {key for key in shelf.scripts() if key.startswith("ask_term/")}
    unexplained = {"ask_term/which", "ask_term/unknown", "ask_term/unnamed", "ask_term/discreet_mode"}
    assert {card.key for card in shelf.content().cards} | (terms - unexplained) <= keys


def test_no_two_answers_have_the_same_name() -> None:
    names = [entry.name for entry in shelf.content().asked]
    assert len(set(names)) == len(names)


def test_the_vectors_of_all_keys_are_kept() -> None:
    texts = [text for entry in shelf.content().asked for text in entry.texts]
    assert not unkept(texts, read_kept()), "run `kith content asked --write`"
