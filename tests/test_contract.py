"""Domain, training data, rules, actions, words and commands are held to each other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.chat.commands import NAMES
from bot.coaching.review import KINDS
from bot.settings import find_root
from tests.shelf import scripts

ROOT = find_root()

TOPICS = re.findall(
    r"\w+",
    """
greet goodbye thank affirm deny ask_menu ask_if_human ask_privacy export_data delete_data set_profile give_feedback
out_of_scope
feel_lonely feel_ashamed feel_anxious_socially feel_overwhelmed feel_rejected grieve share_good_news calm_down
feel_stuck
reach_out set_boundary repair_conflict say_how_i_feel ask_for_support answer_a_bid pause_argument review_my_words
rehearse quality_time micro_connection build_trust open_up my_words show_progress
find_community reconnect_with_self basic_needs recovery_support life_transition seek_therapy check_relationship
check_online_time check_solitude diversify_support
add_person list_people remove_person change_person log_contact plan_contact list_plans change_plan set_discreet
set_nudges snooze pause_nudges stop_nudges resume_nudges show_week
ask_why_connection ask_how_much ask_lonely_or_alone ask_losing_people ask_evidence ask_term
crisis in_danger relapse worry_about_someone show_safety_plan
""",
)
"""What a person may say, by name. More may come; none of these goes, and none is renamed."""

NOT_SAID = {"choose", "nlu_fallback"}
"""A tapped choice, and what no intent fits: neither is learned from messages."""

WITHOUT_TOPIC = {"choose", "nlu_fallback", "question"}
"""Rules that belong to no topic: a tapped choice, what no intent fits, a question with a short answer."""

WITHOUT_CASES = {"rehearse", "micro_connection", "review_my_words"}
"""Rooms without situations of their own: a rehearsal plays those of the others, and small steps are no situations."""

SHARED = {"__init__", "choose", "default_fallback", "entering", "question", "room", "saying"}
"""Modules of `actions` that serve every topic."""


def read(path: str | Path) -> Any:
    return yaml.load((ROOT / path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def domain() -> dict[str, Any]:
    values: dict[str, Any] = read("domain.yml")
    return values


@cache
def intents() -> tuple[str, ...]:
    return tuple(one if isinstance(one, str) else next(iter(one)) for one in domain()["intents"])


@cache
def rules() -> dict[str, list[dict[str, Any]]]:
    """The steps of every rule, by the stem of its file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in stems("data/rules").values():
        values = read(path)
        found[path.stem] = [step for rule in values["rules"] for step in rule["steps"]]
    return found


def stems(folder: str, pattern: str = "*.yml") -> dict[str, Path]:
    return {path.stem: path for path in sorted((ROOT / folder).glob(pattern))}


