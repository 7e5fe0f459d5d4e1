"""A message that is written already: its kind is asked, it is read, and its room is offered."""

from __future__ import annotations

import pytest

from bot.coaching.review import KINDS
from bot.coaching.rooms import Answer, ReviewRoom, Turn
from bot.coaching.rooms.opinion import Brought, brought_in
from bot.coaching.rooms.review_my_words import SURE
from tests import shelf
from tests.coaching.rooms.walk import all_rooms

LIMIT = "I won't lend you money any more. I love you, and on Sunday I can help you with the budget."


def walk(*answers: str, said: str = "") -> tuple[Turn, list[str]]:
    """The last turn and its keys; an answer that begins with a slash is a tap."""
    review = ReviewRoom(shelf.checks(), all_rooms())
    turn = review.begin({"said": said})
    for words in answers:
        turn = review.take(turn.progress, Answer("", words[1:]) if words.startswith("/") else Answer(words))
    return turn, [say.key for say in turn.says]


def test_the_message_is_asked_for_then_its_kind_with_the_likeliest_first() -> None:
    assert walk()[1] == ["review_my_words"]
    turn, keys = walk(LIMIT)
    assert keys == ["review_my_words/kind"]
    labels = [button.label for row in turn.says[0].buttons or () for button in row]
    assert (labels[0], len(labels)) == ("A limit or a no", 4)
    assert walk(said='does this sound mean: "I can\'t come on Sunday, sorry"')[1] == ["review_my_words/kind"]


def test_a_poor_sorry_is_among_the_likeliest_kinds() -> None:
    turn, _ = walk("hey im sorry u got mad about what i said but i was drunk and u kinda do it too")
    assert "A sorry" in [button.label for row in turn.says[0].buttons or () for button in row]


def test_it_is_read_as_what_they_say_it_is_and_its_room_is_offered_with_it() -> None:
    assert walk(LIMIT, "/kind_boundary")[1][0].startswith("review/boundary/")
    turn, _ = walk(LIMIT, "/kind_boundary", "/work_on")
    assert (turn.outcome, turn.goes_to, turn.carries) == ("done", "set_boundary", LIMIT)


def test_a_new_version_is_set_beside_the_first_and_can_be_kept() -> None:
    _, keys = walk("I'm sorry if I hurt you.", "/kind_apology", "I'm sorry I shouted at you. That was wrong of me.")
    assert keys[0] == "review/apology/conditional/gained"
    turn, _ = walk(LIMIT, "/kind_boundary", "/keep")
    assert (turn.kept, turn.progress.data["kind"]) == (LIMIT, "boundary")


def test_what_is_kept_ends_in_a_plan_with_a_day() -> None:
    turn, keys = walk(LIMIT, "/kind_boundary", "/keep", "soon")
    assert keys == ["room/day"]
    turn, keys = walk(LIMIT, "/kind_boundary", "/keep", "soon", "on Thursday", "I'd say it again")
    assert (turn.outcome, keys) == ("done", ["set_boundary/plan", "set_boundary/what_if/say_again"])
    assert (turn.plan and turn.plan.when, turn.progress.room) == ("on Thursday", "review_my_words")
    assert walk(LIMIT, "/kind_boundary", "/keep", "go back")[1] == ["review_my_words/reading"]


@pytest.mark.parametrize(
    ("said", "key"), [("", "nothing"), ("🙂🙂", "nothing"), ("x" * 3000, "nothing"), (LIMIT * 40, "long")]
)
def test_what_cannot_be_read_is_asked_for_again(said: str, key: str) -> None:
    turn, keys = walk(said)
    assert (keys[0], turn.progress.step) == (f"review_my_words/{key}", "text")


def test_a_message_to_somebody_who_asked_for_none_is_not_polished() -> None:
    _, keys = walk("I know you asked me not to call you, but I miss you.", "/kind_reach_out")
    assert keys == ["review_my_words/not_wanted"]


def test_words_that_nobody_asked_for_are_let_be_at_a_no() -> None:
    room = ReviewRoom(all_rooms()["set_boundary"].frame.checks, all_rooms())
    begun = room.begin({"draft": "I won't lend you money any more. I love you."})
    assert begun.says[0].key == "review_my_words/unasked"
    turn = room.take(begun.progress, Answer("no"))
    assert (turn.outcome, turn.says[0].key) == ("done", "review_my_words/just_saying")


@pytest.mark.parametrize("answers", [(LIMIT,), (LIMIT, "/kind_boundary")])
def test_a_grumble_or_too_much_is_no_new_version(answers: tuple[str, ...]) -> None:
    before, _ = walk(*answers)
    for said, key in (("this is crap", "grumble"), ("none of your business", "grumble"), (LIMIT * 40, "long")):
        turn, keys = walk(*answers, said)
        assert (keys[0], turn.progress) == (f"review_my_words/{key}", before.progress)


def test_a_remark_in_place_of_a_kind_is_no_new_message() -> None:
    turn, keys = walk(LIMIT, "no idea what that even means")
    assert (keys, turn.progress.data["draft"]) == (["review_my_words/kind"], LIMIT)


@pytest.mark.parametrize("said", ["ok", "yes", "boundry", "its a limit"])
def test_a_yes_to_its_kind_is_the_likeliest_and_a_misspelt_kind_is_one(said: str) -> None:
    turn, keys = walk(LIMIT, said)
    assert (turn.progress.data["kind"], keys[0].split("/")[1]) == ("boundary", "boundary")


def guessing(kind: str, share: float, *answers: Answer, **hints: object) -> tuple[Turn, list[str]]:
    """The last turn in a room that guesses this kind so surely."""
    shares = dict.fromkeys(KINDS, (1 - share) / 5) | {kind: share}
    review = ReviewRoom(shelf.checks(), all_rooms(), lambda _draft: shares, {kind: "a sorry"})
    turn = review.begin(hints)
    for answer in answers:
        turn = review.take(turn.progress, answer)
    return turn, [say.key for say in turn.says]


