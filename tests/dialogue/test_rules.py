"""Rules that are found by place are those that Rasa finds by looking through all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue import model
from bot.settings import find_root

pytestmark = [pytest.mark.rasa, pytest.mark.whole]


@pytest.fixture(scope="module")
def agent() -> Any:
    """Rasa's own, with the rules of Kith."""
    from bot.dialogue import quiet

    quiet.prepare()
    from rasa.core.agent import Agent

    return Agent.load(model.train(find_root()))


@pytest.fixture(scope="module")
def policy(agent: Any) -> Any:
    from rasa.core.policies.rule_policy import RulePolicy

    from bot.dialogue.runner import InOrder

    components = InOrder.instead_of(agent.processor.graph_runner).components
    (policy,) = (one for one in components if isinstance(one, RulePolicy))
    return policy


def moments(domain: Any) -> Iterator[Any]:
    """Every moment of every story, as a tracker."""
    from rasa.shared.core.generator import TrainingDataGenerator
    from rasa.shared.core.training_data.loading import load_data_from_files
    from rasa.shared.core.training_data.structures import StoryGraph

    files = [str(file) for file in sorted(Path(find_root(), "tests", "stories").glob("*.yml"))]
    stories = StoryGraph(load_data_from_files(files, domain))
    options = {"remove_duplicates": False, "augmentation_factor": 0, "use_story_concatenation": False}
    for story in TrainingDataGenerator(stories, domain, **options).generate():
        for moment, _ in story.generate_all_prior_trackers():
            yield moment


def test_at_every_moment_of_the_stories_they_are_the_same(agent: Any, policy: Any) -> None:
    from bot.dialogue.rules import RulesByPlace

    by_place, looked_at = RulesByPlace(policy), 0
    for moment in moments(agent.domain):
        for is_by_text in (True, False):
            states = policy._prediction_states(moment, agent.domain, is_by_text)
            for kind in ("rules", "rules_for_loop_unhappy_path"):
                theirs = policy._get_possible_keys(policy.lookup[kind], states)
                assert by_place(policy.lookup[kind], states) == theirs
                looked_at += len(theirs)
    assert looked_at


def test_each_rule_is_found_where_it_was_learned(policy: Any) -> None:
    from bot.dialogue.rules import RulesByPlace

    by_place, rules = RulesByPlace(policy), policy.lookup["rules"]
    for key in rules:
        assert key in by_place(rules, policy._rule_key_to_state(key))


def test_of_rules_that_are_not_the_policys_and_of_no_state_it_makes_no_guess(policy: Any) -> None:
    from bot.dialogue.rules import RulesByPlace

    by_place, rules = RulesByPlace(policy), policy.lookup["rules"]
    (key, action), *_ = rules.items()
    assert by_place({key: action}, policy._rule_key_to_state(key)) == {key}
    assert by_place(rules, []) == set(rules)


def test_a_loaded_dialogue_decides_by_place() -> None:
    from bot.dialogue.agent import Dialogue
    from bot.dialogue.rules import RulesByPlace
    from bot.dialogue.runner import InOrder

    nothing: Any = None
    dialogue = Dialogue.load(model.train(find_root()), draw=nothing, load=nothing, save=nothing, guard=nothing)
    runner = dialogue._agent.processor.graph_runner
    assert isinstance(runner, InOrder)
    searches = [vars(one).get("_get_possible_keys") for one in runner.components]
    assert sum(isinstance(search, RulesByPlace) for search in searches) == 1
