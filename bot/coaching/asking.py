"""What kind of question a message asks: whether something is normal, as good, frightening, true; why, how, how long."""

from __future__ import annotations

import re
from collections.abc import Mapping

_KINDS: Mapping[str, str] = {
    "normal": r"\b(?:is|are|was) (?:it|that|this|i)\b.{0,12}\b(?:normal|weird|odd|strange|bad|wrong|okay|ok|silly)\b"
    r"|\bam i (?:\w+ )?(?:weird|odd|mad|broken|the only|normal|wrong)\b|\bdoes (?:everyone|everybody|anyone)\b"
    r"|\bthat'?s not (?:great|good|normal|ok)\b",
    "compared": r"\b(?:as|so) (?:good|bad|real|well|much) as\b|\b(?:better|worse) than\b|\b(?:the )?same as\b"
    r"|\bcompared (?:to|with)\b|\bdo(?:es)? .{1,25} count\b|\bany (?:use|good)\b|\bworth it\b|\binstead of\b",
    "frightening": r"\bwhat if i\b|\b(?:scar[ey]\w*|afraid|frighten\w*|terrif\w*|nervous|dread\w*)\b"
    r"|\bhave to (?:talk|speak)\b",
    "studied": r"\bstud(?:y|ies)\b|\bresearch\b|\bscien\w+\b|\bproof\b|\bevidence\b"
    r"|\b(?:is|are) (?:it|that|people|there) (?:really |actually )?(?:true|really)\b|\bis there (?:really|actually)\b"
    r"|\bare people\b|\btrue or\b|\bepidemic\b",
    "how long": r"\bhow (?:long|soon|many (?:days|weeks|months|years))\b|\bwhen (?:will|does) (?:it|this)\b",
    "how much": r"\bhow (?:often|much|many)\b",
    "where": r"\bwhere (?:do|can|would|could|to|are|is)\b|\bhow do i find\b",
    "why": r"\bwhy\b|\bhow come\b|\bwhat makes\b",
    "how": r"\bhow (?:do|does|can|could|would|should|to|on earth)\b|\bwhat (?:can|could|should) (?:i|you|we) do\b",
}
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS.items()}


def kinds_asked(text: str) -> frozenset[str]:
    """The kinds of question in a text, by name; none where nothing of that sort is asked."""
    plain = text.replace("’", "'")
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(plain))
