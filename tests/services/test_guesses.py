"""What was meant, where the dialogue is unsure."""

from __future__ import annotations

import pytest

from bot.services import Services


def test_the_two_likeliest_meanings_are_offered_as_buttons(services: Services) -> None:
    say = services.meanings.offer(["set_boundary", "reach_out", "grieve"])
    assert say.key == "fallback"
    assert say.buttons is not None
    assert [button.tap for row in say.buttons for button in row] == ["/set_boundary", "/reach_out"]


@pytest.mark.parametrize("intents", [[], ["nlu_fallback"], ["set_boundary"], ["gone", "nlu_fallback", "choose"]])
def test_where_there_are_not_two_nothing_is_offered(services: Services, intents: list[str]) -> None:
    assert services.meanings.offer(intents).key == "fallback/none"


@pytest.mark.parametrize(("term", "text"), [("bid", ""), ("Bid", ""), (None, "what is a bid?"), ("bids", "")])
def test_a_term_is_found_by_its_name(services: Services, term: str | None, text: str) -> None:
    assert services.terms.explain(term, text).key == "ask_term/bid"


@pytest.mark.parametrize(("term", "text"), [(None, ""), ("photosynthesis", "what is photosynthesis")])
def test_a_term_that_is_not_there_is_asked_about(services: Services, term: str | None, text: str) -> None:
    assert services.terms.explain(term, text).key == "ask_term/which"