SORRY = "I'm sorry I shouted at you on Sunday. That was wrong of me."


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (f'Too long? "{SORRY}"', "too_much_no"),
        (f'May I ask whether this is polite enough: "{SORRY}"', "too_harsh_no"),
        (f'ok to send? "{SORRY}"', "send_nearly"),
        (f'is it clear enough: "{SORRY}"', "too_soft_no"),
        (f'this is for my brother "{SORRY}"', "read_as"),
        (
            'am i overdoing it "I\'m sorry I shouted. Please please forgive me, please say we are fine"',
            "too_much_yes",
        ),
        ('fine to send? "I\'m sorry I shouted on Sunday, but you started it."', "send_wait"),
    ],
)
def test_what_comes_with_a_question_is_read_at_once_and_the_question_answered(said: str, key: str) -> None:
    turn, keys = guessing("apology", 0.8, said=said)
    assert keys[0].removesuffix("_bare") == f"review_my_words/{key}"
    assert keys[1].startswith("review/apology/")
    assert turn.says[0].fields["kind"] == "a sorry"
    labels = [button.label for row in turn.says[-1].buttons or () for button in row]
    assert labels == ["Work on it", "Keep it", "It's meant as something else"]


def test_a_fault_that_was_asked_about_is_the_change_that_is_named() -> None:
    said = 'too much? "I\'m sorry I shouted on Sunday. Please please forgive me, please say we are fine"'
    assert guessing("apology", 0.8, said=said)[1][1] == "review/apology/asks_forgiveness/change"


def test_a_guess_that_is_wrong_is_one_tap_away_from_the_other_kinds() -> None:
    turn, keys = guessing("apology", 0.8, Answer("", "meant_else"), said=f'ok? "{SORRY}"')
    labels = [button.label for row in turn.says[0].buttons or () for button in row]
    assert keys == ["review_my_words/kind"]
    assert "A sorry" not in labels
    _, keys = guessing("apology", 0.8, Answer("it's not a sorry"), said=f'ok? "{SORRY}"')
    assert keys == ["review_my_words/kind"]


def test_where_the_guess_is_not_sure_the_kind_is_asked() -> None:
    assert guessing("apology", SURE - 0.01, said=f'ok to send? "{SORRY}"')[1] == ["review_my_words/kind"]


def test_a_message_that_was_asked_for_is_read_at_once_too() -> None:
    _, keys = guessing("apology", 0.8, Answer(SORRY), said="can you see if my message is too harsh")
    assert keys[0] == "review_my_words/too_harsh_no"


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (f'She told me not to contact her. Ok to send? "{SORRY}"', "not_wanted"),
        (f'there is a restraining order. is this polite "{SORRY}"', "not_wanted"),
        ('ok? "I know you asked me not to call you, I am sorry I shouted."', "not_wanted"),
        (f'i am scared of him. is this ok: "{SORRY}"', "kind"),
        (f'he reads my messages. too much? "{SORRY}"', "kind"),
    ],
)
def test_no_gate_is_skipped_by_a_guess(said: str, key: str) -> None:
    assert guessing("apology", 0.9, said=said)[1] == [f"review_my_words/{key}"]


def test_about_somebody_to_be_kept_apart_from_nothing_is_guessed() -> None:
    hints = {"said": f'ok? "{SORRY}"', "status": "no_contact"}
    assert guessing("apology", 0.9, **hints)[1] == ["review_my_words/kind"]
    assert guessing("apology", 0.9, Answer(SORRY, status="not_safe"))[1] == ["review_my_words/kind"]


def test_violence_in_a_sorry_is_no_matter_of_words() -> None:
    assert guessing("apology", 0.9, said='ok to send? "I\'m sorry I hit you on Sunday."')[1] == ["review_my_words/kind"]


@pytest.mark.parametrize(
    ("text", "draft", "around"),
    [
        ('Rude? "I can\'t come on Sunday, sorry"', "I can't come on Sunday, sorry", "Rude?"),
        ("check pls: I can't come on Sunday", "I can't come on Sunday", "check pls"),
        (
            'for my aunt: "Dear Jo, I can visit Friday." Proper?',
            "Dear Jo, I can visit Friday.",
            "for my aunt: Proper?",
        ),
        ("can you look at something", "", "can you look at something"),
        ('is "kind regards" cold', "", 'is "kind regards" cold'),
    ],
)
def test_the_message_and_the_words_around_it_are_told_apart(text: str, draft: str, around: str) -> None:
    assert brought_in(text) == Brought(draft, around)


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ('My dad said "you are a waste of space" and then left. I cried all night and my sister too.', ""),
        ('My sister said "you never call me, you are so selfish". what now', ""),
        ("My ex texts me: i will find you wherever you are", ""),
        ("Tom told me yesterday: you are no friend of mine", ""),
        ("my message said: I can't come on Sunday", "I can't come on Sunday"),
        ('My dad said "you are so lazy" and I wrote "please do not call me lazy". ok?', "please do not call me lazy"),
        ("my boss told me: come in at six. Is this ok: I'm sorry I can't come", "I'm sorry I can't come"),
        ("Just wrote: I can't come on Sunday", "I can't come on Sunday"),
        ('she texts me every day. I wrote "please call me only on Sundays"', "please call me only on Sundays"),
        ('He said "you are no fun". Is my answer ok: I like quiet evenings', "I like quiet evenings"),
    ],
)
def test_what_somebody_else_said_is_no_message_of_their_own(text: str, draft: str) -> None:
    assert brought_in(text).draft == draft
