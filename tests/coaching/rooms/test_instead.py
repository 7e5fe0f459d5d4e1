"""What is said at a step of a room in place of words for the other person."""

import pytest

from tests.coaching.rooms.walk import Walk

DRAFT = "Mum, I'll ring you at seven. I won't pick up at work."


def drafted() -> Walk:
    walk = Walk("set_boundary")
    walk.say("My mum rings me five times a day at work and shouts when I don't pick up.")
    return walk.say(DRAFT)


@pytest.mark.parametrize("said", ["i drank last night", "i relapsed", "i used last night", "i had a drink last nite"])
def test_a_relapse_is_no_draft_at_any_step(said: str) -> None:
    at_the_plan = drafted().say("keep it")
    for walk in (Walk("set_boundary"), drafted(), at_the_plan):
        assert walk.say(said).outcome == "unsafe"
        assert walk.turn.goes_to == "relapse"
    assert drafted().say(said).turn.kept == DRAFT


def test_a_relapse_by_meaning_only_in_few_words() -> None:
    assert drafted().say("fell off the wagon", "relapse", 0.9).turn.goes_to == "relapse"
    long = "I told you a lie the week that I relapsed and I have carried it around since then"
    assert drafted().say(long, "relapse", 0.9).outcome == "on"


@pytest.mark.parametrize(
    "said",
    ["bye", "gn", "gotta go", "brb", "im tired", "im off", "nvm", "ok thanks", "can we stop for today", "thx. night"],
)
def test_a_goodbye_leaves_with_the_draft_kept(said: str) -> None:
    walk = drafted().say(said)
    assert walk.keys == ["room/left_kept"]
    assert (walk.outcome, walk.turn.kept) == ("left", DRAFT)


def test_a_stop_keeps_the_draft_too() -> None:
    assert drafted().say("stop").turn.kept == DRAFT


def test_what_is_kept_already_is_not_kept_twice() -> None:
    walk = drafted().say("keep it").say("bye")
    assert (walk.outcome, walk.turn.kept) == ("left", None)


def test_the_parts_so_far_are_kept() -> None:
    walk = Walk("repair_conflict").say("it's okay to write").say("I told everyone her secret at the party.")
    walk.say("One part at a time").say("I told everyone your secret at the party.").say("can we stop for today")
    assert walk.turn.kept == "I told everyone your secret at the party."


@pytest.mark.parametrize("said", ["hi", "hey im back", "where were we", "show my words"])
def test_who_comes_back_sees_the_draft(said: str) -> None:
    walk = drafted().say(said)
    assert walk.keys == ["room/still_here"]
    assert walk.turn.says[0].fields["draft"] == DRAFT
    assert walk.say("keep it").turn.kept == DRAFT


@pytest.mark.parametrize("said", ["i sent it", "he answered!", "i rang him", "i rang bert!! he laughd for ten mins"])
def test_news_is_no_draft(said: str) -> None:
    walk = drafted().say(said)
    assert walk.keys == ["room/news", "room/reading_again"]
    assert walk.data["drafts"] == [DRAFT]
    assert drafted().say(said, "log_contact", 0.4).outcome == "aside"


@pytest.mark.parametrize(
    ("said", "intent"),
    [("my head is a mess", "calm_down"), ("im so ashamed", "feel_ashamed"), ("what are my plans", "list_plans")],
)
def test_how_they_are_and_a_wish_are_no_draft(said: str, intent: str) -> None:
    walk = drafted().say(said, intent, 0.8)
    assert walk.outcome == "aside"
    assert walk.data["drafts"] == [DRAFT]
    assert drafted().say(said, intent, 0.6).outcome == "on"


def test_what_seems_to_hold_a_part_must_be_surer() -> None:
    said = "my head is a mess, i cant breathe"
    assert drafted().say(said, "calm_down", 0.95).outcome == "aside"
    assert drafted().say(said, "calm_down", 0.8).outcome == "on"
    feeling = Walk("say_how_i_feel").say("My boyfriend plays video games all night and I eat alone.")
    assert feeling.say("i feel lonely", "feel_lonely", 0.99).outcome == "on"


def test_words_to_somebody_are_a_draft_whatever_they_are_taken_for() -> None:
    walk = drafted().say("I feel so alone when you ring off.", "feel_lonely", 0.99)
    assert walk.data["drafts"][-1] == "I feel so alone when you ring off."


def test_a_no_at_the_plan_is_an_answer() -> None:
    assert drafted().say("keep it").say("not now").keys == ["room/not_yet"]


def test_one_word_can_answer_a_bid() -> None:
    walk = Walk("answer_a_bid").say("My daughter showed me her drawing of our street and I said nice.")
    assert walk.say("later").outcome == "on"
