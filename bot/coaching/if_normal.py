"""Whether it is asked if what somebody feels is normal; never whether something that is done to them is."""

from __future__ import annotations

import re

_DOUBTS = (
    "normal|weird|odd|strange|bad|wrong|okay|ok|silly|stupid|dumb|daft|mad|crazy|pathetic|selfish|childish|ridiculous"
)
_FEELING = (
    r"sad\w*|bored|tired|glad|happ\w+|unhappy|jealous|envious|relieved|angry|furious|mad|cross|lonely|lonesome|alone|"
    r"afraid|scared|frightened|terrified|anxious|nervous|worried|numb|empty|guilty|ashamed|embarrassed|hurt|upset|"
    r"annoyed|irritated|frustrated|disappointed|gutted|heartbroken|homesick|lost|low|down|depressed|stressed|"
    r"overwhelmed|exhausted|drained|excited|proud|pleased|grateful|bitter|resentful|restless|confused|torn|"
    r"fed up|raging|ragin|bothered|offended|moved|detached|disconnected|shy|awkward|emotional"
)
"""Words for a feeling that come after "am", "be" and "feel"."""
_FEELS = (
    r"(?:feel|feels|feelin|feeling|felt|fell(?! (?:down|off|over|on))|cry|crying|cried|greetin|ragin|raging"
    r"|miss(?:ed|ing)?(?! (?:school|work|class\w*|church|meals?|an? (?:day|dose|pill|meal|shift))\b)"
    rf"|(?:am|be|being|was|get|getting|got|stay|staying) (?:[\w']+ ){{0,3}}?(?:{_FEELING}|like a guest))"
)
_I = (
    rf"(?:i (?:[\w']+ ){{0,3}}?{_FEELS}"
    rf"|(?:i'm|im) (?:[\w']+ ){{0,3}}?(?:{_FEELING}|feeling|missing|crying|like a guest))"
)
_IF_NORMAL = re.compile(
    rf"\b(?:(?:is|was) (?:it|that|this) (?:[\w']+ ){{0,2}}?(?:{_DOUBTS})|am i (?:\w+ )?(?:{_DOUBTS})(?: person)?) "
    rf"(?:(?:for (?!him|her|them)\w+ )?(?:to|tae) (?:[\w']+ ){{0,3}}?{_FEELS}|for (?:\w+ )?{_FEELS}"
    rf"|(?:(?:that|if|when|because|bc|how) )?(?:[\w',]+ ){{0,7}}?{_I})\b",
    re.IGNORECASE,
)
"""Whether something felt is normal; never whether something done to them is."""
_ASKED_LAST = re.compile(
    rf"[.!?,] *is (?:it|that|this) (?:\w+ )?(?:{_DOUBTS})(?: or is it(?: just)? me)?\W*$", re.IGNORECASE
)
_TOLD_FIRST = re.compile(
    rf"\b(?:{_I}|mess(?:es|ed|ing)? (?:me|my head) up|(?:gets|got) to me|makes? me (?:{_FEELING}))\b", re.IGNORECASE
)
"""What is felt where the question comes after it."""

