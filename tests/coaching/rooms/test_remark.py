"""What is said about the words, or of the other one, where words for them are awaited."""

import pytest

from tests.coaching.rooms.walk import Walk

DRAFT = "Dana, I can't lend you money any more."
STORY = "my sister keeps asking me for money and i cant say no"


def asked() -> Walk:
    return Walk("set_boundary", story=STORY, measure="after")


def writing() -> Walk:
    return Walk("set_boundary", story=STORY)


def drafted() -> Walk:
    return writing().say(DRAFT)


@pytest.mark.parametrize("said", ["bring my own", "mine", "my own", "the real one", "use that", "that one please"])
def test_their_own_case_is_chosen_in_any_words(said: str) -> None:
    walk = asked().say(said)
    assert walk.keys == ["room/own_taken", "set_boundary/lesson_own"]
    assert walk.data["story"] == STORY


@pytest.mark.parametrize("said", ["a made up one", "the easier one", "warm up first", "someone else's", "practice one"])
def test_a_made_up_case_is_chosen_in_any_words(said: str) -> None:
    assert asked().say(said).keys == ["set_boundary/situations_more"]


def test_their_own_is_asked_for_where_none_was_told() -> None:
    assert Walk("set_boundary").say("bring my own").keys == ["set_boundary/own"]


@pytest.mark.parametrize(
    "said",
    [
        "her name is Dana, she asks every month, i gave 300 last time",
        "he is 45 and still lives at home",
        "she is always broke by the tenth",
    ],
)
def test_more_of_the_story_is_no_draft(said: str) -> None:
    for walk in (writing(), drafted()):
        drafts = walk.data.get("drafts")
        walk.say(said)
        assert walk.keys == ["room/told_more"]
        assert walk.data["drafts"] == drafts
        assert said in walk.data["story"]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("can you make it shorter", "room/remark/shorten"),
        ("is that too harsh?", "room/remark/not_harsh"),
        ("sounds a bit cold", "room/remark/not_harsh"),
        ("can u fix it", "room/remark/yours"),
        ("just write it for me", "room/remark/yours"),
        ("what do u mean", "room/remark/plainer"),
        ("im confused", "room/remark/plainer"),
    ],
)
def test_a_remark_on_the_draft_is_answered_and_the_draft_stays(said: str, key: str) -> None:
    walk = drafted().say(said)
    assert walk.keys[0] == key
    assert walk.data["drafts"] == [DRAFT]


@pytest.mark.parametrize("said", ["is it good?", "what do you think", "should i send it"])
def test_whether_it_is_good_is_answered_with_the_one_change(said: str) -> None:
    (key,) = drafted().say(said).keys
    assert key.startswith("review/boundary/")


@pytest.mark.parametrize("said", ["thats too formal for me", "not how i talk"])
def test_after_a_draft_of_their_own_no_other_case_is_shown(said: str) -> None:
    (key,) = drafted().say(said).keys
    assert key.startswith("review/boundary/")


def test_a_harsh_draft_is_called_so() -> None:
    walk = writing().say("You're a selfish leech, Dana, and I won't lend you money.").say("is that too harsh?")
    assert walk.keys == ["review/boundary/blame/change"]


@pytest.mark.parametrize("said", ["is it good?", "should i send it"])
def test_before_a_draft_the_words_are_asked_for(said: str) -> None:
    walk = writing().say(said)
    assert walk.keys == ["room/remark/no_draft"]
    assert not walk.data["drafts"]


@pytest.mark.parametrize(
    "said",
    [
        *(
            "can u write it for me",
            "idk u say it",
            "ok so what do i say",
            "can you make it shorter",
            "is that too harsh?",
        ),
        *("too long, make it shorter", "give me another one", "any other way to say it?", "thats not how i talk"),
    ],
)
def test_before_a_draft_whoever_wants_it_written_sees_one(said: str) -> None:
    assert writing().say(said).keys == ["room/own_model"]


