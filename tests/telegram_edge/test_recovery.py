"""Ten of the hundred runs of `kith bench recovery`: killed at any instant, begun again, nothing lost."""

from __future__ import annotations

import pytest

from benchmarks import recovery
from tests.test_contract import ROOT


@pytest.mark.rasa
def test_in_ten_runs_nothing_is_lost_and_nothing_said_more_than_twice() -> None:
    assert (ROOT / "models" / "kith.tar.gz").is_file(), "kith train"
    assert recovery.measured(9, 1)["without loss"] == 10
