"""The words seen from above."""

from __future__ import annotations

import pytest

from bot.content import overview
from tests import shelf


def test_a_script_is_shown_with_its_wordings_filled_with_examples() -> None:
    shown = overview.show("fallback")
    assert shown.placed.path.name == "fallback.yml"
    assert shown.placed.line > 1
    assert all("{" not in message.text for message, _ in shown.messages)
    assert any("Set a limit with someone" in message.text for message, _ in shown.messages)


def test_a_script_that_is_not_there_has_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyError):
        overview.show("feel_lonley")
    scripts = shelf.scripts()
    monkeypatch.setattr(overview.loader, "load_scripts", lambda folder: scripts)
    assert "feel_lonely" in overview.similar("feel_lonley")
    assert "greet" in overview.similar("gree")


@pytest.mark.whole
def test_the_numbers_cover_all_content() -> None:
    stats = overview.stats()
    assert stats.variants >= stats.scripts > 50
    assert stats.grade < 8
    assert stats.situations["set_boundary"] > 0
    assert stats.checks["boundary"] > 0
    assert stats.sources["ours"] > 0
    assert len(stats.digest) == 64