def test_whoever_asks_to_see_one_again_sees_others_and_no_line_twice() -> None:
    walk = writing()
    shown = [walk.say("show me one").turn.says[0].fields["model"] for _ in range(4)]
    assert walk.keys == ["room/own_model"]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("said", ["ur useless", "you're no help at all", "you are rubbish lol"])
def test_a_curse_at_kith_is_no_draft(said: str) -> None:
    walk = writing().say(said)
    assert walk.keys == ["room/grumble"]
    assert not walk.data["drafts"]


def test_a_rule_for_anothers_life_is_told_whose_that_is_and_is_no_draft() -> None:
    walk = writing().say("i want my girlfriend to stop going out with her mates")
    assert walk.keys == ["room/theirs"]
    assert not walk.data["drafts"]


@pytest.mark.parametrize(
    "said",
    [
        "Please give me my phone back.",
        "I will not give my location any more.",
        "my husband says i am not to go out without him",
    ],
)
def test_whoever_is_ruled_is_not_told_that_they_rule(said: str) -> None:
    assert "room/theirs" not in writing().say(said).keys


def test_a_new_case_begins_its_own_lines_anew() -> None:
    walk = writing().say("show me one").say("show me one").tap("another")
    assert (walk.data.get("helped"), walk.data.get("gaps")) == (0, None)


def test_a_remark_is_no_part_of_an_apology() -> None:
    walk = Walk("repair_conflict").say("it's okay to write").say("I told everyone her secret at the party.")
    assert walk.say("what do u mean").keys[0] == "room/remark/plainer"
    walk.say("One part at a time").say("can you make it shorter")
    assert walk.keys == ["room/remark/part"]
    assert walk.data["said"] == {}


@pytest.mark.parametrize(
    "said",
    [
        "Dana, I won't lend money to you or her.",
        "If she comes to the door again, I'll call the police.",
        "Please tell her it's a no.",
    ],
)
def test_words_for_them_are_still_the_draft(said: str) -> None:
    assert writing().say(said).data["drafts"] == [said]


def test_a_question_back_and_a_request_for_help_are_drafts() -> None:
    bid = Walk("answer_a_bid").say("My daughter showed me her drawing of our street and I said nice.")
    assert bid.say("how do you mean?").step == "reading"
    support = Walk("ask_for_support").say("My knee is bad and the shopping is heavy, and my son lives near.")
    assert support.say("Can you help me with this?").step == "reading"


@pytest.mark.parametrize("said", ["can we do something else", "lets talk about something else"])
def test_who_wants_something_else_is_let_go_with_the_draft_kept(said: str) -> None:
    walk = drafted().say(said)
    assert (walk.outcome, walk.turn.goes_to, walk.turn.kept) == ("left", "ask_menu", DRAFT)


@pytest.mark.parametrize("said", ["idk if he will even read it", "she wont listen anyway", "he'll just ignore it"])
def test_a_doubt_is_met_and_is_no_draft(said: str) -> None:
    walk = drafted().say(said)
    assert walk.keys == ["room/remark/doubt", "room/reading_again"]
    assert walk.data["drafts"] == [DRAFT]


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("she told me not to contact her", ["room/no_contact"]),
        ("i am not allowed to contact her", ["room/order"]),
        ("she blocked me everywhere", ["room/no_contact"]),
    ],
)
def test_what_bars_contact_does_so_before_the_first_draft(said: str, keys: list[str]) -> None:
    assert Walk("repair_conflict", story="i shouted at my friend").tap("okay").say(said).keys == keys


def test_a_worry_before_the_first_draft_is_heard_once() -> None:
    walk = writing().say("im scared she will cry")
    assert (walk.keys, walk.step) == (["room/feared"], "draft")
    assert walk.say("im scared she will cry").keys != ["room/feared"]


@pytest.mark.parametrize(
    ("room", "said"),
    [
        ("say_how_i_feel", "I'm worried about the money. I'd like us to sit down on Sunday."),
        ("ask_for_support", "I'm scared of the hospital on Tuesday. Could someone come with me?"),
    ],
)
def test_a_draft_that_names_a_fear_is_read(room: str, said: str) -> None:
    assert Walk(room, story="my brother never rings and i carry it all alone").say(said).step == "reading"
