"""A tenth of the bad inputs of `kith bench faults`, and none of them breaks anything."""

from __future__ import annotations

import pytest

from benchmarks import faults
from benchmarks._garbage import Garbage


@pytest.mark.measured
def test_a_tenth_of_all_bad_inputs_breaks_nothing() -> None:
    assert {door: dict(wrong) for door, wrong in faults.without_agent(0.1).items() if wrong} == {}


@pytest.mark.rasa
@pytest.mark.measured
async def test_a_tenth_of_them_breaks_nothing_in_the_real_dialogue() -> None:
    assert await faults.through_the_agent(0.1) == {}


def test_a_hundredth_of_a_hundredth_is_looked_at_every_time_and_the_seed_says_what_it_is() -> None:
    one, other = Garbage(9), Garbage(9)
    assert [repr(one.update(1)) for _ in range(50)] == [repr(other.update(1)) for _ in range(50)]
    assert len({one.text() for _ in range(200)}) > 150


def test_together_they_are_a_hundred_thousand() -> None:
    assert sum(faults.NUMBERS.values()) == 98_000
    assert faults.AGENT == 2_000
