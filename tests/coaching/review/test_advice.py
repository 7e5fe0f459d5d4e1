"""Advice: one thing that works in their words, and the change that comes first by the rubric's table."""

from __future__ import annotations

import pytest

from bot.coaching.review import KINDS, advise, change_for, read, reception, report
from bot.content.ear import tone
from tests.shelf import checks, checks_with, scripts

SCRIPTS = scripts()


@pytest.mark.parametrize(
    ("kind", "text", "change"),
    [
        ("boundary", "You're selfish, and maybe you could call less, or else.", "threat"),
        ("boundary", "Maybe you're selfish.", "blame"),
        ("boundary", "Please stop that.", "limit"),
        ("boundary", "I won't do that again for you.", "specific"),
        ("apology", "Sorry if I hurt you, but you started it.", "counter_attack"),
        ("apology", "I'm sorry I shouted.", "responsibility"),
        ("apology", "I shouted. That was wrong. I'm sorry. I'll do better.", "vague_repair"),
        ("feeling", "I feel like you never listen.", "false_feeling"),
        ("support_request", "I'm so tired of doing it all.", "hint"),
        ("bid_reply", "You should quit.", "fix_first"),
        ("reach_out", "hey", "vague"),
        ("reach_out", "Hi, how are you?", "reason"),
    ],
)
def test_the_change_is_the_first_of_the_table(kind: str, text: str, change: str) -> None:
    say = change_for(read(kind, text, checks()), checks())
    assert say is not None
    assert say.key == f"review/{kind}/{change}/change"


def test_praise_quotes_the_writer() -> None:
    says = advise(read("boundary", "I can't talk after ten. I'd love a walk on Sunday.", checks()), checks())
    assert (says[0].key, says[0].fields["quote"]) == ("review/boundary/limit/works", "I can't talk after ten")


def test_a_put_off_with_a_time_needs_no_question() -> None:
    says = advise(read("bid_reply", "That sounds hard. I'll ring you at six and hear it all.", checks()), checks())
    assert says[-1].key == "review/bid_reply/good"


def test_the_gain_over_the_draft_before_is_named_first() -> None:
    before = read("boundary", "You always call.", checks())
    says = advise(read("boundary", "I don't take calls after nine.", checks()), checks(), before)
    assert says[0].key == "review/boundary/blame/gained"


def test_no_gain_falls_back_to_what_works() -> None:
    reading = read("boundary", "I don't take calls after nine.", checks())
    assert advise(reading, checks(), reading)[0].key == "review/boundary/limit/works"


@pytest.mark.parametrize("kind", KINDS)
def test_every_advice_that_can_be_given_has_its_words(kind: str) -> None:
    sheet = checks().sheets[kind]
    wanted = {f"review/{kind}/start", f"review/{kind}/good"}
    wanted |= {f"review/{kind}/{name}/{what}" for name in sheet.changes for what in ("change", "gained")}
    wanted |= {f"review/{kind}/{name}/works" for name in sheet.praise}
    assert wanted <= set(SCRIPTS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text", ["", "hey", "I'm sorry if you feel that way, but maybe you should go.", "x" * 3000, "😀"]
)
def test_a_report_is_whole_for_any_text(kind: str, text: str) -> None:
    made = report(kind, text, checks(), SCRIPTS)
    assert list(made) == ["text", "kind", "parts", "faults", "reception", "advice"]
    assert len(made["advice"]) <= 2
    assert 0 <= made["reception"] <= 1
    assert (made["advice"] == []) == (not text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["sorry ", "because i was and ", "you are so very really ", "i will ", "?!.,;", "a\n"])
def test_a_message_as_long_as_telegram_takes_is_read_in_good_time(kind: str, text: str) -> None:
    assert report(kind, (text * 4000)[:4096], checks(), SCRIPTS)["kind"] == kind


def test_acknowledging_lands_better_than_contradicting() -> None:
    listening = checks_with(tone=tone)
    warm = reception("I understand why you see it that way, and I agree in part. What do you think?", listening)
    cold = reception("No. You're wrong, that's simply not a fact.", listening)
    assert cold < 0.4 < 0.6 < warm


def test_without_what_was_fitted_nothing_is_told_of_reception() -> None:
    assert reception("You are wrong.", checks()) == 0.5


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("boundary", "she never lets me finish a sentence"),
        ("boundary", "Please don't call me at work after nine. I love you."),
        ("apology", "I'm sorry I shouted."),
        ("support_request", "Sunday at nine with the kids."),
    ],
)
def test_nothing_is_praised_while_the_core_is_missing(kind: str, text: str) -> None:
    assert advise(read(kind, text, checks()), checks())[0].key == f"review/{kind}/start"


def test_a_second_draft_that_is_no_rework_gains_nothing() -> None:
    before = read("boundary", "could you maybe call a bit less", checks())
    says = advise(read("boundary", "half a sentence more", checks()), checks(), before)
    assert says[0].key == "review/boundary/start"
