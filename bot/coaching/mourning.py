"""Whether a message tells of a death, whatever else it is about."""

from __future__ import annotations

import re

from bot.coaching.people.matching import RELATIONS

_OTHERS = ("child", "baby", "parents?", "twin", "sponsee", "dog", "cat")
_KIN = rf"(?:{'|'.join(sorted((*RELATIONS, *_OTHERS), key=len, reverse=True))})"
_WHOSE = rf"(?:my|our|his|her|their|a|the) (?:\w+[ -]){{0,2}}{_KIN}"
_DYED = r"(?:her|his|their|my|our|its|the) (?:\w+ )?(?:hair|beard|roots|(?:eye)?brows|curls|fringe|dress|shirt)|it"
_SO_TO_SAY = (
    r"(?! (?:(?:of|from|with) (?:\w+ )?(?:laugh\w+|embarrass\w+|shame|boredom|cringe|curiosity|excitement|envy|joy)|"
    rf"laughing|inside|{_DYED})\b)"
)
"""What does not follow where somebody has died."""
_DIED = (
    rf"(?:(?:died|dies){_SO_TO_SAY}|"
    r"is dead(?! (?:set|wrong|right|tired|serious|against|good|on|to)\b)|was killed|passed (?:away|on)|"
    r"passed(?=\W*$|[.,;!?]| (?:yesterday|today|last|this|in|on|two|three|a|so)\b)|is no more|"
    r"(?:is|was|are) being (?:buried|cremated)|(?:was|got|is getting) (?:buried|cremated))"
)
_RITE = r"(?:funeral|burial|cremation|memorial service)"
_TELLS = re.compile(
    "|".join(
        (
            rf"\b{_WHOSE}(?:[- ]in[- ]law)?(?: \w+)? (?:just |has |have |suddenly |recently )*{_DIED}\b",
            rf"\b{_KIN}['’]?s? (?:\w+ )?(?:burial|funeral|death|cremation|passing|memorial|ashes|"
            r"wake(?![- ](?:up|time)))\b",
            rf"\b(?:{_RITE}|death|passing|memorial|wake|loss) (?:of|for) {_WHOSE}\b",
            rf"\b(?:bury(?:ing)?|buried|cremat\w+|mourn\w*|lay(?:ing)? to rest) {_WHOSE}\b(?!['’]s)",
            r"\b(?:i|we)(?: have|['’]ve)?(?: just)? lost (?:my|our) (?:mother|mum|mom|father|dad|brother|sister|son|"
            r"daughter|husband|wife|baby|child|twin|gran\w*|nan|uncle|aunt\w*)\b"
            r"(?!['’]s| (?:in (?:the|a)|at|over|to|because|again))",
            r"\b(?:to|for|at|after|from|until|till|have|is|arrang(?:e|ing)|planning) (?:a|the|my|our|his|her) "
            rf"(?:\w+ )?{_RITE}\b(?! (?:director|home|parlou?r|business|company|insurance))",
            r"\bsitting shiva\b|\bin mourning\b|\bbereave\w*",
            r"\bthere(?:['’]s| is| was| has been) (?:been )?a (?:death|bereavement)\b",
            rf"\b(?-i:[A-Z][a-z]+) (?:just |has |suddenly )*(?:died{_SO_TO_SAY}|passed away)\b",
        )
    ),
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:phone|battery|laptop|car|engine|plants?|tablet|internet|wifi|computer|tv|boiler|fridge|nobody|no one|it|"
    r"conversation|chat|bulb|van|bike|who|everyone|people) (?:just |has |suddenly )*(?:died|passed away)\b|"
    r"\b(?:boss|manager|supervisor|colleague|co-?worker|workmate|classmate|student|pupil) (?:just |has )*passed\b"
    r"(?! (?:away|on\W*$))",
    re.IGNORECASE,
)


def tells_death(text: str) -> bool:
    """Whether a text tells that somebody, or an animal of theirs, has died or is being buried."""
    return _TELLS.search(_NOBODY.sub("", text)) is not None
