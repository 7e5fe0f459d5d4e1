"""Somebody's people."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.coaching.message import Say
from bot.services import Services
from bot.services.outcome import Heard
from bot.store import appointments, plans
from bot.store.users import User
from tests.services.house import CHAT, NOW, a_user


async def add(services: Services, user: User, *texts: str) -> list[Say | None]:
    return [await services.people.add_named(user.id, text, None) for text in texts]


async def removed(services: Services, user: User, text: str) -> str:
    outcome = await services.people.remove_named(user.id, text, None)
    assert outcome is not None
    return outcome.says[0].key


async def names(services: Services, user: User) -> list[str | None]:
    return [one.name for one in await services.people.all(user.id)]


async def test_a_person_is_kept_once(services: Services, user: User) -> None:
    said = await add(services, user, "add Ana, please", "add ANA")
    assert [say and say.key for say in said] == ["add_person/saved", "add_person/already"]
    assert await names(services, user) == ["Ana"]


@pytest.mark.parametrize("text", ["", "...", "12345", "add", "x" * 61, "one two three four five six"])
async def test_what_names_nobody_keeps_nobody(services: Services, user: User, text: str) -> None:
    assert await add(services, user, text) == [None]
    assert await names(services, user) == []


async def test_somebody_is_found_by_a_name_nearly_right_or_by_the_relation(services: Services, user: User) -> None:
    await services.people.add_named(user.id, "Margarida", "sister")
    for said in ("margarida", "Margarid", "my sister", "sister", "my sis"):
        found = await services.people.find(user.id, said)
        assert found is not None
        assert found.name == "Margarida", said
    assert await services.people.find(user.id, "Tom") is None


async def test_a_person_is_removed_by_name(services: Services, user: User) -> None:
    await add(services, user, "Jo", "Ana")
    assert await removed(services, user, "remove Jo") == "remove_person/removed"
    assert await names(services, user) == ["Ana"]


async def test_somebody_who_is_not_kept_cannot_be_removed(services: Services, user: User) -> None:
    await add(services, user, "Jo")
    assert await removed(services, user, "remove Bernard") == "remove_person/none"
    assert await names(services, user) == ["Jo"]


async def test_people_are_nobody_elses(services: Services, user: User) -> None:
    other = a_user(services, CHAT + 1)
    await add(services, user, "Jo")
    assert (await services.people.listed(other.id)).key == "list_people/none"
    assert await services.people.find(other.id, "Jo") is None
    assert await removed(services, other, "Jo") == "remove_person/none"
    assert (await services.people.listed(user.id)).fields == {"people": "Jo"}


async def test_a_sentence_tells_more_than_a_name(services: Services, user: User) -> None:
    text = "add my sister Ana, we used to talk on Sundays, every two weeks would feel right, her birthday is 5 May"
    (said,) = await add(services, user, text)
    (ana,) = await services.people.all(user.id)
    assert (ana.name, ana.relation, ana.usual_way) == ("Ana", "sister", "we used to talk on Sundays")
    assert (ana.rhythm_days, ana.birthday, ana.status) == (14, "05-05", "ok")
    assert said is not None
    assert said.key == "add_person/saved_with"
    assert said.fields["what"].endswith("birthday on 5 May")


async def test_where_two_fit_it_is_asked_who(services: Services, user: User) -> None:
    await add(services, user, "add my friend Ann", "add my aunt Ann", "add Tom")
    outcome = await services.contacting.tell(user.id, "I called Ann")
    assert [say.key for say in outcome.says] == ["list_people/which"]
    (say,) = outcome.says
    assert say.buttons is not None
    assert [row[0].label for row in say.buttons] == ["Ann (friend)", "Ann (aunt)"]
    assert await services.people.log_since(user.id, NOW) == []
    _, second = await services.people.all(user.id), (await services.people.all(user.id))[1]
    await services.choices.take(user.id, f"person:log:{second.id}:I called Ann")
    (logged,) = await services.people.log_since(user.id, NOW)
    assert (logged.contact_id, logged.way) == (second.id, "call")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Tom is not safe", "status", "not_safe"),
        ("leave Tom, not now", "status", "not_now"),
        ("don't suggest my brother", "status", "not_now"),
        ("he asked me not to write to him any more", "status", "no_contact"),
        ("make Tom monthly", "rhythm_days", 30),
        ("Tom weekly is too often, make it every ten days", "rhythm_days", 10),
        ("rename Tom to Thomas", "name", "Thomas"),
        ("Tom is my uncle", "relation", "uncle"),
        ("my brother's birthday is 24 December", "birthday", "12-24"),
    ],
)
async def test_one_sentence_changes_what_is_kept(
    services: Services, user: User, text: str, field: str, value: object
) -> None:
    await add(services, user, "add my brother Tom")
    outcome = await services.person_changes.tell(user.id, text)
    assert outcome.says
    assert getattr((await services.people.all(user.id))[0], field) == value


async def test_not_safe_withdraws_all_that_is_scheduled_and_planned_about_them(services: Services, user: User) -> None:
    await add(services, user, "add my brother Tom", "add Ana")
    tom, ana = await services.people.all(user.id)
    for contact in (tom, ana):
        about = {"contact_id": contact.id}
        await services.in_store(
            appointments.add, user.id, "nudge", f"n{contact.id}", NOW + timedelta(days=1), None, about
        )
        await services.in_store(plans.add, user.id, "ring", NOW, contact_id=contact.id, state="on")
    await services.person_changes.tell(user.id, "tom isn't safe for me")
    waiting = await services.in_store(appointments.waiting, user.id)
    assert [one.payload["contact_id"] for one in waiting] == [ana.id]
    assert [plan.contact_id for plan in await services.in_store(plans.list_all, user.id)] == [ana.id]
    await services.person_changes.tell(user.id, "tom is ok again")
    assert (await services.people.all(user.id))[0].status == "ok"


async def test_a_contact_is_kept_and_asked_about_at_most_once(services: Services, user: User) -> None:
    await add(services, user, "add Mum")
    first = await services.contacting.tell(user.id, "I called mum")
    assert first.question == "log_contact/how_with:Mum"
    assert (await services.contacting.tell(user.id, "called my mother")).question is None  # the same call, told again
    heard = Heard("I thought she'd be cold but she laughed a lot", "log_contact", 0.9)
    assert await services.contacting.answer(user.id, heard) is not None
    (logged,) = await services.people.log_since(user.id, NOW)
    assert (logged.expected, logged.went, logged.compared) == ("she'd be cold", "she laughed a lot", "better")


@pytest.mark.parametrize(
    ("text", "compared"),
    [("better than I feared", "better"), ("it was as expected", "same"), ("awful, she hung up", "harder")],
)
async def test_how_it_went_is_kept_in_their_words(services: Services, user: User, text: str, compared: str) -> None:
    await add(services, user, "add Mum")
    await services.contacting.tell(user.id, "I texted mum yesterday")
    assert await services.contacting.answer(user.id, Heard(text)) is not None
    (logged,) = await services.people.log_since(user.id, NOW - timedelta(days=2))
    assert (logged.went, logged.compared, logged.way) == (text, compared, "message")
    assert logged.at < NOW - timedelta(hours=20)


async def test_an_answer_that_is_another_topic_is_no_answer(services: Services, user: User) -> None:
    await services.contacting.tell(user.id, "I said hi to the woman at the bakery")
    assert await services.contacting.answer(user.id, Heard("set a limit with my boss", "set_boundary", 0.95)) is None
    (moment,) = await services.people.log_since(user.id, NOW)
    assert (moment.contact_id, moment.way, moment.went) == (None, "hello", None)


async def test_somebody_new_can_be_kept_with_the_contact(services: Services, user: User) -> None:
    outcome = await services.contacting.tell(
        user.id, "I met my cousin Priya. I thought she'd be cold. She laughed a lot."
    )
    assert [say.key for say in outcome.says] == ["log_contact/both_better", "log_contact/unknown"]
    assert outcome.says[1].buttons is not None
    assert "person:keep_log:Priya:cousin" in outcome.says[1].buttons[0][0].tap
    await services.choices.take(user.id, "person:keep_log:Priya:cousin")
    (logged,) = await services.people.log_since(user.id, NOW)
    (priya,) = await services.people.all(user.id)
    assert (logged.contact_id, priya.relation, logged.compared) == (priya.id, "cousin", "better")


async def test_somebody_new_is_asked_about_before_the_name_is_offered(services: Services, user: User) -> None:
    outcome = await services.contacting.tell(user.id, "I met Priya for a walk")
    assert outcome.question == "log_contact/how_with:Priya"
    answered = await services.questions.answer(user.id, outcome.question, Heard("much better than I feared"), None, 0)
    assert [say.key for say in answered.says] == ["log_contact/better", "log_contact/unknown"]


async def test_only_what_is_missing_is_asked_for(services: Services, user: User) -> None:
    await add(services, user, "add Bea", "add Jo")
    first = await services.contacting.tell(user.id, "Called Bea. Went alright")
    assert first.question == "log_contact/expected:Bea"
    assert (await services.questions.asked(user.id, first.question)).fields == {"quote": "Went alright"}
    answered = await services.questions.answer(user.id, first.question, Heard("that she'd be cold"), None, 0)
    assert [say.key for say in answered.says] == ["log_contact/better"]
    second = await services.contacting.tell(user.id, "I rang Jo. I was sure she'd be angry")
    assert second.question == "log_contact/went:Jo"
    answered = await services.questions.answer(user.id, second.question, Heard("she hung up on me"), None, 0)
    assert [say.key for say in answered.says] == ["log_contact/same"]
    kept = [(one.expected, one.went, one.compared) for one in await services.people.log_since(user.id, NOW)]
    assert kept == [
        ("that she'd be cold", "Went alright", "better"),
        ("she'd be angry", "she hung up on me", "same"),
    ]


async def test_what_somebody_else_did_is_theirs(services: Services, user: User) -> None:
    await add(services, user, "add my brother Kit")
    outcome = await services.contacting.tell(user.id, "Kit rang me out of the blue")
    assert outcome.question == "log_contact/from_them"
    answered = await services.questions.answer(user.id, outcome.question, Heard("strange, and good"), None, 0)
    assert [say.key for say in answered.says] == ["log_contact/from_them/heard"]
    (logged,) = await services.people.log_since(user.id, NOW)
    assert (logged.way, logged.went) == ("call", "strange, and good")
    stranger = await services.contacting.tell(user.id, "an old colleague texted me out of nowhere")
    assert [say.key for say in stranger.says] == ["log_contact/from_them"]


async def test_no_answer_is_offered_to_somebody_set_apart(services: Services, user: User) -> None:
    await add(services, user, "add my uncle Bert, not safe")
    outcome = await services.contacting.tell(user.id, "Bert texted me yesterday")
    assert [say.key for say in outcome.says] == ["log_contact/from_apart"]
    assert services.speech.scripts["log_contact/from_apart"].buttons == ()
    assert await services.people.log_since(user.id, NOW - timedelta(days=2)) == []


async def test_a_story_is_written_down_without_a_question_where_that_is_asked(services: Services, user: User) -> None:
    outcome = await services.contacting.tell(user.id, "My cousin telephoned and we spoke for one hour. Please note it.")
    assert ([say.key for say in outcome.says], outcome.question) == (["log_contact/noted"], None)
    glad = await services.contacting.tell(
        user.id, "They came and sang. I am beside myself with joy. Kindly note it down."
    )
    assert [say.key for say in glad.says] == ["log_contact/glad", "log_contact/noted"]


async def test_nothing_is_offered_about_somebody_who_is_not_to_be_brought_up(services: Services, user: User) -> None:
    quiet, unsafe, plain = await add(
        services,
        user,
        "put Krystal on the list, no nagging about her",
        "add Dave, not safe",
        "add my aunt Bo to my people",
    )
    assert quiet is not None
    assert unsafe is not None
    assert plain is not None
    assert (quiet.key, quiet.buttons) == ("add_person/saved_quiet", None)
    assert (unsafe.key, unsafe.buttons) == ("add_person/saved_with", ())
    assert (plain.key, plain.fields) == ("add_person/saved", {"name": "Bo (aunt)"})
    assert [one.status for one in await services.people.all(user.id)] == ["not_now", "not_safe", "ok"]


async def test_a_tap_on_somebody_who_is_gone_is_answered_kindly(services: Services, user: User) -> None:
    for tap in ("person:show:99", "person:days:99:7", "plan:drop:99", "plan:what:1", "person:x"):
        assert [say.key for say in (await services.choices.take(user.id, tap)).says] == ["choice/old"]


async def test_whoever_is_named_is_never_taken_for_the_one_spoken_of_last(services: Services, user: User) -> None:
    await add(services, user, "add my friend Ann")
    await services.person_changes.tell(user.id, "my uncle Bert is not safe, never suggest him")
    statuses = {one.name: one.status for one in await services.people.all(user.id)}
    assert statuses == {"Ann": "ok", "Bert": "not_safe"}


async def test_only_the_one_whom_the_wish_names_is_removed(services: Services, user: User) -> None:
    await add(services, user, "add Ana")
    assert await removed(services, user, "Take Tom off my list, he hurt Ana") == "remove_person/none"
    assert await names(services, user) == ["Ana"]
    assert await removed(services, user, "Take Ana off my list") == "remove_person/removed"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Saw my uncle. I expected him to touch me again. He did.", "log_contact/logged"),
        ("I called mum. I expected her to call me a whore. She called me a whore.", "log_contact/logged"),
        ("I called mum. I thought it'd be awful. She laughed and we talked.", "log_contact/better"),
        ("I called mum. I expected silence. She laughed and we talked.", "log_contact/both_better"),
    ],
)
async def test_no_harm_and_no_insult_is_given_back(services: Services, user: User, text: str, key: str) -> None:
    await add(services, user, "add my uncle", "add my mum")
    assert [say.key for say in (await services.contacting.tell(user.id, text)).says] == [key]


async def test_the_one_set_apart_is_named_and_nothing_is_kept(services: Services, user: User) -> None:
    await add(services, user, "add Ana", "add my uncle Bert, not safe")
    for text in ("Bert called me about Ana", "I called Bert yesterday", "Bert and Ana came and we sang. Note it down."):
        says = (await services.contacting.tell(user.id, text)).says
        assert says == (Say("log_contact/from_apart", {"name": "Bert"}),) or says[0].key == "list_people/which"
    assert (await services.contacting.note(user.id, "Ana and Bert came"))[0].fields == {"name": "Bert"}
    assert await services.people.log_since(user.id, NOW - timedelta(days=2)) == []


async def test_an_empty_answer_keeps_nothing(services: Services, user: User) -> None:
    await add(services, user, "add my brother Kit")
    await services.contacting.tell(user.id, "Kit rang me out of the blue")
    assert await services.contacting.take_in(user.id, Heard(" ")) is None
