"""What is typed after an answer."""

from __future__ import annotations

import pytest

from bot.coaching.following import is_time, kinds_of, offers
from tests import shelf


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("how", ("how",)),
        ("ok what do i say", ("how",)),
        ("nobody really", ("nobody", "no")),
        ("nah tried that", ("no",)),
        ("not sure", ("unsure",)),
        ("makes sense thanks", ("fine",)),
        ("yes pls", ("yes",)),
        ("sounds good", ("fine", "yes")),
        ("he shouts and then cries", ()),
        ("yes every night", ()),
    ],
)
def test_a_bare_word_is_of_its_kind_and_what_says_more_of_none(text: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(text, shelf.checks()) == kinds


@pytest.mark.parametrize(
    ("html", "is_offer"),
    [
        ("It takes a while. Shall we find words for it?", True),
        ('Say it once: "Have you got ten minutes?" Is there somebody who would come along?', True),
        ("Want to try it here first?", True),
        ("Would you like a line, or a day off?", False),
        ("What happens when you say no?", False),
        ("Did you tell them?", False),
        ("It takes a while.", False),
    ],
)
def test_a_yes_takes_what_an_answer_offers_at_its_end(html: str, is_offer: bool) -> None:
    assert offers(html) is is_offer


@pytest.mark.parametrize(
    "text", ["3 days ago", "every evening", "2 years", "since august 2021", "at night mostly", "Twice now.", "14"]
)
def test_a_time_alone_is_one(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", ["3 years sober", "every evening he shouts", "last one", ""])
def test_what_says_more_than_a_time_is_none(text: str) -> None:
    assert not is_time(text)
