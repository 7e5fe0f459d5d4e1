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


_DOUBTS = (
    "normal|weird|odd|strange|bad|wrong|okay|ok|silly|stupid|dumb|daft|mad|crazy|pathetic|selfish|childish|ridiculous"
)
_FEELS = (
    r"feel\w*|fell|miss\w*|be(?:ing)?|am|i'?m|cry\w*|cried|sad|bored|tired|glad|happy|jealous|relieved|angry|lonely|afraid|"
    r"scared|numb|ragin\w*"
)
_IF_NORMAL = re.compile(
    rf"\b(?:(?:is|was) (?:it|that|this) (?:\w+ ){{0,2}}?(?:{_DOUBTS}) (?:that |if |to |tae |when |for \w+ to )"
    rf"|am i (?:\w+ )?(?:{_DOUBTS}) (?:that i|to|if i|because i|for) )"
    rf"(?:i (?:\w+ )?)?(?:\w+ ){{0,3}}?(?:{_FEELS})\b"
    rf"|[.!?,] is (?:it|that|this) (?:\w+ )?(?:{_DOUBTS})(?: or is it(?: just)? me)?\W*$",
    re.IGNORECASE,
)
"""Whether something felt is normal; never whether something done to them is."""
_OTHERS = (
    "he|she|they|his|her|their|him|them|husband|wife|boyfriend|girlfriend|partner|bf|gf|man|someone|somebody|people"
)
_OF_ANOTHER = re.compile(
    rf"\b(?:{_OTHERS})\b.{{0,60}}\b(?:(?:check|track|hit|hurt|control|forc|shout|lock|touch|push|grab|threat|follow)\w*"
    r"|tak(?:e|es|ing)|mak(?:e|es|ing) me|let me|allow\w*|call\w* me|read\w* my|owns? me)\b",
    re.IGNORECASE,
)


def asks_if_normal(text: str) -> bool:
    """Whether it is asked if what they feel is normal, and nothing is told that somebody does to them."""
    plain = text.replace("’", "'")
    return _IF_NORMAL.search(plain) is not None and _OF_ANOTHER.search(plain) is None
