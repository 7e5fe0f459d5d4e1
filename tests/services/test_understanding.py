"""What was meant, where the dialogue is unsure."""

from __future__ import annotations

import pytest

from bot.services import Services


def test_the_two_likeliest_meanings_are_offered_as_buttons(services: Services) -> None:
    say = services.meanings.offer(["set_boundary", "reach_out", "grieve"])
    assert say.key == "fallback"
    assert say.buttons is not None
    assert [button.tap for row in say.buttons for button in row] == ["/set_boundary", "/reach_out"]


def test_of_a_whole_message_it_is_not_said_that_it_was_not_caught(services: Services) -> None:
    said = "what other feelings even are there, i only ever write okay or angry"
    say = services.meanings.offer(["set_boundary", "reach_out"], said)
    assert say.key == "fallback/long"
    assert set(say.fields) == {"first", "second"}


@pytest.mark.parametrize("intents", [[], ["nlu_fallback"], ["set_boundary"], ["gone", "nlu_fallback", "choose"]])
def test_where_there_are_not_two_nothing_is_offered(services: Services, intents: list[str]) -> None:
    assert services.meanings.offer(intents).key == "fallback/none"


@pytest.mark.parametrize(("term", "text"), [("bid", ""), ("Bid", ""), (None, "what is a bid?"), ("bids", "")])
def test_a_term_is_found_by_its_name(services: Services, term: str | None, text: str) -> None:
    assert services.terms.explain(term, text).key == "ask_term/bid"


def test_a_term_in_parts_or_misspelt_is_explained(services: Services) -> None:
    assert services.terms.explain(None, "whats co regulation we had it in class").key == "ask_term/co_regulation"
    assert services.terms.explain(None, "what is hyper vigilence").key == "ask_term/hypervigilance"


@pytest.mark.parametrize(
    ("text", "is_aside"),
    [
        (
            "My son left without a word, and since then one postcard has come. I ask what the meaning of a postcard is",
            True,
        ),
        ("what does postcard mean", False),
        (
            "my counsellor wrote enmeshment on the board as if we all knew it, so what does she mean by it please",
            False,
        ),
        (
            "is there a word for when you sit in a full room, everybody laughs, and you are miles off, unsaid",
            False,
        ),
    ],
)
def test_a_story_that_holds_a_question_for_a_word_is_no_such_question(
    services: Services, text: str, is_aside: bool
) -> None:
    assert services.terms.is_aside(text) is is_aside


def test_where_no_term_is_named_it_is_asked_for(services: Services) -> None:
    assert services.terms.explain(None, "").key == "ask_term/which"


@pytest.mark.parametrize(
    ("term", "text", "word"),
    [
        ("photosynthesis", "what is photosynthesis", "photosynthesis"),
        (None, 'What does "slay" mean and can I use it', "slay"),
        (None, "what does rizz mean", "rizz"),
        (None, "what is the meaning of sobremesa", "sobremesa"),
    ],
)
def test_a_term_that_cannot_be_explained_is_named(services: Services, term: str | None, text: str, word: str) -> None:
    assert (services.terms.explain(term, text).key, services.terms.explain(term, text).fields) == (
        "ask_term/unknown",
        {"word": word},
    )


@pytest.mark.parametrize(
    "text",
    [
        "what does it mean when somebody puts a thumb up and nowt else",
        'what does it mean "we should get a coffee sometime"? She didn\'t say when',
        'what does "i\'m not looking for anything serious" actually mean',
    ],
)
def test_what_somebody_does_or_says_is_no_word(services: Services, text: str) -> None:
    assert services.terms.is_aside(text)