_OTHERS = (
    r"he|he's|she|she's|they|they're|his|her|their|him|them|husband|wife|boyfriend|girlfriend|partner|bf|gf|ex|m[ae]n"
    r"|guys?|someone|somebody|people|everyone|everybody|boss|manager|colleagues?|coworkers?|teachers?|coach|priest"
    r"|pastor|doctor|landlord|carers?|neighbours?|neighbors?|flatmates?|roommates?|friends?|family|parents?|dad|daddy"
    r"|father|stepdad|mum|mom|mam|mother|stepmum|stepmom|brothers?|sisters?|uncle|aunt|auntie|cousins?|gran|nan"
    r"|grandad|grandpa|grandma|son|daughter|kids?|child|in-laws"
)
_DOES = (
    r"(?:check|track|hit|control|forc|shout|yell|scream|lock|touch|push|grab|threat|follow|smack|slap|punch|chok|grop"
    r"|allow|spy|spie|watch|insult|bull(?:y|ie)|throw|threw|kiss|spit|forbid|humiliat|monitor|pressur|decid|drink|drank)\w*"
    r"|tak(?:e|es|ing|en)|took|mak(?:e|es|ing) me|made me|lets? me|call\w* me|names|read(?:s|ing)? my|owns? me"
    r"|(?:go|goes|going|went|looks?|looking) (?:through|in|at) my|(?:has|keeps|hides) my|in(?:to)? my (?:room|bed)"
)
_OF_ANOTHER = re.compile(
    rf"\b(?:{_OTHERS})\b.{{0,60}}\b(?:{_DOES}|hurt\w*)\b|\b(?:{_DOES})\b.{{0,60}}\b(?:{_OTHERS})\b"
    rf"|\b(?:{_OTHERS}) (?:(?!i\b|i'm\b|im\b)[\w']+ ){{0,4}}?(?:strict|jealous|jealousy|possessive|violent|drunk)\b"
    rf"|\b(?:scared|afraid|frightened|terrified|nervous|fear|small) (?:\w+ )?"
    rf"(?:of|around|near|when|after|if|because|bc|cos) (?:my )?(?:{_OTHERS})\b"
    r"|\b(?:scared|afraid|frightened|terrified|nervous) (?:\w+ ){0,2}?home\b"
    r"|\bby (?:him|her|them|my|his|their|our|someone|somebody|people|an? (?:man|guy|boy|woman|teacher|stranger))\b",
    re.IGNORECASE,
)
"""That somebody does something to somebody, in either order, or is feared."""
_OF_FEELING = (
    r"tired|bored|scared|annoyed|relieved|excited|worried|ashamed|embarrassed|disappointed|depressed|stressed|confused"
    r"|frustrated|exhausted|overwhelmed|devastated|heartbroken|broken|terrified|frightened|irritated|pissed|gutted"
    r"|bothered|offended|moved|drained|detached|disconnected|conflicted|saddened|shocked|surprised|thrilled|delighted"
    r"|pleased|attached|married|divorced|retired|used to|fed up|made up|left out|supposed|often|even|then|when|open"
    r"|need"
)
"""What looks like a passive and is a feeling, or no verb at all."""
_DONE = (
    rf"(?!(?:{_OF_FEELING})\b)(?:\w{{2,}}(?:ed|en)|told|hit|kept|made|sent|put|shut|cut|held|fed|left|paid|sold|caught"
    r"|thrown|shown|brought|spied|read|lied|grabbed|yelled)"
)
_PASSIVE = re.compile(
    rf"\b(?:be|being|been|am|i'm|im|get|getting) (?:(?:not|never|always|still|constantly|only|just|\w+ly) )*{_DONE}\b"
    r"|\b(?:is|are|was|were|gets?|got) (?:(?:not|never|always|\w+ly) )*(?:taken|read|checked|tracked|controlled|watched"
    r"|locked|hit|beaten|called|told|forced|made to|allowed|threatened|followed|touched|kept|monitored)\b"
    r"|\b(?:have|need) to ask\b|\bnot allowed\b|\bpermission\b",
    re.IGNORECASE,
)
_GRAVE = re.compile(
    # what is done, whoever does it, and danger
    r"\b(?:(?:chok|grop|strangl|slap|smack|punch|assault|abus|molest|threat|blackmail|stalk|spy|forc|controlled|watched"
    r"|pressur|unsafe|trapped|rape|raping|hitting|beating|hurting|stab|violen|weapon|knife)\w*"
    r"|(?:hit|beat|hurt|shak(?:e|ing)|harm\w*|cut\w*|burn\w*|starv\w*|punish\w*) (?:me|him|her|them|it|my\w*|myself)"
    r"|self.?harm\w*|suicid\w*|kill\w*|die|dying|nothing matters|no point|disappear\w*|end it|not (?:be|being) here"
    r"|better off without|not wak(?:e|ing)|purg\w*|binge\w*|being high|getting high|what happens at (?:night|home)"
    # what is of sex, of children, and how old somebody is
    r"|sex\w*|porn\w*|nudes?|naked|horny|arous\w*|turned on|attract\w*|fancy\w*"
    r"|in bed|say(?:ing)? no|lust\w*|pervert\w*|minors?|underage"
    r"|feelings? for (?:\w+ )?(?:kids?|child\w*|student|pupil)"
    r"|(?:i'm|im|i am|he's|he is|she's|she is|they're|aged?|only|at) \d{1,2}"
    r"|\d+.?(?:yo|y/o|yrs? old|years? old|year.old)"
    # death
    r"|died|dead(?! (?:bored|lonely|tired|sad|jealous|happy|angry|nervous|weird|annoyed|proud))|death|deid|deein\w*"
    r"|deed|dee'd|passed (?:away|on|in|last|this|when|at|over)|passing|funeral\w*|lost my"
    r"|late (?:husband|wife|mum|mom|dad)"
    r"|grief|griev\w*|mourn\w*|widow\w*|buried|ashes|miscarr\w*|stillb\w*|put (?:down|to sleep)|cancer|hospice|hospital"
    # the body, and medicines
    r"|pains?|painful|ache\w*|aching|sore|dizz\w*|chest|breath\w*|faint\w*|nause\w*|sick(?! of)|vomit\w*|throw\w* up"
    r"|headaches?|migraine\w*|stomach|belly|tummy|blood\w*|bleed\w*|lumps?|periods?|pregnan\w*|fever\w*|itch\w*|swollen"
    r"|tingl\w*|heartbeat|palpitation\w*|heart (?:\w+ )?(?:rac|pound|beat|flutter)\w*|numb (?:in|on|down)"
    r"|numb (?:\w+ )?(?:arm|leg|face|hand|finger|foot|feet|toe)s?|(?:arm|leg|face|hand|finger|foot|feet|toe)s?"
    r" (?:\w+ ){0,3}numb|meds?|medication\w*|medicines?|tablets?|antidepressants?|ssris?|sertraline|prozac|insulin"
    r"|lithium|dos(?:e|es|age)|overdos\w*"
    r"|(?:tak\w+|took|off|stop\w*|on|need\w*|without|hid\w*) (?:my |the |his |any |\d+ )?pills?)\b"
    r"|\bfeel\w* like (?!(?:cry|noth|someth|everyth|anyth|be|drown|miss)ing\b)\w+ing\b",
    re.IGNORECASE,
)
"""What is never met with a word on feelings: harm, sex, age, death, the body, medicines."""


def asks_if_normal(text: str) -> bool:
    """Whether it is asked if what they feel is normal, and nothing is told of harm, death or the body, nor of what
    somebody does to them."""
    plain = " ".join(text.replace("’", "'").split())
    asks = _IF_NORMAL.search(plain) or (_ASKED_LAST.search(plain) and _TOLD_FIRST.search(plain))
    return bool(asks) and not any(told.search(plain) for told in (_OF_ANOTHER, _PASSIVE, _GRAVE))
