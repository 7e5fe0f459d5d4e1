"""Words that are for somebody else than Kith: what is asked of a person who rings, shouts, comes round or borrows."""

from __future__ import annotations

import re

_DOES = (
    r"(?:ring|phon|shout|yell|scream|swear|nag|snap|com|turn|show|barg|walk|pop|drop|borrow|lend|tak|us|eat|park|smok)"
    r"(?:p|g)?(?:ing|e)?"
)
"""What people do and a program that writes does not."""
_CALLS = (
    r"call(?:ing)?(?: me| us| here| my \w+)?(?= (?:at|on|during|after|before|when|while|in|every|all|so|six|\d)\b|\W*$)"
)
"""To be rung; to be called something is a wish that Kith can keep."""
_REST = r"(?: me| us| my| our| your| at| up| in| on| over| round| around| here| back| out| off"
_REST += r"| it| the| into| from| by| after| before| when| while| during)\b"
_FOR_ANOTHER = re.compile(
    r"\b(?:stop|quit|don'?t|do not|no more|never|can you not|cant you not|please not) "
    r"(?:(?:you|ever|keep|bloody|fucking|just|always|all) )*"
    rf"(?:(?:{_DOES})(?:{_REST}|\W*$)|{_CALLS})",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:won'?t|wont|doesn'?t|doesnt|didn'?t|can'?t|never) stop\b|\b(?:i|to) (?:don'?t|never)\b", re.IGNORECASE
)
_TO_KITH = re.compile(
    r"^\W*(?:(?:oh|ugh|god|lol|but|and|well|honestly|man) )*"
    r"(?:ur|u r|u are|u|your|you're|youre|you are|you|this (?:app|bot|thing) is|kith is) "
    r"(?:(?:so|really|such|just|a|an|fucking|bloody|totally|pretty|kinda|bit|absolutely|fuckin) )*"
    r"(?:boring|dull|useless|annoying|rubbish|crap|shit|dumb|stupid|thick|lame|pointless|idiot|moron|joke|suck|robot|"
    r"machine|bot)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:bye|goodbye|good ?night|see (?:you|ya)|gotta go|talk later)\W*$", re.IGNORECASE)


def is_for_another(text: str) -> bool:
    """Whether words ask somebody to stop what Kith cannot do ("stop ringing me at work"), and tell of nobody."""
    plain = text.replace("’", "'")
    return _FOR_ANOTHER.search(plain) is not None and _TOLD.search(plain) is None


def is_to_kith(text: str) -> bool:
    """Whether words are a rude remark on Kith, or end the talk: never a message to somebody."""
    plain = text.replace("’", "'")
    return _TO_KITH.search(plain) is not None or _PARTS.search(plain) is not None
