"""Which language a text is in: surely another one, or nothing."""

from __future__ import annotations

import pytest

from bot.encoder.language import language_in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("je veux mourir maintenant", "fr"), ("ich kann nicht mehr leben", "de"), ("eu quero morrer hoje", "pt"),
        ("non ce la faccio più", "it"), ("nie chcę już żyć", "pl"), ("我不想活了", "zh"), ("죽고 싶어", "ko"),
        ("لا أريد أن أعيش", "ar"),
        ("i cant do this anymore", None), ("im ded lol", None), ("yaar i am so tired", None), ("ok", None),
        ("wetin dey happen", None), ("mum called again n i snapped", None), ("ciao", None), ("", None), ("🙂", None),
    ],
)  # fmt: skip
def test_what_could_be_english_is_english(text: str, language: str | None) -> None:
    assert language_in(text) == language
