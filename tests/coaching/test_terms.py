"""Which term is asked about."""

import pytest

from bot.coaching.terms import asked_for, is_story, named

TERMS = (
    "co regulation", "codependency", "micro connection", "parasocial", "gaslighting", "trauma bonding", "stonewalling",
    "social battery", "love bombing", "emotional labour", "hypervigilance", "trust", "bid", "service", "repair",
    "connection", "validation", "isolation", "sponsor", "guilt", "boundary", "trigger", "social support", "home group",
    "window of tolerance", "silent treatment", "enmeshment", "people pleasing", "nudge", "passive aggression",
)  # fmt: skip
ORDINARY = frozenset({
    *("what", "is", "a", "the", "mean", "does", "collection", "valuation", "insulation", "sponge", "serving", "social"),
    *("sport", "support", "gas", "lighting", "stone", "walling", "co"),
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("whats coregulation, teacher said it n nobody had a clue", "co regulation"),
        ("whats co regulation they had it in class", "co regulation"),
        ("what is codependancy", "codependency"),
        ("whats a micro conection", "micro connection"),
        ("parasocal meaning?", "parasocial"),
        ("gas lighting meaning", "gaslighting"),
        ("wot is co dependancy", "codependency"),
        ("whit's a trauma bond when its at hame", "trauma bonding"),
        ("meaning of stone walling pls", "stonewalling"),
        ("what is sosial battery", "social battery"),
        ("what is meant by love bomming", "love bombing"),
        ("what is emotional labor", "emotional labour"),
        ("my nurse said hyper vigilance, no idea what that is", "hypervigilance"),
        ("kindly explain me the word enmeshment", "enmeshment"),
        ("please what is the meaning of passive agression", "passive aggression"),
        ("whats window of tolerence", "window of tolerance"),
        ("define peoplepleasing", "people pleasing"),
        ("silent treatmnt def", "silent treatment"),
        ("what does trust mean", "trust"),
        ("what's a bid", "bid"),
    ],
)
def test_a_term_is_found_however_it_is_written(text: str, term: str) -> None:
    assert asked_for(text, TERMS, ORDINARY.__contains__) == term


@pytest.mark.parametrize(
    "text",
    [
        "what is service charge",
        "what is the trust fund baby",
        "what is a trigger warning",
        "what does courier mean",
        "what is the meaning of life",
        "what is a collection",
        "what is valuation",
        "what does insulation mean",
        "what is a sponge",
        "what is the repair cost of a phone",
        "whats the home group address",
        "we have got a social sport thing on, what is it",
        "what is wrong with my connection",
        "what is the point of trust",
        "what should i text my sponsor",
        "I told her my boundary and she laughed at me, what does that mean",
        "I have so much guilt about my mother and I do not know what to do, what is your advice",
        "a parcel came after six years without any letter and I keep asking what is the meaning of it, is it trust",
    ],
)
def test_ordinary_words_are_no_terms(text: str) -> None:
    assert asked_for(text, TERMS, ORDINARY.__contains__) is None


def test_a_long_message_is_a_story() -> None:
    assert is_story("word " * 17)
    assert not is_story("what does courier mean")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("what is meaning of closure", "closure"),
        ("what is tough love?", "tough love"),
        ("Whats limerence mean pls", "limerence"),
        ("what do i say to my brother then", None),
        ("what is it called when you can't stop thinking about somebody you hardly know", None),
        ("my sister means well", None),
    ],
)
def test_a_word_is_named_where_its_meaning_is_all_that_is_asked(text: str, word: str | None) -> None:
    assert named(text) == word


@pytest.mark.parametrize(
    "text", ["what is wrong with me", "what are my options", "whats up", "what does he mean by space"]
)
def test_no_word_is_named_where_something_else_is_asked(text: str) -> None:
    assert named(text) is None


def test_a_word_in_quotes_is_named_without_them() -> None:
    assert named("what does 'situationship' mean") == "situationship"
