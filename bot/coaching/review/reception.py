"""How a text is likely to be received by someone who disagrees: a score between 0 and 1, never shown as a number.

Readable features after Yeomans and Minson's conversational receptiveness: acknowledgement, agreement, hedges, questions
and first person raise it; negation, contradiction and bare reasoning lower it. Each is a check of the sheet
`reception`. Their weights, and those of the text's vector for what no count tells, are fitted on rated answers
(docs/feedback.md).
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from bot.coaching.review.checks import Checks

Floats = npt.NDArray[np.float32]

MOST = 3
"""Uses of one feature that still count."""
FEATURES_SCALE, VECTOR_SCALE = 0.3, 3.0
"""What makes one penalty right for counts and for vectors of length one."""


def features(text: str, checks: Checks) -> Floats:
    """How often each check of the sheet `reception` is found, in its order, and last the logarithm of the words."""
    found = checks.read("reception", text)
    counts = [min(found.get(check.id, ("", 0))[1], MOST) for check in checks.sheets["reception"].checks]
    return np.asarray([*counts, math.log1p(len(text.split())) / FEATURES_SCALE], np.float32)


def reception(text: str, checks: Checks) -> float:
    """Between 0 and 1; 0.5 where nothing can be told."""
    if checks.tone is None or not text.strip():
        return 0.5
    return round(1 / (1 + math.exp(-checks.tone(text, features(text, checks)))), 3)
