"""Finds Rasa's rules by what was done last and by the intent, where Rasa looks through all of them each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

State = Mapping[str, Mapping[str, Any]]
Rules = dict[str, str]
Place = tuple[Any, Any]
"""The last action and the intent, None for one that does not matter."""

_BEGINNING: Place = ("", "")


class RulesByPlace:
    """Stands in for a loaded policy's own search and finds the same: few rules are looked at, by that search."""

    def __init__(self, policy: RulePolicy) -> None:
        self._search = policy._get_possible_keys
        self._places = {id(rules): self._by_place(policy, rules) for rules in _kinds(policy)}

    @classmethod
    def put_into(cls, policy: RulePolicy) -> None:
        """From now on the policy searches by place."""
        policy._get_possible_keys = cls(policy)

    def __call__(self, rules: Rules, states: Sequence[State]) -> set[str]:
        """The keys of those of the policy's rules that hold after these states, the present one last."""
        by_place = self._places.get(id(rules))
        if by_place is None or not states:
            return set(self._search(rules, states))
        near: Rules = {}
        for place in _around(states[-1]):
            near.update(by_place.get(place, {}))
        return set(self._search(near, states))

    @staticmethod
    def _by_place(policy: RulePolicy, rules: Rules) -> dict[Place, Rules]:
        by_place: dict[Place, Rules] = defaultdict(dict)
        for key, action in rules.items():
            by_place[_place(policy._rule_key_to_state(key)[-1])][key] = action
        return dict(by_place)


def _kinds(policy: RulePolicy) -> list[Rules]:
    return [rules for rules in policy.lookup.values() if isinstance(rules, dict)]


def _place(state: State) -> Place:
    """Where a rule holds, by its last state."""
    done = state.get(PREVIOUS_ACTION)
    return (_asked(done.get(ACTION_NAME)), _asked(state.get(USER, {}).get(INTENT))) if done else _BEGINNING


def _asked(value: Any) -> Any:
    return None if value == SHOULD_NOT_BE_SET else value or None


def _around(state: State) -> list[Place]:
    """The places of all rules that may hold in a state."""
    done = state.get(PREVIOUS_ACTION)
    if not done:
        return [_BEGINNING]
    return list(product({done.get(ACTION_NAME), None}, {state.get(USER, {}).get(INTENT), None}))
