"""The country that somebody in danger names as theirs."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.coaching.safety import Talk
from bot.coaching.safety.talk import Told
from bot.content.loader import load_helplines
from bot.services.safety_country import told_in

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("text", "is_known", "told"),
    [
        ("i'm in ireland", True, Told("IE", is_all=True)),
        ("no one. i'm in ireland", True, Told("IE")),
        ("i live in leeds with him", True, Told("GB")),
        ("i'm in new york right now", True, Told("US", is_all=True)),
        ("estoy en Mexico", True, Told("MX", is_all=True)),
        ("vivo cerca de Sevilla", True, Told("ES", is_all=True)),
        ("Reino Unido", True, Told("GB", is_all=True)),
        ("en canada", True, Told("CA", is_all=True)),
        ("Berlin", False, Told("DE", is_all=True)),
        ("Berlin", True, None),
        ("my sister is in canada", True, None),
        ("soy de México pero aquí no tengo a nadie", True, None),
        ("soy sola", False, None),
        ("i'm in love", False, None),
        ("i'm in pain", True, None),
    ],
)
def test_the_country_is_heard_where_it_is_said_of_themselves(text: str, is_known: bool, told: Told | None) -> None:
    talk = Talk("self_harm", "service", NOW)
    assert told_in(text, load_helplines(), NOW, is_known=is_known, talk=talk) == told
