"""What was expected of a contact, beside what came of it."""

from time import perf_counter

import pytest

from bot.coaching.people import expected_in, gap_in, outcome_in, quoted, tells_compared, tells_gap
from bot.coaching.people.gap import tells_harm

BETTER = [
    ("I wrote to my brother. I was braced for silence. He answered the same evening.", "silence", "He answered"),
    ("I rang mum, was sure she'd hang up, she chatted for an hour", "she'd hang up", "she chatted"),
    ("Rang our Kev, half expected a mouthful. Got an invite for Sunday instead.", "a mouthful", "Got an invite"),
    ("texted jo. thought hed ignore it tbh. he sent a pic of his dog", "hed ignore it tbh", "he sent a pic"),
    ("I met my cousin. I was afraid that she will not come. She come with cake.", "she will not come", "She come"),
    (
        "phoned my da. was bricking it he'd no want to know. he was fine, sound even",
        "he'd no want to know",
        "he was fine",
    ),
    ("I called Priya expecting the worst. We laughed.", "the worst", "We laughed"),
    ("In my head she'd slam the door. She asked me in.", "she'd slam the door", "She asked me in"),
    (
        "I expected a scolding from Amma, instead she only asked if I have eaten",
        "a scolding from Amma",
        "she only asked",
    ),
    ("Visited father. I believed he will not recognise me. He has said my name.", "he will not recognise me", "He has"),
    (
        "I had supposed my nephew would be embarrassed by me; he introduced me to all.",
        "my nephew would",
        "he introduced",
    ),
    ("My fear was that he'd be drunk. He was sober and we had tea.", "he'd be drunk", "He was sober"),
    ("called sis. figured voicemail. she picked up first ring", "voicemail", "she picked up"),
    ("Expected: cold. Actual: she hugged me", "cold", "she hugged me"),
    ("Saw Ben. Went fine. Reckoned he'd be off with me. He wasn't.", "he'd be off with me", "Went fine. He wasn't"),
]


@pytest.mark.parametrize(("text", "expected", "went"), BETTER)
def test_both_are_read_over_several_sentences(text: str, expected: str, went: str) -> None:
    gap = gap_in(text)
    assert tells_gap(text)
    assert gap.expected is not None
    assert gap.expected.startswith(expected)
    assert gap.went is not None
    assert gap.went.startswith(went)
    assert gap.compared == "better"


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("called my ex boss, thought shed shout. she did", "same"),
        ("wrote to the landlord, was sure he'd say no. he said no.", "same"),
        ("Texted Nia, was certain I'd get left on read and I was", "same"),
        ("I thought it'd be awkward and it was", "same"),
        ("Spoke to Dad. I'd thought he'd be glad but he hung up.", "harder"),
        ("I was sure she'd be pleased. She wasn't.", "harder"),
        ("I was afraid he'd hit me but he was nice", None),
    ],
)
def test_it_is_called_better_only_where_it_was(text: str, compared: str | None) -> None:
    assert tells_gap(text)
    assert gap_in(text).compared == compared


@pytest.mark.parametrize(
    "text",
    [
        "I called my brother",
        "I called my brother today, he was happy",
        "I thought about my sister all day",
        "I thought of Ana all week. She wrote.",
        "I called mum because I thought she was lonely. She laughed.",
        "I was so nervous to call. He was kind.",
        "I was worried about her. She was fine.",
        "I think she hates me",
        "I called mum. I was sure she'd be angry.",
        "I thought I should ring. We talked.",
    ],
)
def test_one_side_alone_is_not_both(text: str) -> None:
    assert not tells_gap(text)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Called Bea. Went alright", "Went alright"),
        ("I called my brother today, he was happy", "he was happy"),
        ("I met Sam for a walk and it was lovely", "it was lovely"),
        ("Rang Ana. Voicemail.", "Voicemail"),
        ("I called my brother", None),
        ("I texted mum yesterday", None),
        ("I called mum. I was sure she'd be angry.", None),
    ],
)
def test_what_came_of_it_is_read_alone(text: str, outcome: str | None) -> None:
    assert outcome_in(text) == outcome


def test_what_was_expected_is_read_alone() -> None:
    assert expected_in("I called mum. I was sure she'd be angry.") == "she'd be angry"
    assert expected_in("I called mum.") is None


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("I called mum, went better than I feared", True),
        ("Rang Dad. Nowhere near as bad as I'd thought.", True),
        ("He was cold, as I feared.", True),
        ("It went well", False),
        ("better late than never", False),
    ],
)
def test_a_comparison_without_the_expectation_is_one(text: str, is_told: bool) -> None:
    assert tells_compared(text) is is_told


def test_little_is_given_back() -> None:
    assert quoted("She asked me in. We had tea.") == "She asked me in"
    assert len(quoted("word " * 40).split()) <= 15


@pytest.mark.parametrize("text", ["so " * 400, "had " * 400, "really so " * 400])
def test_a_long_repeat_is_read_at_once(text: str) -> None:
    began = perf_counter()
    assert not tells_gap(text)
    assert (expected_in(text), tells_compared(text)) == (None, False)
    assert perf_counter() - began < 1


@pytest.mark.parametrize(
    ("text", "is_harm"),
    [("he touched me again", True), ("he hit me", True), ("we kept in touch", False), ("she hugged me", False)],
)
def test_harm_is_told(text: str, is_harm: bool) -> None:
    assert tells_harm(text) is is_harm
