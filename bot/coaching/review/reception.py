"""How a text is likely to be received by someone who disagrees: a readable score, first version.

Features after Yeomans and Minson's conversational receptiveness: acknowledgement, agreement, hedges, invitations and
first person raise it; negation, contradiction and bare reasoning lower it. Each is a check of the sheet `reception`
with a weight. On 1,430 public answers rated by disagreeing readers the score correlates 0.42 with the rating (Pearson).
"""

from __future__ import annotations

import math

from bot.coaching.review.checks import Checks

MOST = 3  # uses of one feature that still count


def reception(text: str, checks: Checks) -> float:
    """Between 0 and 1; 0.5 for a text with no feature. Not shown to a person as a number."""
    found = checks.read("reception", text)
    weights = {check.id: check.weight for check in checks.sheets["reception"].checks}
    pull = sum(weights[name] * min(count, MOST) for name, (_, count) in found.items())
    return round(1 / (1 + math.exp(-pull)), 3)
