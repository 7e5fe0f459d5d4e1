"""What is said about the words, or of the other one, where words for them are awaited."""

import pytest

from bot.coaching.rooms.said import DRAFT as A_DRAFT
from bot.coaching.rooms.said import likeliest
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
        ("just write it for me", "room/model"),
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
    walk = writing()
    line = walk.turn.says[-1].fields["line"]
    assert walk.say(said).keys == ["room/model"]
    assert walk.turn.says[0].fields["model"] != line


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
    assert (walk.data.get("helped"), walk.data.get("shown")) == (0, None)


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


@pytest.mark.parametrize(
    ("remark", "said", "keys"),
    [
        ("fact", "its my flat btw", ["room/told_more"]),
        ("shorten", "whoa an essay", ["room/model"]),
        ("harsh", "ouch that stings", ["room/model"]),
        ("style", "meh, like a bank", ["room/model"]),
        ("you_write", "my head is empty, come on", ["room/model"]),
        ("not_clear", "fill what in", ["room/remark/plainer", "room/model"]),
        ("doubt", "as if that went well", ["room/remark/doubt", "set_boundary/draft"]),
        ("chat", "one sec, door", ["room/remark/chat"]),
        ("question", "text or call", ["room/question", "set_boundary/draft"]),
    ],
)
def test_what_the_reader_of_remarks_hears_is_no_draft(remark: str, said: str, keys: list[str]) -> None:
    walk = writing().say(said, remarks={remark: 0.7, A_DRAFT: 0.2})
    assert walk.keys == keys
    assert not walk.data["drafts"]
    assert writing().say(said, remarks={remark: 0.3, A_DRAFT: 0.4}).data["drafts"] == [said]


def test_what_the_other_one_may_do_is_no_wish_for_softer_words() -> None:
    walk = writing().say("she'd cry for a week", remarks={"harsh": 0.7})
    assert walk.keys == ["room/remark/doubt", "set_boundary/draft"]


def test_a_plain_line_that_suits_them_is_kept_as_theirs() -> None:
    walk = writing()
    line = walk.turn.says[-1].fields["line"]
    walk.say("that one", remarks={"good": 0.8})
    assert (walk.keys, walk.turn.says[0].fields["line"]) == (["room/remark/fits"], line)
    assert walk.turn.kept is None
    assert walk.tap("keep").turn.kept == line


def test_a_line_with_gaps_that_suits_them_is_to_be_filled() -> None:
    starter = {"title": "Money", "lines": ["I don't lend … any more.", "No more …."]}
    walk = Walk("set_boundary", story=STORY, starter=starter).say("fine", remarks={"good": 0.8})
    assert walk.keys == ["room/remark/fill"]
    assert not walk.data["drafts"]


def test_a_draft_that_suits_them_is_kept() -> None:
    walk = drafted().say("ill take it", remarks={"good": 0.8})
    assert (walk.keys, walk.turn.says[0].fields["line"]) == (["room/remark/fits"], DRAFT)
    assert walk.tap("keep").turn.kept == DRAFT


def test_the_line_that_was_shown_last_is_the_one_that_suits() -> None:
    walk = drafted().say("u choose", remarks={"you_write": 0.9})
    line = walk.turn.says[0].fields["model"]
    walk.say("that one", remarks={"good": 0.8})
    assert walk.turn.says[0].fields["line"] == line
    walk = writing()
    for _ in range(4):
        walk.say("u choose", remarks={"you_write": 0.9})
    assert walk.say("that one", remarks={"good": 0.8}).keys == ["room/remark/no_draft"]


def test_a_draft_that_hurts_is_not_kept_for_its_suiting() -> None:
    walk = writing().say("Dana, if you ask me again I will hit you.").say("perfect", remarks={"good": 0.9})
    assert walk.keys[0].startswith("review/boundary/")


def test_what_is_typed_once_more_is_the_draft() -> None:
    walk = writing().say("be kind", remarks={"harsh": 0.9})
    assert not walk.data["drafts"]
    assert walk.say("be kind", remarks={"harsh": 0.9}).data["drafts"] == ["be kind"]


def test_what_is_asked_of_you_where_help_is_asked_for_is_the_draft() -> None:
    support = Walk("ask_for_support", story="My knee is bad and the shopping is heavy, and my son lives near.")
    assert support.say("can u help me tmrw", remarks={"question": 0.95}).data["drafts"] == ["can u help me tmrw"]


@pytest.mark.parametrize(
    ("remark", "said"), [("chat", "thanks but no"), ("good", "that's enough now"), ("doubt", "Please don't come back")]
)
def test_a_short_limit_is_a_draft(remark: str, said: str) -> None:
    assert writing().say(said, remarks={remark: 0.83, A_DRAFT: 0.1}).data["drafts"] == [said]


@pytest.mark.parametrize("remark", ["fact", "shorten", "style", "you_write", "not_clear", "doubt", "good", "chat"])
@pytest.mark.parametrize("room", ["set_boundary", "repair_conflict"])
def test_each_choice_under_a_remark_can_be_tapped(room: str, remark: str) -> None:
    told = Walk(room, story=STORY, measure=None)
    told = told.tap("okay") if told.step == "gate" else told
    told.say("hm one of those", remarks={remark: 0.9})
    for choice in told.choices:
        walk = Walk(room, story=STORY)
        walk = walk.tap("okay") if walk.step == "gate" else walk
        assert walk.say("hm one of those", remarks={remark: 0.9}).tap(choice).keys != ["room/stale"]


def test_words_with_the_parts_of_a_draft_are_one_whatever_the_reader_hears() -> None:
    said = "Dana, I won't lend you money. You can eat with us on Sundays."
    assert writing().say(said, remarks={"wish": 0.9}).data["drafts"] == [said]


def test_short_answers_to_a_bid_are_drafts() -> None:
    bid = Walk("answer_a_bid").say("My daughter showed me her drawing of our street and I said nice.")
    assert bid.say("lol nice one", remarks={"chat": 0.9}).data["drafts"] == ["lol nice one"]


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        ({}, A_DRAFT),
        ({A_DRAFT: 0.9}, A_DRAFT),
        ({"style": 0.5, A_DRAFT: 0.4}, "style"),
        ({"style": 0.3, A_DRAFT: 0.2}, A_DRAFT),
        ({"style": 0.3, "chat": 0.2, A_DRAFT: 0.1}, "style"),
    ],
)
def test_a_remark_is_one_where_it_is_likely_or_a_draft_is_not(shares: dict[str, float], found: str) -> None:
    assert likeliest(shares) == found
