"""Words typed in place of a button that they do not name: lengths of a pause, and what is said by the clock."""

from __future__ import annotations

from collections.abc import Collection

from bot.coaching.message import choice
from bot.coaching.pausing import LONGEST, SHORTEST, said_in
from bot.coaching.review import Checks


def _tap(name: str) -> str:
    return choice("", name).tap


LENGTH, BACK, HOLD, STIFF = (_tap(name) for name in ("20", "pause_argument:ready", "talk_hold", "quality_time:stiff"))
"""What is on offer with every question about a pause; when it is over; in a talk by the clock; and after one."""

NOT_THAT = '"not_that:'
"""What is in the tap that says that an answer was not what was meant."""
SHORT = 5
"""Words in which another answer is wished for: "another one", "too posh"."""

STANDS_FOR = (
    (BACK, "wants_longer", LENGTH),
    (BACK, "did_not", _tap("pause_argument:not_done")),
    (HOLD, "holds_on", HOLD),
    (STIFF, "felt_stiff", STIFF),
    (STIFF, "felt_good", _tap("quality_time:good")),
)
"""Where the first is on offer, words with this sign of the answer sheet mean the last."""


def tap_for(text: str, taps: Collection[str], checks: Checks) -> str | None:
    """The tap that words stand for while these are on offer; None for all else."""
    if LENGTH in taps:
        bare = text.strip(" .!")
        minutes = int(bare) if bare.isdecimal() and len(bare) < 4 else said_in(text)
        if minutes is not None:
            return _tap("pause_short") if minutes < SHORTEST else _tap(str(min(minutes, LONGEST)))
    other = next((one for one in taps if NOT_THAT in one), None)
    if other is not None and len(text.split()) <= SHORT and "another_line" in checks.read("remark", text):
        return other
    asked = [one for one in STANDS_FOR if one[0] in taps]
    signs = checks.read("answer", text) if asked else {}
    return next((tap for _, sign, tap in asked if sign in signs), None)
