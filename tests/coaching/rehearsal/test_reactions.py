"""The other side: reactions fit the move and the difficulty, lines are many, and chance is the same each time."""

from __future__ import annotations

from itertools import product

import pytest

from bot.coaching.rehearsal import CAN, MOVES, REACTIONS, line_for, reaction_to, weave
from bot.coaching.rehearsal.moves import Move
from bot.coaching.rehearsal.replies import KINDS, keys
from tests import shelf

REPLIES = shelf.content().replies
SITUATIONS = shelf.content().situations


def test_every_pair_that_can_occur_has_five_lines_or_more() -> None:
    assert set(keys()) == set(REPLIES.lines)
    assert min(len(set(lines)) for lines in REPLIES.lines.values()) >= 5
    assert set(CAN) == set(MOVES)
    assert {reaction for of_move in CAN.values() for reaction in of_move} == set(REACTIONS)


@pytest.mark.parametrize(("level", "mean"), product((1, 2, 3), (False, True)))
def test_reactions_fit_the_difficulty_and_attacks_come_only_where_asked_for(level: int, mean: bool) -> None:
    for move, seed in product(MOVES, map(str, range(60))):
        reaction = reaction_to(move, level, (), mean=mean, seed=seed)
        assert CAN[move][reaction] <= level
        assert reaction != "attacks" or mean


@pytest.mark.parametrize("level", [1, 2, 3])
def test_calm_repetition_is_accepted_in_the_end_and_not_at_once(level: int) -> None:
    turns: list[dict[str, str]] = []
    while not turns or turns[-1]["reaction"] != "accepts":
        turns.append({"move": "held", "reaction": reaction_to("held", level, turns, mean=False, seed="x")})
    assert len(turns) == level + 1


def test_the_same_seed_gives_the_same_talk_and_another_one_another() -> None:
    def talk(seed: str) -> list[str]:
        turns: list[dict[str, str]] = []
        moves: tuple[Move, ...] = ("hedged", "explained", "asked", "beside", "acknowledged", "silent")
        for move in moves:
            turns.append({"move": move, "reaction": reaction_to(move, 3, turns, mean=False, seed=seed)})
        return [turn["reaction"] for turn in turns]

    assert talk("a") == talk("a")
    assert len({tuple(talk(str(seed))) for seed in range(20)}) > 5


def test_a_line_is_not_said_twice_while_there_is_another() -> None:
    used: list[str] = []
    for _ in REPLIES.lines["boundary/held/pushes"]:
        used.append(line_for(REPLIES, "boundary", "held", "pushes", used=used, seed="a")[1])
    assert len(set(used)) == len(used)


def test_every_line_can_be_woven_with_every_case_and_with_ones_own() -> None:
    others = [case.other for case in SITUATIONS if case.other is not None]
    assert len(others) >= 25
    for other in (*others, *REPLIES.own.values()):
        for line in (line for lines in REPLIES.lines.values() for line in lines):
            woven = weave(line, other, "no, thanks")
            assert "{" not in woven
            assert woven[0].upper() == woven[0]
    assert set(REPLIES.own) == set(KINDS)


def test_a_line_takes_up_the_words_of_the_case() -> None:
    case = next(case.other for case in SITUATIONS if case.id == "calls_at_work")
    assert case is not None
    assert (
        weave("Can't you {want}? {plea}", case, "") == "Can't you pick up when I ring? I worry when I can't reach you."
    )
