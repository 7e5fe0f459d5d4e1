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
_ASKED = re.compile(
    r"^\W*(?:(?:please|pls|can you|could you|can u) )*(?:give|gie|gimme|find|show|lend)(?: me| us) "
    r"(?:a|an|some|one|two|three)(?: \w+){0,3}? (?:answers?|lines?|words?|wording|sentences?|repl(?:y|ies)|ways?"
    r"|examples?|ideas?|tips?) (?:for|to|when|if|that|which|with)\b|^\W*how (?:u|ya|ye|to)\b|"
    r"\b(?:can|could|how do|how can) (?:you|u|i) set (?:this|that|it)(?: up)?\W*$",
    re.IGNORECASE,
)
"""Words, a way or a setting that Kith is asked for."""
_OF_KITH = re.compile(
    r"\b(?:ur|your|these|the) (?:texts?|messages?|answers?|repl(?:y|ies)|notes?|buttons?) (?:are|r|is) "
    r"(?:\w+ ){0,2}(?:long|short|small|wordy|confusing|hard|much|many)\b|"
    r"\b(?:can|could|will|would) (?:you|u|ya) (?:please |pls |not )*"
    r"(?:remind|send (?:me )?|find|show|save|delete|text me|message me|ping|nudge|write|translate|explain|repeat|"
    r"keep (?:it|that|your))\b",
    re.IGNORECASE,
)
"""What is said of Kith's own messages, and what it is asked for."""
_ANYBODY = re.compile(
    r"[\"“‘][^\"”’]*[\"”’]|(?<!\w)'[^']*'(?!\w)|"
    r"\b(?:how|what|who|which|where|why)(?:'?d| do| does| did| can| could| would| should| to| if)? "
    r"(?:teacher |one |way |\w+ )?(?:do |can |should |would )?(?:you|u|ya)\b(?! (?:did|said|do to|meant|are|were))|"
    r"\bif (?:you|u)\b|\b(?:you|u) (?:hear|see|know|get) (?:a|the|out)\b|\b(?:your|ur) \d+\b",
    re.IGNORECASE,
)
"""A "you" that is anybody, and what is quoted."""
_SOMEBODY = re.compile(r"\b(?:you|u|your|yours|ur|you'?(?:re|ve|ll|d)|ya)\b", re.IGNORECASE)
_CALLED = re.compile(
    r"^\W*(?:(?:hey|hi|hiya|hello|dear|yo|ok|okay|look|please|sorry|good (?:morning|evening|afternoon)) )?"
    r"(?:mum|mom|mam|mama|mummy|dad|daddy|papa|sis|bro|love|mate|babe|honey|darling|dear \w+|"
    r"(?:(?:uncle|aunt|auntie|aunty|mr|mrs|ms|miss|dr|father|sister|brother|pastor)\.? )?(?-i:[A-Z][a-z]+))[,:!]"
    r" \S+ \S+|^\W*(?:hey|hi|hiya|hello|dear|yo) (?!(?:kith|there|guys|all|everyone|can|could|how|what|whats|i|im|u|"
    r"you|do|is|it|my|so|the|we|if|need)\b)[^\W\d_]+,? \S+ \S+ \S+",
    re.IGNORECASE,
)
_INTERJECTION = re.compile(
    r"^\W*(?:actually|well|listen|honestly|anyway|basically|look|ok|okay|yes|yeah|no|nah|sorry|please|thanks|hm+|um+|oh|"
    r"true|right|maybe|sure|fine|great|nice|wow|still|also|then|kith|exactly|never|hello|hi|hey)[,:!]",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:bye|goodbye|good ?night|see (?:you|ya)|gotta go|talk later)\W*$", re.IGNORECASE)


def is_for_another(text: str) -> bool:
    """Whether words ask somebody to stop what Kith cannot do ("stop ringing me at work"), and tell of nobody."""
    plain = text.replace("’", "'")
    return _FOR_ANOTHER.search(plain) is not None and _TOLD.search(plain) is None


def speaks_to(text: str) -> bool:
    """Whether words speak to somebody: by a you that is not just anybody, or by a name first of all."""
    plain = text.replace("’", "'").replace("‘", "'")
    if _OF_KITH.search(plain) is not None:
        return False
    return _CALLED.search(plain) is not None or _SOMEBODY.search(_ANYBODY.sub(" ", plain)) is not None


def calls_by_name(text: str) -> bool:
    """Whether words begin with somebody's name, or what they are called."""
    plain = text.replace("’", "'")
    return _CALLED.search(plain) is not None and _INTERJECTION.match(plain) is None


def is_to_kith(text: str) -> bool:
    """Whether words are a rude remark on Kith, or end the talk: never a message to somebody."""
    plain = text.replace("’", "'")
    return _TO_KITH.search(plain) is not None or _PARTS.search(plain) is not None


def asks_kith(text: str) -> bool:
    """Whether words ask Kith for words, for a way or for a setting."""
    return _ASKED.search(text.replace("’", "'")) is not None