def actions_in(source: str) -> Iterator[str]:
    """The names of the actions that a module defines, found without importing it."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef):
            continue
        for part in node.body:
            if isinstance(part, ast.FunctionDef) and part.name == "name":
                yield from (
                    str(said.value.value)
                    for said in ast.walk(part)
                    if isinstance(said, ast.Return) and isinstance(said.value, ast.Constant)
                )
            elif (
                isinstance(part, ast.Assign)
                and isinstance(part.value, ast.Constant)
                and ast.unparse(part.targets[0]) == "room"
            ):
                yield f"validate_{part.value.value}_form"


def actions_defined() -> set[str]:
    return {name for path in stems("actions", "*.py").values() for name in actions_in(path.read_text(encoding="utf-8"))}


def test_every_topic_that_was_promised_is_an_intent() -> None:
    assert len(TOPICS) == len(set(TOPICS)) == 73
    assert [topic for topic in TOPICS if topic not in intents()] == []


def test_no_intent_is_named_twice() -> None:
    assert sorted(intents()) == sorted(set(intents()))


@pytest.mark.parametrize("intent", [intent for intent in intents() if intent not in NOT_SAID])
def test_every_intent_that_is_said_has_training_messages_under_its_own_name(intent: str) -> None:
    learned = [block["intent"] for block in read(f"data/nlu/{intent}.yml")["nlu"] if "intent" in block]
    assert learned == [intent]


def test_nothing_is_learned_that_the_domain_does_not_name() -> None:
    assert set(stems("data/nlu")) - {"lookups"} == set(intents()) - NOT_SAID


@pytest.mark.parametrize("intent", intents())
def test_every_intent_has_a_rule_under_its_own_name(intent: str) -> None:
    assert intent in [step.get("intent") for step in rules().get(intent, ())]


def test_every_rule_is_about_something_that_the_domain_names() -> None:
    steps = [step for of_one in rules().values() for step in of_one]
    forms, said = set(domain()["forms"]), set(domain()["responses"])
    known = {*domain()["actions"], *forms, *said, "action_listen"}
    assert {step["intent"] for step in steps if "intent" in step} - set(intents()) == set()
    assert {step["action"] for step in steps if "action" in step} - known == set()
    assert {step["active_loop"] for step in steps if step.get("active_loop")} - forms == set()
    assert set(rules()) - set(intents()) - WITHOUT_TOPIC == set()


@pytest.mark.parametrize("intent", [intent for intent in intents() if intent not in NOT_SAID])
def test_every_intent_has_a_plain_name_that_fits_on_a_button(intent: str) -> None:
    (variant,) = scripts()[f"meaning/{intent}"].variants
    assert 0 < len(variant.html) <= 30


def test_no_plain_name_is_left_over() -> None:
    named = {key.removeprefix("meaning/") for key in scripts() if key.startswith("meaning/")}
    assert named - set(intents()) <= {"none"}


def test_every_response_of_the_domain_has_its_script() -> None:
    assert [name for name in domain()["responses"] if name.removeprefix("utter_") not in scripts()] == []


def test_every_response_that_a_rule_gives_is_in_the_domain_and_the_other_way_round() -> None:
    given = {step["action"] for steps in rules().values() for step in steps if "action" in step}
    assert {name for name in given if name.startswith("utter_")} == set(domain()["responses"])


def test_every_action_of_the_domain_is_defined_once_and_the_other_way_round() -> None:
    assert sorted(domain()["actions"]) == sorted(set(domain()["actions"]))
    assert set(domain()["actions"]) == actions_defined()


@pytest.mark.parametrize("room", [name.removesuffix("_form") for name in domain()["forms"] if name != "question_form"])
def test_every_form_of_a_room_has_its_rules_its_action_its_slot_and_its_content(room: str) -> None:
    form = f"{room}_form"
    assert {"action": form} in rules()[room]
    assert f"validate_{form}" in actions_defined()
    mappings = domain()["slots"]["room_reply"]["mappings"]
    assert form in [condition["active_loop"] for mapping in mappings for condition in mapping.get("conditions", ())]
    assert room in {**stems("bot/content/situations"), **stems("bot/content/guides")} or room in WITHOUT_CASES


def test_every_module_of_actions_has_the_name_of_a_topic() -> None:
    assert set(stems("actions", "*.py")) - SHARED - set(intents()) == set()


def test_every_file_of_situations_has_the_name_of_a_topic() -> None:
    assert set(stems("bot/content/situations")) - set(intents()) == set()


def test_the_checks_have_the_names_of_the_kinds_of_draft() -> None:
    assert set(KINDS) - set(stems("bot/content/checks")) == set()


@pytest.mark.parametrize("command", NAMES)
def test_every_command_says_in_telegrams_menu_what_it_does(command: str) -> None:
    (variant,) = scripts()[f"command/{command}"].variants
    assert re.fullmatch(r"[a-z_]{1,32}", command)
    assert 0 < len(variant.html) <= 256


def test_no_command_is_described_that_there_is_not() -> None:
    described = {key.removeprefix("command/") for key in scripts() if key.startswith("command/")}
    assert described == set(NAMES)
