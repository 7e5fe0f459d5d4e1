"""Each room played whole through the real agent: words good and poor, none, too many, foreign, danger, a restart."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase

import pytest

from tests.harness import Person

pytestmark = pytest.mark.rasa

SPANISH = "No puedo hablar después de las diez porque trabajo temprano"
WAY_IN = {
    "set_boundary": ("i want to set a boundary", "[I have my own]", "my sister keeps asking me for money"),
    "repair_conflict": (
        "i want to apologise to my brother for what i said at dinner",
        "[It's okay to write]",
        "[Use mine]",
        "[All at once]",
    ),
    "say_how_i_feel": (
        "how do i tell him i feel hurt without blaming",
        "[I have my own]",
        "my flatmate laughed when i told him about my exam",
    ),
    "ask_for_support": (
        "help me ask my neighbour for help",
        "[Show me others]",
        "my neighbour, i need a lift to the hospital",
    ),
    "answer_a_bid": ("i want to be a better listener", '"They moved my shifts"'),
    "reach_out": (
        "help me with a first message",
        "[It's okay to write]",
        "my friend jo, we havent talked since march",
    ),
    "review_my_words": ("can you look at my message before i send it",),
    "rehearse": ("role play with me please, i want to practise saying no", "[Mum rings me at work]", "[Begin]"),
    "pause_argument": ("we're fighting right now and I need to stop",),
    "quality_time": ("couple conversation, guided",),
    "micro_connection": ("Something tiny, please, with low energy", "[At home]"),
}
"""By room, what is said and [tapped] until it waits for words of their own, or for the choice that begins it."""

GOOD = {
    "set_boundary": "I love you and I won't lend you money any more. If you ask I'll talk of something else. "
    "On Sunday I can help you with the budget.",
    "repair_conflict": "I shouted at you at dinner. That was wrong of me and it embarrassed you. I'm sorry. "
    "Next time I'll go out for five minutes first.",
    "say_how_i_feel": "On Friday you laughed when I told you about my exam. I felt hurt. I need to be taken seriously. "
    "Could you ask me how it went?",
    "ask_for_support": "Could you drive me to the clinic on Friday at nine? It's fine if not.",
    "answer_a_bid": "Again? That sounds maddening. What does it do to your week?",
    "reach_out": "Hi Jo. I burned the toast this morning and thought of you. How's the kitchen? No rush to answer.",
    "review_my_words": "I won't lend you money any more. I love you, and on Sunday I can help you with the budget.",
    "rehearse": "I don't take calls at work. I'll ring you at seven.",
    "pause_argument": "[20 minutes]",
    "quality_time": "[Start, 10 minutes each]",
    "micro_connection": "[Someone I know]",
}
POOR = {
    "set_boundary": ("maybe you could ask less if thats ok", "review/boundary/*/change"),
    "repair_conflict": ("sorry but you started it", "review/apology/*/change"),
    "say_how_i_feel": ("you are so selfish", "review/feeling/blame/change"),
    "ask_for_support": ("after all i did for you", "review/support_request/*/change"),
    "answer_a_bid": ("just calm down", "review/bid_reply/*/change"),
    "reach_out": ("guess you're too busy for me", "review/reach_out/guilt/change"),
    "review_my_words": ("you always ask for money and i hate it", "review_my_words/kind"),
    "rehearse": ("sorry mum maybe call less if thats ok", "rehearse/move/hedged*"),
    "pause_argument": ("a bit", "*"),
    "quality_time": ("not sure", "*"),
    "micro_connection": ("hm dunno", "micro_connection/who"),
}
WELL = {
    "review_my_words": "review_my_words/kind",
    "rehearse": "rehearse/move/held*",
    "pause_argument": "pause_argument/set",
    "quality_time": "quality_time/news",
    "micro_connection": "micro_connection/offer",
}
"""What answers good words; in the rooms not named it is the reading, with nothing left to change."""

TO_THE_END = {
    "set_boundary": ("[Keep it]", "on sunday after lunch", "[They'd pull away]", "[Say it once more, calmly]"),
    "repair_conflict": ("[Keep it]", "[Today]", "i drink two beers and then i get loud", "[Do my part anyway]"),
    "say_how_i_feel": ("[Keep it]", "tonight after dinner", "[Hear their side first]"),
    "ask_for_support": ("[Keep it]", "[Today]", "[Ask somebody else]"),
    "answer_a_bid": (
        "[Keep it]",
        "[Someone comes to mind]",
        "my friend sam, tomorrow at lunch",
        "[Say when I'll have time]",
    ),
    "reach_out": ("[Keep it]", "tomorrow morning", "[Let it be for now]"),
    "review_my_words": ("[A limit or a no]", "[Keep it]", "soon", "on thursday", "[Say it once more, calmly]"),
    "rehearse": (
        "I hear you, and it's still no.",
        "[How did it go?]",
        "[Keep my line]",
        "[Someone comes to mind]",
        "my mum, on sunday",
        "[Say it once more, calmly]",
    ),
    "pause_argument": ("<21m>", "[I'm ready]"),
    "quality_time": ("<10m>", "<10m>", "<10m>", "[A bit stiff]"),
    "micro_connection": ("[I'll try it]", "[Badly]"),
}
ENDS = {
    "answer_a_bid": "answer_a_bid/what_if/say_when",
    "ask_for_support": "ask_for_support/what_if/ask_other",
    "micro_connection": "micro_connection/go",
    "pause_argument": "pause_argument/ready",
    "quality_time": "quality_time/stiff",
    "reach_out": "reach_out/what_if/let_be",
    "rehearse": "set_boundary/what_if/say_again",
    "repair_conflict": "repair_conflict/what_if/my_part",
    "review_my_words": "set_boundary/what_if/say_again",
    "say_how_i_feel": "say_how_i_feel/what_if/hear_them",
    "set_boundary": "set_boundary/what_if/say_again",
}
ROOMS = sorted(WAY_IN)


def go(person: Person, *steps: str) -> list[str]:
    """Says, [taps] and <waits>; each is answered, with nothing that went wrong among it."""
    for step in steps:
        marks = step[0] + step[-1] if step else ""
        if marks == "[]":
            person.tap(step[1:-1])
        elif marks == "<>":
            person.wait(step[1:-1])
        else:
            person.say(step)
        assert person.messages, step
        assert not any(key.startswith(("error", "choice/old")) for key in person.keys), (step, person.keys)
    return list(person.keys)


def is_heard(pattern: str, keys: list[str]) -> bool:
    return any(fnmatchcase(key, pattern) for key in keys)


def reads_well(room: str, keys: list[str]) -> bool:
    """Whether good words were taken as such."""
    return is_heard(WELL[room], keys) if room in WELL else is_heard("review/*/good", keys)


@pytest.mark.parametrize("room", ROOMS)
def test_good_words_lead_to_the_end(room: str, person: Person) -> None:
    assert reads_well(room, go(person, *WAY_IN[room], GOOD[room])), person.keys
    assert is_heard(ENDS[room], go(person, *TO_THE_END[room])), person.keys


@pytest.mark.parametrize("room", ROOMS)
def test_poor_words_are_met_and_better_ones_follow(room: str, person: Person) -> None:
    words, answer = POOR[room]
    assert is_heard(answer, go(person, *WAY_IN[room], words)), person.keys
    assert reads_well(room, go(person, GOOD[room])), person.keys


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_too_much_another_language_and_a_restart_lose_nothing(room: str, person: Person) -> None:
    go(person, *WAY_IN[room])
    much = "We had the talk about the dishes and the bins once more. " * 52
    for strange in ("", much, SPANISH):
        go(person, strange)
        person.restart()
    assert reads_well(room, go(person, GOOD[room])), person.keys
    assert "gained" not in " ".join(person.keys), "what could not be read is no first draft"


@pytest.mark.parametrize("room", ROOMS)
def test_danger_in_the_middle_comes_first(room: str, person: Person) -> None:
    go(person, *WAY_IN[room], "i want to kill myself")
    assert {message.kind for message in person.messages} == {"safety"}
    assert not is_heard(f"{room}*", person.keys)


@pytest.mark.parametrize("room", ROOMS)
def test_a_question_in_between_is_answered_and_the_room_goes_on(room: str, person: Person) -> None:
    assert is_heard("ask_privacy*", go(person, *WAY_IN[room], "wait, who can read this?")), person.keys
    assert reads_well(room, go(person, GOOD[room])), person.keys


def test_leaving_and_coming_back_on_another_day(somebody: Callable[..., Person]) -> None:
    for room in ("set_boundary", "reach_out", "rehearse"):
        person = somebody()
        go(person, *WAY_IN[room])
        person.wait("26h")
        person.restart()
        go(person, "stop")
        assert "stop/room_left" in person.keys
        assert is_heard(f"{room}*", go(person, WAY_IN[room][0]))
